"""Edit distances: laws, and values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.screening.calc.score.edits import distance, likeness

WORDS = st.text("abcdeikosuz", max_size=9)


def plain(one: str, other: str) -> int:
    """Levenshtein's distance by its recurrence."""
    rows = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        diagonal, rows[0] = rows[0], row
        for column, facing in enumerate(other, 1):
            diagonal, rows[column] = (
                rows[column],
                min(rows[column] + 1, rows[column - 1] + 1, diagonal + (letter != facing)),
            )
    return rows[-1]


@given(WORDS, WORDS)
def test_laws(one: str, other: str) -> None:
    found = distance(one, other)
    assert found == distance(other, one)
    assert (found == 0) == (one == other)
    assert abs(len(one) - len(other)) <= found <= plain(one, other)
    if one or other:
        assert 0 <= likeness(one, other) <= 1


@pytest.mark.parametrize(
    ("one", "other", "cost"),
    [("donald", "donlad", 1.0), ("osama", "usama", 0.5), ("kitten", "sitting", 2.5), ("", "ab", 2)],
)
def test_values(one: str, other: str, cost: float) -> None:
    assert distance(one, other) == cost
