"""Rates: duties of WITS as rules, below the rules that are stated one by one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from corredor.core.errors import CorredorError
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.trade.inputs.tables import RATES
from corredor.studies.trade.readers.tariffs import EVERYBODY, MFN, TariffRate, read
from corredor.studies.trade.study.statistics import alpha2

PRIORITY: Final = {MFN: "1", "bound": "", "applied": "2", "preference": "3"}
"""Priorities of kinds of duty, below those of rules; bound rates are not charged."""
SUBHEADING: Final = 6
EMPTY: Final = (
    *("but_lines", "condition", "allowance", "displaces", "displaced", "customs_to", "note"),
    *("ruled_from", "ruled_to", "published_from", "published_to"),
)
Read = tuple[Row, TariffRate]


def rates_of(inputs: Inputs) -> tuple[list[Read], list[Absent]]:
    """Return the duties of all files that the folder names, and the files that can't be read."""
    found: list[Read] = []
    absent: list[Absent] = []
    for row in inputs.table(RATES.name):
        file = inputs.file(row, "file")
        if file is None:
            continue
        try:
            with file.open() as stream:
                held = read(stream, file.path, measure=row.text("measure"))
                found += [(row, rate) for rate in held.rates]
        except CorredorError as error:
            absent.append(Absent(f"trade.rates.{row.text('id')}", error))
    return found, absent


def rules_of(rates: Iterable[Read], importer: str, lines: Sequence[str]) -> list[dict[str, str]]:
    """Return the rates of an importer on some lines as rows of the table of rules.

    A rate holds from the first day of its year on; a day after that year is after the last look.
    """
    wanted = {line[:SUBHEADING] for line in lines}
    newest: dict[tuple[str, str, str], Read] = {}
    for row, rate in rates:
        if alpha2(rate.importer) == importer and rate.product in wanted and PRIORITY[rate.duty]:
            key = (rate.product, rate.partner, rate.duty)
            if key not in newest or rate.year > newest[key][1].year:
                newest[key] = (row, rate)
    return [_rule(row, rate, importer) for row, rate in newest.values()]


def _rule(row: Row, rate: TariffRate, importer: str) -> dict[str, str]:
    low, high = (rate.average if end is None else end for end in (rate.least, rate.greatest))
    sure = low == high
    partner = EVERYBODY if rate.partner == EVERYBODY else alpha2(rate.partner)
    name = "_".join((row.text("id"), rate.product, rate.duty, partner.replace("*", "all")))
    return dict.fromkeys(EMPTY, "") | {
        "id": name,
        "importer": importer,
        "layer": "general",
        "lines": rate.product,
        "origins": partner,
        "base": "value",
        "rate": repr(rate.average) if sure else "",
        "rate_low": "" if sure else repr(low),
        "rate_high": "" if sure else repr(high),
        "priority": PRIORITY[rate.duty],
        "customs_from": f"{rate.year}-01-01",
        "source": row.text("title") or row.text("producer") or row.text("id"),
        "last_checked": f"{rate.year}-12-31",
        "status": "published",
    }
