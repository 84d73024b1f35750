"""The European Union's list of financial sanctions, XML 1.1: one `sanctionEntity` per entry.

An alias with ``strong="false"`` is a weak one; the language of each name is stated.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from corredor.core.errors import N_
from corredor.studies.screening.inputs.entries import ALIAS, PRIMARY, WEAK, Entry
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.making import Draft
from corredor.studies.screening.readers.markup import Element, dated_records
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    identifier_type,
    iso_day,
    measures_of,
    schema_of,
)

FORMAT: Final = "eu_xml"
REGIME: Final = "EU-FSF"
ROOT: Final = "export"
RECORD: Final = "sanctionEntity"
HEAD: Final = N_("the element export with elements sanctionEntity")
NAMELESS: Final = N_("an entry has no number or no name")
NO_COUNTRY: Final = ("", "00", "UNKNOWN")


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read the list of the European Union."""
    regime = stated.regime or REGIME
    wanted = frozenset({RECORD})
    for element in dated_records(stream, account, ROOT, "generationDate", wanted, HEAD):
        yield _entry(element, account, regime)


def _entry(element: Element, account: Account, regime: str) -> Entry:
    held = element.attributes
    number = held.get("euReferenceNumber") or held.get("logicalId", "")
    draft = Draft(number, element.line)
    for subject in element.all("subjectType"):
        code = subject.attributes.get("code", "")
        draft.schema = schema_of(code)
        if draft.schema == "unknown":
            draft.schema = schema_of(subject.attributes.get("classificationCode", ""))
    for alias in element.all("nameAlias"):
        _name(draft, alias)
    if not draft.names or not number:
        raise account.broken(element.line, NAMELESS)
    for rule in element.all("regulation"):
        said = rule.attributes
        starts = iso_day(said.get("entryIntoForceDate") or said.get("publicationDate", ""))
        programme = said.get("programme", "")
        draft.order(measures_of(regime, (programme,) if programme else (), starts))
        draft.remark(said.get("numberTitle", ""))
    if not draft.measures:
        draft.order(measures_of(regime, (), iso_day(held.get("designationDate", ""))))
    for document in element.all("identification"):
        _document(draft, document)
    for part in ("address", "citizenship"):
        for place in element.all(part):
            _country(draft, place)
    for born in element.all("birthdate"):
        said = born.attributes
        span = [said.get(name, "") for name in ("yearRangeFrom", "yearRangeTo")]
        day = said.get("birthdate") or said.get("year") or "/".join(year for year in span if year)
        draft.born(iso_day(day) or day)
    for remark in element.texts("remark"):
        draft.remark(remark)
        draft.marks_in(remark)
    draft.remark(held.get("designationDetails", ""))
    return draft.entry()


def _name(draft: Draft, alias: Element) -> None:
    held = alias.attributes
    parts = [held.get(part, "") for part in ("firstName", "middleName", "lastName")]
    text = held.get("wholeName", "").strip() or " ".join(part for part in parts if part)
    strong = held.get("strong", "true").casefold() != "false"
    primary = strong and not any(one.kind == PRIMARY for one in draft.names.values())
    kind = PRIMARY if primary else ALIAS if strong else WEAK
    draft.name(text, kind, held.get("nameLanguage", ""))


def _document(draft: Draft, document: Element) -> None:
    held = document.attributes
    word = held.get("identificationTypeCode", "")
    kind = identifier_type(word) or identifier_type(held.get("identificationTypeDescription", ""))
    number = held.get("number") or held.get("latinNumber", "")
    draft.mark(kind or "other", number)
    draft.marks_in(number)


def _country(draft: Draft, place: Element) -> None:
    code, name = (
        place.attributes.get(key, "") for key in ("countryIso2Code", "countryDescription")
    )
    said = next((word for word in (code, name) if word not in NO_COUNTRY), "")
    draft.country(said)
