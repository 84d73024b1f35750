"""Duties as a table, and the numbers that are read off it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from corredor.core.derive import tally
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.quantity import Quantity
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.crews import CrewPlan
from corredor.studies.routes.study.schedule import Timetable
from corredor.studies.routes.study.sectors import INBOUND, OUTBOUND
from corredor.units import Hour, Person

KEY: Final = "routes.duties"
MINUTES: Final = 60.0
COLUMNS: Final = (
    Column("service", "term", "service"),
    Column("direction", "word", "direction"),
    Column("period", "number", "flight_duty", "minute"),
    Column("limit", "number", "duty_limit", "minute"),
    Column("pilots", "number", "pilots", "person"),
    Column("parts", "number", "crew_parts"),
    Column("crews", "number", "crews"),
    Column("aircraft", "number", "aircraft_needed"),
    Column("cabin_rest", "number", "cabin_rest", "minute"),
    Column("regime", "word", "crew_regime"),
    Column("source", "text", "source"),
)


@dataclass(frozen=True)
class Duties:
    """The duties of a service: their table, and the numbers read off it."""

    table: FindingTable
    numbers: dict[str, Quantity]

    @property
    def pilots(self) -> Quantity | None:
        """Pilots of a flight; None where no crew is legal."""
        return self.numbers.get("pilots")


def _whole(table: FindingTable, column: str) -> float:
    return max(float(cell) for cell in table.column(column) if isinstance(cell, int | float))


def _period(table: FindingTable, direction: str) -> float:
    row = next(row for row in table.records() if row["direction"] == direction)
    return float(str(row["period"])) / MINUTES


def duty_out(table: FindingTable) -> Hour:
    """Flight duty period of one crew from report to blocks at the last station."""
    return _period(table, OUTBOUND)


def duty_home(table: FindingTable) -> Hour:
    """Flight duty period of one crew from report to blocks at home."""
    return _period(table, INBOUND)


def pilots_aboard(table: FindingTable) -> Person:
    """Pilots of a flight by the limits of the regime of flight duty."""
    return _whole(table, "pilots")


def crews_taken(table: FindingTable) -> Annotated[float, "crew"]:
    """Crews that the service takes: flying, waiting abroad and resting at home."""
    return _whole(table, "crews")


def aircraft_taken(table: FindingTable) -> Annotated[float, "aircraft"]:
    """Fewest aircraft that fly the timetable of a week."""
    return _whole(table, "aircraft")


def duties(case: Case, table: Timetable, plan: CrewPlan) -> Duties:
    """Return the duties of a service."""
    rows: list[tuple[Cell, ...]] = [
        (
            case.service.id,
            duty.direction,
            duty.period,
            duty.limit,
            duty.pilots,
            duty.parts if duty.pilots else None,
            plan.crews,
            table.aircraft,
            duty.cabin_rest,
            plan.regime,
            duty.source,
        )
        for duty in plan.duties
    ]
    sources = ("routes/services",)
    made = FindingTable(KEY, "duties", COLUMNS, tuple(rows), sources)
    numbers = {
        "flight_duty_outbound": tally(duty_out, made),
        "flight_duty_inbound": tally(duty_home, made),
        "aircraft_needed": tally(aircraft_taken, made),
    }
    if plan.pilots is not None:
        numbers["pilots"] = tally(pilots_aboard, made)
    if plan.crews is not None:
        numbers["crews"] = tally(crews_taken, made)
    return Duties(made, numbers)
