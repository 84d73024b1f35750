"""Payload and range: what a type carries how far, with the flights of a service on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, SECOND, SIZE
from corredor.report.lettering import LINE, text_width
from corredor.report.marks import (
    FAINT,
    HAIR,
    WIDTH,
    Dot,
    Mark,
    Path,
    Rule,
    Text,
    specification,
)
from corredor.report.model import Drawing, ReportModel
from corredor.report.placement import Box, Wanted, placed
from corredor.report.wording import Wording

TITLE: Final = N_("What the aircraft carries how far")
TABLE: Final = "routes.payload_range"
LEGS: Final = "routes.legs"
MISSION: Final = ("air_distance", "payload")
"""Columns of a leg that say how far it goes through the air and what it carries."""
HEIGHT: Final = 300.0
"""Height of the plot without the legend [px]."""
HEADROOM: Final = 1.06
"""By how much the axes go beyond the greatest number."""

_TOP: Final = 26.0
_BELOW: Final = 42.0
_RIGHT: Final = WIDTH - 12.0


def payload_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot for each service whose payload and range are known."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (service,), rows in by(entries(model, TABLE), "service").items():
        only = {"service": service}
        flights = [f for f in entries(model, LEGS, only) if all(map(f.key, MISSION))]
        marks, height = _plot(rows, flights, wording)
        drawing = svg(specification(marks, height), speech.language)
        alt = _alt(flights, wording)
        made.append(Drawing(f"payload-{service}", TITLE, drawing, alt, TABLE, only, service))
    return tuple(made)


def _at(entry: Entry, distance: str, payload: str) -> tuple[float, float]:
    return entry.known(distance, "km"), entry.known(payload, "tonne")


def _order(place: tuple[float, float]) -> tuple[float, float]:
    return place[0], -place[1]


def _plot(
    rows: Sequence[Entry], flights: Sequence[Entry], wording: Wording
) -> tuple[list[Mark], float]:
    curve = sorted(((_at(row, "distance", "payload")) for row in rows), key=_order)
    flown = [_at(flight, *MISSION) for flight in flights]
    far = max(x for x, _ in (*curve, *flown)) * HEADROOM
    much = max(max(y for _, y in (*curve, *flown)), 1.0) * HEADROOM
    bottom = HEIGHT - _BELOW
    payload = Axis(0.0, much, bottom, _TOP)
    left = room_for(payload, wording.speech) + 2
    distance = Axis(0.0, far, left, _RIGHT)
    line = tuple((distance.at(x), payload.at(y)) for x, y in curve)
    marks: list[Mark] = [
        *across(distance, _TOP, bottom, wording.speech),
        *up(payload, left, _RIGHT, wording.speech),
        Text(0, 8, wording.say(N_("Payload, tonnes")), opacity=FAINT),
        Text(
            _RIGHT,
            bottom + SIZE * 2.4,
            wording.say(N_("Way through the air, km")),
            "right",
            opacity=FAINT,
        ),
        Rule(left, bottom, _RIGHT, bottom, opacity=HAIR * 1.6),
        Path(
            ((left, bottom), (left, line[0][1]), *line, (line[-1][0], bottom)),
            FIRST,
            opacity=0.1,
            filled=True,
        ),
        Path(line, FIRST, 2.4),
    ]
    marks += _missions(flights, distance, payload, line, wording)
    marks += _legend(wording, HEIGHT + 8)
    return marks, HEIGHT + 20


def _missions(
    flights: Sequence[Entry],
    distance: Axis,
    payload: Axis,
    line: Sequence[tuple[float, float]],
    wording: Wording,
) -> Iterator[Mark]:
    """Yield each flight as a dot with its stations; both directions of a leg have their own."""
    dots = [_at(flight, *MISSION) for flight in flights]
    places = [(distance.at(x), payload.at(y)) for x, y in dots]
    names = [f"{f.text('origin')} → {f.text('destination')}" for f in flights]
    wanted = [
        Wanted(x, y, text_width(name, SIZE), SIZE * LINE, gap=9)
        for (x, y), name in zip(places, names, strict=True)
    ]
    frame = Box(distance.start + 2, _TOP, _RIGHT, HEIGHT - _BELOW - 2)
    boxes = placed(wanted, [*_between(line), *places], frame)
    for (x, y), name, want, box in zip(places, names, wanted, boxes, strict=True):
        if want.needs_leader(box):
            yield Rule(x, y, *box.nearest(x, y), opacity=FAINT)
        yield Dot(x, y, "square", 10, SECOND)
        yield Text((box.left + box.right) / 2, (box.top + box.bottom) / 2, name, "center")


def _between(line: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Yield points along a line, near enough that no label can stand between two of them."""
    for (x, y), (x2, y2) in pairwise(line):
        count = max(int(max(abs(x2 - x), abs(y2 - y)) / 8), 1)
        yield from ((x + (x2 - x) * n / count, y + (y2 - y) * n / count) for n in range(count))


def _legend(wording: Wording, y: float) -> Iterator[Mark]:
    x = 8.0
    for said, color in (
        (wording.say(N_("the most that it carries")), FIRST),
        (wording.say(N_("a flight of the service")), SECOND),
    ):
        if color == FIRST:
            yield Rule(x, y, x + 22, y, color, 2.4)
        else:
            yield Dot(x + 11, y, "square", 10, color)
        yield Text(x + 28, y, said, opacity=FAINT)
        x += 52 + text_width(said, SIZE)


def _alt(flights: Sequence[Entry], wording: Wording) -> str:
    return wording.say(
        N_("Plot of payload over distance, with the flights of the service: {flights}."),
        flights=wording.joined(f"{f.text('origin')}-{f.text('destination')}" for f in flights),
    )
