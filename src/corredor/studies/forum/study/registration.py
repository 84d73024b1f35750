"""From a form's export to rows of the folder's tables: answers to codes, and people met twice.

Nothing is guessed: an answer that is no known word is a problem with its place, and what looks
like one person twice is shown, never merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    EmptyCell,
    NotAChoice,
    NotADate,
    NotANumber,
    Wording,
)
from corredor.core.names import SAME_PERSON, name_keys, name_parts, same_person
from corredor.core.slugs import slug
from corredor.studies.forum.inputs.columns import MOST
from corredor.studies.forum.inputs.people import RANKS, SIZES
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet, SheetRow
from corredor.studies.forum.study.answers import (
    agreement_of,
    countries,
    folded,
    languages,
    rank_of,
    size_of,
)
from corredor.studies.forum.study.days import day_of, order_of_days
from corredor.studies.forum.study.matching import KNOWN_CODES, code_nodes

DEFAULT_CAPACITY: Final = "10"
CODED: Final = ("isic", "scian", "okved", "hs")
KNOWN_LANGUAGES: Final = N_("languages such as Español, English, русский")
KNOWN_COUNTRIES: Final = N_("a country's name in Spanish, English or Russian, or its code")
KNOWN_CONSENT: Final = N_("yes or no")
A_NAME: Final = N_("the name of a person")
AN_ORGANISATION: Final = N_("the name of an organisation")
_PARTED: Final = re.compile(r"[,;/|\n]|\s[-–]\s| y | e | and | и ")
_LISTED: Final = re.compile(r"[\n;|]+|(?:^|\s)[•▪–-]\s")
_NUMBER: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
LONGEST_NAME: Final = 200
"""Characters of a name of a person or an organisation."""
WHOLE: Final = N_("a whole number")
_NOTE: Final = re.compile(r"\([^()]*\)")
SHORTEST_STATEMENT: Final = 3
"""Characters of an answer from which it is an offer or a need; «-» and «no» are none."""


@dataclass(frozen=True)
class Registered:
    """Rows for the folder's tables, by column, and what a person must look at.

    Parameters
    ----------
    organisations, participants, offers, needs
        Cells by column, in the order of the form.
    problems
        Answers that can't be read, with their places; their rows are left out.
    duplicates
        Pairs of participants, by id, who may be one person.
    lines
        Row of the form of each participant, by id.
    """

    organisations: tuple[Mapping[str, str], ...]
    participants: tuple[Mapping[str, str], ...]
    offers: tuple[Mapping[str, str], ...]
    needs: tuple[Mapping[str, str], ...]
    problems: tuple[CorredorError, ...]
    duplicates: tuple[tuple[str, str], ...]
    lines: Mapping[str, int]


@dataclass(frozen=True)
class _Answers:
    sheet: Sheet
    mapping: ColumnMapping
    row: SheetRow

    def all(self, field: str) -> list[str]:
        places = [self.sheet.column(header) for header in self.mapping.columns.get(field, ())]
        return [self.row.cells[at] for at in places if at is not None and self.row.cells[at]]

    def text(self, field: str) -> str:
        return " ".join(self.all(field))

    def meant(self, field: str, said: str) -> str:
        """Return what the mapping puts in the place of an answer; the answer where nothing."""
        values = self.mapping.values.get(field, {})
        alike = (word for told, word in values.items() if folded(told) == folded(said))
        return values.get(said) or next(alike, said)

    def word(self, field: str) -> str:
        """Return an answer, or the word that the mapping puts in its place."""
        return self.meant(field, self.text(field))

    def header(self, field: str) -> str:
        return next(iter(self.mapping.columns.get(field, ())), field)

    def refused(self, field: str, known: object, said: str = "") -> NotAChoice:
        header = self.header(field)
        place = self.sheet.at(self.row, header)
        return NotAChoice(place, column=header, value=said or self.text(field), known=known)

    def empty(self, field: str, kind: str) -> EmptyCell:
        header = self.header(field)
        return EmptyCell(self.sheet.at(self.row, header), column=header, kind=Wording(kind))


def registered(sheet: Sheet, mapping: ColumnMapping) -> Registered:
    """Return the rows that a form's export makes, by a mapping that a person has looked at.

    Every problem of every row is found; a row with one is left out until it is mended.
    """
    known = countries()
    order = order_of_days(sheet, mapping)
    organisations: dict[str, dict[str, str]] = {}
    participants: list[dict[str, str]] = []
    said: dict[str, list[dict[str, str]]] = {"offers": [], "needs": []}
    problems: list[CorredorError] = []
    lines: dict[str, int] = {}
    for row in sheet.rows:
        answers = _Answers(sheet, mapping, row)
        found: list[CorredorError] = []
        person = _person(answers, known, order, found)
        organisation = _organisation(answers, known, found)
        problems += found
        if found:
            continue
        key = folded(answers.text("organisation")) + person["side"]
        held = organisations.setdefault(key, organisation)
        held["id"] = _free(held.get("id", ""), organisation["name_en"], organisations, key)
        person["id"] = _unused(slug(person["name"], "person"), lines)
        person["organisation"] = held["id"]
        lines[person["id"]] = row.line
        participants.append(person)
        for field, rows in said.items():
            rows += _statements(answers, field, person["id"])
    return Registered(
        organisations=tuple(organisations.values()),
        participants=tuple(participants),
        offers=tuple(said["offers"]),
        needs=tuple(said["needs"]),
        problems=tuple(sorted(problems, key=lambda problem: problem.order)),
        duplicates=duplicates((person["id"], person["name"]) for person in participants),
        lines=lines,
    )


def _free(held: str, name: str, others: Mapping[str, Mapping[str, str]], key: str) -> str:
    """Return the id of an organisation: its own, or a new one that no other has."""
    if held:
        return held
    taken = {row["id"] for at, row in others.items() if at != key}
    return _unused(slug(name, "organisation"), taken)


def _unused(wanted: str, taken: Iterable[str]) -> str:
    known = set(taken)
    number, made = 1, wanted
    while made in known:
        number += 1
        made = f"{wanted}-{number}"
    return made


def _person(
    answers: _Answers, known: Mapping[str, str], order: str, problems: list[CorredorError]
) -> dict[str, str]:
    name = answers.text("name") or " ".join(
        part for part in (answers.text("given_name"), answers.text("family_name")) if part
    )
    _named(answers, "name", name, A_NAME, problems)
    return {
        "id": "",
        "name": name,
        "organisation": "",
        "side": _country(answers, known, problems),
        "rank": _rank(answers, problems),
        "languages": _languages(answers, problems),
        "away": "",
        "capacity": _capacity(answers, problems),
        "consent": _consent(answers, problems),
        "consent_date": _day(answers, order, problems),
    }


def _named(
    answers: _Answers, field: str, name: str, kind: str, problems: list[CorredorError]
) -> None:
    """Note a name that is empty, has no letter, or is no name by its length."""
    if not name:
        problems.append(answers.empty(field, kind))
    elif len(name) > LONGEST_NAME or not any(c.isalpha() for c in name):
        problems.append(answers.refused(field, Wording(kind), name[:LONGEST_NAME]))


def _country(answers: _Answers, known: Mapping[str, str], problems: list[CorredorError]) -> str:
    said = answers.word("country")
    code = known.get(folded(said), "")
    if not said:
        problems.append(answers.empty("country", KNOWN_COUNTRIES))
    elif not code:
        problems.append(answers.refused("country", Wording(KNOWN_COUNTRIES)))
    return code


def _rank(answers: _Answers, problems: list[CorredorError]) -> str:
    said = answers.word("rank")
    if not said:
        return "other"
    rank = rank_of(said)
    if not rank:
        problems.append(answers.refused("rank", RANKS))
    return rank


def _languages(answers: _Answers, problems: list[CorredorError]) -> str:
    known = languages()
    parts = [part for said in answers.all("languages") for part in spoken_parts(said)]
    words = [folded(part) for one in parts for part in answers.meant("languages", one).split(",")]
    codes = sorted({known[word] for word in words if word in known})
    if not words:
        problems.append(answers.empty("languages", KNOWN_LANGUAGES))
    elif any(word not in known for word in words if word):
        problems.append(answers.refused("languages", Wording(KNOWN_LANGUAGES)))
    return " ".join(codes)


def spoken_parts(said: str) -> list[str]:
    """Return the languages that an answer lists, without notes in brackets.

    Examples
    --------
    >>> spoken_parts("Español (nativo), inglés y ruso")
    ['Español', 'inglés', 'ruso']
    """
    parted = _PARTED.split(_NOTE.sub(" ", said))
    return [part.strip() for part in parted if part.strip()]


def _capacity(answers: _Answers, problems: list[CorredorError]) -> str:
    said = answers.text("capacity").removesuffix(".0")
    if not said:
        return DEFAULT_CAPACITY
    header = answers.header("capacity")
    place = answers.sheet.at(answers.row, header)
    if not _NUMBER.fullmatch(said):
        problems.append(NotANumber(place, column=header, value=said, example=DEFAULT_CAPACITY))
    elif not 0 <= float(said) <= MOST:
        problems.append(CellOutOfRange(place, column=header, value=said, low=0, high=MOST))
    elif not said.isdigit():
        problems.append(answers.refused("capacity", Wording(WHOLE)))
    return said


def _consent(answers: _Answers, problems: list[CorredorError]) -> str:
    """Return whether the person agreed: a form without the question has asked nobody."""
    said = answers.word("consent")
    if not said:
        return "no"
    agreed = agreement_of(said)
    if not agreed:
        problems.append(answers.refused("consent", Wording(KNOWN_CONSENT)))
    return agreed


def _day(answers: _Answers, order: str, problems: list[CorredorError]) -> str:
    said = answers.text("consent_date")
    day = day_of(said, order)
    if said and not day:
        header = answers.header("consent_date")
        place = answers.sheet.at(answers.row, header)
        problems.append(NotADate(place, column=header, value=said))
    return day


def _organisation(
    answers: _Answers, known: Mapping[str, str], problems: list[CorredorError]
) -> dict[str, str]:
    name = answers.text("organisation")
    _named(answers, "organisation", name, AN_ORGANISATION, problems)
    said = answers.word("size")
    size = size_of(said)
    if said and not size:
        problems.append(answers.refused("size", SIZES))
    for key in CODED:
        for code in _codes(answers, key):
            if not _is_known(key, code):
                problems.append(answers.refused(key, Wording(KNOWN_CODES), code))
    codes = {key: " ".join(_codes(answers, key)) for key in CODED}
    country = known.get(folded(answers.word("country")), "")
    shown = {f"name_{language}": name for language in ("es", "en", "ru")}
    return {"id": "", **shown, "organisation": "", "country": country, **codes, "size": size}


def _codes(answers: _Answers, field: str) -> list[str]:
    return answers.text(field).replace(",", " ").replace(";", " ").split()


def _is_known(field: str, code: str) -> bool:
    try:
        return bool(code_nodes(field, code))
    except ValueError:
        return False


def _statements(answers: _Answers, field: str, person: str) -> list[dict[str, str]]:
    """Return the offers or needs of an answer: one a line, bullet or semicolon."""
    texts = [
        part.strip(" \t•▪–-")
        for said in answers.all(field)
        for part in _LISTED.split(said)
        if len(part.strip(" \t•▪–-")) > SHORTEST_STATEMENT
    ]
    return [
        {"id": f"{person}-{field}-{at}", "participant": person, "language": "", "text": text}
        for at, text in enumerate(dict.fromkeys(texts), start=1)
    ]


def _without_note(name: str) -> str:
    """Return a name without what stands in brackets after it, which many people share."""
    return _NOTE.sub(" ", name).strip() or name


def _may_agree(
    one: Sequence[frozenset[str]],
    other: Sequence[frozenset[str]],
    of_one: frozenset[str],
    of_other: frozenset[str],
) -> bool:
    """Whether each word of the shorter name may be a spelling of some word of the other."""
    short, keys = (one, of_other) if len(one) <= len(other) else (other, of_one)
    return all(word & keys for word in short)


def duplicates(people: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Pairs of ids whose names may be one person's, in any script, sorted.

    Examples
    --------
    >>> duplicates([("a", "Алексей Валков"), ("b", "Aleksey Valkov"), ("c", "Ana Ruiz")])
    (('a', 'b'),)
    """
    names = {person: _without_note(name) for person, name in people}
    words = {
        person: [keys for part in name_parts(name) if (keys := name_keys(part))]
        for person, name in names.items()
    }
    every = {person: frozenset[str]().union(*held) for person, held in words.items()}
    return tuple(
        sorted(
            (one, other)
            for one, other in combinations(sorted(names), 2)
            if _may_agree(words[one], words[other], every[one], every[other])
            and same_person(names[one], names[other]) >= SAME_PERSON
        )
    )
