"""Portfolios against a count of all sets, and against laws."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.portfolio import (
    Terms,
    alternatives,
    frontier,
    relaxed,
    selection,
)


def drawn(seed: int, count: int = 9, budgets: int = 2) -> Terms:
    stream = np.random.default_rng(seed)
    costs = stream.integers(1, 20, (count, budgets)).astype(float)
    worth = stream.integers(-3, 30, count).astype(float)
    pairs = [(int(a), int(b)) for a, b in stream.integers(0, count, (2, 2)) if a != b]
    group = [int(at) for at in stream.choice(count, 3, replace=False)]
    return Terms(worth, costs, costs.sum(axis=0) * 0.4, pairs, [group])


def allowed(terms: Terms, chosen: tuple[int, ...]) -> bool:
    held = set(chosen)
    return bool(
        (terms.spent(chosen) <= terms.budgets + 1e-9).all()
        and all(b in held for a, b in terms.requires if a in held)
        and all(len(held & set(group)) <= 1 for group in terms.excludes)
        and held >= set(terms.forced)
    )


def sets(terms: Terms) -> list[tuple[float, tuple[int, ...]]]:
    count = len(terms.worth)
    every = (chosen for size in range(count + 1) for chosen in combinations(range(count), size))
    return [(float(terms.worth[list(c)].sum()), c) for c in every if allowed(terms, c)]


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10_000))
def test_no_set_is_worth_more(seed: int) -> None:
    terms = drawn(seed)
    every = sets(terms)
    best = max(worth for worth, _ in every)
    found = selection(terms)
    assert found is not None
    assert allowed(terms, found.chosen)
    assert found.worth == best
    assert found.bound == pytest.approx(best, abs=1e-6)
    ties = {chosen for worth, chosen in every if worth == best}
    if len(ties) <= 20:
        assert {found.chosen, *(c.chosen for c in alternatives(terms, found))} == ties


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 10_000))
def test_parts_are_worth_at_least_as_much(seed: int) -> None:
    terms = drawn(seed)
    found, mix = selection(terms), relaxed(terms)
    assert found is not None
    assert mix is not None
    assert mix.worth >= found.worth - 1e-9
    assert (mix.prices >= 0).all()


def test_shadow_prices_are_the_worth_of_one_more_unit() -> None:
    terms = drawn(3)
    mix = relaxed(terms)
    assert mix is not None
    more = terms.budgets + np.array([1e-4, 0.0])
    other = relaxed(
        Terms(terms.worth, terms.costs, more, terms.requires, terms.excludes, terms.forced)
    )
    assert other is not None
    assert (other.worth - mix.worth) / 1e-4 == pytest.approx(mix.prices[0], abs=1e-5)


@settings(deadline=None, max_examples=10)
@given(st.integers(0, 10_000))
def test_less_money_is_never_worth_more(seed: int) -> None:
    steps = frontier(drawn(seed), [1.0, 0.75, 0.5, 0.25, 0.0])
    worths = [step.choice.worth for step in steps if step.choice]
    assert worths == sorted(worths, reverse=True)
    held = set(steps[0].choice.chosen if steps[0].choice else ())
    for step in steps[1:]:
        held = (held - set(step.left)) | set(step.joined)
        assert step.choice is not None
        assert held == set(step.choice.chosen)


def test_who_is_forced_and_does_not_fit() -> None:
    terms = Terms(np.array([1.0]), np.array([[2.0]]), np.array([1.0]), forced=[0])
    assert selection(terms) is None
    assert relaxed(terms) is None


def test_a_loss_is_chosen_only_for_what_it_opens() -> None:
    """The second brings 10 and needs the first, which loses 4."""
    terms = Terms(np.array([-4.0, 10.0]), np.ones((2, 1)), np.array([2.0]), requires=[(1, 0)])
    found = selection(terms)
    assert found is not None
    assert (found.chosen, found.worth) == ((0, 1), 6.0)


def test_the_solver_keeps_the_standard_output_to_itself(capfd: pytest.CaptureFixture[str]) -> None:
    """Amounts of money, on which HiGHS repairs its rounding and says so by printf."""
    stream = np.random.default_rng(0)
    for _ in range(3):
        costs = stream.lognormal(16, 1.2, (40, 2))
        terms = Terms(stream.normal(5e6, 2e7, 40), costs, costs.sum(axis=0) * 0.3)
        assert len(frontier(terms, (0.2, 0.5, 0.8))) == 3
    assert capfd.readouterr().out == ""
