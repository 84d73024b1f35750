"""Words of a text for names: they lie where they say, and none reaches into another sentence."""

from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.names.tokens import tokens_of
from corredor.studies.evidence.calc.text import sentences_of
from corredor.studies.evidence.study.lexicons.names import name_words
from corredor.studies.evidence.study.lexicons.text import sentence_words

LANGUAGES = ("en", "es", "ru")
SENTENCES = {language: sentence_words(language) for language in LANGUAGES}
NAMES = {language: name_words(language) for language in LANGUAGES}
PIECES = st.sampled_from(
    ("EE.", "UU", "Ana", "U.S.", "l’Étang", "M", "7", "аль-Марри", "А.", *" \n.!’-€«»:\0")
)


@given(st.lists(PIECES, max_size=30).map("".join), st.sampled_from(LANGUAGES))
def test_words_and_gaps_lie_in_their_sentences(text: str, language: str) -> None:
    sentences = sentences_of(text, SENTENCES[language])
    tokens = tokens_of(text, sentences, NAMES[language])
    last = 0
    for number in range(len(tokens)):
        start, end = tokens.start[number], tokens.end[number]
        span = sentences[tokens.sentence[number]].span
        assert text[start:end] == tokens.word[number]
        assert text[last:start] == tokens.gap[number]
        assert span.start <= start < end <= span.end
        last = end
