"""Fields of government within an office: "Minister |of Trade and Industry|"; they are no names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corredor.studies.evidence.calc.names.scan import Scan, phrase_at

_MINISTERIAL: Final = frozenset(
    (
        *("minister", "secretary", "undersecretary", "deputy-minister", "vice-minister"),
        *("deputy-prime-minister", "deputy-secretary"),
    )
)
_OF: Final = frozenset(("de", "del", "of", "for", "para"))
_AND: Final = frozenset(("y", "e", "and"))
MOST_WORDS: Final = 14


def portfolios_in(scan: Scan) -> Mapping[int, int]:
    """Return the first words of ministers' portfolios, each with the word after the last."""
    if scan.words.language == "ru":
        return {}
    found: dict[int, int] = {}
    for at, (after, role) in scan.roles.items():
        if role.office not in _MINISTERIAL:
            continue
        start, end = _following(scan, after)
        if end > start:
            found[start] = end
        elif scan.words.language == "en":
            start = _leading(scan, at)
            if start < at:
                found[start] = at
    return found


def _following(scan: Scan, after: int) -> tuple[int, int]:
    tokens, words = scan.tokens, scan.words
    number = after
    while (
        number < len(tokens)
        and tokens.joined(number)
        and (tokens.low[number] in words.modifiers or tokens.low[number] in words.demonyms)
    ):
        number += 1
    if number >= len(tokens) or tokens.low[number] not in _OF or not tokens.joined(number):
        return 0, 0
    number += 1
    while number < len(tokens) and tokens.low[number] in words.classes["article"]:
        number += 1
    if number >= len(tokens) or not _is_field(scan, number):
        return 0, 0
    return number, _end(scan, number)


def _is_field(scan: Scan, number: int) -> bool:
    """Whether a word begins a field of government, or "State" of a minister of state."""
    tokens = scan.tokens
    if not tokens.capital[number]:
        return False
    low = tokens.low[number]
    return low in ("state", "estado") or (
        phrase_at(tokens, number, scan.words.fields.get(low, ())) is not None
    )


def _end(scan: Scan, start: int) -> int:
    """Return the end of a list of fields; words that aren't known are taken after a link."""
    tokens = scan.tokens
    number = start
    while number < len(tokens) and number - start < MOST_WORDS:
        phrase = phrase_at(tokens, number, scan.words.fields.get(tokens.low[number], ()))
        number = phrase[0] if phrase else number + 1
        while _goes_on(scan, number) and tokens.joined(number):
            number += 1
        link = number
        while link < len(tokens) and tokens.joined(link) and _links(scan, link):
            link += 1
        if link >= len(tokens):
            return number
        comma = link == number and tokens.gap[number] == ", " and _is_field(scan, number)
        linked = link > number and tokens.joined(link) and _goes_on(scan, link)
        if not comma and not linked:
            return number
        number = link
    return number


def _links(scan: Scan, number: int) -> bool:
    low = scan.tokens.low[number]
    return low in _AND or low in _OF or low in scan.words.classes["article"]


def _goes_on(scan: Scan, number: int) -> bool:
    """Whether a capitalised word may belong to a portfolio: no place, name, office or head."""
    tokens = scan.tokens
    return (
        number < len(tokens)
        and tokens.capital[number]
        and number not in scan.places
        and number not in scan.bodies
        and number not in scan.roles
        and not scan.given(number)
        and (scan.head(number) is None or _is_field(scan, number))
    )


def _leading(scan: Scan, at: int) -> int:
    """Return where fields before an office begin: "|Energy and Natural Resources Minister"."""
    tokens = scan.tokens
    first = at
    while first > 0 and at - first < MOST_WORDS and tokens.joined(first):
        if not (tokens.capital[first - 1] or tokens.low[first - 1] in _AND):
            break
        first -= 1
    while first < at:
        number = first
        while number < at:
            phrase = phrase_at(tokens, number, scan.words.fields.get(tokens.low[number], ()))
            if phrase is None:
                break
            number = phrase[0]
            if number < at and tokens.low[number] in _AND:
                number += 1
        if number == at:
            return first
        first += 1
    return at
