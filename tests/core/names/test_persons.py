"""Names of persons across scripts, on pairs written for this test."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.names import SAME_PERSON, name_key, name_keys, name_parts, same_person

with Path(__file__).with_name("pairs.csv").open(encoding="utf-8") as file:
    ROWS = list(csv.DictReader(file))
SAME = [(row["first"], row["second"]) for row in ROWS if row["same"] == "yes"]
OTHER = [(row["first"], row["second"]) for row in ROWS if row["same"] == "no"]
RECALL = 0.94
PRECISION = 0.99
OTHERS = 60
"""Of the other pairs' names each is compared with the next 59."""
HARD = 10
"""Pairs of other persons that differ in a sound or two and still pass, at most."""


def test_one_threshold_parts_own_from_other_pairs() -> None:
    right = sum(same_person(a, b) >= SAME_PERSON for a, b in SAME)
    wrong = sum(
        same_person(a, SAME[(n + step) % len(SAME)][1]) >= SAME_PERSON
        for n, (a, _) in enumerate(SAME)
        for step in range(1, OTHERS)
    )
    assert right / len(SAME) >= RECALL
    assert right / (right + wrong) >= PRECISION


def test_near_namesakes_are_mostly_refused() -> None:
    passed = [pair for pair in OTHER if same_person(*pair) >= SAME_PERSON]
    assert len(passed) <= HARD, passed


def test_candidates_share_a_key() -> None:
    sharing = sum(bool(name_keys(a) & name_keys(b)) for a, b in SAME)
    assert sharing / len(SAME) >= 0.95


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Aleksey Valkov", "Валков Алексей Сергеевич"),
        ("Nikolay Sofinskiy", "Nikolai Sofinsky"),
        ("Yury Ivanov", "Юрия Иванова"),
        ("Yuri Knórozov", "Кнорозов Ю. В."),
        ("PUTIN, Vladimir", "Vladimir Putin"),
        ("Γιώργος Παπανδρέου", "Giorgos Papandreou"),
    ],
)
def test_tolerated(first: str, second: str) -> None:
    assert same_person(first, second) >= SAME_PERSON


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Valkov", "Aleksey Valkov"), ("", "Anna"), ("A. B.", "A. B. Ivanov"),
        ("Ivan Petrov", "Igor Petrov"), ("А. Иванов", "Б. Иванов"),
    ],
)  # fmt: skip
def test_refused(first: str, second: str) -> None:
    assert same_person(first, second) < SAME_PERSON


def test_key_and_parts() -> None:
    assert name_key("Aleksey Valkov") == name_key("Алексей Сергеевич Валков")
    assert name_parts("Charles de Gaulle") == ("charles", "gaulle")
    assert name_parts("de la") == ("de", "la")


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_symmetric_and_bounded(first: str, second: str) -> None:
    assert same_person(first, second) == same_person(second, first)
    assert 0.0 <= same_person(first, second) <= 1.0
