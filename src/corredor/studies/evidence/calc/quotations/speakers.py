"""Speakers: from the words that name one to the person or body that is meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from corredor.studies.evidence.calc.quotations.page import Page
from corredor.studies.evidence.calc.quotations.subjects import Subject
from corredor.studies.evidence.calc.quotations.words import Gender
from corredor.studies.evidence.calc.records import Mention, Span

BACK: Final = 30
"""Mentions looked back at for what a pronoun or a role stands for."""
WINDOW: Final = 90
"""Code points beside a name within which a role is taken to be that of the name."""
SPANISH: Final[Mapping[str, Gender]] = {"a": "f", "o": "m"}
FEMININE: Final = ("ова", "ева", "ёва", "ина", "ская", "цкая", "ая")
MASCULINE: Final = ("ов", "ев", "ёв", "ин", "ский", "цкий", "ич", "ый", "ой")


class Speakers:
    """What a text has said of its speakers so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.spoken: list[Mention] = []
        self.spans: list[Span] = []
        self.genders: dict[str, Gender] = {}
        self.names: dict[str, str] = {}

    def heard(self, mention: Mention | None, span: Span, gender: Gender = "") -> None:
        """Remember who spoke last, and the gender that the verb gives."""
        if mention is None:
            return
        self.spoken.append(mention)
        self.spans.append(span)
        if gender in ("m", "f") and mention.kind == "person":
            self.genders.setdefault(key(mention), gender)

    def last(self, gender: Gender = "", person: bool = False) -> Mention | None:
        """Return the last speaker who fits."""
        for mention in reversed(self.spoken[-BACK:]):
            if person and mention.kind in ("organisation", "place"):
                continue
            if self.fits(mention, gender):
                return mention
        return None

    def fits(self, mention: Mention, gender: Gender) -> bool:
        """Whether nothing speaks against a gender; a plural fits bodies and roles."""
        if gender == "p":
            return mention.kind != "person"
        if not gender:
            return True
        if mention.kind in ("organisation", "place"):
            return False
        known = self.gender_of(mention)
        return not known or known == gender

    def gender_of(self, mention: Mention) -> Gender:
        """Return the gender that form of address, given name or ending give; empty if unknown."""
        if key(mention) in self.genders:
            return self.genders[key(mention)]
        gender = self._looked_up(mention)
        if gender:
            self.genders[key(mention)] = gender
        return gender

    def _looked_up(self, mention: Mention) -> Gender:
        if mention.gender in ("m", "f"):
            return "m" if mention.gender == "m" else "f"
        lists = self.page.lists
        before = self.page.lower(self.page.words_from(mention.span.start) - 1)
        first = self.page.lower(self.page.words_from(mention.span.start))
        for word in (first, before):
            if word in lists.forms_of_address:
                return lists.forms_of_address[word]
        names = mention.name.lower().split()
        if names and names[0] in lists.given_names:
            return lists.given_names[names[0]]
        if mention.kind == "role":
            genders: list[Gender] = [lists.nouns[name] for name in names if lists.nouns.get(name)]
            return genders[0] if genders else ""
        if mention.kind == "person" and names and before in lists.nouns and lists.nouns[before]:
            return lists.nouns[before]
        return self._by_ending(names) if mention.kind == "person" else ""

    def _by_ending(self, names: list[str]) -> Gender:
        if not names:
            return ""
        if self.page.lists.language == "ru":
            if names[-1].endswith(FEMININE):
                return "f"
            return "m" if names[-1].endswith(MASCULINE) else ""
        if self.page.lists.language == "es" and len(names) > 1:
            return SPANISH.get(names[0][-1], "")
        return ""

    def resolved(self, subject: Subject | None, verb: Gender = "") -> tuple[Mention | None, str]:
        """Return the mention that a subject stands for, and how it was found."""
        if subject is None:
            return None, ""
        if subject.kind == "pronoun":
            return self._by_pronoun(subject)
        if subject.kind == "noun":
            return self._by_role(subject, verb)
        mention = subject.mention
        if mention is None:
            return None, ""
        if mention.kind == "role" and (not mention.entity or mention.path == "role"):
            return self._by_role(subject, verb)
        if subject.kind == "capitals":
            return self._named(mention), "capitals"
        return mention, "cue-subject"

    def _named(self, mention: Mention) -> Mention:
        """Give a bare surname the full name that the text gave before."""
        last = mention.name.split()[-1]
        known = self.page.surnames.get(last)
        if known is not None:
            return replace(known, span=mention.span, path="surname")
        longest = self.names.setdefault(last, mention.name)
        if len(longest) > len(mention.name):
            return replace(mention, name=longest)
        self.names[last] = mention.name
        return mention

    def _by_pronoun(self, subject: Subject) -> tuple[Mention | None, str]:
        page = self.page
        gender = page.lists.pronouns[page.lower(page.words_from(subject.span.start))]
        found = self.recent(subject.span.start, gender)
        return (replace(found, span=subject.span, path="pronoun") if found else None), "pronoun"

    def recent(self, place: int, gender: Gender) -> Mention | None:
        """Return who a pronoun means: subject of this sentence or the last, else last speaker."""
        page = self.page
        at = page.sentence_at(place)
        if at >= 0:
            start = page.sentences[at].span.start
            earlier = [self._subject_of(start, place, gender)]
            if at > 0 and page.sentences[at].paragraph == page.sentences[at - 1].paragraph:
                last = page.sentences[at - 1].span
                if self.spans and self.spans[-1].end > last.start:
                    earlier.append(self.last(gender, person=True))
                earlier.append(self._subject_of(last.start, last.end, gender))
            for found in earlier:
                if found is not None:
                    return found
        spoke = self.last(gender, person=True)
        people = [m for m in page.mentions_before(place, BACK) if m.kind == "person"]
        near = next((m for m in people if self.fits(m, gender)), None)
        if spoke is not None and self.spans and place - self.spans[-1].end < STALE:
            return spoke
        return near or spoke

    def _subject_of(self, start: int, end: int, gender: Gender) -> Mention | None:
        """Return the first person named between two places who fits."""
        for mention in self.page.mentions_between(start, end):
            if mention.kind == "person" and self.fits(mention, gender):
                return mention
        return None

    def _by_role(self, subject: Subject, verb: Gender) -> tuple[Mention | None, str]:
        page = self.page
        at = page.words_from(subject.span.start)
        end = page.words_from(subject.span.end)
        nouns = [page.lower(i) for i in range(at, max(end, at + 1))]
        head = next((noun for noun in nouns if noun in page.lists.nouns), nouns[0])
        start = self._first_word(at)
        stop = self._complement(max(end, at + 1))
        phrase = Span(page.starts[start], max(subject.span.end, page.ends[stop - 1]))
        own = subject.mention or Mention(
            phrase, "organisation" if head in page.lists.bodies else "role", phrase.of(page.text)
        )
        if own.entity and own.path != "role":
            return own, "cue-subject"
        gender = page.lists.nouns.get(head, "") or verb
        definite = page.lists.language == "ru" or page.is_a(start, "definite")
        definite = definite or page.is_a(at, "definite")
        lists = page.lists
        known = head in lists.nouns and gender != "p" and head not in lists.anonymous
        found = self.holder(head, phrase.start, gender) if definite and known else None
        if own.entity and (found is None or found.entity == own.entity):
            return own, "role"
        if found is None:
            return replace(own, path="role"), "role"
        return replace(found, span=phrase, path="role"), "role"

    def _first_word(self, at: int) -> int:
        """Return the number of the determiner before a noun and its adjectives, else the noun's."""
        page = self.page
        for back in range(1, ADJECTIVES + 2):
            first = at - back
            if first < 0 or page.text[page.ends[first] : page.starts[first + 1]] != " ":
                return at
            owner = page.lower(first).endswith(("’s", "'s"))
            if owner and first > 0 and page.lowers[first - 1] in page.lists.forms_of_address:
                return first - 1
            if owner or page.is_a(first, "determiner"):
                return first
            if page.is_a(first, "preposition") or page.lower(first) in page.lists.verbs:
                return at
        return at

    def _complement(self, at: int) -> int:
        """Return the number of the word behind "spokesman for the union" and its like."""
        page = self.page
        first = at
        while at < len(page.starts) and at - first < LONGEST:
            if page.text[page.ends[at - 1] : page.starts[at]].strip():
                break
            if page.lower(at) in page.lists.verbs or page.is_a(at, "auxiliary"):
                break
            begins = page.is_a(at, "genitive") or page.lists.language == "ru"
            if page.is_a(at, "preposition") and not page.is_a(at, "genitive"):
                break
            if at == first and not begins:
                break
            at += 1
        while at > first and any(page.is_a(at - 1, kind) for kind in LOOSE):
            at -= 1
        return at

    def holder(self, noun: str, place: int, gender: Gender) -> Mention | None:
        """Return who was given a role before: by role, by words beside the name, else who spoke."""
        page = self.page
        kind = "organisation" if noun in page.lists.bodies else "person"
        people = [m for m in page.mentions_before(place, BACK) if m.kind == kind]
        seen: set[str] = set()
        for mention in people:
            if key(mention) in seen or not self.fits(mention, "" if kind != "person" else gender):
                continue
            seen.add(key(mention))
            around = page.text[max(0, mention.span.start - WINDOW) : mention.span.end + WINDOW]
            if (
                noun in mention.role.lower()
                or noun in around.lower()
                or noun in mention.name.lower()
            ):
                return mention
        if kind != "person":
            return None
        if noun not in page.lists.generic:
            return None
        spoke = self.last(gender, person=True)
        if spoke is not None and (spoke.entity or spoke.kind == "person"):
            return spoke
        return next((m for m in people if self.fits(m, gender)), None)

    def same(self, first: Mention, second: Mention) -> bool:
        """Whether two mentions stand for one speaker."""
        return key(first) == key(second)

    def next_named(self, place: int) -> Mention | None:
        """Return the first person named soon after a place."""
        near = self.page.mentions_between(place, place + AFTER)
        return next((mention for mention in near if mention.kind == "person"), None)


AFTER: Final = 120
"""Code points behind a lone quotation within which its speaker may be named."""
LOOSE: Final = ("preposition", "adverb", "determiner", "conjunction")
ADJECTIVES: Final = 2
"""Adjectives between a determiner and the noun."""
LONGEST: Final = 6
"""Words of the complement of a role."""
STALE: Final = 700
"""Code points after which the last speaker gives way to the last person named."""


def key(mention: Mention) -> str:
    """Return what tells one speaker from another: the entity, or the name."""
    return mention.entity or mention.name
