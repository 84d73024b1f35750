"""The forum study: from the folder's rows to findings, tables and flags.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study. `run` in `whole` is the whole.
"""

from collections.abc import Iterable

from corredor.core.errors import CorredorError, Problems
from corredor.core.study import Inputs, Study
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.study.book import book
from corredor.studies.forum.study.whole import run


def check(inputs: Inputs) -> Iterable[CorredorError]:
    """Say which rows can't be used; with any of them the forum isn't planned."""
    try:
        book(inputs)
    except Problems as problems:
        return problems.errors
    return ()


STUDY = Study(
    name="forum",
    tables=("settings", *TABLES),
    needs=("screening.*",),
    run=run,
    extra="forum",
    check=check,
)
