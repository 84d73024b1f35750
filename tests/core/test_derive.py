import math
from dataclasses import dataclass
from typing import Annotated, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core import errors
from corredor.core.derive import derive, derive_record
from corredor.core.draws import Ensemble
from corredor.core.lineage import roots, walk
from corredor.core.quantity import Derived, Quantity
from corredor.core.study import quantity_of_claim
from corredor.studies.evidence.calc import change, deflated_amount
from corredor.testing import assumed, claimed
from corredor.units import Hour, Km, Money, Ratio, Share, conversion


@pytest.fixture(autouse=True, scope="module")
def registry() -> None:
    """Build the registry outside Hypothesis's clock."""
    conversion("mile", "km")


def speed(distance: Km, time: Hour) -> Annotated[float, "km/hour"]:
    """Mean speed over a distance."""
    return distance / time


def cost(price: Annotated[float, "money/km"], distance: Km) -> Money:
    """Cost of a distance at a price per kilometre."""
    return price * distance


def total(first: Money, second: Money) -> Money:
    """Sum of two amounts."""
    return first + second


def root_of(value: Ratio) -> Ratio:
    """Square root of a ratio."""
    return np.sqrt(value)


def chosen(value: Ratio, rule: str) -> Ratio:
    """Value under a rule."""
    return value * (2 if rule == "double" else 1)


def cube_root(value: Ratio) -> Ratio:
    """Cube root of a ratio."""
    return value ** (1 / 3)


def logarithm(value: Ratio) -> Ratio:
    """Logarithm of a ratio, one by one."""
    return np.vectorize(math.log)(value) if isinstance(value, np.ndarray) else math.log(value)


def mean(value: Ratio) -> Ratio:
    """Mean of what it is given."""
    return float(np.mean(value))


def any_above(value: Ratio) -> Ratio:
    """Whether one of the numbers is above a half."""
    return float(np.any(value > 0.5))


def three(value: Ratio) -> Ratio:
    """Three numbers, whatever is given."""
    return np.zeros(3) if np.ndim(value) else value  # type: ignore[return-value]


def square(value: Ratio) -> Ratio:
    """Two columns for one."""
    return np.stack([value, value], axis=-1) if np.ndim(value) else value  # type: ignore[return-value]


def branching(value: Ratio) -> Ratio:
    """Value or one, by a comparison that an array can't make."""
    return value if value > 0 else 1.0


def by_rule(first: Ratio, second: Ratio, rule: str) -> Ratio:
    """First or second value, by a rule."""
    return first if rule == "first" else second


@dataclass(frozen=True)
class Parts:
    small: Money
    share: Share


def parts(amount: Money, share: Share) -> Parts:
    """Part of an amount and its share."""
    return Parts(amount * share, share)


def test_units_are_converted_on_the_way_in() -> None:
    found = derive(speed, distance=assumed("d", 9_600, "km"), time=assumed("t", 720, "minute"))
    assert (found.value, found.unit) == (800.0, "km/hour")


def test_money_keeps_currency_and_price_year() -> None:
    price = assumed("p", 2.0, "MXN_2023/km")
    found = derive(cost, price=price, distance=assumed("d", 5.0, "km"))
    assert (found.value, found.unit) == (10.0, "MXN_2023")


def test_scale_of_money_is_converted() -> None:
    found = derive(total, first=assumed("a", 1.0, "MUSD_2024"), second=assumed("b", 5, "USD_2024"))
    assert (found.value, found.unit) == (1_000_005.0, "USD_2024")


@pytest.mark.parametrize(
    ("unit", "error"),
    [
        ("MXN_2022", errors.MixedCurrencies),
        ("USD_2024", errors.MixedPriceYears),
        ("USD_nominal", errors.UnstatedPriceYear),
        ("km", errors.WrongUnit),
    ],
)
def test_moneys_that_can_not_meet(unit: str, error: type[errors.CorredorError]) -> None:
    with pytest.raises(error):
        derive(total, first=assumed("a", 1.0, "USD_2022"), second=assumed("b", 1.0, unit))


def test_two_nominal_amounts_do_not_meet() -> None:
    amounts = (assumed("a", 1.0, "USD_nominal"), assumed("b", 2.0, "USD_nominal"))
    with pytest.raises(errors.UnstatedPriceYear):
        derive(total, first=amounts[0], second=amounts[1])


def test_a_deflator_joins_price_years() -> None:
    earlier = derive(
        deflated_amount,
        amount=assumed("a", 2.0, "MUSD_2022"),
        deflator=assumed("d", 1.25, "USD_2024/USD_2022"),
    )
    assert (earlier.value, earlier.unit) == (2_500_000.0, "USD_2024")
    found = derive(change, earlier=earlier, later=assumed("b", 5.0, "MUSD_2024"))
    assert found.value == 2.0


def test_a_deflator_of_other_years_is_refused() -> None:
    with pytest.raises(errors.MixedPriceYears):
        derive(
            deflated_amount,
            amount=assumed("a", 2.0, "MUSD_2021"),
            deflator=assumed("d", 1.25, "USD_2024/USD_2022"),
        )


def test_change_refuses_two_price_years() -> None:
    with pytest.raises(errors.MixedPriceYears):
        derive(change, earlier=assumed("a", 1, "USD_2022"), later=assumed("b", 2, "USD_2024"))


def test_a_bound_is_no_value() -> None:
    bound = quantity_of_claim(claimed("c", 150.0, "person", qualifier="more_than"))
    with pytest.raises(errors.BoundIsNoValue):
        derive(change, earlier=bound, later=assumed("b", 300, "person"))


def test_a_bare_number_is_refused() -> None:
    bare: Any = 3.0
    with pytest.raises(errors.NoOrigin):
        derive(root_of, value=bare)


@pytest.mark.parametrize("value", [-8.0, 0.0])
@pytest.mark.parametrize("function", [cube_root, logarithm])
def test_outside_a_domain_there_is_no_number(function: Any, value: float) -> None:
    if function is cube_root and value == 0:
        assert derive(function, value=assumed("v", 0.0, "1")).value == 0
        return
    with pytest.raises(errors.NotFinite) as caught:
        derive(function, value=assumed("v", value, "1"))
    assert caught.value.fields["part"] == "its central value"
    assert (caught.value.fields["bad"], caught.value.fields["draws"]) == (0, 0)


def test_no_finite_result() -> None:
    with pytest.raises(errors.NotFinite, match="for its central value; draws without one: 0 of 0"):
        derive(root_of, value=assumed("v", -1.0, "1"))
    with pytest.raises(errors.NotFinite):
        derive(speed, distance=assumed("d", 1.0, "km"), time=assumed("t", 0.0, "hour"))


@pytest.mark.parametrize("function", [root_of, cube_root, logarithm])
def test_failing_draws_are_counted(function: Any) -> None:
    value = assumed("v", 1.0, "1", low=-1.0, high=2.0)
    assert value.draws is not None
    with pytest.raises(errors.NotFinite) as caught:
        derive(function, value=value)
    assert caught.value.fields["part"] == "some of its draws"
    assert caught.value.fields["bad"] == int((value.draws < 0).sum())
    assert caught.value.fields["draws"] == 4000


def test_only_the_central_value_fails() -> None:
    value = assumed("v", 0.0, "1", low=0.0, high=2.0)
    with pytest.raises(errors.NotFinite, match="its central value; draws without one: 0 of 4000"):
        derive(logarithm, value=value)


@pytest.mark.parametrize(
    ("function", "text"),
    [
        (mean, "mean makes one number"),
        (any_above, "any_above makes one number"),
        (three, r"three: shape \(3,\)"),
        (square, r"square: shape \(4000, 2\)"),
        (branching, "branching takes single numbers only"),
    ],
)
def test_a_function_that_loses_draws_is_a_fault(function: Any, text: str) -> None:
    with pytest.raises(TypeError, match=text):
        derive(function, value=assumed("v", 1.0, "1", low=0.1, high=2.0))


def test_a_result_without_uncertain_arguments_is_certain() -> None:
    wide = assumed("w", 1.0, "1", low=0.0, high=2.0)
    first = derive(by_rule, first=assumed("a", 3.0, "1"), second=wide, rule="first")
    second = derive(by_rule, first=assumed("a", 3.0, "1"), second=wide, rule="second")
    assert (first.value, first.draws) == (3.0, None)
    np.testing.assert_array_equal(second.draws, wide.draws)
    made = derive_record(
        parts,
        amount=assumed("m", 8.0, "USD_2024", low=1.0, high=9.0),
        share=assumed("s", 0.25, "1"),
    )
    assert made["share"].draws is None
    assert made["small"].draws is not None


def test_two_ensembles_do_not_meet() -> None:
    one = assumed("a", 1.0, "km", low=0.5, high=2.0, ensemble=Ensemble(1, 1))
    many = assumed("b", 1.0, "hour", low=0.5, high=2.0)
    with pytest.raises(TypeError, match="speed"):
        derive(speed, distance=one, time=many)


@pytest.mark.parametrize("unit", ["degC", "°F"])
def test_any_one_unit_is_none_with_a_zero_of_its_own(unit: str) -> None:
    with pytest.raises(errors.WrongUnit, match="kelvin"):
        derive(change, earlier=assumed("a", 10.0, unit), later=assumed("b", 20.0, unit))
    with pytest.raises(errors.WrongUnit, match="kelvin"):
        derive(change, earlier=assumed("a", 10.0, "kelvin"), later=assumed("b", 20.0, unit))


def test_a_choice_is_recorded() -> None:
    found = derive(chosen, value=assumed("v", 3.0, "1"), rule="double")
    assert found.value == 6.0
    assert isinstance(found.origin, Derived)
    assert found.origin.choices == {"rule": "double"}


def test_a_record_gives_a_quantity_per_field() -> None:
    found = derive_record(
        parts,
        amount=assumed("a", 8.0, "USD_2024"),
        share=assumed("s", 0.25, "1", low=0.2, high=0.3),
    )
    assert {name: q.value for name, q in found.items()} == {"small": 2.0, "share": 0.25}
    assert found["small"].draws is not None
    assert found["small"].draws.shape == (4000,)


def test_draws_of_one_root_are_one_column() -> None:
    distance = assumed("d", 100.0, "km", low=50.0, high=150.0)
    there = derive(speed, distance=distance, time=assumed("t", 2.0, "hour"))
    back = derive(speed, distance=distance, time=assumed("t2", 4.0, "hour"))
    ratio = derive(change, earlier=back, later=there)
    assert ratio.draws is not None
    np.testing.assert_allclose(ratio.draws, 2.0)


def test_lineage_names_the_roots_once() -> None:
    distance = assumed("d", 100.0, "km")
    there = derive(speed, distance=distance, time=assumed("t", 2.0, "hour"))
    back = derive(speed, distance=distance, time=assumed("u", 4.0, "hour"))
    ratio = derive(change, earlier=back, later=there)
    assert [root.key for root in roots(ratio)] == [
        "assumptions.d",
        "assumptions.t",
        "assumptions.u",
    ]
    depths = [(step.depth, step.role) for step in walk(ratio)]
    assert depths == [
        (0, ""),
        (1, "earlier"),
        (2, "distance"),
        (2, "time"),
        (1, "later"),
        (2, "distance"),
        (2, "time"),
    ]


def test_a_function_without_units_is_a_fault() -> None:
    def bare(value: float) -> Ratio:
        """Nothing."""
        return value

    with pytest.raises(TypeError, match="no unit"):
        derive(bare, value=assumed("v", 1.0, "1"))


@given(
    st.floats(1e-3, 1e6),
    st.floats(1e-3, 1e6),
    st.sampled_from([("km", "hour"), ("mile", "minute"), ("m", "day")]),
)
def test_result_does_not_depend_on_the_units_given(
    distance: float, time: float, units: tuple[str, str]
) -> None:
    here = assumed("d", distance, "km"), assumed("t", time, "hour")
    there: list[Quantity] = [q.to(unit) for q, unit in zip(here, units, strict=True)]
    first = derive(speed, distance=here[0], time=here[1])
    second = derive(speed, distance=there[0], time=there[1])
    assert second.value == pytest.approx(first.value, rel=1e-9)
    assert second.unit == first.unit


@given(
    st.sampled_from(["km", "mile", "m", "nautical_mile"]),
    st.sampled_from(["hour", "min", "day", "year"]),
    st.integers(2, 50),
)
def test_draws_do_not_depend_on_the_units_given(length: str, time: str, size: int) -> None:
    ensemble = Ensemble(1, size)
    there = assumed("d", 900.0, "km", low=800.0, high=1000.0, ensemble=ensemble)
    taken = assumed("t", 2.0, "hour", low=1.0, high=3.0, ensemble=ensemble)
    first = derive(speed, distance=there, time=taken)
    second = derive(speed, distance=there.to(length), time=taken.to(time))
    assert first.draws is not None
    assert second.draws is not None
    assert first.draws.shape == second.draws.shape == (size,)
    assert not second.draws.flags.writeable
    np.testing.assert_allclose(second.draws, first.draws, rtol=1e-9)


@given(st.integers(0, 2**31), st.text(min_size=1, max_size=8))
def test_a_new_root_changes_no_other_number(seed: int, name: str) -> None:
    ensemble = Ensemble(seed, 50)
    first = assumed("d", 2.0, "1", low=1.0, high=3.0, ensemble=ensemble)
    assumed(name, 2.0, "1", low=1.0, high=3.0, ensemble=ensemble)
    again = assumed("d", 2.0, "1", low=1.0, high=3.0, ensemble=ensemble)
    np.testing.assert_array_equal(first.draws, again.draws)
