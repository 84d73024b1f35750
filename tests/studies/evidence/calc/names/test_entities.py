"""One entity for all its names, whatever the order of the documents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corredor.core.names import SAME_PERSON, name_keys, same_person
from corredor.studies.evidence.calc.names import Entity, mentions_in, merged_entities
from corredor.studies.evidence.calc.records import Mention
from corredor.studies.evidence.study.lexicons.names import name_words

from .conftest import cut

TEXTS = {
    "a-es": ("es", "Oleg Sómov, director de la Fundación Andes, llegó a Hanói. Sómov habló."),
    "b-en": ("en", "Oleg Somov, president of Lima Bank, met Kofi Mensah in Hanoi."),
    "c-ru": ("ru", "Встреча с Олегом Сомовым и Кофи Менсой в Ханое. Фонд «Andes» ждёт."),
    "d-ru": ("ru", "Директор фонда Олег Сомов и Анна Сомова прибыли."),
}
LANGUAGES = {document: language for document, (language, _) in TEXTS.items()}


def _same(first: str, second: str) -> bool:
    return same_person(first, second) >= SAME_PERSON


def _mentions() -> dict[str, tuple[Mention, ...]]:
    return {
        document: mentions_in(text, cut(text), name_words(language))
        for document, (language, text) in TEXTS.items()
    }


def _merged(documents: list[str]) -> tuple[Entity, ...]:
    mentions = _mentions()
    return merged_entities(
        {d: mentions[d] for d in documents}, _same, languages=LANGUAGES, keys=name_keys
    )


def test_a_person_in_two_scripts_is_one_entity() -> None:
    somov = next(e for e in _merged(sorted(TEXTS)) if e.slug == "oleg-somov")
    assert somov.documents == ("a-es", "b-en", "c-ru", "d-ru")
    assert {(a.name, a.script) for a in somov.aliases} == {
        ("Oleg Sómov", "Latn"), ("Oleg Somov", "Latn"), ("Олег Сомов", "Cyrl"),
    }  # fmt: skip
    assert len(somov.roles) >= 2


def test_kin_stay_two_and_places_are_one() -> None:
    merged = _merged(sorted(TEXTS))
    assert {"oleg-somov", "anna-somova"} <= {e.slug for e in merged}
    hanoi = next(e for e in merged if e.slug == "hanoi")
    assert (hanoi.country, len(hanoi.documents)) == ("VN", 3)


def test_organisations_join_by_alias() -> None:
    mentions = _mentions()
    both = merged_entities(mentions, _same, aliases={"lima-bank": "fundacion-andes"})
    assert "lima-bank" not in {e.slug for e in both}


@given(st.permutations(sorted(TEXTS)))
def test_order_changes_nothing(documents: list[str]) -> None:
    assert _merged(documents) == _merged(sorted(TEXTS))
