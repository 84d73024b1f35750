"""The normal form of a name: what blocking and scoring read instead of the text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

WORD: Final = "word"
GENERIC: Final = "generic"
NUMBER: Final = "number"
INITIAL: Final = "initial"
PARTICLE: Final = "particle"
TITLE: Final = "title"
FORM: Final = "form"
PHRASE: Final = "+"
"""Stands before a concept that a word means together with its neighbours."""
BITS: Final = 64
BEARING: Final = frozenset((WORD, GENERIC, NUMBER, INITIAL))
"""Kinds of tokens by which a name is told from others; the rest may come and go."""


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a name.

    Parameters
    ----------
    key
        Small Latin letters and digits, a Cyrillic word by the most usual transliteration.
    kind
        One of `WORD`, `GENERIC`, `NUMBER`, `INITIAL`, `PARTICLE`, `TITLE`, `FORM`.
    sounds
        Spellings folded so that systems of transliteration meet, one for each way to read the
        letters (English and Slavic first), without doubles, never empty.
    bones
        The consonants of the first sound: what an Arabic or Hebrew writing keeps.
    concepts
        Terms of organisations that the word stands for, in any language, sorted; after `PHRASE`
        those that it is a part of.
    written
        The word as it stood.
    letters
        The letters of key and sounds, one bit each: words without common bits aren't near.
    """

    key: str
    kind: str
    sounds: tuple[str, ...]
    bones: str
    concepts: tuple[str, ...]
    written: str
    letters: int = 0


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name made comparable.

    Parameters
    ----------
    text
        The name as it stood.
    schema
        ``person``, ``organisation``, ``vessel``, ``aircraft`` or ``unknown``.
    script
        Script of most letters: ``latin``, ``cyrillic``, ``arabic``, ... or ``none``.
    tokens
        All words in their order, legal forms as one token each.
    form
        Equivalence class of the legal form, or "".
    glued
        First sounds of the bearing tokens without blanks, in their order.
    initials
        First letters of the bearing tokens, in their order.
    screenable
        Whether the name can be told from others at all.
    reason
        Why it can't, in a word: ``empty``, ``generic``, ``short``, ``numbers``; else "".
    approximate
        Whether letters were folded by the caller's fallback and not by a table.
    parts
        Forms of the names that a stroke parts, where the text holds several.
    """

    text: str
    schema: str
    script: str
    tokens: tuple[Token, ...]
    form: str
    glued: str
    initials: str
    screenable: bool
    reason: str
    approximate: bool
    parts: tuple[NameForm, ...] = ()

    @property
    def every(self) -> tuple[NameForm, ...]:
        """The whole name, and each of the names that a stroke parts."""
        return (self, *self.parts)

    @property
    def bearing(self) -> tuple[Token, ...]:
        """Tokens by which the name is told from others."""
        return tuple(token for token in self.tokens if token.kind in BEARING)


def token_keys(token: Token) -> tuple[str, ...]:
    """Return the keys under which a token is found: sounds as they are, others marked.

    A sound may be met within the edit budget; keys that begin with ``=`` (concept) or ``-``
    (consonants) are met only exactly.

    Examples
    --------
    >>> token_keys(Token("mashiny", WORD, ("maxini",), "mxn", ("machine",), "машины"))
    ('maxini', '=machine', '-mxn')
    """
    return (
        *token.sounds,
        *(f"={name.lstrip(PHRASE)}" for name in token.concepts),
        f"-{token.bones}",
    )


def letter_bits(words: tuple[str, ...]) -> int:
    """Return the letters of some words, one bit each.

    Examples
    --------
    >>> letter_bits(("ab", "ba")).bit_count(), letter_bits(("abc",)) & letter_bits(("xyz",))
    (2, 0)
    """
    bits = 0
    for letter in "".join(words):
        bits |= 1 << (ord(letter) % BITS)
    return bits
