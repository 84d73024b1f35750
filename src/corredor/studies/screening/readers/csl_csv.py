"""The Consolidated Screening List of the United States: lists of BIS, State and Treasury in one.

Each row says from which list it comes; the measure of the Entity List is a licence requirement,
not an asset freeze.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from corredor.studies.screening.inputs.entries import PRIMARY, Entry, Measure
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.headed import headed_rows
from corredor.studies.screening.readers.lines import joined_values, text_lines
from corredor.studies.screening.readers.making import Draft
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    birth_of,
    identifier_type,
    iso_day,
    measure_type,
    regime_of,
    schema_of,
)

FORMAT: Final = "csl_csv"
REGIME: Final = "US-CSL"
NEEDED: Final = ("source", "name", "alt_names", "programs")
KNOWN: Final = (FORMAT, "uk_csv", "opensanctions_csv", "mapped_csv")
_COUNTRY: Final = re.compile(r"(?:^|,\s*)([A-Z]{2})$")


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read the Consolidated Screening List.

    Without a stated regime each entry has that of the list from which it comes.
    """
    lines = text_lines(stream, account, stated.encoding)
    for line, cells in headed_rows(lines, account, NEEDED, KNOWN):
        if not cells["name"]:
            account.left_out["no name"] += 1
            continue
        account.entries += 1
        yield _entry(line, cells, stated.regime or regime_of(cells["source"], default=REGIME))


def _entry(line: int, cells: Mapping[str, str], regime: str) -> Entry:
    number = cells.get("_id") or cells.get("entity_number") or f"{regime}:{cells['name']}"
    kind = cells.get("type", "")
    draft = Draft(number, line, schema_of(kind) if kind else "unknown")
    draft.name(cells["name"], PRIMARY)
    for alias in joined_values(cells["alt_names"]):
        draft.name(alias)
    programmes = joined_values(cells["programs"]) or (cells["source"],)
    span = iso_day(cells.get("start_date", "")), iso_day(cells.get("end_date", ""))
    for programme in programmes:
        found = measure_type(regime, f"{programme} {cells['source']}")
        draft.order([Measure(regime, programme, found, *span)])
    _particulars(draft, cells)
    return draft.entry()


def _particulars(draft: Draft, cells: Mapping[str, str]) -> None:
    for item in joined_values(cells.get("ids", "")):
        _mark(draft, [part.strip() for part in item.split(",") if part.strip()])
        draft.marks_in(item)
    draft.mark("call_sign", cells.get("call_sign", ""))
    if draft.schema == "aircraft":
        draft.mark("aircraft", cells["name"])
    for address in joined_values(cells.get("addresses", "")):
        if found := _COUNTRY.search(address):
            draft.country(found[1])
    for column in ("citizenships", "nationalities", "vessel_flag"):
        for country in joined_values(cells.get(column, "")):
            draft.country(country)
    for day in joined_values(cells.get("dates_of_birth", "")):
        draft.born(birth_of(day, month_first=True))
    for column in ("title", "remarks", "license_requirement", "license_policy"):
        draft.remark(cells.get(column, ""))
    draft.remark(cells.get("federal_register_notice", ""))


def _mark(draft: Draft, parts: list[str]) -> None:
    """Add the identifier of an item, whose parts are its kind, country and value in any order."""
    countries = {"RU": "Russia", "MX": "Mexico"}
    country = next((countries[part] for part in parts if part in countries), "")
    for part in parts:
        kind = identifier_type(part, country)
        if kind:
            values = [one for one in parts if one != part and any(c.isdigit() for c in one)]
            values = values or [one for one in parts if one != part and len(one) > 3]
            draft.mark(kind, values[0] if values else "")
            return
