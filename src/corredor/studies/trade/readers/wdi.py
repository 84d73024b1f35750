"""World Development Indicators, JSON as the World Bank's service gives it: country, year, value."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, cast

from corredor.core.errors import N_
from corredor.studies.trade.readers.account import NO_VALUE, Account
from corredor.studies.trade.readers.areas import area_of
from corredor.studies.trade.readers.cells import amount, is_empty, period
from corredor.studies.trade.readers.rows import Cells

FORMAT: Final = "wdi"
MOST_BYTES: Final = 50_000_000
"""Bytes of one answer [B]."""
HEAD: Final = '[{"total": …}, [{"indicator": {"id": …}, "countryiso3code": …, "date": …, …}]]'
NOT_PAGES: Final = N_("it is no answer of the World Bank's service")


@dataclass(frozen=True, slots=True)
class CountryYear:
    """One value of one indicator: `value` in the indicator's own unit, never negative."""

    area: str
    year: int
    indicator: str
    value: float


def read(stream: BinaryIO, file: str) -> tuple[tuple[CountryYear, ...], Account]:
    """Read an answer of the service.

    Raises
    ------
    OtherDataFormat
        E141: it is none; E105, E109, E113, E140, E142 and E143 as other files.
    """
    account = Account(FORMAT, file)
    raw = stream.read(MOST_BYTES + 1)
    try:
        answer = json.loads(raw.decode("utf-8-sig")) if len(raw) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        answer = None
    match answer:
        case [{"total": _}, [*rows]]:
            found = tuple(_values(cast("list[object]", rows), account))
        case _:
            raise account.other(1, NOT_PAGES, HEAD, (FORMAT,))
    account.close()
    return found, account


def _values(rows: Sequence[object], account: Account) -> Iterator[CountryYear]:
    for row in rows:
        account.rows += 1
        match row:
            case {"indicator": {"id": str(indicator)}, "countryiso3code": str(code)}:
                yield from _value(indicator, code, cast("Mapping[str, Any]", row), account)
            case _:
                raise account.other(1, NOT_PAGES, HEAD, (FORMAT,))


def _value(
    indicator: str, code: str, rest: Mapping[str, Any], account: Account
) -> Iterator[CountryYear]:
    said = [str(rest.get(name, "")) for name in ("date", "value")]
    cells = Cells(account.file, 1, said, {"date": 0, "value": 1}, "")
    area = area_of(code)
    if rest.get("value") is None or is_empty(said[1]):
        account.left_out[NO_VALUE] += 1
    elif area.reason:
        account.left_out[area.reason] += 1
    elif not area.code:
        account.miss(code)
    else:
        account.flows += 1
        yield CountryYear(area.code, period(cells, "date"), indicator, amount(cells, "value"))
