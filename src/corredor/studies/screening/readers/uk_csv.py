"""The list of the United Kingdom: one row for each name of an entry, grouped by its number.

Reads the UK Sanctions List of the FCDO, the only one since 28 January 2026, whose first line
states the day of the report, and, with a warning, the retired ConList of OFSI.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final

from corredor.core.errors import Place, RetiredList
from corredor.data.tables import read_data_table
from corredor.studies.screening.inputs.entries import ALIAS, PRIMARY, WEAK, Entry, Measure
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.headed import headed_rows, plain
from corredor.studies.screening.readers.lines import Line, text_lines
from corredor.studies.screening.readers.making import Draft, kind_of_alias
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import birth_of, iso_day, measure_type, schema_of

FORMAT: Final = "uk_csv"
REGIME: Final = "UK"
KNOWN: Final = (FORMAT, "csl_csv", "opensanctions_csv", "mapped_csv")
GIVEN: Final = ("name 1", "name 2", "name 3", "name 4", "name 5", "name 6")
"""Columns of a name in the order in which it is said: the last is the family's or whole name."""
_DATED: Final = re.compile(r'\W*(?:Report Date|Last Updated)\W+(\d[^",]*)', re.IGNORECASE)
_SEVERAL: Final = re.compile(r"[|;\n]")
_NUMBERED: Final = re.compile(r"\(\d+\)")


@dataclass(frozen=True)
class _Edition:
    """Names of the columns in one edition of the list."""

    id: str
    name_type: str
    strength: str
    schema: tuple[str, ...]
    script_name: str
    script: str
    script_language: str
    regime: str
    imposed: str
    designated: tuple[str, ...]
    remarks: tuple[str, ...]
    countries: tuple[str, ...]
    marks: Mapping[str, str]


FCDO: Final = _Edition(
    "unique id",
    "name type",
    "alias strength",
    ("designation type", "individual, entity, ship"),
    "name non-latin script",
    "non-latin script type",
    "non-latin script language",
    "regime name",
    "sanctions imposed",
    ("date designated",),
    ("other information", "uk statement of reasons", "position"),
    ("address country", "nationality(/ies)", "current believed flag of ship"),
    {
        "imo number": "imo",
        "passport number": "passport",
        "national identifier number": "national",
        "business registration number (s)": "registration",
        "hull identification number (hin)": "other",
    },
)
OFSI: Final = _Edition(
    "group id",
    "alias type",
    "alias quality",
    ("group type",),
    "name non-latin script",
    "non-latin script type",
    "non-latin script language",
    "regime",
    "",
    ("uk sanctions list date designated", "listed on"),
    ("other information", "position"),
    ("country", "nationality"),
    {"passport number": "passport", "national identification number": "national"},
)


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read the list of the United Kingdom, the present one or the retired one."""
    regime = stated.regime or REGIME
    lines = text_lines(stream, account, stated.encoding)
    first = next(lines, None)
    second = next(lines, None)
    dated = _DATED.match(first.text) if first else None
    head = second if dated else first
    if dated and head:
        account.published = iso_day(dated[1].strip())
    names = [plain(name.strip('"')) for name in (head.text if head else "").split(",")]
    edition = OFSI if OFSI.id in names and FCDO.id not in names else FCDO
    held: tuple[Line | None, ...] = (second,) if dated else (first, second)
    whole = itertools.chain((line for line in held if line), lines)
    drafts: dict[str, Draft] = {}
    for line, cells in headed_rows(whole, account, (edition.id, "name 6"), KNOWN):
        number = cells[edition.id]
        if not number:
            account.left_out["no number"] += 1
            continue
        draft = drafts.get(number)
        if draft is None:
            draft = drafts[number] = Draft(number, line)
        else:
            account.joined += 1
        _row(draft, cells, edition, regime)
    if edition is OFSI:
        _warn(account)
    for draft in drafts.values():
        if not draft.names:
            draft.name(draft.id, PRIMARY)
        account.entries += 1
        yield draft.entry()


def _warn(account: Account) -> None:
    row = next(row for row in read_data_table("list_regimes", "retired") if row["format"] == FORMAT)
    place = Place(account.file)
    account.warnings.append(RetiredList(place, day=row["day"], successor=row["successor"]))


def _row(draft: Draft, cells: Mapping[str, str], edition: _Edition, regime: str) -> None:
    kind = _kind(cells.get(edition.name_type, ""), cells.get(edition.strength, ""))
    draft.name(" ".join(cells.get(part, "") for part in GIVEN), kind)
    language = cells.get(edition.script_language, "")
    original = ALIAS if kind == PRIMARY else kind
    draft.name(
        cells.get(edition.script_name, ""), original, language, cells.get(edition.script, "")
    )
    for column in edition.schema:
        if cells.get(column):
            draft.schema = schema_of(cells[column])
    _order(draft, cells, edition, regime)
    for column, mark in edition.marks.items():
        for value in _values(cells.get(column, "")):
            draft.mark(mark, value)
    for column in edition.countries:
        for value in _values(cells.get(column, "")):
            draft.country(value)
    for column in ("d.o.b", "dob"):
        for value in _values(cells.get(column, "")):
            draft.born(birth_of(value))
    for column in edition.remarks:
        draft.remark(cells.get(column, ""))
        if draft.schema == "vessel":
            draft.marks_in(cells.get(column, ""))


def _kind(name_type: str, strength: str) -> str:
    said = name_type.casefold()
    if "primary" in said and "variation" not in said:
        return PRIMARY
    return WEAK if kind_of_alias(strength) == WEAK else kind_of_alias(said)


def _order(draft: Draft, cells: Mapping[str, str], edition: _Edition, regime: str) -> None:
    """Add one measure for each sanction that is imposed; of OFSI's list the asset freeze."""
    programme = cells.get(edition.regime, "")
    days = (iso_day(cells.get(column, "")) for column in edition.designated)
    starts = next((day for day in days if day), "")
    imposed = _values(cells.get(edition.imposed, "")) if edition.imposed else ("Asset freeze",)
    kinds = [measure_type(regime, one) for one in imposed]
    if regime != REGIME:
        kinds = [measure_type(REGIME, one) for one in imposed]
    draft.order(Measure(regime, programme, kind, starts) for kind in kinds or ["unknown"])


def _values(text: str) -> tuple[str, ...]:
    """Return the values of a cell: parted by bars, semicolons or numbers in brackets."""
    parts = (part for piece in _SEVERAL.split(text) for part in _NUMBERED.split(piece))
    return tuple(" ".join(part.split()) for part in parts if not part.isspace() and part)
