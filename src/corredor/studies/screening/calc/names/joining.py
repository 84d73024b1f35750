"""Words of a name put together or judged once all are known: letters, numbers, surnames."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from corredor.studies.screening.calc.names.records import (
    GENERIC,
    INITIAL,
    NUMBER,
    PARTICLE,
    TITLE,
    WORD,
    Token,
    letter_bits,
)

ENOUGH: Final = 3
_TENS: Final = "20"
SHORTEST: Final = 2
"""Letters that a name needs beside its legal form to be screened."""


def surnames_kept(tokens: list[Token]) -> list[Token]:
    """Return tokens with titles and particles as words where they must be names.

    A title stands before a name: King, Bishop or Graf at its end is a surname, unless a name of
    `ENOUGH` words stands before. Of two words none is a particle.
    """
    words = sum(token.kind == WORD for token in tokens)
    return [
        replace(token, kind=WORD)
        if (token.kind == TITLE and number == len(tokens) - 1 and words < ENOUGH)
        or (token.kind == PARTICLE and words < ENOUGH - 1)
        else token
        for number, token in enumerate(tokens)
    ]


def joined_letters(tokens: list[Token]) -> list[Token]:
    """Return tokens with single letters in a row as one word: A B C as ABC."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if token.kind == INITIAL and before is not None and before.kind == INITIAL:
            key = before.key + token.key
            written = f"{before.written} {token.written}"
            joined[-1] = Token(key, INITIAL, (key,), key, (), written)
        else:
            joined.append(token)
    return [
        Token(t.key, WORD, t.sounds, t.bones, t.concepts, t.written, letter_bits((t.key,)))
        if t.kind == INITIAL and len(t.key) > 1
        else t
        for t in joined
    ]


def joined_numbers(tokens: list[Token]) -> list[Token]:
    """Return tokens with tens and units in words as one number: forty four as 44."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.kind == token.kind == NUMBER
            and len(before.key) == len(_TENS)
            and before.key.endswith(_TENS[1])
            and len(token.key) == 1
        ):
            key = before.key[0] + token.key
            written = f"{before.written} {token.written}"
            joined[-1] = Token(key, NUMBER, (key,), key, (), written)
        else:
            joined.append(token)
    return joined


def reason_against(tokens: list[Token]) -> str:
    """Return why a name can't be told from others, or ""."""
    if not tokens:
        return "empty"
    words = [token for token in tokens if token.kind == WORD]
    if words:
        if sum(len(token.key) for token in words) < SHORTEST:
            return "short"
        return ""
    kinds = {token.kind for token in tokens}
    if NUMBER in kinds and GENERIC not in kinds:
        return "numbers"
    return "short" if INITIAL in kinds else "generic"
