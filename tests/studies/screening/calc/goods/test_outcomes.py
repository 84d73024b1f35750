"""Goods by code: the tiers of the Common High Priority List, editions, and what can't be told."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.goods import GoodsList, goods_code, outcome
from corredor.studies.screening.study.goods import nomenclature, priority_list

LIST, KNOWN = priority_list(), nomenclature()
CASES = """\
code,edition,answer
8542.31,,1
854231,2022,1
8542310000,,1
8542 31 90,,1
HS 8542.31,2017,1
85423,,AMBIGUOUS
8542,,AMBIGUOUS
85,,AMBIGUOUS
8517.62,,2
848210,2012,3.B
845961,2007,4.B
854140,,CONCORDANCE
854140,2017,CONCORDANCE
854150,2012,CONCORDANCE
8525.80.20,,CONCORDANCE
880330,2017,CONCORDANCE
8803,,CONCORDANCE
880330,2022,CONCORDANCE
854890,2007,CONCORDANCE
854800,2017,CONCORDANCE
854800,2022,2
854810,2017,NOT_LISTED
902780,2017,NOT_LISTED
851770,,NOT_LISTED
854230,,AMBIGUOUS
854290,,NOT_LISTED
010121,,NOT_LISTED
0101,,NOT_LISTED
99999999,,NOT_LISTED
,,ERROR
semiconductors,,ERROR
8,,ERROR
77,,ERROR
0000,,ERROR
854231 or 854232,,ERROR
"""


@pytest.mark.parametrize("case", list(csv.DictReader(io.StringIO(CASES))), ids=str)
def test_a_code_has_the_answer_of_the_notice(case: dict[str, str]) -> None:
    assert outcome(case["code"], LIST, KNOWN, case["edition"]).answer == case["answer"]


def test_the_list_is_that_of_the_notice() -> None:
    # BIS notice of 2024-02-23: 50 numbers by tier.
    tiers = [row["tier"] for row in read_data_table("high_priority_goods")]
    counts = {tier: tiers.count(tier) for tier in sorted(set(tiers))}
    assert counts == {"1": 4, "2": 5, "3.A": 16, "3.B": 9, "4.A": 11, "4.B": 5}


def test_numbers_of_the_list_that_only_the_newest_edition_has() -> None:
    young = {code for code in LIST.tiers if KNOWN.exists("2017", code) is False}
    young |= {code for code in LIST.tiers if KNOWN.exists("2017", code) is None}
    assert young == {"852589", "854149", "854151", "854159", "854800", "880730"}
    assert not {code for _, newer, code in KNOWN.successors if newer == "2022"} & LIST.tiers.keys()


def test_every_listed_number_exists_in_its_edition() -> None:
    assert all(KNOWN.exists("2022", code) for code in LIST.tiers)


@given(st.sampled_from(sorted(LIST.tiers)), st.text("0123456789", max_size=6))
def test_a_national_line_has_the_answer_of_its_six_digits(code: str, line: str) -> None:
    assert outcome(code + line, LIST, KNOWN).answer == LIST.tiers[code]


@given(st.sampled_from(sorted(LIST.tiers)), st.integers(2, 5))
def test_no_beginning_of_a_listed_number_is_called_not_listed(code: str, digits: int) -> None:
    assert outcome(code[:digits], LIST, KNOWN).answer == "AMBIGUOUS"


@given(st.text(max_size=20))
def test_any_text_has_an_answer(text: str) -> None:
    found = outcome(text, LIST, KNOWN)
    assert found.answer in {*LIST.tiers.values(), "AMBIGUOUS", "CONCORDANCE", "NOT_LISTED", "ERROR"}
    assert (found.answer == "ERROR") == (not goods_code(text).digits)


def test_a_list_of_the_user_may_name_national_lines_and_headings() -> None:
    own = GoodsList("own", "2022", {"8413": "pumps", "84821010": "small"})
    assert outcome("841370", own, KNOWN).answer == "pumps"
    assert outcome("848210", own, KNOWN).answer == "AMBIGUOUS"
    assert outcome("8482.10.10.00", own, KNOWN).answer == "small"
    assert outcome("8482.10.90", own, KNOWN).answer == "NOT_LISTED"


def test_a_list_of_an_older_edition_asks_about_younger_numbers() -> None:
    own = GoodsList("own", "2017", {"854150": "x"})
    assert outcome("854151", own, KNOWN, "2022").answer == "CONCORDANCE"
    assert outcome("854110", own, KNOWN, "2022").answer == "NOT_LISTED"
