"""Build src/corredor/data/currencies: the currencies of ISO 4217 with their names from CLDR.

Run it with the day of retrieval: ``python scripts/build_data/currencies.py 2026-11-21``.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import babel
from babel import Locale
from babel.core import get_global

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "currencies"
LOCALES: Final = {
    "es": ("es", "es_MX", "es_AR", "es_CO", "es_US"),
    "en": ("en", "en_GB", "en_AU", "en_CA"),
    "ru": ("ru",),
}
NO_MONEY: Final = frozenset(("XTS", "XXX", "XSU", "XUA", "XRE", "ZWN"))
"""Codes for tests, for no currency, and units of account that no article counts in."""
REMARK: Final = re.compile(r"\s*\([^)]*\)")
TERRITORY: Final = re.compile("[A-Z]{2}")

SOURCE: Final = """\
producer = "Unicode Consortium"
title = "Common Locale Data Repository: currencies in es, en and ru, by Babel {babel}"
url = "https://cldr.unicode.org"
licence = "Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
"""


def users() -> dict[str, tuple[set[str], set[str]]]:
    """Return for each currency the countries that use it and those that used it."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for territory, currencies in get_global("territory_currencies").items():
        if not TERRITORY.fullmatch(territory):
            continue
        for code, _, end, tender in currencies:
            now, once = found.setdefault(code, (set(), set()))
            if tender:
                (once if end else now).add(territory)
    return found


def names_of(locale: Locale, code: str) -> Iterator[str]:
    """Yield the names of a currency, without the years or remarks behind them."""
    plurals = locale._data["currency_names_plural"].get(code, {})
    for name in (locale.currencies.get(code, ""), *(plurals[form] for form in sorted(plurals))):
        bare = REMARK.sub("", name).strip().lower()
        if bare and bare != code.lower():
            yield bare


def table() -> bytes:
    """Return the table as CSV, ordered by code."""
    territories = users()
    english = Locale.parse("en").currencies
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["code", "users", "former_users", "dated", *LOCALES])
    for code in sorted(set(english) - NO_MONEY):
        now, once = territories.get(code, (set(), set()))
        names = [
            dict.fromkeys(name for tag in tags for name in names_of(Locale.parse(tag), code))
            for tags in LOCALES.values()
        ]
        dated = "1" if "(" in english[code] else ""
        cells = [" ".join(sorted(now)), " ".join(sorted(once)), dated]
        writer.writerow([code, *cells, *("|".join(name) for name in names)])
    return text.getvalue().encode()


def main(retrieved: str) -> None:
    """Write the table and its source."""
    content = table()
    digest = hashlib.sha256(content).hexdigest()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "currencies.csv").write_bytes(content)
    stated = SOURCE.format(babel=babel.__version__, retrieved=retrieved, sha256=digest)
    (FOLDER / "source.toml").write_text(stated, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
