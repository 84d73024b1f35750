"""Duties: what goods of the folder pay at a border on a day, by which rules, how sure it is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from typing import Final

from corredor.core.errors import (
    N_,
    CorredorError,
    InputAbsent,
    NotADate,
    UnreadableCell,
    Wording,
)
from corredor.core.finding import Cell, FindingTable, Flag, Ref
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.trade.calc.tariff.calendar import faults
from corredor.studies.trade.calc.tariff.duty import Attribute, Consignment, Duty, DutyFlag, duty
from corredor.studies.trade.calc.tariff.rules import (
    OPEN,
    Reading,
    Rule,
    Schedule,
    attributes_read,
    rule_of_row,
    schedule,
)
from corredor.studies.trade.inputs.tables import RULES, TARIFFS
from corredor.studies.trade.study.columns import day, made, ratio, share, term, text, word
from corredor.studies.trade.study.rates import Read, rates_of, rules_of

EMBEDDED: Final = "tariff_rules"
GENERAL: Final = "general"
ASSIGNED: Final = "="
BETWEEN: Final = " · "
STATEMENT: Final = N_("a name, an equals sign and a value, without blanks")
READ_BY_RULES: Final = N_("an attribute that some rule of duty reads")
MORE_STATED: Final = N_("more attributes: too many that decide are unknown")
STATED: Final = "claim=USMCA us_content=0.40"
A_NUMBER: Final = N_("a number of 0 or more")
A_SHARE: Final = N_("a share between 0 and 1")
EXAMPLES: Final = {Reading.WORD: "yes", Reading.NUMBER: "0.15", Reading.SHARE: "0.40"}


@dataclass(frozen=True)
class Question:
    """Goods at a border: the row that asks, the schedule there, and the goods."""

    row: Row
    schedule: Schedule
    goods: Consignment

    @property
    def id(self) -> str:
        """Id of the row."""
        return self.row.text("id")


@dataclass(frozen=True)
class Answer:
    """What goods pay on the day asked, and in each span of days in which nothing changes."""

    question: Question
    duty: Duty
    spans: tuple[tuple[date, date, Duty], ...]


def attributes(vocabulary: Mapping[str, Reading], row: Row, column: str) -> dict[str, Attribute]:
    """Return what a cell states: words and numbers by name.

    Raises
    ------
    UnreadableCell
        E127: a part is no name, equals sign and value; no rule reads an attribute of that name;
        or the value is not what rules read of it.
    """
    found: dict[str, Attribute] = {}
    for part in row.text(column).split():
        name, sign, value = part.partition(ASSIGNED)
        example = _nearest(name, vocabulary)
        if not (name and sign and value):
            raise _unreadable(row, column, part, STATEMENT, example)
        if name not in vocabulary:
            raise _unreadable(row, column, part, READ_BY_RULES, example)
        if vocabulary[name] is Reading.WORD:
            found[name] = value
            continue
        number = _number(value)
        share = vocabulary[name] is Reading.SHARE
        if number is None or (share and number > 1):
            raise _unreadable(row, column, part, A_SHARE if share else A_NUMBER, example)
        found[name] = number
    return found


def _unreadable(row: Row, column: str, value: str, shape: str, example: str) -> UnreadableCell:
    return UnreadableCell(
        row.at(column), column=column, value=value, shape=Wording(shape), example=example
    )


def _nearest(name: str, vocabulary: Mapping[str, Reading]) -> str:
    """Return an attribute as it might have been stated, of the name most like the one given."""
    near = next(iter(get_close_matches(name, vocabulary, 1, 0)), next(iter(vocabulary)))
    return f"{near}={EXAMPLES[vocabulary[near]]}"


def _number(value: str) -> float | None:
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None


def vocabulary_of(inputs: Inputs) -> dict[str, Reading]:
    """Return the attributes that rules of any importer read; broken rules are told elsewhere."""
    own: list[Rule] = []
    for row in inputs.table(RULES.name):
        with suppress(UnreadableCell):
            own.append(rule_of_row(rule_row(row)))
    return attributes_read([*_embedded_rules(), *own])


@lru_cache(maxsize=1)
def _embedded_rules() -> tuple[Rule, ...]:
    return tuple(rule_of_row(row) for row in read_data_table(EMBEDDED))


def day_of(row: Row, column: str) -> date:
    """Return a whole date.

    Raises
    ------
    NotADate
        E109: the cell holds a year or month alone.
    """
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def line_of(row: Row, column: str = "line") -> str:
    """Return a tariff line without points and blanks.

    Raises
    ------
    UnreadableCell
        E127: it is none.
    """
    line = row.text(column).replace(".", "").replace(" ", "")
    if not line.isdecimal():
        value, example = row.text(column), "8703.23"
        place = row.at(column)
        raise UnreadableCell(place, column=column, value=value, shape="digits", example=example)
    return line


def schedule_of(inputs: Inputs, importer: str, rates: Sequence[Mapping[str, str]] = ()) -> Schedule:
    """Return the rules of an importer: those that come with the program and the folder's own.

    A rule of the folder takes the place of one of the same id; `rates` stand below all others.

    Raises
    ------
    UnreadableCell
        E127: a rule of the folder can't be read.
    """
    own = [rule_row(row) for row in inputs.table(RULES.name) if row.text("importer") == importer]
    named = {row["id"] for row in own}
    rules = [row for row in read_data_table(EMBEDDED) if row["id"] not in named]
    layers = [dict(row) for row in read_data_table(EMBEDDED, "layers")]
    known = {row["layer"] for row in layers if row["importer"] == importer}
    wanted = [row["layer"] for row in own] + [GENERAL]
    for name in dict.fromkeys(wanted):
        if name not in known:
            required = "yes" if name == GENERAL else "no"
            fields = {"importer": importer, "layer": name, "choice": "priority"}
            layers.append({**fields, "required": required})
    return schedule(importer, layers, [*rules, *own, *rates])


def rule_row(row: Row) -> dict[str, str]:
    """Return a rule of the folder as a row of the table that comes with the program.

    Raises
    ------
    UnreadableCell
        E127: a cell is not understood.
    """
    numbers = ("rate", "rate_low", "rate_high", "allowance")
    made_of = {column.name: row.text(column.name) for column in RULES.columns}
    made_of |= {name: _written(row.number(name)) for name in numbers}
    made_of["priority"] = str(int(row.number("priority") or 0))
    for basis in ("ruled", "published"):
        made_of |= {f"{basis}_from": "", f"{basis}_to": ""}
    try:
        rule_of_row(made_of)
    except ValueError as error:
        example = read_data_table(EMBEDDED)[0]["condition"] or "claim=USMCA"
        shape = str(error)
        value = made_of["id"]
        raise UnreadableCell(
            row.at("condition"), column="id", value=value, shape=shape, example=example
        ) from None
    return made_of


def _written(value: float | None) -> str:
    return "" if value is None else repr(value)


def answers(inputs: Inputs) -> tuple[list[Answer], list[Absent]]:
    """Return what the goods of the folder pay, and the rows that can't be read."""
    schedules: dict[str, Schedule] = {}
    found: list[Answer] = []
    vocabulary = vocabulary_of(inputs)
    rates, absent = rates_of(inputs)
    for row in inputs.table(TARIFFS.name):
        try:
            known = attributes(vocabulary, row, "known")
            found.append(_answer(inputs, row, known, schedules, rates))
        except CorredorError as error:
            absent.append(Absent(f"trade.duty.{row.text('id')}", error))
    return found, absent


def _answer(
    inputs: Inputs,
    row: Row,
    known: Mapping[str, Attribute],
    schedules: dict[str, Schedule],
    rates: Sequence[Read],
) -> Answer:
    importer = row.text("importer")
    if importer not in schedules:
        asked = [one for one in inputs.table(TARIFFS.name) if one.text("importer") == importer]
        lines = [one.text("line").replace(".", "").replace(" ", "") for one in asked]
        schedules[importer] = schedule_of(inputs, importer, rules_of(rates, importer, lines))
    goods = Consignment(line_of(row), row.text("origin"), day_of(row, "date"), known)
    question = Question(row, schedules[importer], goods)
    try:
        charged = duty(schedules[importer], goods)
    except ValueError:
        raise _unreadable(row, "known", row.text("known"), MORE_STATED, STATED) from None
    if DutyFlag.NO_REQUIRED_RULE in charged.flags and not charged.rules:
        wanted = f"{RULES.file}, {importer} {row.text('line')}"
        raise InputAbsent(row.at("importer"), study=f"trade.duty.{row.text('id')}", input=wanted)
    return Answer(question, charged, _spans(question))


def _spans(question: Question) -> tuple[tuple[date, date, Duty], ...]:
    """Return the duty of the same goods in each span between two days on which a rule changes."""
    held = question.schedule
    rules = [
        rule
        for rule in held.rules
        if rule.covers_line(question.goods.line) and rule.covers_origin(question.goods.origin)
    ]
    turns = {edge for rule in rules for span in rule.spans.values() for edge in span}
    checked = min((rule.last_checked for rule in rules), default=question.goods.day)
    last = max(checked, question.goods.day) + timedelta(days=1)
    starts = sorted({turn for turn in turns if turn < min(last, OPEN)})
    made_of: list[tuple[date, date, Duty]] = []
    for start, end in pairwise((*starts, last)):
        goods = Consignment(
            question.goods.line, question.goods.origin, start, question.goods.attributes
        )
        charged = duty(held, goods)
        if made_of and _same(made_of[-1][2], charged):
            made_of[-1] = (made_of[-1][0], end, charged)
        else:
            made_of.append((start, end, charged))
    return tuple(made_of)


def _same(one: Duty, other: Duty) -> bool:
    return (one.low, one.high, one.rules) == (other.low, other.high, other.rules)


def duties_table(found: Iterable[Answer]) -> FindingTable:
    """What each good pays on its day, with rules, sources and the day of the last look at them."""
    columns = (
        *(term("good", "tariff_question"), term("importer"), term("origin", "origin_country")),
        *(text("line", "tariff_line"), day("date", "customs_day")),
        *(share("low", "duty_least"), share("high", "duty_most"), text("rules", "duty_rules")),
        *(text("unknown", "not_stated"), word("flags", "duty_cautions")),
        *(text("sources", "duty_sources"), day("last_checked"), text("known", "stated_of_good")),
    )
    rows = [_duty_row(one) for one in found]
    return made("duties", "duties_asked", columns, rows, "trade/tariffs", "trade/rules")


def _duty_row(one: Answer) -> tuple[Cell, ...]:
    asked, held = one.question, one.duty
    return (
        *(asked.id, asked.schedule.importer, asked.goods.origin, asked.row.text("line")),
        asked.goods.day.isoformat(),
        *(ratio(held.low), ratio(held.high), BETWEEN.join(held.rules)),
        BETWEEN.join(held.unknown),
        tuple(flag.value for flag in held.flags),
        BETWEEN.join(held.sources),
        held.last_checked.isoformat() if held.last_checked else "",
        asked.row.text("known"),
    )


def timeline_table(found: Iterable[Answer]) -> FindingTable:
    """The duty of each good in every span of days in which no rule on it changes."""
    columns = (
        *(term("good", "tariff_question"), day("from", "valid_from"), day("to", "valid_to")),
        *(share("low", "duty_least"), share("high", "duty_most"), text("rules", "duty_rules")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for start, end, held in one.spans:
            ends = (start.isoformat(), end.isoformat())
            charged = (ratio(held.low), ratio(held.high), BETWEEN.join(held.rules))
            rows.append((one.question.id, *ends, *charged))
    return made("duty_calendar", "duty_calendar", columns, rows, "trade/tariffs", "trade/rules")


def faults_table(found: Sequence[Answer]) -> FindingTable:
    """Overlaps and gaps in the rules of each importer that is asked about."""
    columns = (
        *(term("importer"), text("layer", "duty_layer"), word("fault", "calendar_fault")),
        *(text("rules", "duty_rules"), text("line", "tariff_line")),
        *(text("origin", "origin_country"), day("from", "valid_from"), day("to", "valid_to")),
    )
    schedules = {one.question.schedule.importer: one.question.schedule for one in found}
    rows: list[tuple[Cell, ...]] = []
    for importer, held in schedules.items():
        for one in faults(held):
            end = "" if one.end == OPEN else one.end.isoformat()
            place = (importer, one.layer, one.fault.value, BETWEEN.join(one.rules))
            rows.append((*place, one.line, one.origin, one.start.isoformat(), end))
    return made("duty_faults", "calendar_faults", columns, rows, "trade/rules")


FLAGGED: Final[Mapping[DutyFlag, str]] = {
    DutyFlag.PAST_LAST_CHECKED: N_(
        "{good} in {importer}: the day asked, {day}, lies after the rules were last compared with "
        "their source, {checked}."
    ),
    DutyFlag.ATTRIBUTE_UNKNOWN: N_(
        "{good} in {importer}: the duty depends on what nobody stated ({unknown}), so that it is "
        "an interval."
    ),
    DutyFlag.RATE_BOUNDED: N_(
        "{good} in {importer}: the source gives bounds of the rate and not the rate of the line."
    ),
    DutyFlag.NO_REQUIRED_RULE: N_(
        "{good} in {importer}: no general rate of this line is known; the duty shown is that of "
        "the other layers."
    ),
    DutyFlag.UNVERIFIED: N_(
        "{good} in {importer}: a rule that charges was not read in its source."
    ),
    DutyFlag.BETWEEN_DATES: N_(
        "{good} in {importer}: on {day} a rule was signed or published, and not yet in force at "
        "customs, or the other way round."
    ),
}


def duty_flags(found: Iterable[Answer]) -> Iterator[Flag]:
    """Yield what limits each duty."""
    for one in found:
        checked = one.duty.last_checked
        fields = {
            "good": Ref("term", one.question.id),
            "importer": Ref("term", one.question.schedule.importer),
            "day": Ref("date", one.question.goods.day.isoformat()),
            "checked": Ref("date", checked.isoformat() if checked else ""),
            "unknown": Ref("text", BETWEEN.join(one.duty.unknown)),
        }
        for flag in one.duty.flags:
            sentence = FLAGGED[flag]
            used = {name: ref for name, ref in fields.items() if f"{{{name}}}" in sentence}
            severity = "note" if flag == DutyFlag.BETWEEN_DATES else "warning"
            yield Flag(f"trade.duty.{one.question.id}.{flag.value}", severity, sentence, used)
