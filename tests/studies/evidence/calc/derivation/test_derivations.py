"""Derivations: copies in any dress are found, independent reports are not."""

from __future__ import annotations

import random
import re
import time
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.evidence.calc.derivation import (
    Alignment,
    Prepared,
    alignment,
    candidates,
    derivations,
    fingerprint,
    prepared,
)
from corredor.studies.evidence.calc.derivation.alignment import figures, in_order, partners
from corredor.studies.evidence.calc.derivation.edges import translation_probability
from corredor.studies.evidence.calc.derivation.overlap import overlap
from corredor.studies.evidence.calc.derivation.words import (
    _WORD,  # pyright: ignore[reportPrivateUsage]
    words_of,
)
from corredor.studies.evidence.calc.records import Derivation, NamedSource, Span

TEXTS = Path(__file__).with_name("texts")
HELD = {path.name.removesuffix(".txt"): path.read_text("utf-8") for path in TEXTS.glob("*.txt")}


def sentences(text: str) -> list[str]:
    return [span.of(text) for span in prepared(text).sentences]


def edge(first: str, second: str, language: str = "en") -> Derivation | None:
    found = derivations({"a": prepared(first, language), "b": prepared(second, language)})
    return found[0] if found else None


@pytest.mark.parametrize("name", sorted(HELD))
def test_a_copy_in_other_typography_is_verbatim(name: str) -> None:
    marks = str.maketrans({"«": '"', "»": '"', "“": '"', "”": '"', "—": "-"})
    copy = re.sub(r"(\w{4})(\w{4})", "\\1\u00ad\\2", HELD[name].translate(marks))
    found = edge(HELD[name], copy.replace(" ", "\u00a0").upper())
    assert found is not None
    assert (found.kind, found.probability) == ("verbatim", 0.999)


@pytest.mark.parametrize("name", sorted(HELD))
def test_cuts_and_shuffled_sentences_are_found(name: str) -> None:
    held = sentences(HELD[name])
    shuffled = random.Random(name).sample(held, len(held))
    for made in (held[: len(held) // 2], held[1::3], shuffled):
        found = edge(HELD[name], " ".join(made), name[-2:])
        assert found is not None
        assert found.kind in ("verbatim", "near_verbatim")


@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_a_merger_derives_from_both_and_ties_nothing_else(language: str) -> None:
    one, two, third = (HELD[f"{name}.{language}"] for name in ("ferry", "tram", "grain"))
    mixed = " ".join(s for pair in zip(sentences(one), sentences(two), strict=False) for s in pair)
    documents = {"one": one, "two": two, "third": third, "mixed": mixed}
    found = derivations({name: prepared(text, language) for name, text in documents.items()})
    assert {(e.first, e.second) for e in found} == {("mixed", "one"), ("mixed", "two")}


def test_no_two_independent_texts_are_tied() -> None:
    documents = {name: prepared(text, name[-2:]) for name, text in HELD.items()}
    assert derivations(documents) == ()


def test_one_paragraph_lifted_into_a_long_article_is_found() -> None:
    lifted = HELD["cable.en"].split("\n\n")[3]
    host = "\n\n".join([HELD["tram.en"], HELD["film.en"], lifted, HELD["clinic.en"]])
    found = edge(HELD["cable.en"], host)
    assert found is not None
    first, second = max(found.passages, key=lambda pair: pair[0].end - pair[0].start)
    text = "The money is not there yet."
    assert text in first.of(HELD["cable.en"])
    assert text in second.of(host)


def test_passages_are_places_of_the_same_words() -> None:
    found = edge(HELD["grain.ru"], HELD["grain.ru"].upper(), "ru")
    assert found is not None
    for first, second in found.passages:
        assert first.of(HELD["grain.ru"]).upper() == second.of(HELD["grain.ru"].upper())


def test_a_shared_speech_and_shared_names_are_no_derivation() -> None:
    speech = "“We have waited nine long years for this bridge, and now we shall build it together.”"
    name = "the Joint Committee of the Andean Chamber of Commerce and Industry of Puno"
    one = f"{name} met on Friday. {speech} said the mayor, who opened a school in the afternoon."
    two = (
        f"Asked about fares, the mayor replied at length. {speech} Lawyers for {name} stayed away."
    )
    assert edge(one, two) is None


def test_the_lines_of_an_outlet_are_no_derivation() -> None:
    foot = (
        "\n\nSubscribe to the Highland Courier, four letters a week, free of charge for students."
    )
    head = (
        "Highland Courier, the paper of the plains, founded by printers in a time of drought.\n\n"
    )
    texts = [head + HELD[name] + foot for name in ("cable.en", "grain.en", "clinic.en")]
    for one, two in combinations(texts, 2):
        assert edge(one, two) is None


def test_sources_that_both_name_tie_documents() -> None:
    interview = NamedSource(Span(0, 4), "interview", "ana-diaz", "Ana Díaz", "el-sur")
    other = NamedSource(Span(0, 4), "interview", "ana-diaz", "Ana Díaz", "la-noche")
    held = {
        name: prepared(HELD[text], "en", [source])
        for name, text, source in (
            ("a", "cable.en", interview),
            ("b", "grain.en", interview),
            ("c", "tram.en", other),
        )
    }
    found = derivations(held)
    assert [(e.first, e.second, e.kind) for e in found] == [("a", "b", "same_origin")]


def test_a_retelling_of_a_named_origin_has_a_common_origin() -> None:
    source = NamedSource(Span(0, 4), "outlet", "el-sur", "El Sur")
    text = HELD["film.en"]
    words = [word if at % 4 else "meanwhile" for at, word in enumerate(text.split(" "))]
    documents = {
        "a": prepared(text, "en", [source]),
        "b": prepared(" ".join(words), "en", [source]),
    }
    (found,) = derivations(documents)
    assert found.kind == "same_origin"
    assert found.probability > 0.9


@given(st.permutations(sorted(HELD)))
@settings(max_examples=10, deadline=None)
def test_the_order_of_the_documents_changes_nothing(names: list[str]) -> None:
    some = [*names[:8], "ferry.en"]
    documents = {name: prepared(HELD[name]) for name in some}
    documents["copy"] = prepared(HELD["ferry.en"].upper())
    expected = derivations(dict(sorted(documents.items())))
    assert derivations(documents) == expected
    assert [(e.first, e.second) for e in expected] == [("copy", "ferry.en")]


def test_fingerprints_know_a_text_and_its_sentences_again() -> None:
    text = HELD["tram.es"]
    whole = fingerprint(prepared(text))
    cut = fingerprint(prepared(" ".join(sentences(text)[2:6])))
    assert set(cut.sentences) <= set(whole.sentences)
    assert whole.text != cut.text
    assert list(whole.shingles) == sorted(set(whole.shingles))


def test_many_copies_stay_connected_without_all_pairs() -> None:
    prints = {f"d{at:03}": fingerprint(prepared(HELD["cable.en"])) for at in range(200)}
    pairs = candidates(prints)
    assert len(pairs) == 199
    joined = {"d000"}
    for first, second in pairs:
        assert first in joined
        joined.add(second)
    assert joined == prints.keys()


@given(st.text(alphabet='aбñ “«"»”.,!?\n-\u00ad1', max_size=300), st.text(max_size=300))
def test_any_text_can_be_compared(first: str, second: str) -> None:
    for found in derivations({"a": prepared(first), "b": prepared(second), "c": prepared(first)}):
        assert 0 <= found.probability <= 1
        for one, two in found.passages:
            assert one.end > one.start
            assert two.end > two.start


@pytest.mark.parametrize("unit", ["a ", "“", "1.", "A b ", "«x» ", "-\n", "Ab\u00ad"])
def test_hostile_texts_take_time_in_proportion(unit: str) -> None:
    start = time.process_time()
    text = unit * (600_000 // len(unit))
    documents = {"a": prepared(text), "b": prepared(text[: len(text) // 2])}
    derivations(documents)
    assert time.process_time() - start < 20


def test_containment_is_not_symmetric() -> None:
    one, two = words_of(prepared(HELD["film.en"])), words_of(prepared(HELD["film.en"][:400]))
    shared = overlap(one, two)
    assert shared.fives[1] > 0.95 > shared.fives[0]


def test_alignment_is_one_to_one_and_knows_the_order() -> None:
    vectors = np.eye(6, dtype=np.float32)
    spans = [Span(at, at + 1) for at in range(6)]
    same = alignment(("a", "b"), (vectors, vectors), (spans, spans), 0.55)
    assert same.shares == (1.0, 1.0)
    assert same.monotone == 1.0
    back = alignment(("a", "b"), (vectors, vectors[::-1]), (spans, spans), 0.55)
    assert back.monotone == pytest.approx(1 / 6)
    assert translation_probability(back) < translation_probability(same)
    nothing = alignment(("a", "b"), (vectors[:0], vectors), ([], spans), 0.55)
    assert translation_probability(nothing) == 0.0


def test_partners_stand_out_from_their_neighbours() -> None:
    flat = np.full((5, 5), 0.7)
    assert partners(flat, 0.55) == ()
    assert in_order([4, 0, 1, 2, 3]) == 4


def test_partners_with_other_figures_weigh_less() -> None:
    vectors = np.eye(4, dtype=np.float32)
    spans = [Span(at, at + 1) for at in range(4)]
    here = [figures(f"It rose to {at}7 in May 20{at}") for at in range(4)]
    there = [figures(f"En mayo llegó a {at}9") for at in range(4)]
    same = alignment(("a", "b"), (vectors, vectors), (spans, spans), 0.55, (here, here))
    other = alignment(("a", "b"), (vectors, vectors), (spans, spans), 0.55, (here, there))
    assert other.score < same.score / 2
    assert figures("1,300 millones") == figures("1,3 млрд")


@given(st.floats(0, 1), st.floats(0, 1), st.integers(1, 40))
def test_more_partners_never_lower_the_probability(share: float, order: float, size: int) -> None:
    def probability(count: int) -> float:
        spans = tuple((Span(at, at + 1), Span(at, at + 1)) for at in range(count))
        held = count / 40
        return translation_probability(
            Alignment("a", "b", (held, held), held * share, order, spans)
        )

    assert probability(size) <= probability(40) + 1e-9


def test_an_empty_document_derives_from_nothing() -> None:
    assert derivations({"a": Prepared(""), "b": Prepared(""), "c": Prepared("...")}) == ()


BULLETIN = "The port of Arica handled 1.3 million tonnes in March."
OTHERS = (
    "Farmers in the south expect a good harvest of lentils after a wet winter, they say.",
    "A ferry between two islands was cancelled on Tuesday because of strong winds at sea.",
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BULLETIN, BULLETIN),
        (f"Bulletin 12. {BULLETIN}", f"News from the north. {BULLETIN}"),
        (f"{BULLETIN} {OTHERS[0]}", f"{BULLETIN} {OTHERS[1]}"),
        (BULLETIN, f"{OTHERS[0]} {BULLETIN} {OTHERS[1]}"),
    ],
)
def test_a_short_sentence_that_two_texts_share_is_a_copy_but_no_proof(
    first: str, second: str
) -> None:
    found = edge(first, second)
    assert found is not None
    assert found.kind in ("verbatim", "near_verbatim")
    assert 0.8 < found.probability < 0.95


def test_more_shared_words_give_more_evidence() -> None:
    words = HELD["cable.en"].split()
    texts = [" ".join(words[:count]) for count in range(1, 60)]
    found = [edge(text, text) for text in texts]
    chances = [0.0 if one is None else one.probability for one in found]
    assert chances == sorted(chances)
    assert chances[-1] == 0.999


def test_a_short_sentence_with_other_figures_is_no_proof_either() -> None:
    said = "Trade between both countries grew by {} per cent in {}, a ministry said."
    found = edge(said.format(5, "May"), said.format(7, "June"))
    assert found is not None
    assert found.kind == "paraphrase"
    assert found.probability < 0.9


def test_a_stress_mark_changes_no_fingerprint() -> None:
    plain = fingerprint(Prepared("Старый замок стоит на горе."))
    assert fingerprint(Prepared("Старый за\u0301мок стоит на горе.")) == plain


WORDS = ("ferry", "за\u0301мок", "co\u00adop", "x_y", "1,300", "«да»", "a" * 70, "Ω", "-\n")


@given(st.lists(st.sampled_from((*WORDS, " ", "  ", "\n", "\u00a0", ". ", "’"))).map("".join))
def test_words_are_those_of_the_pattern(text: str) -> None:
    found = words_of(Prepared(text))
    spans = [match.span() for match in _WORD.finditer(text)]
    assert list(zip(found.starts.tolist(), found.ends.tolist(), strict=True)) == spans
    alone = [words_of(Prepared(text[start:end])).codes.tolist() for start, end in spans]
    assert [[code] for code in found.codes.tolist()] == alone
