"""The words of a page: the short way finds what the pattern finds."""

from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.quotations.page import WORD, Page
from corredor.studies.evidence.study.lexicons.quotations import speech_words

WORDS = ("dijo", "Ωμέγα", "ΟΔΟΣ", "İzmir", "don’t", "Нью-Йорк", "m²", "x_y", "7", "a\u0301")
PIECES = st.sampled_from((*WORDS, *".,”…'-( \n\u00a0"))


@given(st.lists(PIECES, max_size=30).map("".join))
def test_words_are_those_of_the_pattern(text: str) -> None:
    page = Page(text, (), (), speech_words("en"))
    found = [page.word(at) for at in range(len(page.starts))]
    expected = [(*match.span(), match[0].lower()) for match in WORD.finditer(text)]
    assert [tuple(word) for word in found] == expected
