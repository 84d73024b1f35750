"""Facilities: ports, refineries and power plants, one entity by any of their names."""

from __future__ import annotations

from corredor.studies.evidence.calc.names.headed import FACILITIES
from corredor.studies.evidence.calc.names.persons import slug
from corredor.studies.evidence.calc.names.scan import Name, Scan


def with_facilities(scan: Scan, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, facilities with their slug; bare own names of one with the same.

    The slug is the own name with the kind of facility, where that has a word in every language:
    ``mombasa-port`` of "puerto de Mombasa"; of a power plant it is the own name alone.
    """
    bare: dict[str, Name] = {}
    found = list(names)
    for number, name in enumerate(names):
        if name.sort not in FACILITIES:
            continue
        own, place = _own(scan, name)
        if not own:
            continue
        text = " ".join(scan.tokens.word[n] for n in own)
        kind = scan.words.facilities.get(name.lemma, "")
        base = scan.places[own[0]][1].entity if place else slug(text, scan.words)
        country = scan.places[own[0]][1].country if place else name.country
        if not kind and place and name.sort == "works":
            kind = "plant"
        entity = f"{base}-{kind}" if kind else base
        found[number] = named = name._replace(entity=entity, country=country)
        local = name.sort == "facility" or any(
            scan.tokens.low[n] in scan.words.classes["facility_adjective"]
            for n in range(name.first, name.after)
        )
        if local and not place:
            bare.setdefault(_key(scan, own), named)
    if not bare:
        return tuple(found)
    return tuple(_short(scan, name, bare) for name in found)


def _own(scan: Scan, name: Name) -> tuple[tuple[int, ...], bool]:
    """Return the words of a facility's own name, and whether they are a known place's."""
    words = scan.words
    own = tuple(
        n
        for n in range(name.first, name.after)
        if not _is_head(scan, name, n)
        and scan.tokens.low[n] not in words.classes["facility_adjective"]
        and (scan.tokens.capital[n] or scan.tokens.low[n] not in words.classes["small"])
        and (scan.tokens.capital[n] or scan.tokens.low[n] not in words.classes["article"])
    )
    if not own:
        own = tuple(n for n in range(name.first, name.after) if n in scan.places)[:1]
    place = scan.places.get(own[0]) if own else None
    return own, place is not None and place[0] == own[-1] + 1


def _is_head(scan: Scan, name: Name, number: int) -> bool:
    head = scan.head(number)
    return head is not None and head.lemma == name.lemma


def _key(scan: Scan, own: tuple[int, ...]) -> str:
    return " ".join(scan.tokens.low[n] for n in own)


def _short(scan: Scan, name: Name, bare: dict[str, Name]) -> Name:
    if name.sure or name.entity or name.kind == "event":
        return name
    named = bare.get(_key(scan, tuple(range(name.first, name.after))))
    if named is None:
        return name
    return name._replace(kind="place", sort=named.sort, entity=named.entity, country=named.country)
