"""Fingerprints: what a corpus keeps of each document to find the pairs worth comparing.

Fingerprints of a corpus are a mapping by document, so merging two corpora is a union.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Final

import numpy as np

from corredor.studies.evidence.calc.derivation.words import (
    Codes,
    Places,
    Prepared,
    Words,
    shingles,
    unmasked_shingles,
    words_of,
)

SHINGLE: Final = 3
"""Words of a shingle by which pairs are proposed."""
MOST_KEPT: Final = 20_000
"""Shingles kept of one document; of a longer one those with the lowest codes."""
MOST_SHARING: Final = 12
"""Documents up to which all pairs that share a shingle are proposed; above, each with the next."""
FEWEST_SHARED: Final = 2
"""Shingles that a proposed pair shares."""
_PLACE: Final = np.uint64(0xD1B54A32D192ED03)
LEAST_SHARED: Final = 0.004
"""Share of the shorter document's shingles that a proposed pair shares."""


@dataclass(frozen=True)
class Fingerprint:
    """What is kept of one document.

    `words` is their number, `text` a code of all of them in order, `shingles` the distinct codes
    of its runs of three words outside quotations and names, `sentences` the distinct codes of its
    sentences; both in rising order.
    """

    words: int
    text: int
    shingles: tuple[int, ...] = field(repr=False)
    sentences: tuple[int, ...] = field(repr=False)


def fingerprint(document: Prepared) -> Fingerprint:
    r"""Fingerprint of a document: the same for copies that differ in typography alone.

    Examples
    --------
    >>> one = fingerprint(Prepared("The ferry sails on Monday."))
    >>> one == fingerprint(Prepared("THE FERRY\nsails on Monday"))
    True
    """
    return fingerprint_of(words_of(document), document)


def fingerprint_of(words: Words, document: Prepared) -> Fingerprint:
    """Fingerprint of a document whose words are known already."""
    kept = _distinct(unmasked_shingles(words, SHINGLE))[:MOST_KEPT]
    text, sentences = _text_and_sentences(words, document)
    return Fingerprint(words.size, text, tuple(kept.tolist()), sentences)


def _distinct(codes: Codes) -> Codes:
    """Return the distinct codes in rising order: `numpy.unique` for few, which hashes first."""
    ordered = np.sort(codes)
    new = np.ones(len(ordered), np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def _text_and_sentences(words: Words, document: Prepared) -> tuple[int, tuple[int, ...]]:
    """Return one code for all words in order, and the distinct codes of the sentences."""
    if not words.size:
        return 0, ()
    begins = [span.start for span in document.sentences]
    ends = [span.end for span in document.sentences]
    edges = np.searchsorted(words.starts, np.array([begins, ends], np.int64))
    first, last = edges[:, edges[1] > edges[0]]
    whole = np.array([[0], [words.size]])
    codes = _run_codes(words.codes, *np.concatenate((whole, [first, last]), axis=1))
    return int(codes[0]), tuple(_distinct(codes[1:]).tolist())


def _run_codes(codes: Codes, first: Places, last: Places) -> Codes:
    """Return one code for each of several runs of words, none of them empty."""
    sizes = last - first
    offsets = np.cumsum(sizes) - sizes
    within = np.arange(int(sizes.sum())) - np.repeat(offsets, sizes)
    taken = codes[within + np.repeat(first, sizes)]
    place = (within.astype(np.uint64) + np.uint64(1)) * _PLACE
    return np.bitwise_xor.reduceat(shingles(taken ^ place, 1), offsets)


def candidates(fingerprints: Mapping[str, Fingerprint]) -> tuple[tuple[str, str], ...]:
    """Pairs of documents that share enough runs of words to be compared, in order.

    The cost grows with the number of shingles, not with the number of pairs: of documents that
    share one shingle by the dozen each is proposed with the next only.

    Examples
    --------
    >>> texts = {"a": "One two three four five.", "b": "one two, three four", "c": "Six seven."}
    >>> candidates({name: fingerprint(Prepared(text)) for name, text in texts.items()})
    (('a', 'b'),)
    """
    names = sorted(fingerprints)
    sizes = [len(fingerprints[name].shingles) for name in names]
    if not sum(sizes):
        return ()
    held = [np.asarray(fingerprints[name].shingles, np.uint64) for name in names]
    codes = np.concatenate(held)
    owners = np.repeat(np.arange(len(names)), sizes)
    order = np.lexsort((owners, codes))
    codes, owners = codes[order], owners[order]
    begins = np.flatnonzero(np.concatenate(([True], codes[1:] != codes[:-1])))
    ends = np.append(begins[1:], len(codes))
    shared: Counter[tuple[int, int]] = Counter()
    several = ends - begins > 1
    for begin, end in zip(begins[several].tolist(), ends[several].tolist(), strict=True):
        group: list[int] = owners[begin:end].tolist()
        shared.update(combinations(group, 2) if len(group) <= MOST_SHARING else pairwise(group))
    found = [
        (names[one], names[two])
        for (one, two), count in shared.items()
        if count >= max(FEWEST_SHARED, LEAST_SHARED * min(sizes[one], sizes[two]))
    ]
    return tuple(sorted(found))
