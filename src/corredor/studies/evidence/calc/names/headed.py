"""Names with a head noun: ministries, companies, forums, laws, rivers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corredor.studies.evidence.calc.names.headed_russian import russian_name
from corredor.studies.evidence.calc.names.scan import Name, Scan, headed
from corredor.studies.evidence.calc.names.words import Head

_CONNECTORS: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "es": (
        *(("de", "la"), ("de", "los"), ("de", "las"), ("para", "el"), ("para", "la")),
        *(("para", "los"), ("para", "las"), ("y", "el"), ("y", "la"), ("y", "los"), ("y", "de")),
        *(("sobre", "el"), ("sobre", "la"), ("a", "la"), ("en", "el"), ("en", "la")),
        *(("de",), ("del",), ("para",), ("y",), ("e",), ("sobre",), ("en",), ("al",), ("a",)),
        *(("contra", "la"), ("contra", "el"), ("contra",), ("por", "la"), ("por",), ("sin",)),
    ),
    "en": (
        *(("of", "the"), ("for", "the"), ("on", "the"), ("of",), ("for",), ("on",), ("and",)),
        *(("in", "the"), ("to", "the"), ("in",), ("to",), ("against",), ("and", "the")),
    ),
    "ru": (),
}
_ANY: Final = frozenset(("de", "del", "of"))
_LISTING: Final = frozenset(("y", "e", "and"))
_TOPIC: Final = frozenset(("sobre", "on", "contra", "against", "por", "a", "al", "sin"))
_AT: Final = frozenset(("en", "in", "to"))
_PERSONAL: Final = frozenset(("university", "foundation", "culture", "company", "place"))
_WEAK: Final = frozenset(("company", "outlet", "culture", "place"))
_LOWER: Final = frozenset(
    (
        *("ministry", "university", "chamber", "foundation", "embassy", "parliament"),
        *("association", "government", "facility", "works"),
    )
)
_LOWER_ENGLISH: Final = frozenset(("government", "embassy", "facility", "works"))
_OF_LAND: Final = frozenset(("government", "embassy", "ministry"))
_NATIONAL: Final = frozenset(("gobierno", "embajada", "consulado", "cancillería", "congreso"))
_OF_COUNTRY: Final = frozenset(("government", "embassy", "consulate"))
MOST_WORDS: Final = 16


def headed_name(scan: Scan, at: int, end: int) -> Name | None:
    """Return the name with a capitalised head that starts at a word of a run, or None."""
    if scan.words.language == "ru":
        return russian_name(scan, at)
    if scan.words.language == "en":
        return _english(scan, at, end)
    return _spanish(scan, at, end)


def lower_headed_name(scan: Scan, at: int) -> Name | None:
    """Return the name whose head is not capitalised: "ministerio de Defensa", «фонд „…“»."""
    if scan.words.language == "ru":
        return _lower_russian(scan, at)
    head = scan.head(at)
    if head is None or head.sort not in _LOWER:
        return None
    if scan.words.language == "en" and head.sort not in _LOWER_ENGLISH:
        return None
    if head.sort in FACILITIES:
        return _lower_facility(scan, at, head)
    if scan.words.language == "en" and scan.tokens.gap[at][:3] in ("’s ", "'s "):
        return _owned(scan, at, head)
    after = _landed(scan, _extended(scan, at + 1, head), head)
    name = headed(scan, at, after, head) if after > at + 1 else None
    if name and head.sort == "government" and not name.country:
        return None
    return name


def _landed(scan: Scan, after: int, head: Head) -> int:
    """Return the end of a Spanish body's name with its land: "embajada |peruana en Ghana"."""
    bare = after > 0 and scan.words.heads.get(scan.tokens.low[after - 1]) == head
    if not bare or head.lemma not in _NATIONAL or not _demonym(scan, after):
        return after
    after += 1
    if head.sort == "embassy" and after + 1 in scan.places and scan.tokens.low[after] in _AT:
        return scan.places[after + 1][0]
    return after


def _owned(scan: Scan, at: int, head: Head) -> Name | None:
    """Return the English name after its owner: "Vietnam's |government"."""
    places = (scan.places.get(n) for n in range(max(0, at - 4), at))
    country = next((p[1].country for p in places if p and p[0] == at), "")
    if not country or head.lemma not in _OF_COUNTRY:
        return None
    return headed(scan, at, at + 1, head)._replace(country=country, sure=True)


def _lower_russian(scan: Scan, at: int) -> Name | None:
    """Return the Russian name with a head in lower case, an adjective of a land before it too."""
    name, head, tokens = russian_name(scan, at), scan.head(at), scan.tokens
    landed = (
        head is not None
        and head.sort in _OF_LAND
        and at > 0
        and tokens.joined(at)
        and not tokens.capital[at - 1]
        and tokens.low[at - 1] in scan.words.demonyms
    )
    if not landed or head is None or (name is None and head.sort != "government"):
        return name
    return headed(scan, at - 1, name.after if name else at + 1, head)


def _demonym(scan: Scan, number: int) -> bool:
    """Whether a Spanish adjective of a people follows its noun."""
    tokens = scan.tokens
    return (
        scan.words.language == "es"
        and number < len(tokens)
        and tokens.joined(number)
        and not tokens.capital[number]
        and tokens.low[number] in scan.words.demonyms
    )


def _lower_facility(scan: Scan, at: int, head: Head) -> Name | None:
    """Return the place that a common noun names: "puerto |de Mombasa", "mina Catoca"."""
    tokens = scan.tokens
    after = at + 1
    while (
        after < len(tokens)
        and after - at < 4
        and not tokens.capital[after]
        and tokens.joined(after)
        and tokens.low[after] in scan.words.classes["facility_adjective"]
    ):
        after += 1
    named = after + 1 if after < len(tokens) and tokens.low[after] in _ANY else after
    if named < len(tokens) and tokens.low[named] in scan.words.classes["article"]:
        named += 1
    barred = (
        named >= len(tokens)
        or not tokens.capital[named]
        or named in scan.bodies
        or named in scan.roles
        or tokens.low[named] in scan.words.demonyms
        or (
            head.sort == "works"
            and named in scan.places
            and scan.places[named][1].kind == "country"
        )
        or not all(tokens.joined(n) for n in range(after, named + 1))
    )
    if barred:
        return None
    place = scan.places.get(named)
    return headed(scan, at, place[0] if place else scan.run_end(named), head)


def tailed_name(scan: Scan, at: int, end: int) -> Name | None:
    """Return the English name with a lower-case noun after it: "Barakah |nuclear power plant".

    Governments and embassies with a country before them too: "the Mexican |government".
    """
    tokens, words = scan.tokens, scan.words
    if words.language != "en" or end >= len(tokens) or tokens.capital[end]:
        return None
    number = end
    while (
        number + 1 < len(tokens)
        and number - end < 3
        and tokens.low[number] in words.classes["facility_adjective"]
        and tokens.joined(number)
    ):
        number += 1
    head = words.heads.get(tokens.low[number])
    if head is None or not tokens.joined(number) or tokens.capital[number]:
        return None
    land = tokens.low[at] in words.demonyms or (at in scan.places and scan.places[at][0] == end)
    if head.sort in ("government", "embassy"):
        if not land or number > end or head.lemma not in _OF_COUNTRY:
            return None
        name = headed(scan, at, number + 1, head)
        if head.sort == "embassy" and number + 2 in scan.places and tokens.low[number + 1] in _AT:
            return headed(scan, at, scan.places[number + 2][0], head)
        return name if name.country else None
    if head.sort not in FACILITIES or end - at > 4:
        return None
    if tokens.low[at] in words.demonyms or (
        at in scan.places and number == end and land and (scan.places[at][1].kind == "country")
    ):
        return None
    if any(n in scan.roles or n in scan.bodies for n in range(at, end)):
        return None
    if tokens.initial[at] and tokens.low[at] in scan.lowered:
        return None
    return headed(scan, at, number + 1, head)


FACILITIES: Final = frozenset(("facility", "works"))
"""Groups of heads that name a place where something is made or moved."""


def _english(scan: Scan, at: int, end: int) -> Name | None:
    heads = [n for n in range(at, end) if scan.head(n) is not None]
    while heads and _no_head_here(scan, at, heads[-1], end):
        heads.pop()
    if not heads:
        return None
    last = heads[-1]
    head = scan.words.heads[scan.tokens.low[last]]
    after = last + 1
    if after < end and (last == at or (head.kind == "place" and last == at)):
        while after < end and after not in scan.roles and not scan.given(after):
            after += 1
    if after == end:
        after = _extended(scan, after, head)
    while after < len(scan.tokens) and scan.tokens.word[after] in scan.words.forms_after:
        after += 1
    return headed(scan, at, after, head)


def _no_head_here(scan: Scan, at: int, last: int, end: int) -> bool:
    """Whether a word that can head a name is something else: a surname, part of a role."""
    head = scan.words.heads[scan.tokens.low[last]]
    if head.sort in _WEAK and scan.given(at) and last - at < 4:
        return True
    if any(scan.given(n) for n in range(at + 1, last)) and head.sort in _WEAK:
        return True
    if any(n in scan.roles and scan.given(scan.roles[n][0]) for n in range(at, last)):
        return True
    if last + 1 < end and last + 1 in scan.roles:
        own = [
            n for n in range(at, last + 1)
            if scan.tokens.low[n] not in scan.words.demonyms
            and scan.tokens.low[n] not in scan.words.modifiers
            and n not in scan.places
        ]  # fmt: skip
        return len(own) < 2 and head.sort not in ("ministry", "parliament", "embassy")
    return False


def _spanish(scan: Scan, at: int, end: int) -> Name | None:
    number = at
    while number < end and _is_ordinal(scan, number):
        number += 1
    head = scan.head(number) if number < end else None
    if head is None or (number > at and head.kind == "law"):
        return _trailing(scan, at, end)
    after = number + 1
    while after < end and not (scan.given(after) and head.sort not in _PERSONAL):
        if after in scan.roles and scan.given(scan.roles[after][0]):
            break
        if scan.tokens.low[after] in scan.words.never:
            break
        after += 1
    if after == end:
        after = _landed(scan, _extended(scan, after, head), head)
    while after < len(scan.tokens) and scan.tokens.word[after] in scan.words.forms_after:
        after += 1
    return headed(scan, at, after, head)


def _trailing(scan: Scan, at: int, end: int) -> Name | None:
    """Return a foreign name whose head stands last: "Kaspersky Lab"."""
    if end - at < 2 or scan.given(at):
        return None
    head = scan.words.trailing.get(scan.tokens.low[end - 1])
    return headed(scan, at, end, head) if head else None


def _is_ordinal(scan: Scan, number: int) -> bool:
    low, word = scan.tokens.low[number], scan.tokens.word[number]
    return low in scan.words.classes["ordinal"] or (word.isupper() and not word.strip("IVXLC"))


def _extended(scan: Scan, after: int, head: Head) -> int:
    """Return the end of a name that goes on after connectors: "Ministry |of Foreign Affairs"."""
    linked = False
    start = after
    while after - start < MOST_WORDS:
        step = _connector(scan, after, head, linked)
        if not step:
            return after
        linked = True
        number = after + step
        place = scan.places.get(number)
        if place:
            after = place[0]
            continue
        after = number + 1
        while (
            after < len(scan.tokens)
            and scan.tokens.capital[after]
            and scan.tokens.joined(after)
            and after not in scan.roles
            and not (scan.given(after) and head.sort not in _PERSONAL)
        ):
            after += 1
    return after


def _connector(scan: Scan, at: int, head: Head, linked: bool) -> int:
    """Return how many words connect a name with its next capitalised word, 0 where none do."""
    tokens = scan.tokens
    for connector in _CONNECTORS[scan.words.language]:
        size = len(connector)
        if tokens.low[at : at + size] != connector or at + size >= len(tokens):
            continue
        if not all(tokens.joined(n) for n in range(at, at + size + 1)):
            continue
        if not tokens.capital[at + size] or any(tokens.capital[at : at + size]):
            return 0
        if connector[0] in _LISTING and _ends_place(scan, at):
            return 0
        return size if _may_connect(scan, connector[0], at + size, head, linked) else 0
    return 0


def _ends_place(scan: Scan, at: int) -> bool:
    return any(scan.places.get(n, (0,))[0] == at for n in range(max(0, at - 4), at))


def _may_connect(scan: Scan, word: str, at: int, head: Head, linked: bool) -> bool:
    if scan.tokens.low[at] in scan.words.never and word not in _ANY:
        return False
    if word in _AT:
        if head.sort == "prize":
            return not (at in scan.places or scan.given(at))
        return head.sort == "embassy" and (at in scan.places or at in scan.bodies)
    if word in _TOPIC:
        return head.kind in ("law", "event") and at not in scan.places
    if word in _LISTING:
        if head.kind == "place":
            return False
        apart = at in scan.places or at in scan.bodies or scan.given(at)
        single = scan.tokens.word[at].isupper() or scan.head(at) is not None
        return linked and not apart and not single
    named = scan.given(at) and at not in scan.places and head.sort not in _PERSONAL
    return not named and at not in scan.roles
