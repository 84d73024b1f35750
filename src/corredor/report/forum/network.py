"""Network: which sectors of both sides meet, as bands between them whose width is the meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_
from corredor.report.axes import tick_text
from corredor.report.drawing import svg
from corredor.report.entries import Entry, entries
from corredor.report.forum.sittings import count
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import FAINT, WIDTH, Mark, Path, Rule, Text, specification
from corredor.report.model import Drawing, ReportModel
from corredor.report.wording import Wording

TABLE: Final = "forum.sectors"
TITLE: Final = N_("Who meets whom, by sector")
OTHERS: Final = ""
"""Stands for all sectors beyond the largest."""
UNKNOWN: Final = frozenset((OTHERS, "no_sector"))
"""What is no one sector: two of it are not the same."""
LARGEST: Final = 18
"""Sectors that are named on each side."""
NAMED: Final = 5
"""Pairs of sectors that the alternative text names."""

_HEIGHT: Final = 480.0
"""Height of all bands of a side together, without the gaps [px]."""
_GAP: Final = 5.0
_TOP: Final = 34.0
_NODE: Final = 9.0
_LABELS: Final = 196.0
_SMALL: Final = 11.5
_POINTS: Final = 14
"""Points of each edge of a band."""

Link = tuple[str, str]


@dataclass(frozen=True)
class _Node:
    """A sector of one side: its meetings, the edges of its bar, and the middle of its name [px]."""

    code: str
    meetings: float
    top: float
    bottom: float
    label: float


def sector_network(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return the network of the meetings between the sectors of both sides."""
    rows = [row for row in entries(model, TABLE) if count(row, "meetings")]
    if not rows:
        return ()
    wording = Wording(model, speech)
    links = _links(rows, model.settings.sides)
    marks, height = _plot(links, wording)
    drawn = svg(specification(marks, height), speech.language)
    beside = tuple(row.at for row in sorted(rows, key=_order))
    return (Drawing("sectors", TITLE, drawn, _alt(links, wording), TABLE, beside=beside),)


def _order(row: Entry) -> tuple[float, int]:
    return -count(row, "meetings"), row.at


def _links(rows: Sequence[Entry], sides: Sequence[str]) -> Mapping[Link, float]:
    """Return the meetings of pairs of sectors, the first side's first, the smallest together."""
    total: Counter[str] = Counter()
    pairs: list[tuple[Link, float]] = []
    for row in rows:
        one, other, meetings = row.text("sector"), row.text("other"), count(row, "meetings")
        is_turned = row.text("side") in sides[1:]
        pairs.append(((other, one) if is_turned else (one, other), meetings))
        for code in (one, other):
            total[code] += int(meetings)
    largest = {code for code, _ in sorted(total.items(), key=lambda p: (-p[1], p[0]))[:LARGEST]}
    found: dict[Link, float] = {}
    for link, meetings in pairs:
        one, other = (code if code in largest else OTHERS for code in link)
        found[one, other] = found.get((one, other), 0.0) + meetings
    return found


def _plot(links: Mapping[Link, float], wording: Wording) -> tuple[list[Mark], float]:
    total: Counter[str] = Counter()
    for (one, other), meetings in links.items():
        total[one] += int(meetings)
        total[other] += int(meetings)
    order = sorted(total, key=lambda code: (code == OTHERS, -total[code], code))
    scale = _HEIGHT / sum(links.values())
    names = {code: _name(code, wording) for code in order}
    sides = [_nodes(order, links, end, scale, names) for end in (0, 1)]
    left, right = _LABELS + _NODE, WIDTH - _LABELS - _NODE
    codes = wording.model.settings.sides
    heads = [wording.country(code) for code in codes] if len(codes) == len(sides) else ["", ""]
    marks: list[Mark] = [
        *_bands(links, sides, scale, left, right),
        Text(left, 10, heads[0], "right", bold=True),
        Text(right, 10, heads[1], "left", bold=True),
    ]
    for held, x, edge in ((sides[0], left, "right"), (sides[1], right, "left")):
        marks += _bars(held, x, names, wording, is_left=edge == "right")
    bottom = max(max(node.bottom for node in held.values()) for held in sides)
    lowest = max(mark.box[3] for mark in marks if isinstance(mark, Text))
    legend = list(_legend(wording, max(bottom, lowest) + 20))
    return [*marks, *legend], max(bottom, lowest) + 34


def _name(code: str, wording: Wording) -> tuple[str, ...]:
    said = wording.say(N_("other sectors")) if code == OTHERS else wording.term(code)
    return lines_of(said, _SMALL, _LABELS - 44)


def _nodes(
    order: Sequence[str],
    links: Mapping[Link, float],
    end: int,
    scale: float,
    names: Mapping[str, tuple[str, ...]],
) -> Mapping[str, _Node]:
    """Return the sectors of a side from top to bottom, far enough apart for their names."""
    made: dict[str, _Node] = {}
    top = _TOP
    for code in order:
        meetings = sum(held for link, held in links.items() if link[end] == code)
        if not meetings:
            continue
        high = meetings * scale
        room = max(high, len(names[code]) * _SMALL * LINE)
        start = top + (room - high) / 2
        made[code] = _Node(code, meetings, start, start + high, top + room / 2)
        top += room + _GAP
    return made


def _bands(
    links: Mapping[Link, float],
    sides: Sequence[Mapping[str, _Node]],
    scale: float,
    left: float,
    right: float,
) -> Iterator[Mark]:
    """Yield a band for each pair of sectors, at both ends in the order of the other side."""
    place = [{code: at for at, code in enumerate(held)} for held in sides]
    used = [{code: node.top for code, node in held.items()} for held in sides]
    starts: dict[Link, float] = {}
    for link in sorted(links, key=lambda pair: (place[0][pair[0]], place[1][pair[1]])):
        starts[link] = used[0][link[0]]
        used[0][link[0]] += links[link] * scale
    crossing: list[Mark] = []
    for link in sorted(links, key=lambda pair: (place[1][pair[1]], place[0][pair[0]])):
        high = links[link] * scale
        arrival = used[1][link[1]]
        used[1][link[1]] += high
        points = _band((left, starts[link]), (right, arrival), high)
        if link[0] == link[1] and link[0] not in UNKNOWN:
            crossing.append(Path(points, FIRST, opacity=0.5, filled=True))
        else:
            yield Path(points, INK, opacity=0.16, filled=True)
    yield from crossing


def _band(
    start: tuple[float, float], end: tuple[float, float], high: float
) -> tuple[tuple[float, float], ...]:
    """Return the outline of a band between two bars, level where it leaves them."""
    steps = [number / (_POINTS - 1) for number in range(_POINTS)]
    upper = [
        (start[0] + (end[0] - start[0]) * t, start[1] + (end[1] - start[1]) * t * t * (3 - 2 * t))
        for t in steps
    ]
    return (*upper, *((x, y + high) for x, y in reversed(upper)))


def _bars(
    held: Mapping[str, _Node],
    x: float,
    names: Mapping[str, tuple[str, ...]],
    wording: Wording,
    *,
    is_left: bool,
) -> Iterator[Mark]:
    out = -1 if is_left else 1
    align = "right" if is_left else "left"
    for node in held.values():
        middle = x + out * _NODE / 2
        bottom = max(node.bottom, node.top + 1)
        yield Rule(middle, node.top, middle, bottom, FIRST if is_left else SECOND, _NODE)
        edge = x + out * (_NODE + 6)
        count = tick_text(node.meetings, wording.speech)
        wide = text_width(count, SIZE, bold=True) + 7
        yield Text(edge, node.label, count, align, bold=True)
        lines = names[node.code]
        for number, line in enumerate(lines):
            y = node.label + (number - (len(lines) - 1) / 2) * _SMALL * LINE
            yield Text(edge + out * wide, y, line, align, size=_SMALL)


def _legend(wording: Wording, y: float) -> Iterator[Mark]:
    x = 8.0
    for said, color, opacity in (
        (wording.say(N_("meetings within a sector")), FIRST, 0.5),
        (wording.say(N_("meetings between sectors")), INK, 0.16),
    ):
        corners = ((x, y - 5), (x + 26, y - 5), (x + 26, y + 5), (x, y + 5))
        yield Path(corners, color, opacity=opacity, filled=True)
        yield Text(x + 32, y, said, opacity=FAINT)
        x += 52 + text_width(said, SIZE)


def _alt(links: Mapping[Link, float], wording: Wording) -> str:
    ordered = sorted(links, key=lambda pair: (-links[pair], pair))
    named = [pair for pair in ordered if OTHERS not in pair][:NAMED]
    if not named:
        return wording.say(N_("Network of the meetings between the sectors of both sides."))
    return wording.say(
        N_(
            "Network of the meetings between the sectors of both sides. The most meetings: {pairs}."
        ),
        pairs=wording.joined(
            " – ".join(dict.fromkeys(wording.term(code) for code in pair)) for pair in named
        ),
    )
