"""The log of forecasts: what a run forecasts, and the folder's own, scored when known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from corredor.core.period import parse_period
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.studies.appraisal.calc.scoring import brier, brier_skill, crps
from corredor.studies.appraisal.calc.sensitivity import NORMAL_95, to_error

NORMAL_90: Final = 1.2815515655446004
"""Standard normal quantile of 90 %."""
POINTS: Final = 999


@dataclass(frozen=True)
class Scored:
    """A forecast with its score; None while nobody knows how it came out."""

    row: Row
    brier: float | None
    crps: float | None


@dataclass(frozen=True)
class Forecast:
    """What this run forecasts, in the columns of the folder's log.

    Parameters
    ----------
    id, proposal
        Its id in the log, and the proposal.
    made, resolves
        Day on which the proposal was appraised, and day on which it can be known.
    chance
        That it is built by then [1], to the digits that the draws carry.
    owner
        Who stands behind the appraisal.
    """

    id: str
    proposal: str
    made: str
    resolves: str
    chance: float
    owner: str


def forecast_of(row: Row, built: Quantity, horizon: Quantity) -> Forecast:
    """Return the forecast that a proposal is built within its horizon."""
    name, made = row.text("proposal"), row.text("date")
    period = parse_period(made)
    first = period.last or period.first
    days = horizon.to("day").value
    by = ""
    if first is not None and first.toordinal() + days < date.max.toordinal():
        by = (first + timedelta(days=round(days))).isoformat()
    draws = built.draws
    half = 0.0 if draws is None else float(np.std(draws)) * NORMAL_95 / np.sqrt(len(draws))
    chance = to_error(built.value, half)
    return Forecast(f"built-{name}", name, made, by, chance, row.text("owner"))


@dataclass(frozen=True)
class Record:
    """All scored chances together.

    Parameters
    ----------
    count
        Scored forecasts of whether something happens.
    brier
        Their mean score; None without any.
    skill
        Part of the score of always saying the base rate that they save; None where that is 0.
    rate
        Share of them that happened.
    """

    count: int
    brier: float | None
    skill: float | None
    rate: float | None


def scored(rows: Sequence[Row]) -> tuple[Scored, ...]:
    """Return the forecasts with their scores, in the order of their ids."""
    return tuple(_scored(row) for row in sorted(rows, key=lambda row: row.text("id")))


def record(found: Sequence[Scored]) -> Record:
    """Return the scores of the chances together."""
    known = [one.row for one in found if one.brier is not None]
    if not known:
        return Record(0, None, None, None)
    chances = [row.number("probability") or 0.0 for row in known]
    outcomes = [float(row.text("happened") == "yes") for row in known]
    rate = float(np.mean(outcomes))
    skill = brier_skill(chances, outcomes, rate)
    return Record(len(known), brier(chances, outcomes), None if np.isnan(skill) else skill, rate)


def _scored(row: Row) -> Scored:
    chance = row.number("probability")
    happened = row.text("happened")
    one = None
    if chance is not None and happened:
        one = brier([chance], [float(happened == "yes")])
    outcome = row.number("outcome")
    ends = [row.number(name) for name in ("low", "middle", "high")]
    other = None
    if outcome is not None and all(end is not None for end in ends):
        low, middle, high = (float(end or 0.0) for end in ends)
        other = crps(_draws(low, middle, high), outcome)
    return Scored(row, one, other)


def _draws(low: float, middle: float, high: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Return points of the distribution with these P10, P50 and P90: two halves of normals."""
    from scipy.special import ndtri

    parts: np.ndarray[tuple[int], np.dtype[np.float64]] = np.arange(1, POINTS + 1) / (POINTS + 1)
    scores = ndtri(parts)
    below = (middle - low) / NORMAL_90
    above = (high - middle) / NORMAL_90
    return middle + np.where(scores < 0, below, above) * scores
