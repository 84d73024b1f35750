"""Spoken units: a written number and its unit as a language says them, prices apart.

Each unit of trade and energy that the project knows has its words here; one that a programme
brings along is shown by its own name.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from corredor.core.errors import N_
from corredor.report.i18n import FRACTION, NN_, Speech
from corredor.report.i18n.numbers import with_symbol, written
from corredor.units import money_in

PERCENT: Final = ("%", "percent")
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"
MONEY: Final = re.compile(r"(?P<scale>[kMGT]?)(?P<code>[A-Z]{3})_(?P<year>\d{4}|nominal)")

_WORDS: Final = {
    "person": NN_("{number} person", "{number} people"),
    "company": NN_("{number} company", "{number} companies"),
    "organisation": NN_("{number} organisation", "{number} organisations"),
    "country": NN_("{number} country", "{number} countries"),
    "event": NN_("{number} event", "{number} events"),
    "document": NN_("{number} document", "{number} documents"),
    "claim": NN_("{number} claim", "{number} claims"),
    "fact": NN_("{number} fact", "{number} facts"),
    "conflict": NN_("{number} conflict", "{number} conflicts"),
    "source": NN_("{number} source", "{number} sources"),
    "proposal": NN_("{number} proposal", "{number} proposals"),
    "flight": NN_("{number} flight", "{number} flights"),
    "aircraft": NN_("{number} aircraft", "{number} aircraft"),
    "crew": NN_("{number} crew", "{number} crews"),
    "agreement": NN_("{number} agreement", "{number} agreements"),
    "meeting": NN_("{number} meeting", "{number} meetings"),
    "pair": NN_("{number} pair", "{number} pairs"),
    "session": NN_("{number} session", "{number} sessions"),
    "statement": NN_("{number} statement", "{number} statements"),
    "idle_gap": NN_("{number} idle gap", "{number} idle gaps"),
    "change": NN_("{number} change", "{number} changes"),
    "party": NN_("{number} party", "{number} parties"),
    "entry": NN_("{number} entry", "{number} entries"),
    "seat": NN_("{number} seat", "{number} seats"),
    "second": NN_("{number} second", "{number} seconds"),
    "minute": NN_("{number} minute", "{number} minutes"),
    "hour": NN_("{number} hour", "{number} hours"),
    "day": NN_("{number} day", "{number} days"),
    "week": NN_("{number} week", "{number} weeks"),
    "month": NN_("{number} month", "{number} months"),
    "year": NN_("{number} year", "{number} years"),
    "barrel": NN_("{number} barrel", "{number} barrels"),
    "degree": NN_("{number} degree", "{number} degrees"),
    "kilotonne": NN_("{number} thousand tonnes", "{number} thousand tonnes"),
    "megatonne": NN_("{number} million tonnes", "{number} million tonnes"),
    "gigatonne": NN_("{number} billion tonnes", "{number} billion tonnes"),
    "bcm": NN_("{number} billion m³", "{number} billion m³"),
    "nautical_mile": NN_("{number} nautical mile", "{number} nautical miles"),
    "knot": NN_("{number} knot", "{number} knots"),
    "short_ton": NN_("{number} short ton", "{number} short tons"),
    "troy_ounce": NN_("{number} troy ounce", "{number} troy ounces"),
    "kTEU": NN_("{number} thousand TEU", "{number} thousand TEU"),
    "MTEU": NN_("{number} million TEU", "{number} million TEU"),
    "kbbl": NN_("{number} thousand barrels", "{number} thousand barrels"),
}
"""Words for what is counted and for units that are read in full."""
_GENITIVE: Final = {
    "nautical_mile": N_("{number} of a nautical mile"),
    "short_ton": N_("{number} of a short ton"),
    "troy_ounce": N_("{number} of a troy ounce"),
}
"""Units of two words, whose Russian genitive singular is none of the plural forms."""
_SYMBOLS: Final = {
    "kW": N_("{number} kW"),
    "TW": N_("{number} TW"),
    "Wh": N_("{number} Wh"),
    "MWh": N_("{number} MWh"),
    "GWh": N_("{number} GWh"),
    "TWh": N_("{number} TWh"),
    "PWh": N_("{number} PWh"),
    "GJ": N_("{number} GJ"),
    "TJ": N_("{number} TJ"),
    "PJ": N_("{number} PJ"),
    "EJ": N_("{number} EJ"),
    "Gcal": N_("{number} Gcal"),
    "toe": N_("{number} toe"),
    "ktoe": N_("{number} thousand toe"),
    "Mtoe": N_("{number} million toe"),
    "MMBtu": N_("{number} million Btu"),
    "TEU": N_("{number} TEU"),
    "kV": N_("{number} kV"),
    "ha": N_("{number} ha"),
    "m^2": N_("{number} m²"),
    "m^3": N_("{number} m³"),
    "km^2": N_("{number} km²"),
    "km/hour": N_("{number} km/h"),
    "kgU": N_("{number} kg U"),
    "tU": N_("{number} t U"),
    "kgU3O8": N_("{number} kg U₃O₈"),
    "lbU3O8": N_("{number} lb U₃O₈"),
    "SWU": N_("{number} SWU"),
    "kSWU": N_("{number} thousand SWU"),
    "MSWU": N_("{number} million SWU"),
    "MW*day": N_("{number} MW·d"),
    "GW*day": N_("{number} GW·d"),
}
_CLDR: Final = {
    "km": "length-kilometer",
    "m": "length-meter",
    "mile": "length-mile",
    "g": "mass-gram",
    "kg": "mass-kilogram",
    "t": "mass-tonne",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
}
_SAME: Final = {
    "tonne": "t",
    "kt": "kilotonne",
    "Mt": "megatonne",
    "Gt": "gigatonne",
    "bbl": "barrel",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "d": "day",
    "hectare": "ha",
    "MMBTU": "MMBtu",
    "m²": "m^2",
    "m³": "m^3",
    "km²": "km^2",
}
"""Other names of units that have words."""
_BELOW: Final = {"MMBtu": N_("million Btu"), "MMBTU": N_("million Btu")}
"""Units whose name below the line is another than that of a number of them."""
_MONEY_WORDS: Final = {
    "": NN_("{currency} {number}", "{currency} {number}"),
    "k": NN_("{currency} {number} thousand", "{currency} {number} thousand"),
    "M": NN_("{currency} {number} million", "{currency} {number} million"),
    "G": NN_("{currency} {number} billion", "{currency} {number} billion"),
    "T": NN_("{currency} {number} trillion", "{currency} {number} trillion"),
}
_CURRENCIES: Final = {"USD": N_("USD"), "EUR": N_("EUR"), "RUB": N_("RUB")}
"""Currencies that one of the languages has a usual short form for; others go by their code."""
_TIMES: Final = NN_("{number} times", "{number} times")
_RAISED: Final = str.maketrans("123456789-", "¹²³⁴⁵⁶⁷⁸⁹⁻")
_POWER: Final = re.compile(r"(?:\^|\*\*)(-?[1-9])")


def with_unit(number: Decimal, unit: str, speech: Speech, *, bounded: bool = False) -> str:
    """Return a number and its unit; `bounded` where a word such as "more than" goes before it.

    Examples
    --------
    >>> with_unit(Decimal("86.4"), "kt", Speech("en"))
    '86.4 thousand tonnes'
    """
    said = _known(number, unit, speech, bounded)
    if said is not None:
        return said
    above, slash, below = unit.partition("/")
    said = _known(number, above.strip(), speech, bounded) if slash else None
    if said is not None:
        return f"{said}/{_symbol(below.strip(), speech)}"
    return f"{written(number, speech)}{NO_BREAK_SPACE}{_readable(unit)}"


def currency(unit: str, speech: Speech) -> str:
    """Return the short form of the first money of a unit, as a language has it; else nothing.

    Examples
    --------
    >>> currency("USD_2024/kW", Speech("ru")), currency("MW", Speech("ru"))
    ('долл. США', '')
    """
    for money in money_in(unit):
        return _symbol(money.unit.removeprefix(money.unit.partition(money.code)[0]), speech)
    return ""


def times(number: Decimal, speech: Speech, *, bounded: bool = False) -> str:
    """Return a number that says how many times larger something is."""
    return _counted(_TIMES, number, speech, bounded)


def _known(number: Decimal, unit: str, speech: Speech, bounded: bool) -> str | None:
    """Return number and unit; None for a unit without words of its own."""
    unit = _SAME.get(unit, unit)
    money = MONEY.fullmatch(unit)
    if money is not None:
        return _counted(_MONEY_WORDS[money["scale"]], number, speech, bounded, money["code"])
    if unit in _GENITIVE and speech.asks_genitive(_count(number), bounded=bounded):
        return speech.translate(_GENITIVE[unit]).format(number=written(number, speech))
    if unit in _WORDS:
        return _counted(_WORDS[unit], number, speech, bounded)
    if unit in PERCENT:
        return speech.translate(N_("{number}%")).format(number=written(number, speech))
    if unit in _SYMBOLS:
        said = speech.translate(_SYMBOLS[unit]).format(number=written(number, speech))
        return said.replace(" ", NO_BREAK_SPACE)
    text = with_symbol(number, _CLDR[unit], speech) if unit in _CLDR else None
    return None if text is None else text.replace(" ", NO_BREAK_SPACE)


def _counted(
    forms: tuple[str, str], number: Decimal, speech: Speech, bounded: bool, code: str = ""
) -> str:
    count = _count(number)
    in_part = count is None
    form = speech.ngettext(*forms, FRACTION if in_part else count, bounded=bounded and not in_part)
    currency = speech.translate(_CURRENCIES[code]) if code in _CURRENCIES else code
    return form.format(number=written(number, speech), currency=currency)


def _count(number: Decimal) -> float | None:
    """Return a number as what counts; None where it is written with decimals."""
    exponent = number.as_tuple().exponent
    return None if isinstance(exponent, int) and exponent < 0 else float(number)


def _symbol(unit: str, speech: Speech) -> str:
    """Return the bare name of a unit below the line, and below a further one."""
    if "/" in unit:
        return "/".join(_symbol(part.strip(), speech) for part in unit.split("/"))
    if unit in _BELOW:
        return speech.translate(_BELOW[unit]).replace(" ", NO_BREAK_SPACE)
    money = MONEY.fullmatch(unit)
    if money is not None and not money["scale"]:
        code = money["code"]
        return speech.translate(_CURRENCIES[code]) if code in _CURRENCIES else code
    if _SAME.get(unit, unit) in ("kilotonne", "megatonne", "gigatonne"):
        return _readable(unit)
    said = _known(Decimal(1), unit, speech, bounded=False)
    return _readable(unit) if said is None else said.replace("1", "").strip()


def _readable(unit: str) -> str:
    """Return the name of a unit that has no words, without signs that only tables need."""
    for money in money_in(unit):
        unit = unit.replace(money.unit, money.code)
    raised = _POWER.sub(lambda found: found[1].translate(_RAISED), unit)
    return raised.replace("**", "^").replace("*", "·").replace("_", " ")
