"""Rows of the folder's tables as records, each cell read once and refused with its place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

from corredor.core.errors import (
    CellOutOfRange,
    DuplicateId,
    EmptyCell,
    NotAChoice,
    NotADate,
    NotANumber,
    UnknownReference,
)
from corredor.core.label import LANGUAGES
from corredor.core.period import parse_period
from corredor.core.table import Row
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.tables import ANSWERS, DEMO, NUMBER_KINDS, YES

T = TypeVar("T")
PERSON, ORGANISATION = "person", "organisation"
BY_NUMBER: Final = ("vessel", "aircraft")
TODAY: Final = "as_of"
NUMBERS: Final[Mapping[str, tuple[float, float, float]]] = {
    "age_limit": (7.0, 0.0, 3650.0),
    "match_from": (0.0, 0.0, 1.0),
    "review_from": (0.0, 0.0, 1.0),
    "one_edit_from": (4.0, 2.0, 99.0),
    "two_edits_from": (8.0, 3.0, 99.0),
    "recall_names": (200.0, 0.0, 10_000.0),
}
"""Rules with a number: what holds where nobody says it (0 for a score: as calibrated), and its
bounds."""


@dataclass(frozen=True)
class Party:
    """Somebody or something that is screened.

    Parameters
    ----------
    id
        Its id.
    names
        As they were given, in the order of the tables, each once.
    schema
        Person, organisation, vessel, aircraft or unknown.
    identifiers
        Kinds and values as written.
    subjects
        Ids of organisations and participants that it is; its own id if there is none.
    proposals
        Proposals that it takes part in.
    joint
        Group of owners with whom it acts.
    row
        Its first row.
    """

    id: str
    names: tuple[str, ...]
    schema: str
    country: str
    identifiers: tuple[tuple[str, str], ...]
    subjects: tuple[str, ...]
    role: str
    proposals: tuple[str, ...]
    joint: str
    row: Row

    @property
    def by_number(self) -> bool:
        """Whether its number finds it and its name doesn't, as with vessels and aircraft."""
        return self.schema in BY_NUMBER or not self.names

    @property
    def digest(self) -> str:
        """Digest of all that is asked about it; a decision holds for this content alone."""
        asked = [list(self.names), self.schema, self.country, [list(p) for p in self.identifiers]]
        text = json.dumps(asked, ensure_ascii=False)
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True)
class Policy:
    """How a programme is screened.

    Parameters
    ----------
    as_of
        The day screened; None where nobody says it, and then no list is fresh.
    numbers
        Rules with a number.
    required
        Regimes that must be covered.
    four_eyes
        Whether a decision needs two people.
    draft
        Why planning goes on with what could not be screened; empty: it doesn't.
    stated
        Rules that the folder states.
    """

    as_of: date | None
    numbers: Mapping[str, float]
    required: tuple[str, ...]
    four_eyes: bool
    draft: str
    stated: frozenset[str]


@dataclass(frozen=True)
class Decision:
    """What a person decided on a hit."""

    query: str
    entry: str
    kind: str
    person: str
    second: str
    date: str
    expires: str
    reason: str
    row: Row


def policy(rows: Iterable[Row]) -> Policy:
    """Return the policy that the folder states, with defaults.

    Raises
    ------
    NotADate, NotANumber, CellOutOfRange, NotAChoice
        E109, E105, E113, E110.

    Examples
    --------
    >>> policy([]).numbers["age_limit"], policy([]).as_of is None
    (7.0, True)
    """
    said = {row.text("rule"): row for row in rows}
    numbers = {name: _number(said.get(name), name) for name in NUMBERS}
    _check_edits(said, numbers)
    return Policy(
        as_of=_day(said[TODAY], "value") if TODAY in said else None,
        numbers=numbers,
        required=tuple(said["required_regimes"].text("value").split())
        if "required_regimes" in said
        else (),
        four_eyes=_answer(said.get("four_eyes")),
        draft=said["draft"].text("rationale") if _answer(said.get("draft")) else "",
        stated=frozenset(said),
    )


def _day(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def _number(row: Row | None, name: str) -> float:
    default, low, high = NUMBERS[name]
    if row is None:
        return default
    text = row.text("value")
    try:
        value = float(text)
    except ValueError:
        place = row.at("value")
        raise NotANumber(place, column="value", value=text, example=f"{default:g}") from None
    if not low <= value <= high:
        raise CellOutOfRange(row.at("value"), column="value", value=text, low=low, high=high)
    return value


def _check_edits(said: Mapping[str, Row], numbers: Mapping[str, float]) -> None:
    """Refuse two edits in words no longer than those with one."""
    one, two = numbers["one_edit_from"], numbers["two_edits_from"]
    row = said.get("two_edits_from") or said.get("one_edit_from")
    if row is not None and two <= one:
        place, value, most = row.at("value"), row.text("value"), NUMBERS["two_edits_from"][2]
        raise CellOutOfRange(place, column="value", value=value, low=one + 1, high=most)


def _answer(row: Row | None) -> bool:
    if row is None:
        return False
    if row.text("value") not in ANSWERS:
        raise NotAChoice(row.at("value"), column="value", value=row.text("value"), known=ANSWERS)
    return row.text("value") == YES


def decisions(rows: Iterable[Row]) -> Mapping[tuple[str, str], Decision]:
    """Return decisions by the digests of both sides."""
    return {
        (row.text("query"), row.text("entry")): Decision(
            query=row.text("query"),
            entry=row.text("entry"),
            kind=row.text("decision"),
            person=row.text("person"),
            second=row.text("second_person"),
            date=first_day(row.text("date")),
            expires=first_day(row.text("expires")),
            reason=row.text("reason"),
            row=row,
        )
        for row in rows
    }


def first_day(text: str) -> str:
    """Return the first day of a date or period as ISO 8601; empty where none is given."""
    first = parse_period(text).first if text else None
    return first.isoformat() if first else ""


def day_after(text: str) -> str:
    """Return the day on which a date or period is over: that of a whole day is the day itself."""
    if not text:
        return ""
    period = parse_period(text)
    if period.last is None:
        return ""
    last = period.last if period.first == period.last else period.last + timedelta(days=1)
    return last.isoformat()


def check_lists(rows: Iterable[Row]) -> None:
    """Refuse rows of lists that can't be followed.

    Raises
    ------
    EmptyCell
        E103: a list without file.
    UnknownReference
        E108: a list that another is said to replace isn't there.
    """
    held = tuple(rows)
    known = tuple(row.text("list") for row in held)
    for row in held:
        if not row.text("file") and row.text("format") != DEMO:
            raise EmptyCell(row.at("file"), column="file", kind="file")
        older = row.text("replaces")
        if older and (older not in known or older == row.text("list")):
            fields = {"column": "replaces", "value": older, "table": "screening/lists.csv"}
            raise UnknownReference(row.at("replaces"), near=known[0], **fields)


def identifiers_in(row: Row, column: str = "identifiers") -> tuple[tuple[str, str], ...]:
    """Return the identifiers of a cell such as ``inn:7830002293 ogrn:1027700132195``.

    Raises
    ------
    NotAChoice
        E110: a kind that is unknown, or a number without kind.
    """
    found: list[tuple[str, str]] = []
    for part in row.text(column).split():
        kind, colon, value = part.partition(":")
        if not colon or not value or kind.lower() not in NUMBER_KINDS:
            known = tuple(f"{name}:…" for name in NUMBER_KINDS)
            raise NotAChoice(row.at(column), column=column, value=part, known=known)
        found.append((kind.lower(), value))
    return tuple(found)


def parties(
    own: Iterable[Row],
    organisations: Iterable[Row],
    bodies: Iterable[Row],
    people: Iterable[Row],
    proposals: Iterable[Row],
) -> tuple[Party, ...]:
    """Return all who are screened, by id.

    They are the programme's organisations, those of the forum, its people who agreed to be
    listed, and the rows of the table of parties. Rows on one subject become one party with all
    of its names. People who did not agree are left out of the forum, so nothing is asked about
    them.
    """
    found: dict[str, Party] = {}
    parts = _proposals_by_body(proposals)
    for row in organisations:
        _add(found, _of_organisation(row, row.text("id"), parts))
    for row in bodies:
        body = row.text("organisation") or row.text("id")
        _add(found, _of_organisation(row, body, parts, row.text("id")))
    for row in people:
        if row.text("consent") == YES:
            _add(found, _of_person(row, parts))
    by_subject = {name: held.id for held in found.values() for name in held.subjects}
    for row in own:
        subject = row.text("subject")
        home = by_subject.get(subject, subject) or row.text("id")
        if not subject and home in found:
            raise DuplicateId(
                row.at("id"), column="id", value=home, other=found[home].row.place.line
            )
        _add(found, _of_row(row, home, parts))
    return tuple(found[name] for name in sorted(found))


def owners(rows: Iterable[Row], known: Iterable[Party]) -> tuple[Party, ...]:
    """Return owners and bodies of the table of holdings that have a name and are no party yet."""
    seen = {name for party in known for name in (party.id, *party.subjects)}
    found: dict[str, Party] = {}
    for row in rows:
        for side in ("owner", "asset"):
            name, text = row.text(side), row.text(f"{side}_name")
            if text and name not in seen:
                party = Party(name, (text,), "unknown", "", (), (name,), side, (), "", row)
                _add(found, party)
    return tuple(found[name] for name in sorted(found))


def _proposals_by_body(rows: Iterable[Row]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        for name in (*row.ids("proposer"), *row.ids("counterpart")):
            found[name] = (*found.get(name, ()), row.text("id"))
    return found


def _add(found: dict[str, Party], party: Party) -> None:
    held = found.get(party.id)
    if held is None:
        found[party.id] = party
        return
    found[party.id] = Party(
        id=held.id,
        names=_once((*held.names, *party.names)),
        schema=held.schema if held.schema != "unknown" else party.schema,
        country=held.country or party.country,
        identifiers=_once((*held.identifiers, *party.identifiers)),
        subjects=_once((*held.subjects, *party.subjects)),
        role=held.role or party.role,
        proposals=_once((*held.proposals, *party.proposals)),
        joint=held.joint or party.joint,
        row=held.row,
    )


def _once(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))


def _of_organisation(
    row: Row, body: str, parts: Mapping[str, tuple[str, ...]], own: str = ""
) -> Party:
    names = _once(row.text(f"name_{language}") for language in LANGUAGES)
    return Party(
        id=body,
        names=tuple(name for name in names if name) or (row.text("id"),),
        schema=ORGANISATION,
        country=row.text("country"),
        identifiers=(),
        subjects=_once(name for name in (body, own) if name),
        role="",
        proposals=parts.get(body, ()),
        joint="",
        row=row,
    )


def _of_person(row: Row, parts: Mapping[str, tuple[str, ...]]) -> Party:
    name = row.text("id")
    said = (row.text("name"),)
    return Party(name, said, PERSON, row.text("side"), (), (name,), "", (), "", row)


def _of_row(row: Row, home: str, parts: Mapping[str, tuple[str, ...]]) -> Party:
    others = (part.strip() for part in row.text("other_names").split(";"))
    return Party(
        id=home,
        names=_once((row.text("name"), *(name for name in others if name))),
        schema=row.text("schema"),
        country=row.text("country"),
        identifiers=identifiers_in(row),
        subjects=_once(name for name in (home, row.text("id")) if name),
        role=row.text("role"),
        proposals=_once((*row.ids("proposal"), *parts.get(home, ()))),
        joint=row.text("joint"),
        row=row,
    )


def listed_names(entry: Entry) -> tuple[str, ...]:
    """Return the texts of an entry's names, each once."""
    return _once(name.text for name in entry.names)
