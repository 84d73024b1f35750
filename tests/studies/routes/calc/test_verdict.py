"""The verdict: what binds comes first, the smallest relaxation is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.routes.calc.verdict import (
    COMMERCIAL,
    CONDITIONAL,
    FLYABLE,
    KINDS,
    LEGAL,
    NOT_FLYABLE,
    PHYSICAL,
    SAFETY,
    Constraint,
    Relaxation,
    verdict_of,
)

APPROVAL = Relaxation("edto_approval", "B77W", 180.0, 330.0, "minute")
CUT = Relaxation("payload", "SVO-HAV", 47_000.0, 39_000.0, "kg")
STOP = Relaxation("stop", "PMV", 0.0, 1.0, "1")
MASS = Constraint(
    "takeoff_mass", PHYSICAL, "SVO-HAV", 359_500.0, 351_533.0, "kg", relaxations=(STOP, CUT)
)
EDTO = Constraint("edto", SAFETY, "SVO-HAV", 306.0, 180.0, "minute", relaxations=(APPROVAL,))
RIGHTS = Constraint("rights", LEGAL, "HAV-MEX", 1.0, 0.0, "1", is_conditional=True)
TANKS = Constraint("fuel_capacity", PHYSICAL, "SVO-HAV", 128_000.0, 145_538.0, "kg")


def test_nothing_in_the_way() -> None:
    found = verdict_of([TANKS])
    assert (found.verdict, found.binding, found.relaxation) == (FLYABLE, TANKS, None)
    assert verdict_of([]).binding is None


def test_what_is_broken_binds_before_what_is_conditional() -> None:
    found = verdict_of([RIGHTS, TANKS, MASS])
    assert found.verdict == NOT_FLYABLE
    assert found.binding == MASS
    assert found.relaxation == CUT
    assert found.conditional == (RIGHTS,)


def test_safety_binds_before_mass() -> None:
    found = verdict_of([MASS, EDTO])
    assert found.binding == EDTO
    assert found.relaxation == APPROVAL
    assert found.broken == (EDTO, MASS)


def test_a_condition_alone_makes_it_conditional() -> None:
    found = verdict_of([RIGHTS, TANKS])
    assert (found.verdict, found.binding) == (CONDITIONAL, RIGHTS)


def test_a_ceiling_is_kept_from_below() -> None:
    noise = Constraint("curfew", COMMERCIAL, "SVO", 23.0, 22.0, "hour", is_floor=False)
    assert noise.margin == 1
    assert verdict_of([noise]).verdict == FLYABLE


def test_unknown_kinds_and_margins_are_errors() -> None:
    with pytest.raises(ValueError, match="no kind"):
        verdict_of([Constraint("x", "moral", "", 1.0, 1.0, "1")])
    with pytest.raises(ValueError, match="no number"):
        verdict_of([Constraint("x", LEGAL, "", 1.0, float("nan"), "1")])


CONSTRAINTS = st.lists(
    st.builds(
        Constraint,
        st.sampled_from("abc"),
        st.sampled_from(KINDS),
        st.sampled_from("xy"),
        st.floats(0, 100),
        st.floats(0, 100),
        st.just("kg"),
        st.booleans(),
    ),
    max_size=6,
)


@given(CONSTRAINTS, st.randoms())
def test_order_changes_nothing_and_more_constraints_never_help(
    constraints: list[Constraint], random: object
) -> None:
    verdict = verdict_of(constraints)
    shuffled = constraints[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert verdict_of(shuffled).verdict == verdict.verdict
    ranks = [FLYABLE, CONDITIONAL, NOT_FLYABLE]
    if constraints:
        fewer = verdict_of(constraints[1:])
        assert ranks.index(fewer.verdict) <= ranks.index(verdict.verdict)
