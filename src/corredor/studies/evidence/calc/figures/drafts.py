"""A figure in the making: one number with the unit, bound and rate that stand around it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, NamedTuple

import regex as re

from corredor.studies.evidence.calc.figures.lookup import (
    BLANKS,
    Found,
    bound_before,
    bound_behind,
    meaning_at,
    money_before,
    phrase_at,
    sense_at,
    sense_behind,
    skip_blank,
)
from corredor.studies.evidence.calc.figures.words import (
    Sense,
    UnitWords,
    folded_token,
    next_token,
)
from corredor.studies.evidence.calc.records import FigureKind, Number, Qualifier, Span

PERCENT: Final = "percent"
LARGE: Final = Decimal(1_000_000)
"""From here a number has a scale word, behind which "de" may stand: "dos millones de dólares"."""
_LETTERS: Final = re.compile(r"\p{L}+\.?$")
_SIGN: Final = re.compile(r"\s?[^\d\s.,]\D*$")
_WORD_BEFORE: Final = re.compile(r"(?r)([\p{L}\p{M}]++)[ \u00a0]")
"""Read backwards from the end of a stretch."""
_BLANK_BEFORE: Final = frozenset((" ", "\u00a0", "\n"))
_YEAR_BEHIND: Final = re.compile(r"\s(?:1[5-9]|2[01])\d\d(?!\d)")
_SCALED_MONEY: Final = re.compile(r"m?m(?:dd|dp|de)$", re.IGNORECASE)


class Draft(NamedTuple):
    """A number and what was found around it.

    `start` and `end` hold number and unit; `first` and `last` also bound and rate.
    """

    number: Number
    start: int
    end: int
    first: int
    last: int
    sense: Sense | None = None
    unit: Span | None = None
    qualifier: Qualifier = "exact"
    rate: str = ""
    kind: FigureKind | None = None
    values: tuple[tuple[Decimal, Decimal | None], ...] = ()
    """Low and high of each reading of the number; high is None where they are equal."""
    digits: Span | None = None
    """Where the numbers stand, if the draft was joined from several."""
    lent: Span | None = None
    """Where the unit stands that another figure lends this one."""
    elided: bool = False
    merged: bool = False
    unsure: bool = False


def scale_letters(text: str, number: Number) -> str:
    """Return the letters at the end of a number's own words, such as "mdd" or "bn"."""
    own = number.span.of(text)[-16:]
    found = None if own[-1:].isdigit() else _LETTERS.search(own)
    return found[0] if found else ""


def lone_draft(number: Number) -> Draft:
    """Return a number with nothing around it."""
    start, end = number.span.start, number.span.end
    values = tuple((reading.low, None) for reading in number.readings if reading.low is not None)
    return Draft(number, start, end, start, end, values=values)


def draft_of(
    text: str,
    number: Number,
    words: UnitWords,
    previous: int,
    following: int,
    *,
    small: bool = False,
) -> Draft:
    """Return a number with its unit, bound and rate.

    Parameters
    ----------
    text, number, words
        The text, a number in it, the lexicon.
    previous, following
        End of the number before it and start of the one after it.
    small
        Whether the text is all in small letters.
    """
    start, end = number.span.start, number.span.end
    draft = lone_draft(number)
    values = draft.values
    if number.kind == "percent":
        return _bounded(text, draft._replace(**_percent(text, number)), words, previous)
    letters = scale_letters(text, number)
    scaled = words.exact.get(letters, {}).get("") if _SCALED_MONEY.match(letters) else None
    if scaled is not None:
        sense = replace(scaled, scale=Decimal(1))
        draft = draft._replace(sense=sense, unit=Span(end - len(letters), end))
        return _bounded(text, draft, words, previous)
    before = money_before(text, start, words, small=small)
    if before is not None and before.span.start < previous:
        before = None
    large = number.scale >= LARGE or (bool(values) and values[0][0] >= LARGE)
    inner = bound_behind(text, end, words)
    behind = sense_behind(text, end, words, large=large)
    if behind is not None and behind.sense.word and not _meant(text, number, behind, words):
        behind = None
    if behind is None and inner is not None:
        behind = sense_behind(text, inner[1], words, large=large)
    if behind is not None and (
        behind.span.end > following > end
        or len(text) > behind.span.end == following > behind.span.start > end
    ):
        behind = None
    if behind is not None and text[behind.span.start : behind.span.end] == "m":
        money = sense_behind(text, behind.span.end, words, large=True)
        if money is not None and money.sense.kind == "money" and not money.sense.word:
            values = tuple((low * LARGE, high) for low, high in draft.values)
            draft, behind = draft._replace(values=values), money
    draft = _with_unit(text, draft, before, behind, words)
    if draft.unit is None:
        draft = _named_before(text, draft, words, previous)
    return _bounded(text, _rated(text, draft, words), words, previous)


def _percent(text: str, number: Number) -> dict[str, object]:
    found = _SIGN.search(number.span.of(text)[-32:])
    length = found.end() - found.start() if found else 0
    begin = number.span.end - length
    unit = Span(skip_blank(text, begin), number.span.end)
    return {"sense": Sense("share", (PERCENT,)), "unit": unit}


def _certain(text: str, number: Number, found: Found) -> bool:
    """Whether a symbol or code that is a word too is meant as money beside this number."""
    own = number.span.of(text)
    rich = not own.isdigit() and not own.isalpha()
    glued = found.span.end == number.span.start
    return rich and (glued or not found.sense.context)


def _meant(text: str, number: Number, found: Found, words: UnitWords) -> bool:
    """Whether a unit's word that is another word too is the unit: not in "12 in all"."""
    if found.sense.units == ("inch",) and _YEAR_BEHIND.match(text, found.span.end):
        return False
    following = adjacent_word(text, found.span.end)
    if not following or found.span.start == number.span.end or number.scale > 1:
        return True
    if found.sense.kind != "money":
        return found.sense.units == ("inch",) and _behind_feet(text, number, words)
    return words.says("function", following) and not words.says("article", following)


def _behind_feet(text: str, number: Number, words: UnitWords) -> bool:
    begin = max(0, number.span.start - 8)
    found = _WORD_BEFORE.match(text, begin, number.span.start)
    feet = sense_at(text, found.start(), words) if found is not None else None
    return feet is not None and feet.sense.units == ("foot",)


def _with_unit(
    text: str, draft: Draft, before: Found | None, behind: Found | None, words: UnitWords
) -> Draft:
    if before is not None and (before.sense.context or before.sense.word):
        before = before if _certain(text, draft.number, before) else None
    if before is not None:
        start, end, unit = before.span.start, draft.end, before.span
        sense = before.sense
        if behind is not None and behind.sense.kind == "money":
            same = set(behind.sense.units) & set(sense.units)
            glued = behind.span.end - behind.span.start <= 4 or len(behind.sense.units) > 1
            if same and not behind.sense.subunit and (glued or len(same) == 1):
                narrow = tuple(code for code in sense.units if code in same)
                sense = replace(sense, units=narrow, dollar=sense.dollar and len(narrow) > 1)
                end = behind.span.end
        if (
            start > 0
            and text[start - 1] in "-−–"
            and (start == 1 or text[start - 2] in BLANKS + "(")
        ):
            start -= 1
            values = tuple((-low, high) for low, high in draft.values)
            draft = draft._replace(values=values)
        return draft._replace(start=start, first=start, end=end, last=end, unit=unit, sense=sense)
    if behind is None:
        return draft
    end = behind.span.end
    return draft._replace(end=end, last=end, unit=behind.span, sense=behind.sense)


def _named_before(text: str, draft: Draft, words: UnitWords, previous: int) -> Draft:
    """Take the name of a money that stands right before a number without unit: "Rupees 500"."""
    if text[draft.start - 1 : draft.start] not in _BLANK_BEFORE:
        return draft
    begin = max(previous, draft.start - 24)
    found = _WORD_BEFORE.match(text, begin, draft.start)
    if found is None:
        return draft
    at = found.start()
    named = sense_at(text, at, words)
    if named is None or named.sense.kind != "money" or named.sense.word:
        return draft
    if named.span.end != found.end(1) or (previous and at - previous < 2):
        return draft
    following = adjacent_word(text, draft.end)
    if following and not words.says("function", following):
        return draft
    qualifier: Qualifier = "about" if words.language == "ru" else "exact"
    return draft._replace(
        start=at, first=at, unit=named.span, sense=named.sense, qualifier=qualifier
    )


def _rated(text: str, draft: Draft, words: UnitWords) -> Draft:
    """Add "a day", "per tonne", "в год" behind the unit."""
    if draft.sense is None or draft.sense.kind == "share" or draft.unit is None:
        return draft
    at = skip_blank(text, draft.end)
    unit, end = meaning_at(text, at, words, "rate")
    if unit:
        return draft._replace(rate=unit.removeprefix("rate_"), last=end)
    end = phrase_at(text, at, words, "per")
    if end is None:
        return draft
    found = sense_at(text, skip_blank(text, end), words)
    if found is None or found.sense.kind not in ("measure", "duration"):
        return draft
    if len(found.sense.units) != 1 or not text[found.span.start].isalpha():
        return draft
    if not _rate_fits(text[at:end], draft.sense, found):
        return draft
    return draft._replace(rate=found.sense.units[0], last=found.span.end)


def _rate_fits(link: str, sense: Sense, found: Found) -> bool:
    """Whether a linking word makes a rate here: "20 km a day", but not "one mile a second man"."""
    small = folded_token(link)
    span = found.sense.kind == "duration"
    if small in ("a", "an", "el", "la", "al", "a la"):
        return span and (sense.kind != "duration" or found.sense.units[0] in ("day", "week"))
    if small in ("в", "на"):
        return span if small == "в" else not span and sense.kind == "money"
    if small in ("за", "за один", "за каждый"):
        return not span and sense.kind == "money"
    return True


def _bounded(text: str, draft: Draft, words: UnitWords, previous: int) -> Draft:
    """Add the bound before the figure, behind the number or behind the unit."""
    found = bound_before(text, draft.start, words)
    if found is not None and found[1] >= previous:
        draft = draft._replace(qualifier=found[0], first=found[1])
        if found[0] in ("exact", "about"):
            outer = bound_before(text, found[1], words)
            if outer is not None and outer[1] >= previous and outer[0] not in ("exact", "about"):
                draft = draft._replace(qualifier=outer[0], first=outer[1])
    end = draft.number.span.end
    for at in (end, draft.end) if end != draft.end else (end,):
        behind = bound_behind(text, at, words)
        if behind is not None and (behind[1] > at or at == draft.end):
            known = draft.qualifier not in ("exact", "about")
            qualifier = draft.qualifier if known else behind[0]
            return draft._replace(qualifier=qualifier, last=max(draft.last, behind[1]))
    return draft


def adjacent_word(text: str, at: int) -> str:
    """Return the word that begins behind a blank at an offset, or nothing."""
    token = next_token(text, skip_blank(text, at))
    return token.text if token is not None and token.text[0].isalpha() else ""
