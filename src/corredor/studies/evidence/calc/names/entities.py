"""Entities across documents: one for all names of a person, an organisation or a place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.studies.evidence.calc.records import Mention, MentionKind

SHORTEST_ALIAS: Final = 4
"""An acronym links two bodies from that many letters on."""


@dataclass(frozen=True, order=True)
class Alias:
    """A name of an entity: as written, its language and script, and in how many documents."""

    name: str
    language: str
    script: str
    documents: int


@dataclass(frozen=True)
class Entity:
    """What the mentions of several documents stand for.

    `slug` is the same whatever the order of the documents; `members` are the slugs that it has in
    each document; `roles` every office that a text gives it; `country` is empty where texts differ.
    """

    slug: str
    kind: MentionKind
    name: str
    aliases: tuple[Alias, ...]
    members: tuple[tuple[str, str], ...]
    roles: tuple[str, ...] = ()
    country: str = ""

    @property
    def documents(self) -> tuple[str, ...]:
        """Return the documents that name it, sorted."""
        return tuple(sorted({document for document, _ in self.members}))


@dataclass(frozen=True, order=True)
class _Member:
    document: str
    kind: str
    entity: str


def merged_entities(
    mentions: Mapping[str, tuple[Mention, ...]],
    same: Callable[[str, str], bool],
    *,
    languages: Mapping[str, str] | None = None,
    keys: Callable[[str], Iterable[str]] | None = None,
    aliases: Mapping[str, str] | None = None,
) -> tuple[Entity, ...]:
    """Return the entities of several documents, sorted by slug.

    Persons are one where `same` says so of their full names; organisations where their slugs or
    acronyms are equal or `aliases` maps them to one slug; places where their slugs are equal.

    Parameters
    ----------
    mentions
        Mentions by document.
    languages
        Language by document, for the aliases.
    keys
        Keys of a name: only persons who share one are compared. All are compared without it.
    aliases
        Slugs of organisations with the slug that stands for them.
    """
    held = _members(mentions)
    parents = {member: member for member in held}
    _link_equal(held, parents, aliases or {})
    _link_acronyms(held, parents)
    _link_persons(held, parents, same, keys)
    groups: defaultdict[_Member, list[_Member]] = defaultdict(list)
    for member in sorted(held):
        groups[_root(parents, member)].append(member)
    entities = (_entity(group, held, languages or {}, aliases or {}) for group in groups.values())
    return tuple(sorted(entities, key=lambda e: (e.slug, e.kind, e.members)))


def _members(mentions: Mapping[str, tuple[Mention, ...]]) -> dict[_Member, list[Mention]]:
    held: defaultdict[_Member, list[Mention]] = defaultdict(list)
    for document in sorted(mentions):
        kinds: dict[str, str] = {}
        for mention in mentions[document]:
            if mention.entity and mention.kind != "role":
                kind = kinds.setdefault(mention.entity, mention.kind)
                held[_Member(document, kind, mention.entity)].append(mention)
        for mention in mentions[document]:
            if mention.kind == "role" and mention.entity in kinds:
                held[_Member(document, kinds[mention.entity], mention.entity)].append(mention)
    return dict(held)


def _root(parents: dict[_Member, _Member], member: _Member) -> _Member:
    while parents[member] != member:
        parents[member] = parents[parents[member]]
        member = parents[member]
    return member


def _join(parents: dict[_Member, _Member], first: _Member, second: _Member) -> None:
    one, other = _root(parents, first), _root(parents, second)
    low, high = min(one, other), max(one, other)
    parents[high] = low


def _link_equal(
    held: Mapping[_Member, list[Mention]],
    parents: dict[_Member, _Member],
    aliases: Mapping[str, str],
) -> None:
    first: dict[tuple[str, str], _Member] = {}
    for member in sorted(held):
        if member.kind == "person" and "-" not in member.entity:
            continue
        key = (member.kind, aliases.get(member.entity, member.entity))
        _join(parents, first.setdefault(key, member), member)


def _link_acronyms(held: Mapping[_Member, list[Mention]], parents: dict[_Member, _Member]) -> None:
    first: dict[tuple[str, str], _Member] = {}
    for member in sorted(held):
        if member.kind in ("person", "place"):
            continue
        for name in sorted(_short_names(held[member], member)):
            _join(parents, first.setdefault((member.kind, name), member), member)


def _short_names(mentions: list[Mention], member: _Member) -> set[str]:
    shorter = {_surface(m) for m in mentions if m.path == "acronym" and " " not in _surface(m)}
    own = {_surface(m) for m in mentions if " " not in _surface(m)}
    return {name for name in shorter | own if len(name) >= SHORTEST_ALIAS} | {member.entity}


def _surface(mention: Mention) -> str:
    return mention.surface.casefold() or mention.name.casefold()


def _link_persons(
    held: Mapping[_Member, list[Mention]],
    parents: dict[_Member, _Member],
    same: Callable[[str, str], bool],
    keys: Callable[[str], Iterable[str]] | None,
) -> None:
    names: defaultdict[str, list[_Member]] = defaultdict(list)
    for member in sorted(held):
        if member.kind == "person":
            names[held[member][0].name].append(member)
    blocks: defaultdict[str, list[str]] = defaultdict(list)
    for name in sorted(names):
        if " " in name:
            for key in set(keys(name)) if keys else ("",):
                blocks[key].append(name)
    compared: set[tuple[str, str]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        for number, name in enumerate(block):
            for other in block[number + 1 :]:
                if (name, other) not in compared:
                    compared.add((name, other))
                    if same(name, other):
                        _join(parents, names[name][0], names[other][0])
    for members in names.values():
        for member in members[1:]:
            if " " in held[member][0].name:
                _join(parents, members[0], member)


def script_of(name: str) -> str:
    """Return the script of a name: ``Cyrl``, ``Latn`` or ``Zyyy`` for any other.

    Examples
    --------
    >>> script_of("Валков"), script_of("Valkov")
    ('Cyrl', 'Latn')
    """
    if any("\u0400" <= c <= "\u052f" for c in name):
        return "Cyrl"
    return "Latn" if any(c.isalpha() and c < "\u0250" for c in name) else "Zyyy"


def _entity(
    group: list[_Member],
    held: Mapping[_Member, list[Mention]],
    languages: Mapping[str, str],
    aliases: Mapping[str, str],
) -> Entity:
    documents: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    slugs: Counter[str] = Counter()
    roles: set[str] = set()
    countries: set[str] = set()
    for member in group:
        slugs[aliases.get(member.entity, member.entity)] += 1
        for mention in held[member]:
            documents[mention.name, languages.get(member.document, "")].add(member.document)
            roles.update(part for part in mention.role.split("; ") if part)
            countries.update((mention.country,) if mention.country else ())
    named = [
        Alias(name, language, script_of(name), len(found))
        for (name, language), found in documents.items()
    ]
    named.sort(key=lambda a: (a.script != "Latn", -a.documents, -len(a.name), a))
    slug = min(slugs, key=lambda s: (not s.isascii(), -slugs[s], -len(s), s))
    kinds = Counter(member.kind for member in group)
    kind: MentionKind = held[group[0]][0].kind
    for member in group:
        if (-kinds[member.kind], member.kind) < (-kinds[kind], kind):
            kind = held[member][0].kind
    return Entity(
        slug, kind, named[0].name, tuple(sorted(named)),
        tuple(sorted((m.document, m.entity) for m in group)), tuple(sorted(roles)),
        countries.pop() if len(countries) == 1 else "",
    )  # fmt: skip
