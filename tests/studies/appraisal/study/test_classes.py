"""The shipped classes of overrun against the figures that their book prints."""

from __future__ import annotations

import pytest

from corredor.studies.appraisal.calc.reference_class import Overrun
from corredor.studies.appraisal.study.classes import class_rows, contradicts_itself

# Flyvbjerg and Gardner 2023, appendix A: mean, share from one half on, mean of those
PUBLISHED = {
    "nuclear_storage": (2.38, 0.48, 4.27),
    "olympics": (1.57, 0.76, 2.0),
    "nuclear_power": (1.2, 0.55, 2.04),
    "hydro_dams": (0.75, 0.37, 1.86),
    "it": (0.73, 0.18, 4.47),
    "rail": (0.39, 0.28, 1.16),
    "airports": (0.39, 0.43, 0.88),
    "oil_gas": (0.34, 0.19, 1.21),
    "ports": (0.32, 0.17, 1.83),
    "fossil_thermal": (0.16, 0.14, 1.09),
    "roads": (0.16, 0.11, 1.02),
    "pipelines": (0.14, 0.09, 1.1),
    "wind": (0.13, 0.07, 0.97),
    "transmission": (0.08, 0.04, 1.66),
    "solar": (0.01, 0.02, 0.5),
}


def test_every_class_ships_as_it_is_printed() -> None:
    rows = class_rows()
    assert rows.keys() == PUBLISHED.keys()
    for name, figures in PUBLISHED.items():
        said = tuple(float(rows[name][column]) for column in ("mean", "share", "tail_mean"))
        assert said == figures


@pytest.mark.parametrize("name", sorted(PUBLISHED.keys() - {"nuclear_storage"}))
def test_a_fitted_class_has_its_published_figures(name: str) -> None:
    row = class_rows()[name]
    assert not contradicts_itself(row)
    columns = ("mean", "share", "tail_mean", "threshold", "floor")
    held = Overrun.of(*(float(row[column]) for column in columns))
    found = held.mean, 1 - held.below(held.threshold - 1e-12), held.tail_mean
    assert found == pytest.approx(PUBLISHED[name], rel=0.05, abs=1e-9)


def test_the_class_that_no_distribution_can_have_is_known_for_it() -> None:
    assert contradicts_itself(class_rows()["nuclear_storage"])
