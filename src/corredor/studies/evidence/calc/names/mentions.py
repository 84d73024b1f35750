"""Mentions: every name and office of a document, each with the entity that it stands for."""

from __future__ import annotations

from dataclasses import replace

from corredor.studies.evidence.calc.names.bodies import Bodies, nominative_head
from corredor.studies.evidence.calc.names.context import voted, with_countries
from corredor.studies.evidence.calc.names.facilities import with_facilities
from corredor.studies.evidence.calc.names.headed import FACILITIES
from corredor.studies.evidence.calc.names.holders import retyped, with_holders
from corredor.studies.evidence.calc.names.metonyms import acts, country_acts
from corredor.studies.evidence.calc.names.persons import Person, Persons, slug
from corredor.studies.evidence.calc.names.portfolios import portfolios_in
from corredor.studies.evidence.calc.names.roles import RoleSpan, role_extents
from corredor.studies.evidence.calc.names.scan import Name, Scan, scanned
from corredor.studies.evidence.calc.names.spans import names_in
from corredor.studies.evidence.calc.names.titles import Title, titles_in
from corredor.studies.evidence.calc.names.tokens import tokens_of
from corredor.studies.evidence.calc.names.words import NameWords, folded
from corredor.studies.evidence.calc.records import Mention, Sentence, Span

_GENERIC = frozenset(("official", "mandatary", "diplomat", "politician", "leader", "head"))
_WEAK = frozenset(("head", "general", "chair", "member", "partner", "owner", "leader", "player"))


def mentions_in(
    text: str, sentences: tuple[Sentence, ...], words: NameWords
) -> tuple[Mention, ...]:
    """Return the mentions of a text in their order: names, and offices that stand for persons.

    An office's mention may hold those of the names within it; no others overlap.
    """
    scan = scanned(tokens_of(text, sentences, words), words)
    fields = portfolios_in(scan)
    scan = replace(scan, portfolios=fields, leading={end: at for at, end in fields.items()})
    names = with_facilities(scan, with_countries(scan, voted(scan, names_in(scan))))
    extents = role_extents(scan, names)
    names = retyped(scan, names, extents)
    persons = Persons(scan, names)
    bodies = Bodies(scan, names, frozenset(persons.of))
    bodies.joined_events()
    roles = with_holders(scan, names, extents, frozenset(persons.of))
    for role in roles:
        if role.gender and role.holder in persons.of:
            person = persons.of[role.holder]
            person.gender = person.gender or role.gender
    held = _held(scan, roles)
    found = [
        mention
        for number, name in enumerate(names)
        if number not in bodies.dropped
        for mention in (_pair(scan, name) or (_mention(scan, name, number, persons, bodies, held),))
    ]
    titles = titles_in(text, words)
    if titles:
        found = [m for m in found if m.path == "gazetteer" or not _within(m, titles)]
    found.extend(
        Mention(t.span, t.kind, t.name, slug(t.name, words), surface=t.name) for t in titles
    )
    found.extend(_offices(scan, names, persons, roles))
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _pair(scan: Scan, name: Name) -> tuple[Mention, ...]:
    """Return the two places of a word such as "Hanoi-Santiago", nothing for other names."""
    written = scan.tokens.word[name.first]
    if name.after - name.first > 1 or "-" not in written or name.entity:
        return ()
    first, _, second = written.partition("-")
    found: list[Mention] = []
    start = scan.tokens.start[name.first]
    for part, at in ((first, start), (second, start + len(first) + 1)):
        places = [p for p in scan.words.places.get(folded(part), ()) if not p.forms]
        if not places or not part[:1].isupper():
            return ()
        place, span = places[0], Span(at, at + len(part))
        found.append(
            Mention(span, "place", place.lemma, place.entity, "", place.country, "gazetteer",
                    surface=part)
        )  # fmt: skip
    return tuple(found)


def _within(mention: Mention, titles: tuple[Title, ...]) -> bool:
    return any(title.span.meets(mention.span) for title in titles)


def _held(scan: Scan, roles: tuple[RoleSpan, ...]) -> dict[int, str]:
    held: dict[int, str] = {}
    for role in roles:
        if role.holder >= 0:
            text = " ".join(scan.span(role.first, role.after).of(scan.tokens.text).split())
            held[role.holder] = f"{held[role.holder]}; {text}" if role.holder in held else text
    return held


def _mention(
    scan: Scan,
    name: Name,
    number: int,
    persons: Persons,
    bodies: Bodies,
    held: dict[int, str],
) -> Mention:
    span = scan.span(name.first, name.after)
    surface = " ".join(span.of(scan.tokens.text).split())
    person = persons.of.get(number)
    if person:
        return Mention(
            span, "person", person.name, person.entity, held.get(number, ""), "",
            persons.paths[number], gender=person.gender, surface=surface,
        )  # fmt: skip
    body = bodies.of.get(number)
    if body:
        country = name.country or body.country
        return Mention(
            span, name.kind, body.name, body.entity, "", country, bodies.paths[number],
            surface=surface, stands_for=body.entity if name.sort == "seat" else "",
            sort=body.sort,
        )  # fmt: skip
    built = name.sort in FACILITIES
    shown = name.lemma if name.entity and not built else surface
    if built and scan.words.language == "ru":
        shown = nominative_head(shown, scan.tokens.low[name.first : name.after], scan.words)
    entity = name.entity or slug(shown, scan.words)
    path = "gazetteer" if name.entity and not built else "name"
    governs = (name.sort == "capital" and acts(scan, name)) or (
        name.sort == "country" and country_acts(scan, name)
    )
    return Mention(
        span, name.kind, shown, entity, "", name.country, path, surface=surface,
        stands_for=scan.words.governments.get(name.country, "") if governs else "",
    )  # fmt: skip


def _offices(
    scan: Scan, names: tuple[Name, ...], persons: Persons, roles: tuple[RoleSpan, ...]
) -> list[Mention]:
    """Return the offices of a text; one without a name stands for the last person who has it."""
    found: list[Mention] = []
    holders: list[tuple[RoleSpan, Person]] = [
        (role, persons.of[role.holder])
        for role in roles
        if role.holder >= 0 and role.holder in persons.of
    ]
    for role in roles:
        person = persons.of.get(role.holder) if role.holder >= 0 else None
        if person is None and role.definite:
            person = _holder(role, holders)
        if (
            person is None
            and not role.complement
            and (not role.definite or role.office in _WEAK or scan.words.language == "ru")
        ):
            continue
        span = scan.span(role.first, role.after)
        text = " ".join(span.of(scan.tokens.text).split())
        found.append(
            Mention(
                span,
                "role",
                person.name if person else text,
                person.entity if person else "",
                text,
                role.country,
                "role",
                gender=(person.gender if person else role.gender),
                surface=text,
            )
        )
    return found


def _holder(role: RoleSpan, holders: list[tuple[RoleSpan, Person]]) -> Person | None:
    """Return the person whom an office without a name stands for: the last one named with it."""
    earlier = [h for h in holders if h[0].first < role.first] or holders
    fitting = [
        (own, person)
        for own, person in earlier
        if (own.office == role.office or role.office in _GENERIC)
        and _same_country(role, own)
        and (not role.gender or not person.gender or role.gender == person.gender)
    ]
    return fitting[-1][1] if fitting else None


def _same_country(role: RoleSpan, own: RoleSpan) -> bool:
    """Whether the countries of two offices allow one holder; a generic word may add one."""
    if not role.country or role.country == own.country:
        return True
    return not own.country and role.office in _GENERIC
