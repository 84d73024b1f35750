"""Joining figures that belong together: "3 feet 5 inches", "20 dollars 43", "from 5 to 10 tons"."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex as re

from corredor.studies.evidence.calc.figures.drafts import Draft, scale_letters
from corredor.studies.evidence.calc.figures.lookup import BLANKS, MILLION, phrase_at
from corredor.studies.evidence.calc.figures.words import UnitWords, folded_token
from corredor.studies.evidence.calc.records import Span

SMALLER: Final = {
    ("foot", "inch"): Decimal(12),
    ("yard", "foot"): Decimal(3),
    ("yard", "inch"): Decimal(36),
    ("mile", "foot"): Decimal(5280),
    ("mile", "yard"): Decimal(1760),
    ("pound", "ounce"): Decimal(16),
    ("stone", "pound"): Decimal(14),
    ("m", "cm"): Decimal(100),
    ("km", "m"): Decimal(1000),
    ("cm", "mm"): Decimal(10),
    ("kg", "g"): Decimal(1000),
    ("t", "kg"): Decimal(1000),
    ("l", "ml"): Decimal(1000),
    ("US_gallon", "quart"): Decimal(4),
    ("h", "min"): Decimal(60),
    ("min", "s"): Decimal(60),
    ("day", "h"): Decimal(24),
    ("week", "day"): Decimal(7),
    ("year", "month"): Decimal(12),
}
"""How many of the smaller unit make the larger, by definition."""
_HUNDRED: Final = Decimal(100)
MARKS: Final = frozenset('.,;:!?)»”"\n')
_SCALES: Final = tuple(Decimal(10) ** power for power in (12, 9, 6, 3))
_DASHED: Final = re.compile(r" ?[-–—‑−] ?")
_NO_DIGIT: Final = re.compile(r"\D")
WIDEST: Final = 1000
"""From this ratio of its ends a range is no range, but two numbers or a scale that was missed."""
_BLANK: Final = frozenset(BLANKS)
_OPENING: Final = re.compile(r"([\p{L}]+)\s(?:(?:los|las|the)\s)?$")
_FIRST_WORD: Final = re.compile(r"\p{L}+")


def _gap_is(text: str, start: int, end: int, words: UnitWords, kind: str) -> bool:
    """Whether nothing but a stop word of a kind stands between two offsets."""
    gap = text[start:end]
    if not gap.strip() or "\n" in gap or len(gap) > 16:
        return False
    at = start + len(gap) - len(gap.lstrip())
    return phrase_at(text, at, words, kind) == start + len(gap.rstrip())


def _close(text: str, first: Draft, second: Draft, words: UnitWords) -> bool:
    gap = text[first.end : second.start]
    if len(gap) <= 1 and (not gap or gap in _BLANK):
        return True
    return _gap_is(text, first.end, second.start, words, "joint")


def _plain_end(text: str, at: int) -> bool:
    """Whether no noun can follow an offset: "20 dollars 43", but not "$100 and 50 shares"."""
    rest = text[at : at + 2]
    mark = rest[:1] in MARKS and not rest[1:].isdigit()
    return not rest.strip() or mark


def compounds(text: str, drafts: list[Draft], words: UnitWords) -> list[Draft]:
    """Join a figure with the smaller unit that follows it."""
    made: list[Draft] = []
    for draft in drafts:
        joined = _compound(text, made[-1], draft, words) if made else None
        if joined is None:
            made.append(draft)
        else:
            made[-1] = joined
    return made


def _compound(text: str, first: Draft, second: Draft, words: UnitWords) -> Draft | None:
    if first.sense is None or second.start < first.end or second.number.kind != "cardinal":
        return None
    if first.sense.kind in ("share", "count") or not _close(text, first, second, words):
        return None
    ratio = _ratio(text, first, second)
    if ratio is None or len(second.values) != 1 or not 0 <= second.values[0][0] < ratio:
        return None
    part = second.values[0][0] / ratio
    values = tuple((low + part, high) for low, high in first.values)
    digits = Span(first.number.span.start, second.end)
    last = max(first.last, second.last)
    return first._replace(end=second.end, last=last, values=values, digits=digits)


def _ratio(text: str, first: Draft, second: Draft) -> Decimal | None:
    """Return how many of the second's unit make one of the first's; None where they do not."""
    sense = first.sense
    if sense is None:
        return None
    if second.sense is None:
        whole = second.number.span.of(text)
        plain = sense.kind == "money" and not sense.subunit and sense.scale == 1
        short = (whole.isdigit() and len(whole) == 2) or second.number.spelled
        level = first.values and first.values[0][0] == first.values[0][0].to_integral_value()
        fits = plain and short and level and _plain_end(text, second.end)
        return _HUNDRED if fits and not scale_letters(text, first.number) else None
    if sense.kind == "money" and second.sense.subunit and not sense.subunit:
        shared = set(sense.units) & set(second.sense.units)
        return 1 / second.sense.scale if shared else None
    return SMALLER.get((sense.units[0], second.sense.units[0]))


def ranges(text: str, drafts: list[Draft], words: UnitWords) -> list[Draft]:
    """Join the ends of ranges, which share unit and scale."""
    made: list[Draft] = []
    for draft in drafts:
        joined = _range(text, made[-1], draft, words) if made else None
        if joined is None:
            made.append(draft)
        else:
            made[-1] = joined
    return made


def _opening(text: str, draft: Draft, words: UnitWords) -> tuple[str, int] | None:
    """Return the word that opens a range before a figure, folded, and where it starts."""
    for start in (draft.start, draft.first):
        found = _OPENING.search(text[max(0, start - 14) : start])
        if found is not None and words.says("between", found[1]):
            return folded_token(found[1]), max(0, start - 14) + found.start(1)
    own = _FIRST_WORD.match(text[draft.first : draft.start])
    if own is not None and words.says("between", own[0]):
        return folded_token(own[0]), draft.first
    return None


def _range(text: str, first: Draft, second: Draft, words: UnitWords) -> Draft | None:
    second = _millions(text, first, second)
    first = _millions(text, second, first)
    if first.merged or second.start < first.end or second.number.kind == "ordinal":
        return None
    if first.sense is None and second.sense is None:
        return None
    begin = second.first if text[first.end : second.first].strip() else second.start
    gap = text[first.end : second.start]
    dashed = _DASHED.fullmatch(gap) is not None
    joint = dashed or _gap_is(text, first.end, second.start, words, "range")
    joint = joint or (
        begin != second.start and gap.strip() != "" and _own_joint(text, second, first)
    )
    linked = _gap_is(text, first.end, second.start, words, "range_between")
    either = _gap_is(text, first.end, second.start, words, "range_or")
    if not (joint or linked or either) or not _same_unit(first, second):
        return None
    opening = _opening(text, first, words)
    between = linked and opening is not None
    if not (joint or between or either):
        return None
    values = _ends(text, first, second)
    if not values or (either and not between and not _neighbours(values)):
        return None
    sense = second.sense or first.sense
    start = opening[1] if opening is not None and (joint or between) else first.first
    if opening is None and first.qualifier in ("at_least", "at_most"):
        start = first.first
    return second._replace(
        start=first.start,
        first=min(start, first.start),
        values=values,
        sense=sense,
        unit=second.unit or first.unit,
        rate=second.rate or first.rate,
        last=max(first.last, second.last),
        qualifier="about" if first.qualifier == "about" and opening is None else "exact",
        digits=Span(first.number.span.start, second.number.span.end),
        merged=True,
    )


def _millions(text: str, first: Draft, second: Draft) -> Draft:
    """Return "3m" as three million behind an amount of money: "$2m–3m"."""
    money = first.sense is not None and first.sense.kind == "money"
    if not money or second.unit is None or second.unit.of(text) != "m":
        return second
    values = tuple((low * MILLION, None) for low, _ in second.values)
    return second._replace(sense=None, unit=None, values=values)


def _own_joint(text: str, second: Draft, first: Draft) -> bool:
    """Whether the second figure's own bound, such as "до" or "hasta", is the joint."""
    return second.qualifier == "at_most" and not text[first.end : second.first].strip()


def _neighbours(values: tuple[tuple[Decimal, Decimal | None], ...]) -> bool:
    low, high = values[0]
    return high is not None and 0 < high - low <= max(low, Decimal(1))


def _same_unit(first: Draft, second: Draft) -> bool:
    if first.sense is None or second.sense is None:
        return True
    return bool(set(first.sense.units) & set(second.sense.units)) and (
        first.sense.scale == second.sense.scale
    )


def _ends(text: str, first: Draft, second: Draft) -> tuple[tuple[Decimal, Decimal | None], ...]:
    """Return low and high of each reading; the first end may share the second's scale."""
    if not first.values or not second.values:
        return ()
    scale = _scale(text, second) if first.number.scale == 1 else Decimal(1)
    if scale > 1 and first.values[0][0] >= second.values[0][0] / scale:
        return ()
    pairs: list[tuple[Decimal, Decimal | None]] = []
    for at, (low, _) in enumerate(first.values):
        high = second.values[min(at, len(second.values) - 1)][0]
        if low * scale < high and (low <= 0 or high / scale / low < WIDEST):
            pairs.append((low * scale, high))
    return tuple(pairs)


def _scale(text: str, draft: Draft) -> Decimal:
    """Return the factor of all scale words of a number: a thousand million for "mil millones"."""
    value = draft.values[0][0]
    if draft.number.scale == 1:
        return Decimal(1)
    digits = _NO_DIGIT.sub("", draft.number.span.of(text)).strip("0")
    for scale in _SCALES:
        figure = format(value / scale, "f").replace(".", "").strip("0")
        if value >= scale and (figure == digits or not digits):
            return scale
    return draft.number.scale


def core(draft: Draft) -> Span:
    """Return the stretch of number and unit, without bound and rate."""
    return Span(draft.start, draft.end)
