"""Reading: what a unit's text says, as a power of ten and roots with their exponents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.units.names import KNOWN, POWERS, ZEROS

LONGEST: Final = 60
"""Characters of the longest unit that is read."""
HIGHEST_DEGREE: Final = 9
"""Sum of the exponents, without their signs, up to which a unit is read."""

OPERATOR: Final = re.compile(r"\s?(/|(?<!\*)\*(?!\*))\s?")
"""What stands between the factors of a unit; a double star is a power."""
_FACTOR: Final = re.compile(
    r"(?P<name>1|%|°?[^\W\d]\w*?)(?:(?:\^|\*\*)(?P<exponent>-?[1-9])|(?P<raised>[²³]))?"
)
_RAISED: Final = {"²": 2, "³": 3}
MONEY: Final = re.compile(r"(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})_(?P<year>[0-9]{4}|nominal)")
"""A unit of money: its scale, currency and price year."""


class UnknownUnitError(ValueError):
    """A unit that the registry doesn't know."""


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Codes of ISO 4217, current and withdrawn, as CLDR lists them."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


class Reading(NamedTuple):
    """A unit as 10 to the `power` times its roots, each with its exponent, in their order."""

    power: int
    roots: tuple[tuple[str, int], ...]


def factors(unit: str) -> Iterator[tuple[str, int]]:
    """Yield the names in a unit and their exponents; raises `UnknownUnitError`."""
    if len(unit) > LONGEST:
        raise UnknownUnitError(unit)
    parts = OPERATOR.split(unit)
    for operator, factor in zip(["*", *parts[1::2]], parts[::2], strict=True):
        found = _FACTOR.fullmatch(factor)
        if found is None:
            raise UnknownUnitError(unit)
        exponent = _RAISED[found["raised"]] if found["raised"] else int(found["exponent"] or 1)
        yield found["name"], -exponent if operator == "/" else exponent


def _known(name: str) -> tuple[int, tuple[str, ...]] | None:
    """Return the power of ten and the roots of a name; None if it is unknown."""
    money = MONEY.fullmatch(name)
    if money is None:
        return KNOWN.get(name)
    if money["code"] not in currencies():
        return None
    return POWERS[money["scale"]], (f"{money['code']}_{money['year']}",)


@lru_cache(maxsize=4096)
def reading_of(unit: str) -> Reading:
    """Read a unit; the empty one is a ratio.

    Raises
    ------
    UnknownUnitError
        A name isn't known, the unit is too long, or a scale with a zero of its own, such as
        degC, doesn't stand alone.
    """
    power, degree = 0, 0
    exponents: Counter[str] = Counter()
    for name, exponent in factors(unit) if unit else ():
        known = _known(name)
        degree += abs(exponent)
        if known is None or degree > HIGHEST_DEGREE:
            raise UnknownUnitError(unit)
        power += known[0] * exponent
        for root in known[1]:
            exponents[root] += exponent
    if degree > 1 and not exponents.keys().isdisjoint(ZEROS):
        raise UnknownUnitError(unit)
    return Reading(power, tuple(sorted(item for item in exponents.items() if item[1])))


def is_known(unit: str) -> bool:
    """Whether a unit string can be read.

    Examples
    --------
    >>> is_known("USD_2024/MWh"), is_known("mln"), is_known("kton")
    (True, False, False)
    """
    try:
        reading_of(unit)
    except UnknownUnitError:
        return False
    return True


def has_offset(unit: str) -> bool:
    """Whether a known unit counts from a zero of its own, so that ratios and sums mean nothing.

    Examples
    --------
    >>> has_offset("degC"), has_offset("kelvin")
    (True, False)
    """
    return any(root in ZEROS for root, _ in reading_of(unit).roots)
