"""OFAC's lists as comma-separated values without a first line: SDN and Consolidated alike.

Source: OFAC, data specification of the SDN list: the main file has twelve fields, the files of
aliases and addresses refer to it by number, ``-0-`` is an empty field, and remarks that are too
long go on in a file of comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from corredor.core.errors import (
    N_,
    ListPartAbsent,
    OtherListFormat,
    Place,
    UnreconciledList,
    Wording,
)
from corredor.studies.screening.inputs.entries import FORMER, PRIMARY, WEAK, Entry
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.lines import Row, rows_of, text_lines
from corredor.studies.screening.readers.making import Draft, identifier_in, kind_of_alias
from corredor.studies.screening.readers.reading import Account
from corredor.studies.screening.readers.words import (
    birth_of,
    measures_of,
    schema_of,
)

FORMAT: Final = "ofac_csv"
REGIME: Final = "US-OFAC-SDN"
HEAD: Final = N_("twelve cells, the first a number, without a first line of names")
SHAPE: Final = N_("the cells of this row are other ones")
PARTS: Final = {
    "aliases": (5, N_("aliases")),
    "addresses": (6, N_("addresses")),
    "comments": (2, N_("comments")),
}
"""Files beside the main one: how many cells their rows have, and their names."""
CELLS: Final = 12
EMPTY: Final = "-0-"
_HIDDEN: Final = re.compile(r"\b([afn])\.k\.a\.\s*'([^']+)'", re.IGNORECASE)
_HIDDEN_DOUBLE: Final = re.compile(r'\b([afn])\.k\.a\.\s*"([^"]+)"', re.IGNORECASE)
_BORN: Final = re.compile(r"(?:alt\. )?DOB ", re.IGNORECASE)
_FROM: Final = re.compile(r"(?:nationality|citizen) ", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,12}", re.ASCII)
_Beside = Mapping[str, list[list[str]]]


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read a list of OFAC, ``US-OFAC-SDN`` or ``US-OFAC-CONS``, with the files beside it."""
    regime, parts, encoding = stated.regime or REGIME, stated.parts, stated.encoding
    for name, (_, label) in PARTS.items():
        if name not in parts and name != "comments":
            account.warnings.append(ListPartAbsent(Place(account.file), part=Wording(label)))
    beside = {name: _by_number(name, *parts[name], account, encoding) for name in sorted(parts)}
    for row in rows_of(text_lines(stream, account, encoding), account):
        account.rows += 1
        account.entries += 1
        cells = _checked(row, CELLS, account.file, account)
        held = {name: found.pop(cells[0], []) for name, found in beside.items()}
        account.joined += sum(map(len, held.values()))
        yield _entry(row.line, cells, held, regime)
    left = [number for found in beside.values() for number in found]
    if left and not stated.fragment:
        raise UnreconciledList(Place(account.file), count=len(left), example=min(left))
    for found in beside.values():
        account.left_out["no entry"] += sum(map(len, found.values()))


def _by_number(
    name: str, stream: BinaryIO, file: str, account: Account, encoding: str
) -> dict[str, list[list[str]]]:
    """Return the rows of a file beside the main one, by the number of their entry."""
    own = Account(FORMAT, file)
    found: dict[str, list[list[str]]] = {}
    for row in rows_of(text_lines(stream, own, encoding), own):
        cells = _checked(row, PARTS[name][0], file, own)
        found.setdefault(cells[0], []).append(cells)
        account.rows += 1
    return found


def _checked(row: Row, count: int, file: str, account: Account) -> list[str]:
    """Return the cells of a row, empty ones as empty texts."""
    cells = ["" if cell.strip() == EMPTY else cell.strip() for cell in row.cells]
    if len(cells) != count or not _NUMBER.fullmatch(cells[0]):
        place = Place(file, row.line)
        problem, head = Wording(SHAPE), Wording(HEAD)
        if row.line == 1:
            known = (FORMAT, "ofac_xml", "csl_csv", "mapped_csv")
            raise OtherListFormat(place, format=FORMAT, problem=problem, head=head, known=known)
        raise account.broken(row.line, SHAPE)
    return cells


def _entry(line: int, cells: list[str], beside: _Beside, regime: str) -> Entry:
    number, name, kind, programmes, title, call_sign, *ship, flag, owner, remarks = cells
    draft = Draft(number, line, schema_of(kind) if kind else "organisation")
    draft.name(name or number, PRIMARY)
    draft.order(measures_of(regime, programmes_of(programmes)))
    remarks += "".join(row[1] for row in beside.get("comments", []))
    draft.mark("call_sign", call_sign)
    draft.country(flag)
    if draft.schema == "aircraft":
        draft.mark("aircraft", name)
    for _, _, alias_kind, alias, said in beside.get("aliases", []):
        draft.name(alias, kind_of_alias(alias_kind))
        draft.remark(said)
    for _, _, _, _, country, _ in beside.get("addresses", []):
        draft.country(country)
    read_remarks(draft, remarks)
    draft.remark(title)
    draft.remark(" ".join(part for part in ship if part))
    draft.remark(f"Owner: {owner}" if owner else "")
    return draft.entry()


def programmes_of(text: str) -> tuple[str, ...]:
    """Return the programmes of an entry, which OFAC joins with brackets between them.

    Examples
    --------
    >>> programmes_of("UKRAINE-EO13662] [RUSSIA-EO14024")
    ('UKRAINE-EO13662', 'RUSSIA-EO14024')
    """
    parts = re.split(r"\]\s*\[|;", text.strip().strip("[]"))
    return tuple(dict.fromkeys(part.strip(" []") for part in parts if part.strip(" []")))


def read_remarks(draft: Draft, remarks: str) -> None:
    """Take from OFAC's remarks the names, identifiers, births and countries that they state."""
    for pattern in (_HIDDEN, _HIDDEN_DOUBLE):
        for letter, name in pattern.findall(remarks):
            draft.name(name, FORMER if letter.casefold() == "f" else WEAK)
    for piece in remarks.split(";"):
        said = " ".join(piece.split()).rstrip(".").removeprefix("alt. ")
        if _BORN.match(said):
            draft.born(birth_of(_BORN.sub("", said, count=1)))
        elif _FROM.match(said):
            draft.country(_FROM.sub("", said, count=1))
        elif found := identifier_in(said):
            draft.mark(*found)
    draft.marks_in(remarks)
    draft.remark(remarks)
