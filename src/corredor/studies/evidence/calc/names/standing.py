"""Kinds of bodies, and slugs of ministries, embassies, governments that no language changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.names.persons import slug
from corredor.studies.evidence.calc.names.scan import Name, Scan, phrase_at
from corredor.studies.evidence.calc.names.words import Ministry

_GOVERNMENTS: Final = frozenset(("gobierno", "government", "правительство"))
_EMBASSIES: Final = frozenset(("embajada", "embassy", "посольство"))
_CONSULATES: Final = frozenset(("consulado", "consulate", "консульство", "генконсульство"))
_MINISTRIES: Final = frozenset(("ministerio", "ministry", "министерство", "viceministerio"))
_TRADING: Final = frozenset(("торгпредство",))
_SORTS: Final = {
    "company": "company",
    "chamber": "chamber",
    "embassy": "embassy",
    "foundation": "foundation",
    "university": "university",
}
_NO_SORT: Final = frozenset(("acronym", "unknown", "quoted", "latin", "people", ""))
_NONE: Final = Ministry()


class Standing(NamedTuple):
    """What kind of body a name is; its slug where it is the same in every language."""

    sort: str = ""
    entity: str = ""
    country: str = ""


class _Parts(NamedTuple):
    """The words of a name: lands in their order, and what is no head, land or small word."""

    lands: tuple[str, ...]
    content: tuple[int, ...]


def standing_of(scan: Scan, name: Name) -> Standing:
    """Return what kind of body a name is, from its head noun, its fields and the lands in it."""
    if name.entity:
        return Standing(scan.words.sorts.get(name.entity, "other"))
    if name.sort in _NO_SORT:
        last = scan.tokens.word[name.after - 1]
        written = scan.span(name.first, name.after).of(scan.tokens.text)
        company = last in scan.words.forms_after or written.endswith(_FORMS)
        return Standing("company" if company else "")
    if name.kind != "organisation":
        return Standing()
    parts = _parts(scan, name)
    if name.sort == "government":
        return _government(scan, name, parts)
    if name.sort in ("ministry", "proper"):
        return _ministry(scan, name, parts)
    if name.sort == "embassy" or name.lemma in ("oficina", "office"):
        return _mission(scan, name, parts)
    if name.sort == "chamber":
        return _chamber(scan, name, parts)
    if name.sort == "bank":
        public = bool(parts.lands) or any(
            scan.tokens.low[n] in scan.words.classes["public_word"]
            for n in range(name.first, name.after)
        )
        return Standing("other" if public else "company")
    if name.sort == "outlet":
        return Standing("other", _outlet(scan, name))
    return Standing(_SORTS.get(name.sort, "other"))


def _outlet(scan: Scan, name: Name) -> str:
    """Return the slug of an outlet's Latin name after a Russian noun: «газета El Mercurio»."""
    own = range(name.first + 1, name.after)
    if scan.words.language != "ru" or not own or not all(scan.tokens.low[n].isascii() for n in own):
        return ""
    return slug(" ".join(scan.tokens.word[n] for n in own), scan.words)


_FORMS: Final = (" S.A", " S.L", " S.A.", " Inc", " Ltd", " GmbH")


def land_slug(scan: Scan, code: str) -> str:
    """Return a country's slug; empty where the code has none."""
    return scan.words.governments.get(code, "").removeprefix("government-of-")


def _parts(scan: Scan, name: Name) -> _Parts:
    tokens, words = scan.tokens, scan.words
    lands: list[str] = []
    content: list[int] = []
    number = name.first
    while number < name.after:
        place = scan.places.get(number)
        if place and place[0] <= name.after and place[1].country:
            lands.append(place[1].country)
            if place[1].kind != "country":
                content.append(number)
            number = place[0]
            continue
        low = tokens.low[number]
        found = words.demonyms.get(low)
        pair = _pair(scan, low) if "-" in low else ()
        if found:
            lands.append(found)
        elif pair:
            lands.extend(pair)
        elif low not in words.classes["small"] and not _is_head(scan, name, number):
            content.append(number)
        number += 1
    if not lands and name.country:
        lands.append(name.country)
    return _Parts(tuple(dict.fromkeys(lands)), tuple(content))


def _is_head(scan: Scan, name: Name, number: int) -> bool:
    head = scan.head(number)
    return head is not None and head.lemma == name.lemma


def _pair(scan: Scan, low: str) -> tuple[str, ...]:
    """Return the two countries of "chileno-vietnamita", "Mexico-Russia", «российско-чилийский»."""
    found: list[str] = []
    for part in low.split("-"):
        place = next((p for p in scan.words.places.get(part, ()) if not p.forms), None)
        code = scan.words.demonyms.get(part) or (place.country if place else "")
        if not code and part.endswith("о"):
            code = scan.words.demonyms.get(part[:-1] + "ий", "")
        if not code:
            return ()
        found.append(code)
    return tuple(found)


def _plain(scan: Scan, parts: _Parts) -> bool:
    """Whether nothing but lands and words such as "federal" stand beside a head."""
    return all(
        scan.tokens.low[n] in scan.words.classes["public_word"]
        or scan.tokens.low[n] in scan.words.classes["article"]
        for n in parts.content
    )


def _government(scan: Scan, name: Name, parts: _Parts) -> Standing:
    national = name.lemma in _GOVERNMENTS and len(parts.lands) == 1 and _plain(scan, parts)
    if not national:
        return Standing("other")
    return Standing("other", scan.words.governments.get(parts.lands[0], ""), parts.lands[0])


def _ministry(scan: Scan, name: Name, parts: _Parts) -> Standing:
    told = scan.words.ministries.get(name.lemma, _NONE)
    country = parts.lands[0] if len(parts.lands) == 1 else ""
    fields = told.fields if not parts.content else fields_of(scan, parts.content)
    if country in told.not_in:
        fields = ()
    if name.sort == "proper" and not told.fields:
        return Standing("company")
    if not fields or len(parts.lands) > 1:
        return Standing("ministry" if name.lemma in _MINISTRIES else "other")
    entity = "ministry-of-" + "-and-".join(sorted(set(fields)))
    land = land_slug(scan, country)
    return Standing("ministry", f"{land}-{entity}" if land else entity, country if land else "")


def fields_of(scan: Scan, content: tuple[int, ...]) -> tuple[str, ...]:
    """Return the fields of government that words name; none where a word is left over."""
    found: list[str] = []
    number = 0
    while number < len(content):
        at = content[number]
        phrase = phrase_at(scan.tokens, at, scan.words.fields.get(scan.tokens.low[at], ()))
        if phrase is None:
            if scan.tokens.low[at] in scan.words.classes["public_word"]:
                number += 1
                continue
            return ()
        found.append(phrase[1].field)
        while number < len(content) and content[number] < phrase[0]:
            number += 1
    return tuple(found)


def _mission(scan: Scan, name: Name, parts: _Parts) -> Standing:
    low = scan.tokens.low[name.first : name.after]
    trades = name.lemma in _TRADING or any(w in scan.words.classes["trade_word"] for w in low)
    if trades:
        kind, sort = "trade-mission", "trade_mission"
    elif name.lemma in _EMBASSIES:
        kind, sort = "embassy", "embassy"
    elif name.lemma in _CONSULATES:
        return Standing("embassy")
    else:
        return Standing("other")
    lands = [land_slug(scan, code) for code in parts.lands]
    rest = [n for n in parts.content if scan.tokens.low[n] not in scan.words.classes["trade_word"]]
    if not 1 <= len(lands) <= 2 or not all(lands) or (rest and trades):
        return Standing(sort, "", parts.lands[0] if parts.lands else "")
    entity = f"{kind}-of-{lands[0]}" + (f"-in-{lands[1]}" if len(lands) == 2 else "")
    return Standing(sort, entity, parts.lands[0])


def _chamber(scan: Scan, name: Name, parts: _Parts) -> Standing:
    words, low = scan.words.classes, scan.tokens.low
    own = (*parts.content, *(n for n in range(name.first, name.after) if _is_head(scan, name, n)))
    trades = any(low[n] in words["trade_word"] for n in own)
    industry = any(low[n] in words["industry_word"] for n in own)
    rest = [
        n
        for n in parts.content
        if low[n] not in words["trade_word"] and low[n] not in words["industry_word"]
    ]
    lands = sorted(land_slug(scan, code) for code in parts.lands)
    if not trades or rest or not 1 <= len(lands) <= 2 or not all(lands):
        return Standing("chamber", "", parts.lands[0] if len(parts.lands) == 1 else "")
    kind = "chamber-of-commerce" + ("-and-industry" if industry else "")
    country = parts.lands[0] if len(lands) == 1 else ""
    return Standing("chamber", "-".join((*lands, kind)), country)


def countries_in(scan: Scan) -> frozenset[str]:
    """Return the countries that a text names, by places and by adjectives of peoples."""
    return frozenset(_codes(scan))


def _codes(scan: Scan) -> Iterator[str]:
    for place in scan.places.values():
        if place[1].country:
            yield place[1].country
    demonyms = scan.words.demonyms
    for low in demonyms.keys() & set(scan.tokens.low):
        yield demonyms[low]


def with_lands(
    scan: Scan, standings: dict[int, tuple[str, Standing]]
) -> dict[int, tuple[str, Standing]]:
    """Return bodies, each ministry without a country with the only one that fits.

    That is the country of the only ministry of the same fields in the text, or the only country
    that the text names, or of those named the only one whose ministries have such a head.

    Parameters
    ----------
    standings
        Heads' lemmas and standings by a name's number.
    """
    bare = [n for n, (_, s) in standings.items() if s.entity and not s.country]
    if not bare:
        return standings
    named = countries_in(scan)
    landed: defaultdict[str, set[str]] = defaultdict(set)
    for _, standing in standings.values():
        if standing.country:
            own = standing.entity.removeprefix(land_slug(scan, standing.country) + "-")
            landed[own].add(standing.country)
    found = dict(standings)
    for number in bare:
        lemma, own = standings[number]
        same = landed[own.entity]
        only = scan.words.ministries.get(lemma, _NONE).only_in
        fitting = next(
            (c for c in (same, set(named), named & only) if len(c) == 1), frozenset[str]()
        )
        if own.sort == "ministry" and len(fitting) == 1 and len(same) < 2:
            country = next(iter(fitting))
            land = land_slug(scan, country)
            if land:
                found[number] = (lemma, Standing(own.sort, f"{land}-{own.entity}", country))
    return found
