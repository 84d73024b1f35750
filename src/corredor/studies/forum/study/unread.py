"""Answers of a form that no word is known for, so that a person can say what each means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from corredor.studies.forum.inputs.columns import CONSENT
from corredor.studies.forum.inputs.people import RANKS, SIZES
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet
from corredor.studies.forum.study.answers import (
    agreement_of,
    countries,
    folded,
    languages,
    rank_of,
    size_of,
)
from corredor.studies.forum.study.days import (
    FIELD,
    ORDER,
    ORDERS,
    answered_days,
    day_of,
    order_of_days,
)
from corredor.studies.forum.study.fields import spoken_parts

MOST_ANSWERS: Final = 40
"""Answers of a field that are listed; with more it is no closed vocabulary."""
KNOWN: Final[Mapping[str, tuple[Callable[[str], object], tuple[str, ...]]]] = {
    "rank": (rank_of, RANKS),
    "country": (lambda said: countries().get(folded(said)), ()),
    "languages": (lambda said: languages().get(folded(said)), ()),
    "size": (size_of, SIZES),
    "consent": (agreement_of, CONSENT),
}
"""By field, how an answer is read, and the words that the folder's table takes."""


def unread_answers(
    sheet: Sheet, mapping: ColumnMapping
) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return, by field, the answers that can't be read, each once, and what they may mean.

    Examples
    --------
    >>> from corredor.studies.forum.readers.exports import SheetRow
    >>> form = Sheet("f.csv", ("País",), (SheetRow(2, ("Perú",)), SheetRow(3, ("Perlandia",))))
    >>> unread_answers(form, ColumnMapping({"country": ("País",)}))
    {'country': (('Perlandia',), ())}
    """
    found: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    for name, (read, known) in KNOWN.items():
        told = dict.fromkeys(
            said for said in _answers(sheet, mapping, name) if said and not read(said)
        )
        if told:
            found[name] = tuple(told)[:MOST_ANSWERS], known
    if not order_of_days(sheet, mapping):
        days = [said for said in answered_days(sheet, mapping) if said]
        if any(day_of(said, one) and not day_of(said, "") for said in days for one in ORDERS):
            found[FIELD] = (ORDER,), ORDERS
    return found


def _answers(sheet: Sheet, mapping: ColumnMapping, name: str) -> Iterable[str]:
    """Yield the answers of a field; of languages each that an answer lists."""
    places = [sheet.column(header) for header in mapping.columns.get(name, ())]
    for row in sheet.rows:
        held = [row.cells[at] for at in places if at is not None and row.cells[at]]
        if name == "languages":
            yield from (part for said in held for part in spoken_parts(said))
        else:
            yield " ".join(held)
