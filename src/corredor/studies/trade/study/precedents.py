"""Precedents: how comparable corridors developed after their start, levels before rates."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_, InputAbsent
from corredor.core.finding import Cell, FindingTable, Flag, Ref
from corredor.core.study import Absent
from corredor.core.table import Row
from corredor.data.distances import pair_distances
from corredor.studies.trade.calc.precedent.comparison import Near, development, nearest
from corredor.studies.trade.calc.precedent.simplex import NotSettled
from corredor.studies.trade.calc.precedent.synthetic import (
    Caution,
    Precedent,
    Standards,
    precedent,
)
from corredor.studies.trade.inputs.flows import EXPORT, FLOWS, IMPORT
from corredor.studies.trade.inputs.tables import DONOR, FILES, MODEL, PRECEDENTS
from corredor.studies.trade.study.case import Case, Corridor, code_of, way_slug
from corredor.studies.trade.study.columns import (
    amount,
    day,
    made,
    money,
    number,
    ratio,
    share,
    term,
    text,
    word,
)
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.studies.trade.study.weight import FLOW_WORDS, whole_source

Array = NDArray[np.float64]
NAN: Final = math.nan
QUESTION: Final = "corridor_in_question"
LEAST_BEFORE, LEAST_AFTER = 2, 2
TRAITS: Final = ("trait_level", "trait_gap", "trait_size", "trait_distance", "trait_language")
"""Known at the start: logarithm of the trade, of its mirror gap, of the partner's imports, of the
distance, and whether an official language is shared."""


@dataclass(frozen=True)
class Compared:
    """A corridor with its role and the year from which it is looked at."""

    row: Row | None
    role: str
    corridor: Corridor
    start: int

    @property
    def id(self) -> str:
        """Id of the row, or of the corridor in question."""
        return self.row.text("id") if self.row else self.corridor.id


@dataclass(frozen=True)
class Effect:
    """What came after a start beside what a mix of other corridors did.

    `series` and the result are shares by their mean before the start, which is `level`.
    """

    one: Compared
    flow: str
    years: tuple[int, ...]
    series: Array
    level: float
    result: Precedent
    donors: tuple[str, ...]


def in_question(case: Case) -> tuple[Statistics, list[Compared]] | None:
    """Return the source of all countries and the corridors compared, the first in question."""
    rows = case.inputs.table(PRECEDENTS.name)
    if not rows:
        return None
    corridor = case.corridors[0]
    found = whole_source(case, corridor)
    if found is None:
        return None
    stats, _ = found
    stated = [int(row.number("start") or 0) for row in rows]
    first = stats.years(corridor.first, corridor.second)[0]
    start = next((year for year in stated if year), first)
    compared = [
        Compared(
            row,
            row.text("role"),
            Corridor(row.text("id"), code_of(row, "first"), code_of(row, "second")),
            year or start,
        )
        for row, year in zip(rows, stated, strict=True)
    ]
    return stats, [Compared(None, QUESTION, corridor, start), *compared]


def missing(stats: Statistics, compared: Sequence[Compared]) -> Iterator[Absent]:
    """Yield the rows of which statistics hold too few years after the start to say anything."""
    for one in compared:
        if one.row is None:
            continue
        years = stats.years(one.corridor.first, one.corridor.second)
        if sum(year >= one.start for year in years) < LEAST_AFTER:
            study = f"trade.precedent.{one.id}"
            span = f"{one.corridor.first}-{one.corridor.second} ≥ {one.start}"
            place = one.row.at("first" if one.row.number("start") is None else "start")
            yield Absent(study, InputAbsent(place, study=study, input=f"{FILES.file}: {span}"))


def _series(stats: Statistics, one: Compared, flow: str) -> tuple[list[int], Array, Array]:
    """Return years, values and totals as the first country reports them; nan for no report."""
    first, second = one.corridor.first, one.corridor.second
    years = stats.years(first, second)
    values: list[float] = []
    totals: list[float] = []
    for year in years:
        held = stats.report(first, second, year, flow)
        values.append(held.value if held.reported else math.nan)
        totals.append(stats.total(first, year, flow))
    return years, np.array(values), np.array(totals)


def development_table(stats: Statistics, compared: Sequence[Compared]) -> FindingTable:
    """Levels and shares at the start and at the end, then the rate between them."""
    columns = (
        *(text("precedent"), word("role", "precedent_role"), term("reporter"), term("partner")),
        *(word("flow", "trade_flow"), day("from", "first_year"), day("to", "last_year")),
        *(money("before", "level_at_start"), money("after", "level_at_end")),
        *(share("share_before", "share_at_start"), share("share_after", "share_at_end")),
        *(number("index", "level_by_start"), share("growth", "growth_a_year")),
    )
    rows = [
        row
        for one in compared
        if one.role != DONOR
        for flow in FLOWS
        for row in _development(stats, one, flow)
    ]
    used = ("trade/precedents", "trade/flows")
    return made("precedents", "precedent_development", columns, rows, *used)


def _development(stats: Statistics, one: Compared, flow: str) -> Iterator[tuple[Cell, ...]]:
    years, values, totals = _series(stats, one, flow)
    known = [at for at, year in enumerate(years) if year >= one.start and values[at] > 0]
    if len(known) < 2:
        return
    span = slice(known[0], known[-1] + 1)
    held = development(values[span], totals[span], 0)
    first, last = years[known[0]], years[known[-1]]
    yield (
        *(one.id, one.role, alpha2(one.corridor.first), alpha2(one.corridor.second)),
        *(FLOW_WORDS[flow], str(first), str(last)),
        *(amount(float(held.level[0])), amount(float(held.level[-1]))),
        *(ratio(float(held.share[0])), ratio(float(held.share[-1]))),
        *(ratio(float(held.index[-1])), ratio(held.growth)),
    )


def nearness(stats: Statistics, compared: Sequence[Compared]) -> list[tuple[Near, Compared]]:
    """Return the corridors by their distance from the one in question, by traits at its start."""
    traits: dict[str, dict[str, float]] = {}
    for one in compared:
        held = _traits(stats, one, compared[0].start)
        if all(math.isfinite(value) for value in held.values()):
            traits[one.id] = held
    target = compared[0].id
    if target not in traits or len(traits) < 2:
        return []
    named = {one.id: one for one in compared}
    return [(near, named[near.name]) for near in nearest(target, traits)]


def _traits(stats: Statistics, one: Compared, year: int) -> dict[str, float]:
    first, second = one.corridor.first, one.corridor.second
    out = stats.report(first, second, year, EXPORT)
    into = stats.report(second, first, year, IMPORT)
    pairs = pair_distances()
    known = first in pairs.countries and second in pairs.countries
    ends = (pairs.country(first), pairs.country(second)) if known else None
    values = (
        _log(out.value),
        _log(into.value / out.value) if out.value > 0 else math.nan,
        _log(stats.total(second, year, IMPORT)),
        _log(float(pairs.harmonic[ends])) if ends else math.nan,
        float(pairs.official_language[ends]) if ends else math.nan,
    )
    return dict(zip(TRAITS, values, strict=True))


def _log(value: float) -> float:
    return math.log(value) if value > 0 else math.nan


def nearness_table(found: Sequence[tuple[Near, Compared]]) -> FindingTable:
    """How like the one in question each corridor was at the start, whatever came afterwards."""
    columns = (
        *(text("precedent"), word("role", "precedent_role"), term("first", "country")),
        *(term("second", "country"), number("rank", "rank_of_likeness")),
        number("distance", "distance_of_traits"),
        *(number(name, name) for name in TRAITS),
    )
    rows = [
        (
            *(one.id, one.role, alpha2(one.corridor.first), alpha2(one.corridor.second)),
            *(rank, ratio(near.distance)),
            *(ratio(near.by_trait.get(name, math.nan)) for name in TRAITS),
        )
        for rank, (near, one) in enumerate(found, start=1)
    ]
    return made("precedent_likeness", "precedent_likeness", columns, rows, "trade/precedents")


def effects(case: Case, stats: Statistics, compared: Sequence[Compared]) -> Iterator[Effect]:
    """Yield what came after each model's start beside a synthetic control, by flow."""
    names = ("precedent_coverage", "precedent_fit", "precedent_one_donor")
    standards = Standards(*(limit(case.inputs, name).value for name in names))
    for one in compared:
        if one.role == MODEL and one.start:
            for flow in FLOWS:
                made_of = _effect(stats, one, flow, compared, standards)
                if made_of is not None:
                    yield made_of


def _effect(
    stats: Statistics,
    one: Compared,
    flow: str,
    compared: Sequence[Compared],
    standards: Standards,
) -> Effect | None:
    years, values, totals = _series(stats, one, flow)
    before = sum(year < one.start for year in years)
    if not LEAST_BEFORE <= before < len(years):
        return None
    series, level = _by_its_start(values / totals, before)
    donors: dict[str, Array] = {}
    for other in compared:
        if other.role == DONOR and other.corridor.first == one.corridor.first:
            when, flows, whole = _series(stats, other, flow)
            path, _ = _by_its_start(flows / whole, before) if when == years else (series * NAN, 0)
            if np.isfinite(path).all():
                donors[other.id] = path
    if len(donors) <= LEAST_BEFORE or not np.isfinite(series).all():
        return None
    try:
        result = precedent(series, np.column_stack(list(donors.values())), before, standards)
    except NotSettled:
        return None
    return Effect(one, flow, tuple(years), series, level, result, tuple(donors))


def _by_its_start(shares: Array, before: int) -> tuple[Array, float]:
    """Return shares by their mean before the start, so that corridors of any size compare."""
    level = float(shares[:before].mean())
    return (shares / level if level > 0 else shares * NAN), level


def effects_table(found: Sequence[Effect]) -> FindingTable:
    """The share of each model after its start, its synthetic control, and the gap's interval."""
    columns = (
        *(text("precedent"), word("flow", "trade_flow"), day("year", "calendar_year")),
        *(share("share", "share_of_trade"), share("control", "share_of_control")),
        *(share("gap", "gap_to_control"), share("low", "gap_low"), share("high", "gap_high")),
        *(number("p_value", "placebo_share"), number("least", "least_placebo_share")),
        *(number("donors", "donors_used"), word("cautions", "precedent_cautions")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        start = len(one.years) - len(one.result.low)
        held = one.result
        said = tuple(caution.value for caution in held.cautions)
        scaled = partial(_scaled, one.level)
        for at, year in enumerate(one.years[start:]):
            place = start + at
            rows.append(
                (
                    *(one.one.id, FLOW_WORDS[one.flow], str(year)),
                    *(scaled(one.series[place]), scaled(held.control.path[place])),
                    scaled(held.control.gap[place]),
                    *(scaled(held.low[at]), scaled(held.high[at])),
                    *(ratio(held.p_value), ratio(held.least_p_value), len(one.donors), said),
                )
            )
    used = ("trade/precedents", "trade/limits")
    return made("precedent_effects", "precedent_effects", columns, rows, *used)


def _scaled(level: float, value: float) -> float | None:
    return ratio(float(value) * level)


def precedent_flags(found: Sequence[Effect]) -> Iterator[Flag]:
    """Yield what limits the reading of each precedent."""
    for one in found:
        fields = {
            "first": Ref("term", alpha2(one.one.corridor.first)),
            "second": Ref("term", alpha2(one.one.corridor.second)),
            "flow": Ref("word", FLOW_WORDS[one.flow]),
        }
        key = f"{way_slug(one.one.corridor.first, one.one.corridor.second)}.{one.flow.lower()}"
        around = bool((one.result.low <= 0).all() and (one.result.high >= 0).all())
        if around:
            sentence = N_(
                "{first} and {second}, {flow}: in no year after the start does the share leave "
                "the interval that placebos span; the precedent shows no effect of the start."
            )
            yield Flag(f"trade.precedent.no_effect.{key}", "note", sentence, fields)
        if Caution.FEW_DONORS in one.result.cautions:
            sentence = N_(
                "{first} and {second}, {flow}: there are too few corridors to compare with for "
                "an interval of the coverage asked."
            )
            yield Flag(f"trade.precedent.few_donors.{key}", "warning", sentence, fields)
