"""The ledger knows every number and gives one root in two units two keys."""

from __future__ import annotations

from corredor.core.derive import derive
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.study import quantity_of_claim
from corredor.report.ledger import Ledger, cell_key
from corredor.testing import claimed
from corredor.units import Km


def twice(distance: Km) -> Km:
    """Twice a distance."""
    return 2 * distance


def ledger(*findings: Finding, tables: tuple[FindingTable, ...] = ()) -> Ledger:
    return Ledger.of(
        claims=[claimed("c1", 2.0, "km")],
        facts=[],
        assumptions=[],
        places=[],
        findings=findings,
        tables=tables,
        seed=1,
        draws=10,
    )


def test_every_step_of_a_lineage_has_a_key() -> None:
    root = quantity_of_claim(claimed("c1", 2.0, "km"))
    found = Finding("s.far", "far", derive(twice, distance=derive(twice, distance=root)))
    held = ledger(found)
    inner = found.quantity.origin.inputs["distance"]  # type: ignore[union-attr]
    assert held.key_of(found.quantity) == "s.far"
    assert held.key_of(root) == "claims.c1"
    assert held[held.key_of(inner)].value == 4.0


def test_one_root_in_two_units_has_two_keys() -> None:
    root = quantity_of_claim(claimed("c1", 2.0, "km"))
    held = ledger(Finding("s.a", "a", derive(twice, distance=root.to("m"))))
    assert (held["claims.c1"].value, held["claims.c1@m"].value) == (2.0, 2000.0)
    assert held.key_of(root.to("m")) == "claims.c1@m"


def test_numbers_in_cells_are_entered_and_texts_are_not() -> None:
    columns = (Column("n", "number", "n", "km"), Column("t", "text", "t"))
    held = ledger(tables=(FindingTable("s.t", "t", columns, ((1, "7"), (None, "8")), ()),))
    assert held[cell_key("s.t", 0, "n")].value == 1.0
    assert cell_key("s.t", 1, "n") not in held
    assert cell_key("s.t", 0, "t") not in held
