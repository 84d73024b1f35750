"""Hints: what tables and columns hold, in the visitor's language.

The specifications of tables say it in English; ``hints.csv`` holds translations. What has none is
shown in English and marked so that a screen reader switches its voice.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from markupsafe import Markup

FILE: Final = Path(__file__).with_name("hints.csv")
SOURCE: Final = "en"


@cache
def hints() -> Mapping[str, Mapping[str, str]]:
    """Return translations by the English words and by language."""
    with FILE.open(encoding="utf-8", newline="") as stream:
        return {row.pop("meaning"): row for row in csv.DictReader(stream)}


def hint(meaning: str, language: str) -> Markup:
    """Return what a table or column holds, in a language where there is a translation.

    Examples
    --------
    >>> print(hint("id of the document", "ru"))
    id документа
    >>> print(hint("nobody has translated <this>", "es"))
    <span lang="en">nobody has translated &lt;this&gt;</span>
    """
    if language == SOURCE:
        return Markup("{}").format(meaning)
    found = hints().get(meaning, {}).get(language, "")
    return (
        Markup("{}").format(found) if found else Markup('<span lang="en">{}</span>').format(meaning)
    )
