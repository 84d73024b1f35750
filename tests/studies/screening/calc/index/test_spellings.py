"""The dictionary of spellings against a comparison of every pair."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.screening.calc.index.budget import LONGEST, Budget
from corredor.studies.screening.calc.index.definition import edits, spellings_meet
from corredor.studies.screening.calc.index.distance import osa_distances
from corredor.studies.screening.calc.index.hashing import letters_of
from corredor.studies.screening.calc.index.ranges import Rows
from corredor.studies.screening.calc.index.spellings import Spellings

words = st.text("abñж1", min_size=1, max_size=14)
budgets = st.sampled_from(
    [
        Budget(),
        Budget(edits=((1, 0),)),
        Budget(edits=((1, 1),)),
        Budget(edits=((1, 0), (2, 1), (3, 2))),
        Budget(edits=((1, 0), (5, 1), (6, 2))),
        Budget(edits=((1, 0), (6, 1), (11, 2))),
    ]
)


def by_comparison(asked: list[str], held: list[str], budget: Budget) -> list[tuple[int, int]]:
    pairs = product(range(len(asked)), range(len(held)))
    return [(i, j) for i, j in pairs if spellings_meet(asked[i], held[j], budget)]


@given(st.lists(words, max_size=12), st.lists(words, unique=True, max_size=30), budgets)
def test_dictionary_gives_all_spellings_within_the_budget_and_no_others(
    asked: list[str], held: list[str], budget: Budget
) -> None:
    one, other = Spellings.of(held, budget).near(asked, budget)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == by_comparison(
        asked, held, budget
    )


@given(words, st.lists(st.tuples(st.integers(0, 3), st.integers(0, 20)), max_size=2), budgets)
def test_a_spelling_with_allowed_edits_is_found(
    text: str, changes: list[tuple[int, int]], budget: Budget
) -> None:
    changed = text
    for kind, place in changes:
        at = place % (len(changed) + 1)
        head, tail = changed[:at], changed[at:]
        swapped = tail[1:2] + tail[:1] + tail[2:]
        changed = (head + "x" + tail, head + tail[1:], head + "x" + tail[1:], head + swapped)[kind]
    allowed = budget.reach(max(len(changed), len(text)))
    if changed and not (text.isdecimal() or changed.isdecimal()):
        found = len(Spellings.of([text], budget).near([changed], budget)[0])
        assert found == (edits(changed, text) <= allowed)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        # L. Boytsov, Indexing methods for approximate dictionary searching, ACM JEA 16 (2011) 1.1:
        # alignment that edits no letter twice differs here from free transpositions (2)
        ("ca", "abc", 3),
        ("abcd", "abcd", 0),
        ("kitten", "sitting", 3),
        ("saturday", "sunday", 3),
        ("ab", "ba", 1),
        ("a" * LONGEST, "b" * LONGEST, LONGEST),
    ],
)
def test_distances_of_the_literature(one: str, other: str, distance: int) -> None:
    rows = Rows(*reversed(letters_of([one, other])))
    first, second = np.array([0, 1]), np.array([1, 0])
    assert osa_distances(rows, rows, first, second).tolist() == [distance, distance]
    assert edits(one, other) == distance


@given(st.lists(st.text("abcde", min_size=1, max_size=20), min_size=2, max_size=8))
def test_bits_count_the_edits_that_the_table_counts(texts: list[str]) -> None:
    rows = Rows(*reversed(letters_of(texts)))
    one, other = (held.ravel() for held in np.indices((len(texts), len(texts))))
    found = osa_distances(rows, rows, one, other).tolist()
    assert found == [edits(a, b) for a, b in product(texts, texts)]


def test_spellings_above_the_longest_are_met_as_they_are() -> None:
    budget = Budget()
    long = ["a" * LONGEST, "a" * (LONGEST + 1), "ab" * 40]
    one, other = Spellings.of(long, budget).near(long, budget)
    assert list(zip(one.tolist(), other.tolist(), strict=True)) == [(0, 0), (1, 1), (2, 2)]


def test_empty_dictionary_meets_nothing() -> None:
    assert len(Spellings.of([], Budget()).near(["abc"], Budget())[0]) == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"edits": ((1, 0), (4, 2))},
        {"edits": ((2, 0),)},
        {"edits": ((1, 0), (3, 1), (5, 2), (7, 3))},
        {"edits": ((1, 1), (4, 0))},
        {"share": 0.0},
        {"share": 1.1},
        {"most": 0},
    ],
)
def test_impossible_budgets_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="edits"):
        replace(Budget(), **changes)  # type: ignore[arg-type]
