"""Editions of the Harmonized System: which one a file is in, and what may be compared across two.

A code that an edition split or joined is comparable with others only as a family, the smallest set
of codes that no revision between the editions cuts. `data/hs_concordance` lists the revisions that
are known; a code outside its headings counts as unchanged, and is said to be unlisted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.data.tables import read_data_table
from corredor.studies.trade.inputs.flows import TOTAL

TABLE: Final = "hs_concordance"
HEADING, SUBHEADING = 4, 6


class Family(NamedTuple):
    """What a code is compared as.

    Parameters
    ----------
    codes
        Codes of both editions that belong together, sorted.
    listed
        Whether the concordance knows the heading of the code.
    """

    codes: tuple[str, ...]
    listed: bool


@lru_cache(maxsize=1)
def _headings() -> frozenset[str]:
    rows = read_data_table(TABLE, "subheadings")
    changed = {row["code"][:HEADING] for row in read_data_table(TABLE)}
    return frozenset(row["heading"] for row in rows) | changed


@lru_cache(maxsize=64)
def families(first: str, second: str) -> Mapping[str, tuple[str, ...]]:
    """Return the families of codes that the revisions between two editions cut.

    Parameters
    ----------
    first, second
        Years of the editions, in any order.

    Examples
    --------
    >>> families("2017", "2022")["851713"]
    ('851712', '851713', '851714')
    """
    low, high = sorted((first, second))
    group: dict[str, set[str]] = {}
    for row in read_data_table(TABLE):
        if row["newer"] <= low or row["older"] >= high:
            continue
        joined = {row["code"], *row["successors"].split()}
        for code in tuple(joined):
            joined |= group.get(code, set())
        for code in joined:
            group[code] = joined
    return {code: tuple(sorted(joined)) for code, joined in group.items()}


def family_of(code: str, first: str, second: str) -> Family:
    """Return what a code is compared as across two editions.

    Examples
    --------
    >>> family_of("851712", "2017", "2022").codes[:2], family_of("090111", "2017", "2022")
    (('851712', '851713'), Family(codes=('090111',), listed=False))
    """
    whole = len(code) < SUBHEADING or code == TOTAL or first == second
    listed = whole or code[:HEADING] in _headings()
    return Family((code,) if whole else families(first, second).get(code, (code,)), listed)


def unlisted(codes: Iterable[str], first: str, second: str) -> tuple[str, ...]:
    """Return the codes whose headings the concordance doesn't know, sorted."""
    return tuple(sorted(code for code in codes if not family_of(code, first, second).listed))
