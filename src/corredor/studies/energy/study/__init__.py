"""The energy study: from offers, regions and contracts to the price at which one would say yes.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from corredor.core.study import Study
from corredor.studies.energy.inputs import TABLES
from corredor.studies.energy.study.checks import check
from corredor.studies.energy.study.whole import run

READ = ("settings", "organisations", "terms", "assumptions", "claims", "deflators", "rates")
"""What it reads of the folder besides its own tables."""

STUDY = Study(
    name="energy",
    tables=(*READ, "evidence/proposals", *TABLES),
    needs=(),
    run=run,
    check=check,
)
