"""Newton steps of the Poisson likelihood: weighted least squares on columns and effects."""

from __future__ import annotations

from typing import Final

import numpy as np

from corredor.studies.trade.calc.gravity.absorption import Absorber
from corredor.studies.trade.calc.gravity.cells import FloatArray
from corredor.studies.trade.calc.gravity.fit import (
    blocks,
    independent,
    joined,
    products,
    regressors,
)
from corredor.studies.trade.calc.gravity.panel import Panel
from corredor.studies.trade.calc.gravity.sample import Effects
from corredor.studies.trade.calc.gravity.start import proportional_fit
from corredor.studies.trade.calc.gravity.sums import Sums, group_sums
from corredor.studies.trade.calc.gravity.two_way import connected_parts, solved

MARGINS: Final = 1e-8
"""Largest relative error of a margin and of a slope's condition at the end [1]."""
SETTLED: Final = 1e-3
"""Largest change of the index in the last step [1]; that of the next would be its square."""
MOST_STEPS: Final = 100
SWEEPS: Final = 2
LONGEST: Final = 20.0
"""Largest change of the index in one step [1]: exp(20) is five hundred million."""
ROUGH: Final = (1e-4, 1e-2)
"""Relative accuracy of the effects within a step [1]: between these, a part of the last change."""
FORCING: Final = 1e-2
"""That part [1]."""
FINE: Final = 1e-10
"""Relative accuracy of the effects behind standard errors and tests of collinearity [1]."""
SUSPECT: Final = 1e-3
"""Share of a column's weighted variation below which it may be nothing but effects [1]."""
DRIFT: Final = 3
"""Steps for which the index may move on although the conditions hold [1]."""
HALVINGS: Final = 30


class Newton:
    """The state of an estimate: fitted flows, slopes, and the effects of the columns.

    The index itself is never held: each step multiplies the fitted flows by the exponential of
    its change, which is the effects of the residual less those of the columns, plus the columns
    times the change of their slopes.
    """

    def __init__(self, sample: Panel, effects: Effects) -> None:
        if not np.any(sample.flow > 0):
            raise ValueError("no flow is left to estimate from")
        self.names, self.columns = regressors(sample, effects)
        self.dropped: tuple[str, ...] = ()
        self.parts = connected_parts(sample.layout, sample.used)
        self.fitted: FloatArray = proportional_fit(sample, effects, SWEEPS)
        self.slopes = np.zeros(len(self.columns))
        if effects is Effects.NONE:
            self.slopes[0] = np.log(sample.flow.sum() / sample.count)
        self.absorbed: Sums | None = None
        self.steps = 0
        self.moved = self.first_order = np.inf
        self.drifting = False
        self._sample, self._effects = sample, effects
        self._whole = sample.count == sample.used.size
        self._scratch = np.empty_like(self.fitted)
        goals = group_sums(sample.layout, effects, [sample.flow])
        self._goals = (goals.rows, goals.columns, goals.pairs)
        self._scales = np.array(
            [float((np.abs(x) * sample.flow).sum()) for x in self.columns], np.float64
        )

    @property
    def converged(self) -> bool:
        """True where the first-order conditions hold and the index no longer moves."""
        return self.first_order <= MARGINS and self.moved <= SETTLED

    def run(self, patient: bool = False) -> None:
        """Step until convergence; `drifting` says that the index moves on for ever."""
        held = 0
        self.drifting = False
        while True:
            sums, slopes = self._conditions()
            held = held + 1 if self.first_order <= MARGINS else 0
            self.drifting = held > DRIFT and not patient
            if self.converged or self.drifting or self.steps == MOST_STEPS:
                return
            self._step(sums, slopes)
            self.steps += 1

    def _conditions(self) -> tuple[Sums, FloatArray]:
        residual = np.subtract(self._sample.flow, self.fitted, out=self._scratch)
        sums = group_sums(self._sample.layout, self._effects, [residual])
        slopes = _products(self.columns, residual)
        worst = [0.0]
        for goal, error in zip(self._goals, (sums.rows, sums.columns, sums.pairs), strict=True):
            at = goal > 0
            worst.append(float(np.max(np.abs(error[at]) / goal[at], initial=0)))
        at = self._scales > 0
        worst.append(float(np.max(np.abs(slopes[at]) / self._scales[at], initial=0)))
        self.first_order = max(worst)
        return sums, slopes

    def _step(self, sums: Sums, slopes: FloatArray) -> None:
        absorber = Absorber(self._sample.layout, self._effects, self.parts, self.fitted)
        made = products(absorber, self.fitted, self.columns)
        rest = made.sums
        if self.absorbed is not None and self._effects is not Effects.NONE:
            rest = rest - absorber.apply(self.absorbed)
        found = absorber.solve(joined([sums, rest]), self._accuracy())
        own, of_columns = found.part(0, 1), found.part(1, len(self.columns) + 1)
        if self.absorbed is not None:
            of_columns = of_columns + self.absorbed
        matrix = made.gram - absorber.inner(of_columns, made.sums)
        if self.absorbed is None and np.any(np.diag(matrix) < SUSPECT * np.diag(made.gram)):
            of_columns = absorber.refined(made.sums, FINE, of_columns)
            matrix = made.gram - absorber.inner(of_columns, made.sums)
        matrix = (matrix + matrix.T) / 2
        right = slopes - absorber.inner(own, made.sums)[0]
        if self.absorbed is None:
            keep = independent(made.gram, matrix)
            if not keep.all():
                self._forget(keep)
                matrix, right = matrix[keep][:, keep], right[keep]
                of_columns = _chosen(of_columns, keep)
        self.absorbed = of_columns
        change = solved(matrix, right)
        self._move(own - of_columns @ change[:, None], change)

    def _accuracy(self) -> float:
        least, most = ROUGH
        return min(most, max(least, FORCING * self.moved))

    def _forget(self, keep: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> None:
        names = self.names
        self.names = tuple(n for n, kept in zip(names, keep, strict=True) if kept)
        self.dropped = tuple(n for n, kept in zip(names, keep, strict=True) if not kept)
        self.columns, self.slopes = self.columns[keep], self.slopes[keep]
        self._scales = self._scales[keep]

    def _move(self, effects: Sums, change: FloatArray) -> None:
        moved = self._scratch
        for part in blocks(moved):
            moved[part] = 0
            for column, slope in zip(self.columns, change, strict=True):
                moved[part] += slope * column[part]
        self._sample.layout.add(
            moved,
            effects.rows[..., 0],
            effects.columns[..., 0],
            effects.pairs[..., 0] if self._effects.paired else None,
        )
        if not self._whole:
            moved *= self._sample.used
        largest = max(float(moved.max()), -float(moved.min()))
        share = min(1.0, LONGEST / largest) if largest else 1.0
        if share < 1:
            moved *= share
        gain = float(np.vdot(self._sample.flow, moved))
        total = float(self.fitted.sum())
        np.exp(moved, out=moved)
        for _ in range(HALVINGS):
            rise = gain - (float(np.vdot(self.fitted, moved)) - total)
            if rise >= -MARGINS * total:
                break
            np.sqrt(moved, out=moved)
            gain, share = gain / 2, share / 2
        self.fitted *= moved
        self.slopes = self.slopes + share * change
        self.moved = largest * share


def _products(columns: FloatArray, values: FloatArray) -> FloatArray:
    return columns.reshape(len(columns), values.size) @ values.reshape(-1)


def _chosen(sums: Sums, keep: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Sums:
    return Sums(sums.rows[..., keep], sums.columns[..., keep], sums.pairs[..., keep])
