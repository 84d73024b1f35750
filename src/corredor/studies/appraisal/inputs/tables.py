"""Table specifications of appraisal; every number is an assumption, or has owner and reason."""

from __future__ import annotations

from typing import Final

from corredor.core.table import ColumnSpec, TableSpec, label_columns
from corredor.studies.appraisal.inputs.stages import STATES

LONGEST: Final = 150
"""Years after the base year that a flow may reach."""

_RATES: Final = (-0.5, 1.0)
BOUNDS: Final = {
    "financial_rate": _RATES,
    "economic_rate": _RATES,
    "reinvestment_rate": _RATES,
    "own_overrun": (-1.0, 20.0),
    "delay": (0.0, 50.0),
    "horizon": (0.0, 100.0),
    "wait": (0.0, 50.0),
    "volatility": (0.0, 5.0),
    "conversion": (0.0, 20.0),
}
"""Between what the numbers lie that rows name, each in the unit of its column: wide enough for what
was ever seen, too narrow for per cent that were written as shares."""

ACCOUNTS: Final = (
    "investment",
    "operating_cost",
    "revenue",
    "residual",
    "taxes",
    "grant",
    "loan",
    "own_capital",
    "interest_paid",
    "repayment",
    "external_benefit",
    "external_cost",
)
"""What a flow is. Investment, operating cost, revenue and residual make the financial return on
investment; own capital, loans, interest and repayments that on capital; the economic analysis
leaves out taxes and finance and adds what falls on others."""

_WHO: Final = (
    ColumnSpec("owner", "text", "who stands behind the row", filled=True),
    ColumnSpec("rationale", "text", "why it is so, or where it comes from", filled=True),
    ColumnSpec("date", "date", "day on which it was stated", filled=True),
)
_PROPOSAL: Final = ColumnSpec(
    "proposal", "id", "the proposal", filled=True, refers=("evidence/proposals",)
)


_OR: Final = ": an assumption, or a published schedule such as green_book or shcp"


def _assumed(name: str, meaning: str, filled: bool = False) -> ColumnSpec:
    return ColumnSpec(name, "id", meaning, filled, refers=("assumptions",))


APPRAISALS: Final = TableSpec(
    "appraisal/appraisals",
    "appraisal/appraisals.csv",
    "The proposals that are appraised, and by what they are judged.",
    (
        _PROPOSAL,
        ColumnSpec("base_year", "number", "year 0 of its flows", True, low=1900, high=2200),
        ColumnSpec("financial_rate", "id", f"discount rate of the financial analysis{_OR}", True),
        ColumnSpec("economic_rate", "id", f"social discount rate{_OR}", True),
        _assumed("reinvestment_rate", "rate at which flows in are put to use again"),
        ColumnSpec("reference_class", "text", "class of projects whose overruns it shares"),
        ColumnSpec("borrowed", "text", "why a class that isn't its own stands in for it"),
        _assumed("own_overrun", "overrun that its sponsor expects, in place of the class's"),
        ColumnSpec("overrun_reason", "text", "why the sponsor's figure is taken"),
        _assumed("delay", "years by which what follows the investment comes late"),
        ColumnSpec("stage", "choice", "stage where it is further than known", choices=STATES),
        ColumnSpec("sector", "id", "group of projects that it is like"),
        ColumnSpec("sponsor", "text", "who would build it, as the histories call them"),
        ColumnSpec("host", "country", "where it would be built"),
        _assumed("horizon", "years within which it would have to be built", filled=True),
        _assumed("sunk", "what is spent before it is known whether it is built"),
        _assumed("volatility", "yearly standard deviation of its worth, for the options"),
        _assumed("wait", "years for which the decision may be put off"),
        *_WHO,
    ),
    ("proposal",),
)

FLOWS: Final = TableSpec(
    "appraisal/flows",
    "appraisal/flows.csv",
    "What each proposal costs and brings, year after year: a product of up to three numbers.",
    (
        ColumnSpec("id", "id", "id of the flow", filled=True),
        _PROPOSAL,
        *label_columns("its name"),
        ColumnSpec("account", "choice", "what it is", filled=True, choices=ACCOUNTS),
        ColumnSpec("first", "number", "first year, from 0", low=0, high=LONGEST),
        ColumnSpec("last", "number", "last year", low=0, high=LONGEST),
        ColumnSpec("day", "date", "day on which it flows, in place of first and last year"),
        _assumed("amount", "money of one year, or what is multiplied to it"),
        ColumnSpec("finding", "text", "key of a number of another study, in place of the amount"),
        _assumed("times", "a second number"),
        _assumed("by", "a third number"),
        _assumed("conversion", "shadow price over market price, for the economic analysis"),
        ColumnSpec("side", "country", "country that pays it or gets it"),
        *_WHO,
    ),
)

TASKS: Final = TableSpec(
    "appraisal/tasks",
    "appraisal/tasks.csv",
    "The phases of the plan as a network: three times each, and what each waits for.",
    (
        ColumnSpec("id", "id", "id of the task", filled=True),
        ColumnSpec("proposal", "id", "its proposal", refers=("evidence/proposals",)),
        *label_columns("its name"),
        ColumnSpec("shortest", "number", "shortest time [month]", True, low=0, high=1200),
        ColumnSpec("likely", "number", "most likely time [month]", True, low=0, high=1200),
        ColumnSpec("longest", "number", "longest time [month]", True, low=0, high=1200),
        ColumnSpec("after", "ids", "tasks that end before it begins", refers=("appraisal/tasks",)),
        ColumnSpec("begins", "date", "day before which it doesn't begin; the first is day 0"),
        ColumnSpec("gate", "choice", "whether one may stop after it", choices=("yes", "no")),
        _assumed("cost", "what it commits"),
        *_WHO,
    ),
)

HISTORIES: Final = TableSpec(
    "appraisal/histories",
    "appraisal/histories.csv",
    "Dated stages of projects of the same kind, from which the chance of being built is learnt.",
    (
        ColumnSpec("project", "id", "the project", filled=True),
        ColumnSpec("stage", "choice", "stage that it entered", filled=True, choices=STATES),
        ColumnSpec("date", "date", "when", filled=True),
        ColumnSpec("sector", "id", "group of projects"),
        ColumnSpec("sponsor", "text", "who builds it"),
        ColumnSpec("host", "country", "where"),
        ColumnSpec("seen", "date", "until when the project was followed", filled=True),
        ColumnSpec("producer", "text", "who says so", filled=True),
        ColumnSpec("title", "text", "where it says so", filled=True),
        ColumnSpec("url", "text", "address"),
        ColumnSpec("retrieved", "date", "day on which it was read", filled=True),
    ),
    ("project", "stage", "date"),
)

BUDGETS: Final = TableSpec(
    "appraisal/budgets",
    "appraisal/budgets.csv",
    "What there is to spend, fund by fund.",
    (
        ColumnSpec("id", "id", "id of the budget", filled=True),
        *label_columns("its name"),
        _assumed("amount", "what there is", filled=True),
    ),
)

TAKES: Final = TableSpec(
    "appraisal/takes",
    "appraisal/takes.csv",
    "What a proposal takes of a budget.",
    (
        _PROPOSAL,
        ColumnSpec("budget", "id", "the budget", True, refers=("appraisal/budgets",)),
        _assumed("amount", "what it takes", filled=True),
    ),
    ("proposal", "budget"),
)

LIMITS: Final = TableSpec(
    "appraisal/limits",
    "appraisal/limits.csv",
    "Proposals that need one another, or exclude one another.",
    (
        ColumnSpec("id", "id", "id of the row", filled=True),
        ColumnSpec("kind", "choice", "what holds", True, choices=("requires", "excludes")),
        _PROPOSAL,
        ColumnSpec(
            "others",
            "ids",
            "proposals that it needs, or of which at most one is taken with it",
            True,
            refers=("evidence/proposals",),
        ),
        *_WHO,
    ),
)

CORRELATIONS: Final = TableSpec(
    "appraisal/correlations",
    "appraisal/correlations.csv",
    "Pairs of uncertain numbers that go together.",
    (
        _assumed("first", "one assumption", filled=True),
        _assumed("second", "the other", filled=True),
        ColumnSpec("correlation", "number", "correlation of their ranks", True, low=-1, high=1),
        *_WHO,
    ),
    ("first", "second"),
)

FORECASTS: Final = TableSpec(
    "appraisal/forecasts",
    "appraisal/forecasts.csv",
    "Dated forecasts, and how they came out.",
    (
        ColumnSpec("id", "id", "id of the forecast", filled=True),
        *label_columns("what is forecast"),
        ColumnSpec("made", "date", "day on which it was made", filled=True),
        ColumnSpec("resolves", "date", "day on which it can be known", filled=True),
        ColumnSpec("probability", "number", "chance that it happens", low=0, high=1),
        ColumnSpec("low", "number", "value that it stays above in 9 of 10 cases"),
        ColumnSpec("middle", "number", "value that it stays above in half of the cases"),
        ColumnSpec("high", "number", "value that it stays above in 1 of 10 cases"),
        ColumnSpec("unit", "unit", "unit of these values"),
        ColumnSpec("happened", "choice", "whether it happened", choices=("yes", "no")),
        ColumnSpec("outcome", "number", "how it came out"),
        ColumnSpec("known", "text", "where the outcome was read"),
        ColumnSpec("owner", "text", "who made it", filled=True),
    ),
)

TABLES: Final = (
    APPRAISALS,
    FLOWS,
    TASKS,
    HISTORIES,
    BUDGETS,
    TAKES,
    LIMITS,
    CORRELATIONS,
    FORECASTS,
)
