"""Diversion: how far the nearest adequate airport is all along a leg, by legal reading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle, pairwise
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import Axis, across, room_for, up
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import LINE, text_width
from corredor.report.marks import FAINT, HAIR, WIDTH, Mark, Path, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.placement import Box
from corredor.report.spoken_units import with_unit
from corredor.report.wording import Wording

TITLE: Final = N_("How far the nearest adequate airport is")
TABLE: Final = "routes.edto"
THRESHOLDS: Final = (60.0, 120.0, 180.0)
"""Diversion times beyond which two-engine aeroplanes need an approval, or a wider one [minute]
(ICAO Annex 6 part I, 4.7; EASA AMC 20-6)."""
HEIGHT: Final = 300.0
"""Height of the plot without the legend [px]."""
HEADROOM: Final = 1.08
"""By how much the axis of time goes beyond the longest diversion."""
STYLES: Final = ((FIRST, ()), (SECOND, (7.0, 4.0)), (INK, (2.0, 3.0)))
"""Colour and dashes of the readings in their order; a fourth begins anew."""
SPOTS: Final = 12
"""Places along a threshold at which its number is tried."""

_INSET: Final = 6.0
_TOP: Final = 26.0
_BELOW: Final = 42.0
_RIGHT: Final = WIDTH - 12.0


@dataclass(frozen=True)
class Profile:
    """Diversion times along a leg under one reading: ways flown [km] and minutes."""

    reading: str
    places: tuple[tuple[float, float], ...]

    @property
    def longest(self) -> float:
        """Longest diversion [minute]."""
        return max(minutes for _, minutes in self.places)


def diversion_plots(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a plot for each leg that leaves the first threshold; the way back is the same."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (service,), rows in by(entries(model, TABLE), "service").items():
        first = rows[0].text("direction")
        ahead = [row for row in rows if row.text("direction") == first]
        for (origin, destination), points in by(ahead, "origin", "destination").items():
            profiles = [_profile(*item) for item in by(points, "reading").items()]
            if max(profile.longest for profile in profiles) <= THRESHOLDS[0]:
                continue
            marks, height = _plot(profiles, (origin, destination), wording)
            drawing = svg(specification(marks, height), speech.language)
            only = {"service": service, "origin": origin, "destination": destination}
            key = f"edto-{service}-{origin}-{destination}"
            alt = _alt(profiles, origin, destination, wording)
            made.append(Drawing(key, TITLE, drawing, alt, TABLE, only, service, _told(points)))
    return tuple(made)


def _told(rows: Sequence[Entry]) -> tuple[int, ...]:
    """Return the places of the rows to be read: ends, changes of airport, farthest points."""
    kept: set[int] = set()
    for found in by(rows, "reading").values():
        kept |= {found[0].at, found[-1].at}
        kept.add(max(found, key=lambda row: row.known("time", "minute")).at)
        kept |= {b.at for a, b in pairwise(found) if a.text("nearest") != b.text("nearest")}
    return tuple(sorted(kept))


def _profile(reading: tuple[str, ...], rows: Sequence[Entry]) -> Profile:
    places = ((row.known("along", "km"), row.known("time", "minute")) for row in rows)
    return Profile(reading[0], tuple(sorted(places)))


def _plot(
    profiles: Sequence[Profile], ends: tuple[str, str], wording: Wording
) -> tuple[list[Mark], float]:
    bottom = HEIGHT - _BELOW
    longest = max(profile.longest for profile in profiles)
    time = Axis(0.0, longest * HEADROOM, bottom, _TOP)
    left = room_for(time, wording.speech) + 2
    far = max(profile.places[-1][0] for profile in profiles)
    way = Axis(0.0, far, left, _RIGHT)
    marks: list[Mark] = [
        *across(way, _TOP, bottom, wording.speech),
        *up(time, left, _RIGHT, wording.speech),
        Text(0, 8, wording.say(N_("Diversion time with one engine out, minutes")), opacity=FAINT),
        Text(left, bottom + SIZE * 2.4, ends[0], bold=True),
        Text(_RIGHT, bottom + SIZE * 2.4, ends[1], "right", bold=True),
        Text(
            (left + _RIGHT) / 2,
            bottom + SIZE * 2.4,
            wording.say(N_("Way flown, km")),
            "center",
            opacity=FAINT,
        ),
        Rule(left, bottom, _RIGHT, bottom, opacity=HAIR * 1.6),
    ]
    lines = [
        tuple((way.at(along), time.at(minutes)) for along, minutes in profile.places)
        for profile in profiles
    ]
    marks += [
        Path(line, color, 2.2, dash=dash)
        for line, (color, dash) in zip(lines, cycle(STYLES), strict=False)
    ]
    marks += _thresholds(time, left, lines, wording)
    legend = list(_legend([profile.reading for profile in profiles], wording, HEIGHT + 8))
    below = max(mark.box[3] for mark in legend if isinstance(mark, Text))
    return [*marks, *legend], below + 4


def _thresholds(
    time: Axis, left: float, lines: Sequence[Sequence[tuple[float, float]]], wording: Wording
) -> Iterator[Mark]:
    """Yield the thresholds with their times, where no line runs through the number."""
    obstacles = [place for line in lines for place in _dense(line)]
    for minutes in THRESHOLDS:
        if minutes > time.high:
            continue
        y = time.at(minutes)
        said = with_unit(Decimal(int(minutes)), "minute", wording.speech)
        wide = text_width(said, SIZE)
        yield Rule(left, y, _RIGHT, y, width=1.4, opacity=0.7, dash=(2, 3))
        reach = _RIGHT - left - wide - 2 * _INSET
        starts = [left + _INSET + reach * step / SPOTS for step in range(SPOTS + 1)]
        boxes = [Box(x, y - SIZE * LINE - 1, x + wide, y - 1) for x in starts]
        best = min(boxes, key=lambda box: sum(box.holds(*place) for place in obstacles))
        yield Text(best.left, (best.top + best.bottom) / 2, said)


def _dense(line: Sequence[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    for (x, y), (x2, y2) in pairwise(line):
        count = max(int(max(abs(x2 - x), abs(y2 - y)) / 5), 1)
        yield from ((x + (x2 - x) * n / count, y + (y2 - y) * n / count) for n in range(count))


def _legend(readings: Sequence[str], wording: Wording, y: float) -> Iterator[Mark]:
    x = 8.0
    for name, (color, dash) in zip(readings, cycle(STYLES), strict=False):
        said = wording.word(name)
        wide = 56 + text_width(said, SIZE)
        if x > 8 and x + wide > WIDTH:
            x, y = 8.0, y + SIZE * LINE
        yield Rule(x, y, x + 26, y, color, 2.2, dash=dash)
        yield Text(x + 32, y, said, opacity=FAINT)
        x += wide


def _alt(profiles: Sequence[Profile], origin: str, destination: str, wording: Wording) -> str:
    return wording.say(
        N_(
            "Plot of the diversion time all along the way from {origin} to {destination}, one "
            "line for each reading: {readings}."
        ),
        origin=origin,
        destination=destination,
        readings=wording.joined(wording.word(profile.reading) for profile in profiles),
    )
