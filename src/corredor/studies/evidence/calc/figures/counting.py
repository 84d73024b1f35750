"""Counts: the noun that a number counts, next to it or behind its adjectives."""

from __future__ import annotations

from typing import Final, NamedTuple

from corredor.studies.evidence.calc.figures.lookup import sense_at, skip_blank
from corredor.studies.evidence.calc.figures.words import (
    Sense,
    UnitWords,
    folded_token,
    next_token,
)
from corredor.studies.evidence.calc.records import Span

FARTHEST: Final = 7
"""Words within which a counted noun is looked for."""
_RUSSIAN_ADJECTIVES: Final = ("ых", "их", "ые", "ие", "ого", "его", "ый", "ий", "ой", "ая", "ое")
_RUSSIAN_VERBS: Final = ("ло", "ли", "ла", "ть", "ет", "ит", "ют", "ят", "ся", "сь")
_CONJUNCTIONS: Final = frozenset(("and", "or", "y", "e", "o", "u", "и", "или", ","))


class Counted(NamedTuple):
    """A counted noun: its sense and where it stands."""

    sense: Sense
    span: Span
    unlisted: bool = False


def counted_behind(
    text: str, at: int, words: UnitWords, following: int | None = None, *, part: bool = False
) -> Counted | None:
    """Return the noun that a number which ends at an offset counts.

    A noun of the lexicon may stand behind adjectives; a noun that the lexicon lacks is taken
    only right behind the number, and its own letters are its id. Nothing is looked for behind
    `following`, where the next number starts. An article may stand before the noun of a `part`:
    "half of the firms".
    """
    limit = len(text) if following is None else following
    first: Counted | None = None
    run: list[Span] = []
    for place in range(FARTHEST):
        token = next_token(text, skip_blank(text, at))
        if token is None or token.start >= limit:
            break
        word = token.folded
        if place == 0 and word in ("of", "de"):
            at = token.end
            continue
        if place == 1 and part and words.says_folded("article", word):
            at = token.end
            continue
        if word in _CONJUNCTIONS or token.text == "-":
            if place == 0:
                break
            at = token.end
            continue
        if not token.text[0].isalpha() or words.says_folded("function", word):
            break
        found = sense_at(text, token.start, words)
        if found is not None and found.sense.kind == "count":
            first = Counted(found.sense, found.span)
            if words.language != "en":
                return first
            at = found.span.end
            beside = next_token(text, skip_blank(text, at))
            if beside is None or not beside.text[0].isalpha() or beside.start >= limit:
                return first
            again = sense_at(text, beside.start, words)
            if again is not None and again.sense.kind == "count" and text[at] == " ":
                return Counted(again.sense, again.span)
            return first
        run.append(Span(token.start, token.end))
        at = token.end
    return _unlisted(text, run, words)


def _unlisted(text: str, run: list[Span], words: UnitWords) -> Counted | None:
    """Return the noun of the words behind a number, none of which is in the lexicon."""
    chosen: Span | None = None
    if words.language == "en":
        close = run[:3]
        plural = [span for span in close if span.of(text).endswith("s")]
        chosen = plural[0] if plural else None
    elif words.language == "es":
        plural = [span for span in run[:2] if span.of(text).endswith("s")]
        chosen = plural[0] if plural else None
    else:
        for span in run[:3]:
            word = span.of(text).lower()
            if not word.endswith(_RUSSIAN_ADJECTIVES):
                chosen = None if word.endswith(_RUSSIAN_VERBS) else span
                break
    if chosen is None or not chosen.of(text)[0].islower():
        return None
    noun = _singular(folded_token(chosen.of(text)), words)
    return Counted(Sense("count", (noun,), noun=noun), chosen, unlisted=True)


def _singular(word: str, words: UnitWords) -> str:
    """Return a plural without its ending, as far as its letters show it."""
    if word in words.lemmas:
        return words.lemmas[word]
    if words.language == "en":
        if word.endswith("ies") and len(word) > 4:
            return f"{word[:-3]}y"
        if word.endswith(("ches", "shes", "xes", "sses")):
            return word[:-2]
        return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
    if words.language == "es":
        if word.endswith("es") and len(word) > 4 and word[-3] in "rlndzj":
            return word[:-2]
        return word[:-1] if word.endswith("s") else word
    return word
