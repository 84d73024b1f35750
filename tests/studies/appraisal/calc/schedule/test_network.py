"""Networks against Hillier and Lieberman's construction project, and laws."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.appraisal.calc.schedule import (
    Task,
    beta_draws,
    critical_path,
    network,
    pert,
    simulated,
)

# Hillier and Lieberman, Introduction to Operations Research: Reliable Construction Co.
RELIABLE = (
    "A 1 2 3|B 2 3.5 8 A|C 6 9 18 B|D 4 5.5 10 C|E 1 4.5 5 C|F 4 4 10 E|G 5 6.5 11 D|"
    "H 5 8 17 E G|I 3 7.5 9 C|J 3 9 9 F I|K 4 4 4 J|L 1 5.5 7 J|M 1 2 3 H|N 5 5.5 9 K L"
)


def tasks(text: str = RELIABLE) -> list[Task]:
    parts = [row.split() for row in text.split("|")]
    return [Task(p[0], *(float(one) for one in p[1:4]), after=tuple(p[4:])) for p in parts]


def test_the_published_project() -> None:
    found = pert(network(tasks()))
    assert found.mean == pytest.approx(44)
    assert found.variance == pytest.approx(9)
    assert found.critical.paths == (tuple("ABCEFJLN"),)
    assert found.in_time(47) == pytest.approx(0.8413447460685429, abs=1e-9)


def test_paths_that_merge_are_later_than_one_of_them() -> None:
    held = network(tasks())
    stream = np.random.default_rng(1)
    drawn = np.stack([beta_draws(task, 20_000, stream) for task in held.tasks])
    found = simulated(held, drawn)
    place = {task.id: at for at, task in enumerate(held.tasks)}
    path = drawn[[place[one] for one in "ABCEFJLN"]].sum(axis=0)
    for limit in (40.0, 44.0, 47.0, 50.0):
        assert found.in_time(limit) <= np.mean(path <= limit)
    assert found.criticality[place["A"]] == 1
    assert found.criticality[place["N"]] < 1
    assert found.error(44) < 0.004
    assert [beta_draws(task, 4, stream).shape for task in held.tasks[:1]] == [(4,)]


def test_two_equal_paths_merge_as_theory_says() -> None:
    """The later of two independent uniform times on [0, 1] has the mean 2/3."""
    held = network([Task("a", 0, 0.5, 1), Task("b", 0, 0.5, 1)])
    drawn = np.random.default_rng(2).random((2, 200_000))
    found = simulated(held, drawn)
    assert found.whole.mean() == pytest.approx(2 / 3, abs=0.003)
    assert found.in_time(0.5) == pytest.approx(0.25, abs=0.004)
    assert found.criticality == pytest.approx([0.5, 0.5], abs=0.01)


def test_all_critical_paths_are_listed() -> None:
    held = network([Task("a", 1, 1, 1), Task("b", 1, 1, 1), Task("c", 2, 2, 2, ("a", "b"))])
    found = critical_path(held, [task.mean for task in held.tasks])
    assert found.paths == (("a", "c"), ("b", "c"))
    assert found.slack == {"a": 0, "b": 0, "c": 0}


def test_a_certain_plan_is_in_time_or_not() -> None:
    found = pert(network([Task("a", 2, 2, 2)]))
    assert (found.in_time(1.9), found.in_time(2)) == (0, 1)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([Task("a", 1, 1, 1, ("b",))], "no task b"),
        ([Task("a", 1, 1, 1, ("b",)), Task("b", 1, 1, 1, ("a",))], "circle"),
        ([Task("a", 1, 1, 1), Task("a", 1, 1, 1)], "twice"),
    ],
)
def test_what_is_no_plan_is_refused(given: list[Task], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        network(given)


def test_times_out_of_order_are_refused() -> None:
    with pytest.raises(ValueError, match="order"):
        Task("a", 2, 1, 3)


@st.composite
def plans(draw: st.DrawFn) -> list[Task]:
    made: list[Task] = []
    for at in range(draw(st.integers(1, 8))):
        ends = sorted(draw(st.tuples(*[st.floats(0, 100)] * 3)))
        after = draw(st.sets(st.sampled_from([task.id for task in made]))) if made else set()
        made.append(Task(f"t{at}", *ends, after=tuple(sorted(after))))
    return made


@given(plans(), st.randoms(use_true_random=False))
def test_the_order_of_tasks_changes_nothing(given_: list[Task], random) -> None:
    mixed = random.sample(given_, len(given_))
    assert pert(network(given_)) == pert(network(mixed))


@given(plans())
def test_the_whole_is_its_longest_path_and_slack_is_never_negative(given_: list[Task]) -> None:
    held = network(given_)
    mean = {task.id: task.mean for task in given_}
    found = critical_path(held, [task.mean for task in held.tasks])
    for path in found.paths:
        assert sum(mean[one] for one in path) == pytest.approx(found.time)
    assert min(found.slack.values()) >= 0
    assert found.time <= sum(mean.values()) + 1e-6
