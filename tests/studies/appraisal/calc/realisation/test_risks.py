"""Survival and competing ends against published data, and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.realisation import aalen_johansen, kaplan_meier

# Freireich et al. 1963, the arm with 6-mercaptopurine
TIMES = [6, 6, 6, 6, 7, 9, 10, 10, 11, 13, 16, 17, 19, 20, 22, 23, 25, 32, 32, 34, 35]
ENDED = [1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0]


def test_the_published_survival() -> None:
    found = kaplan_meier(TIMES, ENDED)
    assert found.times.tolist() == [6, 7, 10, 13, 16, 22, 23]
    published = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482]
    assert found.share == pytest.approx(published, abs=1e-4)
    # Greenwood's errors as printed by Collett: .0764 .0869 .0963 .1068 .1141 .1282 .1346
    printed = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346]
    assert found.error == pytest.approx(printed, abs=1e-4)


def test_competing_ends_by_hand() -> None:
    """Four projects: built at 1, cancelled at 2, built at 3, last seen at 4."""
    found = aalen_johansen([1, 2, 3, 4], [1, 2, 1, 0], 2)
    assert found.share.tolist() == [[0.25, 0.0], [0.25, 0.25], [0.5, 0.25]]
    assert found.left.tolist() == [0.75, 0.5, 0.25]
    assert found.at(2.5).tolist() == [0.25, 0.25]
    assert found.at(0.5).tolist() == [0, 0]


files = st.lists(st.tuples(st.integers(1, 12), st.integers(0, 2)), min_size=1, max_size=25)


@given(files)
def test_what_ended_and_what_is_left_come_to_one(rows: list[tuple[int, int]]) -> None:
    found = aalen_johansen([t for t, _ in rows], [e for _, e in rows], 2)
    assert found.share.sum(axis=1) + found.left == pytest.approx(np.ones(len(found.left)))
    assert (np.diff(found.share, axis=0) >= -1e-12).all()


@given(files)
def test_one_minus_kaplan_meier_is_never_less(rows: list[tuple[int, int]]) -> None:
    times = [t for t, _ in rows]
    found = aalen_johansen(times, [e for _, e in rows], 2)
    naive = kaplan_meier(times, [int(e == 1) for _, e in rows])
    for time, share in zip(naive.times, naive.share, strict=True):
        assert 1 - share >= found.at(float(time))[0] - 1e-12


@given(files)
def test_with_one_end_both_agree(rows: list[tuple[int, int]]) -> None:
    times, ended = [t for t, _ in rows], [int(e > 0) for _, e in rows]
    one, survival = aalen_johansen(times, ended, 1), kaplan_meier(times, ended)
    assert one.left == pytest.approx(survival.share)
    assert one.error[:, 0] == pytest.approx(survival.error, abs=1e-7)
