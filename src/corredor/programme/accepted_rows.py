"""Accepted rows: which rows of the folder's tables an accepted candidate becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from corredor.core.errors import EmptyCell, Wording
from corredor.core.label import LANGUAGES
from corredor.core.table import Row
from corredor.programme.cells import EXPECTED
from corredor.programme.diagnostics import Diagnostics, Refused
from corredor.programme.review import CANDIDATES, CLAIM_CELLS, Review, cells_of
from corredor.programme.specs import ORGANISATION_KINDS, SOURCE_KINDS
from corredor.units import NOMINAL, is_bare_money

TableRow = tuple[str, dict[str, str]]
"""The name of a table and the cells of a row to add to it."""

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "figure": ("quote", "subject", "property", "value", "unit", "chain"),
    "event": ("quote", "subject", "property", "chain"),
    "statement": ("quote", "subject", "chain"),
    "proposal": ("quote", "value", "stage", "proposer", "sector", "chain"),
    "person": ("value",),
    "organisation": ("value", "sort"),
    "source": ("value", "sort"),
    "derivation": ("value", "other"),
}
"""Cells that a candidate of each kind must have before it can be accepted."""
TERM: Final = "term"
"""Kind in the column `names` of what goes into ``terms.csv``; all other kinds are sources."""
EVERYWHERE: Final = frozenset({"article", "outlet"})
"""Kinds of source whose names stay as they are in every language."""
_KIND_OF_CLAIM: Final = {"proposal": "item"}
PROPOSAL: Final = "proposal"
ORGANISATION: Final = "organisation"
YEAR: Final = 4
"""Digits of a year."""
NAME_AT: Final = 2
"""Where the name stands in an entry of `names`."""
STATEMENT: Final = "statement"


def check_accepted(review: Review, diagnostics: Diagnostics) -> None:
    """Add E103 for each cell that an accepted candidate lacks."""
    for row in review.decided:
        if row.text("decision") != "accept":
            continue
        for column in NEEDED[row.text("kind")]:
            if not cells_of(row).get(column):
                missing = Refused(EmptyCell, column=column, kind=_expected(column, row))
                diagnostics.add(review.candidates.refusal(row, column, missing))


def _expected(column: str, row: Row) -> Wording | tuple[str, ...]:
    """Return what a cell should hold: its words where it takes only some, else its kind."""
    choices = {"organisation": ORGANISATION_KINDS, "source": SOURCE_KINDS}
    if column == "sort":
        return choices[row.text("kind")]
    spec = CANDIDATES.column(column)
    kind = spec.kind if spec else "id"
    if column == "value":
        kind = "number" if row.text("kind") == "figure" else "id"
    return Wording(EXPECTED["unit" if column == "unit" else kind])


def rows_of(row: Row, language: str, person: str, date: str) -> Iterator[TableRow]:
    """Yield the rows that an accepted candidate becomes, those that others refer to first.

    Parameters
    ----------
    row
        A row of ``candidates.csv``.
    language
        Language of its document, in which new names are given.
    person, date
        Who accepted it, and the day.
    """
    cells = cells_of(row)
    kind = cells["kind"]
    if kind == ORGANISATION:
        yield "organisations", _organisation(cells, language)
        return
    for table, made in _named(cells.get("names", ""), language):
        yield table, made | _mended(cells) if made["id"] == cells["value"] else made
    if kind == "derivation":
        yield "derivations", _derivation(cells) | {"person": person, "date": date}
    elif kind == "proposal":
        yield from _proposal(cells, language)
    elif kind in ("figure", "event", "statement"):
        yield from _claims(cells)


def _named(names: str, language: str) -> Iterator[TableRow]:
    for entry in filter(None, (part.strip() for part in names.split(";"))):
        name, kind, shown, country = (*(part.strip() for part in entry.split("=")), "", "", "")[:4]
        cells = {"id": name, **_labels(shown or name, language, kind in EVERYWHERE)}
        if kind == TERM:
            yield "terms", cells
        else:
            yield "sources", cells | {"kind": kind, "country": country}


def _mended(cells: Mapping[str, str]) -> dict[str, str]:
    """Return kind and country of a person or source as the columns `sort` and `country` say."""
    if cells["kind"] not in ("person", "source"):
        return {}
    held = {"kind": cells.get("sort", ""), "country": cells.get("country", "")}
    return {name: cell for name, cell in held.items() if cell}


def _labels(shown: str, language: str, everywhere: bool) -> dict[str, str]:
    """Return the cells of a label: ``es:… | en:…``, or one name in the document's language.

    Examples
    --------
    >>> _labels("es:comercio | ru:торговля", "es", False)
    {'name_es': 'comercio', 'name_ru': 'торговля'}
    """
    cells: dict[str, str] = {}
    for part in shown.split("|"):
        head, mark, rest = part.strip().partition(":")
        if mark and head in LANGUAGES:
            cells[f"name_{head}"] = rest.strip()
        else:
            spoken = LANGUAGES if everywhere else (language,)
            cells |= {f"name_{one}": part.strip() for one in spoken}
    return cells


def _organisation(cells: Mapping[str, str], language: str) -> dict[str, str]:
    entries = (entry.split("=") for entry in cells.get("names", "").split(";"))
    shown = {entry[0].strip(): entry[2].strip() for entry in entries if len(entry) > NAME_AT}
    name = cells["value"]
    labels = _labels(shown.get(name) or cells.get("words") or name, language, False)
    return {"id": name, "kind": cells["sort"], "country": cells.get("country", ""), **labels}


def _claim(cells: Mapping[str, str], **changed: str) -> dict[str, str]:
    kind = cells["kind"]
    made = {name: cells.get(name, "") for name in CLAIM_CELLS}
    made |= {"id": cells["id"], "kind": _KIND_OF_CLAIM.get(kind, kind)}
    if kind != "figure":
        made |= {"unit": "", "price_year": "", "qualifier": "", "basis": ""}
    elif is_bare_money(made["unit"]):
        made["price_year"] = made["price_year"] or _year_of(made["period"])
    return made | changed


def _year_of(period: str) -> str:
    """Return the year in which a period begins; ``nominal`` where it states none.

    Examples
    --------
    >>> _year_of("2024-05/2025-06"), _year_of("XXXX-05"), _year_of("")
    ('2024', 'nominal', 'nominal')
    """
    year = period[:YEAR]
    return year if len(year) == YEAR and year.isdigit() else NOMINAL


def _claims(cells: Mapping[str, str]) -> Iterator[TableRow]:
    """Yield the claim of a candidate; a range is two claims, one of each end."""
    if cells["kind"] == "statement":
        yield "claims", _claim(cells, property=cells.get("property") or STATEMENT)
    elif cells.get("high"):
        low = cells["id"], cells["value"], "at_least"
        high = f"{cells['id']}-high", cells["high"], "at_most"
        for name, value, qualifier in (low, high):
            note = cells.get("note") or cells.get("words", "")
            yield "claims", _claim(cells, id=name, value=value, qualifier=qualifier, note=note)
    else:
        yield "claims", _claim(cells)


def _proposal(cells: Mapping[str, str], language: str) -> Iterator[TableRow]:
    subject = cells.get("subject") or cells["proposer"].split()[0]
    label = _labels(cells.get("words") or cells["value"], language, False)
    yield "terms", {"id": cells["value"], **label}
    yield "claims", _claim(cells, subject=subject, property=PROPOSAL)
    yield (
        "evidence/proposals",
        {
            "id": cells["value"],
            **label,
            "proposer": cells["proposer"],
            "counterpart": cells.get("counterpart", ""),
            "sector": cells["sector"],
            "place": cells.get("place", ""),
            "note": cells.get("note", ""),
        },
    )
    yield (
        "evidence/stages",
        {
            "proposal": cells["value"],
            "stage": cells["stage"],
            "date": cells.get("period", ""),
            "claims": cells["id"],
            "note": cells.get("note", ""),
        },
    )


def _derivation(cells: Mapping[str, str]) -> dict[str, str]:
    named = {"first": "document", "second": "other", "kind": "value", "note": "note"}
    return {column: cells.get(held, "") for column, held in named.items()}
