"""Codes of the Harmonized System as people write them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

CHAPTER, HEADING, SUBHEADING = 2, 4, 6
LONGEST: Final = 12
"""Digits of the longest national line that is read."""
LAST_OWN: Final = 99
"""Last chapter of national lines; the HS itself ends with 97."""
RESERVED: Final = 77
"""Chapter that the HS keeps empty."""
_BEFORE: Final = re.compile(r"^(?:HS|SA|ТН\s*ВЭД|TN\s*VED)[\s:№#-]*", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"[\s.·-]+")
_DIGITS: Final = re.compile(rf"[0-9]{{{CHAPTER},{LONGEST}}}")


@dataclass(frozen=True)
class GoodsCode:
    """A code as it is compared.

    Parameters
    ----------
    digits
        Its digits; empty where the text is no code.
    """

    digits: str

    @property
    def subheading(self) -> str:
        """Its first six digits, which all countries share; empty where it has fewer."""
        return self.digits[:SUBHEADING] if len(self.digits) >= SUBHEADING else ""

    @property
    def heading(self) -> str:
        """Its first four digits; empty where it has fewer."""
        return self.digits[:HEADING] if len(self.digits) >= HEADING else ""


def goods_code(text: str) -> GoodsCode:
    """Return a code without blanks, points and hyphens.

    Parameters
    ----------
    text
        Such as ``8542.31``, ``8542 31 90`` or ``HS 854231``; a national line of up to twelve
        digits begins with the six of the HS.

    Examples
    --------
    >>> goods_code("8542 31 90").subheading, goods_code("85.42").heading
    ('854231', '8542')
    >>> goods_code("chips").digits, goods_code("771234").digits
    ('', '')
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    digits = _BETWEEN.sub("", _BEFORE.sub("", plain))
    if not _DIGITS.fullmatch(digits):
        return GoodsCode("")
    chapter = int(digits[:CHAPTER])
    if not 1 <= chapter <= LAST_OWN or chapter == RESERVED:
        return GoodsCode("")
    return GoodsCode(digits)
