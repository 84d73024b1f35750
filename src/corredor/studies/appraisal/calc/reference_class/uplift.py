"""The uplift that a class asks for at a wanted certainty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np


def uplift(certainty: float, certainties: Sequence[float], uplifts: Sequence[float]) -> float:
    """Return the uplift of an estimate at a wanted certainty [1].

    The uplift at a certainty is that quantile of the class's overruns (Flyvbjerg and COWI 2004,
    *Procedures for dealing with optimism bias in transport planning*). Between two rows of the
    table it lies on the straight line; the table says nothing outside its rows.

    Parameters
    ----------
    certainty
        Wanted share of projects that stay within the budget [1].
    certainties, uplifts
        Rows of the table, certainties rising [1].

    Raises
    ------
    ValueError
        The certainty lies outside the table.

    Examples
    --------
    >>> round(uplift(0.85, [0.8, 0.9], [0.57, 0.68]), 3)
    0.625
    """
    if not certainties[0] <= certainty <= certainties[-1]:
        raise ValueError(f"the table has no certainty {certainty}")
    return float(np.interp(certainty, certainties, uplifts))
