from __future__ import annotations

import time

import pytest

from corredor.studies.evidence.calc.quotations import quotations_in
from corredor.studies.evidence.calc.quotations.marks import marked_in
from corredor.studies.evidence.calc.records import Sentence, Span
from corredor.studies.evidence.study.lexicons.quotations import speech_words


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("He said “yes.”", ["yes."]),
        ("„Ja“, said she.", ["Ja"]),
        ('He said "yes" and "no".', ["yes", "no"]),
        ("“He said ‘yes’ to me.”", ["He said ‘yes’ to me."]),
        ("«Мы из ООО «Заря», — сказал он.", ["Мы из ООО «Заря»"]),
        ("«Мы из «Зари»», — сказал он.", ["Мы из «Зари»"]),
        ("It's the workers' day.", []),
        ("‘It’s the workers’ day,’ he said.", ["It’s the workers’ day,"]),
        ("“One.\n“Two.”", ["One.\n“Two."]),
        ("“Never closed.\nNext line.", ["Never closed."]),
        ('A 32" belt and a 6\'2" man.', []),
    ],
)
def test_stretches_between_marks(text: str, inner: list[str]) -> None:
    assert [marked.inner.of(text) for marked in marked_in(text)] == inner


@pytest.mark.parametrize(
    "unit", ['"', "“", "«а", "'a ", "“a” ", "—", "— a, — said b. — c\n", "said ", "Ab: c\n", "„«“"]
)
def test_a_long_line_of_marks_or_cues_is_read_in_bounded_time(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    quotations_in(text, (Sentence(Span(0, len(text)), 0),), (), speech_words("en"))
    assert time.process_time() - begin < 30
