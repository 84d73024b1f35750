"""Write data/high_priority_goods and data/hs_concordance.

    python scripts/build_data/screening_goods.py chpl_2024-02-23.csv

The list is the notice's table as `hs6,tier`. Numbers of the headings that it names stand below as
the United Nations Statistics Division publishes them for each edition of the Harmonized System;
a number that an edition dropped is paired with those of its heading's text that took it over.
"""

from __future__ import annotations

import csv
import hashlib
import io
import sys
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "corredor" / "data"
NOTICE = "BIS, Common High Priority List, notice of 2024-02-23"
NUMBERS = "UNSD, correspondence tables of HS {} and BEC: list of numbers"
TEXTS = "texts of the headings in HS 2017 and HS 2022; pairing [unverified] against the UN table"
DAY = "2026-11-22"
HEADINGS = {
    "8457": "10 20 30",
    "8458": "11 19 91 99",
    "8459": "10 21 29 31 39 41 49 51 59 61 69 70",
    "8466": "10 20 30 91 92 93 94",
    "8471": "30 41 49 50 60 70 80 90",
    "8482": "10 20 30 40 50 80 91 99",
    "8486": "10 20 30 40 90",
    "8504": "10 21 22 23 31 32 33 34 40 50 90",
    "8517": "11 12 18 61 62 69 70",
    "8525": "50 60 80",
    "8526": "10 91 92",
    "8529": "10 90",
    "8532": "10 21 22 23 24 25 29 30 90",
    "8534": "00",
    "8536": "10 20 30 41 49 50 61 69 70 90",
    "8541": "10 21 29 30 40 50 60 90",
    "8542": "31 32 33 39 90",
    "8543": "10 20 30 70 90",
    "8548": "10 90",
    "8803": "10 20 30 90",
    "9013": "10 20 80 90",
    "9014": "10 20 80 90",
    "9027": "10 20 30 50 80 90",
    "9030": "10 20 31 32 33 39 40 82 84 89 90",
}
"""Numbers of HS 2017 by heading."""
CHANGED = {
    "8517": "11 13 14 18 61 62 69 71 79",
    "8525": "50 60 81 82 83 89",
    "8541": "10 21 29 30 41 42 43 49 51 59 60 90",
    "8543": "10 20 30 40 70 90",
    "8548": "00",
    "8803": "",
    "8807": "10 20 30 90",
    "9027": "10 20 30 50 81 89 90",
}
"""Those of HS 2022 where they differ."""
BEFORE = {"8459": "10 21 29 31 39 40 51 59 61 69 70"}
"""Those of HS 2012 where they differ from HS 2017."""
LAST_COMPARED = "8462"
"""Last heading of HS 2012 that was compared with the table; later ones stand as in HS 2017."""
SUCCESSORS = {
    "851712": "851713 851714",
    "851770": "851771 851779",
    "852580": "852581 852582 852583 852589",
    "854140": "854141 854142 854143 854149",
    "854150": "854151 854159",
    "854810": "854911 854912 854913 854914 854919",
    "854890": "854800",
    "880310": "880710",
    "880320": "880720",
    "880330": "880730",
    "880390": "880790",
    "902780": "902781 902789",
}
"""Numbers of HS 2017 that HS 2022 dropped, with those that took over."""


def main() -> None:
    rows = list(csv.DictReader(io.StringIO(Path(sys.argv[1]).read_text("utf-8-sig"))))
    listed = [(row["hs6"], row["tier"]) for row in rows]
    _write(
        "high_priority_goods",
        "high_priority_goods",
        ("code", "tier", "edition", "source", "date"),
        [(code, tier, "2022", NOTICE, "2024-02-23") for code, tier in listed],
    )
    _source("high_priority_goods", "US Department of Commerce (BIS)", NOTICE, "US public domain")
    editions = {
        "2012": {**HEADINGS, **BEFORE},
        "2017": HEADINGS,
        "2022": {**HEADINGS, **CHANGED},
    }
    _write(
        "hs_concordance",
        "subheadings",
        ("edition", "heading", "subheadings", "source", "date"),
        [
            (edition, heading, " ".join(heading + last for last in ends.split()), source, DAY)
            for edition, headings in editions.items()
            for heading, ends in sorted(headings.items())
            for source in [NUMBERS.format(edition) + _doubt(edition, heading)]
        ],
    )
    _write(
        "hs_concordance",
        "hs_concordance",
        ("older", "newer", "code", "successors", "source", "date"),
        [
            (edition, "2022", code, successors, TEXTS, DAY)
            for edition in ("2007", "2012", "2017")
            for code, successors in SUCCESSORS.items()
        ],
    )
    title = "Numbers that editions of the Harmonized System have and dropped, in listed headings"
    _source("hs_concordance", "corredor, from tables of the UNSD", title, "CC0-1.0 as facts")


def _doubt(edition: str, heading: str) -> str:
    """Return the mark of what was not compared with the published table."""
    return "; [unverified]" if edition == "2012" and heading > LAST_COMPARED else ""


def _write(folder: str, name: str, head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    target = DATA / folder
    target.mkdir(exist_ok=True)
    with (target / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def _source(folder: str, producer: str, title: str, licence: str) -> None:
    content = b"".join(path.read_bytes() for path in sorted((DATA / folder).glob("*.csv")))
    (DATA / folder / "source.toml").write_text(
        f'producer = "{producer}"\ntitle = "{title}"\nurl = ""\nlicence = "{licence}"\n'
        f'retrieved = "{DAY}"\nsha256 = "{hashlib.sha256(content).hexdigest()}"\n',
        "utf-8",
    )


if __name__ == "__main__":
    main()
