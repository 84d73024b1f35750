"""The duty on one consignment, with the rules and sources that make it, and what is uncertain.

An attribute that a rule needs and nobody stated gives an interval of duties and a flag, never a
default: every word that a rule names, another word, and the ends of a share are tried.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import product
from typing import Final

import numpy as np

from corredor.studies.trade.calc.tariff.batch import NOBODY, Consignments, Duties, duties
from corredor.studies.trade.calc.tariff.condition import NUMERIC, Coded, Column, coded
from corredor.studies.trade.calc.tariff.rules import Basis, Kind, Rule, Schedule
from corredor.units import Share

ANOTHER: Final = "another"
"""Stands for any word that no rule names."""
MOST: Final = 1 << 14
"""Combinations of unknown attributes that are tried at most."""

Attribute = str | float


@dataclass(frozen=True)
class Consignment:
    """Goods at the border: tariff line (digits alone), origin, day, and what is known of them."""

    line: str
    origin: str
    day: date
    attributes: Mapping[str, Attribute] = field(default_factory=dict[str, Attribute])


class DutyFlag(StrEnum):
    """What to look at before a duty is used."""

    ATTRIBUTE_UNKNOWN = "attribute_unknown"
    RATE_BOUNDED = "rate_bounded"
    NO_REQUIRED_RULE = "no_required_rule"
    PAST_LAST_CHECKED = "past_last_checked"
    UNVERIFIED = "unverified"
    BETWEEN_DATES = "between_dates"


@dataclass(frozen=True)
class Duty:
    """A duty as a share of the value of the goods.

    Parameters
    ----------
    low, high
        Least and greatest duty that the known attributes allow; equal where nothing is open.
    rules
        Ids of the rules that charge at the low end or the high one, in the order of the layers.
    by_rule
        Least and greatest charge of each of them.
    unknown
        Attributes that the duty depends on and nobody stated.
    sources, last_checked
        Of those rules; the earliest day, none without a rule.
    flags
        In the order of `DutyFlag`.
    """

    low: Share
    high: Share
    rules: tuple[str, ...]
    by_rule: Mapping[str, tuple[Share, Share]]
    unknown: tuple[str, ...]
    sources: tuple[str, ...]
    last_checked: date | None
    flags: tuple[DutyFlag, ...]


def duty(schedule: Schedule, goods: Consignment, basis: Basis = Basis.CUSTOMS) -> Duty:
    """Return the duty on a consignment, with its rules, sources and flags.

    Parameters
    ----------
    schedule
        Rules of the importer.
    goods
        The consignment.
    basis
        Which dates of the rules count; that of customs decides what is paid.

    Raises
    ------
    ValueError
        More combinations of unknown attributes would have to be tried than is sensible.
    """
    tried = _tried(schedule, goods, basis)
    columns = _columns(tried, goods)
    low, high = (duties(schedule, columns, basis, bound) for bound in ("low", "high"))
    charged = _charged(schedule, low, high)
    won = _in_order(schedule, charged)
    unknown = _decisive(tried, low, high)
    return Duty(
        float(np.min(low.rate)),
        float(np.max(high.rate)),
        tuple(rule.id for rule in won),
        {rule.id: charged[rule.id] for rule in won},
        unknown,
        tuple(dict.fromkeys(rule.source for rule in won)),
        min((rule.last_checked for rule in won), default=None),
        _flags(schedule, goods, won, low, high, unknown),
    )


def _relevant(schedule: Schedule, goods: Consignment, basis: Basis) -> list[Rule]:
    return [
        rule
        for rule in schedule.rules
        if rule.covers_line(goods.line)
        and rule.covers_origin(goods.origin)
        and rule.in_force(goods.day, basis)
    ]


def _tried(
    schedule: Schedule, goods: Consignment, basis: Basis
) -> dict[str, tuple[Attribute, ...]]:
    """Unknown attributes that rules read, with the values that decide between them."""
    words: dict[str, set[str]] = {}
    numbers: dict[str, set[float]] = {}
    for rule in _relevant(schedule, goods, basis):
        for test in rule.when.tests:
            if test.relation in NUMERIC:
                bounds = numbers.setdefault(test.attribute, {0.0, 1.0})
                bounds |= {test.bound, math.nextafter(test.bound, -math.inf)}
            else:
                words.setdefault(test.attribute, {ANOTHER}).update(test.words)
        if rule.base.kind in (Kind.CONTENT, Kind.REST):
            numbers.setdefault(rule.base.name, {0.0, 1.0})
        elif rule.base.kind is Kind.QUANTITY:
            numbers.setdefault(rule.base.name, {math.nextafter(0, 1), math.inf})
    values: dict[str, tuple[Attribute, ...]] = {
        **{name: tuple(sorted(some)) for name, some in words.items()},
        **{name: tuple(sorted(some)) for name, some in numbers.items()},
    }
    open_ = {name: some for name, some in sorted(values.items()) if name not in goods.attributes}
    if math.prod(len(some) for some in open_.values()) > MOST:
        raise ValueError(f"too many attributes are unknown: state some of {', '.join(open_)}")
    return open_


def _columns(tried: Mapping[str, tuple[Attribute, ...]], goods: Consignment) -> Consignments:
    combined = list(product(*tried.values()))
    rows = len(combined)
    columns: dict[str, Column] = {}
    for place, name in enumerate(tried):
        columns[name] = _column([values[place] for values in combined])
    for name, value in goods.attributes.items():
        columns[name] = _column([value] * rows)
    same = np.zeros(rows, np.intp)
    days = np.full(rows, goods.day.toordinal(), np.int32)
    return Consignments(Coded((goods.line,), same), Coded((goods.origin,), same), days, columns)


def _column(values: list[Attribute]) -> Column:
    if isinstance(values[0], str):
        return coded([str(value) for value in values])
    return np.array(values, np.float64)


def _ends(low: Duties, high: Duties) -> tuple[int, int]:
    return int(np.argmin(low.rate)), int(np.argmax(high.rate))


def _charged(schedule: Schedule, low: Duties, high: Duties) -> dict[str, tuple[Share, Share]]:
    """Charges of the rules that win at the least duty or at the greatest."""
    bottom, top = _ends(low, high)
    found: dict[str, tuple[Share, Share]] = {}
    for side, row in ((low, bottom), (high, top)):
        for layer, place in enumerate(side.rule[:, row].tolist()):
            if place != NOBODY:
                name = schedule.rules[int(place)].id
                charge = float(side.by_layer[layer, row])
                before = found.get(name, (charge, charge))
                found[name] = min(before[0], charge), max(before[1], charge)
    return found


def _in_order(schedule: Schedule, charged: Mapping[str, object]) -> list[Rule]:
    rules = [rule for rule in schedule.rules if rule.id in charged]
    return sorted(rules, key=lambda rule: schedule.layer(rule.layer))


def _decisive(
    tried: Mapping[str, tuple[Attribute, ...]], low: Duties, high: Duties
) -> tuple[str, ...]:
    """Unknown attributes that change the duty while all others stay the same."""
    shape = tuple(len(values) for values in tried.values())
    found: list[str] = []
    for axis, name in enumerate(tried):
        grids = (side.rate.reshape(shape) for side in (low, high))
        if any((grid.max(axis) > grid.min(axis)).any() for grid in grids):
            found.append(name)
    return tuple(found)


def _flags(
    schedule: Schedule,
    goods: Consignment,
    won: list[Rule],
    low: Duties,
    high: Duties,
    unknown: tuple[str, ...],
) -> tuple[DutyFlag, ...]:
    required = [place for place, layer in enumerate(schedule.layers) if layer.required]
    truths = {
        DutyFlag.ATTRIBUTE_UNKNOWN: bool(unknown),
        DutyFlag.RATE_BOUNDED: bool((high.rate > low.rate).any()),
        DutyFlag.NO_REQUIRED_RULE: bool((low.rule[required] == NOBODY).any()),
        DutyFlag.PAST_LAST_CHECKED: any(goods.day > rule.last_checked for rule in won),
        DutyFlag.UNVERIFIED: any(not rule.verified for rule in won),
        DutyFlag.BETWEEN_DATES: _between_dates(schedule, goods),
    }
    return tuple(flag for flag, true in truths.items() if true)


def _between_dates(schedule: Schedule, goods: Consignment) -> bool:
    """Whether a rule for these goods is in force by one of its dates and not by another."""
    bases: tuple[Basis, ...] = tuple(Basis)
    return any(
        len({rule.in_force(goods.day, basis) for basis in bases}) > 1
        for rule in schedule.rules
        if rule.covers_line(goods.line) and rule.covers_origin(goods.origin)
    )
