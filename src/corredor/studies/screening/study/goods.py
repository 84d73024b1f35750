"""Goods of the programme against the Common High Priority List and lists of the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corredor.core.errors import NotAChoice
from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.goods import (
    GoodsList,
    Nomenclature,
    Outcome,
    goods_code,
    outcome,
)

PRIORITY: Final = "CHPL"
"""Name of the Common High Priority List."""


@lru_cache(maxsize=1)
def priority_list() -> GoodsList:
    """Return the Common High Priority List."""
    rows = read_data_table("high_priority_goods")
    return GoodsList(PRIORITY, rows[0]["edition"], {row["code"]: row["tier"] for row in rows})


@lru_cache(maxsize=1)
def nomenclature() -> Nomenclature:
    """Return what is known of editions of the HS, both ways."""
    held = {
        (row["edition"], row["heading"]): frozenset(row["subheadings"].split())
        for row in read_data_table("hs_concordance", "subheadings")
    }
    forward: dict[tuple[str, str, str], tuple[str, ...]] = {}
    back: dict[tuple[str, str, str], tuple[str, ...]] = {}
    for row in read_data_table("hs_concordance"):
        older, newer, code = row["older"], row["newer"], row["code"]
        forward[older, newer, code] = tuple(row["successors"].split())
        for successor in row["successors"].split():
            key = (newer, older, successor)
            back[key] = (*back.get(key, ()), code)
    return Nomenclature(held, forward | back)


@dataclass(frozen=True)
class GoodsLine:
    """A good of the programme and what one list says of it."""

    row: Row
    list: str
    edition: str
    found: Outcome


def user_lists(rows: Iterable[Row]) -> tuple[GoodsList, ...]:
    """Return the lists of goods that the user names, by name.

    Raises
    ------
    NotAChoice
        E110: a code that is none, or a list in two editions.
    """
    tiers: dict[str, dict[str, str]] = {}
    editions: dict[str, str] = {}
    for row in rows:
        digits, name = goods_code(row.text("code")).digits, row.text("list")
        if not digits:
            known = ("854231", "8542.31.90", "8542")
            raise NotAChoice(row.at("code"), column="code", value=row.text("code"), known=known)
        edition = editions.setdefault(name, row.text("edition"))
        if edition != row.text("edition"):
            value = row.text("edition")
            raise NotAChoice(row.at("edition"), column="edition", value=value, known=(edition,))
        tiers.setdefault(name, {})[digits] = row.text("tier")
    return tuple(GoodsList(name, editions[name], tiers[name]) for name in sorted(tiers))


def goods_lines(rows: Iterable[Row], own: Iterable[Row]) -> Iterator[GoodsLine]:
    """Yield what each list says of each good of the programme."""
    lists = (priority_list(), *user_lists(own))
    known = nomenclature()
    for row in rows:
        for goods in lists:
            found = outcome(row.text("code"), goods, known, row.text("edition"))
            yield GoodsLine(row, goods.name, goods.edition, found)
