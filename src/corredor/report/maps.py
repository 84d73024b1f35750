"""Map of the corridor: its places and the great circles between them.

Azimuthal equidistant, centred on the mean direction of the places and scaled to hold them all,
so that a corridor lies undistorted in the middle of the picture wherever on the globe it runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, cast

from corredor.core.errors import N_
from corredor.core.study import Settings
from corredor.report.drawing import svg
from corredor.report.globe import (
    Projection,
    Vector,
    direction,
    fitted,
    great_circle,
    mean_direction,
    position,
)
from corredor.report.ground import ground
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Dot,
    Mark,
    Rule,
    Shape,
    Text,
    specification,
    texts,
)
from corredor.report.model import Drawing, MapPlace, ReportModel
from corredor.report.placement import Box, Wanted, placed

TITLE: Final = N_("The corridor on the map")
TABLE: Final = "report.places"
LABEL: Final = 150.0
"""Greatest width of a place's name before it is broken [px]."""


def role_of(country: str, settings: Settings) -> tuple[Shape, str]:
    """Return shape and colour of the places of a country."""
    if country == settings.sides[0]:
        return "circle", FIRST
    if country == settings.sides[1]:
        return "square", SECOND
    return ("triangle-up", INK) if country in settings.transit else ("diamond", INK)


def corridor_map(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the map of the corridor; nothing if the programme has no places."""
    if not model.places:
        return ()
    at = {p.id: direction(p.latitude.value, p.longitude.value) for p in model.places}
    paths = [
        great_circle(at[first], at[second])
        for line in model.lines
        for first, second in pairwise(line)
    ]
    centre = mean_direction(list(at.values()))
    projection = fitted([*at.values(), *(v for path in paths for v in path)], centre)
    marks = [*frame(projection.height), *_places(model, speech, projection, at, paths)]
    marks += _legend(model, speech, projection.height)
    below = max(mark.box[3] for mark in marks if isinstance(mark, Text))
    spec = specification(
        marks,
        max(below, projection.height) + 4,
        under([*ground(model.borders, projection), *drawn_paths(paths)], projection),
    )
    return (Drawing("corridor", TITLE, svg(spec, speech.language), _alt(model, speech), TABLE),)


def _places(
    model: ReportModel,
    speech: Speech,
    projection: Projection,
    at: Mapping[str, Vector],
    paths: Iterable[Sequence[Vector]],
) -> Iterator[Mark]:
    """Yield the symbols of the places and their names where there is room."""
    points = {name: projection.point(vector) for name, vector in at.items()}
    names = [lines_of(place.name.spoken(speech.language)[0], SIZE, LABEL) for place in model.places]
    wanted = [
        Wanted(
            *points[place.id],
            max(text_width(line, SIZE) for line in lines),
            SIZE * LINE * len(lines),
            gap=9,
        )
        for place, lines in zip(model.places, names, strict=True)
    ]
    obstacles = [projection.point(vector) for path in paths for vector in path]
    obstacles += [
        (x + dx, y + dy) for x, y in points.values() for dx in (-6, 0, 6) for dy in (-6, 0, 6)
    ]
    on_line = {name for line in model.lines for name in line}
    boxes = placed(wanted, obstacles, Box(4, 4, WIDTH - 4, projection.height - 4))
    for place, lines, label, box in zip(model.places, names, wanted, boxes, strict=True):
        shape, color = role_of(place.country, model.settings)
        yield Dot(*points[place.id], shape, 11 if place.id in on_line else 8, color)
        if label.needs_leader(box):
            end = box.nearest(label.x, label.y)
            yield Rule(label.x, label.y, *end, opacity=FAINT)
        align, edge = _towards(points[place.id][0], box)
        for number, line in enumerate(lines):
            yield Text(edge, box.top + SIZE * LINE * (number + 0.5), line, align)


def _towards(x: float, box: Box) -> tuple[Any, float]:
    """Return how a label is aligned: its letters begin or end beside its point."""
    if x <= box.left:
        return "left", box.left
    if x >= box.right:
        return "right", box.right
    return "center", (box.left + box.right) / 2


def under(layers: Sequence[Mapping[str, Any]], projection: Projection) -> Mapping[str, Any]:
    """Return the specification of what lies under the marks of a map."""
    return {
        "width": WIDTH,
        "height": projection.height,
        "projection": projection.specification,
        "layer": list(layers),
    }


def frame(height: float) -> list[Mark]:
    """Return the edges of a map."""
    edges = ((0, 0), (WIDTH, 0), (WIDTH, height), (0, height), (0, 0))
    return [Rule(x, y, x2, y2, opacity=HAIR, width=2) for (x, y), (x2, y2) in pairwise(edges)]


def drawn_paths(
    paths: Iterable[Sequence[Vector]],
    color: str = INK,
    width: float = 1.8,
    dash: tuple[float, ...] = (6, 4),
) -> Iterator[dict[str, Any]]:
    """Yield paths over the globe as one layer, dashed as great circles are."""
    coordinates = [
        [[round(degree, 4) for degree in reversed(position(vector))] for vector in path]
        for path in paths
        if path
    ]
    if coordinates:
        yield {
            "data": {"values": [{"type": "MultiLineString", "coordinates": coordinates}]},
            "mark": {
                "type": "geoshape",
                "clip": False,
                "filled": False,
                "stroke": color,
                "strokeWidth": width,
                "strokeDash": list(dash),
            },
        }


def _legend(model: ReportModel, speech: Speech, top: float) -> Iterator[Mark]:
    """Yield the countries with their symbols, and whose borders the map shows."""
    shown = {place.country for place in model.places}
    territories = cast("Mapping[str, str]", speech.locale.territories)
    x, y = 8.0, top + 18
    for country in (*model.settings.sides, *model.settings.transit):
        if country not in shown:
            continue
        name = territories.get(country, country)
        wide = 24 + text_width(name, SIZE)
        if x > 8 and x + wide > WIDTH:
            x, y = 8.0, y + SIZE * LINE
        shape, color = role_of(country, model.settings)
        yield Dot(x, y, shape, 10, color)
        yield Text(x + 11, y, name)
        x += wide + 6
    note = texts(
        speech.translate(_NOTES[model.borders]), 2, y + 12, WIDTH - 4, size=10.5, opacity=FAINT
    )
    yield from note


_NOTES: Final = {
    "un": N_(
        "Dashed: great circles, the shortest arcs between the places; they are no route. "
        "Outlines and borders: Natural Earth in the edition of "
        "Visionscarto; they express no opinion on the status of any territory."
    ),
    "none": N_(
        "Dashed: great circles, the shortest arcs between the places; they are no route. "
        "Outlines: Natural Earth in the edition of Visionscarto."
    ),
}


def _alt(model: ReportModel, speech: Speech) -> str:
    def named(places: Iterable[MapPlace]) -> str:
        return speech.joined(place.name.spoken(speech.language)[0] for place in places)

    by_id = {place.id: place for place in model.places}
    said = [speech.translate(N_("Map of the places {places}.")).format(places=named(model.places))]
    for line in model.lines:
        text = speech.translate(N_("A line of great circles joins {places}."))
        said.append(text.format(places=named(by_id[name] for name in line)))
    return " ".join(said)
