"""Names in running text: runs of capitalised words, cut and typed by heads, tables and context."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from corredor.studies.evidence.calc.names.headed import (
    headed_name,
    lower_headed_name,
    tailed_name,
)
from corredor.studies.evidence.calc.names.inflection import patronymic
from corredor.studies.evidence.calc.names.scan import Name, Scan
from corredor.studies.evidence.calc.names.unknown import (
    PATRONYMIC,
    ends_list,
    evident,
    outlet_end,
    particle_end,
    plain_words,
    typed_unknown,
)
from corredor.studies.evidence.calc.names.words import FirstName

_MINISTERIAL: Final = frozenset(
    ("minister", "secretary", "undersecretary", "deputy-minister", "deputy-prime-minister")
)
_NOBODY: Final = FirstName("", case="")
_NOUN: Final = ("ы", "и", "ие", "ия", "ость", "ство", "ание", "ение")
_GENITIVE: Final = ("а", "я", "ого", "его", "ой", "ы", "и")
MOST_RUN: Final = 40
"""Capitalised words in a row that are read together."""
MOST_WORDS: Final = 8
"""A name of a person has no more words than that."""


class _Run(NamedTuple):
    """Capitalised words in a row from `first` to `end`, with the reader's place in them."""

    scan: Scan
    first: int
    end: int


def names_in(scan: Scan) -> tuple[Name, ...]:
    """Return the names of a text in their order, none within another."""
    tokens = scan.tokens
    found: list[Name] = []
    number, capital, heads = 0, tokens.capital, scan.words.heads
    for at in [n for n, low in enumerate(tokens.low) if capital[n] or low in heads]:
        if at < number:
            continue
        if capital[at]:
            number = scan.run_end(at, MOST_RUN)
            if number - at > 1 or not _only_begins(scan, at):
                number = _read_run(_Run(scan, at, number), found)
            continue
        name = lower_headed_name(scan, at)
        if name:
            found.append(name)
            number = name.after
    return tuple(found)


def _only_begins(scan: Scan, at: int) -> bool:
    """Whether a capitalised word alone is a common one at the start of a sentence, as most are."""
    words, low = scan.words, scan.tokens.low[at]
    common = scan.tokens.initial[at] and low in words.common and low not in words.heads
    return common and at not in scan.places and at not in scan.portfolios


def _read_run(run: _Run, found: list[Name]) -> int:
    """Add the names of a run; return the number of the word after it."""
    at = run.first
    while at < run.end:
        if at in run.scan.portfolios:
            at = run.scan.portfolios[at]
            continue
        name = _name_at(run, at)
        if name is None:
            at += 1
            continue
        if isinstance(name, int):
            at = name
            continue
        found.extend(_split(run.scan, name))
        at = name.after
    return at


def _name_at(run: _Run, at: int) -> Name | int | None:
    """Return the name that starts at a word, or the word to go on with."""
    scan, tokens, words = run.scan, run.scan.tokens, run.scan.words
    low = tokens.low[at]
    place = scan.places.get(at)
    if place and place[0] - at > 1 and low in words.classes["article"]:
        phrase = place[1]
        return Name(
            at, place[0], "place", phrase.kind, phrase.entity, phrase.country, lemma=phrase.lemma
        )
    alone = run.end - run.first == 1
    common = low in words.common
    ruling = words.heads.get(low) if common else None
    if ruling is not None and ruling.sort == "government":
        name = lower_headed_name(scan, at)
        if name is not None and name.country:
            return name
    if low in words.never or (common and (tokens.initial[at] or alone)):
        outlet = 0 if tokens.initial[at] else outlet_end(scan, at, run.end)
        if outlet > run.end:
            return Name(at, outlet, "organisation", "outlet", sure=False)
        return None
    quoted = _quoted_name(scan, at)
    if quoted:
        return quoted
    tailed = tailed_name(scan, at, run.end)
    if tailed:
        return tailed
    known = scan.bodies.get(at)
    if known and not _longer_place(scan, at, known[0]):
        sort = "outlet" if known[1].outlet else "body"
        return Name(at, known[0], "organisation", sort, known[1].entity, lemma=known[1].lemma)
    name = headed_name(scan, at, run.end)
    if name and not (place and place[0] >= name.after):
        return name
    if place and not _surname_follows(scan, at, place[0], run.end):
        phrase = place[1]
        kind = "organisation" if phrase.kind == "seat" else "place"
        return Name(
            at, place[0], kind, phrase.kind, phrase.entity, phrase.country, lemma=phrase.lemma
        )
    if low in words.titles:
        return None
    role = _role_within(run, at)
    if role is not None:
        return role
    if low in words.demonyms or _compound(scan, at):
        return None
    portfolio = _portfolio_end(run, at)
    if portfolio:
        return portfolio
    return _person_or_unknown(run, at)


def _compound(scan: Scan, at: int) -> bool:
    """Whether a word is an adjective made of a land: "Mexican-made", or of a people: "Mayan"."""
    tokens = scan.tokens
    first, hyphen, second = tokens.word[at].partition("-")
    if hyphen and second[:1].islower() and first.lower() in scan.words.demonyms:
        return True
    if scan.words.language != "en" or at + 1 >= len(tokens) or not tokens.joined(at + 1):
        return False
    return tokens.capital[at + 1] and tokens.low[at + 1] in scan.words.demonyms


def _portfolio_end(run: _Run, at: int) -> int:
    """Return where a minister's portfolio ends: "Minister of Agriculture |Esteban"; else 0."""
    scan, tokens = run.scan, run.scan.tokens
    if at < 2 or not tokens.joined(at) or tokens.low[at - 1] not in ("de", "del", "of", "for"):
        return 0
    if not any(
        scan.roles.get(n, (0,))[0] == at - 1 and scan.roles[n][1].office in _MINISTERIAL
        for n in range(max(0, at - 5), at - 1)
    ):
        return 0
    for number in range(at, run.end):
        if scan.given(number):
            return number if number > at else 0
    return run.end if run.end - at < 3 else run.end - 2


def _quoted_name(scan: Scan, at: int) -> Name | None:
    """Return the name that Russian quotation marks hold: «Единая Россия»."""
    tokens = scan.tokens
    if scan.words.language != "ru" or tokens.gap[at][-1:] != "«" or at in scan.bodies:
        return None
    for number in range(at + 1, min(at + 5, len(tokens) + 1)):
        gap = tokens.gap[number] if number < len(tokens) else tokens.text[tokens.end[-1] :]
        if gap[:1] == "»":
            place = scan.places.get(at)
            alone = place is not None and place[0] == number
            return None if alone else Name(at, number, "organisation", "quoted", sure=False)
        if gap not in (" ", "\u00a0"):
            return None
    return None


def _longer_place(scan: Scan, at: int, after: int) -> bool:
    place = scan.places.get(at)
    return place is not None and place[0] > after


def _surname_follows(scan: Scan, at: int, after: int, end: int) -> bool:
    """Whether a place's word is a first name here: "Santiago Abascal", "Victoria Nuland"."""
    tokens = scan.tokens
    return (
        after == at + 1
        and tokens.low[at] in scan.words.first_names
        and after < end
        and tokens.joined(after)
        and after not in scan.places
        and after not in scan.roles
        and scan.head(after) is None
    )


def _role_within(run: _Run, at: int) -> int | None:
    """Return the word after a capitalised role at or after `at`: "Economy Secretary |Marcelo"."""
    scan = run.scan
    for number in range(at, min(run.end, at + 4)):
        if number > at and (scan.given(number) or number in scan.bodies):
            return None
        role = scan.roles.get(number)
        if role is None:
            continue
        if number > at and scan.words.language != "en":
            return None
        return role[0]
    return None


def _person_or_unknown(run: _Run, at: int) -> Name | int | None:
    scan, tokens = run.scan, run.scan.tokens
    if tokens.initial[at] and at + 1 < run.end and not scan.given(at) and scan.given(at + 1):
        return at + 1
    if scan.words.language == "ru" and run.end - at > 1:
        kin = _beside_kin(run, at)
        if kin is not None:
            return kin
    formed = _legal_form_end(run, at)
    if formed:
        return Name(at, formed, "organisation", "company")
    if _acronym_before_person(run, at):
        return Name(at, at + 1, "organisation", "acronym", sure=False)
    if _stands_before_person(run, at):
        acronym = tokens.word[at].isupper()
        return Name(at, at + 1, "organisation", "acronym" if acronym else "unknown", sure=False)
    after = _cut(run, at)
    given = scan.given(at) or scan.is_initial(at)
    if after - at > 1:
        given = given or scan.given(at + 1) or scan.is_initial(at + 1)
    else:
        given = given and particle_end(scan, after) > after
    if given and after - at <= MOST_WORDS:
        return _person(scan, at, after)
    if after - at == 1 and ends_list(scan, at):
        return after
    if tokens.initial[at] and not evident(scan, at, after):
        return after if after - at > 1 and tokens.sentence[at] in tokens.headline else at + 1
    if plain_words(scan, at, after):
        return after
    return typed_unknown(scan, at, after)


def _legal_form_end(run: _Run, at: int) -> int:
    """Return the word after the legal form within a run, 0 where it has none."""
    scan, word = run.scan, run.scan.tokens.word
    if scan.words.language == "ru":
        return 0
    before, after = scan.words.forms_before, scan.words.forms_after
    for number in range(at + 1, min(run.end, at + MOST_WORDS)):
        if word[number] in after or word[number] in before:
            return number + 1
    return 0


def _beside_kin(run: _Run, at: int) -> Name | int | None:
    """Return the name before a first name after a word of kinship: «дочь |Трампа| Иванка».

    A common noun at the start of a sentence is passed over: «Картины |Ван Гога».
    """
    scan, low = run.scan, run.scan.tokens.low
    last = run.end - 1
    if at and low[at - 1] in scan.words.classes["kin"] and scan.given(last):
        if scan.words.first_names.get(low[last], _NOBODY).case == "nom":
            return Name(at, last, "person", "unknown", sure=False)
        return None
    if not scan.tokens.initial[at] or scan.given(at) or low[at] in scan.elsewhere:
        return None
    if low[at] in scan.words.classes["kin"]:
        return at + 1
    noun = low[at].endswith(_NOUN) and low[last].endswith(_GENITIVE)
    return at + 1 if noun and low[at] not in scan.words.heads else None


def _stands_before_person(run: _Run, at: int) -> bool:
    """Whether a word is a body's in front of a person's name: «глава Сбербанка |Герман Греф»."""
    scan, low = run.scan, run.scan.tokens.low
    if at + 2 >= run.end or scan.given(at) or scan.is_initial(at) or not scan.given(at + 1):
        return False
    if scan.tokens.word[at].isupper():
        return True
    return (
        scan.words.language == "ru"
        and not low[at + 2].endswith(PATRONYMIC)
        and not patronymic(low[at + 2])
    )


def _acronym_before_person(run: _Run, at: int) -> bool:
    """Whether an acronym stands before a Russian person's name: «институт РАН |Асан Усенов»."""
    word = run.scan.tokens.word
    return (
        run.scan.words.language == "ru"
        and run.end - at >= 3
        and word[at].isupper()
        and 2 <= len(word[at]) <= 6
        and "." not in word[at]
        and not any(word[n].isupper() for n in range(at + 1, run.end))
    )


def _cut(run: _Run, at: int) -> int:
    """Return where a run from `at` must end: before a role, title, head, body or word barred."""
    scan = run.scan
    person = scan.given(at)
    for number in range(at + 1, run.end):
        low = scan.tokens.low[number]
        if low in scan.words.never and not person:
            return number
        if low in scan.words.titles or number in scan.bodies:
            return number
        if number in scan.roles and (not person or number > at + 1):
            return number
        if number in scan.places and not person:
            return number
        if low in scan.words.demonyms and scan.words.language == "en" and not person:
            return number
    return run.end


def _person(scan: Scan, at: int, after: int) -> Name:
    end = particle_end(scan, after)
    gender = ""
    for number in range(at, after):
        first = scan.words.first_names.get(scan.tokens.low[number])
        if first and first.gender:
            gender = first.gender
            break
    return Name(at, end, "person", "full", gender=gender)


def _split(scan: Scan, name: Name) -> Iterator[Name]:
    """Yield a name, without an initial word that isn't part of it."""
    tokens = scan.tokens
    if (
        name.kind != "place"
        and not name.entity
        and name.after - name.first > 1
        and tokens.initial[name.first]
        and tokens.low[name.first] in scan.lowered
        and not scan.given(name.first)
        and scan.head(name.first) is None
    ):
        bare = name.after - name.first == 2 and scan.head(name.first + 1) is not None
        name = name._replace(first=name.first + 1, sure=name.sure and not bare)
    yield name
