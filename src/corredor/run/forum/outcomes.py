"""Outcomes: agreements of meetings on their way into the register of proposals.

The register knows only what a document says and a person accepted. So the agreements are written
into a document of the folder, the record of the forum, which names organisations and no person, and
each becomes a candidate that quotes it. Somebody completes sector and stage, decides, and runs
``corredor accept``; the next call then notes in ``forum/outcomes.csv`` which proposal it led to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.label import LANGUAGES, Label
from corredor.core.plain import plain
from corredor.core.slugs import slug
from corredor.core.table import Row
from corredor.programme.appending import with_rows
from corredor.programme.changing import change
from corredor.programme.folder import Programme, read_programme
from corredor.programme.measures import Measures
from corredor.programme.opening import Root
from corredor.programme.review import CANDIDATES, checked, read_review
from corredor.programme.rewriting import rewritten
from corredor.programme.specs import DOCUMENTS
from corredor.programme.texts.plain import digest_of_text
from corredor.programme.writing import ChangedFile
from corredor.run.forum.erasing import GONE
from corredor.run.forum.gather import study_tables
from corredor.run.forum.personal import PERSONS, name_pattern
from corredor.run.output import claim_output, locked
from corredor.studies.forum.inputs.day import OUTCOMES
from corredor.studies.forum.inputs.records import YES

AGREEMENT: Final = "agreement"
PREFIX: Final = "outcome-"
"""How the id of a candidate begins that an outcome made."""
RECORD: Final = "forum-record"
"""Id of the source that the record of the forum is, and how its files are called."""
INVENTED: Final = Label(es="inventado", en="invented", ru="вымысел")
"""Stands in the record where somebody of an agreement is invented: it is none."""
RECORD_NAMES: Final = Label("Actas del foro", "Record of the forum", "Протокол форума")
STAGE: Final = "negotiated"
"""The highest stage that a note of an agreement carries: it shows no signature."""
DOUBT: Final = (
    "Noted after a meeting: choose the sector; signed only where a signed paper shows it."
)
DOUBT_OF_INVENTED: Final = (
    "Somebody of it is invented: this is no agreement. Do not accept it into a real register."
)
PARTED: Final = str.maketrans(dict.fromkeys(";=|:", ","))


@dataclass(frozen=True)
class Carried:
    """What was done: the record written, candidates proposed, outcomes linked to proposals."""

    files: tuple[str, ...]
    proposed: tuple[str, ...]
    linked: Mapping[str, str]
    waiting: tuple[str, ...]


def carry_outcomes(folder: Path) -> Carried:
    """Propose each new agreement as a candidate, and note which proposals became of earlier ones.

    Raises
    ------
    Problems
        The folder has errors, or would have; nothing is written.
    """
    specs = study_tables()
    programme = read_programme(folder, specs)
    review = read_review(Root(folder), Measures(programme.settings.currency))
    open_ids = {row.text("id") for row in review.candidates.rows}
    agreed = [
        row
        for row in sorted(programme.tables[OUTCOMES.name], key=lambda row: row.text("id"))
        if row.text("result") == AGREEMENT and not row.text("proposal")
    ]
    linked = _linked(programme, agreed)
    new = [
        row
        for row in agreed
        if row.text("id") not in linked
        and f"{PREFIX}{row.text('id')}" not in open_ids | review.settled
        and row.text("agreement")
    ]
    changes = [*_record(folder, programme, new)] if new else []
    if linked:
        changes.append(_noted(folder, linked))
    changes = [one for one in changes if one.old != one.new]
    if changes:
        with locked(claim_output(folder)):
            change(folder, changes, specs)
    waiting = [row for row in agreed if f"{PREFIX}{row.text('id')}" in open_ids]
    return Carried(
        files=tuple(one.file for one in changes),
        proposed=tuple(row.text("id") for row in new),
        linked=linked,
        waiting=tuple(row.text("id") for row in waiting if row.text("id") not in linked),
    )


def _linked(programme: Programme, agreed: Sequence[Row]) -> dict[str, str]:
    """Return the proposal of each outcome whose candidate was accepted."""
    by_claim = {
        claim: row.text("proposal")
        for row in programme.tables.get("evidence/stages", ())
        for claim in row.ids("claims")
    }
    wanted = (row.text("id") for row in agreed)
    return {name: by_claim[f"{PREFIX}{name}"] for name in wanted if f"{PREFIX}{name}" in by_claim}


def _noted(folder: Path, linked: Mapping[str, str]) -> ChangedFile:
    return rewritten(
        folder,
        OUTCOMES,
        lambda _, cells: (
            {"proposal": linked[cells["id"]]}
            if cells.get("id") in linked and "proposal" in cells
            else {}
        ),
    ).file


def _record(folder: Path, programme: Programme, new: Sequence[Row]) -> list[ChangedFile]:
    """Return the record as a new document, its row in the index, and the candidates."""
    number = 1
    while f"{RECORD}-{number}" in programme.documents:
        number += 1
    document, language = f"{RECORD}-{number}", programme.languages[0]
    title = RECORD_NAMES.spoken(language)[0]
    head = f"{plain(programme.title.spoken(language)[0])}. {title} {number}."
    lines = {row.text("id"): _line(programme, row, language) for row in new}
    text = "\n\n".join([head, *lines.values()]) + "\n"
    file = f"{document}.txt"
    index = {
        "id": document,
        "file": file,
        "title": f"{title} {number}",
        "publisher": plain(programme.title.spoken(language)[0]),
        "published": max(map(_day(programme), new)),
        "language": language,
        "sha256": digest_of_text(text),
    }
    taken = {
        *(row.text("id") for row in programme.tables.get("evidence/proposals", ())),
        *(row.text("id") for row in programme.tables["terms"]),
    }
    rows = [_candidate(programme, row, document, lines[row.text("id")], taken) for row in new]
    return [
        ChangedFile(f"documents/{file}", "", text, text.encode()),
        with_rows(folder, DOCUMENTS, [index]),
        with_rows(folder, CANDIDATES, rows),
    ]


def _day(programme: Programme) -> Callable[[Row], str]:
    days = {row.text("id"): row.text("date") for row in programme.tables["forum/slots"]}
    last = max(days.values(), default="")

    def day(row: Row) -> str:
        return days.get(row.text("slot"), last)

    return day


def _houses(programme: Programme, row: Row) -> list[Row]:
    people = {held.text("id"): held for held in programme.tables["forum/participants"]}
    houses = {held.text("id"): held for held in programme.tables["forum/organisations"]}
    return [
        houses[people[row.text(name)].text("organisation")] for name in ("participant", "other")
    ]


@dataclass(frozen=True)
class _Nameless:
    """Texts in which organisations stand where people stood."""

    houses: Mapping[str, str]
    pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, programme: Programme, language: str) -> _Nameless:
        labels = {
            row.text("id"): plain(row.label.spoken(language)[0])
            for row in programme.tables["forum/organisations"]
        }
        houses = {
            _key(row.text("name")): labels.get(row.text("organisation")) or GONE
            for spec in PERSONS
            for row in programme.tables.get(spec.name, ())
        }
        names = sorted((name for name in houses if name), key=lambda name: (-len(name), name))
        return cls(houses, name_pattern(names) if names else None)

    def __call__(self, text: str) -> str:
        text = unicodedata.normalize("NFC", plain(text))
        if self.pattern is None:
            return text
        return self.pattern.sub(lambda found: self.houses.get(_key(found[0]), GONE), text)


def _key(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _line(programme: Programme, row: Row, language: str) -> str:
    """Return what the record says of an outcome, with organisations and no person."""
    named = " – ".join(
        plain(house.label.spoken(language)[0]) or house.text("id")
        for house in _houses(programme, row)
    )
    nameless = _Nameless.of(programme, language)
    parts = [nameless(row.text("agreement")).rstrip(".")]
    if row.text("next_step"):
        parts.append(f"→ {nameless(row.text('next_step')).rstrip('.')}")
    if row.text("due"):
        parts.append(f"({row.text('due')})")
    mark = f" [{INVENTED.spoken(language)[0]}]" if _is_invented(programme, row) else ""
    return f"[{row.text('id')}] {named}{mark}: {' '.join(parts)}."


def _is_invented(programme: Programme, row: Row) -> bool:
    """Whether somebody of an outcome is invented, person or organisation."""
    parties = {row.text("participant"), row.text("other")}
    people = [held for held in programme.tables["forum/participants"] if held.text("id") in parties]
    return any(held.text("synthetic") == YES for held in (*people, *_houses(programme, row)))


def _candidate(
    programme: Programme, row: Row, document: str, line: str, taken: set[str]
) -> dict[str, str]:
    agreement = _Nameless.of(programme, programme.languages[0])(row.text("agreement"))
    number, value = 1, slug(agreement, f"{PREFIX}{row.text('id')}")
    base = value
    while value in taken:
        number += 1
        value = f"{base}-{number}"
    taken.add(value)
    first, second = _houses(programme, row)
    names = [f"{RECORD}=statement={_labelled(RECORD_NAMES)}="]
    names += [_source(house) for house in (first, second) if not house.text("organisation")]
    return checked(
        {
            "id": f"{PREFIX}{row.text('id')}",
            "kind": "proposal",
            "document": document,
            "words": agreement,
            "quote": line,
            "period": _day(programme)(row),
            "value": value,
            "chain": RECORD,
            "stage": STAGE,
            "proposer": first.text("organisation") or first.text("id"),
            "counterpart": second.text("organisation") or second.text("id"),
            "names": "; ".join(dict.fromkeys(names)),
            "doubt": DOUBT_OF_INVENTED if _is_invented(programme, row) else DOUBT,
            # Whoever reads the document with rules later must not put other candidates here.
            "note": f"forum/outcomes.csv {row.text('id')}",
        }
    )


def _source(house: Row) -> str:
    """Return an organisation as an entry of what a candidate would add to the sources."""
    label = house.label
    shown = label if label != Label() else Label(en=house.text("id"))
    return f"{house.text('id')}=organisation={_labelled(shown)}={house.text('country')}"


def _labelled(label: Label) -> str:
    shown = {one: plain(str(getattr(label, one))).translate(PARTED) for one in LANGUAGES}
    return " | ".join(f"{language}:{name}" for language, name in shown.items() if name)
