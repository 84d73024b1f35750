"""Names asked for as numbers: what their words meet and weigh, for many names at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from corredor.studies.screening.calc.index.gathering import Vocabulary
from corredor.studies.screening.calc.index.hashing import joined_hashes, text_hashes
from corredor.studies.screening.calc.index.keys import Word, asked_whole, identifier_key
from corredor.studies.screening.calc.index.name_index import NameIndex
from corredor.studies.screening.calc.index.ranges import (
    Bools,
    Hashes,
    Ints,
    Numbers,
    Rows,
    equal_runs,
    rows_by,
    runs,
    spread,
    spread_of,
)
from corredor.studies.screening.calc.index.words import (
    leading,
    opened_by,
    opening_bits,
    weights,
)
from corredor.studies.screening.calc.names.records import NameForm


@dataclass(frozen=True, eq=False)
class Questions:
    """Names asked for, words numbered within them all.

    Parameters
    ----------
    names
        Words of each name.
    met
        Listed words that each word meets.
    glued
        Listed words that a word and its next one meet glued, by the place of the word in `names`.
    joined
        Places in the listed names at which two neighbours glued are a word, by word.
    whole
        Listed names with a key of each whole name.
    weight, opening, initial
        Weight [grain], first letters as bits, and whether it is an initial, by word.
    lead
        Whether a word is among the rarest of its name, one of which is met by all that cover
        enough of it, by place in `names`.
    """

    names: Rows
    met: Rows
    glued: Rows
    joined: Rows
    whole: Rows
    weight: Ints
    opening: Hashes
    initial: Bools
    lead: Bools


def questions(
    index: NameIndex,
    forms: Sequence[NameForm],
    identifiers: Sequence[Sequence[tuple[str, str]]],
    most: int,
) -> Questions:
    """Return names asked for as numbers.

    Parameters
    ----------
    most
        Words taken of a name at most.
    """
    vocabulary = Vocabulary(index.budget)
    rows = [vocabulary.numbers(form)[:most] for form in forms]
    words = vocabulary.words
    names = _rows(rows)
    met = index.words.met(words, index.budget)
    initial = np.array([word.initial for word in words], np.bool_)
    opening = np.array([opening_bits(word.openings) for word in words], np.uint64)
    weight = _weights(index, words, met, opening)
    keys = [
        (*asked_whole(form, index.budget), *(identifier_key(*pair) for pair in pairs))
        for form, pairs in zip(forms, identifiers, strict=True)
    ]
    of_name = spread_of(names)
    return Questions(
        names=names,
        met=met,
        glued=_glued(index, names, of_name, words),
        joined=_equal(index.joined, index.joined_at, [word.spellings for word in words]),
        whole=_equal(index.whole, index.whole_names, keys),
        weight=weight,
        opening=opening,
        initial=initial,
        lead=leading(of_name, weight[names.values], initial[names.values], index.budget.share),
    )


def _rows(rows: Sequence[Sequence[int]]) -> Rows:
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Rows(starts, np.array([value for row in rows for value in row], np.int64))


def _weights(index: NameIndex, words: Sequence[Word], met: Rows, opening: Hashes) -> Ints:
    """Return the weights of words by how often all words that they meet stand in listed names."""
    often = np.zeros(len(words), np.int64)
    np.add.at(often, spread_of(met), index.counts[met.values])
    for number, word in enumerate(words):
        if word.initial:
            often[number] = opened_by(index.opened, int(opening[number]))
    generic = np.array([word.generic for word in words], np.bool_)
    return weights(often, len(index.names), generic)


def _glued(index: NameIndex, names: Rows, of_name: Ints, words: Sequence[Word]) -> Rows:
    first = text_hashes([word.spellings[0] for word in words])
    length = np.array([len(word.spellings[0]) for word in words], np.int64)
    at = np.flatnonzero(of_name[:-1] == of_name[1:])
    one, other = names.values[at], names.values[at + 1]
    found = index.words.spelled(joined_hashes(first[one], length[one], first[other]))
    place, values = found.of(np.arange(len(at)))
    return rows_by(at[place], values, len(names.values))


def _equal(hashes: Hashes, values: Numbers, texts: Sequence[Sequence[str]]) -> Rows:
    """Return the values of hashes equal to those of some texts, by row of texts."""
    row = spread(np.array([len(held) for held in texts], np.int64))
    asked = text_hashes([text for held in texts for text in held])
    found = runs(values, *equal_runs(hashes, asked))
    return rows_by(row[spread_of(found)], found.values, len(texts))
