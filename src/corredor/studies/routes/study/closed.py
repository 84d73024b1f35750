"""Closures that bind a carrier on a day: those that come with corredor and the user's own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.routes.calc.closures import ClosedAreas, Closure, Flight, closed_areas
from corredor.studies.routes.inputs.records import Carrier, day_in

TABLE: Final = "closures"
FOLDER: Final = "routes/closures.csv"


@cache
def acts() -> dict[str, dict[str, str]]:
    """Return the acts behind the closures that come with corredor, by id."""
    return {row["id"]: row for row in read_data_table(TABLE, "acts")}


@cache
def known() -> tuple[date, date]:
    """Return the first and last day for which those closures are known."""
    import tomllib

    text = files("corredor.data").joinpath(TABLE, "source.toml").read_text(encoding="utf-8")
    stated = tomllib.loads(text)
    return date.fromisoformat(stated["known_from"]), date.fromisoformat(stated["known_to"])


@cache
def shipped() -> tuple[Closure, ...]:
    """Return the closures that come with corredor."""
    return tuple(_shipped(row, acts()[row["act"]]) for row in read_data_table(TABLE))


def _shipped(row: dict[str, str], act: dict[str, str]) -> Closure:
    barred: Any = row["barred"]
    confidence: Any = row["confidence"]
    return Closure(
        id=row["id"],
        area=row["area"],
        barred=barred,
        value=row["value"],
        start=date.fromisoformat(row["from"]),
        end=date.fromisoformat(row["to"]) if row["to"] else None,
        known_to=date.fromisoformat(act["known_to"]),
        act=row["act"],
        exempt=act["exempt"],
        emergency=act["emergency"] == "yes",
        confidence=confidence,
        whole=row["extent"] == "whole",
        ceiling=float(row["ceiling_ft"]) if row["ceiling_ft"] else None,
    )


def of_folder(row: Row) -> Closure:
    """Return a row of the user's closures; the row's own id names its act."""
    barred: Any = row.text("barred")
    confidence: Any = row.text("confidence")
    return Closure(
        id=row.text("id"),
        area=row.text("area"),
        barred=barred,
        value=row.text("value") if barred != "all" else "",
        start=day_in(row, "from"),
        end=day_in(row, "to") if row.text("to") else None,
        known_to=day_in(row, "retrieved"),
        act=row.text("id"),
        exempt=row.text("exempt"),
        confidence=confidence,
    )


def closed_to(carrier: Carrier, day: date, rows: Iterable[Row]) -> ClosedAreas:
    """Return what is closed to a carrier on a day.

    A row of the user's replaces the closure of the same id that comes with corredor. A day after
    the last one for which the closures are known is answered as if they went on, and marked.
    """
    flight = Flight(carrier.state, carrier.registry, carrier.control)
    return _closed(flight, day, tuple(of_folder(row) for row in rows))


@lru_cache(maxsize=64)
def _closed(flight: Flight, day: date, own: tuple[Closure, ...]) -> ClosedAreas:
    """Return what is closed to a flight on a day by the closures shipped and those of a folder."""
    replaced = {rule.id for rule in own}
    rules = [*(rule for rule in shipped() if rule.id not in replaced), *own]
    return closed_areas(rules, flight, day, known(), beyond=True)


def source_of(rule: Closure, rows: Iterable[Row]) -> tuple[str, str]:
    """Return who published the act of a closure with its title, and the day it was read."""
    for row in rows:
        if row.text("id") == rule.id:
            return f"{row.text('producer')}: {row.text('title')}", row.text("retrieved")
    act = acts()[rule.act]
    clause = f", {act['clause']}" if act["clause"] else ""
    return f"{act['producer']}: {act['title']}{clause}", act["read"]
