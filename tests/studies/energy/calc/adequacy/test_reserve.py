"""Rules before price: the largest unit of an island, and firm capacity with it out."""

import numpy as np
import pytest

from corredor.studies.energy.calc.adequacy import (
    largest_unit_share,
    reserve_rules,
    with_largest_out,
)


@pytest.mark.parametrize(
    ("unit", "allowed"), [(300.0, False), (77.0, True), (55.0, True), (99.0, True), (99.1, False)]
)
def test_a_unit_above_its_share_of_the_peak_is_refused(unit: float, allowed: bool) -> None:
    found = with_largest_out([unit], 660 + unit, 660.0, most_share=0.15)
    assert found.allowed is allowed
    assert found.share == pytest.approx(unit / 660)
    assert found.margin == pytest.approx(0)


def test_a_margin_is_asked_for_with_the_largest_out() -> None:
    given = {"units": [55.0, 40.0], "peak": 660.0, "most_share": 0.15}
    assert not with_largest_out(firm=760.0, least_margin=0.1, **given).allowed
    assert with_largest_out(firm=782.0, least_margin=0.1, **given).allowed


def test_nothing_and_nonsense_are_refused() -> None:
    with pytest.raises(ValueError, match="unit"):
        largest_unit_share([], 660.0)
    with pytest.raises(ValueError, match="credit"):
        reserve_rules(np.array([-1.0]), 100.0, 0.1)
