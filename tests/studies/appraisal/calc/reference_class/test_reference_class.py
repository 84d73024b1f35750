"""Uplifts against the published table."""

import pytest

from corredor.studies.appraisal.calc.reference_class import uplift


def test_rail_at_four_fifths() -> None:
    """DfT (2004), rail: 100 becomes 157 at a certainty of 80 %."""
    table = ((0.5, 0.40), (0.6, 0.45), (0.7, 0.51), (0.8, 0.57), (0.9, 0.68))
    found = uplift(0.8, *zip(*table, strict=True))
    assert (found, 100 * (1 + found)) == (0.57, pytest.approx(157.0, abs=1e-9))


@pytest.mark.parametrize("certainty", [0.49, 0.91])
def test_a_table_says_nothing_outside_its_rows(certainty: float) -> None:
    with pytest.raises(ValueError, match="no certainty"):
        uplift(certainty, [0.5, 0.9], [0.4, 0.68])
