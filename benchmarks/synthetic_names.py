"""Synthetic names of persons and companies in Russian, Mexican and English manner.

No person or company is meant. Given names and the words of companies are common ones; surnames
and company words beyond a few common ones are made of syllables. How often a name is drawn falls
with its rank, as it does in registers, so that a few words stand in many names and most in one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
MANNERS = ("ru", "mx", "en")
TAIL = 60_000
"""Made surnames, and made words of companies, of each manner."""
STEEPNESS = 0.9
"""How fast the frequency of a name falls with its rank."""
PERSONS = 0.6
"""Share of persons."""
DRAWN = 20_000
"""Names drawn at a time."""


class Made(NamedTuple):
    """A synthetic name and its schema."""

    text: str
    schema: str


class Names:
    """Draws names; the same seed draws the same."""

    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        made = np.random.default_rng(1)
        self.surnames = {
            manner: [*_words(manner, "surnames"), *_made(made, manner, _words(manner, "ends"))]
            for manner in MANNERS
        }
        self.brands = {manner: _made(made, manner, [""]) for manner in MANNERS}

    def __call__(self, count: int) -> Iterator[Made]:
        """Yield so many names."""
        while count > 0:
            drawn = min(count, DRAWN)
            yield from self._some(drawn)
            count -= drawn

    def _some(self, count: int) -> Iterator[Made]:
        for number, manner in enumerate(MANNERS):
            size = (count + number) // len(MANNERS)
            persons = int(size * PERSONS)
            yield from self._persons(manner, persons)
            yield from self._companies(manner, size - persons)

    def _drawn(self, held: Sequence[str], count: int) -> list[str]:
        ranks = _ranks(self.random, len(held), count)
        return [held[rank] for rank in ranks]

    def _persons(self, manner: str, count: int) -> Iterator[Made]:
        given, second = (self._drawn(_words(manner, "given"), count) for _ in range(2))
        surname, other = (self._drawn(self.surnames[manner], count) for _ in range(2))
        for first, middle, last, more in zip(given, second, surname, other, strict=True):
            if manner == "ru":
                yield Made(f"{first} {middle}ovich {last}", "person")
            elif manner == "mx":
                yield Made(f"{first} {middle} {last} {more}", "person")
            else:
                yield Made(f"{first} {last}", "person")

    def _companies(self, manner: str, count: int) -> Iterator[Made]:
        trade, brand = (
            self._drawn(held, count) for held in (_words(manner, "trades"), self.brands[manner])
        )
        form, other = (
            self._drawn(held, count) for held in (WORDS[manner]["forms"], self.brands[manner])
        )
        for what, name, kind, more in zip(trade, brand, form, other, strict=True):
            if manner == "ru":
                yield Made(f"{kind} {name.title()}{what.lower()}", "organisation")
            elif manner == "mx":
                yield Made(f"{what} {name.title()} {more.title()}, {kind}", "organisation")
            else:
                yield Made(f"{name.title()} {what} {kind}", "organisation")


def misspelt(text: str, random: Any, edits: int) -> str:
    """Return a name with letters changed at random, none at a blank."""
    letters = list(text)
    for _ in range(edits):
        places = [at for at, letter in enumerate(letters) if letter.isalpha()]
        at = places[int(random.integers(len(places)))]
        letter = "aeiorstnlk"[int(random.integers(10))]
        match int(random.integers(4)):
            case 0:
                letters[at] = letter
            case 1:
                letters.insert(at, letter)
            case 2:
                letters[at] = ""
            case _:
                after = min(at + 1, len(letters) - 1)
                letters[at], letters[after] = letters[after], letters[at]
        letters = [held for held in letters if held]
    return "".join(letters)


def _made(random: Any, manner: str, ends: list[str]) -> list[str]:
    """Return different words of two or three syllables and an end."""
    syllables = _words(manner, "syllables")
    found: dict[str, None] = {}
    while len(found) < TAIL:
        parts = random.choice(syllables, (TAIL, 3))
        count = random.integers(2, 4, TAIL)
        end = random.choice(ends, TAIL)
        for row, size, last in zip(parts, count, end, strict=True):
            found[("".join(row[:size]) + last).capitalize()] = None
    return list(found)[:TAIL]


def _words(manner: str, kind: str) -> list[str]:
    return WORDS[manner][kind].split()


def _ranks(random: Any, size: int, count: int) -> list[int]:
    """Return ranks drawn with a frequency that falls as a power of the rank."""
    weights = np.cumsum(np.arange(1, size + 1, dtype=float) ** -STEEPNESS)
    return np.searchsorted(weights, random.random(count) * weights[-1]).tolist()
