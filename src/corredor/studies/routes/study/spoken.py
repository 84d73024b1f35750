"""Texts of the tables that come with corredor in the languages of the report; users' own apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from corredor.core.finding import Column
from corredor.studies.routes.study.reference import by_column

TEXTS: Final = "route_texts"
ENGLISH: Final = "en"
LANGUAGES: Final = ("es", ENGLISH, "ru")
BETWEEN: Final = "; "


def spoken_columns(name: str, label: str) -> tuple[Column, ...]:
    """Return the columns of a text: in its author's words, then in each language of the report."""
    names = (name, *(f"{name}_{language}" for language in LANGUAGES))
    return tuple(Column(one, "text", label) for one in names)


def spoken_cells(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the cells of those columns for texts, joined.

    A text that comes with corredor stands in each language, a user's own in the first cell alone.
    """
    known = by_column(TEXTS, ENGLISH)
    every = dict.fromkeys(filter(None, texts))
    own = BETWEEN.join(text for text in every if text not in known)
    ours = [known[text] for text in every if text in known]
    return (own, *(BETWEEN.join(row[language] for row in ours) for language in LANGUAGES))
