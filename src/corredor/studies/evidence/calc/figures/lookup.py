"""Looking up words around a number: the unit behind it, the money before it, its bounds."""

from __future__ import annotations

import re as stdlib_re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.figures.words import (
    LONGEST_PHRASE,
    TOKEN,
    Sense,
    Token,
    Trie,
    UnitWords,
    folded_token,
    next_token,
)
from corredor.studies.evidence.calc.records import Qualifier, Span

BLANKS: Final = " \u00a0\u2007\u2009\u202f\n"
_BLANK: Final = frozenset(BLANKS)
_NEVER: Final = frozenset(",;:!?)]}0123456789")
_HYPHENS: Final = "-‑–"
_GLUED: Final = stdlib_re.compile(r"[0-9](?<=[A-Za-z.][0-9])")
MILLIONS: Final = "M"
MILLION: Final = Decimal(1_000_000)
CODE: Final = 3
"""Letters of a code of ISO 4217."""
_WINDOW: Final = 10
"""Characters before a number in which its money's symbol or code is looked for."""
_BOUND_WINDOW: Final = 48
"""Characters before a number in which a bound is looked for."""


class Found(NamedTuple):
    """A sense and where its words stand."""

    sense: Sense
    span: Span


def skip_blank(text: str, at: int) -> int:
    """Return the offset behind one blank, or two, none of them twice the end of a line."""
    if text[at : at + 1] not in _BLANK:
        return at
    if text[at + 1 : at + 2] not in _BLANK:
        return at + 1
    return at if text[at] == text[at + 1] == "\n" else at + 2


def _walked(text: str, at: int, trie: Trie, lemmas: Mapping[str, str] | None) -> tuple[object, int]:
    """Return the meaning of the longest phrase of a tree at an offset, and its end."""
    first = next_token(text, at)
    if first is None or _key(first, lemmas) not in trie:
        return None, at
    node, best, end, glued = trie, None, at, at
    for _ in range(LONGEST_PHRASE):
        token = next_token(text, at)
        if token is None or (at > glued and token.text.isdigit()):
            break
        step = node.get(_key(token, lemmas))
        if step is None and token.text == "-" and node is not trie:
            at = token.end
            continue
        if step is None:
            break
        node = step
        glued = token.end
        if "" in node:
            best, end = node[""], glued
            if len(node) == 1:
                break
        at = skip_blank(text, glued)
    return best, end


def _key(token: Token, lemmas: Mapping[str, str] | None) -> str:
    """Return what a token is looked up by: itself, or its lemma."""
    return token.text if lemmas is None else lemmas.get(token.folded, token.folded)


def may_be_unit(text: str, at: int, words: UnitWords) -> bool:
    """Whether the first word at an offset is one that units begin with."""
    token = next_token(text, at)
    if token is None:
        return False
    return token.text in words.exact or _key(token, words.lemmas) in words.names


def sense_at(text: str, at: int, words: UnitWords) -> Found | None:
    """Return the unit whose words begin at an offset: the longest, symbols before names."""
    if not may_be_unit(text, at, words):
        return None
    exact, exact_end = _walked(text, at, words.exact, None)
    named, named_end = _walked(text, at, words.names, words.lemmas)
    if exact is not None and exact_end >= named_end:
        return Found(exact, Span(at, exact_end))  # pyright: ignore[reportArgumentType]
    if named is not None:
        return Found(named, Span(at, named_end))  # pyright: ignore[reportArgumentType]
    return None


def sense_behind(text: str, at: int, words: UnitWords, *, large: bool) -> Found | None:
    """Return the unit behind a number that ends at an offset.

    A hyphen may link the two, as in "three-foot"; behind a `large` number, "de" or "of".
    """
    start = skip_blank(text, at)
    if start >= len(text):
        return None
    found = sense_at(text, start, words)
    if found is not None:
        hyphen = text[start] in _HYPHENS
        return Found(found.sense, Span(start + 1, found.span.end)) if hyphen else found
    if start == at and text[at] in _HYPHENS:
        return sense_at(text, at + 1, words)
    if text[start] == "<" and ">" in text[start : start + 6]:
        inner = sense_at(text, start + 1, words)
        if inner is not None and text[inner.span.end : inner.span.end + 1] == ">":
            return Found(inner.sense, Span(start, inner.span.end + 1))
    if large:
        token = next_token(text, start)
        if token is not None and words.says_folded("link", token.folded):
            return sense_at(text, skip_blank(text, token.end), words)
    return None


def money_before(text: str, start: int, words: UnitWords, *, small: bool = False) -> Found | None:
    """Return the money whose symbol or code stands before a number that starts at an offset.

    In a text that is `small`, all in small letters, codes may be so too.
    """
    end = start
    while end > 0 and start - end < 2 and text[end - 1] in BLANKS[:-1]:
        end -= 1
    window = text[max(0, end - _WINDOW) : end]
    if not window or window[-1] in _NEVER:
        return None
    if not small and words.before_ends.isdisjoint((window[-2:], window[-1])):
        return None
    for length in range(len(window), 0, -1):
        sense = words.before.get(window[-length:])
        if sense is None and small and 1 < length <= CODE and window[-length:].isalpha():
            code = window[-length:]
            sense = words.before.get(code.upper()) or words.before.get(code.capitalize())
        if sense is None:
            continue
        begin = end - length
        if text[begin].isalpha() and begin > 0 and (text[begin - 1].isalnum()):
            continue
        return _in_millions(text, Found(sense, Span(begin, end)))
    return None


def _in_millions(text: str, found: Found) -> Found:
    """Return the money with the mark of millions before its sign, as in "M€ 20".

    With the sign of dollars and pesos the mark may be of thousands, and stays unread.
    """
    sense, begin = found.sense, found.span.start
    told = not sense.dollar and sense.scale == 1 and not text[begin].isalpha()
    if not told or text[begin - 1 : begin] != MILLIONS or text[begin - 2 : begin - 1].isalnum():
        return found
    return Found(replace(sense, scale=MILLION), Span(begin - 1, found.span.end))


def with_money_signs(text: str, words: UnitWords) -> str:
    """Return a text of the same length in which codes glued to digits are signs of money.

    In "USD20" and "Rs500" the letters belong to no name, as they do in "A330"; a reader of
    numbers sees that when the letters are signs.

    Parameters
    ----------
    text, words
        The text and the lexicon of its language.
    """
    pieces: list[str] = []
    done = 0
    for digit in _GLUED.finditer(text):
        at = digit.start()
        start = next((at - size for size in (4, 3, 2) if _is_code(text, at - size, at, words)), at)
        if start < at:
            pieces += (text[done:start], "¤" * (at - start))
            done = at
    return "".join([*pieces, text[done:]]) if pieces else text


def _is_code(text: str, start: int, end: int, words: UnitWords) -> bool:
    """Whether a stretch is a code or symbol of money that nothing but money can be."""
    if start < 0 or (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "_.-")):
        return False
    sense = words.before.get(text[start:end])
    return sense is not None and not sense.context and not sense.word


def bound_before(text: str, start: int, words: UnitWords) -> tuple[Qualifier, int] | None:
    """Return the bound that ends right before an offset, and where it starts."""
    begin = max(0, start - _BOUND_WINDOW)
    node: Trie = words.bounds_before
    best: tuple[Qualifier, int] | None = None
    place = start
    for chunk in reversed(text[begin:start].split()):
        place = text.rfind(chunk, begin, place)
        for token, offset in _reversed_tokens(chunk):
            step = node.get(token)
            if step is None:
                return best
            node = step
            if "" in node:
                best = node[""], place + offset
    return best


@lru_cache(maxsize=8192)
def _reversed_tokens(chunk: str) -> tuple[tuple[str, int], ...]:
    """Return the folded tokens of a stretch without blanks, each with its offset, last first."""
    found = [(folded_token(token[0]), token.start()) for token in TOKEN.finditer(chunk)]
    return tuple(reversed(found))


def bound_behind(text: str, at: int, words: UnitWords) -> tuple[Qualifier, int] | None:
    """Return the bound that begins right behind an offset, and where it ends."""
    meaning, end = _walked(text, skip_blank(text, at), words.bounds_after, {})
    token = next_token(text, skip_blank(text, end)) if meaning is not None else None
    if token is not None and words.says_folded("than", token.folded):
        return None
    return None if meaning is None else (meaning, end)  # pyright: ignore[reportReturnType]


def phrase_at(text: str, at: int, words: UnitWords, kind: str) -> int | None:
    """Return the end of the stop word of a kind at an offset; None where there is none."""
    meaning, end = meaning_at(text, at, words, kind)
    return end if meaning else None


def meaning_at(text: str, at: int, words: UnitWords, kind: str) -> tuple[str, int]:
    """Return what the stop word of a kind at an offset means, empty for none, and its end."""
    stops = words.phrases.get(kind)
    if stops is None:
        return "", at
    meaning, end = _walked(text, at, stops, {})
    return str(meaning or ""), end
