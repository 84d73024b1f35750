"""Draws: one seeded stream per root, so that one input is one column everywhere.

The stream of a root depends on the seed and on the root's own id, on nothing else: a new
assumption changes no other number, and two findings that share an input stay correlated.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from corredor.core.assumption import Distribution, FloatArray

WORD = 4
"""Bytes of one 32-bit word of entropy."""
MOST_KEPT = 10_000
"""Draws of a column up to which the last columns are kept in memory."""


@dataclass(frozen=True)
class Ensemble:
    """The shared set of draws of one run: `size` draws of every uncertain root.

    Examples
    --------
    >>> ensemble = Ensemble(seed=7, size=3)
    >>> wide = Distribution("uniform", 1.0, 0.0, 2.0)
    >>> bool((ensemble.column("a", wide) == ensemble.column("a", wide)).all())
    True
    >>> bool((ensemble.column("a", wide) == ensemble.column("b", wide)).any())
    False
    """

    seed: int
    size: int

    def column(self, root: str, distribution: Distribution) -> FloatArray | None:
        """Return the draws of a root, shape (size,); None if the root is certain."""
        if distribution.is_certain:
            return None
        made = _kept if self.size <= MOST_KEPT else _made
        return made(self.seed, self.size, root, distribution)


def _made(seed: int, size: int, root: str, distribution: Distribution) -> FloatArray:
    digest = hashlib.sha256(root.encode()).digest()
    words = [int.from_bytes(digest[i : i + WORD], "big") for i in range(0, len(digest), WORD)]
    stream = np.random.default_rng(np.random.SeedSequence([seed, *words]))
    draws = distribution.sample(stream, size)
    draws.setflags(write=False)
    return draws


_kept = lru_cache(maxsize=512)(_made)
