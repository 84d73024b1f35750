"""Lengths of time, and what lies such a length from the present or from a date."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Final

from corredor.studies.evidence.calc.times.cascade import Build, Item, Parts, Rule
from corredor.studies.evidence.calc.times.grammar.dates import Made, calendar_of
from corredor.studies.evidence.calc.times.grammar.numbers import count_of
from corredor.studies.evidence.calc.times.values import Bound, Duration, Offset, Range, Stretch

LIMIT: Final = 100_000
"""Greatest amount of a unit; more is no expression of time but a mistake or an attack."""
PERIOD_CODE: Final = {"H": "hour", "M": "minute", "S": "second"}
DATE_CODE: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}


def amount_of(item: Item) -> Decimal:
    """Return the number of an item, with decimals or as a word such as "couple"."""
    for kind in ("DECIMAL", "COUPLE", "ONEANDHALF", "FEW", "HALFWORD"):
        if kind in item.values and not {"CARD", "NUM"} & item.values.keys():
            return Decimal(str(item.values[kind]))
    return Decimal(count_of(item))


def _decimal(parts: Parts) -> Made:
    if not parts.glued(0, 2):
        return None
    return "DECIMAL", Decimal(
        f"{count_of(parts['a'])}.{parts.text[parts['b'].start : parts['b'].end]}"
    )


def _grouped(parts: Parts) -> Made:
    """Keep digits in groups of three out: whether they are thousands is not known here."""
    gaps = (two.start - one.end for one, two in pairwise(parts.items))
    return ("NOTHING", None) if all(gap <= 1 for gap in gaps) else None


def unit_of(item: Item) -> str:
    """Return the unit that a word names."""
    for kind in ("UNIT", "SECONDUNIT", "NIGHTS", "UNITLETTER"):
        if kind in item.values:
            return str(item.values[kind])
    raise ValueError(item)


def _length(parts: Parts) -> Made:
    """Make a length of amount and unit, with "and a half" before or after the unit."""
    unit_item = parts["unit"]
    if (
        "UNITLETTER" in unit_item.values
        and "UNIT" not in unit_item.values
        and (
            "n" not in parts
            or "NUM" not in parts["n"].values
            or unit_item.start - parts["n"].end > 1
        )
    ):
        return None
    amount = amount_of(parts["n"]) if "n" in parts else Decimal(0 if "half" in parts else 1)
    for group, extra in (("half", "0.5"), ("quarter", "0.25")):
        if group in parts:
            amount += Decimal(extra)
    if amount > LIMIT:
        return None
    few = "n" in parts and "FEW" in parts["n"].values
    modifier = "approx" if "about" in parts else ""
    return "DURATION", Duration(((unit_of(unit_item), amount),), modifier, few)


def _coded(parts: Parts) -> Made:
    code = str(parts["h"].values["PIECE"])
    return "DURATION", Duration((coded(code),))


def coded(code: str) -> tuple[str, Decimal]:
    """Return unit and amount of an ISO 8601 duration of one unit."""
    clock = code.startswith("PT")
    number = code[2 if clock else 1 : -1]
    return (PERIOD_CODE if clock else DATE_CODE)[code[-1]], Decimal(number)


def _sum(parts: Parts) -> Made:
    amounts: list[tuple[str, Decimal]] = []
    for item in parts.items:
        value = item.values.get("DURATION")
        if isinstance(value, Duration):
            amounts += value.amounts
    if len({unit for unit, _ in amounts}) < len(amounts):
        return None
    return "DURATION", Duration(tuple(amounts))


def _whole(parts: Parts) -> Made:
    unit = str(parts["unit"].values["UNIT"])
    return "DURATION", Duration(((unit, Decimal(1)),))


def length_of(parts: Parts) -> Duration | None:
    """Return the first length among the items."""
    for item in parts.items:
        value = item.values.get("DURATION")
        if isinstance(value, Duration):
            return value
    return None


def _ago(parts: Parts) -> Made:
    length = length_of(parts)
    return ("OFFSET", Offset(length, -1)) if length else None


def _ahead(parts: Parts) -> Made:
    length = length_of(parts)
    return ("OFFSET", Offset(length, 1)) if length else None


def _based(sign: int, parts: Parts) -> Made:
    length = length_of(parts)
    base = calendar_of(parts["base"])
    if length is None or base is None or base.grain != "day":
        return None
    if any(unit in ("minute", "second", "hour") for unit, _ in length.amounts):
        return None
    return "OFFSET", Offset(length, sign, base)


def _base_ahead(parts: Parts) -> Made:
    return _based(1, parts)


def _base_back(parts: Parts) -> Made:
    return _based(-1, parts)


def _lasting(parts: Parts) -> Made:
    """Make the days of "for three days from today"."""
    length, base = length_of(parts), calendar_of(parts["base"])
    if length is None or base is None or base.grain != "day":
        return None
    return "RANGE", Range(base, Offset(length, 1, base))


def _base_now(parts: Parts) -> Made:
    length = length_of(parts)
    if length is None or (
        any(unit in ("minute", "second") for unit, _ in length.amounts) and "day" in parts
    ):
        return None
    return ("OFFSET", Offset(length, 1)) if length else None


def _stretch(parts: Parts) -> Made:
    """Make a stretch of "the last three years", "las próximas 5 horas", "los 2 años siguientes"."""
    if "DURATION" in parts["length"].values:
        length = parts["length"].values["DURATION"]
        if not isinstance(length, Duration):
            return None
    else:
        return None
    rel = parts["rel"].values
    if "NEXT" in rel:
        return "STRETCH", Stretch(length, 1)
    if "LAST" in rel:
        return "STRETCH", Stretch(length, -1)
    return None


N: Final = "(?P<n>AMOUNT)"


def _mixed_late(parts: Parts) -> Made:
    return _mixed(parts)


LENGTHS: Final = (
    Rule("(?:NUM|NUM3) (?:(?:COMMA|DOT)? NUM3)+", _grouped),
    Rule("ONE (?P<unit>UNIT) (?P<half>HALFMORE|QUARTERMORE)", _mixed_late, ("en",)),
    Rule("(?P<a>NUM|NUM3)(?P<s>DOT|COMMA)(?P<b>NUM)(?= ANYUNIT)", _decimal),
    Rule("(?P<n>COUNT) (?P<half>HALFMORE|QUARTERMORE) (?P<unit>ANYUNIT)", lambda p: _mixed(p)),
    Rule(
        "(?P<n>COUNT) (?P<unit>ANYUNIT) (?P<half>HALFMORE|QUARTERMORE|PAST)(?!COUNT|CLOCK)",
        lambda p: _mixed(p),
    ),
    Rule(
        "(?P<unit>YEARUNIT|HOURUNIT|MONTHUNIT|WEEKUNIT|DAYUNIT) (?P<half>HALFMORE)",
        lambda p: _mixed(p),
    ),
    Rule("(?P<half>HALFWORD) (?:THE|CARD)? (?P<unit>UNIT)", _length),
    Rule(
        "PIECE(?!OF)",
        lambda p: (
            _coded(Parts(p.items, {"h": (0, 1)}, p.text))
            if str(p.items[0].values["PIECE"]).startswith("P")
            else None
        ),
    ),
    Rule(
        "(?P<n>ONEANDHALF|FEW|COUPLE|DECIMAL|NUM3|NUM|COUNTED|CARD) DASH? "
        "(?P<unit>ANYUNIT)(?!NUM4)",
        _length,
    ),
    Rule("ONE (?P<unit>UNIT)", _whole, ("en",)),
    Rule(
        "(?:WHOLE) DASH? (?:THE)? (?P<unit>DAYUNIT|WEEKUNIT|MONTHUNIT|YEARUNIT)",
        _whole,
        ("en", "ru"),
    ),
    Rule("WHOLE (?:THE)? (?P<unit>DAYUNIT|WEEKUNIT|MONTHUNIT|YEARUNIT)(?!NUM)", _whole, ("es",)),
    Rule("(?<!NEXT|LAST) DURATION (?:(?:AND|COMMA)? DURATION)+(?!AGO)", _sum),
)


def _one(sign: int) -> Build:
    """Return what makes an offset of one unit without a number: «год назад», «через час»."""

    def build(parts: Parts) -> Made:
        return "OFFSET", Offset(Duration(((unit_of(parts["unit"]), Decimal(1)),)), sign)

    return build


def _mixed(parts: Parts) -> Made:
    amount = amount_of(parts["n"]) if "n" in parts else Decimal(1)
    extra = Decimal("0.25") if "QUARTERMORE" in parts["half"].values else Decimal("0.5")
    if "PAST" in parts["half"].values and "QUARTERMORE" not in parts["half"].values:
        extra = Decimal(str(parts["half"].values["PAST"])) / 60
    return "DURATION", Duration(((unit_of(parts["unit"]), amount + extra),))


OFFSETS: Final = (
    Rule("LASTING DURATION FROMBASE (?:THE)? (?P<base>DAYDATE)", _lasting),
    Rule("(?:MORE|LESS|APPROX)? DURATION DASH? OLD", lambda _: ("NOTHING", None)),
    Rule("(?P<rel>NEXT|LAST) (?P<length>DURATION)", _stretch),
    Rule("(?P<length>DURATION) (?P<rel>NEXT|LAST)", _stretch, ("es",)),
    Rule(
        "WITHIN (?:MORE) (?:OF)? DURATION",
        lambda p: (
            ("BOUND", Bound(Offset(length, 1), "after")) if (length := length_of(p)) else None
        ),
    ),
    Rule(
        "WITHIN (?:LESS) (?:OF)? DURATION",
        lambda p: (
            ("BOUND", Bound(Offset(length, 1), "before")) if (length := length_of(p)) else None
        ),
    ),
    Rule(
        "INSIDE (?:THE)? STRETCH",
        lambda p: (
            ("STRETCH", replace(value, within=True))
            if isinstance(value := p.items[-1].values["STRETCH"], Stretch)
            else None
        ),
    ),
    Rule("(?:HACE) (?:APPROX|MORE)? DURATION", _ago),
    Rule("DURATION AGO", _ago),
    Rule("DURATION (?:BEFOREBASE|BEFORE|EARLIER) (?:THE)? (?P<base>DAYDATE)", _base_back),
    Rule("DURATION (?:FROMBASE|AFTER|LATER OF?) (?:THE)? (?P<base>DAYDATE)", _base_ahead),
    Rule("(?:WITHIN|IN)? DURATION (?:HENCE|FROMBASE PRESENT)", _base_now),
    Rule("WITHIN (?P<unit>UNIT)(?!UNIT|ANYMONTH)", _one(1), ("ru",)),
    Rule("(?P<unit>UNIT) AGO", _one(-1), ("ru",)),
    Rule("(?<!FROM DAYDATE)DURATION LATER", _ahead),
    Rule("DURATION EARLIER", _ago),
    Rule("WITHIN (?:APPROX)? DURATION", _ahead),
)
