"""Inflection by rule: forms that grammars of the three languages give."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.forms import forms_of, lexicon_of, scan

CASES = [
    ("en", "supply", "v", "supplied supplies supplying"),
    ("en", "scrap", "v", "scrapped scrapping"),
    ("en", "treaty", "n", "treaties treaty's"),
    ("es", "construir", "v", "construyó construye construyendo construirá construido"),
    ("es", "proponer", "v", "propuso proponga propondría propuesta"),
    ("es", "ofrecer", "v", "ofrezca ofreció ofrecido ofrecería"),
    ("es", "negociar", "v", "negocian negoció negociando"),
    ("es", "entregar", "v", "entregue entregó"),
    ("es", "inversión", "n", "inversiones"),
    ("es", "aéreo", "a", "aérea aéreas"),
    ("ru", "предложить", "w", "предложила предложат предложено предложенного"),
    ("ru", "поставлять", "v", "поставляет поставлял поставляются поставляемый"),
    ("ru", "подписать", "w", "подписали подписан подписанное"),
    ("ru", "инвестировать", "v", "инвестирует инвестируют инвестировали"),
    ("ru", "соглашение", "n", "соглашения соглашением соглашений соглашениях"),
    ("ru", "станция", "n", "станции станций станцию станциями"),
    ("ru", "рынок", "n", "рынка рынки рынков"),
    ("ru", "прямой", "a", "прямого прямая прямые прямыми"),
]


@pytest.mark.parametrize(("language", "word", "part", "wanted"), CASES)
def test_forms(language: str, word: str, part: str, wanted: str) -> None:
    assert set(wanted.split()) <= set(forms_of(language, word, part))


@pytest.mark.parametrize(
    ("language", "form", "tag"),
    [
        ("es", "firmará", "u"),
        ("es", "firmaría", "c"),
        ("es", "firmó", "t"),
        ("es", "firmado", "p"),
    ],
)
def test_tags_of_spanish(language: str, form: str, tag: str) -> None:
    assert forms_of(language, "firmar", "v")[form] == tag


def test_phrases_are_inflected_word_by_word() -> None:
    rows = [{"kind": "head", "value": "x", "part": "n", "words": "железная дорога"}]
    found = scan("Строят железную дорогу.", lexicon_of("ru", rows))
    assert [hit.term.value for hit in found.between("head", 0, 9)] == ["x"]


@given(st.text(max_size=200))
def test_tokens_lie_in_order_within_the_text(text: str) -> None:
    tokens = scan(text, lexicon_of("en", [])).tokens
    assert all(0 <= token.start < token.end <= len(text) for token in tokens)
    assert all(one.end <= two.start for one, two in pairwise(tokens))
