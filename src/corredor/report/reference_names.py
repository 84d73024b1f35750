"""Reference names: what countries and activities are called, by ISO 3166 code and ``isic.10``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from corredor.core.label import Label
from corredor.data.tables import read_data_table

ACTIVITY: Final = "isic."
"""An id of an activity is this and the code of a section or division of ISIC Rev.4."""


@lru_cache(maxsize=1)
def _labels() -> Mapping[str, Label]:
    activities = {ACTIVITY + row["code"]: row for row in read_data_table("isic")}
    countries = {row["code"]: row for row in read_data_table("countries")}
    return {
        name: Label(es=row["es"], en=row["en"], ru=row["ru"])
        for name, row in (countries | activities).items()
    }


def reference_label(name: str) -> Label | None:
    """Return the name of a country or activity; None for an id that is neither.

    Examples
    --------
    >>> reference_label("isic.21").en, reference_label("MX").es
    ('Pharmaceutical products', 'México')
    """
    return _labels().get(name)
