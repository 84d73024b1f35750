"""Build src/corredor/data/countries: the countries of ISO 3166-1 with their names from CLDR.

Run it with the day of retrieval: ``python scripts/build_data/countries.py 2026-11-21``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from pathlib import Path
from typing import Final

import babel
from babel import Locale

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "countries"
LANGUAGES: Final = {"es": "es_MX", "en": "en", "ru": "ru"}
NOT_OFFICIAL: Final = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)
"""Codes of CLDR that ISO 3166-1 reserves, leaves to its users, or doesn't have."""
OFFICIAL: Final = 249
"""Number of officially assigned codes of ISO 3166-1 alpha-2."""

SOURCE: Final = """\
producer = "Unicode Consortium"
title = "Common Locale Data Repository: names of territories in es_MX, en and ru, by Babel {babel}"
url = "https://cldr.unicode.org"
licence = "Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
"""


def table() -> bytes:
    """Return the table as CSV, ordered by code."""
    names = {language: Locale.parse(tag).territories for language, tag in LANGUAGES.items()}
    codes = sorted(
        str(code)
        for code in names["en"]
        if re.fullmatch("[A-Z]{2}", str(code)) and code not in NOT_OFFICIAL
    )
    if len(codes) != OFFICIAL:
        raise SystemExit(f"{len(codes)} codes instead of {OFFICIAL}: look at NOT_OFFICIAL")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", *LANGUAGES])
    writer.writerows([code, *(names[language][code] for language in LANGUAGES)] for code in codes)
    return text.getvalue().encode()


def main(retrieved: str) -> None:
    """Write the table and its source."""
    content = table()
    digest = hashlib.sha256(content).hexdigest()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "countries.csv").write_bytes(content)
    stated = SOURCE.format(babel=babel.__version__, retrieved=retrieved, sha256=digest)
    (FOLDER / "source.toml").write_text(stated, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
