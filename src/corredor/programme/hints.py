"""Hints: what tables and columns hold, in the languages of the user.

The specifications of tables say it in English; ``hints.csv`` holds translations.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("hints.csv")
SOURCE: Final = "en"


@cache
def hints() -> Mapping[str, Mapping[str, str]]:
    """Return translations by the English words and by language."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row.pop("meaning"): row for row in csv.DictReader(stream)}


def translated(meaning: str, language: str) -> str:
    """Return what a table or column holds in a language; empty where nobody has translated it.

    Examples
    --------
    >>> translated("id of the document", "es"), translated("a study from outside", "es")
    ('id del documento', '')
    """
    return meaning if language == SOURCE else hints().get(meaning, {}).get(language, "")
