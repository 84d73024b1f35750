"""The calendar of a schedule: no good and day with two winning rules of a layer, or with none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from corredor.studies.trade.calc.tariff.condition import Joined, implied
from corredor.studies.trade.calc.tariff.rules import (
    EVERY,
    OPEN,
    Basis,
    Choice,
    Rule,
    Schedule,
    covers,
)


class Fault(StrEnum):
    """What is wrong in a calendar."""

    OVERLAP = "overlap"
    GAP = "gap"
    UNCOVERED = "uncovered"


@dataclass(frozen=True, order=True)
class CalendarFault:
    """A fault of a schedule: rules concerned, a line and origin that shows it, days half open.

    `origin` is the first of the countries concerned, or ``*`` for one that no rule names.
    """

    layer: str
    fault: Fault
    rules: tuple[str, ...]
    line: str
    origin: str
    start: date
    end: date


def faults(schedule: Schedule, basis: Basis = Basis.CUSTOMS) -> tuple[CalendarFault, ...]:
    """Return every overlap and gap of a schedule at once, sorted.

    An overlap is two rules of one layer and priority that may apply to one consignment on one day.
    A gap lies between two rules: goods of a rule that ends, for which a later rule of the layer
    starts, and no rule surely applies between. In a required layer goods are also uncovered after
    the last rule ends.

    Parameters
    ----------
    schedule
        Rules of an importer.
    basis
        Which dates count.
    """
    found: set[CalendarFault] = set()
    for layer in schedule.layers:
        rules = [rule for rule in schedule.rules if rule.layer == layer.name]
        if layer.choice is Choice.PRIORITY:
            found |= set(_overlaps(rules, basis))
        found |= set(_gaps(rules, basis, layer.required))
    return tuple(sorted(found))


def _meeting(lines: Iterable[str], others: Iterable[str]) -> Iterator[str]:
    """Beginnings that two lists share: the longer of each pair of which one begins the other."""
    taken = list(others)
    for one in lines:
        for other in taken:
            if other == EVERY or one.startswith(other):
                yield one
            elif one == EVERY or other.startswith(one):
                yield other


def _common_line(first: Rule, second: Rule) -> str | None:
    """A line that both cover; of several the first."""
    for line in sorted(_meeting(first.lines, second.lines)):
        bare = "" if line == EVERY else line
        if not any(bare.startswith(rule.but_lines) for rule in (first, second) if rule.but_lines):
            return line
    return None


def _origins(rules: Sequence[Rule]) -> list[str]:
    """Every origin that a rule names, and one that none does."""
    return [*sorted({origin for rule in rules for origin in rule.origins}), EVERY]


def _overlaps(rules: Sequence[Rule], basis: Basis) -> Iterator[CalendarFault]:
    for first, second in combinations(rules, 2):
        if first.priority != second.priority or not first.when.compatible(second.when):
            continue
        one, other = first.spans[basis], second.spans[basis]
        start, end = max(one.start, other.start), min(one.end, other.end)
        shared = [
            origin
            for origin in _origins([first, second])
            if first.covers_origin(origin) and second.covers_origin(origin)
        ]
        line = _common_line(first, second) if start < end and shared else None
        if line is not None:
            names = first.id, second.id
            yield CalendarFault(first.layer, Fault.OVERLAP, names, line, shared[0], start, end)


def _cells(rule: Rule, rules: Sequence[Rule]) -> Iterator[tuple[str, str, Joined]]:
    """Kinds of goods that the rules of a layer tell apart within one: line, origin, tests."""
    lines = sorted({line for other in rules for line in _meeting(rule.lines, other.lines)})
    for line in lines:
        if not rule.covers_line("" if line == EVERY else line):
            continue
        for origin in _origins(rules):
            if rule.covers_origin(origin):
                for joined in rule.when.alternatives or ((),):
                    yield line, origin, joined


def _surely(rule: Rule, line: str, origin: str, joined: Joined) -> bool:
    """Whether a rule applies to all goods of a kind."""
    bare = "" if line == EVERY else line
    return (
        (covers(rule.lines, bare) if bare else EVERY in rule.lines)
        and not (rule.but_lines and bare.startswith(rule.but_lines))
        and rule.covers_origin(origin)
        and implied(joined, rule.when)
    )


def _gaps(rules: Sequence[Rule], basis: Basis, required: bool) -> Iterator[CalendarFault]:
    for rule in rules:
        end = rule.spans[basis].end
        if end == OPEN:
            continue
        for line, origin, joined in _cells(rule, rules):
            covering = [other for other in rules if _surely(other, line, origin, joined)]
            spans = [other.spans[basis] for other in covering]
            if any(span.start <= end < span.end for span in spans):
                continue
            later = [span.start for span in spans if end < span.start < span.end]
            if later or required:
                until, kind = (min(later), Fault.GAP) if later else (OPEN, Fault.UNCOVERED)
                yield CalendarFault(rule.layer, kind, (rule.id,), line, origin, end, until)
