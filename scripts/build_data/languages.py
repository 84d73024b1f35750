"""Build src/corredor/data/languages: names of languages, and of countries in their own, from CLDR.

Run it with the day of retrieval: ``python scripts/build_data/languages.py 2026-11-22``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import babel
from babel import Locale, UnknownLocaleError
from babel.languages import get_official_languages

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
FOLDER: Final = DATA / "languages"
LANGUAGES: Final = {"es": "es_MX", "en": "en", "ru": "ru"}
CODE: Final = re.compile("[a-z]{2,3}")
NO_LANGUAGE: Final = frozenset(("mul", "und", "zxx", "mis", "root"))
"""Codes of ISO 639 for several languages, an unknown one, none, and one without a code."""

SOURCE: Final = """\
producer = "Unicode Consortium"
title = "Common Locale Data Repository: names of languages in es_MX, en, ru and themselves, \
names of territories in their official languages, by Babel {babel}"
url = "https://cldr.unicode.org"
licence = "Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
"""


def locale(code: str) -> Locale | None:
    """Return the locale of a language; None where CLDR has no words of it."""
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def languages() -> Iterable[Sequence[str]]:
    """Yield code, names in three languages, and the name in itself where it is known."""
    names = [Locale.parse(tag).languages for tag in LANGUAGES.values()]
    for code in sorted(map(str, names[0])):
        if CODE.fullmatch(code) and code not in NO_LANGUAGE and all(code in held for held in names):
            own = locale(code)
            yield code, *(held[code] for held in names), (own and own.languages.get(code)) or ""


def countries() -> Iterable[Sequence[str]]:
    """Yield the names of each country in its official languages."""
    with (DATA / "countries" / "countries.csv").open(encoding="utf-8") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    for code in codes:
        for language in sorted(get_official_languages(code, regional=True)):
            own = locale(language)
            if own is not None and code in own.territories:
                yield code, language.partition("_")[0], own.territories[code]


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def main(retrieved: str) -> None:
    """Write the tables and their source."""
    made = {
        "languages.csv": table(("code", *LANGUAGES, "own"), languages()),
        "countries.csv": table(("code", "language", "name"), countries()),
    }
    FOLDER.mkdir(exist_ok=True)
    for name, content in made.items():
        (FOLDER / name).write_bytes(content)
    digest = hashlib.sha256(b"".join(made[name] for name in sorted(made))).hexdigest()
    stated = SOURCE.format(babel=babel.__version__, retrieved=retrieved, sha256=digest)
    (FOLDER / "source.toml").write_text(stated, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
