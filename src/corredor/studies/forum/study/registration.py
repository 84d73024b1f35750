"""From a form's export to rows of the folder's tables: answers to codes, and people met twice.

Nothing is guessed: an answer that is no known word is a problem with its place, and what looks
like one person twice is shown, never merged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corredor.core.errors import CorredorError
from corredor.core.slugs import slug
from corredor.studies.forum.readers.exports import ColumnMapping, Sheet
from corredor.studies.forum.study.answers import countries, folded
from corredor.studies.forum.study.days import order_of_days
from corredor.studies.forum.study.fields import organisation_of, person_of, statements_of
from corredor.studies.forum.study.form import FormRow
from corredor.studies.forum.study.twins import duplicates


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
        answers = FormRow(sheet, mapping, row)
        found: list[CorredorError] = []
        person = person_of(answers, known, order, found)
        organisation = organisation_of(answers, known, found)
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
            rows += statements_of(answers, field, person["id"])
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
