"""GeoJSON: legal tracks, their points and the airspace that is closed, after RFC 7946.

Lines follow geodesics by points of at most a degree; what crosses the antimeridian is cut
there; outer rings run counterclockwise. Heights and times are properties, not coordinates.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from corredor.report.entries import Entry, by, entries
from corredor.report.geodesics import geodesic
from corredor.report.geojson_areas import multipolygon
from corredor.report.linked.names import json_bytes
from corredor.report.model import ReportModel

TRACKS: Final = "routes.tracks"
CLOSURES: Final = "routes.closures"
AVOIDED: Final = "routes.avoided"
DIGITS: Final = 4
"""Decimals of a degree: some ten metres."""
ACT: Final = ("barred", "from", "to", "exempt", "confidence", "source", "known_to")

Position = list[float]


def geojson(model: ReportModel) -> bytes:
    """Return tracks, turn points and closed areas as one collection of features."""
    features = [
        *_places(model),
        *_tracks(model),
        *_areas(model, CLOSURES, "closure"),
        *_areas(model, AVOIDED, "avoided"),
    ]
    return json_bytes({"type": "FeatureCollection", "features": features})


def _feature(geometry: dict[str, Any], **properties: Any) -> dict[str, Any]:
    held = {name: value for name, value in properties.items() if value not in ("", None)}
    return {"type": "Feature", "geometry": geometry, "properties": held}


def _places(model: ReportModel) -> Iterator[dict[str, Any]]:
    for place in model.places:
        at = [round(place.longitude.value, DIGITS), round(place.latitude.value, DIGITS)]
        name = place.name.spoken(model.languages[0])[0]
        yield _feature({"type": "Point", "coordinates": at}, kind="place", id=place.id, name=name)


def _tracks(model: ReportModel) -> Iterator[dict[str, Any]]:
    legs = by(entries(model, TRACKS), "service", "direction", "origin", "destination")
    for (service, way, origin, destination), points in legs.items():
        known: dict[str, Any] = {"service": service, "direction": way}
        known |= {"origin": origin, "destination": destination}
        yield _feature(_line([_at(point) for point in points]), kind="track", **known)
        for point in points:
            if point.text("owner"):
                latitude, longitude = _at(point)
                at = [round(longitude, DIGITS), round(latitude, DIGITS)]
                yield _feature(
                    {"type": "Point", "coordinates": at},
                    kind="turn point",
                    rounds=point.text("owner"),
                    clearance_km=point.number("clearance", "km"),
                    **known,
                )


def _at(point: Entry) -> tuple[float, float]:
    return point.known("latitude", "degree"), point.known("longitude", "degree")


def _line(points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    """Return a line through places as latitude and longitude, along geodesics."""
    path = [points[0]]
    for first, second in pairwise(points):
        path += geodesic(first, second)[1:]
    lines = cut_line([[longitude, latitude] for latitude, longitude in path])
    if len(lines) == 1:
        return {"type": "LineString", "coordinates": lines[0]}
    return {"type": "MultiLineString", "coordinates": lines}


def cut_line(path: Sequence[Position]) -> list[list[Position]]:
    """Return a line cut where it crosses the antimeridian, both ends on it.

    Examples
    --------
    >>> cut_line([[179.0, 10.0], [-179.0, 12.0]])
    [[[179.0, 10.0], [180.0, 11.0]], [[-180.0, 11.0], [-179.0, 12.0]]]
    """
    lines: list[list[Position]] = [[_rounded(path[0])]]
    for before, after in pairwise(path):
        step = after[0] - before[0]
        if abs(step) > 180:
            side = math.copysign(180.0, before[0])
            whole = step - math.copysign(360.0, step)
            part = (side - before[0]) / whole
            latitude = before[1] + part * (after[1] - before[1])
            lines[-1].append(_rounded([side, latitude]))
            lines.append([_rounded([-side, latitude])])
        lines[-1].append(_rounded(after))
    return lines


def _rounded(at: Position) -> Position:
    return [round(at[0], DIGITS), round(at[1], DIGITS)]


def _areas(model: ReportModel, table: str, kind: str) -> Iterator[dict[str, Any]]:
    """Yield each area once, with the services that it is closed to and the acts that say so."""
    for (code,), rows in by(entries(model, table), "area").items():
        geometry = multipolygon(code)
        if geometry is None:
            continue
        acts = {tuple(row.text(name) for name in ACT): row for row in rows}
        said = [
            {name: text for name, text in zip(ACT, act, strict=True) if text}
            for act in sorted(acts)
        ]
        services = sorted({row.text("service") for row in rows})
        yield _feature(
            geometry, kind=kind, area=code, services=services, acts=[one for one in said if one]
        )
