"""The tables of the appraisal, by what they tell: worth, risk, plan, choice, forecasts.

May import: core, data, units and the rooms of this study. May not import: anything else.
"""

from collections.abc import Iterator

from corredor.core.finding import FindingTable
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.tables import log, plan, portfolio, risk, worth

__all__ = ["tables"]


def tables(found: Found) -> Iterator[FindingTable]:
    """Yield the tables that have rows."""
    made = (
        worth.judgements(found),
        worth.proposed(found),
        worth.measures(found),
        worth.rates(found),
        worth.profile(found),
        worth.yearly(found),
        worth.lines(found),
        risk.movers(found),
        worth.sides(found),
        worth.conventions(found),
        risk.chances(found),
        risk.ended_projects(found),
        risk.elsewhere(found),
        risk.classes(found),
        risk.budgets(found),
        risk.options(found),
        *plan.phases(found),
        *portfolio.portfolio(found),
        *log.forecasts(found),
    )
    yield from (table for table in made if table.rows)
