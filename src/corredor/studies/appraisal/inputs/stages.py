"""The stages of a project from its announcement to its use, and the ways out."""

from __future__ import annotations

from typing import Final

STATES: Final = (
    "announced",
    "mou",
    "feasibility",
    "agreement",
    "contract",
    "financial_close",
    "construction",
    "operating",
    "suspended",
    "dormant",
    "cancelled",
)
"""Stages in which a project may stand; of the last three, suspended and dormant may wake."""

BUILT: Final = STATES.index("operating")
"""The stage in which a project is built."""

_OF_EVIDENCE: Final = {
    "interest": "announced",
    "proposed": "announced",
    "presented": "announced",
    "offered": "announced",
    "negotiated": "announced",
    "signed": "mou",
    "under_way": "construction",
    "completed": "operating",
    "suspended": "suspended",
    "cancelled": "cancelled",
}
"""What a stage of the register of proposals says at least: a signature is that of a memorandum
until a row says which paper was signed."""

MOVES: Final = "realisation_prior"
"""Data table of the moves that there are, with a weak prior for each."""


def state_of(stage: str) -> str:
    """Return the stage that a stage of the register of proposals says at least.

    Examples
    --------
    >>> state_of("signed")
    'mou'
    """
    return _OF_EVIDENCE[stage]
