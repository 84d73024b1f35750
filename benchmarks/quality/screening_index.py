"""Hold the index of names against brute force: every pair of spellings, every pair of names.

``python benchmarks/quality/screening_index.py [ASKED NAMES]``, by default 1,000 names against
10,000, that is ten million pairs; 10000 100000 are a thousand million and take the better part of
an hour. Brute force knows no keys, no letters left out and no leading words: it fills the table of
distances of each spelling asked for and each listed one, and sums the weights of all words of all
names. Printed: the share of its pairs that the index gives, and of the index's that it gives. Half
of the names asked for are listed ones with one or two random edits.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))
from synthetic_names import Made, Names, misspelt

from corredor.studies.screening.calc.index import Budget, NameIndex, candidates
from corredor.studies.screening.calc.index.budget import LONGEST
from corredor.studies.screening.calc.index.keys import (
    VOWELLESS,
    Word,
    asked_whole,
    kept_whole,
    word_of,
)
from corredor.studies.screening.calc.index.words import opening_bits, weights
from corredor.studies.screening.calc.names.records import NameForm
from corredor.studies.screening.study.forms import name_reader

Array = NDArray[Any]
STROKE = 50
"""One name of so many is given as two with a stroke between."""


def table_of_distances(text: str, others: Array) -> Array:
    """Return the edits between a spelling and others of one length, shape (others,)."""
    rows, columns = len(text), others.shape[1]
    same = [[others[:, j] == ord(letter) for j in range(columns)] for letter in text]
    before: list[Array] = []
    above = [np.full(len(others), j, np.uint8) for j in range(columns + 1)]
    for i in range(1, rows + 1):
        line = [np.full(len(others), i, np.uint8)]
        for j in range(1, columns + 1):
            least = np.minimum(above[j], line[-1]) + np.uint8(1)
            least = np.minimum(least, above[j - 1] + ~same[i - 1][j - 1])
            if i > 1 and j > 1:
                crossed = same[i - 1][j - 2] & same[i - 2][j - 1]
                least = np.where(crossed, np.minimum(least, before[j - 2] + 1), least)
            line.append(least.astype(np.uint8))
        before, above = above, line
    return above[-1]


class BruteForce:
    """Listed names without any index."""

    def __init__(self, forms: Sequence[NameForm], budget: Budget) -> None:
        owned = [(at, part) for at, form in enumerate(forms) for part in form.every]
        self.budget, self.count = budget, len(owned)
        self.owners = [owner for owner, _ in owned]
        self.numbers: dict[Word, int] = {}
        names = [
            [self.numbers.setdefault(word, len(self.numbers)) for word in words_of(part, budget)]
            for _, part in owned
        ]
        self.words = list(self.numbers)
        self.filled = np.array([bool(name) for name in names])
        self.sizes = np.array([len(name) for name in names])
        self.flat = np.array([word for name in names for word in name])
        self.starts = np.cumsum(self.sizes) - self.sizes
        self.counts = np.bincount(self.flat, minlength=len(self.words))
        self.initial = np.array([word.initial for word in self.words])
        self.opening = np.array([opening_bits(word.openings) for word in self.words], np.uint64)
        often = [
            self.opened(int(self.opening[at])) if word.initial else int(self.counts[at])
            for at, word in enumerate(self.words)
        ]
        generic = np.array([word.generic for word in self.words])
        self.weight = weights(np.array(often), self.count, generic)
        self.spelled = defaultdict[str, list[int]](list)
        self.kept = defaultdict[str, list[int]](list)
        self.whole = defaultdict[str, list[int]](list)
        self.glued = defaultdict[str, list[int]](list)
        for at, word in enumerate(self.words):
            for text in () if word.initial else word.spellings:
                self.spelled[text].append(at)
            for key in word.kept:
                self.kept[key].append(at)
        for at, (_, part) in enumerate(owned):
            for key in kept_whole(part, budget):
                self.whole[key].append(at)
        for name, start in zip(names, self.starts.tolist(), strict=True):
            for place in range(len(name) - 1):
                one, other = (self.words[word].spellings[0] for word in name[place : place + 2])
                self.glued[one + other].append(start + place)
        self.lengths: dict[int, tuple[list[str], Array]] = {}
        for length in {len(text) for text in self.spelled}:
            texts = [text for text in self.spelled if len(text) == length]
            self.lengths[length] = texts, np.array([[ord(c) for c in text] for text in texts])
        self.met_by_text: dict[str, set[int]] = {}

    def opened(self, bits: int) -> int:
        return int(self.counts[(self.opening & np.uint64(bits)) != 0].sum())

    def near(self, text: str) -> set[int]:
        """Return the words with a spelling within the budget of one."""
        if text not in self.met_by_text:
            found: set[int] = set(self.spelled.get(text, ()))
            for length, (texts, letters) in self.lengths.items():
                longer = max(length, len(text))
                allowed = 0 if longer > LONGEST else self.budget.reach(longer)
                if text.isdecimal() or abs(length - len(text)) > allowed or not allowed:
                    continue
                for at in np.flatnonzero(table_of_distances(text, letters) <= allowed).tolist():
                    if not texts[at].isdecimal():
                        found.update(self.spelled[texts[at]])
            self.met_by_text[text] = found
        return self.met_by_text[text]

    def met(self, word: Word) -> list[int]:
        if word.initial:
            return []
        found = {at for text in word.spellings for at in self.near(text)}
        return sorted(found | {at for key in word.asked for at in self.kept.get(key, ())})

    def candidates(self, form: NameForm) -> set[int]:
        """Return the names that the name or a part of it may be."""
        rows = (row for part in form.every for row in self._rows(part))
        return {self.owners[row] for row in rows}

    def _rows(self, form: NameForm) -> set[int]:
        asked = words_of(form, self.budget)
        found = {at for key in asked_whole(form, self.budget) for at in self.whole.get(key, ())}
        if not asked:
            return found
        met = [self.met(word) for word in asked]
        often = [
            self.opened(opening_bits(word.openings))
            if word.initial
            else int(self.counts[words].sum())
            for word, words in zip(asked, met, strict=True)
        ]
        generic = np.array([word.generic for word in asked])
        own = weights(np.array(often), self.count, generic)
        there = np.zeros((len(asked), len(self.flat)), np.bool_)
        for at, words in enumerate(met):
            hit = np.zeros(len(self.words), np.bool_)
            hit[words] = True
            there[at] = hit[self.flat]
        self._glue(asked, there)
        return found | set(np.flatnonzero(self._enough(asked, own, there)).tolist())

    def _glue(self, asked: list[Word], there: Array) -> None:
        for at in range(len(asked) - 1):
            text = asked[at].spellings[0] + asked[at + 1].spellings[0]
            places = np.isin(self.flat, self.spelled.get(text, []))
            there[at : at + 2] |= places
        for at, word in enumerate(asked):
            for text in word.spellings:
                for place in self.glued.get(text, ()):
                    there[at, place : place + 2] = True

    def _enough(self, asked: list[Word], own: Array, there: Array) -> Array:
        starts = self.starts[self.filled]
        covered = np.logical_or.reduceat(there, starts, axis=1)
        a_word = covered.any(axis=0)
        opened = np.bitwise_or.reduceat(self.opening[self.flat], starts)
        bits = 0
        for at, word in enumerate(asked):
            bits |= opening_bits(word.openings)
            if word.initial:
                covered[at] |= (opened & np.uint64(opening_bits(word.openings))) != 0
        theirs = there.any(axis=0)
        theirs |= self.initial[self.flat] & ((self.opening[self.flat] & np.uint64(bits)) != 0)
        weight = self.weight[self.flat]
        total = np.add.reduceat(weight, starts)
        listed = np.add.reduceat(weight * theirs, starts)
        share = self.budget.share
        enough = (own @ covered >= share * own.sum()) | (listed >= share * total)
        found = np.zeros(self.count, np.bool_)
        found[self.filled] = enough & a_word
        return found


def words_of(form: NameForm, budget: Budget) -> list[Word]:
    return [word_of(token, form.script in VOWELLESS, budget) for token in form.bearing]


def main(asked: int, count: int) -> None:
    reader, budget, random = name_reader(), Budget(most=count), np.random.default_rng(3)
    listed = list(Names(1)(count))
    for at in range(0, count - 1, STROKE):
        pair = f"{listed[at].text} / {listed[at + 1].text}"
        listed[at] = listed[at]._replace(text=pair)
    rows = random.choice(count, asked // 2).tolist()
    edited = [
        Made(misspelt(listed[row].text, random, int(random.integers(1, 3))), listed[row].schema)
        for row in rows
    ]
    forms = [reader.form(*made) for made in listed]
    queries = [reader.form(*made) for made in (*edited, *Names(2)(asked - len(edited)))]
    given = candidates(NameIndex.of(forms, budget), queries)
    plain = BruteForce(forms, budget)
    wanted = both = 0
    for at, query in enumerate(queries):
        expected = plain.candidates(query)
        wanted += len(expected)
        both += len(expected.intersection(given.of(at).tolist()))
    pairs = asked * count
    print(f"found of what brute force finds: {both / wanted:.9f} of {wanted} ({pairs} pairs)")
    print(f"given that brute force finds too: {both / len(given):.9f} of {len(given)}")


if __name__ == "__main__":
    main(*(int(text) for text in sys.argv[1:3] or ("1000", "10000")))
