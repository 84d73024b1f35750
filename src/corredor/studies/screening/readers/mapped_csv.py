"""Any other list, as a table with a first line of names and the user's word on what they mean.

The mapping is a text such as ``name=Razón social; rfc=RFC; alias=Otros nombres``: what corredor
calls a column, and what the file calls it. For lists that are given to those who must use them
and published nowhere, such as the Mexican one of blocked persons.
"""

from __future__ import annotations

import csv
import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from corredor.core.errors import N_, Place, UnreadableCell, Wording
from corredor.studies.screening.inputs.entries import (
    ALIAS,
    FORMER,
    IDENTIFIER_TYPES,
    MEASURE_TYPES,
    PRIMARY,
    WEAK,
    Entry,
    Measure,
)
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.headed import headed_rows, plain
from corredor.studies.screening.readers.lines import text_lines
from corredor.studies.screening.readers.making import Draft
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    UNKNOWN,
    birth_of,
    iso_day,
    measure_type,
    schema_of,
)

FORMAT: Final = "mapped_csv"
REGIME: Final = "OWN"
KNOWN: Final = (FORMAT, "uk_csv", "csl_csv", "opensanctions_csv")
DELIMITERS: Final = (",", ";", "\t", "|")
NAMES: Final = {"name": PRIMARY, "alias": ALIAS, "former": FORMER, "weak": WEAK}
FIELDS: Final = (
    *("id", *NAMES, "schema", "programme", "measure", "starts", "ends", "country", "birth"),
    *("remarks", *IDENTIFIER_TYPES),
)
"""What a column may be; several columns may be one of them."""
SHAPE: Final = N_("pairs of a field and the name of a column, with semicolons between")
EXAMPLE: Final = "id=Folio; name=Nombre; alias=Alias; rfc=RFC"
_BETWEEN: Final = (";", "|", "\n")
_DIGEST: Final = 16


def mapping_of(
    text: str, place: Place | None = None, column: str = "columns"
) -> Mapping[str, Sequence[str]]:
    """Return the columns of each field, by the plain names of a mapping.

    Raises
    ------
    UnreadableCell
        E127: a pair has no equals sign or an unknown field, or no column is the name.

    Examples
    --------
    >>> mapping_of("name=Razón social; rfc=RFC")
    {'name': ['razón social'], 'rfc': ['rfc']}
    """
    found: dict[str, list[str]] = {}
    pairs = next(
        csv.reader([text.replace("\n", ";")], delimiter=";", skipinitialspace=True), list[str]()
    )
    for pair in pairs:
        field, equals, header = pair.partition("=")
        if not pair.strip():
            continue
        if not equals or field.strip().lower() not in FIELDS or not header.strip():
            raise _unreadable(place, column, pair)
        found.setdefault(field.strip().lower(), []).append(plain(header))
    if "name" not in found:
        raise _unreadable(place, column, text)
    return found


def _unreadable(place: Place | None, column: str, value: str) -> UnreadableCell:
    return UnreadableCell(place, column=column, value=value, shape=Wording(SHAPE), example=EXAMPLE)


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read a table by the user's mapping.

    The stated measure is what it orders where no column says so.

    Raises
    ------
    UnreadableCell
        E127: the mapping isn't one.
    """
    mapping = mapping_of(stated.columns, Place(account.file))
    return _entries(stream, account, mapping, stated)


def _entries(
    stream: BinaryIO,
    account: Account,
    mapping: Mapping[str, Sequence[str]],
    stated: Stated,
) -> Iterator[Entry]:
    regime, measure = stated.regime or REGIME, stated.measure or UNKNOWN
    lines = text_lines(stream, account, stated.encoding)
    first = next(lines, None)
    delimiter = _delimiter(first.text) if first else ","
    whole = itertools.chain((first,) if first else (), lines)
    needed = [header for headers in mapping.values() for header in headers]
    for line, cells in headed_rows(whole, account, needed, KNOWN, delimiter):
        draft = _draft(line, cells, mapping, regime, measure)
        if not draft.names:
            account.left_out["no name"] += 1
            continue
        account.entries += 1
        yield draft.entry()


def _delimiter(line: str) -> str:
    """Return the delimiter that stands most often in the first line, outside quotation marks."""
    bare = "".join(line.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (bare.count(mark), -DELIMITERS.index(mark)))


def _draft(
    line: int,
    cells: Mapping[str, str],
    mapping: Mapping[str, Sequence[str]],
    regime: str,
    measure: str,
) -> Draft:
    def said(field: str) -> list[str]:
        return [cells[header] for header in mapping.get(field, ()) if cells[header]]

    draft = Draft(next(iter(said("id")), ""), line)
    # Several columns of the name are its parts, such as given name and family name.
    draft.name(" ".join(said("name")), PRIMARY)
    for field, kind in list(NAMES.items())[1:]:
        for text in said(field):
            for one in _parted(text):
                draft.name(one, kind)
    draft.schema = schema_of(next(iter(said("schema")), ""))
    programme = "; ".join(said("programme"))
    stated = " ".join(said("measure"))
    kind = stated if stated in MEASURE_TYPES else measure_type("", stated) if stated else measure
    span = [iso_day(next(iter(said(field)), "")) for field in ("starts", "ends")]
    draft.order([Measure(regime, programme, kind, *span)])
    for field in IDENTIFIER_TYPES:
        for text in said(field):
            for one in _parted(text):
                draft.mark(field, one)
    for text in said("country"):
        for one in _parted(text):
            draft.country(one)
    for text in said("birth"):
        draft.born(birth_of(text))
    for text in said("remarks"):
        draft.remark(text)
    if not draft.id:
        key = "\n".join((*said("name"), *said("birth")))
        draft.id = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGEST]
    return draft


def _parted(text: str) -> list[str]:
    for mark in _BETWEEN[1:]:
        text = text.replace(mark, _BETWEEN[0])
    return [part.strip() for part in text.split(_BETWEEN[0]) if part.strip()]
