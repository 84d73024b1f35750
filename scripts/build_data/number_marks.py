"""Build src/corredor/data/number_marks: decimal and grouping marks per language and country.

Run it with the day of retrieval: ``python scripts/build_data/number_marks.py 2026-11-21``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import babel
from babel import Locale, localedata
from babel.languages import get_official_languages

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "number_marks"
LANGUAGES: Final = ("en", "es", "ru")
USUAL: Final = 0.9
"""Share of the countries of a language that must agree for its usage to say anything."""
SOURCE: Final = """\
producer = "Unicode Consortium"
title = "Common Locale Data Repository: number symbols of en, es and ru, by Babel {babel}"
url = "https://cldr.unicode.org"
licence = "Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
"""


def country_marks(language: str) -> dict[str, tuple[str, str]]:
    """Return decimal and grouping mark per country for which CLDR has the language."""
    marks: dict[str, tuple[str, str]] = {}
    for tag in sorted(localedata.locale_identifiers()):
        if re.fullmatch(f"{language}_[A-Z]{{2}}", tag):
            symbols = Locale.parse(tag).number_symbols["latn"]
            marks[tag[-2:]] = (symbols["decimal"], symbols["group"])
    return marks


def usage(language: str, marks: dict[str, tuple[str, str]]) -> list[list[str]]:
    """Return the row of a language, country left empty, if its own countries nearly agree."""
    official = [marks[code] for code in marks if language in get_official_languages(code)]
    (most, count), *_ = Counter(official).most_common()
    return [["", language, *most]] if count >= USUAL * len(official) else []


def table() -> bytes:
    """Return the table as CSV, ordered by language and country."""
    rows: list[list[str]] = []
    for language in LANGUAGES:
        marks = country_marks(language)
        rows += usage(language, marks)
        rows += [[code, language, *marks[code]] for code in sorted(marks)]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["country", "language", "decimal", "group"])
    writer.writerows(rows)
    return text.getvalue().encode()


def main(retrieved: str) -> None:
    """Write the table and its source."""
    content = table()
    digest = hashlib.sha256(content).hexdigest()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "number_marks.csv").write_bytes(content)
    stated = SOURCE.format(babel=babel.__version__, retrieved=retrieved, sha256=digest)
    (FOLDER / "source.toml").write_text(stated, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
