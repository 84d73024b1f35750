"""Numbers that sum up an alignment: what is covered, what is left, what contradicts."""

from __future__ import annotations

from typing import Final

from corredor.studies.screening.calc.names.records import (
    INITIAL,
    NUMBER,
    PARTICLE,
    TITLE,
    WORD,
    NameForm,
)
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.alignment import Alignment, Pair
from corredor.studies.screening.calc.score.weights import PERSON

NAMES: Final = (
    "covered_less",
    "covered_more",
    "contradicted",
    "left",
    "changed_most",
    "changed_all",
    "single",
    "initials",
    "translated",
    "numbers",
    "forms",
    "glued",
    "exact",
    "swapped",
    "edits",
    "extra",
)
"""Features in the order of the coefficients."""
LIGHT: Final = frozenset((PARTICLE, TITLE))
UNORDERED: Final = LIGHT | {INITIAL}
FIRM: Final = 0.9
"""Likeness from which a word counts as found."""
MOST_WORDS: Final = 3
NOTHING: Final = 1e-9
"""Weight of a name without words, so that nothing is divided by zero."""
TRANSLATED: Final = (how.TRANSLATION, how.VARIANT, how.ABBREVIATION)
CHANGED: Final = (how.EDIT, how.VARIANT)
MOST_EDITS: Final = 3


def features(alignment: Alignment, query: NameForm, listed: NameForm) -> tuple[float, ...]:
    """Return the features of an alignment in the order of `NAMES`, each from about 0 to 1.

    ``covered_less`` and ``covered_more``: shares of the lighter and the heavier name that the
    other one has. ``contradicted``: share of the lighter name that stands against other words.
    ``left``: share of the heavier one without counterpart. ``changed_most``: the largest change
    of one word; ``changed_all``: the changes of all. ``single``: one word alone is common to both.
    ``initials``, ``translated``, ``glued``: shares found so; translations of organisations within
    one script alone, where they may be two words of one language. ``numbers``, ``forms``: numbers
    and classes of legal forms that differ. ``exact``: words found unchanged, of three.
    ``swapped``: whether the words found change places. ``edits``: edits of the word that changed
    most, of three. ``extra``: words of one name alone, of three.
    """
    sums = _Sums(alignment)
    less, more = sorted((sum(alignment.query_weights), sum(alignment.listed_weights)))
    less, more = max(less, NOTHING), max(more, NOTHING)
    person = PERSON in (query.schema, listed.schema)
    within = person or query.script == listed.script
    return (
        sums.covered / less,
        sums.covered / more,
        min(sums.left) / less,
        max(sums.left) / more,
        sums.most,
        sums.changed / less,
        float(sums.words <= 1 < max(_words(query), _words(listed))),
        sums.initials / less,
        sums.translated / less if within else 0.0,
        float(all(sums.numbers)),
        float(forms_differ(query.form, listed.form)),
        sums.glued / less,
        min(sums.exact, MOST_WORDS) / MOST_WORDS,
        float(sums.swapped()),
        min(sums.edits, MOST_EDITS) / MOST_EDITS,
        min(max(sums.extra), MOST_WORDS) / MOST_WORDS,
    )


class _Sums:
    """Sums over the pairs of an alignment; of two sides, the query's first."""

    def __init__(self, alignment: Alignment) -> None:
        self._alignment = alignment
        self.covered = self.changed = self.most = self.edits = 0.0
        self.initials = self.translated = self.glued = 0.0
        self.words = self.exact = 0
        self.left, self.extra, self.numbers = [0.0, 0.0], [0, 0], [False, False]
        self._order: list[tuple[int, int]] = []
        for pair in alignment.pairs:
            if pair.query and pair.listed:
                self._met(pair)
            else:
                self._alone(pair)

    def _alone(self, pair: Pair) -> None:
        side = int(not pair.query)
        tokens = self._alignment.listed if side else self._alignment.query
        weights = self._alignment.listed_weights if side else self._alignment.query_weights
        for number in (*pair.query, *pair.listed):
            kind = tokens[number].kind
            self.left[side] += weights[number]
            self.numbers[side] |= kind == NUMBER
            self.extra[side] += kind not in LIGHT

    def _met(self, pair: Pair) -> None:
        alignment = self._alignment
        share = min(
            sum(alignment.query_weights[row] for row in pair.query),
            sum(alignment.listed_weights[column] for column in pair.listed),
        )
        lost = 1 - pair.likeness
        self.covered += share * pair.likeness
        self.changed += share * lost
        self.most = max(self.most, share * lost)
        self.initials += share * (pair.how == how.INITIAL)
        self.translated += share * (pair.how in TRANSLATED)
        self.glued += share * (pair.how == how.GLUED)
        one, other = alignment.query[pair.query[0]], alignment.listed[pair.listed[0]]
        kinds = {one.kind, other.kind}
        if pair.how in CHANGED and not kinds <= LIGHT:
            self.edits = max(self.edits, lost * max(len(one.key), len(other.key)))
        if WORD in kinds:
            self.words += 1
            self.exact += pair.likeness >= FIRM
        if kinds.isdisjoint(UNORDERED):
            self._order.append((pair.query[0], pair.listed[0]))

    def swapped(self) -> bool:
        """Whether words met in another order than they stand."""
        columns = [column for _, column in sorted(self._order)]
        return columns != sorted(columns)


def _words(form: NameForm) -> int:
    return sum(token.kind == WORD for token in form.tokens)


def forms_differ(one: str, other: str) -> bool:
    """Whether two legal forms are known and of no common class."""
    return bool(one and other) and set(one.split("|")).isdisjoint(other.split("|"))
