"""Any other table of flows, with the user's word on what its columns mean.

The mapping is a text such as ``reporter=Declarante; partner=Socio; value=Valor FOB; flow="X"``:
what corredor calls a column, and what the file calls it, or a constant in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import BinaryIO, Final

from corredor.core.errors import N_, NotAChoice, NotANumber, Place, UnreadableCell, Wording
from corredor.studies.trade.inputs.flows import (
    EXPORT,
    FLOWS,
    FOB,
    IMPORT,
    REPORTED,
    STATUSES,
    TOTAL,
    UNKNOWN,
    VALUATIONS,
    Flow,
)
from corredor.studies.trade.readers.account import NO_VALUE, OWN_COUNTRY, Account, Reading
from corredor.studies.trade.readers.areas import Pairs
from corredor.studies.trade.readers.baci import KNOWN
from corredor.studies.trade.readers.cells import amount, is_empty, period, product
from corredor.studies.trade.readers.rows import Cells, headed_rows, plain

FORMAT: Final = "csv"
FIELDS: Final = (
    *("reporter", "partner", "product", "period", "flow", "valuation", "status", "value"),
    "scale",
)
"""What a column may be; `scale` is a constant: dollars in one unit of the values."""
NEEDED: Final = ("reporter", "partner", "period", "flow", "value")
WORDS: Final = {
    "export": EXPORT,
    "exports": EXPORT,
    "exportación": EXPORT,
    "exportaciones": EXPORT,
    "экспорт": EXPORT,
    "import": IMPORT,
    "imports": IMPORT,
    "importación": IMPORT,
    "importaciones": IMPORT,
    "импорт": IMPORT,
    **{flow.casefold(): flow for flow in FLOWS},
}
SHAPE: Final = N_('pairs of a field and a column or a "constant", with semicolons between')
EXAMPLE: Final = 'reporter=Reporter; partner=Partner; period=Year; value=USD; flow="X"'
_PAIR: Final = re.compile(r'\s*(\w+)\s*=\s*(?:"([^"]*)"|([^;"]+?))\s*(?:;|$)')


def mapping_of(text: str, place: Place | None = None) -> Mapping[str, tuple[str, str]]:
    """Return for each field its column and its constant, one of them empty.

    Parameters
    ----------
    text
        The mapping; empty for columns that are called as the fields.

    Raises
    ------
    UnreadableCell
        E127: it is none, or leaves out a needed field.

    Examples
    --------
    >>> mapping_of('reporter=País; partner=Socio; period=Año; value=USD; flow="X"')["flow"]
    ('', 'X')
    """
    found: dict[str, tuple[str, str]] = {}
    at = 0
    while at < len(text.rstrip()):
        pair = _PAIR.match(text, at)
        if not pair or pair[1].lower() not in FIELDS:
            raise _unreadable(place, text[at:])
        found[pair[1].lower()] = plain(pair[3] or ""), pair[2] or ""
        at = pair.end()
    if not found:
        return {name: (name, "") for name in FIELDS if name != "scale"}
    if not set(NEEDED) <= set(found) or found.get("scale", ("", ""))[0]:
        raise _unreadable(place, text)
    return found


def _unreadable(place: Place | None, value: str) -> UnreadableCell:
    return UnreadableCell(
        place, column="columns", value=value, shape=Wording(SHAPE), example=EXAMPLE
    )


def read(stream: BinaryIO, file: str, *, source: str = "", columns: str = "") -> Reading:
    """Read a table by the user's mapping.

    Parameters
    ----------
    source
        Id of the source in the flows.
    columns
        The mapping; values are dollars unless it has a scale, goods are all goods unless it has
        a product.

    Raises
    ------
    UnreadableCell
        E127: the mapping isn't one.
    OtherDataFormat
        E141: while the flows are walked, as E008, E105, E109 to E111, E113, E127, E140, E142, E143.
    """
    account = Account(FORMAT, file)
    place = Place(file)
    mapping = mapping_of(columns, place)
    scale = _scale(mapping.get("scale", ("", ""))[1], place)
    return Reading(_flows(stream, account, source or FORMAT, mapping, scale), account)


def _scale(text: str, place: Place) -> float:
    try:
        scale = float(text or 1)
    except ValueError:
        scale = 0.0
    if not 0 < scale <= 1e12:
        raise NotANumber(place, column="scale", value=text, example="1000")
    return scale


def _flows(
    stream: BinaryIO,
    account: Account,
    source: str,
    mapping: Mapping[str, tuple[str, str]],
    scale: float,
) -> Iterator[Flow]:
    pairs = Pairs(account)
    needed = [(column,) for name, (column, _) in mapping.items() if column and name in NEEDED]
    for row in headed_rows(stream, account, needed, KNOWN):
        account.rows += 1
        made = _flow(_Mapped(row, mapping), account, pairs, source, scale)
        if made:
            yield account.made(made)
    account.close()


class _Mapped:
    """A row by the fields of the mapping."""

    def __init__(self, row: Cells, mapping: Mapping[str, tuple[str, str]]) -> None:
        self.row, self.mapping = row, mapping

    def column(self, field: str) -> str:
        return self.mapping.get(field, ("", ""))[0]

    def text(self, field: str) -> str:
        column, constant = self.mapping.get(field, ("", ""))
        return self.row.text(column) if column else constant

    def cell(self, field: str) -> tuple[Cells, str]:
        """Return a row and the column in which the field stands, also where it is a constant."""
        column, constant = self.mapping.get(field, ("", ""))
        if column:
            return self.row, column
        return Cells(self.row.file, self.row.line, [constant], {field: 0}, ","), field

    def choice(self, field: str, words: Mapping[str, str], default: str) -> str:
        said = self.text(field)
        found = words.get(said.casefold()) if said else default
        if not found:
            place = self.row.place(self.column(field))
            raise NotAChoice(place, column=field, value=said, known=tuple(dict.fromkeys(words)))
        return found


def _flow(row: _Mapped, account: Account, pairs: Pairs, source: str, scale: float) -> Flow | None:
    if is_empty(row.text("value")):
        account.left_out[NO_VALUE] += 1
        return None
    flow = row.choice("flow", WORDS, "")
    named = {word: word for word in VALUATIONS}
    valuation = row.choice("valuation", named, FOB if flow == EXPORT else UNKNOWN)
    status = row.choice("status", {word: word for word in STATUSES}, REPORTED)
    code = product(*row.cell("product")) if row.text("product") else TOTAL
    when = period(*row.cell("period"))
    value = amount(*row.cell("value"), scale)
    pair = pairs.pair(row.text("reporter"), row.text("partner"))
    if pair is None:
        return None
    if pair[0] == pair[1]:
        account.left_out[OWN_COUNTRY] += 1
        return None
    return Flow(*pair, code, when, flow, valuation, status, value, source)
