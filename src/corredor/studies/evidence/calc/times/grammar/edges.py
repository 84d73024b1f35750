"""Beginnings, middles and ends of periods, and what is left or has passed of them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import (
    Made,
    calendar_of,
)
from corredor.studies.evidence.calc.times.grammar.relatives import current_unit_of
from corredor.studies.evidence.calc.times.values import Bound, Calendar


def _edge(parts: Parts) -> Made:
    edge = str(parts["edge"].values["EDGE"])
    whole = calendar_of(parts["whole"])
    if whole is None:
        return None
    if whole.has_clock and not whole.part:
        return None
    return "BOUND", Bound(whole, edge)


def _edge_current(parts: Parts) -> Made:
    made = current_unit_of(parts)
    edge = str(parts["edge"].values["EDGE"])
    return ("BOUND", Bound(made[1], edge)) if made and isinstance(made[1], Calendar) else None


def _rest(parts: Parts) -> Made:
    whole = calendar_of(parts["whole"]) if "whole" in parts else None
    if whole is None:
        made = current_unit_of(parts)
        whole = made[1] if made and isinstance(made[1], Calendar) else None
    return ("BOUND", Bound(whole, "rest")) if whole else None


def _elapsed_part(parts: Parts) -> Made:
    """Make what has passed of a period: "so far this year", "en lo que va del año"."""
    made = _rest(parts)
    value = made[1] if made else None
    return ("BOUND", replace(value, modifier="elapsed")) if isinstance(value, Bound) else None


IMPLIED: Final = "(?P<whole>DAYDATE|MONTHDATE|YEARDATE|PERIOD|WEEKDATE|CURRENT|CLOCK)"


EDGES: Final = (
    Rule("(?:SOFAR|ASOFAR|ASOF) (?:THE)? (?P<whole>PERIOD|CURRENT|YEARDATE)", _elapsed_part),
    Rule("SOFAR (?:THE)? (?P<unit>YEARUNIT|MONTHUNIT|WEEKUNIT|QUARTERUNIT)", _elapsed_part),
    Rule("(?P<unit>YEARUNIT|MONTHUNIT|QUARTERUNIT) (?:TODATE|PRESENT)", _elapsed_part, ("en",)),
    Rule("(?P<edge>EDGE) (?:DASH|OF)* (?:THE)? " + IMPLIED, _edge),
    Rule(
        "(?P<edge>EDGE) (?:OF)* (?:THE)? (?P<unit>YEARUNIT|MONTHUNIT|WEEKUNIT|DECADEUNIT|"
        "CENTURYUNIT|QUARTERUNIT|HALFUNIT)",
        _edge_current,
    ),
    Rule(
        "REST (?:OF)? (?:THE|THIS|MY)* (?:(?P<whole>PERIOD|DAYDATE|CURRENT)|(?P<unit>UNIT))", _rest
    ),
)
