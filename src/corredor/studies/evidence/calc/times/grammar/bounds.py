"""Bounds and open intervals: before, since, more than, about."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Build, Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.meanings import meaning_of
from corredor.studies.evidence.calc.times.grammar.spans import length_of
from corredor.studies.evidence.calc.times.values import (
    Bound,
    Duration,
    Range,
    Repetition,
)


def _bound(modifier: str) -> Build:
    def build(parts: Parts) -> Made:
        value = meaning_of(parts["value"])
        if value is None or isinstance(value, Duration | Range | Repetition):
            return None
        if isinstance(value, Bound) and value.modifier in ("before", "after", "since", "until"):
            return None
        return "BOUND", Bound(value, modifier)

    return build


def _day_bound(parts: Parts) -> Made:
    """Make an open time of "Tuesday after 1pm"."""
    date, time = calendar_of(parts["date"]), calendar_of(parts["time"])
    made = date.joined(time) if date and time else None
    word = parts["how"].values
    for kind in ("BEFORE", "AFTER", "SINCE", "UNTIL"):
        if made and kind in word:
            return "BOUND", Bound(made, kind.lower())
    return None


def _later(parts: Parts) -> Made:
    word = parts["mark"].values
    value = meaning_of(parts["value"])
    modifier = str(word.get("ORLATER", word.get("ORBEFORE", "")))
    return ("BOUND", Bound(value, modifier)) if value else None


def _compared(parts: Parts) -> Made:
    value = meaning_of(parts["value"])
    signs = "".join(parts.text[item.start : item.end] for item in parts.span("sign"))
    modifier = {"<": "before", ">": "after", "<=": "until", ">=": "since"}.get(signs)
    return ("BOUND", Bound(value, modifier)) if value and modifier else None


def _approx(parts: Parts) -> Made:
    value = meaning_of(parts["value"])
    if value is None:
        return None
    if isinstance(value, Duration):
        return "DURATION", replace(value, modifier="approx")
    return "BOUND", Bound(value, "approx")


def _compared_length(parts: Parts) -> Made:
    length = length_of(parts)
    values = parts["how"].values
    modifier = str(values.get("MORE", values.get("LESS", "")))
    return ("DURATION", replace(length, modifier=modifier)) if length else None


VALUES: Final = "(?P<value>POINT|OFFSET|PRESENT|BOUND|CLOCK)"


BOUNDS: Final = (
    Rule("(?P<sign>(?:LT|GT) EQ?) " + VALUES, _compared),
    Rule(VALUES + " (?P<mark>ORLATER|ORBEFORE)(?!POINT|THE|CLOCK|OFFSET)", _later),
    Rule("(?P<how>MORE|LESS) (?:OF)? DURATION", _compared_length),
    Rule(
        "APPROX (?:THE|OF|HOURARTICLE|ATHOUR)* (?P<value>DAYDATE|MONTHDATE|YEARDATE|"
        "WEEKDATE|PERIOD|MOMENT|CLOCK|DURATION)",
        _approx,
    ),
    Rule(
        "(?P<date>DAYDATE) (?P<how>BEFORE|AFTER|SINCE|UNTIL|FROM) (?:THE|OF|HOURARTICLE|"
        "ATHOUR|IN)* (?P<time>CLOCK)",
        _day_bound,
    ),
    Rule("BEFORE (?:THE|OF|HOURARTICLE|ATHOUR|IN|DAYWORD)* " + VALUES, _bound("before")),
    Rule("AFTER (?:THE|OF|HOURARTICLE|ATHOUR|IN|DAYWORD)* " + VALUES, _bound("after")),
    Rule(
        "FROM (?:THE)? (?P<value>DAYDATE|MONTHDATE|YEARDATE|MOMENT|CLOCK|PRESENT)",
        _bound("since"),
        ("en",),
    ),
    Rule("SINCE (?:THE|OF|HOURARTICLE|ATHOUR|IN|DAYWORD)* " + VALUES, _bound("since")),
    Rule("UNTIL (?:THE|OF|HOURARTICLE|ATHOUR|IN|DAYWORD)* " + VALUES, _bound("until")),
)
