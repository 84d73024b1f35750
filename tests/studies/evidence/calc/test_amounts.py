import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc import change, deflated_amount

positive = st.floats(1e-6, 1e9)


@given(positive, positive)
def test_change_there_and_back_is_one(earlier: float, later: float) -> None:
    assert change(earlier, later) * change(later, earlier) == pytest.approx(1.0)


@given(positive, positive, positive)
def test_a_common_deflator_changes_no_ratio(earlier: float, later: float, deflator: float) -> None:
    both = deflated_amount(earlier, deflator), deflated_amount(later, deflator)
    assert change(*both) == pytest.approx(change(earlier, later))
