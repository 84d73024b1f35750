"""Organisations, events and laws of a document: acronyms, short forms and bare heads."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from corredor.studies.evidence.calc.names.inflection import nominative_adjective
from corredor.studies.evidence.calc.names.persons import slug
from corredor.studies.evidence.calc.names.scan import Name, Scan
from corredor.studies.evidence.calc.names.standing import Standing, standing_of, with_lands
from corredor.studies.evidence.calc.names.words import NameWords

_KINDS: Final = frozenset(("organisation", "event", "law", "work"))
_NAMED: Final = frozenset(
    ("company", "bank", "foundation", "outlet", "party", "culture", "association", "agency", "body")
)
MOST_WORDS_OF_TERM: Final = 9


@dataclass(frozen=True)
class Body:
    """An organisation or event of a document, with its entity and the name in full."""

    name: str
    entity: str
    kind: str
    content: frozenset[str]
    head: str
    country: str = ""
    sort: str = ""


def nominative_head(shown: str, low: tuple[str, ...], words: NameWords) -> str:
    """Return a Russian name with its head and the adjectives before it in the nominative."""
    at = next((n for n, word in enumerate(low) if word in words.heads), None)
    parts = shown.split(" ")
    if at is None or len(parts) <= at:
        return shown
    lemma = words.heads[low[at]].lemma
    for number in range(at):
        parts[number] = nominative_adjective(parts[number], lemma)
    parts[at] = lemma.capitalize() if parts[at][0].isupper() else lemma
    if parts[at].lower() == low[at]:
        parts[at] = shown.split(" ")[at]
    if low[at].isupper() or shown.split(" ")[at].isupper():
        parts[at] = lemma.upper()
    return " ".join(parts)


class Bodies:
    """The bodies of a document; `terms` are acronyms and runs that name no body at all."""

    def __init__(self, scan: Scan, names: tuple[Name, ...], taken: frozenset[int]) -> None:
        self._scan = scan
        self.of: dict[int, Body] = {}
        self.paths: dict[int, str] = {}
        self.terms: set[str] = set()
        self.dropped: set[int] = set()
        self._bodies: list[Body] = []
        self._told: set[str] = set()
        self._by_entity: dict[str, Body] = {}
        self._by_content: defaultdict[tuple[str, frozenset[str]], list[Body]] = defaultdict(list)
        self._aliases: dict[str, Body] = {}
        own = [
            (number, name)
            for number, name in enumerate(names)
            if name.kind in _KINDS and number not in taken
        ]
        self._standings = with_lands(
            scan, {n: (name.lemma, standing_of(scan, name)) for n, name in own}
        )
        for number, name in own:
            if (name.sort not in ("acronym", "unknown", "people") and name.sure) or name.entity:
                self._register(number, name)
        self._define_acronyms(names, taken)
        for number, name in own:
            if number not in self.of:
                self._short(number, name)

    def _content(self, name: Name) -> frozenset[str]:
        low = self._scan.tokens.low[name.first : name.after]
        if self._scan.words.language == "ru":
            return frozenset(
                word[: max(4, len(word) - 3)]
                for word in low
                if word not in self._scan.words.classes["small"]
            )
        return frozenset(word for word in low if word not in self._scan.words.classes["small"])

    def _register(self, number: int, name: Name) -> None:
        content = self._content(name)
        standing = self._standings.get(number, (name.lemma, Standing()))[1]
        known = name.entity or standing.entity
        body = self._known(name, known, content)
        if body is None:
            shown = name.lemma if name.entity and name.lemma else self._shown(name)
            entity = known or slug(shown, self._scan.words)
            self._told.update((known,) if known else ())
            head = name.lemma if not name.entity else ""
            country = standing.country or name.country
            body = Body(shown, entity, name.kind, content, head, country, standing.sort)
            self._bodies.append(body)
            self._by_entity.setdefault(entity, body)
            self._by_content[name.kind, content].append(body)
            self._alias(name, body)
        self.of[number] = body
        self.paths[number] = "gazetteer" if name.entity else "name"

    def _known(self, name: Name, entity: str, content: frozenset[str]) -> Body | None:
        """Return the body that has an entity or, where a name tells none, the same words."""
        if entity:
            return self._by_entity.get(entity)
        return next(
            (
                body
                for body in self._by_content.get((name.kind, content), ())
                if not name.country or not body.country or body.country == name.country
            ),
            None,
        )

    def _shown(self, name: Name) -> str:
        """Return a name as written, a Russian one with its head in the nominative."""
        scan = self._scan
        span = scan.span(name.first, name.after)
        shown = " ".join(span.of(scan.tokens.text).split())
        if scan.words.language == "ru" and name.lemma:
            return nominative_head(shown, scan.tokens.low[name.first : name.after], scan.words)
        return shown

    def _alias(self, name: Name, body: Body) -> None:
        """Let the own part of a name stand for it: "Roscongress" of "Roscongress Foundation"."""
        tokens = self._scan.tokens
        rest = [
            n
            for n in range(name.first, name.after)
            if self._scan.head(n) is None and tokens.low[n] not in self._scan.words.classes["small"]
        ]
        own = (
            name.sort in _NAMED
            and len(rest) == 1
            and tokens.capital[rest[0]]
            and rest[0] not in self._scan.places
        )
        if own and tokens.low[rest[0]] not in self._scan.words.demonyms:
            self._aliases.setdefault(self._stem(tokens.low[rest[0]]), body)

    def _stem(self, low: str) -> str:
        russian = self._scan.words.language == "ru" and len(low) > 5
        return low.rstrip("аеиоуыюям") if russian else low

    def _define_acronyms(self, names: tuple[Name, ...], taken: frozenset[int]) -> None:
        tokens = self._scan.tokens
        ends = {name.after: number for number, name in enumerate(names)}
        for number, name in enumerate(names):
            if name.after - name.first > 2 or number in taken or name.first == 0:
                continue
            gap = tokens.gap[name.first]
            if (
                not gap.endswith("(")
                or tokens.sentence[name.first - 1] != tokens.sentence[name.first]
            ):
                continue
            before = ends.get(name.first)
            known = self.of.get(before) if before is not None else None
            if known and gap == " (":
                self.of[number], self.paths[number] = known, "acronym"
                self._aliases[tokens.low[name.first]] = known
            elif not name.entity and self._spells(name):
                self.terms.add(tokens.low[name.first])
                if before is not None and names[before].sort == "unknown":
                    self.dropped.add(before)

    def _spells(self, name: Name) -> bool:
        """Whether an acronym is spelled by the first letters of the words before it."""
        tokens = self._scan.tokens
        letters = [c for c in tokens.low[name.first] if c.isalpha()]
        if not tokens.word[name.first].rstrip("s").isupper():
            return False
        at = name.first - 1
        least = max(0, name.first - MOST_WORDS_OF_TERM)
        while letters and at >= least:
            if tokens.low[at][0] == letters[-1]:
                letters.pop()
            at -= 1
        return len(letters) <= 0

    def _short(self, number: int, name: Name) -> None:
        tokens = self._scan.tokens
        low = tokens.low[name.first]
        if name.sort == "people":
            self.dropped.add(number)
            return
        if low in self.terms and name.after - name.first == 1:
            self.dropped.add(number)
            return
        if number in self.dropped:
            return
        alias = self._aliases.get(self._stem(low)) if name.after - name.first == 1 else None
        if alias:
            self.of[number], self.paths[number] = alias, "acronym"
            return
        content = self._content(name)
        wider = [
            b for b in self._bodies
            if b.kind == name.kind and name.lemma and b.head == name.lemma and content < b.content
        ]  # fmt: skip
        if len(wider) == 1:
            self.of[number], self.paths[number] = wider[0], "name"
            return
        if name.after - name.first == 1 and name.lemma:
            self.dropped.add(number)
            return
        self._register(number, name)

    def joined_events(self) -> None:
        """Let a short form of an event's name stand for the only longer one with its head."""
        for number, body in self.of.items():
            if body.entity in self._told:
                continue
            wider = [
                b for b in self._bodies
                if b.kind == body.kind and b.head == body.head and body.head
                and body.content < b.content
            ]  # fmt: skip
            if len(wider) == 1:
                self.of[number] = wider[0]
