"""Names as columns of numbers: tokens with spellings, meanings and weights, for `many`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.ranges import Bools, Ints
from corredor.studies.screening.calc.names.kept import KeptForms
from corredor.studies.screening.calc.names.records import (
    BEARING,
    FORM,
    GENERIC,
    INITIAL,
    NUMBER,
    PARTICLE,
    PHRASE,
    TITLE,
    WORD,
    Token,
)
from corredor.studies.screening.calc.score.likeness import FIRST_SYLLABLE, MOST_SOUNDS
from corredor.studies.screening.calc.score.likenesses import LONGEST, Spelt
from corredor.studies.screening.calc.score.weights import (
    NO_RARITY,
    Rarity,
    patronymic_ending,
    word_weight,
)

Array = NDArray[Any]
Bits = NDArray[np.uint64]
KINDS: Final = (WORD, GENERIC, NUMBER, INITIAL, PARTICLE, TITLE, FORM)
"""Kinds of tokens by number."""
IS_BEARING: Final = np.array([kind in BEARING for kind in KINDS])
"""Whether tokens of each kind tell names apart."""
NONE: Final = -1
"""Stands where a row has nothing more."""
BITS: Final = 64
LEAST_WORDS: Final = 2
"""A name needs more tokens than these for one of them to be a patronymic."""


class Numbers:
    """Numbers of texts: those that another set has keep theirs.

    Examples
    --------
    >>> listed = Numbers()
    >>> listed.of("a"), listed.of("b")
    (0, 1)
    >>> asked = Numbers(listed)
    >>> asked.of("b"), asked.of("c"), len(listed)
    (1, 2, 2)
    """

    def __init__(self, base: Numbers | None = None) -> None:
        self._base = base.known if base else {}
        self.known: dict[str, int] = {}

    def of(self, text: str) -> int:
        """Return the number of a text."""
        held = self._base.get(text)
        return self.known.setdefault(text, len(self)) if held is None else held

    def __len__(self) -> int:
        return len(self._base) + len(self.known)


@dataclass(frozen=True, eq=False)
class Tokens:
    """Different tokens, a row each; texts of both sides of a comparison have common numbers.

    Parameters
    ----------
    tokens
        The tokens.
    spelt
        Their different spellings.
    spellings
        Rows of `spelt`: key, then `MOST_SOUNDS` sounds, then the key without the ending of a
        patronymic; `NONE` where there are fewer.
    key, bones
        Numbers of these texts.
    sounds, concepts, phrases
        Numbers of sounds, of what a token means, and of what it means with its neighbours;
        `NONE` at the end of a row.
    kind
        Place in `KINDS`.
    length, bone_count
        Letters of key and bones.
    letters, openings
        Letters of key and sounds, and first letters of sounds, as bits.
    ascii, odd
        Whether it was written in ASCII, and whether it is too long, or written in syllables.
    known
        Whether a list holds the word, where words of lists were counted.
    weight
        Weight in a body's name, in a person's, and there as a patronymic, shape (tokens, 3).
    """

    tokens: Sequence[Token]
    spelt: Spelt
    spellings: Ints
    key: Ints
    bones: Ints
    sounds: Ints
    concepts: Ints
    phrases: Ints
    kind: Ints
    length: Ints
    bone_count: Ints
    letters: Bits
    openings: Bits
    ascii: Bools
    odd: Bools
    known: Bools
    weight: Array

    @classmethod
    def of(cls, tokens: Sequence[Token], rarity: Rarity, numbers: Numbers) -> Self:
        """Return the columns of different tokens."""
        local = Numbers()
        texts = numbers.of
        columns = [_Row(token, local.of) for token in tokens]
        return cls(
            tokens=tokens,
            spellings=np.array([row.spellings for row in columns], np.int64).reshape(
                -1, MOST_SOUNDS + 2
            ),
            spelt=Spelt.of(list(local.known)),
            key=_ints(texts(token.key) for token in tokens),
            bones=_ints(texts(token.bones) for token in tokens),
            sounds=_square([[texts(sound) for sound in token.sounds] for token in tokens]),
            concepts=_square([[texts(f"={held}") for held in token.concepts] for token in tokens]),
            phrases=_square([_phrases(token, texts) for token in tokens]),
            kind=_ints(KINDS.index(token.kind) for token in tokens),
            length=_ints(len(token.key) for token in tokens),
            bone_count=_ints(len(token.bones) for token in tokens),
            letters=np.array([token.letters for token in tokens], np.uint64),
            openings=np.array([_opening(token.sounds) for token in tokens], np.uint64),
            ascii=np.array([token.written.isascii() for token in tokens], np.bool_),
            odd=np.array([row.odd for row in columns], np.bool_),
            known=np.array(
                [bool(rarity.weights) and rarity.knows(token) for token in tokens], np.bool_
            ),
            weight=np.array([_weights(token, rarity) for token in tokens], np.float64).reshape(
                -1, 3
            ),
        )


class _Row:
    """Spellings of one token."""

    def __init__(self, token: Token, number: Callable[[str], int]) -> None:
        ending = patronymic_ending(token.key)
        sounds = token.sounds[:MOST_SOUNDS]
        stem = number(token.key[:-ending]) if ending else NONE
        missing = (NONE,) * (MOST_SOUNDS - len(sounds))
        self.spellings = (number(token.key), *map(number, sounds), *missing, stem)
        longest = max(len(token.key), *(len(sound) for sound in token.sounds))
        self.odd = longest > LONGEST or token.written[:1] >= FIRST_SYLLABLE


def _ints(values: Iterable[int]) -> Ints:
    return np.array(list(values), np.int64)


def _square(rows: Sequence[Sequence[int]]) -> Ints:
    width = max((len(row) for row in rows), default=0)
    found = np.full((len(rows), width), NONE, np.int64)
    for at, row in enumerate(rows):
        found[at, : len(row)] = row
    return found


def _phrases(token: Token, texts: Callable[[str], int]) -> list[int]:
    return [texts(f"={held[len(PHRASE) :]}") for held in token.concepts if held.startswith(PHRASE)]


def _opening(sounds: Sequence[str]) -> int:
    bits = 0
    for sound in sounds:
        bits |= 1 << (ord(sound[0]) % BITS)
    return bits


def _weights(token: Token, rarity: Rarity) -> tuple[float, float, float]:
    return (
        word_weight(token, person=False, patronymic=False, rarity=rarity),
        word_weight(token, person=True, patronymic=False, rarity=rarity),
        word_weight(token, person=True, patronymic=True, rarity=rarity),
    )


@dataclass(frozen=True, eq=False)
class Names:
    """Names as rows of tokens.

    Parameters
    ----------
    tokens
        Their different tokens.
    starts, numbers
        Where the tokens of each name but those of its legal form begin, and these; all of them
        where a name has nothing else.
    patronymic
        Whether a token stands as a patronymic, shape (numbers,).
    sayings, kind
        Different schemas, scripts and legal forms, and which of these each name has.
    apart
        Whether a name must be scored by itself: one that a stroke parts, or with an odd word.
    words
        How many words each name has.
    """

    tokens: Tokens
    starts: Ints
    numbers: Ints
    patronymic: Bools
    sayings: Sequence[tuple[str, str, str]]
    kind: Ints
    apart: Bools
    words: Ints

    @classmethod
    def of(
        cls, kept: KeptForms, rarity: Rarity = NO_RARITY, numbers: Numbers | None = None
    ) -> Self:
        """Return kept names as columns.

        Parameters
        ----------
        numbers
            Those of the side that is compared with.
        """
        tokens = Tokens.of(kept.tokens, rarity, Numbers() if numbers is None else numbers)
        starts, flat = np.array(kept.starts, np.int64), np.array(kept.numbers, np.int64)
        of_name = np.repeat(np.arange(len(kept)), np.diff(starts))
        is_form = tokens.kind[flat] == KINDS.index(FORM)
        bare = _counted(of_name[~is_form], len(kept)) == 0
        held = ~is_form | bare[of_name]
        apart = _counted(of_name[tokens.odd[flat]], len(kept)) > 0
        apart[list(kept.parted)] = True
        return cls(
            tokens=tokens,
            starts=np.concatenate(([0], np.cumsum(_counted(of_name[held], len(kept))))),
            numbers=flat[held],
            patronymic=_patronymics(tokens, starts, flat, of_name)[held],
            sayings=[said[:3] for said in kept.sayings],
            kind=np.array(kept.kinds, np.int64),
            apart=apart,
            words=_counted(of_name[tokens.kind[flat] == KINDS.index(WORD)], len(kept)),
        )

    def __len__(self) -> int:
        return len(self.kind)

    @property
    def sizes(self) -> Ints:
        """Tokens of each name."""
        return np.diff(self.starts)


def _counted(numbers: Ints, count: int) -> Ints:
    return np.bincount(numbers, minlength=count).astype(np.int64)


def _patronymics(tokens: Tokens, starts: Ints, flat: Ints, of_name: Ints) -> Bools:
    """Whether tokens would stand as patronymics in a person's name."""
    many = np.diff(starts) > LEAST_WORDS
    has_ending = tokens.spellings[:, -1] != NONE
    is_first = flat == flat[np.minimum(starts[:-1], len(flat) - 1)][of_name]
    return many[of_name] & has_ending[flat] & ~is_first
