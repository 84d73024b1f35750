"""Build src/corredor/data/places: cities with their countries from the time zones of CLDR.

Run it with the day of retrieval: ``python scripts/build_data/places.py 2026-11-21``.
Capitals that name no time zone stand in ``data/language/any/names_places.csv``.
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
from babel.core import get_global

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "places"
LANGUAGES: Final = {"es": "es_MX", "en": "en", "ru": "ru"}
CONTINENTS: Final = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian")
NO_CITY: Final = frozenset(
    (
        *("Bahia", "Canary", "Cayman", "Center", "Chagos", "Cocos", "Comoro", "Darwin", "Dawson"),
        *("Easter", "Kirov", "Knox", "Lindeman", "Navajo", "Oral", "Regina", "Resolute", "Salta"),
        *("Stanley", "Troll", "Vostok", "Winamac"),
    )
)
"""Exemplars of CLDR that are no city, or rather a person's name or a common word."""

SOURCE: Final = """\
producer = "Unicode Consortium"
title = "Common Locale Data Repository: cities of time zones in es_MX, en and ru, by Babel {babel}"
url = "https://cldr.unicode.org"
licence = "Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
"""


def table() -> bytes:
    """Return the table as CSV, ordered by country and city."""
    zones = {language: Locale.parse(tag).time_zones for language, tag in LANGUAGES.items()}
    rows: set[tuple[str, ...]] = set()
    for zone, country in get_global("zone_territories").items():
        continent, _, city = zone.rpartition("/")
        if not continent.startswith(CONTINENTS) or city in NO_CITY:
            continue
        own = city.replace("_", " ")
        names = [zones[language].get(zone, {}).get("city") or "" for language in LANGUAGES]
        es, en, ru = names[0] or names[1] or own, names[1] or own, names[2]
        if re.fullmatch("[A-Z]{2}", country) and ru and "," not in es + en + ru:
            rows.add((country, es, en, ru))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["country", *LANGUAGES])
    writer.writerows(sorted(rows))
    return text.getvalue().encode()


def main(retrieved: str) -> None:
    """Write the table and its source."""
    content = table()
    digest = hashlib.sha256(content).hexdigest()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "places.csv").write_bytes(content)
    stated = SOURCE.format(babel=babel.__version__, retrieved=retrieved, sha256=digest)
    (FOLDER / "source.toml").write_text(stated, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
