"""Kinds that no lexicon gives: digits, marks and what rules make; and unions of kinds."""

from __future__ import annotations

from typing import Final

DERIVED: Final = (
    "OTHER", "NUM", "NUM3", "NUM4", "NUM8", "COMMA", "DOT", "COLON", "SLASH", "DASH", "APOS",
    "LT", "GT", "EQ", "PAREN", "QUOTE", "COUNTED", "ORDINAL", "DECIMAL", "CLOCK", "LOOSECLOCK",
    "YEARDATE", "MONTHDATE", "DAYDATE", "WEEKDATE", "PERIOD", "DAYPARTED", "MOMENT", "DURATION",
    "OFFSET", "STRETCH", "RANGE", "BOUND", "SET", "PRESENT", "DAYLIST", "CLOCKRANGE", "CURRENT",
    "NOTHING",
)  # fmt: skip

ACROSS: Final = ("MONTHISH", "FALLISH")
"""Kinds behind which a rule looks at what follows the next word: "in fall the second"."""
UNIONS: Final = {
    "COUNT": ("NUM", "CARD", "COUNTED"),
    "AMOUNT": ("NUM", "NUM3", "CARD", "COUNTED", "DECIMAL", "COUPLE", "FEW", "ONEANDHALF"),
    "ORDER": ("ORD", "ORDINAL", "SECONDORD", "QUARTERORD", "ORDINALLAST"),
    "LASTORDER": ("LAST",),
    "RANK": ("ORD", "ORDINAL", "SECONDORD", "QUARTERORD"),
    "ANYMONTH": ("MONTH", "MONTHISH", "MONTHSHORT"),
    "ANYWEEKDAY": ("WEEKDAY", "WEEKDAYISH"),
    "ANYSEASON": ("SEASON", "FALLISH"),
    "LEADING": (
        "IN",
        "OF",
        "FROM",
        "SINCE",
        "UNTIL",
        "TO",
        "BY",
        "BEFORE",
        "AFTER",
        "BETWEEN",
        "EDGE",
        "APPROX",
        "ON",
        "DASH",
        "UPTO",
    ),
    "SEP": ("DASH", "SLASH", "DOT"),
    "ANYUNIT": ("UNIT", "SECONDUNIT", "NIGHTS", "UNITLETTER"),
    "RELATIVE": ("THIS", "NEXT", "LAST"),
    "DATE": ("YEARDATE", "MONTHDATE", "DAYDATE", "WEEKDATE", "PERIOD"),
    "BIGDATE": ("YEARDATE", "MONTHDATE", "WEEKDATE", "PERIOD"),
    "POINT": ("DAYDATE", "MONTHDATE", "YEARDATE", "WEEKDATE", "PERIOD", "DAYPARTED", "MOMENT"),
    "ANYPART": ("PART", "MEAL", "DAYPART"),
    "UPTO": ("TO", "UNTIL", "DASH", "ATA"),
    "BEGINNING": ("FROM", "SINCE", "OF"),
}
"""Names of patterns that stand for several kinds."""
