"""OpenSanctions' simplified table of targets: one row for each entry.

Cells join several values with semicolons, and quote those that hold one, as CSV does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from corredor.studies.screening.inputs.entries import PRIMARY, Entry, Measure
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.ftm_entities import REGIME
from corredor.studies.screening.readers.headed import headed_rows
from corredor.studies.screening.readers.lines import joined_values, text_lines
from corredor.studies.screening.readers.making import Draft
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    iso_day,
    measure_type,
    regime_of,
    schema_of,
)

FORMAT: Final = "opensanctions_csv"
NEEDED: Final = ("id", "schema", "name", "aliases", "dataset")
KNOWN: Final = (FORMAT, "csl_csv", "uk_csv", "mapped_csv")
_IMO_DIGITS: Final = 7
_DATE: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read a table of targets of OpenSanctions.

    Without a stated regime an entry has those of the lists from which it was collected.
    """
    lines = text_lines(stream, account, stated.encoding)
    newest = ""
    for line, cells in headed_rows(lines, account, NEEDED, KNOWN):
        newest = max(newest, iso_day(cells.get("last_seen", "")[:10]))
        if not cells["id"] or not cells["name"]:
            account.left_out["no name"] += 1
            continue
        account.entries += 1
        yield _entry(line, cells, stated.regime)
    account.published = newest


def _entry(line: int, cells: Mapping[str, str], regime: str) -> Entry:
    draft = Draft(cells["id"], line, schema_of(cells["schema"]))
    draft.name(cells["name"], PRIMARY)
    for alias in joined_values(cells["aliases"]):
        draft.name(alias)
    draft.order(_measures(cells, regime))
    for value in joined_values(cells.get("identifiers", "")):
        imo = value.upper().removeprefix("IMO").strip()
        vessel = draft.schema == "vessel" or value.upper().startswith("IMO")
        is_imo = vessel and len(imo) == _IMO_DIGITS and imo.isascii() and imo.isdigit()
        draft.mark("imo" if is_imo else "other", value)
    for country in joined_values(cells.get("countries", "")):
        draft.country(country)
    for day in joined_values(cells.get("birth_date", "")):
        draft.born(iso_day(day) or day)
    for column in ("sanctions", "dataset", "addresses"):
        draft.remark(cells.get(column, ""))
    return draft.entry()


def _measures(cells: Mapping[str, str], regime: str) -> Iterator[Measure]:
    """Yield a measure for each list and programme, as far as the table tells them apart."""
    datasets = joined_values(cells["dataset"])
    regimes = [regime] if regime else list(dict.fromkeys(map(regime_of, datasets))) or [REGIME]
    programmes = joined_values(cells.get("program_ids", "")) or joined_values(
        cells.get("sanctions", "")
    )
    sanctions = joined_values(cells.get("sanctions", ""))
    # Several sanctions are told apart by nothing but their order, so only one dates the measure.
    dates = _DATE.findall(sanctions[0]) if len(sanctions) == 1 else []
    starts = iso_day(dates[0]) if dates else ""
    for own in regimes:
        for programme in programmes or ("",):
            yield Measure(own, programme, measure_type(own, programme), starts)
