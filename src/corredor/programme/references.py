"""References: ids that one table takes from another, and labels that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from corredor.core.errors import (
    N_,
    MissingCountry,
    MissingFile,
    MissingLabel,
    MissingLanguage,
    Place,
    UnknownReference,
    Wording,
)
from corredor.core.slugs import is_slug
from corredor.core.table import ColumnSpec, Row
from corredor.programme.diagnostics import Diagnostics, Refused, Suggestions
from corredor.programme.rows import ReadTable

LABEL_TABLES: Final = ("terms", "organisations", "places", "sources")
"""Tables that label the subjects, properties, scopes and items of claims."""
_LABELLED_COLUMNS: Final = ("subject", "property", "scope")
_ITEM: Final = "item"
MOST_NAMED: Final = 5
"""Rows named in one warning that stands for all of their table."""

Tables = Mapping[str, ReadTable]


def check_references(tables: Tables, diagnostics: Diagnostics) -> None:
    """Check that every id that a table takes from another stands there.

    `diagnostics` takes E108, E006 for a table that isn't there at all, W116 for subjects,
    properties, scopes and items of claims without label, and W122.
    """
    absent: set[str] = set()
    for table in tables.values():
        for column in table.spec.columns:
            if not column.refers:
                continue
            if table.spec.name == "claims" and column.name in _LABELLED_COLUMNS:
                continue
            _check_column(table, column, tables, absent, diagnostics)
    _check_labels_of_claims(tables, diagnostics)
    _check_countries(tables["organisations"], diagnostics)


def _check_column(
    table: ReadTable,
    column: ColumnSpec,
    tables: Tables,
    absent: set[str],
    diagnostics: Diagnostics,
) -> None:
    targets = [tables[name] for name in column.refers if name in tables]
    known = frozenset[str]().union(*(target.ids for target in targets))
    files = [target.spec.file for target in targets]
    none_there = not any(target.sheet for target in targets)
    if any(target.unreadable for target in targets):
        return  # what it holds isn't known
    suggestions = Suggestions(known, "…")
    for row in table.rows:
        for value in _ids(row, column):
            if value in known or not targets:
                continue
            if none_there:
                if files[0] not in absent:
                    absent.add(files[0])
                    missing = Refused(MissingFile, file=files[0])
                    diagnostics.add(table.refusal(row, column.name, missing))
                break
            if diagnostics.is_full(row.place.file, UnknownReference.code):
                return
            near = suggestions.of(value)
            unknown = Refused(
                UnknownReference, column=column.name, value=value, table=files, near=near
            )
            diagnostics.add(table.refusal(row, column.name, unknown))


def _ids(row: Row, column: ColumnSpec) -> Sequence[str]:
    if column.kind == "ids":
        return row.ids(column.name)
    value = row.text(column.name)
    return (value,) if value else ()


def _check_labels_of_claims(tables: Tables, diagnostics: Diagnostics) -> None:
    if any(tables[name].unreadable for name in LABEL_TABLES):
        return
    claims = tables["claims"]
    known = frozenset[str]().union(*(tables[name].ids for name in LABEL_TABLES))
    named: dict[str, tuple[Row, str]] = {}
    for row in claims.rows:
        for column, value in _labelled(row):
            if value not in known:
                named.setdefault(value, (row, column))
    if named:
        row, column = next(iter(named.values()))
        values = _first(named)
        missing = Refused(MissingLabel, values=values, count=len(named), table="terms.csv")
        diagnostics.add(claims.refusal(row, column, missing))


def _first(values: Iterable[str]) -> tuple[str, ...]:
    """Return the first few of some values, with a mark where there are more."""
    found = tuple(islice(values, MOST_NAMED + 1))
    return found if len(found) <= MOST_NAMED else (*found[:MOST_NAMED], "…")


def _check_countries(table: ReadTable, diagnostics: Diagnostics) -> None:
    """Add a warning (W122) for the organisations whose country nobody filled in."""
    lacking = [row for row in table.rows if not row.text("country")]
    if lacking:
        values = _first(row.text("id") for row in lacking)
        missing = Refused(MissingCountry, values=values, count=len(lacking))
        diagnostics.add(table.refusal(lacking[0], "country", missing))


def _labelled(row: Row) -> Iterator[tuple[str, str]]:
    for column in _LABELLED_COLUMNS:
        if row.text(column):
            yield column, row.text(column)
    if row.text("kind") == _ITEM and is_slug(row.text("value")):
        yield "value", row.text("value")


def check_languages(tables: Tables, languages: Sequence[str], diagnostics: Diagnostics) -> None:
    """Add a warning (W115) for each language of the programme that labels of a table lack."""
    for table in tables.values():
        for language in languages:
            column = f"name_{language}"
            if table.spec.column(column) is None:
                continue
            lacking = [row for row in table.rows if not row.text(column)]
            if lacking:
                shown = _first(_instead(row, language) for row in lacking)
                missing = Refused(MissingLanguage, column=column, count=len(lacking), shown=shown)
                diagnostics.add(table.refusal(lacking[0], column, missing))


def _instead(row: Row, language: str) -> str:
    """Return what is shown of a row that has no name in a language."""
    return row.label.spoken(language)[0] or Wording(N_("the id"))


def check_lines(
    lines: Sequence[Sequence[str]],
    tables: Tables,
    places: Sequence[Sequence[Place]],
    diagnostics: Diagnostics,
) -> None:
    """Add an error (E108) for each point of a line of the map that isn't in ``places.csv``."""
    known = tables["places"].ids
    suggestions = Suggestions(known, "…")
    for line, spots in zip(lines, places, strict=True):
        for value, place in zip(line, spots, strict=True):
            if value not in known:
                near = suggestions.of(value)
                diagnostics.add(
                    UnknownReference(
                        place, column="map.lines", value=value, table="places.csv", near=near
                    )
                )
