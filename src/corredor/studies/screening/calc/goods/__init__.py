"""Goods: what a code of the Harmonized System says about a good on a list, and what it can't.

May import: the standard library and the modules of this room.
May not import: anything else of the project.
"""

from corredor.studies.screening.calc.goods.codes import GoodsCode, goods_code
from corredor.studies.screening.calc.goods.outcomes import (
    AMBIGUOUS,
    CONCORDANCE,
    ERROR,
    NOT_LISTED,
    GoodsList,
    Nomenclature,
    Outcome,
    outcome,
)

__all__ = [
    "AMBIGUOUS",
    "CONCORDANCE",
    "ERROR",
    "NOT_LISTED",
    "GoodsCode",
    "GoodsList",
    "Nomenclature",
    "Outcome",
    "goods_code",
    "outcome",
]
