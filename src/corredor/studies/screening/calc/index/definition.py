"""What a candidate is, in plain words: slow, and the law that `candidates` is held to.

Nothing here looks anything up in an index; each listed name is compared with each name asked for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corredor.studies.screening.calc.index.budget import LONGEST, Budget
from corredor.studies.screening.calc.index.keys import (
    VOWELLESS,
    Word,
    asked_whole,
    kept_whole,
    word_of,
)
from corredor.studies.screening.calc.index.words import opening_bits, weights
from corredor.studies.screening.calc.names.records import NameForm


def edits(one: str, other: str) -> int:
    """Return the edits between two spellings: letters more, less, other, neighbours swapped.

    Examples
    --------
    >>> edits("ivanov", "iavnov"), edits("ca", "abc"), edits("", "ab")
    (1, 3, 2)
    """
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            least = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != against))
            crossed = row > 1 < column and letter == other[column - 2] and one[row - 2] == against
            line.append(min(least, before[column - 2] + 1) if crossed else least)
        before, above = above, line
    return above[-1]


def spellings_meet(one: str, other: str, budget: Budget) -> bool:
    """Whether two spellings are within the edits allowed.

    Examples
    --------
    >>> budget = Budget()
    >>> spellings_meet("ivan", "ivon", budget), spellings_meet("2015", "2016", budget)
    (True, False)
    """
    figures = _is_figures(one) or _is_figures(other)
    longer = max(len(one), len(other))
    allowed = 0 if figures or longer > LONGEST else budget.reach(longer)
    return one == other or (abs(len(one) - len(other)) <= allowed and edits(one, other) <= allowed)


def words_meet(asked: Word, listed: Word, budget: Budget) -> bool:
    """Whether two words, neither an initial, meet by a spelling or a key met as it is."""
    return bool(set(asked.asked) & set(listed.kept)) or any(
        spellings_meet(one, other, budget) for one in asked.spellings for other in listed.spellings
    )


@dataclass
class ListedNames:
    """Listed names without any index."""

    forms: Sequence[NameForm]
    budget: Budget

    def __post_init__(self) -> None:
        """Count the words."""
        self.owned = [(at, part) for at, form in enumerate(self.forms) for part in form.every]
        self.names = [_words(part, self.budget) for _, part in self.owned]
        self.counts = Counter(word for words in self.names for word in words)

    def weight(self, often: int, word: Word) -> int:
        """Return the weight of a word that stands so often [grain]."""
        if word.initial:
            bits = opening_bits(word.openings)
            often = sum(
                count
                for listed, count in self.counts.items()
                if opening_bits(listed.openings) & bits
            )
        return int(weights(np.array([often]), len(self.names), np.array([word.generic]))[0])

    def candidates(self, form: NameForm) -> list[int]:
        """Return the numbers of all listed names that are candidates of a name or of its parts."""
        return sorted({number for part in form.every for number in self._candidates(part)})

    def _candidates(self, form: NameForm) -> list[int]:
        asked = _words(form, self.budget)
        meets = {
            word: {other for other in self.counts if _no_initials_meet(word, other, self.budget)}
            for word in asked
        }
        own = [self.weight(sum(self.counts[w] for w in meets[word]), word) for word in asked]
        keys = set(asked_whole(form, self.budget))
        return [
            number
            for (number, part), listed in zip(self.owned, self.names, strict=True)
            if keys & set(kept_whole(part, self.budget)) or self._enough(asked, listed, meets, own)
        ]

    def _enough(
        self,
        asked: list[Word],
        listed: list[Word],
        meets: dict[Word, set[Word]],
        own: list[int],
    ) -> bool:
        weight = [self.weight(self.counts[word], word) for word in listed]
        pairs = {
            (i, j)
            for i, one in enumerate(asked)
            for j, other in enumerate(listed)
            if other in meets[one]
        } | _glued(asked, listed)
        if not pairs:
            return False
        ours, theirs = {i for i, _ in pairs}, {j for _, j in pairs}
        ours |= _opened(asked, listed)
        theirs |= _opened(listed, asked)
        share = self.budget.share
        return sum(own[i] for i in ours) >= share * sum(own) or sum(
            weight[j] for j in theirs
        ) >= share * sum(weight)


def _words(form: NameForm, budget: Budget) -> list[Word]:
    return [word_of(token, form.script in VOWELLESS, budget) for token in form.bearing]


def _no_initials_meet(one: Word, other: Word, budget: Budget) -> bool:
    return not one.initial and not other.initial and words_meet(one, other, budget)


def _glued(asked: list[Word], listed: list[Word]) -> set[tuple[int, int]]:
    """Return pairs of places that meet because two neighbours glued are one word of the other."""
    found: set[tuple[int, int]] = set()
    for at in range(len(asked) - 1):
        text = asked[at].spellings[0] + asked[at + 1].spellings[0]
        for place, word in enumerate(listed):
            if not word.initial and text in word.spellings:
                found |= {(at, place), (at + 1, place)}
    for place in range(len(listed) - 1):
        text = listed[place].spellings[0] + listed[place + 1].spellings[0]
        for at, word in enumerate(asked):
            if text in word.spellings:
                found |= {(at, place), (at, place + 1)}
    return found


def _opened(ones: list[Word], others: list[Word]) -> set[int]:
    """Return places of initials that a word of the others begins with."""
    bits = 0
    for word in others:
        bits |= opening_bits(word.openings)
    return {
        at for at, word in enumerate(ones) if word.initial and opening_bits(word.openings) & bits
    }


def _is_figures(text: str) -> bool:
    return all("0" <= letter <= "9" for letter in text)
