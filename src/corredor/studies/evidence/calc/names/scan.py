"""What the tables say of each word of a text: the longest phrase of each kind that starts there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from operator import not_
from typing import NamedTuple, TypeVar

from corredor.studies.evidence.calc.names.inflection import nominatives
from corredor.studies.evidence.calc.names.tokens import Tokens
from corredor.studies.evidence.calc.names.words import (
    BodyPhrase,
    Head,
    NameWords,
    Phrase,
    PlacePhrase,
    RolePhrase,
)
from corredor.studies.evidence.calc.records import MentionKind, Span

P = TypeVar("P", bound=Phrase)


class Name(NamedTuple):
    """A name found: words from `first` to `after`, exclusive.

    `sort` is the head's group or the kind of place; `sure` is false where only its capital
    speaks for it, or a bare head such as "the Ministry" that another name must explain. `case`
    is that of the Russian office beside a person's name, empty for the nominative.
    """

    first: int
    after: int
    kind: MentionKind
    sort: str = ""
    entity: str = ""
    country: str = ""
    gender: str = ""
    lemma: str = ""
    sure: bool = True
    case: str = ""


@dataclass(frozen=True)
class Scan:
    """A text's words beside the tables of its language.

    `places`, `bodies` and `roles` map the number of a word to the phrase that starts there and
    the number of the word after it. `elsewhere` holds words that stand with a capital where one
    says something, `lowered` those that stand without; `portfolios` the fields of government
    within offices, first words with the word after the last, `leading` the other way round.
    """

    tokens: Tokens
    words: NameWords
    places: Mapping[int, tuple[int, PlacePhrase]]
    bodies: Mapping[int, tuple[int, BodyPhrase]]
    roles: Mapping[int, tuple[int, RolePhrase]]
    elsewhere: frozenset[str]
    lowered: frozenset[str]
    portfolios: Mapping[int, int] = field(default_factory=dict[int, int])
    leading: Mapping[int, int] = field(default_factory=dict[int, int])

    def head(self, number: int) -> Head | None:
        """Return the head noun at a word."""
        low = self.tokens.low
        if number >= len(low):
            return None
        word = low[number]
        if word in self.words.qualified:
            beside = self.words.classes["facility_adjective"]
            if (number + 1 < len(low) and low[number + 1] in beside) or (
                self.words.language == "ru" and number and low[number - 1] in beside
            ):
                return self.words.qualified[word]
        return self.words.heads.get(word)

    def run_end(self, number: int, most: int = 0) -> int:
        """Return where the capitalised words that start at a word end, after `most` if any."""
        tokens, after = self.tokens, number + 1
        last = min(len(tokens.low), number + most) if most else len(tokens.low)
        while after < last and tokens.capital[after] and tokens.joined(after):
            after += 1
        return after

    def span(self, first: int, after: int) -> Span:
        """Return the span of words, with the mark that closes a quotation opened within them."""
        tokens = self.tokens
        span = Span(tokens.start[first], tokens.end[after - 1])
        if after - first > 1 and tokens.text[span.end : span.end + 1] == "»":
            within = tokens.text[span.start : span.end]
            if within.count("«") > within.count("»"):
                return Span(span.start, span.end + 1)
        return span

    def given(self, number: int) -> bool:
        """Whether a word is a capitalised first name."""
        tokens = self.tokens
        return (
            number < len(tokens.low)
            and tokens.capital[number]
            and (tokens.low[number] in self.words.first_names or self.hyphenated_first(number))
        )

    def hyphenated_first(self, number: int) -> bool:
        """Whether a word is a double first name such as "Jean-Claude"."""
        low = self.tokens.low[number]
        if "-" not in low:
            return False
        return low.split("-", 1)[0] in self.words.first_names and self.tokens.joined(number + 1)

    def is_initial(self, number: int) -> bool:
        """Whether a word is an initial or several, such as "A." or "А.С."."""
        word = self.tokens.word[number] if number < len(self.tokens.word) else ""
        return len(word) in (2, 4, 6) and word[1] == "." and word[-1] == "." and word[0].isupper()


def scanned(tokens: Tokens, words: NameWords) -> Scan:
    """Return a text's words beside the tables."""
    places: dict[int, tuple[int, PlacePhrase]] = {}
    bodies: dict[int, tuple[int, BodyPhrase]] = {}
    roles: dict[int, tuple[int, RolePhrase]] = {}
    low, capital = tokens.low, tokens.capital
    place_of, body_of, role_of = words.places.get, words.bodies.get, words.roles
    for number in compress(count(), capital):
        word = low[number]
        if phrases := place_of(word):
            _add(places, tokens, number, phrases)
        if phrases := body_of(word):
            _add(bodies, tokens, number, phrases)
    for number in compress(count(), map(role_of.__contains__, low)):
        _add(roles, tokens, number, role_of[low[number]])
    lowered = frozenset(compress(low, map(not_, capital)))
    elsewhere = _elsewhere(tokens, words)
    return Scan(tokens, words, places, bodies, roles, elsewhere, lowered)


def _elsewhere(tokens: Tokens, words: NameWords) -> frozenset[str]:
    """Return capitalised words that are names by themselves, not common ones in longer names."""
    found: set[str] = set()
    low, initial = tokens.low, tokens.initial
    for run in tokens.runs():
        telling = [low[n] for n in run if not initial[n]]
        if not telling:
            continue
        heads = {low[n] for n in run if low[n] in words.heads}
        if not heads or any(low[n] in words.first_names for n in run):
            found.update(set(telling) - heads)
    if words.language == "ru":
        found.update([form for low in found for form in nominatives(low, "")])
    return frozenset(found)


def _add(
    table: dict[int, tuple[int, P]], tokens: Tokens, number: int, phrases: Sequence[P]
) -> None:
    found = phrase_at(tokens, number, phrases)
    if found is not None:
        table[number] = found


def phrase_at(tokens: Tokens, number: int, phrases: Sequence[P]) -> tuple[int, P] | None:
    """Return the first of some phrases that stands at a word, with the word after it."""
    low, joined, most = tokens.low, tokens.joined, len(tokens.low)
    for phrase in phrases:
        after = number + 1 + len(phrase.forms)
        if after > most:
            continue
        if phrase.exact and phrase.exact.rstrip(".") != tokens.word[number].rstrip("."):
            continue
        for at, forms in enumerate(phrase.forms, number + 1):
            if low[at] not in forms or not joined(at):
                break
        else:
            return after, phrase
    return None


def headed(scan: Scan, at: int, after: int, head: Head) -> Name:
    """Return the name of words with a head, with the country that one of them tells."""
    country = ""
    for number in range(at, after):
        place = scan.places.get(number)
        country = country or (place[1].country if place else "")
        country = country or scan.words.demonyms.get(scan.tokens.low[number], "")
    bare = after - at == 1
    return Name(
        at, after, head.kind, head.sort, country=country, lemma=head.lemma,
        sure=not bare
        or head.sort == "proper"
        or (head.lemma in scan.words.ministries and bool(scan.words.ministries[head.lemma].fields))
        or (head.sort == "parliament" and not scan.tokens.initial[at]),
    )  # fmt: skip
