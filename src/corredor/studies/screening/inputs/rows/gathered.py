"""All who are screened: gathered from the tables that name them, each once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from corredor.core.errors import DuplicateId
from corredor.core.label import LANGUAGES
from corredor.core.table import Row
from corredor.studies.screening.inputs.rows.party import Party, identifiers_in
from corredor.studies.screening.inputs.tables import YES

T = TypeVar("T")
PERSON, ORGANISATION = "person", "organisation"


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
