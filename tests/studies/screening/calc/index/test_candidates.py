"""Candidates against their definition, name by name."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.screening.calc.index import (
    Budget,
    NameIndex,
    candidates,
    from_bytes,
    to_bytes,
)
from corredor.studies.screening.calc.index.definition import ListedNames
from corredor.studies.screening.calc.names.records import FORM, NameForm

Maker = Callable[..., NameForm]
WORDS = (
    *(
        "ivan",
        "ivon",
        "petrov",
        "petrow",
        "petrovic",
        "i",
        "p",
        "iv",
        "an",
        "ivanpetrov",
        "trading",
    ),
    *("mashiny=machine", "machines=machine", "ipt", "2015", "G:company", "G:group", "P:der"),
    *("mahmud", "muhamad", "mohammed", "bank/bankx", "kuznetsov/cuznezov", "kuznetsova", "F:ooo"),
)
texts = st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
names = st.tuples(
    texts,
    st.sampled_from(("person", "organisation")),
    st.sampled_from(("latin", "latin", "cyrillic", "arabic")),
)
budgets = st.builds(
    Budget,
    edits=st.sampled_from([Budget().edits, ((1, 0), (3, 1), (6, 2)), ((1, 0),)]),
    share=st.sampled_from((0.3, 0.5, 0.6, 0.75, 1.0)),
    bones=st.sampled_from((3, 4, 9)),
)


def found(index: NameIndex, form: NameForm) -> list[int]:
    return candidates(index, [form]).of(0).tolist()


@settings(deadline=None)
@given(st.lists(names, max_size=25), st.lists(names, min_size=1, max_size=4), budgets)
def test_candidates_are_what_their_definition_says(
    made: Maker,
    listed: list[tuple[str, str, str]],
    asked: list[tuple[str, str, str]],
    budget: Budget,
) -> None:
    forms = [made(*name) for name in listed]
    slow = ListedNames(forms, budget)
    queries = [made(*name) for name in asked]
    given_ = candidates(NameIndex.of(forms, budget), queries)
    for at, query in enumerate(queries):
        assert given_.of(at).tolist() == slow.candidates(query)
    assert given_.coverage.complete


@settings(deadline=None, max_examples=40)
@given(
    st.lists(st.lists(texts, min_size=1, max_size=3).map("/ ".join), max_size=8),
    st.lists(texts, min_size=1, max_size=3).map("/ ".join),
    st.sampled_from((0.001, 1.0)),
)
def test_a_name_that_a_stroke_parts_is_met_by_each_of_its_parts(
    parted: Maker, listed: list[str], asked: str, share: float
) -> None:
    # One word is enough, or all are needed: how often each stands, which differs between a list
    # of names and one of their parts, then plays no part.
    budget = Budget(share=share)
    forms = [parted(text) for text in listed]
    query = parted(asked)
    met = found(NameIndex.of(forms, budget), query)
    assert met == ListedNames(forms, budget).candidates(query)
    parts = (one for name in forms for one in name.every)
    alone = ListedNames(list(parts), budget)
    owners = [at for at, name in enumerate(forms) for _ in name.every]
    wanted = {owners[row] for part in query.every for row in alone.candidates(part)}
    assert wanted == set(met)


@given(st.lists(names, min_size=1, max_size=12))
def test_every_name_with_a_word_finds_itself(
    made: Maker, listed: list[tuple[str, str, str]]
) -> None:
    forms = [made(*name) for name in listed]
    index = NameIndex.of(forms)
    for at, form in enumerate(forms):
        assert (at in found(index, form)) == any(token.kind != FORM for token in form.tokens)


@given(st.lists(names, max_size=10), st.randoms(use_true_random=False))
def test_the_order_of_a_list_changes_no_candidate(
    made: Maker, listed: list[tuple[str, str, str]], random: "np.random.Generator"
) -> None:
    order = list(range(len(listed)))
    random.shuffle(order)
    forms = [made(*name) for name in listed]
    query = made("ivan petrov trading")
    before = found(NameIndex.of(forms), query)
    after = found(NameIndex.of([forms[at] for at in order]), query)
    assert sorted(order[at] for at in after) == before


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("petrov ivan", "ivan petrov"),
        ("ivan pterov", "ivan petrov"),
        ("powermachines", "power machines"),
        ("power machines", "powermachines"),
        ("van der bilt", "vanderbilt"),
        ("vanderbilt", "van P:der bilt"),
        ("uac", "united aircraft corporation"),
        ("united aircraft corporation", "uac"),
        ("i petrov", "ivan petrov"),
        ("ivan petrov", "i petrov"),
        ("silovye mashiny=machine", "power machines=machine"),
    ],
)
def test_ways_in_which_names_meet(made: Maker, asked: str, listed: str) -> None:
    others = [made(f"other{word} name{word}") for word in ("one", "two", "three", "four")]
    index = NameIndex.of([*others, made(listed)], Budget(share=0.4))
    assert 4 in found(index, made(asked))


def test_consonants_meet_only_where_vowels_are_not_written(made: Maker) -> None:
    index = NameIndex.of([made("ali"), made("lo", script="arabic")], Budget(edits=((1, 0),)))
    assert found(index, made("la", script="arabic")) == [0, 1]
    assert found(index, made("la")) == [1]


def test_initials_alone_meet_no_word(made: Maker) -> None:
    index = NameIndex.of([made("i p", "person"), made("ivan petrov", "person")])
    assert found(index, made("i p", "person")) == [0]
    assert index.wordless == 1


def test_identifiers_meet(made: Maker) -> None:
    index = NameIndex.of([made("alphard"), made("other")], identifiers={0: [("imo", "9074729")]})
    given_ = candidates(index, [made("renamed")], {0: [("imo", "9074729")]})
    assert given_.of(0).tolist() == [0]
    assert given_.whole.tolist() == [True]


def test_too_many_candidates_are_said_to_be_cut(made: Maker) -> None:
    forms = [*(made(f"ivan petrov son{at}") for at in range(9)), made("ivan petrov")]
    index = NameIndex.of(forms, Budget(most=3, share=0.3))
    given_ = candidates(index, [made("ivan petrov"), made("nobody")])
    assert given_.truncated.tolist() == [True, False]
    assert given_.coverage.truncated == 1
    assert not given_.coverage.complete
    assert len(given_) == 3
    assert 9 in given_.of(0)


def test_a_name_of_more_words_than_can_be_asked_is_said_to_be_cut(made: Maker) -> None:
    long = " ".join(f"word{'a' * at}" for at in range(70))
    index = NameIndex.of([made(long)])
    given_ = candidates(index, [made(long)])
    assert given_.truncated.tolist() == [True]
    assert given_.of(0).tolist() == [0]


def test_many_names_asked_at_once_are_answered_as_one_by_one(made: Maker) -> None:
    forms = [made(f"ivan {word}") for word in WORDS]
    index = NameIndex.of(forms)
    many = candidates(index, forms * 100)
    for at in (0, len(forms) - 1, 99 * len(forms)):
        assert many.of(at).tolist() == found(index, forms[at % len(forms)])


def test_shares_are_of_the_name_that_is_covered_more(made: Maker) -> None:
    index = NameIndex.of([made("ivan petrov"), made("ivan petrov trading")])
    given_ = candidates(index, [made("ivan petrov")])
    assert given_.shares.tolist() == [1.0, 1.0]


@settings(deadline=None)
@given(st.lists(names, max_size=15), budgets)
def test_bytes_give_the_same_index_and_the_same_bytes(
    made: Maker, listed: list[tuple[str, str, str]], budget: Budget
) -> None:
    forms = [made(*name) for name in listed]
    stored = to_bytes(NameIndex.of(forms, budget))
    again = from_bytes(stored)
    assert to_bytes(again) == stored == to_bytes(NameIndex.of(forms, budget))
    assert again.budget == budget
    query = made("ivan petrov company")
    assert found(again, query) == found(NameIndex.of(forms, budget), query)


@pytest.mark.parametrize("cut", [0, 10, 200, -10])
def test_bytes_of_something_else_are_refused(made: Maker, cut: int) -> None:
    stored = to_bytes(NameIndex.of([made("ivan")]))
    with pytest.raises(ValueError, match=r"."):
        from_bytes(stored[:cut])


def test_budget_counts_in_the_answer(made: Maker) -> None:
    budget = replace(Budget(), share=0.9)
    coverage = candidates(NameIndex.of([made("ivan")], budget), []).coverage
    assert (coverage.budget, coverage.names, coverage.asked) == (budget, 1, 0)
