"""Derive: the one verb that makes a derived number.

``derive(function, **quantities)`` converts each quantity to the unit that the function's
annotation asks for, runs the function on the central values and once more on the draws, and
records the lineage. The function stays a plain function of floats and arrays.

An annotation may hold money variables (``money``, ``money_from``, ``money_to``). They stand
for one currency in one price year each and take it from the quantities given.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Annotated, Any, Final, NamedTuple, get_args, get_origin, get_type_hints

from corredor.core.assumption import FloatArray
from corredor.core.errors import (
    BoundIsNoValue,
    MixedCurrencies,
    MixedPriceYears,
    NoOrigin,
    UnstatedPriceYear,
    WrongUnit,
)
from corredor.core.evaluation import Evaluation
from corredor.core.finding import FindingTable
from corredor.core.quantity import Cited, Derived, Method, Quantity
from corredor.units import (
    NOMINAL,
    SAME,
    DimensionError,
    MoneyUnit,
    bound,
    has_offset,
    money_in,
    variables_in,
)

RETURN: Final = "return"


class Signature(NamedTuple):
    """What a function's annotations ask for and promise.

    `wanted` and `made` map names to units; `made` has the one name "" where the function
    returns a single number, and the names of the fields where it returns a record. `names` are
    those of all arguments, `moneys` the money variables of those that have any or take any unit.
    """

    method: Method
    wanted: Mapping[str, str]
    made: Mapping[str, str]
    choices: frozenset[str]
    names: frozenset[str]
    moneys: Mapping[str, tuple[str, ...]]


def _unit_of(annotation: Any) -> str | None:
    """Return the unit in ``Annotated[float, unit]``; None where there is none."""
    if get_origin(annotation) is not Annotated:
        return None
    return next((extra for extra in get_args(annotation)[1:] if isinstance(extra, str)), None)


@cache
def signature(function: Callable[..., Any]) -> Signature:
    """Read a function's units from its annotations.

    Raises
    ------
    TypeError
        An argument or the result has no unit: a fault of the code, not of the user's input.
    """
    hints = get_type_hints(function, include_extras=True)
    name = f"{function.__module__}.{function.__qualname__}"
    result = hints.get(RETURN)
    wanted: dict[str, str] = {}
    choices: set[str] = set()
    for argument in inspect.signature(function).parameters:
        unit = _unit_of(hints.get(argument))
        if unit is not None:
            wanted[argument] = unit
        elif hints.get(argument) is str:
            choices.add(argument)
        else:
            raise TypeError(f"{name}: argument {argument} has no unit")
    made = _made_units(name, result, function.__globals__)
    summary = (inspect.getdoc(function) or "").partition("\n")[0]
    if not summary:
        raise TypeError(f"{name} has no docstring: its first line is the method's text")
    method = Method(function.__module__, function.__qualname__, summary)
    names = frozenset((*wanted, *choices))
    moneys = {name: variables_in(unit) for name, unit in wanted.items()}
    open_ = {name: found for name, found in moneys.items() if found or wanted[name] == SAME}
    return Signature(method, wanted, made, frozenset(choices), names, open_)


def _made_units(name: str, result: Any, names: dict[str, Any]) -> dict[str, str]:
    unit = _unit_of(result)
    if unit is not None:
        return {"": unit}
    if isinstance(result, type) and is_dataclass(result):
        hints = get_type_hints(result, localns=names, include_extras=True)
        units = {field.name: _unit_of(hints[field.name]) for field in fields(result)}
        if all(units.values()):
            return {key: unit for key, unit in units.items() if unit is not None}
    raise TypeError(f"{name}: the result has no unit")


def _bindings(read: Signature, given: Mapping[str, Quantity]) -> dict[str, str]:
    """Find the units that an annotation's variables stand for, or say why two can't meet."""
    units: dict[str, str] = {}
    first: dict[str, tuple[str, MoneyUnit]] = {}
    for name, variables in read.moneys.items():
        unit, found = read.wanted[name], money_in(given[name].unit)
        if unit == SAME:
            if has_offset(given[name].unit):
                key = _named(name, given)
                raise WrongUnit(None, name=key, unit=given[name].unit, wanted="kelvin")
            units.setdefault(SAME, given[name].unit)
            variables = tuple(f"{SAME} {at}" for at in range(len(found)))
        if variables and len(variables) != len(found):
            raise WrongUnit(None, name=_named(name, given), unit=given[name].unit, wanted=unit)
        for variable, money in zip(variables, found, strict=False):
            other, other_money = first.setdefault(variable, (name, money))
            units[variable] = other_money.unit
            if other != name:
                _refuse_mixture(given, name, money, other, other_money)
    return units


def _refuse_mixture(
    given: Mapping[str, Quantity], name: str, money: MoneyUnit, other: str, met: MoneyUnit
) -> None:
    this, that = _named(name, given), _named(other, given)
    if money.code != met.code:
        units = {"unit": given[name].unit, "other_unit": given[other].unit}
        raise MixedCurrencies(None, name=this, other_name=that, **units)
    if NOMINAL in (money.year, met.year):
        raise UnstatedPriceYear(None, name=this if money.year == NOMINAL else that)
    if money.year != met.year:
        years = {"year": money.year, "other_year": met.year}
        raise MixedPriceYears(None, name=this, other_name=that, **years)


def _named(argument: str, given: Mapping[str, Quantity]) -> str:
    return given[argument].key or argument


def _converted(name: str, quantity: Quantity, unit: str) -> Quantity:
    try:
        return quantity.to(unit)
    except DimensionError:
        key = quantity.key or name
        raise WrongUnit(None, name=key, unit=quantity.unit, wanted=unit) from None


def _sorted_out(
    read: Signature, given: Mapping[str, Any]
) -> tuple[dict[str, Quantity], dict[str, str]]:
    """Part the arguments into quantities and choices; a bare number is refused."""
    if frozenset(given) != read.names:
        raise TypeError(f"{read.method.name} takes {sorted(read.names)}, not {sorted(given)}")
    quantities: dict[str, Quantity] = {}
    choices: dict[str, str] = {}
    for name, value in given.items():
        if name in read.choices:
            choices[name] = str(value)
        elif not isinstance(value, Quantity):
            raise NoOrigin(None, name=name, kind=type(value).__name__)
        elif value.is_bound and isinstance(value.origin, Cited):
            qualifier = value.origin.claim.qualifier
            raise BoundIsNoValue(None, name=value.key, qualifier=qualifier, value=value.value)
        else:
            quantities[name] = value
    return quantities, choices


def _evaluated(
    function: Callable[..., Any], given: Mapping[str, Any]
) -> tuple[Signature, dict[str, Quantity]]:
    read = signature(function)
    quantities, choices = _sorted_out(read, given)
    units = _bindings(read, quantities)
    central: dict[str, Any] = dict(choices)
    drawn: dict[str, FloatArray] = {}
    for name, quantity in quantities.items():
        unit = read.wanted[name]
        converted = _converted(name, quantity, bound(unit, units) if units else unit)
        central[name] = converted.value
        if converted.draws is not None:
            drawn[name] = converted.draws
    evaluation = Evaluation(read.method.name, function, tuple(read.made), central, drawn)
    made: dict[str, Quantity] = {}
    for member, outcome in evaluation.outcomes().items():
        origin = Derived(read.method, quantities, choices, member)
        unit = bound(read.made[member], units) if units else read.made[member]
        made[member] = Quantity("", outcome.value, unit, origin, outcome.draws)
    return read, made


def tally(function: Callable[[FindingTable], float], table: FindingTable) -> Quantity:
    """Make a number that counts or sums the rows of a finding table.

    The lineage names the table, whose own `sources` name the tables of the folder.

    Examples
    --------
    >>> from corredor.core.finding import Column
    >>> def lines(table: FindingTable) -> Annotated[float, "fact"]:
    ...     '''Number of facts.'''
    ...     return float(len(table.rows))
    >>> table = FindingTable("t", "t", (Column("a", "text", "a"),), (("x",), ("y",)), ("claims",))
    >>> tally(lines, table).value
    2.0
    """
    hints = get_type_hints(function, include_extras=True)
    name = f"{function.__module__}.{function.__qualname__}"
    unit = _made_units(name, hints.get(RETURN), function.__globals__)[""]
    summary = (inspect.getdoc(function) or "").partition("\n")[0]
    method = Method(function.__module__, function.__qualname__, summary)
    origin = Derived(method, {}, {"table": table.key})
    return Quantity("", float(function(table)), unit, origin)


def derive(function: Callable[..., float], /, **quantities: Quantity | str) -> Quantity:
    """Make a derived number: run a function on quantities and record the lineage.

    Parameters
    ----------
    function
        A function whose arguments and result are annotated with units, and which takes floats
        or arrays of shape (n,) alike and returns the like. An argument annotated ``str`` is a
        choice, not a number.
    **quantities
        Its arguments by name.

    Returns
    -------
    Quantity
        With the function's result on the central values and on the draws. Give it its key by
        putting it into a `Finding`.

    Raises
    ------
    WrongUnit
        E201: a quantity's unit measures something else, or counts from a zero of its own where
        any one unit is asked for.
    MixedCurrencies, MixedPriceYears, UnstatedPriceYear
        E202, E203, E206: moneys that can't meet.
    BoundIsNoValue
        E205: a source gives only "more than" or "at most".
    NotFinite
        E207: the result is not a finite real number.
    NoOrigin
        E208: a bare number was given.
    TypeError
        A fault of the code: the function makes no column of draws, see `corredor.core.evaluation`.

    Examples
    --------
    >>> from corredor.testing import assumed
    >>> from corredor.units import Km, Hour
    >>> from typing import Annotated
    >>> def speed(distance: Km, time: Hour) -> Annotated[float, "km/hour"]:
    ...     '''Mean speed over a distance.'''
    ...     return distance / time
    >>> derive(speed, distance=assumed("d", 9_600, "km"), time=assumed("t", 720, "minute")).value
    800.0
    """
    read, made = _evaluated(function, quantities)
    if "" not in made:
        raise TypeError(f"{read.method.name} returns a record: use derive_record")
    return made[""]


def derive_record(
    function: Callable[..., Any], /, **quantities: Quantity | str
) -> dict[str, Quantity]:
    """Make one derived number per field of the record that a function returns.

    The same as `derive` for a function whose result is a dataclass with annotated fields.

    Examples
    --------
    >>> from dataclasses import dataclass
    >>> from corredor.testing import assumed
    >>> from corredor.units import Km
    >>> @dataclass(frozen=True)
    ... class Legs:
    ...     first: Km
    ...     second: Km
    >>> def halves(distance: Km) -> Legs:
    ...     '''Two legs of equal length.'''
    ...     return Legs(distance / 2, distance / 2)
    >>> sorted(derive_record(halves, distance=assumed("d", 10, "km")))
    ['first', 'second']
    """
    read, made = _evaluated(function, quantities)
    if "" in made:
        raise TypeError(f"{read.method.name} returns one number: use derive")
    return made
