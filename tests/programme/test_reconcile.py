"""Reconcile: agreement, conflicts, independence, decisions, and the laws."""

import dataclasses
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.claim import BASES, QUALIFIERS, Claim, Decision, Fact
from corredor.core.errors import Place
from corredor.core.study import quantity_of_fact
from corredor.programme.independence import independent_sources
from corredor.programme.reconcile import reconcile
from corredor.testing import claimed

AT = Place("decisions.csv", 2, 1)


def figure(name: str, written: str, unit: str = "person", **changes: Any) -> Claim:
    changes = {"chain": (f"outlet-{name}",), "document": f"d-{name}", **changes}
    return claimed(name, float(written), unit, written=written, **changes)


def event(name: str, date: str, **changes: Any) -> Claim:
    changes = {"chain": (f"outlet-{name}",), "document": f"d-{name}", **changes}
    return claimed(name, None, "", kind="event", text=date, **changes)


def one_fact(*claims: Claim, decision: Decision | None = None) -> Fact:
    facts, problems = reconcile(claims, [decision] if decision else [])
    assert [error.code for error in problems if error.severity == "error"] == []
    (fact,) = facts.values()
    return fact


def kinds(*claims: Claim) -> list[str]:
    return [conflict.kind for conflict in one_fact(*claims).conflicts]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("1300", "1300", []), ("1300", "1312", []), ("1300", "1349", []), ("1300", "1350", []),
        ("1300", "1351", ["value"]), ("300", "340", []), ("86.4", "86.44", []),
        ("86.4", "86", []), ("86.4", "86.46", ["value"]), ("2.8", "86.4", ["value"]),
        ("1.3e3", "1312", []), ("1.30e3", "1312", ["value"]), ("1300.0", "1300", []),
        ("-5", "5", ["value"]), ("0", "0.4", []),
    ],
)  # fmt: skip
def test_figures_agree_within_the_rounding_of_the_coarser_one(
    first: str, second: str, expected: list[str]
):
    assert kinds(figure("a", first), figure("b", second)) == expected
    assert kinds(figure("a", second), figure("b", first)) == expected


def test_figures_agree_across_units():
    fact = one_fact(figure("a", "1.3", "GUSD_2024"), figure("b", "1312", "MUSD_2024"))
    assert (fact.stance, fact.claim) == ("corroborated", "b")
    assert kinds(figure("a", "1.3", "GUSD_2024"), figure("b", "1.3", "MUSD_2024")) == ["value"]
    assert kinds(figure("a", "1", "tonne"), figure("b", "1000", "kg")) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("more_than", "150"), ("exact", "300"), ["bound"]),
        (("more_than", "150"), ("exact", "100"), ["value"]),
        (("more_than", "150"), ("exact", "150"), ["bound"]),  # 150 may stand for 152
        (("more_than", "151"), ("exact", "151.0"), ["bound"]),
        (("at_least", "150"), ("exact", "150"), []),
        (("at_most", "150"), ("about", "150"), []),
        (("at_least", "150"), ("exact", "300"), ["bound"]),
        (("at_least", "150"), ("exact", "90"), ["value"]),
        (("at_least", "150"), ("at_least", "150"), []),
        (("at_least", "150"), ("more_than", "150"), []),
        (("at_least", "150"), ("at_least", "260"), ["bound"]),
        (("at_least", "150"), ("at_most", "300"), []),  # the two ends of one interval
        (("at_least", "300"), ("at_most", "150"), ["value"]),
        (("at_least", "150"), ("at_most", "150"), []),
        (("more_than", "150"), ("less_than", "150"), ["value"]),
        (("about", "150"), ("exact", "150"), []),
    ],
)
def test_bounds(first: tuple[Any, str], second: tuple[Any, str], expected: list[str]):
    one = figure("a", first[1], qualifier=first[0])
    two = figure("b", second[1], qualifier=second[0])
    assert kinds(one, two) == expected


def test_another_population_is_no_corroboration_even_of_the_same_number():
    fact = one_fact(figure("a", "150", scope="firms"), figure("b", "150", scope="people"))
    assert [conflict.kind for conflict in fact.conflicts] == ["definition"]
    assert (fact.stance, fact.claim, fact.taken) == ("disputed", "", None)
    assert kinds(figure("a", "150", scope="firms"), figure("b", "150")) == []


def test_flow_and_stock_are_told_apart_where_both_are_known():
    assert kinds(figure("a", "150", basis="flow"), figure("b", "150", basis="stock")) == ["basis"]
    assert kinds(figure("a", "150", basis="flow"), figure("b", "150", basis="unknown")) == []
    assert kinds(figure("a", "150", basis="flow"), figure("b", "150")) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2025-06-23", "2025-06-23", []), ("2025-06-23", "2025-06", []), ("2025", "2025-06", []),
        ("2025-06-23", "2025-06-24", ["date"]), ("2025-06/2025-08", "2025-07/2025-09", ["date"]),
        ("2025-06-23", "", []), ("", "", []), ("XXXX-06-23", "2025-06-23", []),
        ("XXXX-06-23", "2025-06-24", ["date"]), ("XXXX-06-23", "2025", []),
        ("XXXX-06", "XXXX-06-23", []), ("XXXX-06", "XXXX-07", ["date"]),
        ("XXXX-02-29", "2025", ["date"]), ("2024/..", "2025-06-23", []),
    ],
)  # fmt: skip
def test_dates(first: str, second: str, expected: list[str]):
    assert kinds(event("a", first), event("b", second)) == expected
    assert kinds(event("a", second), event("b", first)) == expected


def test_the_fact_takes_the_finest_reading():
    assert one_fact(figure("a", "1300"), figure("b", "1312")).claim == "b"
    assert one_fact(figure("b", "1300"), figure("a", "1300")).claim == "a"
    assert one_fact(figure("a", "150", qualifier="about"), figure("b", "150")).claim == "b"
    assert one_fact(figure("a", "150", qualifier="at_least"), figure("b", "150")).claim == "b"
    assert one_fact(event("a", "2025"), event("b", "2025-06-23"), event("c", "")).claim == "b"


def test_items_are_facts_of_their_own():
    items = [
        claimed(name, None, "", kind="item", text=text)
        for name, text in [("a", "wool"), ("b", "salmon")]
    ]
    facts, problems = reconcile(items, ())
    assert (list(facts), problems) == (
        ["subject.property.2024.salmon", "subject.property.2024.wool"],
        [],
    )


def test_sources_that_share_a_link_are_one():
    retold = (
        figure("a", "300", chain=("daily", "interview")),
        figure("b", "300", chain=("weekly", "interview")),
    )
    assert (one_fact(*retold).independent, one_fact(*retold).stance) == (1, "single_source")
    bridge = figure("c", "300", chain=("radio", "ministry"))
    assert one_fact(*retold, bridge).stance == "corroborated"
    both = figure("d", "300", chain=("tv", "ministry", "interview"))
    assert one_fact(*retold, bridge, both).independent == 1


def test_a_digest_of_two_sources_is_two_sources():
    first, second = (figure(n, "300", document="d1", chain=(n,)) for n in ("a", "b"))
    assert one_fact(first, second).independent == 2
    joined = (figure(n, "300", document="d1", chain=("digest", n)) for n in ("a", "b"))
    assert one_fact(*joined).independent == 1


def decision(claim: str, *considered: str, fact: str = "subject.property.2024") -> Decision:
    return Decision(fact, claim, "because", "Ana", "2025", considered, AT)


def test_a_decision_decides():
    claims = figure("a", "150"), figure("b", "300")
    assert one_fact(*claims).stance == "disputed"
    fact = one_fact(*claims, decision=decision("b"))
    assert (fact.stance, fact.claim, len(fact.conflicts)) == ("decided", "b", 1)
    assert one_fact(*claims, decision=decision("")).taken is None


def codes(claims: list[Claim], decisions: list[Decision]) -> list[str]:
    return [error.code for error in reconcile(claims, decisions)[1]]


def test_problems_of_decisions():
    claims = [figure("a", "150"), figure("b", "300"), figure("z", "1", subject="other")]
    assert codes(claims, [decision("z")]) == ["E308"]
    assert codes(claims, [decision("a", "a")]) == ["W307"]
    assert codes(claims, [decision("a", "a", "b")]) == []
    assert codes(claims, [decision("a", fact="subject.property.2023")]) == ["E108"]


def test_mixtures_within_a_fact():
    assert codes([figure("a", "1", "km"), figure("b", "1", "kg")], []) == ["E211"]
    assert codes([figure("a", "1", "USD_2022"), figure("b", "1", "USD_2024")], []) == ["E214"]
    assert codes([figure("a", "1", "USD_2022"), figure("b", "1", "EUR_2022")], []) == ["E213"]


def test_the_claim_that_differs_from_most_is_blamed():
    claims = [
        figure(n, "1", u) for n, u in (("a", "EUR_2024"), ("b", "USD_2024"), ("c", "USD_2024"))
    ]
    (error,) = reconcile(claims, ())[1]
    assert error.fields["other"] == "b"
    assert codes([figure("a", "1"), event("b", "2024")], []) == ["E311"]


def test_what_agrees_with_a_decided_figure_is_what_says_the_same():
    claims = [
        figure("a", "150"), figure("b", "300"), figure("c", "150"), figure("d", "300"),
        figure("e", "305"),
    ]  # fmt: skip
    fact = one_fact(*claims, decision=decision("d"))
    origin = quantity_of_fact(fact).origin
    assert [claim.id for claim in origin.agreeing] == ["b", "d", "e"]  # type: ignore[union-attr]
    assert [(c.first, c.second) for c in fact.conflicts] == [("a", "b"), ("a", "e")]


names = st.sampled_from("abcdefgh")


@st.composite
def claims_of_one_fact(draw: st.DrawFn) -> list[Claim]:
    count = draw(st.integers(1, 6))
    return [
        figure(
            f"c{n}",
            draw(st.sampled_from(["150", "152", "300", "1.5e2", "310", "86.4", "0"])),
            document=draw(st.sampled_from(["d1", "d2", "d3", "d4"])),
            chain=tuple(dict.fromkeys(draw(st.lists(names, min_size=1, max_size=3)))),
            scope=draw(st.sampled_from(["", "", "x", "y"])),
            basis=draw(st.sampled_from(["", *BASES])),
            qualifier=draw(st.sampled_from(QUALIFIERS)),
        )
        for n in range(count)
    ]


@given(claims_of_one_fact(), st.randoms())
def test_the_order_changes_nothing(claims: list[Claim], random: Any):
    before = reconcile(claims, ())
    random.shuffle(claims)
    assert reconcile(claims, ()) == before


@given(claims_of_one_fact(), st.data())
def test_a_copy_never_raises_corroboration(claims: list[Claim], data: st.DataObject):
    before = one_fact(*claims)
    original = data.draw(st.sampled_from(claims))
    links = data.draw(st.lists(st.sampled_from(["new", *"abcdefgh"]), max_size=3))
    chain = tuple(dict.fromkeys((original.chain[0], *links)))
    name = data.draw(st.sampled_from(["a0", "z9"]))
    copy = dataclasses.replace(original, id=name, document="copy", chain=chain)
    after = one_fact(*claims, copy)
    assert after.independent <= before.independent
    assert not (before.stance == "single_source" and after.stance == "corroborated")
    assert (before.stance == "disputed") == (after.stance == "disputed")


@given(claims_of_one_fact())
def test_a_translation_keeps_the_facts(claims: list[Claim]):
    """The same reading in other words, in a note of the same chain."""
    translated = [
        dataclasses.replace(claim, id=f"{claim.id}-ru", document=f"{claim.document}-ru")
        for claim in claims
    ]
    before, after = one_fact(*claims), one_fact(*claims, *translated)
    assert (before.stance, before.claim) == (after.stance, after.claim)
    assert before.independent >= after.independent


@given(claims_of_one_fact(), st.data())
def test_a_decision_always_decides(claims: list[Claim], data: st.DataObject):
    claim = data.draw(st.sampled_from(["", *(claim.id for claim in claims)]))
    fact = one_fact(*claims, decision=decision(claim))
    assert (fact.stance, fact.claim) == ("decided", claim)


@given(claims_of_one_fact())
def test_the_stance_says_what_the_claims_are(claims: list[Claim]):
    fact = one_fact(*claims)
    assert (fact.taken is None) == bool(fact.conflicts)
    assert fact.independent <= independent_sources(claims)
    if fact.stance == "disputed":
        assert fact.independent == independent_sources(claims)
    assert 1 <= fact.independent <= len({claim.chain for claim in claims})
    if not fact.conflicts:
        assert (fact.stance == "corroborated") == (fact.independent > 1)


@pytest.mark.parametrize("distinct", [1, 25, 10_000])
def test_ten_thousand_claims_take_no_long_time(distinct: int):
    claims = [
        figure(f"c{n}", f"{n % distinct + 0.5}", subject=f"s{n // 500}" if distinct < 100 else "s")
        for n in range(10_000)
    ]
    begun = time.process_time()
    facts, _ = reconcile(claims, ())
    assert time.process_time() - begun < 3
    assert {fact.stance for fact in facts.values()} == {
        "corroborated" if distinct == 1 else "disputed"
    }


@pytest.mark.parametrize(
    ("first", "second", "stance", "taken"),
    [
        ("1300", "1342.6", "corroborated", 1342.6),
        ("1000000", "1449999", "single_source", 1449999.0),
        ("300", "312", "single_source", 312.0),
        ("300", "300", "corroborated", 300.0),
    ],
)
def test_a_coarse_figure_does_not_corroborate_a_fine_one(
    first: str, second: str, stance: str, taken: float
):
    fact = one_fact(figure("a", first), figure("b", second))
    assert (fact.stance, fact.taken.value if fact.taken else None) == (stance, taken)


@pytest.mark.parametrize(
    ("first", "second", "stance"),
    [
        ("../2030", "2024-06-23", "single_source"),
        ("2024", "2024-06-23", "single_source"),
        ("2024-06-23", "2024-06-23", "corroborated"),
        ("", "2024-06-23", "single_source"),
    ],
)
def test_an_open_date_does_not_corroborate_a_day(first: str, second: str, stance: str):
    fact = one_fact(event("a", first), event("b", second))
    assert (fact.stance, fact.taken.text if fact.taken else None) == (stance, "2024-06-23")
