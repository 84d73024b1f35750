"""How much time and memory the reading of one document may take."""

from __future__ import annotations

from typing import Final

from corredor.core.errors import Place, ReadingStopped, Wording

SECONDS: Final = 60
"""Time that reading one document may take [s]."""
MEGABYTES: Final = 2000
"""Memory that reading one document may take [MB]."""


def stopped(file: str, problem: str, seconds: int = SECONDS) -> ReadingStopped:
    """Return the error of a document whose reading was stopped; `problem` is a message id."""
    return ReadingStopped(
        Place(file), file=file, problem=Wording(problem), seconds=seconds, megabytes=MEGABYTES
    )
