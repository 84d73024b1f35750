"""Tracks: a map for each service, with its legal track past the airspace that is closed to it.

Azimuthal equidistant, centred on the track: an Arctic and Atlantic way looks as it does on a
globe. Closed areas are shaded, those avoided by choice outlined by dashes, great circles dashed;
each turn point names the area that it rounds, and how far off.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from corredor.core.errors import N_
from corredor.report.areas import drawn_areas
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.globe import (
    Projection,
    Vector,
    direction,
    fitted,
    great_circle,
    mean_direction,
)
from corredor.report.ground import ground
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.maps import drawn_paths, frame, under
from corredor.report.marks import FAINT, WIDTH, Dot, Mark, Path, Rule, Text, specification, texts
from corredor.report.model import Drawing, ReportModel
from corredor.report.placement import Box, Wanted, placed
from corredor.report.wording import Wording

TITLE: Final = N_("The legal track and the airspace that is closed")
TABLE: Final = "routes.tracks"
CLOSURES: Final = "routes.closures"
AVOIDED: Final = "routes.avoided"
SHADE: Final = 0.3
"""Opacity of closed airspace; land shows through."""
WASH: Final = 0.14
"""Opacity of airspace that is avoided by choice."""
DASH: Final = (4.0, 3.0)
"""Strokes and gaps of its outline [px]."""
LABEL: Final = 130.0
"""Greatest width of a label before it is broken [px]."""
NEAR: Final = 26.0
"""Turn points of one area that lie nearer than this to each other share a label [px]."""
_HALO: Final = 6.0

BORDERS: Final = "un"
"""The borders of a model that are drawn."""

Leg = Sequence[Entry]
"""The points of a leg in order."""


@dataclass(frozen=True)
class _Label:
    x: float
    y: float
    lines: tuple[str, ...]
    bold: bool


def track_maps(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a map for each service whose track is known."""
    made: list[Drawing] = []
    for (service,), rows in by(entries(model, TABLE), "service").items():
        legs = list(by(_one_direction(rows), "origin", "destination").values())
        areas = _areas(model, CLOSURES, service), _areas(model, AVOIDED, service)
        drawing = _map(model, legs, areas, speech)
        alt = _alt(legs, Wording(model, speech))
        only = {"service": service}
        made.append(Drawing(f"track-{service}", TITLE, drawing, alt, TABLE, only, service))
    return tuple(made)


def _one_direction(rows: Sequence[Entry]) -> list[Entry]:
    """Return the rows of the first direction: the way back is the same."""
    first = rows[0].text("direction")
    return [row for row in rows if row.text("direction") == first]


def _areas(model: ReportModel, table: str, service: str) -> frozenset[str]:
    return frozenset(row.text("area") for row in entries(model, table, {"service": service}))


def _at(entry: Entry) -> Vector:
    return direction(entry.known("latitude", "degree"), entry.known("longitude", "degree"))


def _map(
    model: ReportModel,
    legs: Sequence[Leg],
    areas: tuple[frozenset[str], frozenset[str]],
    speech: Speech,
) -> str:
    """Return the map; `areas` are those closed to the carrier and those that it avoids."""
    points = [[_at(entry) for entry in leg] for leg in legs]
    tracks = [_joined(leg) for leg in points]
    direct = [great_circle(leg[0], leg[-1]) for leg in points]
    shown = [vector for path in (*tracks, *direct) for vector in path]
    projection = fitted(shown, mean_direction(shown))
    closed, avoided = areas
    shaded = {
        "shade": drawn_areas(closed, projection),
        "wash": drawn_areas(avoided - closed, projection),
    }
    shown_kinds = {kind for kind, geometry in shaded.items() if geometry is not None}
    wording = Wording(model, speech)
    marks = [*frame(projection.height), *_symbols(legs, projection)]
    marks += _labels(legs, projection, (*tracks, *direct), wording)
    marks += _legend(model, wording, projection.height, shown_kinds)
    below = max(mark.box[3] for mark in marks if isinstance(mark, Text))
    drawn = [
        *ground(model.borders, projection),
        *(_shade(kind, geometry) for kind, geometry in shaded.items() if geometry is not None),
        *drawn_paths(direct),
        *drawn_paths(tracks, FIRST, 2.4, ()),
    ]
    height = max(below, projection.height) + 4
    spec = specification(marks, height, under(drawn, projection))
    return svg(spec, speech.language)


def _joined(points: Sequence[Vector]) -> tuple[Vector, ...]:
    return tuple(vector for one, two in pairwise(points) for vector in great_circle(one, two))


def _shade(kind: str, geometry: Any) -> dict[str, Any]:
    style: dict[str, Any] = {"fill": SECOND, "fillOpacity": SHADE, "strokeWidth": 0.4}
    if kind == "wash":
        style = {"fill": FIRST, "fillOpacity": WASH, "strokeWidth": 1, "strokeDash": list(DASH)}
    return {
        "data": {"values": [geometry]},
        "mark": {"type": "geoshape", "clip": False, "stroke": style["fill"], **style},
    }


def _symbols(legs: Sequence[Leg], projection: Projection) -> Iterator[Mark]:
    for leg in legs:
        for entry in leg[1:-1]:
            yield Dot(*projection.point(_at(entry)), "diamond", 7, FIRST)
    for entry in _ends(legs):
        yield Dot(*projection.point(_at(entry)), "circle", 10, INK)


def _ends(legs: Sequence[Leg]) -> list[Entry]:
    return [legs[0][0], *(leg[-1] for leg in legs)]


def _labels(
    legs: Sequence[Leg],
    projection: Projection,
    paths: Sequence[Sequence[Vector]],
    wording: Wording,
) -> Iterator[Mark]:
    """Yield the stations' codes and what binds at the turn points, where there is room."""
    labels = [*_stations(legs, projection), *_turns(legs, projection, wording)]
    wanted = [
        Wanted(
            label.x,
            label.y,
            max(text_width(line, SIZE, bold=label.bold) for line in label.lines),
            SIZE * LINE * len(label.lines),
            gap=9,
        )
        for label in labels
    ]
    obstacles = [projection.point(vector) for path in paths for vector in path]
    boxes = placed(wanted, obstacles, Box(4, 4, WIDTH - 4, projection.height - 4))
    for label, want, box in zip(labels, wanted, boxes, strict=True):
        if want.needs_leader(box):
            yield Rule(label.x, label.y, *box.nearest(label.x, label.y), opacity=FAINT)
        middle = (box.left + box.right) / 2
        for number, line in enumerate(label.lines):
            y = box.top + SIZE * LINE * (number + 0.5)
            yield Text(middle, y, line, "center", bold=label.bold)


def _stations(legs: Sequence[Leg], projection: Projection) -> Iterator[_Label]:
    codes = [legs[0][0].text("origin"), *(leg[-1].text("destination") for leg in legs)]
    for entry, code in zip(_ends(legs), codes, strict=True):
        yield _Label(*projection.point(_at(entry)), (code,), True)


def _turns(legs: Sequence[Leg], projection: Projection, wording: Wording) -> Iterator[_Label]:
    """Yield a label for each turn; turns round one area that lie close together share one."""
    for leg in legs:
        before: tuple[str, float, float] | None = None
        for entry in leg[1:-1]:
            owner = entry.text("owner")
            x, y = projection.point(_at(entry))
            near = before is not None and abs(x - before[1]) + abs(y - before[2]) < NEAR
            if near and before is not None and before[0] == owner:
                continue
            before = owner, x, y
            yield _Label(x, y, lines_of(_binding(entry, wording), SIZE, LABEL), False)


def _binding(entry: Entry, wording: Wording) -> str:
    """Return which area a track rounds at a turn, and how far off."""
    area = wording.joined(wording.country(code) for code in entry.text("owner").split())
    key = entry.key("clearance")
    return f"{area} ({wording.figure(key, form='plain')})" if area and key else area


def _legend(
    model: ReportModel, wording: Wording, top: float, shown: Collection[str]
) -> Iterator[Mark]:
    x, y = 8.0, top + 18
    for name, kind in _KINDS.items():
        if kind in AREAS and kind not in shown:
            continue
        said = wording.say(name)
        wide = 40 + text_width(said, SIZE)
        if x > 8 and x + wide > WIDTH:
            x, y = 8.0, y + SIZE * LINE
        yield from _sample(kind, x, y)
        yield Text(x + 28, y, said)
        x += wide + 6
    note = NOTE_BORDERS if model.borders == BORDERS else NOTE
    yield from texts(wording.say(note), 2, y + 12, WIDTH - 4, size=10.5, opacity=FAINT)


def _sample(kind: str, x: float, y: float) -> Iterator[Mark]:
    match kind:
        case "shade":
            yield Path(_corners(x, y), SECOND, opacity=SHADE, filled=True)
        case "wash":
            yield Path(_corners(x, y), FIRST, opacity=WASH, filled=True)
            yield Path((*_corners(x, y), _corners(x, y)[0]), FIRST, 1.0, dash=DASH)
        case "track":
            yield Rule(x, y, x + 22, y, FIRST, 2.4)
        case "turn":
            yield Dot(x + 11, y, "diamond", 7, FIRST)
        case _:
            yield Rule(x, y, x + 22, y, width=1.8, dash=(6, 4))


def _corners(x: float, y: float) -> tuple[tuple[float, float], ...]:
    corners = ((0.0, -6.0), (22.0, -6.0), (22.0, 6.0), (0.0, 6.0))
    return tuple((x + dx, y + dy) for dx, dy in corners)


AREAS: Final = ("shade", "wash")
_KINDS: Final = {
    N_("closed to the carrier"): "shade",
    N_("avoided by choice"): "wash",
    N_("shortest legal track"): "track",
    N_("turn point, with the area that it rounds and its distance"): "turn",
    N_("great circle without closures"): "direct",
}
NOTE: Final = N_(
    "Shaded: land and territorial sea that are closed to the carrier on the first day. Outlines: "
    "Natural Earth in the edition of Visionscarto, closed areas in that of world-atlas. Not for "
    "navigation."
)
NOTE_BORDERS: Final = N_(
    "Shaded: land and territorial sea that are closed to the carrier on the first day. Outlines "
    "and borders: Natural Earth in the edition of Visionscarto, closed areas in that of "
    "world-atlas; they express no opinion on the status of any territory. Not for navigation."
)


def _alt(legs: Sequence[Leg], wording: Wording) -> str:
    path = [legs[0][0].text("origin"), *(leg[-1].text("destination") for leg in legs)]
    said = [
        wording.say(
            N_("Map of the shortest legal track of a service by way of {places}."),
            places=wording.joined(path),
        )
    ]
    owners = [code for leg in legs for turn in leg[1:-1] for code in turn.text("owner").split()]
    if owners:
        areas = wording.joined(wording.country(code) for code in dict.fromkeys(owners))
        said.append(wording.say(N_("It turns off: {areas}."), areas=areas))
    return " ".join(said)
