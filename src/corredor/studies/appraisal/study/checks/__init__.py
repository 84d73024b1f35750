"""Checks: what is wrong in rows that only appraisal can judge, each with its place.

May import what `study` may. `worth` looks at proposals and flows, `plan` at tasks and histories,
`choice` at budgets and limits, `log` at forecasts; `shapes` writes the errors.
"""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.errors import CorredorError
from corredor.core.study import Inputs
from corredor.data.prices import wrong_factors
from corredor.studies.appraisal.inputs import CORRELATIONS
from corredor.studies.appraisal.study.checks.choice import choices
from corredor.studies.appraisal.study.checks.log import forecasts
from corredor.studies.appraisal.study.checks.plan import histories, tasks
from corredor.studies.appraisal.study.checks.worth import flows, proposals
from corredor.studies.appraisal.study.roots import wrong_correlations

__all__ = ["check"]


def check(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong: rates, units, years, moneys, correlations, order of tasks and stages."""
    yield from wrong_factors(inputs)
    yield from proposals(inputs)
    yield from flows(inputs)
    yield from wrong_correlations(inputs, inputs.table(CORRELATIONS.name))
    yield from tasks(inputs)
    yield from histories(inputs)
    yield from choices(inputs)
    yield from forecasts(inputs)
