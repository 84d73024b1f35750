"""Treemap: the partners of a side, or its goods, as areas; squarified.

Bruls, Huizing and van Wijk 2000, Squarified treemaps, doi 10.1007/978-3-7091-6783-0_4.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corredor.core.errors import N_
from corredor.report.drawing import svg
from corredor.report.entries import Entry, by, entries
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND, SIZE
from corredor.report.lettering import LINE, lines_of, text_width
from corredor.report.marks import WIDTH, Dot, Mark, Path, Text, specification, texts
from corredor.report.model import Drawing, ReportModel
from corredor.report.trade.goods import goods_name
from corredor.report.wording import Wording

TITLE: Final = N_("With whom each side trades")
TABLE: Final = "trade.partners"
PRODUCT: Final = "product"
HEIGHT: Final = 128.0
"""Height of one map [px]."""
_EDGE: Final = 1.5
_PAD: Final = 5.0
_HEAD: Final = 20.0
_GAP: Final = 14.0
_SMALL: Final = 10.5


class Tile(NamedTuple):
    """A rectangle [px]."""

    left: float
    top: float
    width: float
    height: float


def squarified(values: Sequence[float], frame: Tile) -> list[Tile]:
    """Return tiles of areas as values, near to squares, filling a frame in the order given.

    Examples
    --------
    >>> [round(tile.width * tile.height) for tile in squarified([3, 1], Tile(0, 0, 8, 4))]
    [24, 8]
    """
    total = sum(values)
    scale = frame.width * frame.height / total if total > 0 else 0.0
    areas = [value * scale for value in values]
    tiles: list[Tile] = []
    start = 0
    while start < len(areas):
        side = min(frame.width, frame.height)
        end = start + 1
        while end < len(areas) and _worst(areas[start : end + 1], side) <= _worst(
            areas[start:end], side
        ):
            end += 1
        row, frame = _row(areas[start:end], frame)
        tiles += row
        start = end
    return tiles


def _worst(areas: Sequence[float], side: float) -> float:
    total = sum(areas)
    if total <= 0 or min(areas) <= 0:
        return float("inf")
    square = side * side
    return max(square * max(areas) / total**2, total**2 / (square * min(areas)))


def _row(areas: Sequence[float], frame: Tile) -> tuple[list[Tile], Tile]:
    """Return a row of tiles along the shorter side, and what is left of the frame."""
    left, top, width, height = frame
    whole, tiles = sum(areas), list[Tile]()
    if width >= height:
        thick = min(whole / height, width) if height > 0 else 0.0
        at = top
        for area in areas:
            long = height * area / whole if whole > 0 else 0.0
            tiles.append(Tile(left, at, thick, long))
            at += long
        return tiles, Tile(left + thick, top, width - thick, height)
    thick = min(whole / width, height) if width > 0 else 0.0
    at = left
    for area in areas:
        long = width * area / whole if whole > 0 else 0.0
        tiles.append(Tile(at, top, long, thick))
        at += long
    return tiles, Tile(left, top + thick, width, height - thick)


def partner_maps(model: ReportModel, speech: Speech) -> tuple[Drawing, ...]:
    """Return a drawing for each corridor: exports and imports of both sides."""
    wording = Wording(model, speech)
    made: list[Drawing] = []
    for (corridor,), rows in by(entries(model, TABLE), "corridor").items():
        sides = {row.text("reporter") for row in rows}
        marks: list[Mark] = []
        top = 0.0
        for (reporter, flow), held in by(rows, "reporter", "flow").items():
            name = f"{wording.term(reporter)}: {wording.word(flow)}"
            year = wording.date(held[0].text("year"))
            other = (sides - {reporter}).pop() if len(sides) > 1 else ""
            marks += texts(f"{name}, {year}", 0.0, top, WIDTH, bold=True)
            marks += _set_off(held, other, top, wording)
            frame = Tile(0.0, top + _HEAD, WIDTH, HEIGHT)
            marks += tiles_of(held, "partner", other, frame, wording)
            top += _HEAD + HEIGHT + _GAP
        drawing = svg(specification(marks, top), speech.language)
        alt = wording.say(
            N_("Areas by partner: the other side of the corridor is set off in colour.")
        )
        only = {"corridor": corridor}
        made.append(Drawing(f"partners-{corridor}", TITLE, drawing, alt, TABLE, only, corridor))
    return tuple(made)


def _set_off(rows: Sequence[Entry], partner: str, top: float, wording: Wording) -> Iterator[Mark]:
    """Yield the other side of the corridor and its share, at the right end of the heading."""
    for row in rows:
        if row.text("partner") == partner:
            share = wording.figure(row.key("share"), form="plain")
            said = f"{wording.term(partner)} {share}"
            y = top + SIZE * LINE / 2
            yield Text(WIDTH - 4, y, said, "right")
            yield Dot(WIDTH - 16 - text_width(said, SIZE), y, "square", 9, SECOND)


def tiles_of(
    rows: Sequence[Entry], column: str, marked: str, frame: Tile, wording: Wording
) -> Iterator[Mark]:
    """Yield the tiles of rows by their values, the one that is marked in another colour."""
    values = [row.number("value", "MUSD_nominal") or 0.0 for row in rows]
    for row, tile in zip(rows, squarified(values, frame), strict=True):
        name = row.text(column)
        color = SECOND if name == marked else INK if name.startswith("other") else FIRST
        opacity = 0.85 if name == marked else 0.1 if color == INK else 0.22
        right, bottom = tile.left + tile.width - _EDGE, tile.top + tile.height - _EDGE
        if right <= tile.left or bottom <= tile.top:
            continue
        corners = (
            *((tile.left, tile.top), (right, tile.top)),
            *((right, bottom), (tile.left, bottom)),
        )
        yield Path(corners, color, opacity=opacity, filled=True)
        yield from _label(row, column, tile, wording)


def _name(text: str, column: str, wording: Wording) -> str:
    if column == PRODUCT:
        return f"{text} {goods_name(text, wording.speech.language)}".strip()
    name = wording.term(text)
    return wording.word(text) if name == text else name


def _label(row: Entry, column: str, tile: Tile, wording: Wording) -> Iterator[Mark]:
    """Yield name and share where they fit."""
    name = _name(row.text(column), column, wording)
    room = tile.width - 2 * _PAD - _EDGE
    for size in (SIZE, _SMALL):
        lines = lines_of(name, size, room) if room > 0 else ()
        whole = all(text_width(word, size) <= room for word in name.split())
        fits = whole and bool(lines)
        if fits and (len(lines) + 1) * size * LINE <= tile.height - _PAD:
            yield from texts(name, tile.left + _PAD, tile.top + _PAD / 2, room, size=size)
            said = wording.figure(row.key("share"), form="plain")
            at = tile.top + _PAD / 2 + (len(lines) + 0.5) * size * LINE
            if text_width(said, size) <= room:
                yield Text(tile.left + _PAD, at, said, size=size, opacity=0.8)
            return
