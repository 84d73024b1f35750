"""Entries of one id within a list, made one: else one of them would hide what the other says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, TypeVar

from corredor.studies.screening.inputs.entries import ALIAS, PRIMARY, Entry

T = TypeVar("T")
UNKNOWN: Final = "unknown"


def joined(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries in their order, those of one id as one with all that they say.

    What entries of one id call themselves differently, such as a person and a body, is unknown.

    Examples
    --------
    >>> from corredor.studies.screening.inputs.entries import ListedName
    >>> two = [Entry("1", "person", (ListedName(text),), ()) for text in ("A", "B")]
    >>> [(name.text, name.kind) for name in joined(two)[0].names]
    [('A', 'primary'), ('B', 'alias')]
    """
    by_id: dict[str, list[Entry]] = {}
    for entry in entries:
        by_id.setdefault(entry.id, []).append(entry)
    return tuple(held[0] if len(held) == 1 else _one(held) for held in by_id.values())


def _one(held: Sequence[Entry]) -> Entry:
    first, *rest = held
    schemas = {entry.schema for entry in held} - {UNKNOWN}
    names = [
        replace(name, kind=ALIAS) if name.kind == PRIMARY else name
        for entry in rest
        for name in entry.names
    ]
    return Entry(
        id=first.id,
        schema=schemas.pop() if len(schemas) == 1 else UNKNOWN,
        names=_once([*first.names, *(name for name in names if not _named(name.text, first))]),
        measures=_once(chain.from_iterable(entry.measures for entry in held)),
        identifiers=_once(chain.from_iterable(entry.identifiers for entry in held)),
        countries=_once(chain.from_iterable(entry.countries for entry in held)),
        birth=_once(chain.from_iterable(entry.birth for entry in held)),
        remarks="; ".join(_once(entry.remarks for entry in held if entry.remarks)),
        line=first.line,
    )


def _named(text: str, entry: Entry) -> bool:
    return any(name.text == text for name in entry.names)


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
