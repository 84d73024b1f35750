"""Areas of statistics: which country a code means, or why it means none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.data.tables import read_data_table
from corredor.studies.trade.readers.account import FORMER, GROUP, LEFTOVER, WORLD, Account

TABLE: Final = "area_codes"
KINDS: Final = {"world": WORLD, "leftover": LEFTOVER, "former": FORMER, "group": GROUP}
"""Reasons for which an area is no country, by the kinds of `data/area_codes`."""
_NUMBER: Final = re.compile(r"\d{1,3}", re.ASCII)
_GROUP: Final = re.compile(r"[A-Z]*\d[A-Z0-9_]*", re.ASCII)
"""How the IMF names groups: with digits, such as U2, 1C_080 and G163."""


class Area(NamedTuple):
    """A country by ISO 3166-1 alpha-3, or the reason why an area is none; both empty: unknown."""

    code: str
    reason: str


@lru_cache(maxsize=1)
def _known() -> dict[str, Area]:
    known: dict[str, Area] = {}
    for row in read_data_table(TABLE):
        area = Area(row["area"], "")
        known |= {row["area"]: area, row["alpha2"]: area}
        if row["numeric"]:
            known[row["numeric"]] = area
    for row in read_data_table(TABLE, "own_codes"):
        known[row["code"]] = Area(row["area"], KINDS.get(row["kind"], ""))
    return known


def area_of(code: str) -> Area:
    """Return what a code means: alpha-3, alpha-2, or a number of the UN or of UN Comtrade.

    Parameters
    ----------
    code
        Numbers with or without leading zeros.

    Examples
    --------
    >>> area_of("842").code, area_of("076").code, area_of("MX").code, area_of("490").code
    ('USA', 'BRA', 'MEX', 'TWN')
    >>> area_of("0"), area_of("888")
    (Area(code='', reason='partner World, the sum of the others'), Area(code='', reason=''))
    """
    said = code.strip().upper()
    if _NUMBER.fullmatch(said):
        said = said.lstrip("0") or "0"
    found = _known().get(said)
    if found is None and not _NUMBER.fullmatch(said) and _GROUP.fullmatch(said):
        return Area("", GROUP)
    return found or Area("", "")


def numbered_areas(own: dict[str, str] | None = None) -> dict[str, Area]:
    """Return what all numbers mean, `own` meanings of a file's publisher first."""
    known = {code: area for code, area in _known().items() if _NUMBER.fullmatch(code)}
    return known | {code.lstrip("0") or "0": Area(area, "") for code, area in (own or {}).items()}


class Pairs:
    """Countries of both sides of rows, looked up once each; rows without two are accounted for.

    Parameters
    ----------
    account
        Of the file.
    own
        Meanings that the file's publisher gives, before those of `area_of`.
    """

    def __init__(self, account: Account, own: dict[str, str] | None = None) -> None:
        self.account = account
        self.seen = {code: Area(area, "") for code, area in (own or {}).items()}

    def area(self, code: str) -> Area:
        """Return what a code means."""
        found = self.seen.get(code)
        if found is None:
            found = self.seen[code] = area_of(code)
        return found

    def pair(self, reporter: str, partner: str) -> tuple[str, str] | None:
        """Return reporter and partner by alpha-3; None where the row was left out."""
        sides = self.area(reporter), self.area(partner)
        if sides[0].code and sides[1].code:
            return sides[0].code, sides[1].code
        for side, code in zip(sides, (reporter, partner), strict=True):
            if side.reason:
                self.account.left_out[side.reason] += 1
                return None
            if not side.code:
                self.account.miss(code)
                return None
        return None
