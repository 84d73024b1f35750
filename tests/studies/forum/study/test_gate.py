"""The gate of a screening: it takes people out of the matching, and weighs nothing."""

from __future__ import annotations

import pytest

from corredor.core.finding import Column, FindingTable
from corredor.studies.forum.study import STUDY
from corredor.testing import run_study

NAMES = ("subject", "kind", "gate", "result", "because")
OPEN = ("open", "NO_HIT_WITHIN_COVERAGE", "within_coverage")
HIT = ("closed", "MATCH", "listed_name")
DRAFT = ("open", "NOT_SCREENABLE", "policy")


@pytest.fixture
def screened(tiny):
    """Return the run of the small forum behind gates: open, but for those named."""

    def run(**gates):
        forum = tiny()
        people = [row["id"] for row in forum.tables["participants"]]
        bodies = [row["id"] for row in forum.tables["organisations"]]
        held = dict.fromkeys([*people, *bodies], OPEN) | {
            name.replace("_", "-"): cells for name, cells in gates.items()
        }
        rows = [(name, "other", *cells) for name, cells in held.items() if cells]  # () is no row
        columns = tuple(Column(name, "word", name) for name in NAMES)
        table = FindingTable("screening.gate", "gate", columns, tuple(rows), ())
        return run_study(STUDY, forum.parts(), found={table.key: table})

    return run


def meetings(result):
    table = next(one for one in result.tables if one.key == "forum.meetings")
    return {(row["first"], row["second"]): row["score"] for row in table.records()}


def flags(result):
    return {flag.key for flag in result.flags}


def word_of(result, person):
    table = next(one for one in result.tables if one.key == "forum.participants")
    (row,) = (row for row in table.records() if row["participant"] == person)
    return row["screening"]


def test_open_gates_change_nothing(screened, tiny):
    unscreened = run_study(STUDY, tiny().parts())
    assert meetings(screened()) == meetings(unscreened)
    assert "forum.not_screened" in flags(unscreened)
    assert "forum.not_screened" not in flags(screened())


@pytest.mark.parametrize("subject", ["ivan", "grain_ru"])
def test_behind_a_closed_gate_nobody_is_matched(screened, subject):
    result = screened(**{subject: HIT})
    assert not [pair for pair in meetings(result) if "ivan" in pair]
    assert word_of(result, "ivan") == "blocked"
    assert "forum.blocked.grain-ru" in flags(result)


def test_no_ranking_takes_a_status_for_a_price(screened):
    """What a closed gate does not take away keeps its score to the last digit."""
    every, rest = meetings(screened()), meetings(screened(ivan=HIT))
    shared = every.keys() & rest.keys()
    assert shared
    assert {pair: every[pair] for pair in shared} == {pair: rest[pair] for pair in shared}
    reviewed = meetings(screened(ivan=("closed", "REVIEW", "listed_name")))
    unscreenable = meetings(screened(ivan=("closed", "NOT_SCREENABLE", "no_list")))
    assert rest == reviewed == unscreenable


def test_who_has_no_gate_where_there_are_gates_is_stopped(screened):
    result = screened(ivan=())
    assert word_of(result, "ivan") == "blocked"
    assert not [pair for pair in meetings(result) if "ivan" in pair]


def test_a_draft_says_so(screened):
    result = screened(ivan=DRAFT)
    assert meetings(result) == meetings(screened())
    assert "forum.not_screenable" in flags(result)
    assert word_of(result, "ivan") == "not_screened"
