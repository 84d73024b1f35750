"""Ownership: the examples of the regimes' own guidance, and laws against a plain count."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.screening.calc.ownership import (
    Holding,
    Ownership,
    Rule,
    Share,
    graph_of,
    is_proof,
    owned,
    proof_of,
    rule_on,
    share,
)
from corredor.studies.screening.calc.ownership.checker import is_minimal
from corredor.studies.screening.calc.ownership.proof import distance

DAY = "2026-03-01"
HALF = Fraction(1, 2)
OFAC = Rule("US-OFAC", HALF, inclusive=True, aggregate=True, control=False)
EU = Rule("EU", HALF, inclusive=True, aggregate=True, control=True)
UK = Rule("UK", HALF, inclusive=False, aggregate=False, control=True)
RULES = (OFAC, EU, UK)


def holdings(*rows: str) -> list[Holding]:
    """Return holdings written as ``owner asset share``."""
    parts = [row.split(maxsplit=2) for row in rows]
    return [Holding(part[0], part[1], share(part[2] if part[2:] else "")) for part in parts]


def decided(held: Sequence[Holding], rule: Rule, *listed: str) -> Ownership:
    return owned(graph_of(held, DAY), rule, listed)


# OFAC FAQ 398, 399, 401 and 402: the entities by their letters there.
FAQ399 = ("X A 25", "Y A 25")
FAQ401_1 = ("X A 50", "A B 50")
FAQ401_2 = ("X A 50", "X B 50", "A C 25", "B C 25")
FAQ401_3 = ("X A 50", "X B 10", "A B 40")


@pytest.mark.parametrize(
    ("rows", "listed", "rule", "answers"),
    [
        (FAQ399, "XY", OFAC, "A yes"),
        (FAQ399, "XY", EU, "A yes"),
        (FAQ399, "XY", UK, "A no"),
        (FAQ401_1, "X", OFAC, "A yes B yes"),
        (FAQ401_1, "X", UK, "A no B no"),
        (FAQ401_2, "X", OFAC, "A yes B yes C yes"),
        (FAQ401_3, "X", OFAC, "A yes B yes"),
        (("X A 25", "A B 100"), "X", OFAC, "A no B no"),
        (("X A 100", "A B 49.99"), "X", OFAC, "A yes B no"),
        (("X A 51", "X C 30", "A C 21"), "X", UK, "A yes C yes"),
        (("X A 40", "Y A 20"), "XY", UK, "A no"),
        (("X A 1/3", "Y A 1/6"), "XY", OFAC, "A yes"),
        (("X A 33.33", "Y A 16.66"), "XY", OFAC, "A no"),
        (("X A 40-60",), "X", OFAC, "A unknown"),
        (("X A 50-75",), "X", OFAC, "A yes"),
        (("X A 50-75",), "X", UK, "A unknown"),
        (("X A >50-75",), "X", UK, "A yes"),
        (("X A 25-50",), "X", UK, "A no"),
        (("X A <50",), "X", OFAC, "A no"),
        (("X A",), "X", OFAC, "A unknown"),
        (("X A", "Z A 60"), "X", OFAC, "A no"),
        (("X A", "Z A 50"), "X", OFAC, "A unknown"),
        (("X A 50", "B A 30", "A B 60"), "X", OFAC, "A yes B yes"),
    ],
)
def test_a_rule_decides_as_its_guidance_says(
    rows: Sequence[str], listed: str, rule: Rule, answers: str
) -> None:
    found = decided(holdings(*rows), rule, *listed)
    words = answers.split()
    for body, answer in zip(words[::2], words[1::2], strict=True):
        assert found.answer(body) == answer


def test_persons_who_act_jointly_count_together() -> None:
    graph = graph_of(holdings("X A 40", "Y A 20"), DAY)
    assert owned(graph, UK, "XY", {"X": "pact", "Y": "pact"}).answer("A") == "yes"


def test_control_counts_where_the_rule_says_so() -> None:
    held = [Holding("X", "A", share("0"), control=True), *holdings("A B 50")]
    assert decided(held, OFAC, "X").answer("B") == "no"
    assert decided(held, EU, "X").answer("B") == "yes"


def test_a_circle_that_nobody_listed_owns_is_shown_and_not_decided() -> None:
    found = decided(holdings("X A 20", "B A 40", "A B 60"), OFAC, "X")
    assert found.answer("A") == "no"
    assert found.in_circle("A")
    assert found.in_circle("B")
    assert not decided(holdings("X A 20", "B A 20", "A B 60"), OFAC, "X").in_circle("A")


def test_holdings_count_on_their_days_only() -> None:
    sold = Holding("X", "A", share("60"), starts="2020-01-01", ends="2025-06-01")
    for day, answer in (("2019-12-31", "no"), ("2020-01-01", "yes"), ("2025-06-01", "no")):
        assert owned(graph_of([sold], day), OFAC, "X").answer("A") == answer


def test_a_rule_holds_in_its_span_and_two_at_once_are_refused() -> None:
    old = Rule("R", HALF, False, True, False, ends="2024-07-03")
    new = Rule("R", HALF, True, True, False, starts="2024-07-03")
    assert rule_on([old, new], "R", "2024-07-02") is old
    assert rule_on([old, new], "R", "2024-07-03") is new
    assert rule_on([old, new], "S", DAY) is None
    with pytest.raises(ValueError, match="two rules"):
        rule_on([old, old], "R", "2024-01-01")


def test_more_than_the_whole_is_a_conflict_and_is_not_rescaled() -> None:
    graph = graph_of(holdings("X A 60", "Y A 60", "X B 40"), DAY)
    assert graph.conflicts == ("A",)
    assert owned(graph, OFAC, "X").answer("A") == "yes"


def test_distance_says_how_near_the_threshold_is() -> None:
    found = decided(holdings("X A 49.99", "X B 40-60"), OFAC, "X")
    assert distance(found, "A") == (Fraction(-1, 10000), Fraction(-1, 10000))
    assert distance(found, "B") == (Fraction(-1, 10), Fraction(1, 10))
    assert distance(found, "unheard of") == (-HALF, -HALF)


def test_the_proof_of_a_chain_names_its_links_and_no_others() -> None:
    held = holdings("X A 50", "Z A 30", "A B 50", "Y B 20", "B C 50", "X C 1")
    found = decided(held, OFAC, "X", "Y")
    proof = proof_of(found, held, "C", DAY)
    assert proof is not None
    assert proof.rows == (0, 2, 4)
    assert proof.listed == ("X",)
    assert proof_of(found, held, "X", DAY) is None


def test_long_chains_and_wide_fans_are_followed() -> None:
    chain = [Holding(f"n{at}", f"n{at + 1}", share("50")) for at in range(3000)]
    assert decided(chain, OFAC, "n0").answer("n3000") == "yes"
    fan = [Holding("X", f"a{at}", share("50")) for at in range(1000)]
    fan += [
        Holding(f"a{at}", "B", Share(Fraction(1, 2000), Fraction(1, 2000))) for at in range(1000)
    ]
    for rule in (OFAC, EU):
        assert decided(fan, rule, "X").answer("B") == "yes"
    assert decided(fan, UK, *(f"a{at}" for at in range(1000))).answer("B") == "no"


BODIES = "ABCDEF"
SHARES = ("", "10", "20", "25-50", "30", "1/3", "49.99", "50", ">50-75", "60", "100", "<25")


@st.composite
def networks(draw: st.DrawFn) -> list[Holding]:
    """Return some holdings among a few bodies."""
    pairs = draw(
        st.lists(st.tuples(st.sampled_from("XY" + BODIES), st.sampled_from(BODIES)), max_size=12)
    )
    return [
        Holding(one, other, share(draw(st.sampled_from(SHARES))), draw(st.integers(0, 9)) == 0)
        for one, other in pairs
        if one != other
    ]


def plain_count(held: Sequence[Holding], rule: Rule, groups: Sequence[str]) -> set[str]:
    """Return what is owned by least shares, counted in fractions over and over."""
    found: set[str] = set()
    for group in groups:
        reached = set(group)
        while True:
            more = {
                asset
                for asset in BODIES
                if asset not in reached and _holds(held, rule, reached, asset)
            }
            if not more:
                break
            reached |= more
        found |= reached - set(group)
    return found


def _holds(held: Sequence[Holding], rule: Rule, reached: set[str], asset: str) -> bool:
    of_it = [h for h in held if h.asset == asset and h.owner in reached]
    total = sum((h.share.low for h in of_it), Fraction(0))
    above = any(h.share.above for h in of_it)
    led = rule.control and any(h.control for h in of_it)
    return led or (bool(of_it) and rule.reached(total, above))


@given(networks(), st.sampled_from(RULES))
def test_what_is_owned_is_what_a_plain_count_finds(held: list[Holding], rule: Rule) -> None:
    found = decided(held, rule, "X", "Y")
    groups = ["XY"] if rule.aggregate else ["X", "Y"]
    expected = plain_count(held, rule, groups)
    assert found.exact
    assert {body for body in BODIES if found.answer(body) == "yes"} == expected
    for body in sorted(expected):
        proof = proof_of(found, held, body, DAY)
        assert proof is not None
        rows = [held[row] for row in proof.rows]
        assert is_proof(rows, rule, proof.listed, body, DAY)
        assert is_minimal(rows, rule, proof.listed, body, DAY)


@given(networks(), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_whatever_the_true_shares_are_yes_and_no_hold(
    held: list[Holding], rule: Rule, random: Random
) -> None:
    found = decided(held, rule, "X", "Y")
    groups = ["XY"] if rule.aggregate else ["X", "Y"]
    for _ in range(5):
        world = completed(held, random)
        if world is None:
            continue
        true = plain_count(world, rule, groups)
        for body in BODIES:
            answer = found.answer(body)
            assert answer == "unknown" or (answer == "yes") == (body in true)


def completed(held: Sequence[Holding], random: Random) -> list[Holding] | None:
    """Return holdings with one share each out of its band; None where a body is overfull."""
    world: list[Holding] = []
    for one in held:
        low, high = one.share.low, one.share.high
        steps = range(1 if one.share.above else 0, 8 if one.share.below else 9)
        value = low + (high - low) * Fraction(random.choice(steps), 8)
        world.append(one._replace(share=Share(value, value)))
    for asset in BODIES:
        if sum((h.share.low for h in world if h.asset == asset), Fraction(0)) > 1:
            return None
    return world


@given(networks(), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_the_order_of_holdings_changes_nothing(
    held: list[Holding], rule: Rule, random: Random
) -> None:
    mixed = random.sample(held, len(held))
    first, second = decided(held, rule, "X", "Y"), decided(mixed, rule, "X", "Y")
    assert [first.answer(b) for b in BODIES] == [second.answer(b) for b in BODIES]


@given(networks(), st.sampled_from(RULES))
def test_one_more_listed_person_never_frees_a_body(held: list[Holding], rule: Rule) -> None:
    one, both = decided(held, rule, "X"), decided(held, rule, "X", "Y")
    for body in BODIES:
        if one.answer(body) == "yes":
            assert both.answer(body) == "yes"


def test_very_fine_shares_stay_exact() -> None:
    primes = (7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47)
    parts = [Holding("X", "A", Share(Fraction(1, n), Fraction(1, n))) for n in primes]
    total = sum((held.share.low for held in parts), Fraction(0))
    rest = Fraction(9, 10) - total
    tie = Rule("T", Fraction(9, 10), inclusive=True, aggregate=True, control=False)
    full = [*parts, Holding("Y", "A", Share(rest, rest))]
    assert decided(full, tie, "X", "Y").answer("A") == "yes"
    short = rest - Fraction(1, 10**15)
    nearly = [*parts, Holding("Y", "A", Share(short, short))]
    assert decided(nearly, tie, "X", "Y").answer("A") == "no"
