from __future__ import annotations

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.evidence.calc.quotations import quotations_in
from corredor.studies.evidence.calc.records import Mention, Quotation, Sentence, Span
from corredor.studies.evidence.study.lexicons.quotations import speech_words


def sentences(text: str) -> tuple[Sentence, ...]:
    found = regex.finditer(r"[^\n.!?]+[.!?]*[”»\"’]*", text)
    return tuple(Sentence(Span(m.start(), m.end()), 0) for m in found if m.group().strip())


def person(text: str, name: str, full: str = "", role: str = "") -> Mention:
    start = text.index(name)
    entity = (full or name).lower().replace(" ", "-")
    return Mention(Span(start, start + len(name)), "person", full or name, entity, role)


def read(text: str, language: str, *mentions: Mention) -> tuple[Quotation, ...]:
    return quotations_in(text, sentences(text), mentions, speech_words(language))


def test_a_speaker_is_made_from_capitals_where_no_mention_is_given() -> None:
    (quotation,) = read("“We shall wait,” said Ngozi Eze.", "en")
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Ngozi Eze"
    assert quotation.path == "capitals"


def test_both_halves_of_a_split_quotation_are_one() -> None:
    text = "“The road,” Ngozi Eze said, “is closed.”"
    (quotation,) = read(text, "en", person(text, "Ngozi Eze"))
    assert [part.of(text) for part in quotation.parts] == ["The road,", "is closed."]
    assert quotation.cue is not None
    assert quotation.cue.of(text) == "said"


def test_a_mixed_quotation_keeps_what_stands_in_marks() -> None:
    text = "Ngozi Eze said that the road was “barely a track” in winter."
    (quotation,) = read(text, "en", person(text, "Ngozi Eze"))
    assert quotation.kind == "mixed"
    assert [span.of(text) for span in quotation.quoted] == ["barely a track"]
    assert quotation.span.of(text) == "the road was “barely a track” in winter"


def test_a_pull_quote_repeats_the_quotation() -> None:
    text = "“The road is closed.” — Ngozi Eze\n“The road is closed. Nobody knows why,” said Eze."
    pulled, full = read(text, "en", person(text, "Ngozi Eze"))
    assert pulled.repeats == full.span
    assert full.repeats is None


def test_the_chain_runs_from_the_medium_to_the_speaker() -> None:
    text = "En entrevista con El Faro, Rosa Lagos dijo que la ruta está cerrada."
    paper = Mention(Span(18, 25), "organisation", "El Faro", "el-faro")
    assert paper.span.of(text) == "El Faro"
    (quotation,) = read(text, "es", paper, person(text, "Rosa Lagos"))
    assert quotation.chain == ("el-faro", "rosa-lagos")


def test_a_subject_left_out_is_the_last_speaker() -> None:
    text = "Rosa Lagos dijo que la ruta está cerrada. “Nadie avisó”, abundó."
    quotation = read(text, "es", person(text, "Rosa Lagos"))[-1]
    assert quotation.path == "elided"
    assert quotation.speaker is not None
    assert quotation.speaker.entity == "rosa-lagos"


def test_the_gender_of_the_verb_chooses_the_speaker() -> None:
    text = "Пришли Анна Котова и Иван Белов. «Дорога закрыта», — сказала она."
    anna, ivan = person(text, "Анна Котова"), person(text, "Иван Белов")
    (quotation,) = read(text, "ru", anna, ivan)
    assert quotation.speaker is not None
    assert quotation.speaker.name == "Анна Котова"


def test_names_in_marks_are_no_quotations() -> None:
    assert not read("ООО «Ромашка» строит завод «Заря».", "ru")
    assert not read("El foro “Puertos del mañana” empezó.", "es")
    assert not read("The panel “Ports of Tomorrow” began.", "en")


def test_renaming_countries_and_people_keeps_the_structure() -> None:
    text = "{0}’s envoy, {1}, said the deal with {2} was “fair.” “We are glad,” {1} added."
    shapes = []
    for names in (("Chile", "Luz Mora", "Vietnam"), ("Kenya", "Ada Otieno", "Norway")):
        filled = text.format(*names)
        found = read(filled, "en", person(filled, names[1]))
        shapes.append([(q.kind, q.path, len(q.parts), bool(q.speaker)) for q in found])
    assert shapes[0] == shapes[1]
    assert len(shapes[0]) == 2


MARKS = ["“", "”", '"', "'", "’", "«", "»", "—", "- ", "\n", ", ", ". ", ": "]
CUES = [
    "said ",
    "dijo ",
    "сказал ",
    "according to ",
    "según ",
    "по словам ",
    "that ",
    "que ",
    "что ",
]
PIECES = st.sampled_from([*MARKS, *CUES, "Ana Ruiz ", "a b c d "])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40), st.sampled_from(["en", "es", "ru"]))
def test_spans_stand_in_the_text_and_in_order(pieces: list[str], language: str) -> None:
    text = "".join(pieces)
    found = read(text, language)
    assert list(found) == sorted(found, key=lambda q: (q.span, q.kind))
    for quotation in found:
        spans = [quotation.span, *quotation.parts, *quotation.quoted]
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
        assert all(quotation.span.holds(part) for part in quotation.parts)
    assert found == read(text, language)
