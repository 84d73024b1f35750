"""The appraisal study: from flows, tasks, histories and gates to worth, phases and a choice.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from corredor.core.study import Study
from corredor.studies.appraisal.inputs import TABLES
from corredor.studies.appraisal.study.checks import check
from corredor.studies.appraisal.study.whole import run

READ = ("settings", "assumptions", "deflators", "rates", "evidence/proposals")
NEEDS = ("screening.*", "evidence.*", "routes.*", "energy.*", "trade.*")
"""What it may be given by others: gates and stages by table, numbers by the keys of its flows."""

STUDY = Study(name="appraisal", tables=(*READ, *TABLES), needs=NEEDS, run=run, check=check)
"""The run of the appraisal study, from the folder's rows to its result."""
