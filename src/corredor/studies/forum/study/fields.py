"""Fields of a form: answers in words as cells of the folder's tables, and what can't be read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    CorredorError,
    NotADate,
    NotANumber,
    Wording,
)
from corredor.studies.forum.inputs.columns import MOST
from corredor.studies.forum.inputs.people import RANKS, SIZES
from corredor.studies.forum.study.answers import (
    agreement_of,
    folded,
    languages,
    rank_of,
    size_of,
)
from corredor.studies.forum.study.days import day_of
from corredor.studies.forum.study.form import FormRow
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
NOTE: Final = re.compile(r"\([^()]*\)")
SHORTEST_STATEMENT: Final = 3
"""Characters of an answer from which it is an offer or a need; «-» and «no» are none."""


def person_of(
    answers: FormRow, known: Mapping[str, str], order: str, problems: list[CorredorError]
) -> dict[str, str]:
    """Return the cells of a participant, without ids; what can't be read is added to `problems`.

    Parameters
    ----------
    answers
        The row.
    known
        Code of each country by its folded names.
    order
        Order of day and month in dates, as the column shows it; empty where it does not.
    problems
        Receives an error for each answer that can't be read.
    """
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
    answers: FormRow, field: str, name: str, kind: str, problems: list[CorredorError]
) -> None:
    """Note a name that is empty, has no letter, or is no name by its length."""
    if not name:
        problems.append(answers.empty(field, kind))
    elif len(name) > LONGEST_NAME or not any(c.isalpha() for c in name):
        problems.append(answers.refused(field, Wording(kind), name[:LONGEST_NAME]))


def _country(answers: FormRow, known: Mapping[str, str], problems: list[CorredorError]) -> str:
    said = answers.word("country")
    code = known.get(folded(said), "")
    if not said:
        problems.append(answers.empty("country", KNOWN_COUNTRIES))
    elif not code:
        problems.append(answers.refused("country", Wording(KNOWN_COUNTRIES)))
    return code


def _rank(answers: FormRow, problems: list[CorredorError]) -> str:
    said = answers.word("rank")
    if not said:
        return "other"
    rank = rank_of(said)
    if not rank:
        problems.append(answers.refused("rank", RANKS))
    return rank


def _languages(answers: FormRow, problems: list[CorredorError]) -> str:
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
    parted = _PARTED.split(NOTE.sub(" ", said))
    return [part.strip() for part in parted if part.strip()]


def _capacity(answers: FormRow, problems: list[CorredorError]) -> str:
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


def _consent(answers: FormRow, problems: list[CorredorError]) -> str:
    """Return whether the person agreed: a form without the question has asked nobody."""
    said = answers.word("consent")
    if not said:
        return "no"
    agreed = agreement_of(said)
    if not agreed:
        problems.append(answers.refused("consent", Wording(KNOWN_CONSENT)))
    return agreed


def _day(answers: FormRow, order: str, problems: list[CorredorError]) -> str:
    said = answers.text("consent_date")
    day = day_of(said, order)
    if said and not day:
        header = answers.header("consent_date")
        place = answers.sheet.at(answers.row, header)
        problems.append(NotADate(place, column=header, value=said))
    return day


def organisation_of(
    answers: FormRow, known: Mapping[str, str], problems: list[CorredorError]
) -> dict[str, str]:
    """Return the cells of an organisation, without id; see `person_of`."""
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


def _codes(answers: FormRow, field: str) -> list[str]:
    return answers.text(field).replace(",", " ").replace(";", " ").split()


def _is_known(field: str, code: str) -> bool:
    try:
        return bool(code_nodes(field, code))
    except ValueError:
        return False


def statements_of(answers: FormRow, field: str, person: str) -> list[dict[str, str]]:
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
