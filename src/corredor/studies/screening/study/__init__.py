"""The screening study: from lists, parties, holdings, goods and assets to results and a gate.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from corredor.core.study import Study
from corredor.studies.screening.inputs import TABLES
from corredor.studies.screening.study.whole import run

READ = (
    *("settings", "organisations"),
    *("forum/organisations", "forum/participants", "evidence/proposals"),
)
"""What it reads besides its own tables: all who take part are screened unasked."""

STUDY = Study(name="screening", tables=(*READ, *TABLES), needs=(), run=run)
