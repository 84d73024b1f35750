"""Exposure: goods that meet another duty in a third market because of an input of the corridor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from corredor.core.errors import N_, CorredorError
from corredor.core.finding import Cell, FindingTable, Flag, Ref
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.trade.calc.contagion.exposure import (
    Exposure,
    Provenance,
    Use,
    exposures,
)
from corredor.studies.trade.calc.tariff.rules import Reading, Schedule
from corredor.studies.trade.inputs.tables import USES
from corredor.studies.trade.study.columns import day, made, ratio, share, term, text
from corredor.studies.trade.study.duties import (
    BETWEEN,
    attributes,
    day_of,
    line_of,
    schedule_of,
    vocabulary_of,
)


@dataclass(frozen=True)
class Exposed:
    """A row of the table of uses, and what the input changes; none where it changes nothing."""

    row: Row
    exposure: Exposure | None


def exposed(inputs: Inputs) -> tuple[list[Exposed], list[Absent]]:
    """Return what inputs change for goods that third markets buy, and rows that can't be read."""
    found: list[Exposed] = []
    absent: list[Absent] = []
    vocabulary = vocabulary_of(inputs)
    schedules: dict[str, Schedule] = {}
    for row in inputs.table(USES.name):
        market = row.text("market")
        try:
            if market not in schedules:
                schedules[market] = schedule_of(inputs, market)
            found.append(_exposed(row, schedules[market], vocabulary))
        except CorredorError as error:
            absent.append(Absent(f"trade.exposure.{row.text('id')}", error))
    return found, absent


def _exposed(row: Row, market: Schedule, vocabulary: Mapping[str, Reading]) -> Exposed:
    entered = row.text("input")
    held = exposures(
        market,
        Provenance(
            entered, attributes(vocabulary, row, "brings"), attributes(vocabulary, row, "otherwise")
        ),
        [Use(entered, line_of(row), row.text("source"))],
        row.text("maker"),
        day_of(row, "date"),
        attributes(vocabulary, row, "known"),
    )
    return Exposed(row, held[0] if held else None)


def exposure_table(found: Iterable[Exposed]) -> FindingTable:
    """The duty of each good with an input of the corridor and with another one."""
    columns = (
        *(term("good", "exposed_good"), text("input", "input_code"), term("from", "input_origin")),
        *(term("maker", "maker_country"), term("market", "third_market")),
        *(text("line", "tariff_line"), day("date", "customs_day")),
        *(share("without_low", "duty_without_least"), share("without_high", "duty_without_most")),
        *(share("with_low", "duty_with_least"), share("with_high", "duty_with_most")),
        *(text("rules", "rules_that_bite"), text("sources", "duty_sources"), day("last_checked")),
        text("source", "why_made_with"),
    )
    rows = [_row(one) for one in found]
    return made("exposure", "exposure_of_goods", columns, rows, "trade/uses", "trade/rules")


def _row(one: Exposed) -> tuple[Cell, ...]:
    row, held = one.row, one.exposure
    place = (
        *(row.text("id"), row.text("input"), row.text("from"), row.text("maker")),
        *(row.text("market"), row.text("line"), row.text("date")),
    )
    if held is None:
        return (*place, None, None, None, None, "", "", "", row.text("source"))
    checked = held.with_input.last_checked
    return (
        *place,
        *(ratio(held.without.low), ratio(held.without.high)),
        *(ratio(held.with_input.low), ratio(held.with_input.high)),
        *(BETWEEN.join(held.rules), BETWEEN.join(held.with_input.sources)),
        *(checked.isoformat() if checked else "", row.text("source")),
    )


def exposure_flags(found: Iterable[Exposed]) -> Iterator[Flag]:
    """Yield the goods whose duty rises with the input."""
    for one in found:
        if one.exposure is None or one.exposure.more[1] <= 0:
            continue
        fields = {
            "good": Ref("term", one.row.text("id")),
            "maker": Ref("term", one.row.text("maker")),
            "market": Ref("term", one.row.text("market")),
            "origin": Ref("term", one.row.text("from")),
        }
        sentence = N_(
            "{good}, made in {maker}: with the input from {origin} the duty in {market} rises, "
            "whoever exports the good. The table shows both duties, their rules and their sources."
        )
        yield Flag(f"trade.exposure.{one.row.text('id')}", "warning", sentence, fields)
