"""Brief: page one on a few sheets, with the entries on which its numbers rest.

It is cut out of the report on paper: its references bear the same numbers, so that an entry that
is left out here is found there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from corredor.core.errors import N_
from corredor.report.i18n import Speech
from corredor.report.printed.blocks import Block

OPENING: Final = "summary"
APPENDICES: Final = ("quotations", "assumptions", "sources")
MOST: Final = 12
"""Entries up to which all that a derived number rests on stand in the brief."""
MARK: Final = "r"
PARTED: Final = "–"
NOTE: Final = N_(
    "The small figures are those of the whole report of this language. What a number rests on "
    "stands here where that is {count} entries or fewer; all entries, chapters and tables stand "
    "there."
)


def brief_of(
    made: Mapping[str, Sequence[Block]], roots: Mapping[int, Sequence[int]], speech: Speech
) -> dict[str, list[Block]]:
    """Return the chapters of the brief.

    Parameters
    ----------
    made
        Chapters of the report on paper by name.
    roots
        By the number of each derived entry, the numbers of what it rests on.
    speech
        Its language.
    """
    opening = list(made.get(OPENING, ()))
    used = set(_referred(opening))
    used |= {end for one in used for end in roots.get(one, ()) if len(roots[one]) <= MOST}
    held = {name: _used(made.get(name, ()), used) for name in APPENDICES}
    note = speech.translate(NOTE).format(count=MOST)
    chapters = {OPENING: [*opening, ["soft", [note]]]} | held
    labels = {one[1] for blocks in held.values() for one in blocks if one[0] == "entry"}
    return {name: _linked(blocks, labels) for name, blocks in chapters.items() if blocks}


def _used(blocks: Sequence[Block], used: set[int]) -> list[Block]:
    """Return the heading and the entries of a chapter that are used; nothing if none is."""
    entries = [one for one in blocks if one[0] == "entry" and int(one[2]) in used]
    heading = [one for one in blocks[:1] if one[0] == "h"]
    return [*heading, *entries] if entries else []


def _referred(held: Any) -> Iterator[int]:
    """Yield the numbers of the references in some blocks."""
    for pairs in _marks(held):
        for said, _ in pairs:
            first, _, last = said.partition(PARTED)
            yield from range(int(first), int(last or first) + 1)


def _marks(held: Any) -> Iterator[Sequence[tuple[str, str]]]:
    """Yield the references in some blocks, each as it is written with its place."""
    if isinstance(held, dict):
        inner: dict[str, Any] = held  # pyright: ignore[reportUnknownVariableType]
        yield from _marks(list(inner.values()))
    elif isinstance(held, list):
        parts: list[Any] = held  # pyright: ignore[reportUnknownVariableType]
        if parts and parts[0] == MARK:
            yield parts[1]
        else:
            for one in parts:
                yield from _marks(one)


def _linked(held: Any, labels: set[str]) -> Any:
    """Return blocks whose references link to nothing that isn't there."""
    if isinstance(held, dict):
        inner: dict[str, Any] = held  # pyright: ignore[reportUnknownVariableType]
        return {name: _linked(one, labels) for name, one in inner.items()}
    if not isinstance(held, list):
        return held
    parts: list[Any] = held  # pyright: ignore[reportUnknownVariableType]
    if parts and parts[0] == MARK:
        pairs: Sequence[tuple[str, str]] = parts[1]
        return [MARK, [(said, label if label in labels else "") for said, label in pairs]]
    return [_linked(one, labels) for one in parts]
