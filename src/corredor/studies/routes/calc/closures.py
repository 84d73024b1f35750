"""Which airspace is closed to a flight on a day, by which rules: records in, records out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, cast

Barred = Literal["state", "registry", "control", "all"]
Confidence = Literal["high", "medium", "low"]
CONFIDENCE: Final[tuple[Confidence, ...]] = ("low", "medium", "high")
"""How sure a rule is, the least sure first."""
EXTENTS: Final = ("whole", "part")
CODE: Final = 2
"""Letters of a code of ISO 3166-1 alpha-2."""


class DateOutsideClosuresError(ValueError):
    """The day lies outside the time for which the closures are known."""


@dataclass(frozen=True)
class Closure:
    """One rule: an area closed to those whom it bars, from a first to a last day.

    Attributes
    ----------
    id
        Id of the row.
    area
        State or territory that closes, ISO 3166-1 alpha-2.
    barred
        By what it bars: ``state`` of the operator's certificate, ``registry`` of the aircraft,
        ``control`` of the carrier, or ``all`` traffic.
    value
        The state so barred, ISO 3166-1 alpha-2; empty for ``all``.
    start, end
        First and last day; no `end` means in force on `known_to`.
    known_to
        Last day on which the rule is known to have been in force; after it a rule without `end`
        is taken to go on, and is named as unconfirmed.
    act
        Id of the act.
    exempt
        What stays allowed, in words.
    emergency
        Whether emergency landing and overflight are known to stay allowed.
    confidence
        How sure the rule is.
    whole
        Whether the whole area is closed; a part of unknown shape can't be routed around.
    ceiling
        Height up to which it is closed [foot]; None without a limit.
    """

    id: str
    area: str
    barred: Barred
    value: str
    start: date
    end: date | None
    known_to: date
    act: str
    exempt: str = ""
    emergency: bool = False
    confidence: Confidence = "high"
    whole: bool = True
    ceiling: float | None = None

    def __post_init__(self) -> None:
        """Check that the rule can be applied; raises ValueError."""
        if self.barred not in ("state", "registry", "control", "all"):
            raise ValueError(f"closure {self.id}: unknown way of barring {self.barred!r}")
        if (self.value == "") != (self.barred == "all"):
            raise ValueError(f"closure {self.id}: {self.barred} with the value {self.value!r}")
        if self.confidence not in CONFIDENCE:
            raise ValueError(f"closure {self.id}: unknown confidence {self.confidence!r}")
        if self.end is not None and self.end < self.start:
            raise ValueError(f"closure {self.id}: ends before it begins")

    def in_force(self, day: date) -> bool:
        """Whether the rule is in force on a day, as far as is known."""
        return self.start <= day and (self.end is None or day <= self.end)


def closure_of(row: Mapping[str, str], act: Mapping[str, str]) -> Closure:
    """Rule of a row of the closures' table and the row of its act.

    Raises
    ------
    KeyError
        A column is missing.
    ValueError
        A cell can't be read, or the rule can't be applied.

    Examples
    --------
    >>> row = {"id": "x", "area": "UA", "barred": "all", "value": "", "from": "2022-02-24",
    ...     "to": "", "extent": "whole", "ceiling_ft": "", "confidence": "high", "act": "a"}
    >>> act = {"id": "a", "known_to": "2025-03-31", "exempt": "", "emergency": "unknown"}
    >>> closure_of(row, act).in_force(date(2023, 1, 1))
    True
    """
    if row["extent"] not in EXTENTS:
        raise ValueError(f"closure {row['id']}: unknown extent {row['extent']!r}")
    return Closure(
        id=row["id"],
        area=row["area"],
        barred=cast(Barred, row["barred"]),
        value=row["value"],
        start=date.fromisoformat(row["from"]),
        end=date.fromisoformat(row["to"]) if row["to"] else None,
        known_to=date.fromisoformat(act["known_to"]),
        act=act["id"],
        exempt=act["exempt"],
        emergency=act["emergency"] == "yes",
        confidence=cast(Confidence, row["confidence"]),
        whole=row["extent"] == "whole",
        ceiling=float(row["ceiling_ft"]) if row["ceiling_ft"] else None,
    )


@dataclass(frozen=True)
class Flight:
    """Whom a closure may bar: states of certificate, registry and control; height [foot]."""

    carrier_state: str
    registry: str
    control: str
    height: float | None = None


@dataclass(frozen=True)
class ClosedAreas:
    """What is closed to a flight on a day.

    Attributes
    ----------
    day
        The day that was asked.
    areas
        For each closed area, in the order of its code, the rules that close it.
    in_part
        Rules that bar the flight from a part of an area only; not among `areas`.
    below
        Rules that bar it below a height under which it doesn't cruise; not among `areas`.
    unconfirmed
        Rules among `areas` without an end whose last known day lies before the day asked.
    outside
        Whether the day lies outside the time for which the closures are known.
    """

    day: date
    areas: Mapping[str, tuple[Closure, ...]] = field(default_factory=dict[str, tuple[Closure, ...]])
    in_part: tuple[Closure, ...] = ()
    below: tuple[Closure, ...] = ()
    unconfirmed: tuple[Closure, ...] = ()
    outside: bool = False

    @property
    def codes(self) -> frozenset[str]:
        """Codes of the closed areas, for the union of their rings."""
        return frozenset(self.areas)

    @property
    def emergency(self) -> frozenset[str]:
        """Codes of the closed areas that are known to admit a flight in emergency."""
        return frozenset(
            area for area, rules in self.areas.items() if all(rule.emergency for rule in rules)
        )


def bars(rule: Closure, flight: Flight) -> bool:
    """Whether a rule is directed at a flight, whatever the day.

    Examples
    --------
    >>> day = date(2022, 2, 28)
    >>> rule = Closure("x", "FR", "registry", "RU", day, None, day, "act")
    >>> bars(rule, Flight("RU", "BM", "RU")), bars(rule, Flight("TR", "RU", "TR"))
    (False, True)
    """
    barred = {
        "state": flight.carrier_state,
        "registry": flight.registry,
        "control": flight.control,
        "all": "",
    }
    return barred[rule.barred] == rule.value


def closed_areas(
    rules: Iterable[Closure],
    flight: Flight,
    day: date,
    known: tuple[date, date],
    *,
    least: Confidence = "low",
    beyond: bool = False,
) -> ClosedAreas:
    """Areas closed to a flight on a day, each with the rules that close it.

    Parameters
    ----------
    rules
        All rules; their order doesn't matter.
    flight
        Whom a rule may bar. With a `height` [foot], a rule that closes only below it is set apart.
    day
        Day of the flight.
    known
        First and last day for which the rules are known.
    least
        Rules less sure than this are left out.
    beyond
        Whether a day outside `known` is answered, and marked, rather than refused.

    Raises
    ------
    DateOutsideClosuresError
        The day lies outside `known` and `beyond` isn't set.
    ValueError
        A state isn't a code of two capital letters.

    Examples
    --------
    >>> start, known = date(2022, 2, 28), (date(2017, 6, 5), date(2026, 2, 24))
    >>> rule = Closure("fr", "FR", "state", "RU", start, None, date(2025, 7, 20), "eu")
    >>> closed = closed_areas([rule], Flight("RU", "RU", "RU"), date(2025, 1, 1), known)
    >>> sorted(closed.codes), closed.unconfirmed
    (['FR'], ())
    >>> closed_areas([rule], Flight("RU", "RU", "RU"), date(2022, 2, 27), known).codes
    frozenset()
    """
    for code in (flight.carrier_state, flight.registry, flight.control):
        if len(code) != CODE or not (code.isascii() and code.isalpha() and code.isupper()):
            raise ValueError(f"{code!r} is no code of ISO 3166-1 alpha-2")
    outside = not known[0] <= day <= known[1]
    if outside and not beyond:
        raise DateOutsideClosuresError(
            f"closures are known from {known[0]} to {known[1]}; asked for {day}"
        )
    sure = CONFIDENCE[CONFIDENCE.index(least) :]
    hit = sorted(
        (r for r in rules if r.confidence in sure and r.in_force(day) and bars(r, flight)),
        key=lambda rule: (rule.area, rule.id),
    )
    in_part = tuple(rule for rule in hit if not rule.whole)
    below = tuple(rule for rule in hit if rule.whole and _under(rule, flight))
    areas: dict[str, tuple[Closure, ...]] = {}
    for rule in hit:
        if rule.whole and not _under(rule, flight):
            areas[rule.area] = (*areas.get(rule.area, ()), rule)
    unconfirmed = tuple(
        rule
        for closing in areas.values()
        for rule in closing
        if rule.end is None and rule.known_to < day
    )
    return ClosedAreas(day, areas, in_part, below, unconfirmed, outside)


def _under(rule: Closure, flight: Flight) -> bool:
    """Whether a rule closes only below the height of a flight."""
    return rule.ceiling is not None and flight.height is not None and flight.height >= rule.ceiling
