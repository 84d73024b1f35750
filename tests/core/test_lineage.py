from dataclasses import replace
from typing import Annotated

import pytest

from corredor.core.claim import Fact
from corredor.core.derive import derive, tally
from corredor.core.errors import NoNumber
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.lineage import claims_under, is_approximate, roots
from corredor.core.study import quantity_of_claim, quantity_of_fact
from corredor.studies.evidence.calc import change
from corredor.testing import assumed, claimed


def lines(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of rows."""
    return float(len(table.rows))


def test_a_number_leads_back_to_its_quotations() -> None:
    first = quantity_of_claim(claimed("c1", 2.0, "person"))
    second = quantity_of_claim(claimed("c2", 6.0, "person", qualifier="about"))
    found = derive(change, earlier=first, later=second)
    assert [claim.id for claim in claims_under(found)] == ["c1", "c2"]
    assert is_approximate(found)
    assert not is_approximate(first)


def test_a_tally_names_its_table() -> None:
    table = FindingTable("s.t", "t", (Column("a", "text", "a"),), (("x",), ("y",)), ("claims",))
    counted = tally(lines, table)
    assert counted.value == 2.0
    assert counted.origin.choices == {"table": "s.t"}  # pyright: ignore[reportAttributeAccessIssue]
    assert roots(counted) == ()


def test_a_finding_names_its_quantity_once() -> None:
    derived = derive(change, earlier=assumed("a", 1, "km"), later=assumed("b", 2, "km"))
    assert Finding("s.ratio", "ratio", derived).quantity.key == "s.ratio"
    assert Finding("s.a", "a", assumed("a", 1, "km")).quantity.key == "assumptions.a"


def test_digests_tell_origins_apart() -> None:
    same = assumed("a", 1, "km")
    assert same.digest == assumed("a", 1, "km").digest
    assert same.digest != assumed("b", 1, "km").digest
    assert same.digest != assumed("a", 1, "km", low=0, high=2).digest


def test_a_disputed_fact_has_no_number() -> None:
    claims = (claimed("c1", 5.0, "km"), claimed("c2", 9.0, "km", chain=("other",)))
    fact = Fact("k", "figure", "s", "p", "", claims, "disputed", 2, "", (), None)
    with pytest.raises(NoNumber) as caught:
        quantity_of_fact(fact)
    assert caught.value.code == "E204"


def test_a_fact_takes_the_claims_that_agree() -> None:
    claims = (claimed("c1", 5.0, "km"), claimed("c2", 5.0, "km", chain=("other",)))
    fact = Fact("k", "figure", "s", "p", "", claims, "corroborated", 2, "c1", (), None)
    quantity = quantity_of_fact(fact)
    assert quantity.value == 5.0
    assert len(quantity.origin.agreeing) == 2  # pyright: ignore[reportAttributeAccessIssue]


def test_the_claims_that_agree_are_under_a_number() -> None:
    claims = (
        claimed("c1", 300.0, "person"),
        claimed("c2", 300.0, "person", qualifier="about", chain=("other",)),
    )
    fact = Fact("k", "figure", "s", "p", "", claims, "corroborated", 2, "c1", (), None)
    quantity = quantity_of_fact(fact)
    ratio = derive(change, earlier=quantity, later=quantity_of_claim(claims[0]))
    assert [claim.id for claim in claims_under(quantity)] == ["c1", "c2"]
    assert sorted(claim.id for claim in claims_under(ratio)) == ["c1", "c2"]
    assert is_approximate(ratio)


def test_a_root_in_two_units_is_one_root() -> None:
    distance = assumed("d", 2.0, "mile", low=1.0, high=3.0)
    ratio = derive(change, earlier=distance, later=distance.to("km"))
    assert ratio.value == 1.0
    assert [root.key for root in roots(ratio)] == ["assumptions.d"]


def test_roots_without_a_key_are_told_apart_by_content() -> None:
    first, second = (replace(assumed(name, 1.0, "km"), key="") for name in "ab")
    assert len(roots(derive(change, earlier=first, later=second))) == 2
    assert len(roots(derive(change, earlier=first, later=first))) == 1
