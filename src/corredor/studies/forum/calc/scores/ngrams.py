"""Character n-grams: the likeness of texts of one language, without any model.

Cavnar and Trenkle, "N-gram-based text categorization" (1994), use them to compare texts; weights
are TF-IDF as in Salton and Buckley (doi:10.1016/0306-4573(88)90021-0), hashed into a fixed number
of columns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corredor.studies.forum.calc.scores.words import words

SHORTEST: Final = 3
LONGEST: Final = 5
"""Letters of an n-gram."""
COLUMNS: Final = 2048


def ngrams(text: str) -> Counter[int]:
    """Count the n-grams of the words of a text, by the column of their hash.

    Examples
    --------
    >>> len(ngrams("oro")) > 0, ngrams("Oro") == ngrams("ORO")
    (True, True)
    """
    counts: Counter[int] = Counter()
    for word in words(text):
        framed = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            for start in range(len(framed) - length + 1):
                counts[crc32(framed[start : start + length].encode()) % COLUMNS] += 1
    return counts


def ngram_vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit TF-IDF vectors of texts over hashed n-grams, shape (texts, `COLUMNS`).

    The rarity of an n-gram is that among the distinct texts given; a text without letters is
    zero.
    """
    rows = {text: ngrams(text) for text in sorted(set(texts))}
    held: Counter[int] = Counter(column for row in rows.values() for column in row)
    made = np.zeros((len(texts), COLUMNS), np.float32)
    rarity = np.array(
        [np.log((1 + len(rows)) / (1 + held[column])) + 1 for column in range(COLUMNS)], np.float32
    )
    for at, text in enumerate(texts):
        for column, count in rows[text].items():
            made[at, column] = 1 + np.log(count)
    made *= rarity
    lengths = np.linalg.norm(made, axis=1, keepdims=True)
    return (made / np.maximum(lengths, 1e-9)).astype(np.float32)
