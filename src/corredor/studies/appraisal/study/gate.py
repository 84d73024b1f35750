"""The gate before value: what screening lets through, and nothing of what it saw.

Appraisal reads whether a gate is open and why; no score, no threshold, no name. A proposal whose
gate isn't open has no place in any ranking, total, portfolio or frontier.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from corredor.core.study import Inputs

GATE: Final = "screening.gate"
OPEN: Final = "open"
CLOSED: Final = "closed"
NOT_SCREENABLE: Final = "NOT_SCREENABLE"
NOT_ASKED: Final = "not_asked"
"""Nobody has screened the proposal: that opens nothing."""


@dataclass(frozen=True)
class Gate:
    """Whether a proposal may be valued beside others, and why."""

    gate: str
    result: str
    because: str

    @property
    def is_open(self) -> bool:
        """Whether it may."""
        return self.gate == OPEN


def gate_of(inputs: Inputs, proposal: str) -> Gate:
    """Return the gate of a proposal; a proposal that nobody screened stands before a closed one."""
    table = inputs.found.get(GATE)
    for row in table.records() if table else ():
        if row["kind"] == "proposal" and row["subject"] == proposal:
            return Gate(str(row["gate"]), str(row["result"] or ""), str(row["because"] or ""))
    return Gate(CLOSED, "", NOT_ASKED)
