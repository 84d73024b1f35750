"""The European Union's list of financial sanctions as a table, CSV 1.1: several rows per entry.

Each row repeats the columns of its entry and adds a name, an address, a birth, a document or a
citizenship. The table does not say which aliases are weak: the XML edition does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from corredor.core.errors import N_
from corredor.studies.screening.inputs.entries import ALIAS, PRIMARY, Entry
from corredor.studies.screening.readers.eu_xml import NO_COUNTRY, REGIME
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.headed import headed_rows
from corredor.studies.screening.readers.lines import text_lines
from corredor.studies.screening.readers.making import Draft
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    identifier_type,
    iso_day,
    measures_of,
    schema_of,
)

FORMAT: Final = "eu_csv"
NEEDED: Final = ("Entity_LogicalId", "NameAlias_WholeName", "Entity_SubjectType")
KNOWN: Final = (FORMAT, "uk_csv", "csl_csv", "mapped_csv")
DELIMITER: Final = ";"
NAMELESS: Final = N_("an entry has no number or no name")
_PARTS: Final = ("namealias_firstname", "namealias_middlename", "namealias_lastname")


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read the table of the European Union."""
    regime = stated.regime or REGIME
    lines = text_lines(stream, account, stated.encoding)
    drafts: dict[str, Draft] = {}
    for line, cells in headed_rows(lines, account, NEEDED, KNOWN, DELIMITER):
        if not any(cells.values()):
            account.leave_out("empty")
            continue
        number = cells["entity_logicalid"]
        if not number:
            raise account.broken(line, NAMELESS)
        account.published = account.published or iso_day(cells.get("filegenerationdate", ""))
        draft = drafts.get(number)
        if draft is None:
            own = cells.get("entity_eu_referencenumber") or number
            draft = drafts[number] = Draft(own, line, _schema(cells))
        else:
            account.joined += 1
        _row(draft, cells, regime)
    for draft in drafts.values():
        if not draft.names:
            raise account.broken(draft.line, NAMELESS)
        account.entries += 1
        yield draft.entry()


def _schema(cells: Mapping[str, str]) -> str:
    said = schema_of(cells["entity_subjecttype"])
    if said != "unknown":
        return said
    return schema_of(cells.get("entity_subjecttype_classificationcode", ""))


def _row(draft: Draft, cells: Mapping[str, str], regime: str) -> None:
    """Add what a row says to its entry; what it repeats is there already."""
    text = cells["namealias_wholename"] or " ".join(cells.get(part, "") for part in _PARTS)
    kind = ALIAS if draft.names else PRIMARY
    draft.name(text, kind, cells.get("namealias_namelanguage", ""))
    programme = cells.get("entity_regulation_programme", "")
    begins = (
        *("entity_regulation_entryintoforcedate", "entity_regulation_publicationdate"),
        "entity_designationdate",
    )
    starts = next((day for day in (iso_day(cells.get(name, "")) for name in begins) if day), "")
    draft.order(measures_of(regime, (programme,) if programme else (), starts))
    word = cells.get("identification_typecode", "")
    kind = identifier_type(word) or identifier_type(cells.get("identification_typedescription", ""))
    number = cells.get("identification_number") or cells.get("identification_latinnumber", "")
    draft.mark(kind or "other", number)
    draft.marks_in(number)
    for part in ("address", "citizenship"):
        held = (
            cells.get(f"{part}_{name}", "") for name in ("countryiso2code", "countrydescription")
        )
        draft.country(next((one for one in held if one not in NO_COUNTRY), ""))
    born = cells.get("birthdate_birthdate") or cells.get("birthdate_year", "")
    draft.born(iso_day(born) or born)
    for column in ("entity_remark", "entity_designationdetails", "entity_regulation_numbertitle"):
        draft.remark(cells.get(column, ""))
        draft.marks_in(cells.get(column, ""))
