"""Write src/corredor/data/tariff_rules: dated rules of duty, and the layers they stand in.

    python scripts/build_data/tariff_rules.py

Typed by hand from the acts and from accounts of them; `status` says whether a row rests on a
published source that was read or is unverified, and the note why. To revise: change `RULES`, run,
read the difference. Rates are shares; days are half open.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "tariff_rules"
CHECKED: Final = "2026-11-22"
KNOWN_TO: Final = "2026-07-23"
"""Last day for which the law of the United States was compared with its sources."""
COLUMNS: Final = [
    "id",
    "importer",
    "layer",
    "lines",
    "but_lines",
    "origins",
    "condition",
    "base",
    "rate",
    "rate_low",
    "rate_high",
    "allowance",
    "displaces",
    "displaced",
    "priority",
    "ruled_from",
    "published_from",
    "customs_from",
    "ruled_to",
    "published_to",
    "customs_to",
    "source",
    "last_checked",
    "status",
    "note",
]

LAYERS: Final = (
    ("US", "parts_offset", "priority", "no", "parts of vehicles assembled in the country"),
    ("US", "autos_232", "priority", "no", "vehicles and trucks, national security"),
    ("US", "metals_232", "highest", "no", "steel, aluminium and derivatives, national security"),
    ("US", "ieepa", "priority", "no", "emergency powers"),
    ("US", "section_122", "priority", "no", "balance of payments"),
    ("US", "general", "priority", "yes", "most favoured nation and preference"),
    ("MX", "general", "priority", "yes", "general rate of the importing country"),
)
ABOVE: Final = "metals_232 ieepa section_122"
OTHER: Final = "ieepa section_122"
USMCA: Final = "MX CA"
COLUMN_2: Final = "!RU BY CU KP"
METALS: Final = "72 73 76"
METAL_CHAPTERS: Final = "72 73 74 76"
VEHICLES: Final = "8703"
TRUCKS: Final = "8701 8704"
NO_AGREEMENT: Final = "CN IN KR RU TH TR"

AUTOS: Final = "Proclamation 10908 (90 FR 14705); 90 FR 21450; CSMS 65649652"
METALS_2025: Final = "Proclamations 10895 and 10896 of 2025-02-10; 10947 of 2025-06-03"
METALS_2026: Final = "Proclamation of 2026-04-02 on aluminium, steel and copper"
RUSSIAN: Final = "Proclamation 10522 (2023)"
REPEAL: Final = "Supreme Court, judgment of 2026-02-20; CSMS, end of collection 2026-02-24"
S122: Final = "Proclamation of 2026-02-20 under section 122 of the Trade Act of 1974"
MEXICO: Final = "Decree amending the General Import and Export Tax Law, in force 2026-01-01"
PARTS: Final = "Proclamation 10908, clause on offset for assembly in the United States"
HTS: Final = "Harmonized Tariff Schedule of the United States"
LAW_MOVES: Final = "law after July 2026 was not checked"


def rule(name: str, layer: str, start: str, rate: str, source: str, **more: str) -> dict[str, str]:
    importer = "MX" if name.startswith("mx_") else "US"
    row = dict.fromkeys(COLUMNS, "") | {
        "id": name,
        "importer": importer,
        "layer": layer,
        "lines": "*",
        "origins": "*",
        "base": "value",
        "rate": rate,
        "displaced": "whole",
        "priority": "10",
        "customs_from": start,
        "source": source,
        "last_checked": CHECKED if importer == "MX" else KNOWN_TO,
        "status": "published",
    }
    unknown = more.keys() - row.keys()
    if unknown:
        raise ValueError(f"{name}: no column {sorted(unknown)}")
    return row | more


def autos() -> list[dict[str, str]]:
    common = {"origins": USMCA, "displaces": ABOVE, "ruled_from": "2025-03-26"}
    light = common | {"lines": VEHICLES}
    heavy = common | {
        "lines": TRUCKS,
        "ruled_from": "",
        "status": "unverified",
        "note": "start at customs and lines of trucks [unverified]; rate and base published",
    }
    content = {"base": "rest:us_content", "priority": "20"}
    return [
        rule(
            "us_autos_full", "autos_232", "2025-04-03", "0.25", f"{AUTOS}; 9903.94.01", **light,
            note="origins with agreements of their own are not in the table",
        ),
        rule(
            "us_autos_content", "autos_232", "2025-04-03", "0.25", f"{AUTOS}; 9903.94.03, .02",
            **light, **content, condition="claim=USMCA & content_approved=yes",
            note="duty on the content that is not of the United States, once approved",
        ),
        rule(
            "us_autos_overstated", "autos_232", "2025-04-03", "0.25", AUTOS,
            **light | {"priority": "30"},
            condition="claim=USMCA & content_overstated=yes",
            note="overstated content: full value, back to the first day",
        ),
        rule("us_trucks_full", "autos_232", "2025-11-01", "0.25", AUTOS, **heavy),
        rule(
            "us_trucks_content", "autos_232", "2025-11-01", "0.25", AUTOS, **heavy, **content,
            condition="claim=USMCA & content_approved=yes",
        ),
    ]  # fmt: skip


def offset() -> list[dict[str, str]]:
    """Offset of duties on parts: 25 % of 15 % of the price in the first year, of 10 % after."""
    common = {
        "condition": "use=us_assembly",
        "base": "content:foreign_parts",
        "displaces": ABOVE,
        "note": "share of the suggested retail price; parts that are not of the agreement",
    }
    return [
        rule("us_offset_1", "parts_offset", "2025-04-03", "0.25", PARTS, **common,
             lines="8708", allowance="0.0375", customs_to="2026-04-30"),
        rule("us_offset_2", "parts_offset", "2026-04-30", "0.25", PARTS, **common,
             lines="8708", allowance="0.025", customs_to="2027-04-30", status="unverified"),
    ]  # fmt: skip


def metals_by_content() -> list[dict[str, str]]:
    """Duty on the metal in an article, other duties on the rest, until April 2026."""
    common = {"base": "content:metal_content", "displaces": OTHER, "displaced": "base"}
    derivative = {"but_lines": METALS, "condition": "derivative=yes"}
    first = {"customs_to": "2025-06-04", "ruled_from": "2025-02-10", "ruled_to": "2025-06-03"}
    then = {"customs_to": "2026-04-06", "ruled_from": "2025-06-03", "ruled_to": "2026-04-02"}
    most, britain = {"origins": "!GB"}, {"origins": "GB", "status": "unverified"}
    steps = (
        ("2025a", "2025-03-12", "0.25", first),
        ("2025b", "2025-06-04", "0.5", then | most),
        ("2025b_gb", "2025-06-04", "0.25", then | britain),
    )
    return [
        row
        for name, start, rate, when in steps
        for row in (
            rule(f"us_metals_{name}", "metals_232", start, rate, METALS_2025, **common, **when,
                 lines=METALS, note="primary metal is 100 % metal: state metal_content 1"),
            rule(f"us_metals_{name}_derivative", "metals_232", start, rate, METALS_2025, **common,
                 **when, **derivative, note="the lists of derivative lines are not in the table"),
        )
    ]  # fmt: skip


def metals_by_annex() -> list[dict[str, str]]:
    """Duty on the full customs value by annex, since April 2026."""
    start, source = "2026-04-06", METALS_2026
    dates = {"ruled_from": "2026-04-02", "displaces": OTHER}
    note = "the lists of lines of the annexes are not in the table: state the annex"
    most, britain = {"origins": "!GB"} | dates, {"origins": "GB"} | dates
    end = {"customs_to": "2028-01-01"}
    return [
        rule("us_annex_1a", "metals_232", start, "0.5", source, **most,
             condition="annex=I-A & us_metal!=yes", note=note),
        rule("us_annex_1a_gb", "metals_232", start, "0.25", source, **britain,
             condition="annex=I-A & us_metal!=yes", note=note),
        rule("us_annex_1b", "metals_232", start, "0.25", source, **most,
             condition="annex=I-B & us_metal!=yes", lines=METAL_CHAPTERS, note=note),
        rule("us_annex_1b_gb", "metals_232", start, "0.15", source, **britain,
             condition="annex=I-B & us_metal!=yes", lines=METAL_CHAPTERS, note=note),
        rule("us_annex_1b_outside", "metals_232", start, "0.25", source, **most,
             condition="annex=I-B & us_metal!=yes & metal_weight>=0.15",
             but_lines=METAL_CHAPTERS, note=f"de minimis by weight; {note}"),
        rule("us_annex_1b_outside_gb", "metals_232", start, "0.15", source, **britain,
             condition="annex=I-B & us_metal!=yes & metal_weight>=0.15",
             but_lines=METAL_CHAPTERS, note=f"de minimis by weight; {note}"),
        rule("us_annex_us_metal", "metals_232", start, "0.1", source, **dates,
             condition="annex=I-A/I-B & us_metal=yes", lines=METAL_CHAPTERS,
             note="metal of the United States"),
        rule("us_annex_1a_us_metal_outside", "metals_232", start, "0.1", source, **dates,
             condition="annex=I-A & us_metal=yes", but_lines=METAL_CHAPTERS,
             note="metal of the United States"),
        rule("us_annex_1b_us_metal_outside", "metals_232", start, "0.1", source, **dates,
             condition="annex=I-B & us_metal=yes & metal_weight>=0.15",
             but_lines=METAL_CHAPTERS, note="metal of the United States"),
        rule("us_annex_3", "metals_232", start, "0.15", source, **dates, **end,
             condition="annex=III", lines=METAL_CHAPTERS, base="top_up:general",
             note=f"floor: what the general rate leaves of it; {note}"),
        rule("us_annex_3_outside", "metals_232", start, "0.15", source, **dates, **end,
             condition="annex=III & metal_weight>=0.15", but_lines=METAL_CHAPTERS,
             base="top_up:general", note=f"floor; de minimis by weight; {note}"),
        rule("us_annex_3_later", "metals_232", "2028-01-01", "0.25", source, **dates | {
             "ruled_from": ""}, condition="annex=III", lines=METAL_CHAPTERS,
             note="then as annex I-B"),
        rule("us_annex_3_outside_later", "metals_232", "2028-01-01", "0.25", source, **dates | {
             "ruled_from": ""}, condition="annex=III & metal_weight>=0.15",
             but_lines=METAL_CHAPTERS, note="then as annex I-B"),
    ]  # fmt: skip


def russian_aluminium() -> list[dict[str, str]]:
    common = {"priority": "90", "displaces": OTHER}
    made = "smelted=RU | cast=RU"
    listed = "derivative=yes & smelted=RU | derivative=yes & cast=RU"
    annexed = "annex=I-A/I-B/III & smelted=RU | annex=I-A/I-B/III & cast=RU"
    until = {"customs_to": "2026-04-06", "ruled_to": "2026-04-02"}
    return [
        rule("us_russian_origin", "metals_232", "2023-03-10", "2", RUSSIAN, **common, **until,
             lines="76", origins="RU", ruled_from="2023-02-24", status="unverified",
             note="rate published; days [unverified]"),
        rule("us_russian_metal", "metals_232", "2023-04-10", "2", RUSSIAN, **common, **until,
             lines="76", origins="!RU", condition=made, ruled_from="2023-02-24",
             status="unverified", note="whatever the exporting country; days [unverified]"),
        rule("us_russian_metal_derivative", "metals_232", "2023-04-10", "2", RUSSIAN, **common,
             **until, but_lines="76", condition=listed, ruled_from="2023-02-24",
             status="unverified", note="whatever the exporting country; days [unverified]"),
        rule("us_russian_metal_annex", "metals_232", "2026-04-06", "2",
             f"{METALS_2026}; {RUSSIAN}", **common, ruled_from="2026-04-02", condition=annexed,
             note="full value of aluminium articles and derivatives of the annexes"),
    ]  # fmt: skip


def others() -> list[dict[str, str]]:
    """Emergency powers, section 122, general rates and the preference."""
    s122 = {"ruled_from": "2026-02-20", "customs_to": "2026-07-24"}
    ieepa = {
        "origins": "MX",
        "ruled_to": "2026-02-20",
        "customs_to": "2026-02-24",
        "status": "unverified",
        "note": "end published; rate and start [unverified]",
    }
    return [
        rule("us_ieepa_mx", "ieepa", "2025-03-04", "0.25", REPEAL, **ieepa),
        rule("us_ieepa_usmca", "ieepa", "2025-03-07", "0", REPEAL, **ieepa, priority="20",
             condition="claim=USMCA"),
        rule("us_section_122", "section_122", "2026-02-24", "0.1", S122, **s122,
             note=f"150 days; {LAW_MOVES}"),
        rule("us_section_122_usmca", "section_122", "2026-02-24", "0", S122, **s122,
             origins=USMCA, priority="20", condition="claim=USMCA"),
        rule("us_mfn_8703", "general", "2020-07-01", "0.025", f"{HTS}; 8703", lines=VEHICLES,
             origins=COLUMN_2, note="in force before the table's first day"),
        rule("us_usmca", "general", "2020-07-01", "0", f"{HTS}; general note 11", origins=USMCA,
             priority="20", condition="claim=USMCA"),
    ]  # fmt: skip


def mexico() -> list[dict[str, str]]:
    common = {
        "origins": NO_AGREEMENT,
        "note": "1,463 lines, 5 to 50 %, mostly 35 %; rate by line [unverified]; relief programmes "
        "possible (transitory article 4); the list of origins is not complete",
    }
    steel = {"rate_low": "0.05", "rate_high": "0.35", "status": "unverified"}
    any_ = {"rate_low": "0.05", "rate_high": "0.5", "status": "unverified"}
    return [
        rule("mx_2026_steel", "general", "2026-01-01", "", MEXICO, **common, **steel,
             lines="72 73"),
        rule("mx_2026_aluminium", "general", "2026-01-01", "", MEXICO, **common, **steel,
             lines="76"),
        rule("mx_2026_listed", "general", "2026-01-01", "", MEXICO, **common, **any_,
             but_lines="72 73 76", condition="listed_2026=yes"),
    ]  # fmt: skip


def written(name: str, rows: list[tuple[str, ...]]) -> str:
    """Write a table and return its digest."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    (FOLDER / name).write_text(text.getvalue(), encoding="utf-8", newline="")
    return hashlib.sha256(text.getvalue().encode()).hexdigest()


SOURCE: Final = """\
producer = "corredor; each rule has its own source"
title = "Dated rules of duty that decide the corridor's case: vehicles, metals and provenance in \
the United States, 2026 rates of Mexico"
url = ""
licence = "CC0-1.0 as a compilation of facts"
retrieved = "{checked}"
sha256 = "{rules}"
sha256_of_layers = "{layers}"
days = "half open; ruled or signed, published in the schedule, in force at customs; an empty \
earlier date is that of customs"
standing = "no legal or customs advice: before a shipment ask customs"
left_out = "origins with agreements of their own on vehicles and metals, column 2 rates, general \
rates of most lines, lists of lines of the annexes and of derivatives; law after July 2026"
"""


def main() -> None:
    rules = [
        *autos(), *offset(), *metals_by_content(), *metals_by_annex(), *russian_aluminium(),
        *others(), *mexico(),
    ]  # fmt: skip
    FOLDER.mkdir(exist_ok=True)
    table = [tuple(COLUMNS), *(tuple(row[column] for column in COLUMNS) for row in rules)]
    layers = [("importer", "layer", "choice", "required", "note"), *LAYERS]
    digests = {"rules": written("tariff_rules.csv", table), "layers": written("layers.csv", layers)}
    source = SOURCE.format(checked=CHECKED, **digests)
    (FOLDER / "source.toml").write_text(source, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
