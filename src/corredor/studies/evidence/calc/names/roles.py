"""Offices in a text: their extent, their complements, and the persons that they stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.names.scan import Name, Scan
from corredor.studies.evidence.calc.names.words import folded

MOST_BETWEEN: Final = 8
MOST_BEFORE: Final = 12
_CLOSED: Final = frozenset(("» ", '" ', "” "))
"""What stands between a quoted name within an office and the rest of it."""


class RoleSpan(NamedTuple):
    """An office in a text: words from `first` to `after`, and the number of its person's name.

    `definite` is true where an article or possessor says that the reader knows who it is;
    `case` is a Russian office's where it isn't the nominative: ``gen``, ``dat``, ``ins``, ``pre``.
    """

    first: int
    after: int
    office: str
    gender: str
    country: str = ""
    holder: int = -1
    definite: bool = False
    complement: bool = False
    case: str = ""


def role_extents(scan: Scan, names: tuple[Name, ...]) -> tuple[RoleSpan, ...]:
    """Return the offices of a text, with their modifiers and complements."""
    starts = {name.first: number for number, name in enumerate(names)}
    ends = {name.after: number for number, name in enumerate(names)}
    owned = {n for name in names for n in range(name.first, name.after)}
    found: list[RoleSpan] = []
    for at in sorted(scan.roles):
        if at in owned or (found and at < found[-1].after):
            continue
        found.append(_extent(scan, names, starts, ends, at))
    return tuple(found)


def _extent(
    scan: Scan,
    names: tuple[Name, ...],
    starts: Mapping[int, int],
    ends: Mapping[int, int],
    at: int,
) -> RoleSpan:
    tokens, words = scan.tokens, scan.words
    after, phrase = scan.roles[at]
    while after < len(tokens) and tokens.joined(after) and _modifies(scan, after):
        after += 1
    first, country = _left(scan, names, ends, at)
    definite = (
        first > 0
        and tokens.low[first - 1] in scan.words.classes["definite"]
        and tokens.joined(first)
    )
    bare = after
    while True:
        further, place = _complement(scan, names, starts, after)
        if further == after:
            break
        country = country or place
        after = _past(scan, names, starts, further)
    if words.language == "es" and after > bare and after < len(tokens) and tokens.joined(after):
        after += _modifies(scan, after)
    if not country:
        country = next(
            (words.demonyms[tokens.low[n]] for n in range(first, after)
             if tokens.low[n] in words.demonyms), "",
        )  # fmt: skip
    possessed = first < at and tokens.gap[at][:2] in ("’s", "'s")
    return RoleSpan(
        first, after, phrase.office, phrase.gender, country,
        definite=definite or possessed or words.language == "ru", complement=after > bare,
        case=_case(tokens.low[at], phrase.lemma) if words.language == "ru" else "",
    )  # fmt: skip


def _past(scan: Scan, names: tuple[Name, ...], starts: Mapping[int, int], after: int) -> int:
    """Return the end of a complement past what it owns: "of China's |Ministry of Commerce"."""
    tokens = scan.tokens
    if after in starts and tokens.gap[after] in ("’s ", "'s ", "’ ", "' "):
        after = names[starts[after]].after
    return after


def _modifies(scan: Scan, number: int) -> bool:
    low = scan.tokens.low[number]
    if scan.words.language == "en":
        return False
    return low in scan.words.modifiers or (
        low in scan.words.demonyms and not scan.tokens.capital[number]
    )


def _left(scan: Scan, names: tuple[Name, ...], ends: Mapping[int, int], at: int) -> tuple[int, str]:
    """Return where an office begins, with its modifiers and possessor, and the possessor's land."""
    tokens, words = scan.tokens, scan.words
    first = scan.leading.get(at, at)
    while first > 0 and at - first < MOST_BEFORE and tokens.joined(first) and first not in ends:
        low = tokens.low[first - 1]
        premodifier = (
            words.language == "en"
            and tokens.capital[first - 1]
            and (not tokens.initial[first - 1] or low not in words.common)
        )
        if words.language == "es" or not (
            low in words.modifiers or low in words.demonyms or premodifier
        ):
            break
        first -= 1
    owner = ends.get(first)
    if owner is None:
        return first, ""
    name, gap = names[owner], tokens.gap[first]
    if name.kind not in ("place", "organisation"):
        return first, ""
    if words.language == "en" and (gap in ("’s ", "'s ", "’ ", "' ") or tokens.joined(first)):
        return name.first, name.country
    return first, ""


def _complement(
    scan: Scan, names: tuple[Name, ...], starts: Mapping[int, int], after: int
) -> tuple[int, str]:
    """Return the end of an office's complement from a word on, and the country it names."""
    tokens = scan.tokens
    language = scan.words.language
    prepositions = scan.words.classes["role_preposition"]
    number = after
    while (
        number < len(tokens)
        and number - after <= MOST_BETWEEN
        and (tokens.joined(number) or (number == after and tokens.gap[number] in _CLOSED))
    ):
        if number in starts:
            name = names[starts[number]]
            before = tokens.low[number - 1]
            linked = before in prepositions or (
                before in scan.words.classes["article"] and number - after > 1
            )
            fits = linked if language != "ru" else True
            if name.kind in ("person", "work") or not (
                (fits and number > after) or language == "ru"
            ):
                return after, ""
            if language == "ru" and number == after and _may_hold(scan, name):
                return after, ""
            return name.after, name.country
        low = tokens.low[number]
        if tokens.capital[number] and number > after:
            return _portfolio(scan, starts, number), ""
        if number in scan.roles and number == after and language == "ru":
            return (scan.roles[number][0], "") if _governed(scan, number) else (after, "")
        if (
            tokens.capital[number]
            or low in scan.words.classes["not_in_role"]
            or number in scan.roles
        ):
            return after, ""
        if number == after and language != "ru" and low not in prepositions:
            return after, ""
        if language == "ru" and low.endswith(_VERBAL) and _verbal(scan, number):
            return after, ""
        if low.endswith(("aron", "ieron")) or (low.endswith("ó") and language == "es"):
            return after, ""
        number += 1
    if language == "ru" and after in scan.roles and tokens.joined(after) and _governed(scan, after):
        return scan.roles[after][0], ""
    if language == "ru" and number < len(tokens) and number in starts:
        name = names[starts[number]]
        if name.kind == "organisation" and tokens.gap[number] in (" «", ' "'):
            return name.after, name.country
    return after, ""


_VERBAL: Final = (
    *("лся", "лась", "лось", "лись", "ила", "ыла", "вала", "зала", "тала", "или", "вали", "зали"),
    *("тали", "ает", "яет", "ует", "еет", "ют", "ится", "ется", "утся", "ются", "ал", "ял", "ил"),
    *("ыл", "нул", "чил"),
)
"""Endings of Russian verbs that the genitives of an office's complement don't have."""
_NOUNS: Final = frozenset(("сил", "дел", "правил", "школ", "отдела"))


_CASES: Final = (
    ("ins", ("ом", "ем", "ым", "им", "ой", "ей")),
    ("dat", ("у", "ю")),
    ("pre", ("е",)),
    ("gen", ("а", "я", "ы", "и", "го")),
)


def _verbal(scan: Scan, number: int) -> bool:
    return scan.tokens.low[number] not in _NOUNS and scan.head(number) is None


def _case(low: str, lemma: str) -> str:
    """Return the case of a Russian office's first word in the singular, empty for the nominative.

    The dative of an adjective counts as such; plurals have no case here.
    """
    first = folded(lemma.split(" ", 1)[0])
    if low == first or low.endswith(first):
        return ""
    if low.endswith(("ы", "и", "ие", "ые")) and first[-1:] not in "ая":
        return ""
    return next((case for case, endings in _CASES if low.endswith(endings)), "")


def _governed(scan: Scan, number: int) -> bool:
    """Whether an office after another is in the genitive: "министр", not "журналистам министр"."""
    low = scan.tokens.low[number]
    first = folded(scan.roles[number][1].lemma.split(" ", 1)[0])
    before = scan.tokens.low[number - 1]
    if low == first or before.endswith(("ам", "ям", "ами", "ями", "ах", "ях")):
        return False
    return low.endswith(("а", "я", "ы", "и", "ов", "ев", "ей", "го"))


def _may_hold(scan: Scan, name: Name) -> bool:
    """Whether an unknown name right after a complement is rather the holder's than a place's."""
    tokens = scan.tokens
    return (
        not name.sure
        and not name.entity
        and name.sort == "unknown"
        and 2 <= name.after - name.first <= 4
        and tokens.joined(name.first)
        and tokens.capital[name.first + 1]
    )


def _portfolio(scan: Scan, starts: Mapping[int, int], number: int) -> int:
    """Return the end of capitalised words that are no name: "minister of |Agriculture"."""
    tokens = scan.tokens
    if number in scan.portfolios:
        return scan.portfolios[number]
    while number < len(tokens) and tokens.capital[number] and number not in starts:
        number += 1
        if number < len(tokens) and not tokens.joined(number):
            break
        listed = number + 1 < len(tokens) and tokens.low[number] in ("y", "e", "and")
        if listed and tokens.capital[number + 1] and number + 1 not in starts:
            number += 1
    return number
