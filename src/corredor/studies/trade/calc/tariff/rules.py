"""Rules of duty: what a row of a tariff table says, and a schedule of them.

A schedule has layers, such as the general rate or duties on metals for national security. In a
layer one rule wins: that of the highest priority, or of the highest rate where the layer says so.
Layers add up, unless a winning rule displaces another layer, wholly or on the part of the value
that it charges. Spans of days are half open: the last day of a rule is the one before its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.studies.trade.calc.tariff.condition import NUMERIC, Condition, condition
from corredor.units import Share

EVERY: Final = "*"
"""All lines, or all origins."""
BUT: Final = "!"
"""Before a list of origins: all but these."""
OPEN: Final = date.max
"""End of a rule without one."""


class Basis(StrEnum):
    """Which of a rule's dates counts: ruled or signed, published in the schedule, at customs."""

    RULED = "ruled"
    PUBLISHED = "published"
    CUSTOMS = "customs"


class Kind(StrEnum):
    """What a rate applies to.

    Customs value, or another value that the rule's note names; the share of it that an attribute
    states; the rest; what the rate exceeds the named layer's duty by; an amount by quantity,
    turned into a share by the unit value that an attribute states.
    """

    VALUE = "value"
    CONTENT = "content"
    REST = "rest"
    TOP_UP = "top_up"
    QUANTITY = "per"


class Base(NamedTuple):
    """The base of a rate: its kind, and the attribute or layer it reads."""

    kind: Kind
    name: str = ""


class Span(NamedTuple):
    """Days from the first to before the end."""

    start: date
    end: date


@dataclass(frozen=True)
class Rule:
    """A rule of duty.

    Parameters
    ----------
    id, importer, layer
        Its name, the country that charges, and its layer.
    lines, but_lines
        Beginnings of tariff lines that it covers, or all, and of those that it leaves out.
    origins
        Countries of origin: all, these, or all but these.
    when
        Condition on attributes.
    base
        What the rate applies to.
    rate, low, high
        Share of the base; where the source gives only bounds, nan and the two.
    allowance
        Share of the value that is taken off the duty, not below 0.
    displaces, whole
        Layers that it displaces, and whether wholly or only on the base that it charges.
    priority
        Wins over lower ones in its layer.
    spans
        Days in force by each basis.
    source, last_checked, verified
        Who says so, when it was last compared with the source, and whether it was read there.
    """

    id: str
    importer: str
    layer: str
    lines: tuple[str, ...]
    but_lines: tuple[str, ...]
    origins: frozenset[str]
    all_but: bool
    when: Condition
    base: Base
    rate: Share
    low: Share
    high: Share
    allowance: Share
    displaces: frozenset[str]
    whole: bool
    priority: int
    spans: Mapping[Basis, Span]
    source: str
    last_checked: date
    verified: bool
    note: str

    def covers_line(self, line: str) -> bool:
        """Whether it covers a line, or all lines under a heading."""
        return covers(self.lines, line) and not (self.but_lines and line.startswith(self.but_lines))

    def covers_origin(self, origin: str) -> bool:
        """Whether it covers goods of an origin."""
        return (origin in self.origins) != self.all_but

    def in_force(self, day: date, basis: Basis) -> bool:
        """Whether it is in force on a day by one of its dates."""
        start, end = self.spans[basis]
        return start <= day < end


@lru_cache(maxsize=4096)
def covers(lines: tuple[str, ...], line: str) -> bool:
    """Whether a list of beginnings covers a line."""
    return EVERY in lines or line.startswith(lines)


class Choice(StrEnum):
    """How a layer chooses among its rules."""

    PRIORITY = "priority"
    HIGHEST = "highest"


@dataclass(frozen=True)
class Layer:
    """A layer of a schedule; `required`: no line of the world should be without a rule in it."""

    name: str
    choice: Choice
    required: bool


@dataclass(frozen=True)
class Schedule:
    """Rules of one importer, with its layers in the order in which they are charged."""

    importer: str
    layers: tuple[Layer, ...]
    rules: tuple[Rule, ...]

    def layer(self, name: str) -> int:
        """Return the place of a layer."""
        return next(place for place, one in enumerate(self.layers) if one.name == name)


def _day(text: str, empty: date) -> date:
    return date.fromisoformat(text) if text else empty


def _spans(row: Mapping[str, str]) -> dict[Basis, Span]:
    """Days by basis; a date that the row leaves out is that of customs."""
    start = date.fromisoformat(row["customs_from"])
    end = _day(row["customs_to"], OPEN)
    return {
        basis: Span(_day(row[f"{basis}_from"], start), _day(row[f"{basis}_to"], end))
        for basis in Basis
    }


def rule_of_row(row: Mapping[str, str]) -> Rule:
    """Read a rule from a row of a table of rules.

    Raises
    ------
    ValueError
        A cell is not understood, or a span ends before it starts.
    """
    kind, _, name = row["base"].partition(":")
    rate, low, high = (float(row[column] or "nan") for column in ("rate", "rate_low", "rate_high"))
    spans = _spans(row)
    if any(span.end < span.start for span in spans.values()):
        raise ValueError(f"rule {row['id']} ends before it starts")
    origins = row["origins"]
    listed = origins.removeprefix(BUT).split()
    return Rule(
        id=row["id"],
        importer=row["importer"],
        layer=row["layer"],
        lines=tuple(row["lines"].split()),
        but_lines=tuple(row["but_lines"].split()),
        origins=frozenset() if origins == EVERY else frozenset(listed),
        all_but=origins == EVERY or origins.startswith(BUT),
        when=condition(row["condition"]),
        base=Base(Kind(kind), name),
        rate=rate,
        low=low if row["rate_low"] else rate,
        high=high if row["rate_high"] else rate,
        allowance=float(row["allowance"] or 0),
        displaces=frozenset(row["displaces"].split()),
        whole=row["displaced"] != "base",
        priority=int(row["priority"]),
        spans=spans,
        source=row["source"],
        last_checked=date.fromisoformat(row["last_checked"]),
        verified=row["status"] == "published",
        note=row["note"],
    )


def schedule(
    importer: str, layers: Iterable[Mapping[str, str]], rules: Iterable[Mapping[str, str]]
) -> Schedule:
    """Read the schedule of an importer from tables of layers and of rules of any importers.

    Raises
    ------
    ValueError
        A row is not understood, two rules have one id, or a rule names an unknown layer.
    """
    own = tuple(
        Layer(row["layer"], Choice(row["choice"]), row["required"] == "yes")
        for row in layers
        if row["importer"] == importer
    )
    read = [rule_of_row(row) for row in rules if row["importer"] == importer]
    _check_names(own, read)
    return Schedule(importer, own, tuple(read))


class Reading(StrEnum):
    """What a rule reads of an attribute: a word, a number above 0, or a share of the value."""

    WORD = "word"
    NUMBER = "number"
    SHARE = "share"


def attributes_read(rules: Sequence[Rule]) -> dict[str, Reading]:
    """Return the attributes that rules read, and what each is.

    Examples
    --------
    >>> attributes_read([])
    {}
    """
    found: dict[str, Reading] = {}
    for rule in rules:
        for test in rule.when.tests:
            found.setdefault(
                test.attribute, Reading.NUMBER if test.relation in NUMERIC else Reading.WORD
            )
    for rule in rules:
        if rule.base.kind in (Kind.CONTENT, Kind.REST):
            found[rule.base.name] = Reading.SHARE
        elif rule.base.kind is Kind.QUANTITY:
            found[rule.base.name] = Reading.NUMBER
    return found


def _check_names(layers: Sequence[Layer], rules: Sequence[Rule]) -> None:
    known = {layer.name for layer in layers}
    topping = {rule.layer for rule in rules if rule.base.kind is Kind.TOP_UP}
    seen: set[str] = set()
    for rule in rules:
        if rule.id in seen:
            raise ValueError(f"two rules are called {rule.id}")
        seen.add(rule.id)
        named = {rule.layer} | rule.displaces
        if rule.base.kind is Kind.TOP_UP:
            named.add(rule.base.name)
            if rule.base.name in topping:
                raise ValueError(f"rule {rule.id} tops up a layer that tops up another")
        if named - known:
            raise ValueError(f"rule {rule.id} names the unknown layer {min(named - known)}")
