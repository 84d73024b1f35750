"""Names: the one list of the units that are known, and what each of them is made of."""

from __future__ import annotations

from typing import Final, NamedTuple

SHARE: Final = "share"
"""A part of a whole, from 0 to 1; without dimension, but read as a percentage."""

COUNTED: Final = (
    "person",
    "company",
    "organisation",
    "country",
    "event",
    "document",
    "claim",
    "fact",
    "conflict",
    "source",
    "proposal",
    "flight",
    "aircraft",
    "crew",
    "agreement",
    "meeting",
    "pair",
    "session",
    "statement",
    "idle_gap",
    "change",
    "party",
    "entry",
)
"""Things that are counted; each is its own dimension, so that people never add to companies."""


class Name(NamedTuple):
    """A name that tables may use: 10 to the `power` times the product of the `roots`.

    A root is a unit by Pint's name for it, or a dimension of our own. `prefixes` are those
    that may stand before the name.
    """

    name: str
    roots: str
    power: int = 0
    prefixes: str = ""


NAMES: Final = (
    # Length. No "nm": to a navigator it is a nautical mile.
    Name("m", "meter", prefixes="mck"),
    Name("inch", "inch"),
    Name("foot", "foot"),
    Name("mile", "mile"),
    Name("nautical_mile", "nautical_mile"),
    # Area; square metres are m^2.
    Name("ha", "hectare"),
    Name("hectare", "hectare"),
    # Mass. "ton" is a short ton in one country and a tonne in the next: it is unknown.
    # "kt" is a thousand tonnes; the speed is written "knot".
    Name("g", "kilogram", -3, "mk"),
    Name("t", "tonne", prefixes="kMG"),
    Name("tonne", "tonne"),
    Name("short_ton", "short_ton"),
    Name("pound", "pound"),
    Name("troy_ounce", "troy_ounce"),
    # Volume. A barrel is one of oil, 42 US gallons; "Mbbl" is a thousand of them to some.
    Name("l", "liter", prefixes="mh"),
    Name("L", "liter", prefixes="m"),
    Name("litre", "liter"),
    Name("barrel", "oil_barrel"),
    Name("bbl", "oil_barrel"),
    Name("US_gallon", "gallon"),
    # Time. A year has 365.25 days, a month is its twelfth.
    Name("s", "second"),
    Name("second", "second"),
    Name("min", "minute"),
    Name("minute", "minute"),
    Name("h", "hour"),
    Name("hour", "hour"),
    Name("d", "day"),
    Name("day", "day"),
    Name("week", "week"),
    Name("month", "month"),
    Name("year", "year"),
    Name("knot", "knot"),
    # Power and energy. No milli: "mW" and "mWh" are slips for a thousand million times more.
    # The calorie is that of the steam tables, by which 10 Gcal are 1 toe. MMBtu is a million
    # Btu; "MBtu", a thousand of them to some, is unknown.
    Name("W", "watt", prefixes="kMGT"),
    Name("Wh", "watt_hour", prefixes="kMGTP"),
    Name("J", "joule", prefixes="kMGTPE"),
    Name("cal", "international_calorie", prefixes="kMG"),
    Name("toe", "tonne_of_oil_equivalent", prefixes="kMG"),
    Name("Btu", "Btu"),
    Name("BTU", "Btu"),
    Name("MMBtu", "Btu", 6),
    Name("MMBTU", "Btu", 6),
    Name("V", "volt", prefixes="k"),
    # Pressure.
    Name("Pa", "pascal", prefixes="hkM"),
    Name("bar", "bar", prefixes="m"),
    # Temperature. degC and degF count from a zero of their own and stand alone.
    Name("K", "kelvin"),
    Name("kelvin", "kelvin"),
    Name("degC", "degree_Celsius"),
    Name("°C", "degree_Celsius"),
    Name("degF", "degree_Fahrenheit"),
    Name("°F", "degree_Fahrenheit"),
    # Dimensions of our own. An angle is no ratio; separative work is no mass, though its unit
    # is called kg SWU by some.
    Name("degree", "angle"),
    Name("SWU", "SWU", prefixes="kM"),
    # A kilogram of uranium is no kilogram of its oxide, nor is the price of one the other's.
    Name("gU", "uranium", -3, "kM"),
    Name("tU", "uranium", 3),
    Name("gU3O8", "uranium_oxide", -3, "kM"),
    Name("tU3O8", "uranium_oxide", 3),
    Name("lbU3O8", "pound_of_oxide", prefixes="kM"),
    Name("TEU", "TEU", prefixes="kM"),
    Name("seat", "seat"),
    Name("ASK", "seat*meter", 3, "MG"),
    Name("RPK", "person*meter", 3, "MG"),
    *(Name(name, name) for name in COUNTED),
    # Ratios.
    Name("1", ""),
    Name(SHARE, ""),
    Name("%", "", -2),
    Name("percent", "", -2),
)
"""All that is known without ``units.csv``, money apart."""

_PREFIXES: Final = {"m": -3, "c": -2, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
POWERS: Final = {"": 0, **_PREFIXES}
"""Powers of ten of the prefixes, and of none."""

KNOWN: Final = {
    prefix + entry.name: (
        entry.power + POWERS[prefix],
        tuple(root for root in entry.roots.split("*") if root),
    )
    for entry in NAMES
    for prefix in ("", *entry.prefixes)
}
"""Power of ten and roots of every name with each of its prefixes."""
SPELLINGS: Final = tuple(KNOWN)
"""Every name with each of its prefixes."""

OWN: Final = frozenset({*COUNTED, "angle", "SWU", "TEU", "seat", "uranium", "uranium_oxide"})
"""Roots that are dimensions of our own."""
ZEROS: Final = {"degree_Celsius": 273.15, "degree_Fahrenheit": 459.67 * 5 / 9}
"""Zero points [K] of the scales that have one of their own (SI Brochure, 9th edition, 2.3.1;
NIST SP 811, appendix B.8)."""
