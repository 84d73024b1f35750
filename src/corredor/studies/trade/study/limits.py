"""Limits: the numbers that the study judges by, the programme's own before those of the package."""

from __future__ import annotations

from dataclasses import replace

from corredor.core.errors import WrongUnit
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.trade.inputs.tables import OWN_LIMITS
from corredor.units import same_dimension

TABLE = "trade_limits"


def limit(inputs: Inputs, name: str) -> Quantity:
    """Return a limit: the programme's assumption where it states one.

    Raises
    ------
    KeyError
        There is no such limit: a fault of the study.
    WrongUnit
        E201: the assumption measures something else.
    """
    rows = {row["limit"]: row for row in read_data_table(TABLE)}
    stated = quantity_of_entry(TABLE, rows[name], name, "value", rows[name]["unit"])
    for row in inputs.table(OWN_LIMITS.name):
        if row.text("limit") == name:
            own = inputs.assumption(row.text("assumption"))
            if not same_dimension(own.unit, stated.unit):
                place, named = row.at("assumption"), row.text("assumption")
                raise WrongUnit(place, name=named, unit=own.unit, wanted=stated.unit)
            return own if own.unit == stated.unit else own.to(stated.unit)
    return stated


def uncertain_limit(inputs: Inputs, name: str) -> Quantity:
    """Return a limit with its draws, where its row states between which ends it lies."""
    found = limit(inputs, name)
    row = next(row for row in read_data_table(TABLE) if row["limit"] == name)
    if found.key != f"data.{TABLE}.{name}.value":
        return found
    drawn = quantity_of_entry(TABLE, row, name, "value", row["unit"], inputs.ensemble)
    return replace(drawn, draws=drawn.draws)
