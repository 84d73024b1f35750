"""What if, on a folder that is served: read once, and asked many times."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from corredor.run.output import NAME
from corredor.run.record import no_run
from corredor.run.whatif import (
    Answer,
    Difference,
    Question,
    Tell,
    answered,
    moved,
    nobody,
    users_of,
    with_assumptions,
)
from corredor.web.folder import KnownFolder

__all__ = [
    "Answer",
    "Difference",
    "Question",
    "answer",
    "get_ready",
    "moved",
    "users_of",
    "with_assumptions",
]


def get_ready(folder: Path) -> None:
    """Read a folder and what its last run found, for questions to come."""
    known = _known(folder)
    known.reading()
    known.studies()
    known.model()


def answer(folder: Path, question: Question, tell: Tell = nobody) -> Answer:
    """Return what would be otherwise.

    Raises
    ------
    NoRunYet
        E405: there is nothing to compare with.
    Problems
        The folder has errors.
    """
    known = _known(folder)
    model, programme = known.model(), known.programme()
    if model is None:
        raise no_run(folder / NAME)
    return answered(programme, known.studies(), model, question, tell)


@lru_cache(maxsize=4)
def _known(folder: Path) -> KnownFolder:
    return KnownFolder(folder)
