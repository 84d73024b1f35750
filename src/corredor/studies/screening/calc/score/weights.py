"""Weights of tokens: how much of a name each word carries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import Final, Self

from corredor.studies.screening.calc.names.records import (
    FORM,
    GENERIC,
    INITIAL,
    NUMBER,
    PARTICLE,
    TITLE,
    WORD,
    NameForm,
    Token,
)

KIND: Final[Mapping[str, float]] = {
    WORD: 1.0,
    GENERIC: 0.75,
    NUMBER: 0.45,
    INITIAL: 0.3,
    PARTICLE: 0.06,
    TITLE: 0.06,
    FORM: 0.06,
}
"""Weight of a token by its kind, beside a word's of 1."""
TERM: Final = 0.7
"""Weight of a word that is a term of organisations."""
SHORT: Final[Mapping[int, float]] = {1: 0.3, 2: 0.6, 3: 0.85}
"""Weight of a word by its letters, 1 for longer ones."""
COMMON_NAME: Final = 0.75
"""Weight of a given name that many bear."""
PATRONYMIC: Final = 0.6
PATRONYMIC_ENDINGS: Final = (
    "ovich",
    "evich",
    "avich",
    "ovitch",
    "evitch",
    "ovic",
    "ovyc",
    "ovych",
    "evych",
    "ovna",
    "evna",
    "ivna",
    "ichna",
    "inichna",
    "yivna",
    "auna",
    "euna",
)
LONGEST_PATRONYMIC: Final = 6
RAREST: Final = 1.15
COMMONEST: Final = 0.5
FALL: Final = 0.1
"""Weights of a word that no name or one name holds, of the commonest, and the fall between."""
PERSON: Final = "person"
REMEMBERED: Final = 100_000


@dataclass(frozen=True)
class Rarity:
    """How rare words are in the loaded lists.

    Parameters
    ----------
    weights
        Weight by first sound, about 1 for a usual word; less for what many names share.
    unseen
        Weight of a word that no list holds.
    """

    weights: Mapping[str, float] = field(default_factory=dict[str, float])
    unseen: float = 1.0

    @classmethod
    def counted(cls, forms: Iterable[NameForm]) -> Self:
        """Return the rarity of words in given names: less by a tenth for each e-fold count.

        Examples
        --------
        >>> word = Token("gruma", WORD, ("gruma",), "grm", (), "Gruma")
        >>> form = NameForm("Gruma", "organisation", "latin", (word,), "", "", "", True, "", False)
        >>> Rarity.counted([form, form]).of(word) < Rarity.counted([form]).of(word)
        True
        """
        counts = Counter(token.sounds[0] for form in forms for token in form.tokens)
        return cls(
            {word: max(COMMONEST, RAREST - FALL * log(count)) for word, count in counts.items()},
            RAREST,
        )

    def knows(self, token: Token) -> bool:
        """Whether a list holds the word: then it is hardly a slip for another one."""
        return token.sounds[0] in self.weights

    def of(self, token: Token) -> float:
        """Return the weight of a word."""
        return self.weights.get(token.sounds[0], self.unseen)


NO_RARITY: Final = Rarity()


def weight(token: Token, form: NameForm, rarity: Rarity = NO_RARITY) -> float:
    """Return the weight of a token of a name.

    Examples
    --------
    >>> word = Token("gruma", WORD, ("gruma",), "grm", (), "Gruma")
    >>> weight(word, NameForm("Gruma", "organisation", "latin", (word,), "", "gruma", "g",
    ...                       True, "", False))
    1.0
    """
    return word_weight(token, form.schema == PERSON, is_patronymic(token, form), rarity)


def word_weight(token: Token, person: bool, patronymic: bool, rarity: Rarity = NO_RARITY) -> float:
    """Return the weight of a token of a person's or another's name.

    Parameters
    ----------
    patronymic
        Whether it stands as a patronymic in a person's name.
    """
    base = KIND[token.kind]
    if token.kind != WORD:
        return base
    base *= SHORT.get(len(token.key), 1.0) * rarity.of(token)
    if not person:
        return base * TERM if token.concepts else base
    if patronymic:
        return base * PATRONYMIC
    return base * COMMON_NAME if token.concepts else base


def is_patronymic(token: Token, form: NameForm) -> bool:
    """Whether a word of a person's name of three words is an East Slavic patronymic."""
    return (
        len(form.tokens) > 2
        and len(token.key) > LONGEST_PATRONYMIC
        and token is not form.tokens[0]
        and patronymic_ending(token.key) > 0
    )


@lru_cache(REMEMBERED)
def patronymic_ending(key: str) -> int:
    """Return how many letters of a word are the ending of an East Slavic patronymic, 0 if none.

    Examples
    --------
    >>> patronymic_ending("viktorovich"), patronymic_ending("lavrov")
    (5, 0)
    """
    if len(key) <= LONGEST_PATRONYMIC or not key.endswith(PATRONYMIC_ENDINGS):
        return 0
    return next(len(end) for end in PATRONYMIC_ENDINGS if key.endswith(end))
