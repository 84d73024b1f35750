"""Write src/corredor/data/closures: who closes airspace to whom, since when, by which act.

    python scripts/build_data/closures.py

Typed by hand from the acts and pages named here; a row of ``closures.csv`` is made for each
closing state or territory, each way of being barred and each state that is barred. No number of a
notice stands here that wasn't read. To revise: change `closing_acts` or `RULES`, run, read the
difference.
"""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path
from typing import Final, NamedTuple

from closing_acts import ACTS, READ, Act

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "closures"

EU: Final = (
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE "
    "GF GP MF MQ RE YT"
)
"""Members, and the outermost regions that belong to the territory of the Union (TFEU, 355(1))."""
UNITED_STATES: Final = "US PR VI GU MP AS UM"
ALL: Final = "all"
FLAG: Final = "state registry"
WHOLLY: Final = "state registry control"


class Rule(NamedTuple):
    """What an act closes: areas, by what it bars, whom, first and last day."""

    act: str
    set: str
    areas: str
    barred: str
    values: str
    start: str
    end: str = ""
    confidence: str = "high"
    extent: str = "whole"
    ceiling_ft: str = ""


RUSSIA: Final = "russian_carriers_2022"
COUNTER: Final = "russia_counter_ban_2022"
BELARUS: Final = "belarusian_carriers_2021"
CONFLICT: Final = "conflict_zones"
GULF: Final = "qatar_2017"
INDUS: Final = "india_pakistan"
LISTED: Final = (
    "AT AL AI BE BG VG HU DE GI GR DK GL FO JE IE IS ES IT CA CY LV LT LU MT NL NO PL PT RO SK SI "
    "FI FR HR CZ SE EE"
)
"""Carriers' states on Russia's list of 28 February 2022, without the United Kingdom."""

RULES: Final = (
    Rule("eu_833_2014_3d", RUSSIA, EU, WHOLLY, "RU", "2022-02-28"),
    Rule("uk_si_2022_183", RUSSIA, "GB", WHOLLY, "RU", "2022-02-25"),
    Rule("crown_dependencies_2022", RUSSIA, "JE", WHOLLY, "RU", "2022-02-26"),
    Rule("crown_dependencies_2022", RUSSIA, "GG IM", WHOLLY, "RU", "2022-02-26", "", "medium"),
    Rule("uk_territories_2022", RUSSIA, "AI VG GI", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule(
        "uk_territories_2022",
        RUSSIA,
        "BM KY TC MS FK GS PN SH IO",
        WHOLLY,
        "RU",
        "2022-03-30",
        "",
        "low",
    ),
    Rule("canada_2022", RUSSIA, "CA", WHOLLY, "RU", "2022-02-27"),
    Rule("us_fdc_2_2415", RUSSIA, UNITED_STATES, FLAG, "RU", "2022-03-02"),
    Rule("us_fdc_2_2415", RUSSIA, UNITED_STATES, "control", "RU", "2022-03-02", "", "medium"),
    Rule("norway_2014_1076", RUSSIA, "NO SJ", WHOLLY, "RU", "2022-02-28"),
    Rule("iceland_281_2014", RUSSIA, "IS", WHOLLY, "RU", "2022-02-27", "", "medium"),
    Rule("denmark_kingdom_2022", RUSSIA, "GL FO", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule("switzerland_946_231_176_72", RUSSIA, "CH", WHOLLY, "RU", "2022-02-28"),
    Rule("switzerland_946_231_176_72", RUSSIA, "LI", WHOLLY, "RU", "2022-02-28", "", "medium"),
    Rule("albania_2022", RUSSIA, "AL", FLAG, "RU", "2022-02-28", "", "medium"),
    Rule("north_macedonia_2022", RUSSIA, "MK", FLAG, "RU", "2022-03-01", "", "low"),
    Rule("montenegro_2022", RUSSIA, "ME", FLAG, "RU", "2022-03-04", "", "medium"),
    Rule("moldova_alignment", RUSSIA, "MD", FLAG, "RU", "2022-03-21", "", "low"),
    Rule("ukraine_2015", RUSSIA, "UA", "state", "RU", "2015-10-25", "", "medium"),
    Rule("rosaviatsia_2022", COUNTER, "RU", "state", LISTED, "2022-02-28"),
    Rule("rosaviatsia_2022", COUNTER, "RU", FLAG, "GB", "2022-02-25"),
    Rule("rosaviatsia_2022_switzerland", COUNTER, "RU", FLAG, "CH", "2022-02-28"),
    Rule("eu_765_2006_8b", BELARUS, EU, "state", "BY", "2021-06-05"),
    Rule("uk_si_2021_1475", BELARUS, "GB", WHOLLY, "BY", "2021-12-18"),
    Rule("canada_2022_belarus", BELARUS, "CA", WHOLLY, "BY", "2022-03-16"),
    Rule("ukraine_2022", CONFLICT, "UA", ALL, "", "2022-02-24"),
    Rule("moldova_2022", CONFLICT, "MD", ALL, "", "2022-02-24", "2022-03-20"),
    Rule("moldova_2022", CONFLICT, "MD", ALL, "", "2022-03-21", "", "medium", "part"),
    Rule("belarus_south_2022", CONFLICT, "BY", ALL, "", "2022-02-24", "", "low", "part"),
    Rule("russia_south_2022", CONFLICT, "RU", ALL, "", "2022-02-24", "", "medium", "part"),
    Rule("sudan_2023", CONFLICT, "SD", ALL, "", "2023-04-15", "", "medium"),
    Rule("niger_2023", CONFLICT, "NE", ALL, "", "2023-08-06", "2023-09-03", "medium"),
    Rule("iran_2025", CONFLICT, "IR", ALL, "", "2025-06-13", "2025-06-24", "medium"),
    Rule("iran_2025", CONFLICT, "IR", ALL, "", "2025-06-25", "2025-07-03", "low", "part"),
    Rule("israel_2025", CONFLICT, "IL", ALL, "", "2025-06-13", "2025-06-23", "medium"),
    Rule("iraq_2025", CONFLICT, "IQ", ALL, "", "2025-06-13", "2025-06-23", "medium"),
    Rule("levant_2025", CONFLICT, "JO LB SY", ALL, "", "2025-06-13", "2025-06-13", "medium"),
    Rule(
        "us_sfar_119",
        CONFLICT,
        "AF",
        "state",
        "US",
        "2023-07-25",
        "2028-07-25",
        ceiling_ft="32000",
    ),
    Rule("gulf_2017_sa", GULF, "SA", FLAG, "QA", "2017-06-05", "2021-01-04"),
    Rule("gulf_2017_ae", GULF, "AE", "registry", "QA", "2017-06-05", "2021-01-08"),
    Rule("gulf_2017_bh", GULF, "BH", "registry", "QA", "2017-06-05", "2021-01-10"),
    Rule("gulf_2017_eg", GULF, "EG", "registry", "QA", "2017-06-06", "2021-01-11"),
    Rule("pakistan_2019", INDUS, "PK", ALL, "", "2019-02-27", "2019-03-01", "medium"),
    Rule("pakistan_2019", INDUS, "PK", ALL, "", "2019-03-02", "2019-07-15", "medium", "part"),
    Rule("pakistan_2025", INDUS, "PK", WHOLLY, "IN", "2025-04-24"),
    Rule("india_2025", INDUS, "IN", WHOLLY, "PK", "2025-04-30"),
    Rule("algeria_2021", "algeria_morocco", "DZ", FLAG, "MA", "2021-09-22"),
    Rule("niger_2023_france", "niger_france", "NE", FLAG, "FR", "2023-09-23", "", "medium"),
    Rule("drc_2025", "drc_rwanda", "CD", FLAG, "RW", "2025-02-11", "", "medium"),
    Rule(
        "venezuela_2024", "venezuela_argentina", "VE", "registry", "AR", "2024-03-11", "", "medium"
    ),
)

SOURCE: Final = """\
producer = "corredor; each act in acts.csv has its own producer"
title = "Closures of airspace by state, carrier and date"
url = "acts.csv"
licence = "CC0-1.0 as a compilation of facts"
retrieved = "{read}"
sha256 = "{sha256}"
sha256_of_acts = "{sha256_of_acts}"
known_from = "{known_from}"
known_to = "{known_to}"
standing = "no legal advice: before a flight ask the closing state and read the notices in force"
confidence = "high: act or wording read, or reported alike by many; medium: reported, details \
not read; low: unverified"
open_ends = "an empty last day means in force when last known; known_to of acts.csv is the last \
day on which the act was known in force, from the page that was read or from general reporting"
sources = "pages were read as stored copies, for facts; no text was taken over"
left_out = "closures of two days before the European act of 28 February 2022; bars on flights to \
or from a state whatever the carrier (Algeria and Mali 2025); standing refusals without an act \
that we could date (Israeli carriers in several states); advice to own carriers without a ban"
"""


def csv_of(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """Return rows as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def closures() -> list[tuple[str, ...]]:
    """Return a row for each area, way of being barred and barred state of every rule."""
    rows: list[tuple[str, ...]] = []
    for rule in RULES:
        for area in rule.areas.split():
            for kind in rule.barred.split():
                for value in rule.values.split() or [""]:
                    parts = (area, value or ALL, kind if value else "", rule.start)
                    row = "_".join(part for part in parts if part).lower().replace("-", "")
                    rows.append(
                        (
                            row,
                            rule.set,
                            area,
                            kind,
                            value,
                            rule.start,
                            rule.end,
                            rule.extent,
                            rule.ceiling_ft,
                            rule.confidence,
                            rule.act,
                        )
                    )
    if len({row[0] for row in rows}) < len(rows):
        raise ValueError("two closures have one id")
    return sorted(rows)


def main() -> None:
    """Write both tables and source.toml."""
    columns = ("id", "set", "area", "barred", "value", "from", "to", "extent")
    text = csv_of((*columns, "ceiling_ft", "confidence", "act"), closures())
    acts = csv_of(Act._fields, sorted(ACTS))
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / "closures.csv").write_text(text, encoding="utf-8")
    (FOLDER / "acts.csv").write_text(acts, encoding="utf-8")
    source = SOURCE.format(
        read=READ,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        sha256_of_acts=hashlib.sha256(acts.encode()).hexdigest(),
        known_from=min(rule.start for rule in RULES if rule.set == GULF),
        known_to=max(act.known_to for act in ACTS),
    )
    (FOLDER / "source.toml").write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
