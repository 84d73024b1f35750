"""Duties of WITS and TRAINS, CSV: by importer, partner and subheading, reported or estimated.

Rates of most favoured nations stand under the partner World alone. `reported` leaves specific
duties out, an `aveestimated` rate holds their ad-valorem equivalents.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final

from corredor.core.errors import CellOutOfRange, NotAChoice
from corredor.studies.trade.readers.account import NO_VALUE, WORLD, Account
from corredor.studies.trade.readers.areas import Area, area_of
from corredor.studies.trade.readers.cells import amount, is_empty, period, product
from corredor.studies.trade.readers.rows import Cells, headed_rows

FORMAT: Final = "wits"
KNOWN: Final = (FORMAT,)
EVERYBODY: Final = "*"
"""Partner of a rate of most favoured nations: all origins without another rate."""
PERCENT: Final = 0.01
MOST: Final = 100.0
"""Greatest duty that is believed [share of the value]."""
MFN, PREFERENCE, APPLIED, BOUND = DUTIES = ("mfn", "preference", "applied", "bound")
KINDS: Final = {"mfn": MFN, "prf": PREFERENCE, "pref": PREFERENCE, "ahs": APPLIED, "bnd": BOUND}
REPORTED, ESTIMATED = MEASURES = ("reported", "aveestimated")
NEEDED: Final = (
    ("reporter", "reporter_code", "reporter code", "reporter name"),
    ("partner", "partner_code", "partner code", "partner name"),
    ("product", "productcode", "product code", "hs6"),
    ("year", "time_period", "tariff year"),
    ("value", "obs_value", "simple average", "simpleaverage"),
    ("tarifftype", "dutytype", "duty type", "tariff type"),
)
LEAST: Final = ("min_rate", "minimum rate", "minimumrate")
GREATEST: Final = ("max_rate", "maximum rate", "maximumrate")
LINES: Final = ("totalnooflines", "nbr of total lines", "total_no_of_lines")
MEASURE: Final = ("datatype", "obs_value_measure", "measure")
SUBHEADING: Final = 6


@dataclass(frozen=True, slots=True)
class TariffRate:
    """The duty of an importer on a subheading, averaged over its national lines.

    Parameters
    ----------
    importer, partner
        ISO 3166-1 alpha-3; the partner ``*`` is everybody without another rate.
    product
        Six digits of the Harmonized System.
    year
        Of the schedule.
    duty
        One of `DUTIES`.
    estimated
        Whether specific duties are in it as estimated ad-valorem equivalents.
    average, least, greatest
        Share of the value; the last two are None where the file has none.
    lines
        National lines behind it; 0 where the file doesn't say.
    """

    importer: str
    partner: str
    product: str
    year: int
    duty: str
    estimated: bool
    average: float
    least: float | None
    greatest: float | None
    lines: int


@dataclass
class TariffReading:
    """Duties, made as they are asked for, and the account that fills meanwhile."""

    rates: Iterator[TariffRate]
    account: Account = field(repr=False)


def read(stream: BinaryIO, file: str, *, measure: str = "") -> TariffReading:
    """Read duties of one importer or several.

    Parameters
    ----------
    measure
        One of `MEASURES`, for a file without a column that says so.

    Raises
    ------
    OtherDataFormat
        E141: while the rates are walked, as E008, E105, E109 to E111, E113, E127, E140, E143.
    """
    account = Account(FORMAT, file)
    return TariffReading(_rates(stream, account, measure or REPORTED), account)


def _rates(stream: BinaryIO, account: Account, measure: str) -> Iterator[TariffRate]:
    for row in headed_rows(stream, account, NEEDED, KNOWN):
        account.rows += 1
        if rate := _rate(row, account, measure):
            account.flows += 1
            account.levels[len(rate.product)] += 1
            yield rate
    account.close()


def _column(row: Cells, names: tuple[str, ...]) -> str:
    return next((name for name in names if name in row.columns), "")


def _rate(row: Cells, account: Account, measure: str) -> TariffRate | None:
    reporter, partner, code, year, value, kind = (_column(row, names) for names in NEEDED)
    if is_empty(row.text(value)):
        account.left_out[NO_VALUE] += 1
        return None
    importer, other = area_of(row.text(reporter)), area_of(row.text(partner))
    if other.reason == WORLD:
        other = Area(EVERYBODY, "")
    for area, column in ((importer, reporter), (other, partner)):
        if not area.code:
            if area.reason:
                account.left_out[area.reason] += 1
            else:
                account.miss(row.text(column))
            return None
    duty = KINDS.get(row.text(kind).casefold())
    if not duty:
        known = tuple(name.upper() for name in KINDS)
        raise NotAChoice(row.place(kind), column=kind, value=row.text(kind), known=known)
    said = row.text(_column(row, MEASURE)).casefold().replace(" ", "") or measure
    return TariffRate(
        importer.code,
        other.code,
        product(row, code, SUBHEADING),
        period(row, year),
        duty,
        said.startswith("ave"),
        _share(row, value),
        _maybe(row, LEAST),
        _maybe(row, GREATEST),
        int(_number(row, LINES)),
    )


def _share(row: Cells, column: str) -> float:
    """Return a rate of percents as a share."""
    share = amount(row, column, PERCENT)
    if share > MOST:
        raise CellOutOfRange(
            row.place(column), column=column, value=row.text(column), low=0, high=MOST / PERCENT
        )
    return share


def _maybe(row: Cells, names: tuple[str, ...]) -> float | None:
    column = _column(row, names)
    return None if is_empty(row.text(column)) else _share(row, column)


def _number(row: Cells, names: tuple[str, ...]) -> float:
    column = _column(row, names)
    return 0.0 if is_empty(row.text(column)) else amount(row, column)
