"""Goods: what codes of the Harmonized System are called."""

from __future__ import annotations

from functools import lru_cache

from corredor.data.tables import read_data_table

HEADING, CHAPTER = 4, 2


@lru_cache(maxsize=4)
def _names(language: str) -> dict[str, str]:
    chapters = {row["chapter"]: row[language] for row in read_data_table("isic", "hs")}
    return chapters | {row["heading"]: row[language] for row in read_data_table("hs")}


def goods_name(code: str, language: str) -> str:
    """Return the name of a code's heading, else of its chapter; empty where neither has one.

    Examples
    --------
    >>> goods_name("31", "en"), goods_name("870899", "es") == goods_name("8708", "es")
    ('Fertilisers', True)
    """
    names = _names(language)
    return names.get(code[:HEADING], "") or names.get(code[:CHAPTER], "")
