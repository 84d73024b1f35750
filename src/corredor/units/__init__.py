"""Units: the aliases that annotate functions, and the one list of the units that are known.

The ground floor. May import nothing of the project; everything above may import it. Pint and
Babel are asked where they are needed, and nowhere else.

A unit is a string such as ``km``, ``USD_2024/MWh`` or ``person``. Money carries its
currency and its price year in the unit, so that two currencies, or two price years of one
currency, are different dimensions and can't be added by accident: ``USD_2022`` and
``USD_2024`` mix only through a deflator in ``USD_2024/USD_2022``. ``USD_nominal`` is money
whose price year nobody stated.

Names are read here and prefixes are applied here, so that what a name means depends on no
other unit that was read before; Pint is asked for sizes alone, where none is stated here.
"""

from corredor.units.annotations import (
    SAME,
    Day,
    Deflator,
    Degree,
    Foot,
    Hour,
    Kelvin,
    Kg,
    Km,
    Knot,
    Megawatt,
    MegawattHour,
    Metre,
    Minute,
    Money,
    MoneyFrom,
    MoneyTo,
    Person,
    Ratio,
    Same,
    Share,
    Tonne,
    Year,
    bound,
    variables_in,
)
from corredor.units.conversions import Conversion, DimensionError, conversion, same_dimension
from corredor.units.money import NOMINAL, MoneyUnit, is_bare_money, money_in, with_price_year
from corredor.units.names import COUNTED, NAMES, SHARE, SPELLINGS, Name
from corredor.units.reading import (
    HIGHEST_DEGREE,
    LONGEST,
    OPERATOR,
    UnknownUnitError,
    currencies,
    has_offset,
    is_known,
)

__all__ = [
    "COUNTED",
    "HIGHEST_DEGREE",
    "LONGEST",
    "NAMES",
    "NOMINAL",
    "OPERATOR",
    "SAME",
    "SHARE",
    "SPELLINGS",
    "Conversion",
    "Day",
    "Deflator",
    "Degree",
    "DimensionError",
    "Foot",
    "Hour",
    "Kelvin",
    "Kg",
    "Km",
    "Knot",
    "Megawatt",
    "MegawattHour",
    "Metre",
    "Minute",
    "Money",
    "MoneyFrom",
    "MoneyTo",
    "MoneyUnit",
    "Name",
    "Person",
    "Ratio",
    "Same",
    "Share",
    "Tonne",
    "UnknownUnitError",
    "Year",
    "bound",
    "conversion",
    "currencies",
    "has_offset",
    "is_bare_money",
    "is_known",
    "money_in",
    "same_dimension",
    "variables_in",
    "with_price_year",
]
