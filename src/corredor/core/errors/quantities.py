"""Codes E2xx: numbers, units, money."""

from corredor.core.errors.base import N_, QuantityError


class WrongUnit(QuantityError):
    """A quantity in a unit that its use doesn't allow."""

    code = "E201"
    found = N_("{name} is in {unit}")
    expected = N_("expected a unit of the same kind as {wanted}")
    fix = N_("correct the unit, or the number that it belongs to")


class MixedCurrencies(QuantityError):
    """Two currencies in one computation."""

    code = "E202"
    found = N_("{name} is in {unit}, {other_name} in {other_unit}")
    expected = N_("expected one currency")
    fix = N_("add the exchange rate with its source to rates.csv")


class MixedPriceYears(QuantityError):
    """Two price years in one computation."""

    code = "E203"
    found = N_("{name} is in prices of {year}, {other_name} in prices of {other_year}")
    expected = N_("expected one price year")
    fix = N_("add the deflator with its source to deflators.csv")


class NoNumber(QuantityError):
    """A fact that has no number because its sources disagree."""

    code = "E204"
    found = N_("{name} is disputed and has no number")
    expected = N_("expected a decision")
    fix = N_("decide it in decisions.csv, with a reason")


class BoundIsNoValue(QuantityError):
    """A figure that its source gives as a bound only."""

    code = "E205"
    found = N_("{name} is known as a bound only ({qualifier} {value})")
    expected = N_("expected a value")
    fix = N_("make an assumption in assumptions.csv that names this fact in its rationale")


class UnstatedPriceYear(QuantityError):
    """Money whose price year nobody stated."""

    code = "E206"
    found = N_("the price year of {name} is not stated")
    expected = N_("expected prices of a known year")
    fix = N_("state the price year in the column price_year")


class NotFinite(QuantityError):
    """A computation without a finite result."""

    code = "E207"
    found = N_("{function} has no finite result for {part}; draws without one: {bad} of {draws}")
    expected = N_("expected finite numbers")
    fix = N_("check that no divisor is zero and no logarithm is taken of a negative number")


class NoOrigin(QuantityError):
    """A number that nobody stands behind."""

    code = "E208"
    found = N_("{name} is a bare {kind}")
    expected = N_("expected a quantity: cited, assumed, looked up or derived")
    fix = N_("take the number from a claim, an assumption or a table")


class BadDistribution(QuantityError):
    """An uncertainty whose parameters contradict each other."""

    code = "E209"
    found = N_("{name}: low {low}, value {value}, high {high}")
    expected = N_("expected {rule}")
    fix = N_("correct the three numbers, or choose another distribution")


class MissingPriceYear(QuantityError):
    """A row with money and without price year."""

    code = "E210"
    found = N_("{unit} has no price year")
    expected = N_("expected a year or the word nominal in price_year")
    fix = N_("write the year of the prices; nominal where nobody states it")


class UnitMismatch(QuantityError):
    """Claims of one fact in units of different kinds."""

    code = "E211"
    found = N_("{value} is in {unit}, but claim {other} of the same fact is in {other_unit}")
    expected = N_("expected units of one kind within one subject, property and period")
    fix = N_("give one of them another property, or correct the unit")


class ValueOffCentre(BadDistribution):
    """A central value that isn't where low and high put it."""

    code = "E212"
    found = N_("{name}: value {value} between low {low} and high {high}")
    expected = N_("expected {wanted}: {rule}")
    fix = N_("write {wanted}, or choose triangular or pert, which take any value between")


class FactInTwoCurrencies(QuantityError):
    """Claims of one fact in different currencies."""

    code = "E213"
    found = N_("{value} is in {currency}, claim {other} ({where}) in {other_currency}")
    expected = N_("expected one currency within one subject, property and period")
    fix = N_("correct unit in one of the two rows, or give its claim a property of its own")


class FactInTwoPriceYears(QuantityError):
    """Claims of one fact in prices of different years."""

    code = "E214"
    found = N_("{value} is in prices of {year}, claim {other} ({where}) in prices of {other_year}")
    expected = N_("expected one price year within one subject, property and period")
    fix = N_("correct price_year in one of the two rows, or give its claim a property of its own")
