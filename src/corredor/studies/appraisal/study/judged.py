"""One proposal judged: its worth, measures, movers, budgets and chances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from corredor.core.errors import CorredorError
from corredor.core.quantity import Quantity
from corredor.core.study import Absent
from corredor.studies.appraisal.study.built import Chances, Realisation, expected
from corredor.studies.appraisal.study.classes import Budgeted, budgeted
from corredor.studies.appraisal.study.discounting import schemes
from corredor.studies.appraisal.study.flows import RATE, Model, model_of
from corredor.studies.appraisal.study.measures import Measures, measures
from corredor.studies.appraisal.study.options import Wait, wait_of
from corredor.studies.appraisal.study.proposals import Case
from corredor.studies.appraisal.study.roots import Roots
from corredor.studies.appraisal.study.uncertainty import Moved, Spread, movers, spread
from corredor.studies.appraisal.study.worth import (
    ANALYSES,
    CAPITAL,
    ECONOMIC,
    FINANCIAL,
    Worth,
    has_finance,
    worth,
)


@dataclass(frozen=True)
class Judged:
    """A proposal with all that was found of it.

    Parameters
    ----------
    case
        The proposal as the folder states it.
    main
        The analysis by which all proposals are compared; empty where it has no worth by that.
    worths, measures, spreads
        By analysis.
    moved
        What the worth by the main analysis hangs on; None without one.
    chances, today
        Chances of being built, and the worth as of today; None without a worth.
    wait
        The option to wait; None where the folder states no volatility.
    budgets
        Budgets that cover the investment at wanted certainties.
    conventions
        Central worth by the main analysis under each published schedule [programme money].
    absent
        What couldn't be found.
    """

    case: Case
    main: str
    worths: Mapping[str, Worth]
    measures: Mapping[str, Measures]
    spreads: Mapping[str, Spread | None]
    moved: Moved | None
    chances: Chances
    today: Quantity | None
    wait: Wait | None
    budgets: tuple[Budgeted, ...]
    conventions: Mapping[str, float]
    absent: tuple[Absent, ...]

    @property
    def is_ranked(self) -> bool:
        """Whether it may be compared: the gate is open and it has a worth."""
        return self.case.gate.is_open and self.today is not None


def yardstick(cases: Iterable[Case]) -> str:
    """Return the analysis by which proposals are compared: one for all.

    The economic one as soon as one proposal behind an open gate has effects on others or shadow
    prices; worths by different analyses neither rank nor add up.
    """
    return ECONOMIC if any(one.is_social and one.gate.is_open for one in cases) else FINANCIAL


def judge(case: Case, roots: Roots, realisation: Realisation, by: str) -> Judged:
    """Return all that is found of a proposal.

    Parameters
    ----------
    by
        The analysis by which all are compared.

    Raises
    ------
    CorredorError
        A number of its row has a unit that it can't have.
    """
    chances = realisation.chances(case, roots)
    absent = list(case.missing)
    worths = _worths(case, absent)
    models = {analysis: model_of(case, analysis) for analysis in worths}
    main = by if by in worths else ""
    today = None
    if main:
        today = expected(worths[main].value, chances, roots.money(case.row, "sunk"))
    return Judged(
        case,
        main,
        worths,
        {analysis: measures(model) for analysis, model in models.items()},
        {analysis: spread(found.value) for analysis, found in worths.items()},
        movers(models[main], roots) if main else None,
        chances,
        today,
        wait_of(case, worths[main], main, roots) if main else None,
        budgeted(case.klass, case.investment) if case.is_whole and case.gate.is_open else (),
        _conventions(models[main]) if main else {},
        tuple(absent),
    )


def _worths(case: Case, absent: list[Absent]) -> dict[str, Worth]:
    """Return the worths of the analyses that have flows, and say which have no number.

    Nothing is worth anything before its gate is open.
    """
    worths: dict[str, Worth] = {}
    for analysis in ANALYSES if case.is_whole and case.gate.is_open else ():
        if analysis == CAPITAL and not has_finance(case):
            continue
        try:
            found = worth(case, analysis)
        except CorredorError as error:
            absent.append(Absent(case.key(f"{analysis}_value"), error))
            continue
        if found is not None:
            worths[analysis] = found
    return worths


def _conventions(model: Model) -> Mapping[str, float]:
    """Return the central worth under each published schedule that reaches its last year."""
    made: dict[str, float] = {}
    for name, scheme in schemes().items():
        levels = {**model.central, RATE: scheme.first}
        try:
            made[name] = float(replace(model, discounting=scheme).worth(levels))
        except CorredorError:
            continue
    return made
