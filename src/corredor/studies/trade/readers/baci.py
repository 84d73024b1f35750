"""BACI of CEPII, CSV: year, exporter, importer, product of six digits, value, quantity.

Values are thousand current dollars fob, reconciled by CEPII of the reports of both sides. Countries
have the numbers of UN Comtrade, which are not always those of ISO 3166.

Gaulier and Zignago 2010, CEPII working paper 2010-23.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from corredor.studies.trade.inputs.flows import EXPORT, FOB, RECONCILED, Flow
from corredor.studies.trade.readers.account import OWN_COUNTRY, Account, Reading
from corredor.studies.trade.readers.areas import Pairs, area_of
from corredor.studies.trade.readers.cells import amount, period, product
from corredor.studies.trade.readers.rows import headed_rows

FORMAT: Final = "baci"
YEAR, EXPORTER, IMPORTER, PRODUCT, VALUE = COLUMNS = ("t", "i", "j", "k", "v")
KUSD: Final = 1000.0
"""Dollars in the unit of the values."""
SUBHEADING: Final = 6
"""Digits of its products."""
KNOWN: Final = ("baci", "comtrade", "imts", "csv")
_CODE: Final = ("country_code", "code")
_ALPHA: Final = ("country_iso3", "iso_3digit_alpha", "iso3")


def read(
    stream: BinaryIO, file: str, *, source: str = "", codes: dict[str, str] | None = None
) -> Reading:
    """Read a year of BACI, row by row.

    Parameters
    ----------
    source
        Id of the source in the flows.
    codes
        Alpha-3 by BACI's number, as `country_codes` reads them; before the numbers known.

    Raises
    ------
    OtherDataFormat
        E141: while the flows are walked, as E008, E105, E109, E111, E113, E127, E140, E142, E143.
    """
    account = Account(FORMAT, file)
    return Reading(_flows(stream, account, source or FORMAT, codes), account)


def _flows(
    stream: BinaryIO, account: Account, source: str, codes: dict[str, str] | None
) -> Iterator[Flow]:
    pairs = Pairs(account, codes)
    for row in headed_rows(stream, account, [(name,) for name in COLUMNS], KNOWN):
        account.rows += 1
        code = product(row, PRODUCT, SUBHEADING)
        year, value = period(row, YEAR), amount(row, VALUE, KUSD)
        pair = pairs.pair(row.text(EXPORTER), row.text(IMPORTER))
        if pair is None:
            continue
        if pair[0] == pair[1]:
            account.left_out[OWN_COUNTRY] += 1
            continue
        yield account.made(Flow(*pair, code, year, EXPORT, FOB, RECONCILED, value, source))
    account.close()


def country_codes(stream: BinaryIO, file: str) -> dict[str, str]:
    """Read BACI's own file of country codes: alpha-3 by number, where it has one.

    Raises
    ------
    OtherDataFormat
        E141: it is no such file; E008, E111 and E140 as other files.
    """
    account = Account(FORMAT, file)
    found: dict[str, str] = {}
    for row in headed_rows(stream, account, (_CODE, _ALPHA), KNOWN):
        number = next(row.text(name) for name in _CODE if name in row.columns)
        alpha = next(row.text(name) for name in _ALPHA if name in row.columns)
        if code := area_of(alpha).code:
            found[number] = code
    return found
