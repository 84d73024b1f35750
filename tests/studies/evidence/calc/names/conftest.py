"""Texts read as the study reads them: cut to sentences, with the words of their language."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from corredor.studies.evidence.calc.names import mentions_in
from corredor.studies.evidence.calc.records import Mention, Sentence, Span
from corredor.studies.evidence.study.lexicons.names import name_words

Reader = Callable[[str, str], tuple[Mention, ...]]

_SENTENCE = re.compile(r"[^\n]+?(?:(?<![ .][A-ZА-Я])(?<!\b[SDM]r)[.!?](?=\s|$)|(?=\n)|$)")


def cut(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that has no hard cases."""
    found: list[Sentence] = []
    for match in _SENTENCE.finditer(text):
        start = match.start() + len(match.group()) - len(match.group().lstrip())
        if start < match.end():
            span = Span(start, match.end())
            found.append(Sentence(span, text.count("\n", 0, start)))
    return tuple(found)


@pytest.fixture
def read() -> Reader:
    """Return the reader of a text in a language."""
    return lambda text, language: mentions_in(text, cut(text), name_words(language))
