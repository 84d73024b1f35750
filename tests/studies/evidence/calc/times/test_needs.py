"""What a pattern over kinds needs: a search that is spared would have found nothing."""

import pytest

from corredor.studies.evidence.calc.times.cascade import LONGEST_KEPT, Cascade
from corredor.studies.evidence.calc.times.grammar.numbers import numbered
from corredor.studies.evidence.calc.times.needs import needed
from corredor.studies.evidence.calc.times.parsing import meanings_in
from corredor.studies.evidence.calc.times.tokens import items_in
from corredor.studies.evidence.study.lexicons.times import time_words

SENTENCES = (
    ("es", "Entre el 3 y el 5 de mayo de 2024, a las 16:30, y hasta fines del año pasado."),
    ("es", "Los primeros nueve meses de 2025; cada lunes por la tarde; 04/05/2024; hace dos años."),
    ("en", "From 3 to 5 May 2024 at half past four, until the end of last year, every Monday."),
    ("en", "The first nine months of 2025; Q3 2019; two years ago; 2024-05-04; in the 1990s."),
    ("ru", "С 3 по 5 мая 2024 года в 16:30, до конца прошлого года, каждый понедельник."),
    ("ru", "За первые девять месяцев 2025 года; два года назад; 04.05.2024; в начале XX века."),
)


def test_needs_of_choices_and_options() -> None:
    found = needed("(?<=A1|B1) (?P<x>C1 D1?) (?!E1) (?:F1)* (G1 H1|I1)")
    assert [sorted(kinds) for kinds in found] == [["A1", "B1"], ["C1"], ["G1", "I1"]]


@pytest.mark.parametrize("pattern", ["A1?", "(?:A1|^)", "(?:A1|B1?)", "A1{2}", "(?!A1)", "$"])
def test_nothing_is_needed_where_a_pattern_may_do_without(pattern: str) -> None:
    assert needed(pattern) == ()


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_spared_search_changes_nothing(language: str, text: str) -> None:
    words = time_words(language)
    runs = [
        numbered(items, words.numerals, words.codes, language) for items in items_in(text, words)
    ]
    everything = Cascade((rule._replace(needs=()) for rule in words.cascade.rules), words.codes)
    made = [words.cascade.reduced(items, text) for items in runs]
    assert made == [everything.reduced(items, text) for items in runs]
    assert made != runs


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_runs_of_words_of_time_are_read_each_for_itself(language: str, text: str) -> None:
    words = time_words(language)
    wall = "\nxyz\n"
    alone = [(span.start, span.end, meaning) for span, meaning in meanings_in(text, words)]
    shift = len(text) + len(wall)
    twice = [
        (span.start, span.end, meaning)
        for span, meaning in meanings_in(f"{text}{wall}{text}", words)
    ]
    assert twice == [*alone, *((start + shift, end + shift, what) for start, end, what in alone)]


def test_long_lines_are_searched_as_short_ones() -> None:
    words = time_words("en")
    short, long = (f"{'of ' * times}May 2024" for times in (1, LONGEST_KEPT))
    assert [one.meaning for one in meanings_in(long, words)] == [
        one.meaning for one in meanings_in(short, words)
    ]


def test_a_rule_looks_across_one_wall_behind_a_season_that_is_a_verb_too() -> None:
    words = time_words("en")
    assert meanings_in("It opens in fall nobody knows.", words)
    assert not meanings_in("It was in fall somebody came first.", words)
