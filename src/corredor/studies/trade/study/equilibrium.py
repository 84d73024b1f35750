"""Equilibrium: what cheaper or dearer trade between two countries does to them and to others.

Flows with domestic sales are few in open statistics. Here a country's domestic sales are its gross
domestic product less its exports of goods, at least a small share of these; countries without a
product, and all but the largest, are one rest of the world.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.errors import N_, EmptyCell, Infeasible, UnreadableCell, WrongUnit
from corredor.core.finding import Cell, FindingTable, Flag, Ref
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.data.tables import read_data_source, read_data_table
from corredor.studies.trade.calc.equilibrium import (
    Draws,
    Elasticities,
    NotConverged,
    Revenue,
    TariffBase,
    bands,
    conditional,
    economy,
    exact_hat,
    full_as_published,
    largest_input,
    tariff_base,
    tariff_equilibrium,
)
from corredor.studies.trade.engine.one_thread import one_thread
from corredor.studies.trade.inputs.tables import BORDER, OUTPUT, SCENARIOS, TARIFF
from corredor.studies.trade.study.case import Case, code_of, two_countries
from corredor.studies.trade.study.columns import day, made, number, share, term, word
from corredor.studies.trade.study.limits import limit, uncertain_limit
from corredor.studies.trade.study.statistics import Statistics, alpha2
from corredor.units import conversion, same_dimension, with_price_year

Array = NDArray[np.float64]
PRODUCT: Final = "gross_product"
REST: Final = "rest_of_world"
KEPT: Final = 40
"""Countries that are solved for apart, the largest traders, beside those of the scenario."""
DRAWS: Final = 1_000
LEVELS: Final = 5
"""Draws of a band, and the equally likely elasticities that they are spread over."""
CONDITIONAL, CONVERGED, AS_PUBLISHED, WITH_REVENUE = MODES = (
    *("mode_conditional", "mode_converged", "mode_as_published", "mode_with_revenue"),
)
"""Output and spending held; the full equilibrium; the published loop, which stops short of it; and
that of tariffs whose revenue is paid out."""
TARIFF_LEVELS: Final = 20
EFFECT, SUBSTITUTION = INPUTS = ("effect", "substitution")


@dataclass(frozen=True)
class World:
    """Flows of one year with domestic sales, exporters first; the rest of the world comes last."""

    stats: str
    year: int
    codes: tuple[str, ...]
    flows: Array
    floored: tuple[str, ...]

    def at(self, code: str) -> int:
        """Return the place of a country, that of the rest of the world for one within it."""
        return self.codes.index(code) if code in self.codes else len(self.codes) - 1


@dataclass(frozen=True)
class Outcome:
    """What one mode says of one country: changes of its exports, real output and the flow."""

    country: str
    measure: str
    mode: str
    value: float
    low: float | None = None
    high: float | None = None
    driver: str = ""


@dataclass(frozen=True)
class Solved:
    """A scenario with its outcomes."""

    row: Row
    world: World
    outcomes: tuple[Outcome, ...]


def products(inputs: Inputs) -> tuple[int, dict[str, float]]:
    """Return the year and the product of each country [million USD], the folder's own first."""
    year = int(read_data_source(PRODUCT).title.split(",")[1])
    found = {row["code"]: float(row["product"]) for row in read_data_table(PRODUCT)}
    for row in inputs.table(OUTPUT.name):
        value = row.number("value")
        if value is not None:
            found[code_of(row, "country")] = value * _millions(row)
    return year, found


def _millions(row: Row) -> float:
    unit = with_price_year(row.text("unit"), row.text("price_year") or "nominal")
    year = unit.rpartition("_")[2]
    return conversion(unit, f"MUSD_{year}").factor


def world_of(case: Case, stats: Statistics, year: int, wanted: Sequence[str]) -> World:
    """Return the world's flows of a year: importers' reports, exporters' where these are silent."""
    _, outputs = products(case.inputs)
    codes, exported, imported = stats.matrix(year)
    flows = np.nan_to_num(np.where(np.isnan(imported), exported, imported))
    np.fill_diagonal(flows, 0.0)
    size = flows.sum(0) + flows.sum(1)
    order = np.argsort(-size, kind="stable")
    largest = [codes[int(at)] for at in order if codes[int(at)] in outputs][:KEPT]
    kept = sorted({*largest, *(code for code in wanted if code in outputs and code in codes)})
    place = {code: at for at, code in enumerate(kept)}
    group = np.array([place.get(code, len(kept)) for code in codes])
    merged = np.zeros((len(kept) + 1, len(kept) + 1))
    np.add.at(merged, (group[:, None], group[None, :]), flows)
    output = np.zeros(len(kept) + 1)
    np.add.at(output, group, [outputs.get(code, 0.0) for code in codes])
    return _with_home(case, stats, year, (*kept, REST), merged, output)


def _with_home(
    case: Case, stats: Statistics, year: int, codes: tuple[str, ...], flows: Array, output: Array
) -> World:
    inner = np.diag(flows).copy()
    np.fill_diagonal(flows, 0.0)
    sold = flows.sum(1)
    least = limit(case.inputs, "home_least").value * sold
    home = np.maximum(output - sold, least) + inner
    np.fill_diagonal(flows, home)
    floored = tuple(codes[at] for at in np.flatnonzero(output - sold < least))
    return World(stats.id, year, codes, flows, floored)


def scenarios(case: Case) -> tuple[list[Solved], list[Absent]]:
    """Return the scenarios of cheaper or dearer trade, solved, and those that have no solution."""
    kinds = (BORDER, TARIFF)
    rows = [row for row in case.inputs.table(SCENARIOS.name) if row.text("kind") in kinds]
    found: list[Solved] = []
    absent: list[Absent] = []
    if not rows:
        return found, absent
    wanted = [code_of(row, column) for row in rows for column in ("importer", "origin")]
    wanted += [code for corridor in case.corridors for code in (corridor.first, corridor.second)]
    base = _base(case, wanted)
    for row in rows:
        key = f"trade.scenario.{row.text('id')}"
        if base is None:
            reason = N_("no statistics cover the year of the products")
            absent.append(Absent(key, Infeasible(None, study="trade", reason=reason)))
            continue
        try:
            two_countries(row, "importer", "origin")
            found.append(Solved(row, base, tuple(_outcomes(case, row, base))))
        except (EmptyCell, UnreadableCell, WrongUnit) as error:
            absent.append(Absent(key, error))
        except NotConverged as error:
            absent.append(Absent(key, Infeasible(None, study="trade", reason=str(error))))
    return found, absent


def _base(case: Case, wanted: Sequence[str]) -> World | None:
    year, _ = products(case.inputs)
    for stats in case.reports:
        if stats.whole and stats.matrix(year)[0]:
            found = world_of(case, stats, year, wanted)
            if found.flows.sum(0).all() and found.flows.sum(1).all():
                return found
    return None


def _outcomes(case: Case, row: Row, base: World) -> Iterator[Outcome]:
    """Solve a scenario in each mode.

    Raises
    ------
    EmptyCell
        E103: the scenario names no effect.
    NotConverged
        No equilibrium was found.
    """
    if row.text("kind") == TARIFF:
        yield from _tariffs(case, row, base)
        return
    if not row.text("effect"):
        raise EmptyCell(row.at("effect"), column="effect", kind="id")
    effect = case.inputs.assumption(row.text("effect"))
    if not same_dimension(effect.unit, "1"):
        raise WrongUnit(row.at("effect"), name=row.text("effect"), unit=effect.unit, wanted="1")
    sigma = uncertain_limit(case.inputs, "substitution")
    pair = base.at(code_of(row, "importer")), base.at(code_of(row, "origin"))
    with one_thread():
        yield from _central(base, pair, effect.value, sigma.value)
        drawn = _drawn(effect.draws, sigma.draws, (effect.value, sigma.value), case)
        yield from _bands(base, pair, drawn)


def _tariffs(case: Case, row: Row, base: World) -> Iterator[Outcome]:
    """Solve a duty of one importer on all goods of an origin, revenue paid out, by elasticity."""
    rates = [row.number(name) for name in ("before", "after")]
    for name, rate in zip(("before", "after"), rates, strict=True):
        if rate is None:
            raise EmptyCell(row.at(name), column=name, kind="share")
    rise = (1 + (rates[1] or 0.0)) / (1 + (rates[0] or 0.0)) - 1
    ends = base.at(code_of(row, "origin")), base.at(code_of(row, "importer"))
    duties = np.zeros(base.flows.shape)
    duties[ends] = rise
    sigma = uncertain_limit(case.inputs, "substitution")
    middle = (np.arange(TARIFF_LEVELS) + 0.5) / TARIFF_LEVELS
    levels = [sigma.value] if sigma.draws is None else np.quantile(sigma.draws, middle)
    held = tariff_base(base.flows, base.flows.sum(0))
    with one_thread():
        found = np.array([_taxed(held, duties, float(level), ends) for level in levels])
    low, median, high = np.percentile(found, (5, 50, 95), axis=0)
    names = [base.codes[place] for place in ends]
    told = (
        *((names[0], "change_of_flow"), (names[0], "change_of_exports")),
        *((names[0], "change_of_real_output"), (names[1], "change_of_exports")),
        (names[1], "change_of_real_output"),
    )
    for at, (code, measure) in enumerate(told):
        values = float(median[at]), float(low[at]), float(high[at])
        yield Outcome(code, measure, WITH_REVENUE, *values, SUBSTITUTION)


def _taxed(
    held: TariffBase, duties: Array, sigma: float, ends: tuple[int, int]
) -> tuple[float, ...]:
    elasticities = Elasticities(sigma - 1, 0.0, 0.0)
    found = tariff_equilibrium(held, duties, elasticities, np.ones(len(duties)), Revenue.LUMP_SUM)
    changes = [float(found.flows[ends] / held.flows[ends]) if held.flows[ends] else 1.0]
    for place in ends:
        abroad = np.arange(len(duties)) != place
        before = held.flows[place, abroad].sum()
        changes += [found.flows[place, abroad].sum() / before, found.real_spending[place]]
    return tuple(float(one) - 1 for one in changes)


def costs_of(base: World, pair: tuple[int, int], effects: Array) -> Array:
    """Return partial effects on flows, (..., N, N): the effect both ways between two countries."""
    size = len(base.codes)
    made_of = np.ones((*effects.shape, size, size))
    made_of[..., pair[0], pair[1]] = made_of[..., pair[1], pair[0]] = np.exp(effects)
    return made_of


def _central(base: World, pair: tuple[int, int], effect: float, sigma: float) -> Iterator[Outcome]:
    factors = costs_of(base, pair, np.asarray(effect))
    sales, spending = base.flows.sum(1), base.flows.sum(0)
    held = economy(base.flows, sales, spending, sigma, len(base.codes) - 1)
    partly, terms = conditional(held, base.flows * factors)
    looped = full_as_published(held, base.flows * factors)
    after = terms.flows(base.flows * factors)
    for place, other in (pair, pair[::-1]):
        code = base.codes[place]
        yield Outcome(code, "change_of_exports", CONDITIONAL, float(partly.exports[place]) - 1)
        before = float(base.flows[place, other])
        if before > 0:
            moved = float(after[place, other]) / before - 1
            yield Outcome(code, "change_of_flow", CONDITIONAL, moved)
        yield Outcome(code, "change_of_exports", AS_PUBLISHED, float(looped.exports[place]) - 1)
        real = float(looped.real_output[place]) - 1
        yield Outcome(code, "change_of_real_output", AS_PUBLISHED, real)


def _drawn(
    effects: Array | None, sigmas: Array | None, values: tuple[float, float], case: Case
) -> Draws:
    """Return draws of the effect, spread over equally likely elasticities."""
    effect = np.full(DRAWS, values[0]) if effects is None else effects[:DRAWS]
    middle = (np.arange(LEVELS) + 0.5) / LEVELS
    levels = np.full(LEVELS, values[1]) if sigmas is None else np.quantile(sigmas, middle)
    spread = np.resize(levels, len(effect))
    return Draws(INPUTS, np.column_stack([effect, spread]), case.inputs.settings.seed)


def _bands(base: World, pair: tuple[int, int], drawn: Draws) -> Iterator[Outcome]:
    """Solve the full equilibrium for all draws, and yield its bands."""

    def solve(batch: Array) -> Array:
        made_of = np.empty((len(batch), 2, 3))
        for sigma in np.unique(batch[:, 1]):
            rows = batch[:, 1] == sigma
            hats = exact_hat(base.flows, costs_of(base, pair, batch[rows, 0]), float(sigma) - 1)
            for side, (place, other) in enumerate((pair, pair[::-1])):
                abroad = np.arange(len(base.codes)) != place
                sold = base.flows[place] * abroad
                made_of[rows, side, 0] = (hats.flows[:, place] * sold).sum(-1) / sold.sum()
                made_of[rows, side, 1] = hats.flows[:, place, other]
                made_of[rows, side, 2] = hats.output[:, place] / hats.index[:, place]
        return made_of - 1

    found = bands(drawn, solve)
    drivers = largest_input(found)
    measures = ("change_of_exports", "change_of_flow", "change_of_real_output")
    for side, place in enumerate(pair):
        for at, measure in enumerate(measures):
            cell = (side, at)
            driver = next(name for name, mask in drivers.items() if mask[cell])
            yield Outcome(
                base.codes[place],
                measure,
                CONVERGED,
                float(found.median[cell]),
                float(found.low[cell]),
                float(found.high[cell]),
                driver,
            )


def outcomes_table(found: Sequence[Solved]) -> FindingTable:
    """What each scenario changes, by mode, with bands of the full equilibrium."""
    columns = (
        *(term("scenario"), term("country"), word("measure", "scenario_measure")),
        *(word("mode", "equilibrium_mode"), share("value", "scenario_value")),
        *(share("low", "band_low"), share("high", "band_high"), word("driver", "band_driver")),
        *(day("year", "calendar_year"), word("source", "statistics")),
        number("countries", "countries_solved"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        for held in sorted(one.outcomes, key=lambda o: (o.country, o.measure, MODES.index(o.mode))):
            place = (one.row.text("id"), alpha2(held.country), held.measure, held.mode)
            values = (_cell(held.value), _cell(held.low), _cell(held.high), held.driver)
            rows.append(
                (*place, *values, str(one.world.year), one.world.stats, len(one.world.codes))
            )
    used = ("trade/scenarios", "assumptions", "trade/output")
    return made("equilibrium", "general_equilibrium", columns, rows, *used)


def _cell(value: float | None) -> float | None:
    return None if value is None else round(value, 8)


def equilibrium_flags(found: Sequence[Solved]) -> Iterator[Flag]:
    """Yield what the base of a scenario assumes."""
    for one in found:
        fields: Mapping[str, Ref] = {
            "scenario": Ref("term", one.row.text("id")),
            "year": Ref("date", str(one.world.year)),
        }
        sentence = N_(
            "{scenario}: domestic sales are gross domestic products less exports of goods in "
            "{year}; open statistics of sales at home do not exist for most countries."
        )
        yield Flag(f"trade.home_sales.{one.row.text('id')}", "note", sentence, fields)
