"""The glossary: what corredor's own words are called in Spanish, English and Russian.

May import: core. May not: read anything but the file beside it, a copy of docs/glossary.csv.
An identifier is a column, a finding's label or a word of a closed vocabulary.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from corredor.core.label import LANGUAGES, Label

FILE: Final = Path(__file__).with_name("glossary.csv")


@dataclass(frozen=True)
class Entry:
    """One word: its name in each language and, in English, what it means."""

    identifier: str
    label: Label
    definition: str


@cache
def glossary() -> Mapping[str, Entry]:
    """Return the entries by identifier, in the order of the file.

    Examples
    --------
    >>> glossary()["corroborated"].label.es
    'corroborado'
    """
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["identifier"]: Entry(
            row["identifier"],
            Label(**{language: row[language] for language in LANGUAGES}),
            row["definition"],
        )
        for row in rows
    }
