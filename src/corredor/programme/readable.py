"""Readable: what of a folder is needed to read its documents, be the rest of it right or wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from corredor.core.errors import CorredorError, NotAProgramme, Problems
from corredor.core.source import Document
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.documents import read_documents
from corredor.programme.folder import settings_of, table_of
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.records import read_measures
from corredor.programme.review import Review, read_review
from corredor.programme.rows import ReadTable
from corredor.programme.settings import FILE
from corredor.programme.specs import DOCUMENTS, ORGANISATIONS, PLACES, SOURCES, TERMS, UNITS

NAMED: Final = (SOURCES, TERMS, ORGANISATIONS, PLACES)
"""Tables whose ids and names candidates take over."""


PIECES: Final = frozenset({"article", "interview", "column", "speech", "statement", "data_set"})
"""Kinds of source that somebody made, as against those that can make something."""


@dataclass(frozen=True)
class Readable:
    """The documents of a folder that can be read, and what their claims may refer to.

    `names` maps each id of sources, terms, organisations and places, and each of their names,
    to the id; `ids` holds the ids of each of these tables. `problems` are the errors of documents
    that can't be read, and warnings.
    """

    root: Path
    countries: tuple[str, ...]
    documents: Mapping[str, Document] = field(repr=False)
    names: Mapping[str, str] = field(repr=False)
    ids: Mapping[str, frozenset[str]] = field(repr=False)
    review: Review = field(repr=False)
    problems: tuple[CorredorError, ...] = ()


def read_readable(folder: Path) -> Readable:
    """Return what of a folder is needed to read its documents.

    Raises
    ------
    Problems
        The settings, the index, a table of names, ``candidates.csv`` or ``reviews.csv`` have
        errors: reading would lose what they say.
    """
    root, diagnostics = Root(folder), Diagnostics()
    if not root.has(FILE):
        raise Problems([NotAProgramme(None, folder=folder)])
    settings, _ = settings_of(root, diagnostics)
    currency = settings.currency if settings else Measures().currency
    measures = read_measures(
        table_of(root, UNITS, Measures(currency), diagnostics), currency, diagnostics
    )
    index = table_of(root, DOCUMENTS, measures, diagnostics)
    tables = [table_of(root, spec, measures, diagnostics) for spec in NAMED]
    diagnostics.raise_errors()
    review = read_review(root, measures)
    documents = read_documents(root, index, diagnostics)
    if settings is None:
        raise Problems(diagnostics.sorted())
    sides = settings.settings.sides, settings.settings.transit
    return Readable(
        root=folder,
        countries=tuple(dict.fromkeys((*sides[0], *sides[1]))),
        documents=documents,
        names=_names(tables),
        ids={table.spec.name: table.ids for table in tables},
        review=review,
        problems=diagnostics.sorted(),
    )


def _names(tables: list[ReadTable]) -> dict[str, str]:
    names: dict[str, str] = {}
    for table in tables:
        for row in table.rows:
            if row.text("kind") in PIECES:
                continue  # it may be called by the name of whoever made it
            for name in (row.label.es, row.label.en, row.label.ru):
                if name:
                    names.setdefault(name, row.text("id"))
    for table in tables:
        names |= {name: name for name in sorted(table.ids)}
    return names
