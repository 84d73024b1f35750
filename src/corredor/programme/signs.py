"""Signs: what stands around a number in a quotation and says of what it is a number.

A minus or a word of falling makes it negative, a sign of shares a part of a hundred, the symbol
of a unit a number of that unit and not of one a thousand times as large.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from corredor.units import DimensionError, UnknownUnitError, conversion, money_in

PREFIXES: Final[Mapping[str, int]] = {"k": 3, "M": 6, "G": 9, "T": 12}
_PREFIX_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "k": ("[kKк]", "kil[oó]|кило"),
    "M": ("MM?|М", "mega|мега"),
    "G": ("[GГ]", "giga|гига"),
    "T": ("[TТ]", "tera|тера"),
}
"""Prefixes as symbols, in Latin and Cyrillic, and as words."""
_ROOTS: Final[Mapping[str, tuple[str, str]]] = {
    "m": ("m|м|ph|mh|M", "metr|mét|mete|метр"),
    "g": ("[gGг]|gr", r"gram|грам|(?<=[oо])s?(?!\w)"),
    "t": ("[tTт]", "ton|тон"),
    "W": ("[Ww]e?|Вт", "vat|watt|ватт"),
    "Wh": (r"[Ww][ ·*.-]?[hH]|Вт[ ·⋅*.-]?ч", "(?:vat|watt|ватт).{0,12}(?:hora|hour|час)"),
    "J": ("J|Дж", "ju?l|joul|джоул"),
    "cal": ("[Cc]al|кал", "cal|кал"),
    "toe": (r"toe|tep|т ?\.?н\. ?э|тнэ", "ton|тон"),
    "V": ("[VВ]", "volt|вольт"),
    "Pa": ("Pa|Па", "pasc|паск"),
    "TEU": ("TEU|teu|ДФЭ", "TEU|ДФЭ"),
}
"""Names that take a prefix, as symbols and as beginnings of words."""
_NAME: Final = re.compile(r"\w+")
_BLANK: Final = r"[\s-]{0,4}"
_REACH: Final = 100
"""Characters around a number in which its unit is looked for."""

_MINUS: Final = "-\N{MINUS SIGN}\N{EN DASH}\N{EM DASH}\N{NON-BREAKING HYPHEN}"
_NEGATIVE: Final = re.compile(
    rf"(?<!\w)(?:[{_MINUS}]|\u2212\s)[^\W\d_]{{0,4}}[$€£¥₽]?\s?[.,]?\d"
    r"|\([$€£¥₽]?\d[\d.,]{0,40}\)"
)
_FALLING: Final = re.compile(
    r"\b(?:"
    r"ca[íy]|caer|cae\b|dism|redu|desc[ei]|baj|decl|decre|desplo|p[ée]rd|perd|d[ée]fic|menos|menor"
    r"|negat|contra|retro|recort|merm|hund|minus|fell|fall|drop|down|shr[aiu]|slump|lower|less"
    r"|lost|los[est]|below|s[aiu]nk|cut|plu[nm]|shed|slid|south|west|sur\b|oeste|[SW]\b"
    r"|сниж|сниз|упа|пад|сокра|умень|убы|спад|минус|ниже|поте[рь]|мень|отриц|обвал|рух|ослаб"
    r"|просе|проса|юж|юг|запад"
    r")",
    re.IGNORECASE,
)
_SHARE: Final = re.compile(
    r"\s{0,4}(?:(?P<hundred>%|per ?cent|pct|por ciento|процент)|(?P<thousand>‰|por mil\b|промилл)"
    r"|(?P<myriad>‱))",
    re.IGNORECASE,
)


def says_negative(quote: str) -> bool:
    """Whether a text has a number with a minus, or a word of falling.

    Examples
    --------
    >>> says_negative("trade fell by 7 %"), says_negative("100-300 km")
    (True, False)
    """
    return bool(_NEGATIVE.search(quote) or _FALLING.search(quote))


def share_sign(quote: str, at: int) -> float:
    """Return of how many parts a number that ends here is one: 100 before a per cent sign; or 1."""
    found = _SHARE.match(quote, at)
    if found is None:
        return 1.0
    return {"hundred": 1e2, "thousand": 1e3, "myriad": 1e4}[found.lastgroup or ""]


@lru_cache(maxsize=1024)
def prefix_power(unit: str) -> int:
    """Return the power of ten that a unit's prefix stands for: 6 for MUSD, 3 for kt."""
    power, rest = PREFIXES.get(unit[:1], 0), unit[1:]
    try:
        return power if power and conversion(unit, rest).factor == 10.0**power else 0
    except (UnknownUnitError, DimensionError):
        return 0


class _Spellings(NamedTuple):
    """Patterns of a unit: with its own prefix, with any, and without, right after a number."""

    own: re.Pattern[str]
    prefixed: re.Pattern[str]
    bare: re.Pattern[str]


@lru_cache(maxsize=1024)
def _spellings(unit: str) -> _Spellings | None:
    """Return the patterns of a unit with a prefix; None for others and for unknown ones."""
    name = _NAME.match(unit, 1)
    root = _ROOTS.get(name[0]) if name else None
    if root is None or money_in(unit) or not prefix_power(unit):
        return None
    symbol, word = root
    own_symbol, own_word = _PREFIX_WORDS[unit[0]]
    any_symbol = "|".join(prefix for prefix, _ in _PREFIX_WORDS.values())
    any_word = "|".join(prefix for _, prefix in _PREFIX_WORDS.values())
    form = r"(?<![^\W\d_])(?:(?:{})(?:{})(?![^\W\d_])|(?i:(?:{})(?:{})))"
    own = re.compile(form.format(own_symbol, symbol, own_word, word))
    prefixed = re.compile(form.format(any_symbol, symbol, any_word, word))
    bare = re.compile(rf"{_BLANK}(?:(?:{symbol})(?![^\W\d_])|(?i:{word}))")
    return _Spellings(own, prefixed, bare)


def unit_follows(unit: str, quote: str, at: int) -> bool:
    """Whether a number that ends at this offset is one of a unit with its prefix.

    The first symbol or word after the number with any prefix decides; without one, the last
    before it. A unit without prefix, or whose spellings aren't known, is taken as it is.

    Examples
    --------
    >>> unit_follows("kt", "1300 tonnes", 4), unit_follows("kt", "1300 kt", 4)
    (False, True)
    >>> unit_follows("GW", "5 MW of 10 GW", 1)
    False
    """
    spellings = _spellings(unit)
    if spellings is None:
        return True
    if spellings.bare.match(quote, at):
        return False
    found = spellings.prefixed.search(quote, at, at + _REACH)
    if found is None:
        for before in spellings.prefixed.finditer(quote, max(0, at - _REACH), at):
            found = before
    return found is not None and spellings.own.match(quote, found.start()) is not None
