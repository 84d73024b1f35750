"""Records: from validated rows to sources, assumptions, decisions and units."""

from __future__ import annotations

from typing import Any, cast

from corredor.core.assumption import Assumption, Distribution, Shape
from corredor.core.claim import Decision
from corredor.core.errors import BadDistribution, Place, UnitRedefined, UnknownUnit, Wording
from corredor.core.source import Source
from corredor.core.table import Row
from corredor.programme.diagnostics import Diagnostics, Refused
from corredor.programme.measures import Measures, is_unit
from corredor.programme.rows import ReadTable
from corredor.units import NOMINAL, is_bare_money, with_price_year


def read_measures(table: ReadTable, currency: str, diagnostics: Diagnostics) -> Measures:
    """Return the units that the folder's tables may use, those of ``units.csv`` among them.

    Parameters
    ----------
    table
        ``units.csv``.
    currency
        The programme's currency, for proposals.
    diagnostics
        Takes E104 for a meaning that isn't known, E118 for a unit that is known already.
    """
    usual = Measures(currency)
    own: dict[str, str] = {}
    for row in table.rows:
        unit, means = row.text("unit"), row.text("means")
        if is_unit(unit) or is_bare_money(unit):
            diagnostics.add(table.refusal(row, "unit", Refused(UnitRedefined, unit=unit)))
        elif not is_unit(with_price_year(means, NOMINAL)):
            refused = Refused(UnknownUnit, unit=means, near=usual.near(means))
            diagnostics.add(table.refusal(row, "means", refused))
        own[unit] = means
    return Measures(currency, own)


def read_sources(table: ReadTable) -> dict[str, Source]:
    """Return the links of attribution chains by id, in the order of ``sources.csv``."""
    return {
        row.text("id"): Source(
            row.text("id"),
            row.text("kind"),
            row.label,
            row.text("country"),
            row.text("reliability"),
        )
        for row in table.rows
    }


def read_assumptions(table: ReadTable, diagnostics: Diagnostics) -> dict[str, Assumption]:
    """Return the assumptions by id, in the order of the file.

    Parameters
    ----------
    table
        ``assumptions.csv``.
    diagnostics
        Takes E209 and E212: numbers that contradict each other.
    """
    made: dict[str, Assumption] = {}
    for row in table.rows:
        try:
            distribution = _distribution(row)
        except BadDistribution as error:
            fields = error.fields | {
                "name": row.text("id"),
                "rule": Wording(str(error.fields["rule"])),
            }
            diagnostics.add(table.refusal(row, "value", Refused(type(error), **fields)))
            continue
        made[row.text("id")] = Assumption(
            id=row.text("id"),
            label=row.label,
            unit=row.text("unit"),
            distribution=distribution,
            **_stated(row),
        )
    return made


def _stated(row: Row) -> dict[str, Any]:
    """Return who stands behind an assumption, why and since when: in a scenario, what that says."""
    numbers = ("value", "low", "high", "distribution", "unit", "price_year")
    stated = next((row.replaced[name] for name in numbers if name in row.replaced), None)
    if stated is None:
        texts = {name: row.text(name) for name in ("owner", "rationale", "date")}
        return {**texts, "place": row.place}
    said = {"owner": stated.owner, "rationale": stated.rationale, "date": stated.date}
    return {**said, "place": Place(stated.place.file, stated.place.line)}


def _distribution(row: Row) -> Distribution:
    value = row.number("value")
    shape = cast("Shape", row.text("distribution"))
    return Distribution(
        shape, 0.0 if value is None else value, row.number("low"), row.number("high")
    )


def read_decisions(table: ReadTable) -> tuple[Decision, ...]:
    """Return the decisions, in the order of the file."""
    return tuple(
        Decision(
            fact=row.text("fact").removeprefix("facts."),
            claim=row.text("claim"),
            reason=row.text("reason"),
            person=row.text("person"),
            date=row.text("date"),
            considered=row.ids("considered"),
            place=table.place(row, "fact"),
        )
        for row in table.rows
    )
