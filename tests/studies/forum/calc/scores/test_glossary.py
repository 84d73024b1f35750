"""Words, terms, n-grams and sectors."""

# pyright: reportArgumentType=false

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.forum.calc.scores import CONCEPTS_ALONE, Glossary, Nodes, Term, features
from corredor.studies.forum.calc.scores.likeness import centred
from corredor.studies.forum.calc.scores.ngrams import ngram_vectors
from corredor.studies.forum.calc.scores.words import language_of, stem, words

TERMS = (
    Term("sugar", "10", False, {"es": "azúcar*", "en": "sugar", "ru": "сахар*"}),
    Term("milk_powder", "10", False, {"es": "leche polvo", "en": "milk powder", "ru": "сух молок"}),
    Term("tools", "25", True, {"es": "herramienta", "en": "tool; tooling", "ru": "инструмент*"}),
)
GLOSSARY = Glossary.of(TERMS)


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("Azúcares y melazas", "es", (0,)),
        ("leche entera en polvo", "es", (1,)),
        ("polvo de leche", "es", (1,)),
        ("polvo", "es", ()),
        ("сухое обезжиренное молоко", "ru", (1,)),
        ("сухого молока", "ru", (1,)),
        ("Tools for sugar mills", "en", (0, 2)),
        ("leche, harina, huevo, aceite, sal y polvo", "es", ()),
        ("", "es", ()),
    ],
)
def test_terms_that_a_text_names(text, language, named):
    assert GLOSSARY.named(text, language) == named


def test_a_text_whose_language_nothing_tells_is_read_in_both():
    assert language_of("sugar") == ""
    assert GLOSSARY.named("sugar") == (0,)
    assert GLOSSARY.named("herramientas") == (2,)


@given(st.text(max_size=60), st.sampled_from(["es", "en", "ru", ""]))
def test_any_text_is_read(text, language):
    assert all(0 <= number < len(TERMS) for number in GLOSSARY.named(text, language))
    made = features([text], [language], GLOSSARY)
    assert np.all(np.isfinite(made))
    assert float(made[0] @ made[0]) <= 1 + 1e-5


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=20))
def test_stems_are_never_empty_and_begin_the_word(word):
    made = stem(word, "ru")
    assert made
    assert word.startswith(made)


def test_features_of_one_text_do_not_hang_on_the_other_ones():
    # The rarity of n-grams does, but they are no part of the blend with vectors.
    alone = features(["azúcar"], ["es"], GLOSSARY, np.ones((1, 4), np.float32) / 2)
    more = features(["azúcar", "сахар"], ["es", "ru"], GLOSSARY, np.ones((2, 4), np.float32) / 2)
    assert np.array_equal(alone[0], more[0])
    assert float(more[0] @ more[1]) == pytest.approx(1, abs=1e-5)


def test_ngrams_find_the_same_word_in_another_form():
    made = ngram_vectors(["exportamos aguacates", "aguacate fresco", "фрукты"])
    assert made[0] @ made[1] > 0.2
    assert made[0] @ made[2] < 0.05
    assert CONCEPTS_ALONE.vectors == 0


def test_centring_takes_out_what_a_language_shares():
    vectors = np.array([[1, 1, 0], [1, -1, 0], [0, 0, 1]], np.float32)
    mean = {"es": np.array([1, 0, 0], np.float32)}
    made = centred(vectors, ["es", "es", "ru"], mean)
    assert np.allclose(made, [[0, 1, 0], [0, -1, 0], [0, 0, 1]])


NODES = Nodes({"01": "A", "10": "C"}, {"08": "01"})


def test_codes_become_nodes_with_their_ancestors():
    assert NODES.of(["10.39"], []) == (("C", 0), ("10", 1), ("1039", 2))
    assert NODES.of([], ["0804.40"]) == (("A", 0), ("01", 1), ("hs080440", 2))
    with pytest.raises(ValueError, match="9999"):
        NODES.of(["9999"], [])


def test_words_keep_digits_and_fold_accents():
    assert words("Ácido H2SO4, ёмкости") == ["acido", "h2so4", "емкости"]
