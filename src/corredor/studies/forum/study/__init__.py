"""The forum study: from the folder's rows to findings, tables and flags.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from corredor.core.study import Study
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.study.whole import run

STUDY = Study(
    name="forum",
    tables=("settings", *TABLES),
    needs=("screening.blocked.*",),
    run=run,
    extra="forum",
)
