"""UN Comtrade, CSV or JSON as its service and its page give them, and the CSV of the older page.

Rows of one flow may be split by second partner, means of transport, procedure or supply; only the
row that covers all of them is taken. Re-exports are inside exports. Partner 0 is the world.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from corredor.studies.trade.inputs.flows import (
    CIF,
    ESTIMATED,
    EXPORT,
    FOB,
    IMPORT,
    REPORTED,
    UNKNOWN,
    Flow,
)
from corredor.studies.trade.readers.account import (
    BREAKDOWN,
    NO_VALUE,
    OTHER_FLOW,
    OTHER_LEVEL,
    OWN_COUNTRY,
    Account,
    Reading,
)
from corredor.studies.trade.readers.areas import Pairs
from corredor.studies.trade.readers.baci import KNOWN
from corredor.studies.trade.readers.cells import amount, is_empty, period, product
from corredor.studies.trade.readers.json_rows import json_rows
from corredor.studies.trade.readers.rows import Cells, headed_rows

FORMAT: Final = "comtrade"
OLDER: Final = {
    "reporter code": "reportercode",
    "partner code": "partnercode",
    "trade flow code": "flowcode",
    "commodity code": "cmdcode",
    "trade value (us$)": "primaryvalue",
    "classification": "classificationcode",
    "2nd partner code": "partner2code",
    "customs proc. code": "customscode",
    "mode of transport code": "motcode",
}
"""Columns of the older page by those of the newer."""
NEEDED: Final = tuple(
    (name, *(older for older, newer in OLDER.items() if newer == name))
    for name in ("reportercode", "partnercode", "flowcode", "cmdcode", "period", "primaryvalue")
)
FLOWS: Final = {"x": EXPORT, "m": IMPORT, "2": EXPORT, "1": IMPORT}
"""Flows by the codes of the newer and the older page."""
WHOLE: Final = {
    "partner2code": ("", "0"),
    "customscode": ("", "C00"),
    "motcode": ("", "0"),
    "moscode": ("", "0"),
}
"""Values of the columns of a breakdown in the row that covers all."""
TRADE_MATRIX: Final = "TM"
"""Classification of the set in which the publisher fills gaps by estimates."""
_FALSE: Final = ("false", "0")


def read(stream: BinaryIO, file: str, *, source: str = "", level: int | None = None) -> Reading:
    """Read a file of UN Comtrade; JSON where it begins with a brace or bracket.

    Parameters
    ----------
    source
        Id of the source in the flows.
    level
        Digits of the products that are taken, 0 for all goods; without it all levels are.

    Raises
    ------
    OtherDataFormat
        E141: while the flows are walked, as E008, E105, E109, E111, E113, E127, E140, E142, E143.
    """
    account = Account(FORMAT, file)
    return Reading(_flows(stream, account, source or FORMAT, level), account)


def _rows(stream: BinaryIO, account: Account) -> Iterator[Cells]:
    begins = stream.read(64)
    stream.seek(0)
    if begins.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        yield from json_rows(stream, account, "data", NEEDED, KNOWN)
        return
    yield from headed_rows(stream, account, NEEDED, KNOWN)


def _flows(stream: BinaryIO, account: Account, source: str, level: int | None) -> Iterator[Flow]:
    pairs = Pairs(account)
    for named in _rows(stream, account):
        row = _newer(named)
        account.rows += 1
        flow = FLOWS.get(row.text("flowcode").casefold())
        if flow is None:
            account.left_out[OTHER_FLOW] += 1
        elif any(row.text(name) not in whole for name, whole in WHOLE.items()):
            account.left_out[BREAKDOWN] += 1
        elif is_empty(row.text("primaryvalue")):
            account.left_out[NO_VALUE] += 1
        elif made := _flow(row, flow, pairs, account, source, level):
            yield account.made(made)
    account.close()


def _newer(row: Cells) -> Cells:
    """Return a row by the names of the newer page."""
    if "reportercode" in row.columns:
        return row
    columns = {OLDER.get(name, name): at for name, at in row.columns.items()}
    return Cells(row.file, row.line, row.cells, columns, row.delimiter)


def _flow(
    row: Cells, flow: str, pairs: Pairs, account: Account, source: str, level: int | None
) -> Flow | None:
    code = product(row, "cmdcode")
    value, when = amount(row, "primaryvalue"), period(row, "period")
    if level is not None and (len(code) if code.isdigit() else 0) != level:
        account.left_out[OTHER_LEVEL] += 1
        return None
    pair = pairs.pair(row.text("reportercode"), row.text("partnercode"))
    if pair is None:
        return None
    if pair[0] == pair[1]:
        account.left_out[OWN_COUNTRY] += 1
        return None
    classification = row.text("classificationcode")
    if classification:
        account.editions[classification] += 1
    return Flow(*pair, code, when, flow, _valuation(row, flow, value), _status(row), value, source)


def _valuation(row: Cells, flow: str, value: float) -> str:
    """Return how a flow is valued: exports fob, imports as the columns beside them say."""
    if flow == EXPORT:
        return FOB
    for column, valuation in (("cifvalue", CIF), ("fobvalue", FOB)):
        if not is_empty(row.text(column)) and value and amount(row, column) == value:
            return valuation
    return UNKNOWN


def _status(row: Cells) -> str:
    """Return whether the reporter said it; sums that the publisher made of reports are reports."""
    guessed = all(row.text(name).casefold() in _FALSE for name in ("isreported", "isaggregate"))
    matrix = row.text("classificationcode") == TRADE_MATRIX
    return (
        ESTIMATED
        if guessed or (matrix and row.text("isreported").casefold() in _FALSE)
        else REPORTED
    )
