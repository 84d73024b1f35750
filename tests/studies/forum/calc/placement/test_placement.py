"""Placement: published examples, stability, the rural-hospitals theorem, couples."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.placement import (
    Market,
    NoJointPlacement,
    Placement,
    applicants_propose,
    hosts_propose,
    place_jointly,
    prove,
    ranked,
)

# Gale and Shapley (1962), example 2: three men, three women, a cyclic latin square.
CYCLIC = Market(((0, 1, 2), (1, 2, 0), (2, 0, 1)), ((1, 2, 0), (2, 0, 1), (0, 1, 2)), (1, 1, 1))
# Gale and Shapley (1962), example 1 has 4 and 4; its matrix gives this stable set.
FOUR = Market(
    ((0, 1, 2, 3), (0, 3, 2, 1), (1, 0, 2, 3), (3, 1, 2, 0)),
    ((3, 2, 0, 1), (1, 3, 0, 2), (3, 0, 1, 2), (2, 1, 0, 3)),
    (1, 1, 1, 1),
)


SMALL = (4, 3)
"""Most applicants and hosts of a market whose placements are all tried."""


@st.composite
def markets(draw, most=(7, 4), couples=False):
    applicants = draw(st.integers(1, most[0]))
    hosts = draw(st.integers(1, most[1]))
    lists = [
        tuple(draw(st.permutations(range(hosts)))[: draw(st.integers(0, hosts))])
        for _ in range(applicants)
    ]
    liked = [
        tuple(draw(st.permutations(range(applicants)))[: draw(st.integers(0, applicants))])
        for _ in range(hosts)
    ]
    places = tuple(draw(st.integers(0, 3)) for _ in range(hosts))
    joint = ((0, 1),) if couples and applicants > 1 else ()
    return Market(tuple(lists), tuple(liked), places, joint)


def every(market):
    """All placements, acceptable or not."""
    for hosts in product(range(-1, len(market.hosts)), repeat=len(market.applicants)):
        yield Placement(hosts)


def stable(market):
    return [placement for placement in every(market) if prove(market, placement).is_stable]


def test_a_cyclic_market_gives_each_side_its_first_choice_when_it_proposes():
    assert applicants_propose(CYCLIC).host == (0, 1, 2)
    assert hosts_propose(CYCLIC).host == (2, 0, 1)
    assert len(stable(CYCLIC)) == 3


def test_four_and_four():
    assert stable(FOUR) == sorted(stable(FOUR), key=lambda placement: placement.host)
    assert applicants_propose(FOUR) in stable(FOUR)
    assert hosts_propose(FOUR) in stable(FOUR)


@given(markets())
def test_both_sides_give_stable_placements(market):
    for placement in (applicants_propose(market), hosts_propose(market)):
        assert prove(market, placement).is_stable


@settings(max_examples=60, deadline=None)
@given(markets(most=SMALL))
def test_applicants_who_propose_get_the_best_of_all_stable_placements(market):
    found = stable(market)
    best, worst = applicants_propose(market), hosts_propose(market)
    assert best in found
    assert worst in found
    for at, wanted in enumerate(market.applicants):
        places = [
            wanted.index(placement.host[at]) if placement.host[at] >= 0 else len(wanted)
            for placement in found
        ]
        held = [wanted.index(p.host[at]) if p.host[at] >= 0 else len(wanted) for p in (best, worst)]
        assert held == [min(places), max(places)]


@given(markets())
def test_rural_hospitals(market):
    # Roth (1986), doi:10.2307/1913160: the same applicants are placed, every host has as many in
    # all stable placements, and one that isn't full has the very same.
    found = [applicants_propose(market), hosts_propose(market)]
    one, other = (prove(market, placement) for placement in found)
    assert found[0].placed == found[1].placed
    assert one.filled == other.filled
    for host, places in enumerate(market.places):
        if one.filled[host] < places:
            assert found[0].of_host(host) == found[1].of_host(host)


@given(markets(), st.data())
def test_one_applicant_less_never_harms_the_others(market, data):
    # Gale and Sotomayor (1985), doi:10.1016/0166-218X(85)90074-5.
    gone = data.draw(st.integers(0, len(market.applicants) - 1))
    before, after = applicants_propose(market), applicants_propose(market.without(gone))
    for at, wanted in enumerate(market.applicants):
        if at != gone and before.host[at] >= 0:
            assert wanted.index(after.host[at]) <= wanted.index(before.host[at])


@settings(max_examples=60, deadline=None)
@given(markets(most=SMALL, couples=True))
def test_couples_are_together_or_there_is_no_stable_placement(market):
    try:
        placement = place_jointly(market)
    except NoJointPlacement:
        assert not stable(market)
    else:
        assert prove(market, placement).is_stable
        for one, other in market.couples:
            assert (placement.host[one] < 0) == (placement.host[other] < 0)


def test_couples_without_a_stable_placement_are_refused():
    # After Roth (1984): one single and a couple who want two hosts with a place each.
    market = Market(((0,), (1,), (0, 1)), ((0, 2), (2, 1)), (1, 1), ((0, 1),))
    assert not stable(market)
    with pytest.raises(NoJointPlacement, match="none of 2 ways"):
        place_jointly(market)


def test_too_many_joint_applications_are_refused_with_the_count():
    hosts = tuple(range(6))
    lists = tuple(hosts for _ in range(12))
    couples = tuple((at, at + 1) for at in range(0, 12, 2))
    market = Market(lists, tuple(tuple(range(12)) for _ in hosts), (2,) * 6, couples)
    with pytest.raises(NoJointPlacement, match="6 joint applications leave more than 1000 ways"):
        place_jointly(market, most=1000)


@given(st.lists(st.lists(st.integers(0, 9), unique=True, max_size=4), max_size=4), st.integers())
def test_ties_are_broken_within_their_groups_and_always_alike(groups, seed):
    made = ranked(groups, seed, who=3)
    assert made == ranked([list(reversed(group)) for group in groups], seed, who=3)
    start = 0
    for group in groups:
        assert sorted(made[start : start + len(group)]) == sorted(group)
        start += len(group)


def test_the_proof_finds_what_is_wrong():
    market = Market(((0,), (0,), ()), ((1, 0),), (1,), ())
    assert prove(market, Placement((0, 0, -1))).faults == ("host 0 has 2 applicants and 1 places",)
    assert "applicant 2 and host 0" in prove(market, Placement((-1, -1, 0))).faults[0]
    assert prove(market, Placement((0, -1, -1))).blocking == ((1, 0),)


def test_a_malformed_market_says_so():
    assert Market(((0, 0), (7,)), ((5,),), (-1,), ((0, 0),)).problems() == (
        "applicant 0 lists a host twice",
        "applicant 1 lists an unknown host",
        "each applicant is in one couple at most",
        "each host has a count of places from 0 up",
        "host 0 lists an unknown applicant",
    )
