"""The trade study: from flows, tariffs and covariates to the market brief of a corridor.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from corredor.core.study import Study
from corredor.studies.trade.inputs import TABLES
from corredor.studies.trade.study.checks import check
from corredor.studies.trade.study.whole import run

READ = ("settings", "sources", "assumptions", "claims", "facts", "terms")
"""What it reads besides its own tables."""

STUDY = Study(name="trade", tables=(*READ, *TABLES), needs=(), run=run, check=check)
