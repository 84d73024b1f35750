"""What screening finds in a folder as it stands now, with what the folder says of each party."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from corredor.core.errors import NothingScreened
from corredor.core.finding import Cell, FindingTable
from corredor.core.study import Result
from corredor.core.table import Row
from corredor.programme.folder import Programme
from corredor.run.execute import Step, execute
from corredor.run.main_job import load, quiet
from corredor.run.output import claim_output, locked
from corredor.run.plan import ordered
from corredor.run.screening.sides import STUDY, everybody
from corredor.run.store import Store
from corredor.studies.screening.inputs.rows import Party, Policy, policy

RESULTS: Final = frozenset({"parties", "assets", "goods"})
"""Tables at least one of which stands where anything was screened."""
HITS: Final = ("MATCH", "REVIEW")
"""Results that a person must look at because of an entry."""


@dataclass(frozen=True)
class Screened:
    """A folder and what its screening came to.

    Parameters
    ----------
    programme
        The folder as it was read.
    step
        Digests of all that went into the screening.
    result
        Tables and flags that it found.
    """

    programme: Programme
    step: Step
    result: Result

    def rows(self, table: str) -> tuple[Row, ...]:
        """Return the rows of a table of the folder."""
        return self.programme.tables.get(table, ())

    @cached_property
    def tables(self) -> Mapping[str, FindingTable]:
        """The tables that were found, by their keys without the study's name."""
        return {table.key.removeprefix(f"{STUDY}."): table for table in self.result.tables}

    def found(self, table: str) -> tuple[dict[str, Cell], ...]:
        """Return the rows of a table that was found."""
        held = self.tables.get(table)
        return held.records() if held else ()

    @cached_property
    def parties(self) -> Mapping[str, Party]:
        """Who and what was screened, by id."""
        return everybody(self.rows)

    @cached_property
    def policy(self) -> Policy:
        """How the programme is screened."""
        return policy(self.rows("screening/policy"))


def screen_folder(folder: Path, *, fresh: bool = False) -> Screened:
    """Screen a folder, or take from its store what was found for exactly what it says now.

    Parameters
    ----------
    folder
        The programme.
    fresh
        Compute everything anew and touch nothing in the folder.

    Raises
    ------
    NothingScreened
        E437: there is nothing to screen, or nothing to screen it against.
    Problems, CorredorError
        The folder has errors, or the study could not be computed.
    """
    programme, studies = load(folder)
    chosen = ordered(studies, (STUDY,))
    if fresh:
        with tempfile.TemporaryDirectory(prefix="corredor-") as name:
            executed = execute(programme, chosen, Store(Path(name)), quiet)
    else:
        out = claim_output(folder)
        with locked(out):
            executed = execute(programme, chosen, Store(out), quiet)
    result = executed.results[STUDY]
    for absent in result.absent:
        if absent.key == STUDY:
            raise absent.error
    screened = Screened(programme, _step(executed.steps), result)
    if not screened.tables.keys() & RESULTS:
        raise NothingScreened(None, folder=folder)
    return screened


def _step(steps: Sequence[Step]) -> Step:
    return next(step for step in steps if step.study == STUDY)
