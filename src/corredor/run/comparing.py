"""Comparing: which findings differ between two sets of results, and by how much."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.finding import Finding
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Result

MOST: Final = 200
"""Differences that are told."""
SAME: Final = 1e-12
"""Share of a number by which it may differ and is the same."""
SEVERITIES: Final = ("blocker", "warning", "note")
NOTHING: Final = Result()


@dataclass(frozen=True)
class Difference:
    """A finding that differs: as the base has it and as it would be; None where it is absent.

    `share` is by how much it grows [1]; None where that can't be said.
    """

    key: str
    label: str
    subject: tuple[str, ...]
    base: Quantity | None
    now: Quantity | None
    share: float | None


@dataclass(frozen=True)
class Answer:
    """What would be otherwise: findings, studies that ran, flags by severity before and after.

    `differences` are the largest ones, `changed` counts them all, `same` those that don't differ.
    `absent` is what only the second results lack.
    """

    differences: tuple[Difference, ...]
    changed: int
    studies: tuple[str, ...]
    same: int
    flags: tuple[tuple[str, int, int], ...]
    absent: tuple[tuple[str, Absent], ...] = ()


def compared(
    before: Mapping[str, Result],
    after: Mapping[str, Result],
    names: Iterable[str],
    most: int = MOST,
) -> Answer:
    """Return what differs between the results of some studies, the largest shares first."""
    ran = tuple(names)
    sides = [[results.get(name, NOTHING) for name in ran] for results in (before, after)]
    old, new = ({f.key: f for result in side for f in result.findings} for side in sides)
    found = [_difference(old.get(key), new.get(key)) for key in sorted({*old, *new})]
    changed = [one for one in found if one is not None]
    changed.sort(key=lambda one: (-abs(one.share) if one.share is not None else -math.inf, one.key))
    known = {(absent.key, absent.error.code) for result in sides[0] for absent in result.absent}
    flags = [Counter(flag.severity for result in side for flag in result.flags) for side in sides]
    return Answer(
        tuple(changed[:most]),
        len(changed),
        ran,
        len(found) - len(changed),
        tuple((one, flags[0][one], flags[1][one]) for one in SEVERITIES),
        tuple(
            (name, absent)
            for name, result in zip(ran, sides[1], strict=True)
            for absent in result.absent
            if (absent.key, absent.error.code) not in known
        ),
    )


def _difference(old: Finding | None, new: Finding | None) -> Difference | None:
    held = old or new
    if held is None:
        return None
    base, now = (one.quantity if one else None for one in (old, new))
    share = None
    if base is not None and now is not None:
        if base.unit == now.unit and math.isclose(base.value, now.value, rel_tol=SAME):
            return None
        if base.value and base.unit == now.unit:
            share = now.value / base.value - 1
    return Difference(held.key, held.label, held.subject, base, now, share)
