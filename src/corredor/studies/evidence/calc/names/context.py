"""What the rest of a document says of a name: its kind by majority, its country by a possessor."""

from __future__ import annotations

from collections import Counter, defaultdict

from corredor.studies.evidence.calc.names.scan import Name, Scan


def voted(scan: Scan, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, those that only a capital speaks for with one kind in all the document."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        if _open(name):
            votes[_text(scan, name)][name.kind] += 1
    kinds = {
        text: min(found, key=lambda kind: (-found[kind], kind))
        for text, found in votes.items()
        if len(found) > 1
    }
    if not kinds:
        return names
    return tuple(
        _of_kind(name, kinds.get(_text(scan, name), name.kind)) if _open(name) else name
        for name in names
    )


def _open(name: Name) -> bool:
    return not name.sure and name.sort in ("unknown", "outlet")


def _text(scan: Scan, name: Name) -> str:
    return " ".join(scan.tokens.low[name.first : name.after])


def _of_kind(name: Name, kind: str) -> Name:
    if kind == "organisation":
        return name._replace(kind="organisation")
    if kind == "place":
        return name._replace(kind="place")
    return name._replace(kind="person")


def with_countries(scan: Scan, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """Return the names, bodies with the country of their possessor: "Chile's Central Bank"."""
    found: list[Name] = []
    for name in names:
        if name.kind == "organisation" and not name.country and not name.entity:
            country = _country(scan, found, name)
            name = name._replace(country=country) if country else name
        found.append(name)
    return tuple(found)


def _country(scan: Scan, before: list[Name], name: Name) -> str:
    tokens, demonyms = scan.tokens, scan.words.demonyms
    last = before[-1] if before else None
    if last and last.after == name.first and last.country:
        gap = tokens.gap[name.first]
        if gap[:2] in ("’s", "'s", "s’", "s'"):
            return last.country
    if name.first and tokens.joined(name.first):
        country = demonyms.get(tokens.low[name.first - 1], "")
        if country:
            return country
    after = name.after
    if scan.words.language == "es" and after < len(tokens) and tokens.joined(after):
        return "" if tokens.capital[after] else demonyms.get(tokens.low[after], "")
    return ""
