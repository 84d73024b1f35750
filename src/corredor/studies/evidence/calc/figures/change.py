"""Changes: "from 2.8 to 86.4 million" under a verb of change is two amounts, no range, no bound."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import regex as re

from corredor.studies.evidence.calc.figures.drafts import Draft
from corredor.studies.evidence.calc.figures.lookup import bound_before
from corredor.studies.evidence.calc.figures.words import UnitWords, folded_token
from corredor.studies.evidence.calc.records import Qualifier

REACH: Final = 160
"""Characters before a bound in which the verb that governs it is looked for."""
WIDEST_GAP: Final = 60
"""Characters between the two ends of a change."""
THOUSAND: Final = Decimal(1000)
STOP: Final = re.compile(r"[.!?…][»”\"')\]]*\s+(?=[\p{Lu}«\"“—–])|[;\n]|:\s")
"""End of a sentence or of an independent clause; abbreviations go on in small letters."""
_COMMA: Final = re.compile(r",\s")
_WORD: Final = re.compile(r"[\p{L}\p{M}]++")
_FIRST: Final = re.compile(r"\s*([\p{L}\p{M}]++)\s*")
_LAST: Final = re.compile(r"([\p{L}\p{M}]++)\s*$")
_OPENED: Final = re.compile(r"([\p{L}\p{M}]++)\s+(?:(?:los|las|unos|unas|the|about)\s+)?$")
_DASH: Final = re.compile(r"\s[—–-]\s*$")
_AND: Final = frozenset(("and", "y", "e", "и"))
_RUSSIAN_VERBS: Final = ("ло", "ли", "ла", "ет", "ит", "ют", "ят", "ут", "ся", "сь", "ал", "ил")


def governing(text: str, at: int, words: UnitWords) -> str:
    """Return the kind of the word of change that governs what begins at an offset.

    ``verb``, ``noun``, ``source`` for a verb that tells a change only with its start ("went
    from 5 to 6"), or empty.
    """
    window = STOP.split(text[max(0, at - REACH) : at])[-1].rstrip()
    dashed = _DASH.search(f"{window} ") is not None
    window = window.rstrip(" ,—–-\u00a0")
    for segment in reversed(_COMMA.split(window)):
        tokens = [folded_token(found[0]) for found in _WORD.finditer(segment)]
        kind, closed = _change(tokens, words)
        if kind:
            return "" if dashed and kind == "noun" else kind
        if closed:
            return ""
    return ""


def _change(tokens: list[str], words: UnitWords) -> tuple[str, bool]:
    """Return the kind of the last word of change of a clause, and whether the clause ends there."""
    verb = False
    clauses = words.single.get("clause", frozenset())
    for token in reversed(tokens):
        kind = words.changes.get(token, "")
        if kind:
            return kind, False
        if token in _AND:
            if verb:
                return "", True
        elif token in clauses:
            return "", True
        verb = verb or (
            words.language == "ru" and len(token) > 3 and token.endswith(_RUSSIAN_VERBS)
        )
    return "", bool(tokens) and tokens[0] in clauses


def unbound(text: str, drafts: list[Draft], words: UnitWords) -> list[Draft]:
    """Return the drafts, those exact that are the start or the target of a change.

    "До" and "hasta" are bounds in "produces up to 340 tonnes", and no bounds in "fell to 340".
    """
    return [_unbound(text, draft, words) for draft in drafts]


def _unbound(text: str, draft: Draft, words: UnitWords) -> Draft:
    if draft.qualifier not in ("at_most", "at_least") or draft.first >= draft.start:
        return draft
    found = _FIRST.match(text, draft.first)
    if found is None or found.end(1) > draft.start:
        return draft
    ending = words.says("target", found[1])
    if not ending and not words.says("source", found[1]):
        return draft
    before = _LAST.search(text, max(0, draft.first - 24), draft.first)
    if ending and before is not None and words.says("inner", before[1]):
        return draft
    kind = governing(text, draft.first, words)
    shares = draft.sense is not None and draft.sense.kind == "share"
    if not kind or (kind == "noun" and shares):
        return draft
    if kind == "source" and ending and not _sourced(text, draft.first, words):
        return draft
    inner = bound_before(text[found.end() : draft.start], draft.start - found.end(), words)
    qualifier: Qualifier = "exact" if inner is None else inner[0]
    first = draft.start if inner is None else found.end() + inner[1]
    return draft._replace(qualifier=qualifier, first=first)


def _sourced(text: str, at: int, words: UnitWords) -> bool:
    """Whether a start with digits stands before a target, in the same sentence."""
    window = STOP.split(text[max(0, at - REACH) : at])[-1]
    digits = re.search(r"\d", window)
    return digits is not None and any(
        words.says("source", found[0]) for found in _WORD.finditer(window[: digits.start()])
    )


def paired(text: str, drafts: list[Draft], words: UnitWords) -> list[Draft]:
    """Give the start of a change the unit and scale of its target: "from 2.8 to 86.4 million".

    Both stay figures of their own and make no range.
    """
    made = list(drafts)
    for at in range(1, len(made)):
        first, second = made[at - 1], made[at]
        if _is_pair(text, first, second, words):
            made[at - 1] = _shared(first, second)
            if second.qualifier == "at_most":
                made[at] = second._replace(qualifier="exact", first=second.start)
    return made


def _is_pair(text: str, first: Draft, second: Draft, words: UnitWords) -> bool:
    if first.merged or not 0 < second.start - first.end <= WIDEST_GAP:
        return False
    target = _OPENED.search(text, max(first.end, second.start - 24), second.start)
    if target is None or not words.says("range", target[1]):
        return False
    source = _OPENED.search(text, max(0, first.start - 24), first.start)
    if source is None or not words.says("source", source[1]):
        return False
    if STOP.search(text, first.end, second.start) is not None:
        return False
    shares = second.sense is not None and second.sense.kind == "share"
    if shares and words.says("start", source[1]):
        return True
    kind = governing(text, source.start(), words)
    return bool(kind) and not (kind == "noun" and shares)


def _shared(first: Draft, second: Draft) -> Draft:
    """Return the start with the target's unit, and its scale where the start has none."""
    if first.sense is not None:
        return first._replace(merged=True)
    taken = first._replace(
        sense=second.sense, rate=second.rate, unit=None, lent=second.unit, merged=True
    )
    scale = second.number.scale
    if first.number.scale > 1 or scale < THOUSAND or not first.values:
        return taken
    low = first.values[0][0]
    if abs(low) >= THOUSAND:
        return taken
    fraction = low != low.to_integral_value()
    unsure = not fraction and second.values[0][0] <= low * scale
    shared = tuple((_whole(value * scale), high) for value, high in first.values)
    return taken._replace(values=(*shared, (low, None)), unsure=unsure)


def _whole(value: Decimal) -> Decimal:
    """Return the value without noughts behind its mark where it is whole."""
    whole = value.to_integral_value()
    return whole if value == whole else value
