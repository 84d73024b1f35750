"""Words of reported speech, built from the tables of `corredor.data.language`."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, cast

from corredor.data.language import language_table
from corredor.studies.evidence.calc.quotations import SpeechWords, VerbForm
from corredor.studies.evidence.calc.quotations.words import Gender, PhraseWords, VerbKind
from corredor.studies.evidence.study.lexicons.speech_verbs import FORMS, Form


@lru_cache(maxsize=8)
def speech_words(language: str) -> SpeechWords:
    """Return the words of reported speech of a language.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.

    Examples
    --------
    >>> speech_words("es").verbs["dijeron"].lemma
    'decir'
    """
    nouns = language_table(language, "quotations_nouns")
    people = [row for row in nouns if row["kind"] in ("role", "body")]
    phrases = language_table(language, "quotations_phrases")
    return SpeechWords(
        language=language,
        verbs=_verbs(language),
        phrases=_by_first_words(phrases),
        nouns={row["word"]: cast(Gender, row["gender"].replace("?", "")) for row in people},
        bodies=frozenset(row["word"] for row in people if row["kind"] == "body"),
        titles=frozenset(row["word"] for row in nouns if row["kind"] in ("title", "wording")),
        anonymous=frozenset(row["word"] for row in nouns if row["kind"] == "anonymous"),
        generic=frozenset(row["word"] for row in nouns if row["kind"] == "generic"),
        wordings=frozenset(row["word"] for row in nouns if row["kind"] == "wording"),
        forms_of_address={
            row["word"].rstrip("."): cast(Gender, row["gender"])
            for row in nouns
            if row["kind"] == "title_person"
        },
        pronouns={
            row["word"]: cast(Gender, row["gender"]) for row in nouns if row["kind"] == "pronoun"
        },
        given_names={
            row["name"].lower(): cast(Gender, row["gender"])
            for row in language_table("any", "quotations_given_names")
        },
        function=_function_words(language, phrases),
    )


SEARCHED: Final = ("according", "own", "interview", "further")
FUNCTION: Final = (
    "adverb",
    "as",
    "auxiliary",
    "backing",
    "blocking",
    "complementizer",
    "conjunction",
    "definite",
    "determiner",
    "first",
    "genitive",
    "joiner",
    "negation",
    "opening",
    "opinion",
    "passive",
    "preposition",
    "relative",
)
"""Kinds of function words, of which a language may have none."""


def _function_words(
    language: str, phrases: tuple[dict[str, str], ...]
) -> dict[str, frozenset[str]]:
    words: dict[str, set[str]] = {kind: set() for kind in FUNCTION}
    for row in language_table(language, "quotations_function"):
        words.setdefault(row["kind"], set()).add(row["word"])
    for row in phrases:
        if row["kind"] not in SEARCHED:
            words.setdefault(row["kind"], set()).add(row["phrase"])
    return {kind: frozenset(of_kind) for kind, of_kind in words.items()}


def _by_first_words(rows: tuple[dict[str, str], ...]) -> dict[str, tuple[PhraseWords, ...]]:
    found: dict[str, list[PhraseWords]] = {}
    for row in rows:
        if row["kind"] in SEARCHED:
            words = tuple(row["phrase"].split())
            found.setdefault(" ".join(words[:2]), []).append((words, row["kind"]))
    return {
        word: tuple(sorted(phrases, key=lambda phrase: (-len(phrase[0]), phrase)))
        for word, phrases in found.items()
    }


def _verbs(language: str) -> dict[str, VerbForm]:
    """All forms of all verbs; where two verbs share a form, the first row has it."""
    forms: dict[str, VerbForm] = {}
    for row in language_table(language, "quotations_verbs"):
        weak = frozenset(row["weak"].split())
        for form in FORMS[language](row):
            forms.setdefault(form.text, _entry(row, form, weak))
    return forms


def _entry(row: dict[str, str], form: Form, weak: frozenset[str]) -> VerbForm:
    return VerbForm(
        row["lemma"],
        cast(VerbKind, row["kind"]),
        weak=form.text in weak,
        finite=form.finite,
        gender=form.gender,
        follower=row.get("follower", ""),
    )
