"""Whether a proposal is ever built: moves between stages, learnt over a weak prior."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import numpy as np
from numpy.typing import NDArray

from corredor.core.derive import derive
from corredor.core.errors import N_
from corredor.core.period import parse_period
from corredor.core.quantity import Derived, LookedUp, Method, Quantity
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_source, read_data_table
from corredor.studies.appraisal.calc.realisation import (
    History,
    Rates,
    aalen_johansen,
    exposure,
    learnt,
    pooled,
    pooling_strength,
    stage_probabilities,
)
from corredor.studies.appraisal.inputs import HISTORIES, MOVES, STATES
from corredor.studies.appraisal.inputs.stages import BUILT
from corredor.studies.appraisal.study.proposals import Case
from corredor.studies.appraisal.study.roots import Roots
from corredor.units import Money

FloatArray = NDArray[np.float64]
Chance = Annotated[float, "share"]
CANCELLED: Final = STATES.index("cancelled")
DAYS: Final = 365.25
"""Days of a year in a long run."""
GROUP: Final = ("sector", "sponsor", "host")
DEPTHS: Final = (1, 2, 3)
DISTINCT: Final = 4_000
"""Draws of rates of which a chain of moves is made."""
AFTER: Final = (5, 10, 15, 20, 30)
"""Years after the first known stage at which the histories are read [year]."""
_ENDS: Final = {BUILT: 1, CANCELLED: 2}
BASE_RATES: Final = "base_rates"

_CHANCE: Final = Method(
    __name__,
    "chances",
    N_(
        "Chance to stand there after the years stated: competing moves between stages, their rates "
        "learnt from the histories of the folder over a weak prior."
    ),
)


@dataclass(frozen=True)
class Chances:
    """Where a proposal stands when its horizon ends.

    Parameters
    ----------
    built, cancelled, between
        Chances that it is built, given up, or neither; they come to 1.
    horizon
        Years within which it would be built.
    learnt
        Word for what they are learnt from: prior_only, other_sectors, histories.
    projects, own
        Projects in the histories, and those of its sector.
    """

    built: Quantity
    cancelled: Quantity
    between: Quantity
    horizon: Quantity
    learnt: str
    projects: int
    own: int


def worth_today(value: Money, chance: Chance) -> Money:
    """Worth as of today: the worth if built, times the chance that it is built."""
    return value * chance


def less_sunk(value: Money, sunk: Money, chance: Chance) -> Money:
    """Worth as of today, less what is lost where it is not built."""
    return value - (1 - chance) * sunk


class Realisation:
    """The rates of all moves, learnt once for the folder."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        self.prior = prior()
        self.histories = histories(inputs.table(HISTORIES.name))
        seen = exposure([one.history for one in self.histories.values()], len(STATES))
        self.overall = learnt(self.prior, seen)
        self.drawn: dict[tuple[str, ...], Mapping[str, FloatArray]] = {}
        self.levels = tuple(_level(self.histories, depth, self.overall) for depth in DEPTHS)

    def rates(self, case: Case) -> tuple[Rates, int, str]:
        """Return the rates of a proposal, how many histories its sector has, and what taught them.

        Sector, sponsor in the sector and host under both borrow from the level above, as far as
        its groups resemble one another. A sector without a history learns nothing from a single
        other one.
        """
        group = tuple(case.row.text(name) for name in GROUP)
        own = _own(self.histories, group[:1])
        if not own and len(self.levels[0].groups) < 2:
            return self.prior, 0, "prior_only"
        rates = self.overall
        for depth, level in zip(DEPTHS, self.levels, strict=True):
            if level.strength is not None:
                seen = exposure(_own(self.histories, group[:depth]), len(STATES))
                rates = pooled(rates, seen, level.strength)
        return rates, len(own), "histories" if own else "other_sectors"

    def chances(self, case: Case, roots: Roots) -> Chances:
        """Return the chances of a proposal within its horizon.

        Proposals of one group that stand in one stage share their rates, and so their draws.
        """
        rates, own, learnt_from = self.rates(case)
        horizon = roots.needed(case.row, "horizon", "year")
        group = "/".join(case.row.text(name) for name in GROUP) if own else learnt_from
        key = group, case.stage, horizon.key
        if key not in self.drawn:
            self.drawn[key] = self._drawn(rates, group, STATES.index(case.stage), horizon)
        made = {name: self._chance(case, horizon, draws) for name, draws in self.drawn[key].items()}
        return Chances(**made, horizon=horizon, learnt=learnt_from, projects=self.count, own=own)

    @property
    def count(self) -> int:
        """Number of projects with a history."""
        return len(self.histories)

    def _drawn(
        self, rates: Rates, group: str, start: int, horizon: Quantity
    ) -> Mapping[str, FloatArray]:
        """Return draws of the chances of each end, shape (draws,).

        Beyond `DISTINCT` draws they come again in turn.
        """
        size = self.inputs.settings.draws
        count = min(size, DISTINCT)
        years = horizon.value if horizon.draws is None else horizon.draws[:count]
        drawn = rates.draws(count, self._stream(group))
        found = stage_probabilities(drawn, start, years)
        parts = {"built": found[:, BUILT], "cancelled": found[:, CANCELLED]}
        parts["between"] = np.clip(1 - parts["built"] - parts["cancelled"], 0.0, 1.0)
        made = {name: np.resize(part, size) for name, part in parts.items()}
        for column in made.values():
            column.setflags(write=False)
        return made

    def _chance(self, case: Case, horizon: Quantity, draws: FloatArray) -> Quantity:
        inputs = {"horizon": horizon, "prior": _prior_weight()}
        choices = {"stage": case.stage, "histories": HISTORIES.file}
        origin = Derived(_CHANCE, inputs, choices)
        return Quantity("", float(draws.mean()), "share", origin, draws)

    def _stream(self, name: str) -> np.random.Generator:
        digest = hashlib.sha256(f"appraisal.realisation.{name}".encode()).digest()
        seed = self.inputs.settings.seed
        return np.random.default_rng([seed, int.from_bytes(digest[:8], "big")])


@dataclass(frozen=True)
class Level:
    """The groups of one level and how far they resemble each other [year]; None for one group."""

    groups: frozenset[tuple[str, ...]]
    strength: float | None


@dataclass(frozen=True)
class Dated:
    """The history of a project, and the group that it belongs to."""

    history: History
    group: tuple[str, ...]


def prior() -> Rates:
    """Return the weak prior that comes with corredor."""
    shape = np.zeros((len(STATES), len(STATES)))
    years = np.zeros_like(shape)
    for row in read_data_table(MOVES):
        at = STATES.index(row["from"]), STATES.index(row["to"])
        shape[at], years[at] = float(row["moves"]), float(row["years"])
    return Rates(shape, years)


def histories(rows: Sequence[Row]) -> Mapping[str, Dated]:
    """Return the histories by project, their stages in order of time [year]."""
    steps: dict[str, list[tuple[float, int]]] = {}
    seen: dict[str, float] = {}
    group: dict[str, tuple[str, ...]] = {}
    dated = [row for row in rows if has_days(row.text("date")) and has_days(row.text("seen"))]
    for row in sorted(dated, key=lambda row: (_year(row.text("date")), row.text("stage"))):
        name, stage = row.text("project"), STATES.index(row.text("stage"))
        steps.setdefault(name, []).append((_year(row.text("date")), stage))
        last = max(_year(row.text("seen")), _year(row.text("date")))
        seen[name] = max(seen.get(name, last), last)
        group[name] = tuple(row.text(one) for one in GROUP)
    return {
        name: Dated((tuple((stage, time) for time, stage in sorted(held)), seen[name]), group[name])
        for name, held in sorted(steps.items())
    }


@dataclass(frozen=True)
class Ended:
    """What became of the projects of the histories, by Aalen and Johansen.

    Parameters
    ----------
    years
        Years after the first stage that the histories know [year].
    built, cancelled, left
        Shares that were in use, given up, or neither by then; they come to 1 [1].
    error
        Standard error of the share built [1].
    watched
        Projects that were still followed then.
    """

    years: int
    built: float
    cancelled: float
    left: float
    error: float
    watched: int


def ended(held: Mapping[str, Dated]) -> tuple[Ended, ...]:
    """Return what became of the projects of the histories, as far as any was followed."""
    times: list[float] = []
    ends: list[int] = []
    for one in held.values():
        steps, seen = one.history
        out = [(time, end) for stage, time in steps if (end := _ENDS.get(stage, 0))]
        time, end = out[0] if out else (seen, 0)
        times.append(time - steps[0][1])
        ends.append(end)
    if not times or not any(ends):
        return ()
    found = aalen_johansen(times, ends, len(_ENDS))
    made: list[Ended] = []
    for years in AFTER:
        at = int(np.searchsorted(found.times, years, side="right")) - 1
        watched = sum(time >= years for time in times)
        if at < 0 or not watched:
            continue
        built, cancelled = (float(part) for part in found.share[at])
        left, error = float(found.left[at]), float(found.error[at, 0])
        made.append(Ended(years, built, cancelled, left, error, watched))
    return tuple(made)


def _own(held: Mapping[str, Dated], group: tuple[str, ...]) -> list[History]:
    """Return the histories of a group, given by the first parts of its name."""
    return [one.history for one in held.values() if one.group[: len(group)] == group]


def _level(held: Mapping[str, Dated], depth: int, overall: Rates) -> Level:
    groups = frozenset(one.group[:depth] for one in held.values())
    if len(groups) < 2:
        return Level(groups, None)
    parts = [exposure(_own(held, group), len(STATES)) for group in sorted(groups)]
    return Level(groups, pooling_strength(overall, parts))


def expected(value: Quantity, chances: Chances, sunk: Quantity | None) -> Quantity:
    """Return the worth of a proposal as of today."""
    made = derive(worth_today, value=value, chance=chances.built)
    if sunk is None:
        return made
    return derive(less_sunk, value=made, sunk=sunk, chance=chances.built)


def _prior_weight() -> Quantity:
    """Return the first cell of the prior, which stands for the table in the lineage."""
    row = read_data_table(MOVES)[0]
    origin = LookedUp(MOVES, row["id"], "moves", read_data_source(MOVES))
    return Quantity(f"data.{MOVES}.{row['id']}.moves", float(row["moves"]), "1", origin)


def has_days(text: str) -> bool:
    """Whether a date names a first and a last day, of a known year."""
    period = parse_period(text)
    return not period.yearless and None not in (period.first, period.last)


def _year(text: str) -> float:
    """Return a date as a year with its part; of a month or a year its middle."""
    period = parse_period(text)
    ends = [day.toordinal() for day in (period.first, period.last) if day is not None]
    return sum(ends) / len(ends) / DAYS


def base_rates() -> Mapping[str, tuple[Quantity, Mapping[str, str]]]:
    """Return published rates of other projects with their rows: none is the rate of a proposal."""
    return {
        row["id"]: (quantity_of_entry(BASE_RATES, row, row["id"], "value", "share"), row)
        for row in read_data_table(BASE_RATES)
    }
