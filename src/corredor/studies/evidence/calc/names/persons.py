"""Persons of a document: full names, surnames, initials and inflected forms of one and the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.evidence.calc.names.inflection import (
    clear_oblique,
    nominatives,
    patronymic,
    unknown_given,
)
from corredor.studies.evidence.calc.names.scan import Name, Scan
from corredor.studies.evidence.calc.names.words import FirstName, NameWords, folded

_CASE_ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "gen": ("а", "я", "ы", "и", "го", "ой"),
    "dat": ("у", "ю", "ой"),
    "ins": ("ом", "ем", "ым", "им", "ой", "ей"),
    "pre": ("е", "ом", "ой"),
}


@dataclass
class Person:
    """A person of a document; `parts` are the folded words of the fullest name."""

    name: str
    parts: tuple[str, ...]
    gender: str = ""
    entity: str = ""
    seen: list[int] = field(default_factory=list[int])


def slug(name: str, words: NameWords) -> str:
    """Return a name in lower-case Latin letters without marks, its words joined by hyphens."""
    plain = name.lower()
    if not plain.isascii():
        latin = unicodedata.normalize("NFKD", plain.translate(words.letters))
        plain = "".join(c for c in latin if not unicodedata.combining(c))
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def normal_parts(scan: Scan, name: Name) -> tuple[tuple[str, ...], str]:
    """Return a person's name, words in the nominative and folded, and the gender that they tell."""
    parts = list(scan.tokens.low[name.first : name.after])
    if scan.words.language != "ru":
        return tuple(parts), name.gender
    names = scan.words.first_names
    fathers = {n: patronymic(part) for n, part in enumerate(parts) if patronymic(part)}
    gender = name.gender
    for father in fathers.values():
        gender = "m" if father.endswith("ч") else "f"
    givens = {n: names[part] for n, part in enumerate(parts) if part in names and n not in fathers}
    if len(givens) == len(parts):
        givens.pop(len(parts) - 1)
    first = next(iter(givens.values()), None)
    gender = gender or (first.gender if first else "")
    oblique = any(parts[n] != father for n, father in fathers.items())
    oblique = oblique or (first is not None and first.case != "nom")
    if name.case and not oblique:
        oblique = parts[-1].endswith(_CASE_ENDINGS[name.case])
        unknown = 0 not in givens and 0 not in fathers and len(parts) > 1
        if unknown and parts[0].endswith(_CASE_ENDINGS[name.case]):
            parts[0] = unknown_given(parts[0])
            givens[0] = FirstName(parts[0])
    clear = clear_oblique(parts[-1]) and not givens
    whole = [
        fathers.get(n) or _given(names, givens.get(n), part, gender) or (
            next(nominatives(part, gender or ("m" if clear else "")))
            if oblique or clear or (not gender and givens)
            else part
        )
        for n, part in enumerate(parts)
    ]  # fmt: skip
    return tuple(whole), gender or ("m" if clear else "")


def _given(names: Mapping[str, FirstName], first: FirstName | None, part: str, gender: str) -> str:
    """Return a first name in the nominative; of another gender than the patronymic, the other's."""
    if first is None:
        return ""
    if first.gender and gender and first.gender != gender:
        for ending, bare in (("а", ""), ("я", "й"), ("ия", "ий"), ("я", "ь")):
            other = names.get(part[: -len(ending)] + bare) if part.endswith(ending) else None
            if other and other.gender == gender:
                return folded(other.name)
    return folded(first.name)


def same_name(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether a shorter form may stand for a full name: words in order, initials for words.

    Examples
    --------
    >>> same_name(("a.", "merkel"), ("angela", "dorothea", "merkel"))
    True
    >>> same_name(("angela", "kasner"), ("angela", "merkel"))
    False
    """
    at = 0
    for part in short:
        while at < len(full) and not _same_part(part, full[at]):
            at += 1
        if at == len(full):
            return False
        at += 1
    return True


def _same_part(part: str, other: str) -> bool:
    if part == other:
        return True
    return part[-1] == "." and len(part) == 2 and part[0] == other[0]


class Persons:
    """The persons of a document, found by any form of their names."""

    def __init__(self, scan: Scan, names: tuple[Name, ...]) -> None:
        self._scan = scan
        self.of: dict[int, Person] = {}
        self.paths: dict[int, str] = {}
        self._people: list[Person] = []
        self._written = frozenset(scan.tokens.low)
        normal = {
            number: normal_parts(scan, name)
            for number, name in enumerate(names)
            if name.kind == "person" and name.after - name.first > 1
        }
        longest = sorted(normal, key=lambda n: (-len(normal[n][0]), n))
        for number in longest:
            parts, gender = normal[number]
            person = next((p for p in self._people if same_name(parts, p.parts)), None)
            if person is None:
                person = self._added(names[number], parts, gender)
            person.gender = person.gender or gender
            self.of[number] = person
            self.paths[number] = "name"
        for number in sorted(self.of):
            self.of[number].seen.append(number)
        for number, name in enumerate(names):
            if number not in self.of and self._may_be_surname(name):
                self._surname(number, name)

    @staticmethod
    def _may_be_surname(name: Name) -> bool:
        return not name.entity and (name.kind == "person" or not name.sure)

    def _added(self, name: Name, parts: tuple[str, ...], gender: str) -> Person:
        tokens = self._scan.tokens
        written = [
            tokens.word[name.first + k] if tokens.low[name.first + k] == part else _titled(part)
            for k, part in enumerate(parts)
        ]
        shown = " ".join(written)
        person = Person(shown, parts, gender, slug(shown, self._scan.words))
        self._people.append(person)
        return person

    def _surname(self, number: int, name: Name) -> None:
        low = self._scan.tokens.low[name.first : name.after]
        last = low[-1]
        forms = list(nominatives(last, "")) if self._scan.words.language == "ru" else [last]
        found = [
            p
            for p in self._people
            if any(same_name((*low[:-1], form), p.parts) for form in forms)
            and (not name.gender or p.gender in ("", name.gender))
        ]
        firsts = self._scan.words.first_names
        surnamed = [
            p
            for p in found
            if any(
                form in p.parts[1:] or (form == p.parts[0] and form not in firsts) for form in forms
            )
        ]
        titled = name.first > 0 and (
            self._scan.tokens.low[name.first - 1] in self._scan.words.titles
            or self._scan.tokens.low[name.first - 1] in self._scan.words.roles
        )
        found = surnamed or (found if name.kind == "person" and not titled else [])
        if found:
            person = max(found, key=lambda p: max((s for s in p.seen if s < number), default=-1))
            self.paths[number] = "surname"
        elif name.kind == "person":
            form = forms[0] if forms[0] in self._written else last
            person = self._added(name, (*low[:-1], form), name.gender)
            self.paths[number] = "name"
        else:
            return
        person.seen.append(number)
        self.of[number] = person


def _titled(part: str) -> str:
    return "-".join(piece[:1].upper() + piece[1:] for piece in part.split("-"))
