"""Expected number of independent origins, where it is not certain which documents derive."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from corredor.studies.evidence.calc.origins.voices import Tie, Voice, origins_count

MOST_EXACT: Final = 12
"""Uncertain ties up to which all their combinations are gone through."""
LOWER: Final = 0.05
UPPER: Final = 0.95
"""Ends of the 90 % interval."""

Patterns = NDArray[np.bool_]
Counts = NDArray[np.float64]


@dataclass(frozen=True)
class Origins:
    """Expected number of independent origins [1] with its 90 % interval.

    `exact` is false where the combinations were drawn and not all gone through.
    """

    expected: float
    low: float
    high: float
    exact: bool = True


def open_ties(voices: Sequence[Voice], ties: Iterable[Tie]) -> tuple[Tie, ...]:
    """Uncertain ties that bear on these voices, in order: others change nothing here.

    None does where the voices have one origin by their chains alone.
    """
    if origins_count(voices) <= 1:
        return ()
    pending = sorted({tie for tie in ties if tie.probability > 0})
    reached = {voice.document for voice in voices}
    met: set[Tie] = set()
    while True:
        new = {tie for tie in pending if {tie.original, tie.derived} & reached} - met
        if not new:
            return tuple(sorted(tie for tie in met if tie.probability < 1))
        met |= new
        reached |= {name for tie in new for name in (tie.original, tie.derived)}


def drawn_counts(
    voices: Sequence[Voice],
    ties: Sequence[Tie],
    patterns: Patterns,
    speaking: Sequence[Voice] = (),
) -> Counts:
    """Number of origins [1] in each of several cases, shape (n,).

    Parameters
    ----------
    ties
        Certain ones, and k uncertain ones: those with a probability between 0 and 1, in order.
    patterns
        Which of the uncertain ties hold in each case, shape (n, k).
    """
    certain = [tie for tie in ties if tie.probability >= 1]
    unsure = sorted(tie for tie in ties if 0 < tie.probability < 1)
    distinct, place = _distinct(patterns)
    counted = np.array(
        [
            origins_count(
                voices,
                [*certain, *(tie for tie, holds in zip(unsure, row, strict=True) if holds)],
                speaking,
            )
            for row in distinct.tolist()
        ],
        np.float64,
    )
    return counted[place]


def _distinct(patterns: Patterns) -> tuple[Patterns, NDArray[np.intp]]:
    """Return the distinct rows, and which of them each row is."""
    packed = np.ascontiguousarray(np.packbits(patterns, axis=1))
    names = [row.tobytes() for row in packed]
    known = {name: at for at, name in enumerate(dict.fromkeys(names))}
    place = np.fromiter((known[name] for name in names), np.intp, len(names))
    first = np.unique(place, return_index=True)[1]
    return patterns[first], place


def expected_origins(
    voices: Sequence[Voice],
    ties: Iterable[Tie] = (),
    speaking: Sequence[Voice] = (),
    *,
    seed: int = 0,
    draws: int = 4_000,
) -> Origins:
    """Expected number of independent origins [1]: the mean over which ties hold.

    Parameters
    ----------
    voices, ties, speaking
        See `corredor.studies.evidence.calc.origins.voices.origins_count`.
    seed, draws
        For more uncertain ties than can be gone through one by one.

    Examples
    --------
    >>> voices = [Voice("daily", ("daily",)), Voice("weekly", ("weekly",))]
    >>> expected_origins(voices, [Tie("daily", "weekly", 0.25)]).expected
    1.75
    """
    held = sorted({tie for tie in ties if tie.probability > 0})
    unsure = open_ties(voices, held)
    ties = [*unsure, *(tie for tie in held if tie.probability >= 1)]
    chances = np.array([tie.probability for tie in unsure], np.float64)
    exact = len(unsure) <= MOST_EXACT
    if exact:
        patterns = _combinations(len(unsure))
        weights = np.where(patterns, chances, 1.0 - chances).prod(axis=1)
    else:
        stream = np.random.default_rng(seed)
        patterns = stream.random((draws, len(unsure))) < chances
        weights = np.full(draws, 1.0 / draws)
    counts = drawn_counts(voices, ties, patterns, speaking)
    low, high = _interval(counts, weights)
    return Origins(float(counts @ weights), low, high, exact)


def _combinations(size: int) -> Patterns:
    numbers = np.arange(2**size, dtype=np.int64)
    places = np.arange(size, dtype=np.int64)
    return np.bitwise_and(np.right_shift(numbers[:, None], places), 1).astype(np.bool_)


def _interval(counts: Counts, weights: Counts) -> tuple[float, float]:
    order = np.argsort(counts, kind="stable")
    below = np.cumsum(weights[order])
    ends = np.searchsorted(below, (LOWER, UPPER * (1 - 1e-12)))
    low, high = counts[order][np.minimum(ends, len(counts) - 1)].tolist()
    return low, high
