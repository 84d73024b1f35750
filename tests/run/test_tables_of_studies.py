"""Tables that one study hands to another, by key."""

from pathlib import Path

import pytest

from corredor.core.errors import UndeclaredRead
from corredor.core.finding import Column, FindingTable
from corredor.core.study import Inputs, Result, Study
from corredor.programme.folder import read_programme
from corredor.run.execute import execute
from corredor.run.store import Store
from corredor.testing import run_study

GATE = FindingTable("gates.gate", "gate", (Column("id", "text", "id"),), (("ann",), ("ben",)), ())


def gate(inputs: Inputs) -> Result:
    return Result(tables=(GATE,))


def seats(inputs: Inputs) -> Result:
    held = inputs.finding_table("gates.gate")
    columns = (Column("people", "number", "people"),)
    return Result(tables=(FindingTable("seats.n", "n", columns, ((len(held.rows),),), ()),))


GATES = Study("gates", (), (), gate)
SEATS = Study("seats", (), ("gates.gate",), seats)


def test_a_table_is_handed_on_by_its_key(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A study of a test module has no package of its own whose code could be digested.
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: study.name)
    programme, store = read_programme(tiny), Store(tiny / "out")
    results = execute(programme, (GATES, SEATS), store, lambda name, state: None).results
    assert results["seats"].tables[0].rows == ((2,),)


def test_a_missing_table_is_said_and_not_taken_for_empty(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: study.name)
    programme, store = read_programme(tiny), Store(tiny / "out")
    results = execute(programme, (SEATS,), store, lambda name, state: None).results
    assert [absent.error.code for absent in results["seats"].absent] == ["E504"]


def test_what_was_not_declared_cannot_be_read() -> None:
    with pytest.raises(UndeclaredRead):
        run_study(SEATS, {})
    assert run_study(SEATS, {}, found={"gates.gate": GATE}).tables[0].rows == ((2,),)
