"""Draws: one seeded stream per root, so that one input is one column everywhere.

The stream of a root depends on the seed and on the root's own id, on nothing else: a new
assumption changes no other number, and two findings that share an input stay correlated.

The columns are those of a Latin hypercube: each of as many equal strata as there are draws holds
one draw of a root, in an order that the root's stream shuffles. What hangs on one root alone, or
adds several up, is known to many more digits than plain draws would give (Stein 1987,
doi:10.1080/00401706.1987.10488205); columns of two roots stay independent. Draws belong together
as a set: another size is another set, and not the same one continued.
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


def stratified(count: int, stream: np.random.Generator) -> FloatArray:
    """Return one column of a Latin hypercube, shape (count,), in (0, 1).

    Each of `count` equal strata holds one point (McKay, Beckman and Conover 1979,
    doi:10.1080/00401706.1979.10489755).

    Examples
    --------
    >>> column = stratified(4, np.random.default_rng(1))
    >>> sorted((column * 4).astype(int).tolist())
    [0, 1, 2, 3]
    """
    # 1 - [0, 1) is (0, 1]: no quantile is asked for at 0, nor at 1 after the rounding of the sum.
    points = (stream.permutation(count) + (1 - stream.random(count))) / count
    return np.minimum(points, np.nextafter(1.0, 0.0))


def _made(seed: int, size: int, root: str, distribution: Distribution) -> FloatArray:
    digest = hashlib.sha256(root.encode()).digest()
    words = [int.from_bytes(digest[i : i + WORD], "big") for i in range(0, len(digest), WORD)]
    stream = np.random.default_rng(np.random.SeedSequence([seed, *words]))
    draws = distribution.quantile(stratified(size, stream))
    draws.setflags(write=False)
    return draws


_kept = lru_cache(maxsize=512)(_made)
