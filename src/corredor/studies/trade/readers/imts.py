"""The IMF's trade in goods by partner (IMTS, once DOTS), SDMX-CSV or with periods as columns.

Exports are fob, imports cif as the reporter says, or fob where the indicator says so. A row that
the IMF estimated, mostly of the partner's report, is marked as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import BinaryIO, Final

from corredor.core.errors import N_, UnreadableCell, Wording
from corredor.studies.trade.inputs.flows import (
    CIF,
    ESTIMATED,
    EXPORT,
    FOB,
    IMPORT,
    REPORTED,
    TOTAL,
    Flow,
)
from corredor.studies.trade.readers.account import (
    NO_VALUE,
    OTHER_FREQUENCY,
    OTHER_INDICATOR,
    OWN_COUNTRY,
    Account,
    Reading,
)
from corredor.studies.trade.readers.areas import Pairs
from corredor.studies.trade.readers.baci import KNOWN
from corredor.studies.trade.readers.cells import amount, is_empty, period, period_of
from corredor.studies.trade.readers.rows import Cells, headed_rows

FORMAT: Final = "imts"
REPORTER: Final = ("country", "ref_area", "country code", "reference area code", "reporter")
PARTNER: Final = (
    *("counterpart_country", "counterpart_area", "counterpart country code"),
    *("counterpart area code", "counterpart", "partner"),
)
INDICATOR: Final = ("indicator", "indicator code")
VALUE: Final = ("obs_value", "value")
PERIOD: Final = ("time_period", "period")
STATUS: Final = ("obs_status", "status")
SCALE: Final = ("scale", "unit_mult", "unit multiplier")
INDICATORS: Final = {
    "XG_FOB_USD": (EXPORT, FOB),
    "MG_CIF_USD": (IMPORT, CIF),
    "MG_FOB_USD": (IMPORT, FOB),
}
"""Flow and valuation by indicator; the older names begin with T."""
GUESSED: Final = frozenset(("E", "I", "F", "ESTIMATED", "IMPUTED", "FORECAST"))
"""Marks of values that nobody reported, of the SDMX list of observation status."""
SCALES: Final = {"": 0, "UNITS": 0, "THOUSANDS": 3, "MILLIONS": 6, "BILLIONS": 9}
SHAPE: Final = N_("a power of ten or its name")
ATTRIBUTE: Final = "attribute"
"""Column of the bulk file whose rows are values in turn with their marks."""
_SUFFIX: Final = re.compile(r"\s*[eE]$")


def read(stream: BinaryIO, file: str, *, source: str = "") -> Reading:
    """Read totals of trade by partner, years or months.

    Parameters
    ----------
    source
        Id of the source in the flows.

    Raises
    ------
    OtherDataFormat
        E141: while the flows are walked, as E008, E105, E109, E111, E113, E127, E140, E142, E143.
    """
    account = Account(FORMAT, file)
    return Reading(_flows(stream, account, source or FORMAT), account)


def _flows(stream: BinaryIO, account: Account, source: str) -> Iterator[Flow]:
    pairs = Pairs(account)
    for row in headed_rows(stream, account, (REPORTER, PARTNER, INDICATOR), KNOWN):
        long = next((name for name in VALUE if name in row.columns), "")
        timed = next((name for name in PERIOD if name in row.columns), "")
        if long and timed:
            account.rows += 1
            if flow := _flow(row, long, _when(row, timed), _mark(row), pairs, account, source):
                yield account.made(flow)
            continue
        yield from _wide(row, pairs, account, source)
    account.close()


def _wide(row: Cells, pairs: Pairs, account: Account, source: str) -> Iterator[Flow]:
    """Yield the flows of a row whose periods are columns."""
    if row.text(ATTRIBUTE).casefold() not in ("", "value"):
        return
    for name in row.columns:
        when = period_of(name.upper())
        if when is None or is_empty(row.text(name)):
            continue
        account.rows += 1
        if flow := _flow(row, name, when, "", pairs, account, source):
            yield account.made(flow)


def _first(row: Cells, names: Sequence[str]) -> tuple[str, str]:
    """Return the first column of several that is there, and its cell, without a label after it."""
    name = next((name for name in names if name in row.columns), "")
    return name, row.text(name).partition(":")[0].strip()


def _mark(row: Cells) -> str:
    return _first(row, STATUS)[1].upper()


def _when(row: Cells, column: str) -> int | None:
    """Return the period; None for one that is neither year nor month."""
    return None if re.fullmatch(r"\d{4}-?[QSHW]\d+", row.text(column)) else period(row, column)


def _scale(row: Cells) -> float:
    name, said = _first(row, SCALE)
    said = said.upper()
    power = SCALES.get(said, int(said) if re.fullmatch(r"\d{1,2}", said) else None)
    if power is None:
        place = row.place(name)
        shape = Wording(SHAPE)
        raise UnreadableCell(place, column=name, value=said, shape=shape, example="6")
    return 10.0**power


def _flow(
    row: Cells,
    column: str,
    when: int | None,
    mark: str,
    pairs: Pairs,
    account: Account,
    source: str,
) -> Flow | None:
    indicator = _first(row, INDICATOR)[1].upper()
    kind = INDICATORS.get(indicator.removeprefix("T"))
    reason = OTHER_INDICATOR if kind is None else OTHER_FREQUENCY if when is None else ""
    reason = reason or (NO_VALUE if is_empty(row.text(column)) else "")
    if kind is None or when is None or reason:
        account.left_out[reason] += 1
        return None
    pair = pairs.pair(_first(row, REPORTER)[1], _first(row, PARTNER)[1])
    if pair is None:
        return None
    if pair[0] == pair[1]:
        account.left_out[OWN_COUNTRY] += 1
        return None
    guessed = bool(_SUFFIX.search(row.text(column))) or mark in GUESSED
    value = amount(_bare(row, column), column, _scale(row))
    status = ESTIMATED if guessed else REPORTED
    return Flow(*pair, TOTAL, when, *kind, status, value, source)


def _bare(row: Cells, column: str) -> Cells:
    """Return a row whose value has no mark of an estimate behind it."""
    cells = list(row.cells)
    at = row.columns[column]
    cells[at] = _SUFFIX.sub("", cells[at].strip())
    return Cells(row.file, row.line, cells, row.columns, row.delimiter)
