"""Repetitions: every Monday, diariamente, раз в год."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.clocks import part_of
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.meanings import meaning_of
from corredor.studies.evidence.calc.times.grammar.relatives import named
from corredor.studies.evidence.calc.times.grammar.spans import coded, unit_of
from corredor.studies.evidence.calc.times.values import (
    Calendar,
    Duration,
    Repetition,
)


def _every(parts: Parts) -> Made:
    if "length" in parts:
        length = parts["length"].values["DURATION"]
        return ("SET", Repetition(length)) if isinstance(length, Duration) else None
    if "unit" in parts:
        return "SET", Repetition(Duration(((unit_of(parts["unit"]), Decimal(1)),)))
    value = meaning_of(parts["value"]) if "value" in parts else None
    if value is None and "value" in parts:
        value = named(parts["value"])
        if value is None and part_of(parts["value"]):
            value = Calendar(part=part_of(parts["value"]))
    if isinstance(value, Calendar) and "time" in parts:
        time = calendar_of(parts["time"])
        value = value.joined(time) if time else value
    return ("SET", Repetition(at=value)) if isinstance(value, Calendar) else None


def _part_set(parts: Parts) -> Made:
    """Make a repetition of "Tuesday afternoons", "por las mañanas"."""
    part = Calendar(part=str(parts["part"].values["PARTS"]))
    date = calendar_of(parts["date"]) if "date" in parts else Calendar()
    made = date.joined(part) if date else None
    return ("SET", Repetition(at=made)) if made else None


def _every_other(parts: Parts) -> Made:
    return "SET", Repetition(Duration(((unit_of(parts["unit"]), Decimal(2)),)))


def _adverb(parts: Parts) -> Made:
    code = str(parts["adverb"].values["SETADV"])
    return "SET", Repetition(Duration((coded(code),)))


def _set_at(parts: Parts) -> Made:
    every = parts["set"].values["SET"]
    time = calendar_of(parts["time"])
    if not isinstance(every, Repetition) or time is None:
        return None
    at = every.at.joined(time) if isinstance(every.at, Calendar) else time
    return ("SET", Repetition(every.every, at)) if at else None


SETS: Final = (
    Rule("(?:EVERY) (?:THE)? (?P<length>DURATION)", _every),
    Rule(
        "(?:EVERYOTHER|EVERY (?=SECONDORD UNIT)) (?P<other>SECONDORD)? (?P<unit>UNIT)", _every_other
    ),
    Rule("EVERY (?P<unit>UNIT)", _every),
    Rule(
        "EVERY (?:THE)? (?P<value>DAYDATE|MONTHDATE|PERIOD|WEEKDAYS|PART|PARTS|DAYPARTED|"
        "MOMENT|CLOCK|ANYMONTH) (?:(?:ATA|ATHOUR|BY|IN|ON|COMMA)* (?:THE|HOURARTICLE)? "
        "(?P<time>CLOCK))?",
        _every,
    ),
    Rule(
        "(?P<value>WEEKDAYS) (?:(?:ATA|ATHOUR|BY|IN|ON)* (?:THE|HOURARTICLE)? (?P<time>CLOCK))?",
        _every,
    ),
    Rule("(?:(?:BY|IN)? THE)? (?:(?P<date>DAYDATE) (?:BY|IN|THE)*)? (?P<part>PARTS)", _part_set),
    Rule("EACHPLURAL (?P<value>WEEKDAYS)", _every),
    Rule("(?P<adverb>SETADV)", _adverb),
    Rule(
        "(?P<set>SET) (?:ATA|ATHOUR|BY|IN|COMMA|OF)* (?:THE|HOURARTICLE)? (?P<time>CLOCK)", _set_at
    ),
    Rule("(?P<time>CLOCK) (?P<set>SET)", _set_at),
)
