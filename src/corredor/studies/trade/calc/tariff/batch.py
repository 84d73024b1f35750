"""Duties of many consignments at once: line, origin, attributes and day to share of the value."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from corredor.studies.trade.calc.tariff.condition import Coded, Column
from corredor.studies.trade.calc.tariff.rules import (
    EVERY,
    Basis,
    Choice,
    Kind,
    Rule,
    Schedule,
)

Array = NDArray[np.float64]
Places = NDArray[np.intp]
Mask = NDArray[np.bool_]
Bound = Literal["low", "rate", "high"]
NOBODY: Final = -1
"""Place of the winning rule where a layer has none."""
BLOCK: Final = 1 << 15
"""Rows computed together, so that what they need stays in a processor's cache."""


@dataclass(frozen=True)
class Consignments:
    """Consignments: line and origin, day as an ordinal of the calendar, attributes by name.

    All columns have n rows. An unknown word is empty, an unknown number nan; an attribute without
    a column is unknown throughout.
    """

    lines: Coded
    origins: Coded
    days: NDArray[np.int32]
    attributes: Mapping[str, Column] = field(default_factory=dict[str, Column])


@dataclass(frozen=True)
class Duties:
    """Duties of n consignments in L layers.

    Parameters
    ----------
    rate
        Share of the value, shape (n,).
    by_layer
        Shares by layer, shape (L, n), after displacement.
    rule
        Place of the winning rule in the schedule, or `NOBODY`, shape (L, n).
    unsettled
        True where a rule reads an attribute that is unknown, so that the rate is that of the
        rules that surely apply, or nan.
    """

    rate: Array
    by_layer: Array
    rule: NDArray[np.int32]
    unsettled: Mask


def duties(
    schedule: Schedule,
    goods: Consignments,
    basis: Basis = Basis.CUSTOMS,
    bound: Bound = "rate",
) -> Duties:
    """Return the duties of many consignments.

    Parameters
    ----------
    schedule
        Rules of the importer.
    goods
        The consignments.
    basis
        Which dates of the rules count.
    bound
        Where a source gives only bounds of a rate: the low one, the high one, or nan.
    """
    layers, rows = len(schedule.layers), len(goods.days)
    found = Duties(
        np.zeros(rows),
        np.zeros((layers, rows)),
        np.full((layers, rows), NOBODY, np.int32),
        np.zeros(rows, np.bool_),
    )
    plan = _plan(schedule, goods.lines.words, bound)
    kinds = sorted(set(plan.sets))
    place = {kind: index for index, kind in enumerate(kinds)}
    of_line = np.array([place[one] for one in plan.sets], np.intp)
    for kind, members in zip(kinds, _grouped(of_line[goods.lines.codes], len(kinds)), strict=True):
        for start in range(0, len(members), BLOCK):
            _charge(schedule, plan, kind, goods, members[start : start + BLOCK], basis, found)
    return found


@dataclass(frozen=True)
class _Plan:
    """Rules that differ by lines and rate alone, taken together as families.

    Parameters
    ----------
    families
        A rule of each family, which stands for what they share.
    sets
        Families that cover each line, by the place of the line.
    rule, rate
        By family and line: place of the rule, and its rate.
    """

    families: tuple[Rule, ...]
    sets: list[tuple[int, ...]]
    rule: NDArray[np.int32]
    rate: Array


def _family(rule: Rule) -> tuple[Hashable, ...]:
    spans = tuple(rule.spans[basis] for basis in Basis)
    scope = rule.origins, rule.all_but, rule.when, rule.base, rule.allowance
    return rule.layer, rule.priority, spans, scope, rule.displaces, rule.whole


def _plan(schedule: Schedule, lines: tuple[str, ...], bound: Bound) -> _Plan:
    families: dict[tuple[Hashable, ...], int] = {}
    of_rule = [families.setdefault(_family(rule), len(families)) for rule in schedule.rules]
    first = dict(zip(of_rule, schedule.rules, strict=True))
    place = np.full((len(families), len(lines)), NOBODY, np.int32)
    for column, near in enumerate(_candidates(schedule, lines)):
        for one in near:
            place[of_rule[one], column] = one
    rates = np.array([*(getattr(rule, bound) for rule in schedule.rules), np.nan])
    sets = [tuple(np.flatnonzero(column != NOBODY).tolist()) for column in place.T]
    return _Plan(tuple(first[family] for family in range(len(first))), sets, place, rates[place])


def _candidates(schedule: Schedule, lines: tuple[str, ...]) -> Iterator[list[int]]:
    """Rules that cover each line, found by the beginnings of the line."""
    by_beginning: dict[str, list[int]] = {}
    for place, rule in enumerate(schedule.rules):
        for beginning in rule.lines:
            by_beginning.setdefault("" if beginning == EVERY else beginning, []).append(place)
    for line in lines:
        near = {place for end in range(len(line) + 1) for place in by_beginning.get(line[:end], ())}
        yield [place for place in sorted(near) if schedule.rules[place].covers_line(line)]


def _grouped(kind: Places, kinds: int) -> list[Places]:
    """Rows of each kind, in order."""
    if kinds == 1:
        return [np.arange(len(kind))]
    order = np.argsort(kind, kind="stable")
    ends = np.cumsum(np.bincount(kind, minlength=kinds))
    return np.split(order, ends[:-1])


def _part(column: Column, rows: Places) -> Column:
    return Coded(column.words, column.codes[rows]) if isinstance(column, Coded) else column[rows]


@dataclass(frozen=True)
class _Winners:
    """What the layers charge on a block of rows, before they displace one another."""

    charge: Array
    base: Array
    rule: NDArray[np.int32]
    family: NDArray[np.int32]
    rate: Array


def _charge(
    schedule: Schedule,
    plan: _Plan,
    kind: tuple[int, ...],
    goods: Consignments,
    rows: Places,
    basis: Basis,
    found: Duties,
) -> None:
    """Fill the duties of rows whose lines have the same families."""
    rules = [plan.families[family] for family in kind]
    read = {test.attribute for rule in rules for test in rule.when.tests}
    read |= {rule.base.name for rule in rules if rule.base.name}
    attributes = {
        name: _part(column, rows) for name, column in goods.attributes.items() if name in read
    }
    lines = Coded(goods.lines.words, goods.lines.codes[rows])
    origins = Coded(goods.origins.words, goods.origins.codes[rows])
    block = Consignments(lines, origins, goods.days[rows], attributes)
    winners, unsettled = _winners(schedule, plan, kind, block, basis)
    by_layer = _displaced(schedule, plan, kind, winners)
    found.by_layer[:, rows] = by_layer
    found.rate[rows] = by_layer.sum(0)
    found.rule[:, rows] = winners.rule
    found.unsettled[rows] = unsettled


def _winners(
    schedule: Schedule, plan: _Plan, kind: tuple[int, ...], block: Consignments, basis: Basis
) -> tuple[_Winners, Mask]:
    layers, count = len(schedule.layers), len(block.days)
    names = {layer.name: place for place, layer in enumerate(schedule.layers)}
    won = _Winners(
        np.zeros((layers, count)),
        np.zeros((layers, count)),
        np.full((layers, count), NOBODY, np.int32),
        np.full((layers, count), NOBODY, np.int32),
        np.full((layers, count), -np.inf),
    )
    unsettled = np.zeros(count, np.bool_)
    for family in _order(plan, kind):
        rule = plan.families[family]
        layer = names[rule.layer]
        applies, may = _applies(rule, block, basis)
        unsettled |= may
        if not applies.any():
            continue
        rate = plan.rate[family][block.lines.codes]
        if schedule.layers[layer].choice is Choice.HIGHEST:
            applies = applies & ~(won.rate[layer] > rate)
        base = _base(rule, block, won.charge, names)
        unsettled |= applies & np.isnan(base)
        np.copyto(won.charge[layer], _amount(rule, rate, base), where=applies)
        np.copyto(won.base[layer], base, where=applies)
        np.copyto(won.rate[layer], rate, where=applies)
        np.copyto(won.rule[layer], plan.rule[family][block.lines.codes], where=applies)
        won.family[layer][applies] = family
    return won, unsettled


def _order(plan: _Plan, kind: tuple[int, ...]) -> list[int]:
    """Families by priority; layers that top up another after all that they may read."""
    rules = plan.families
    late = {rules[family].layer for family in kind if rules[family].base.kind is Kind.TOP_UP}
    return sorted(kind, key=lambda one: (rules[one].layer in late, rules[one].priority))


def _applies(rule: Rule, block: Consignments, basis: Basis) -> tuple[Mask, Mask]:
    """Rows to which a rule applies, and those where an unknown attribute decides."""
    start, end = (day.toordinal() for day in rule.spans[basis])
    within = (block.days >= start) & (block.days < end)
    if rule.origins or not rule.all_but:
        covered = np.array([rule.covers_origin(word) for word in block.origins.words], np.bool_)
        within &= covered[block.origins.codes]
    if not rule.when.alternatives or not within.any():
        return within, np.zeros(len(within), np.bool_)
    true, possible = rule.when.outcomes(block.attributes, len(within))
    return within & true, within & possible & ~true


def _base(rule: Rule, block: Consignments, charges: Array, names: Mapping[str, int]) -> Array:
    """Share of the value that a rate applies to; of a top-up what is charged already."""
    kind, name = rule.base
    if kind is Kind.VALUE:
        return np.ones(len(block.days))
    if kind is Kind.TOP_UP:
        return charges[names[name]]
    column = block.attributes.get(name)
    if column is None or isinstance(column, Coded):
        return np.full(len(block.days), np.nan)
    if kind is Kind.CONTENT:
        return column
    if kind is Kind.REST:
        return 1 - column
    with np.errstate(divide="ignore", over="ignore"):
        return 1 / column


def _amount(rule: Rule, rate: Array, base: Array) -> Array:
    if rule.base.kind is Kind.TOP_UP:
        return np.maximum(0, rate - base)
    charged = rate * base
    return np.maximum(0, charged - rule.allowance) if rule.allowance else charged


def _displaced(schedule: Schedule, plan: _Plan, kind: tuple[int, ...], won: _Winners) -> Array:
    """Charges by layer after the winners of other layers displaced them."""
    charges = won.charge
    names = {layer.name: place for place, layer in enumerate(schedule.layers)}
    displacing = [family for family in kind if plan.families[family].displaces]
    for family in sorted(displacing, key=lambda one: names[plan.families[one].layer]):
        rule = plan.families[family]
        layer = names[rule.layer]
        here = (won.family[layer] == family) & (won.rule[layer] != NOBODY)
        for displaced in (names[name] for name in rule.displaces):
            if rule.whole:
                charges[displaced][here] = 0
                won.rule[displaced][here] = NOBODY
            else:
                charges[displaced][here] *= 1 - won.base[layer][here]
    return charges
