"""Offers: their price against the price at which they enter, and against their class's overruns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.derive import derive
from corredor.core.errors import N_, NotAChoice
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Derived, Quantity
from corredor.core.table import Row
from corredor.data.tables import quantity_of_entry, read_data_table
from corredor.studies.energy.calc.overrun.reference import (
    ImpossibleClass,
    ReferenceClass,
    largest_bearable_overrun,
    overrun_price,
    overrun_quantile,
)
from corredor.studies.energy.study.case import Case, Made, figure, term, text, word
from corredor.studies.energy.study.costs import Priced
from corredor.studies.energy.study.planning import Planned
from corredor.studies.energy.study.quantities import method_of

CLASSES: Final = "reference_classes"
FIGURES: Final = ("mean", "share", "tail_mean", "threshold", "floor")
LEVELS: Final = {"p50": 0.5, "p80": 0.8}
WHOEVER: Final = ("sides", "third")
"""Parties of a check that any two countries have: the two themselves, and third states."""
CLOSED_PRICES: Final = ("confidential", "unstated")
TERMS: Final = ("formula", "take_or_pay", "delivery", "force_majeure", "tails", "spent_fuel")
"""Terms of a contract that an offer should state."""
NUCLEAR_TERMS: Final = ("tails", "spent_fuel")
"""Those that only an offer of nuclear fuel or of a reactor has."""


def class_of(row: Row) -> dict[str, str] | None:
    """Return the reference class that a row names; None if it names none that is known."""
    held = {one["id"]: one for one in read_data_table(CLASSES)}
    return held.get(row.text("class"))


def refuse_class(row: Row) -> None:
    """Refuse a reference class that the data don't have.

    Raises
    ------
    NotAChoice
        E110: there is no such class.
    """
    if row.text("class") and class_of(row) is None:
        known = [one["id"] for one in read_data_table(CLASSES)]
        raise NotAChoice(row.at("class"), column="class", value=row.text("class"), known=known)


def class_quantile(name: str, held: Mapping[str, str], level: float) -> Quantity | None:
    """Return the overrun that a share of the projects of a class stays below.

    None where the published figures of the class contradict one another.
    """
    record = ReferenceClass(*(float(held[column]) for column in FIGURES))
    try:
        value = overrun_quantile(record, level)
    except ImpossibleClass:
        return None
    used = {
        column: quantity_of_entry(CLASSES, held, held["id"], column, "share") for column in FIGURES
    }
    method = method_of(overrun_quantile)
    return Quantity("", value, "share", Derived(method, used, {"certainty": name}))


def offered(case: Case, made: Made, regions: Mapping[str, Planned]) -> None:
    """Make what is said of the offers: overruns, entry, terms, and what to check."""
    _overruns(made, regions)
    _offers(case, made, regions)
    _compliance(case, made)


def _options(regions: Mapping[str, Planned]) -> Iterator[tuple[Planned, Priced]]:
    for region in regions.values():
        for one in region.options:
            yield region, one


def _overruns(made: Made, regions: Mapping[str, Planned]) -> None:
    """Keep the price of each option at the overruns of its class, with the test of entry."""
    rows: list[tuple[Cell, ...]] = []
    for region, one in _options(regions):
        held = class_of(one.row)
        if held is None:
            continue
        prices: list[str] = []
        last: Quantity | None = None
        for name, level in LEVELS.items():
            overrun = class_quantile(name, held, level)
            if overrun is None:
                prices.append("")
                continue
            last = derive(overrun_price, offer=one.overnight, overrun=overrun)
            key = f"overrun_price.{one.id}.{name}"
            prices.append(made.find(key, f"overrun_price_{name}", last, one.id))
        entry = next(
            (f.quantity for f in made.findings if f.key == f"energy.entry_price.{one.id}"), None
        )
        room = ""
        if entry is not None:
            bearable = derive(largest_bearable_overrun, entry=entry, offer=one.overnight)
            room = made.find(f"bearable_overrun.{one.id}", "bearable_overrun", bearable, one.id)
        verdict = _verdict(region, one, entry, last)
        offer = f"energy.overnight_cost.{one.id}"
        rows.append((region.id, one.id, f"class_{held['id']}", offer, *prices, room, verdict))
    columns = (
        *(term("region"), term("option"), word("class", "reference_class")),
        figure("offered", "overnight_cost"),
        *(figure(name, f"overrun_price_{name}") for name in LEVELS),
        *(figure("room", "bearable_overrun"), word("verdict", "overrun_verdict")),
    )
    made.table("overruns", columns, rows, "energy/options", CLASSES)


def _verdict(region: Planned, one: Priced, entry: Quantity | None, dearest: Quantity | None) -> str:
    if dearest is None:
        return "class_contradicts"
    if entry is None:
        return "in_plan_as_offered" if region.is_chosen(one.id) else "never_enters"
    if one.overnight.value > entry.value:
        return "out_as_offered"
    return "enters_overrun" if dearest.value <= entry.value else "enters_if_on_budget"


@dataclass(frozen=True)
class Standing:
    """How an offer stands: the option that it is, and the key of its entry price."""

    option: str
    entry: str


def _standing(made: Made, regions: Mapping[str, Planned], row: Row) -> Standing:
    keys = {one.key for one in made.findings}
    for _, one in _options(regions):
        if one.row.text("offer") == row.text("id"):
            wanted = (f"energy.fuel_entry_price.{one.id}", f"energy.entry_price.{one.id}")
            return Standing(one.id, next((key for key in wanted if key in keys), ""))
    key = f"energy.fuel_cost.{row.text('against')}.total"
    return Standing("", key if key in keys else "")


def _asks(case: Case, row: Row) -> tuple[str, ...]:
    """Return the terms that an offer leaves unsaid; what nuclear ones ask, others don't."""
    nuclear = row.text("kind") == "fuel" or any(
        option.text("offer") == row.text("id") and option.text("kind") == "nuclear"
        for option in case.rows("options")
    )
    asked = TERMS if nuclear else tuple(name for name in TERMS if name not in NUCLEAR_TERMS)
    return tuple(f"term_{name}" for name in asked if not row.text(name))


def _offers(case: Case, made: Made, regions: Mapping[str, Planned]) -> None:
    rows: list[tuple[Cell, ...]] = []
    suppliers: dict[str, set[str]] = {}
    for row in case.rows("offers"):
        standing = _standing(made, regions, row)
        asks = _asks(case, row)
        rows.append(
            (
                *(row.text("id"), f"offer_{row.text('kind')}", row.text("proposal")),
                *(row.text("supplier"), f"price_{row.text('price_state')}"),
                *(standing.option, standing.entry),
                *(row.text(name) or "" for name in TERMS),
                asks,
            )
        )
        suppliers.setdefault(row.text("kind"), set()).add(row.text("supplier"))
        made.flags += list(_flags(row, standing, bool(asks)))
    columns = (
        *(term("offer"), word("kind", "offer_kind"), term("proposal"), term("supplier")),
        *(word("price_state"), term("option"), figure("entry", "entry_price")),
        *(text(name, f"term_{name}") for name in TERMS),
        word("asks", "terms_unsaid"),
    )
    made.table("offers", columns, rows, "energy/offers")
    for kind, names in sorted(suppliers.items()):
        if len(names) == 1 and "" not in names:
            made.flags.append(
                Flag(
                    f"energy.single_supplier.{kind}",
                    "note",
                    N_(
                        "{kind}: one supplier only is looked at, {supplier}; ask what the present "
                        "ones would offer."
                    ),
                    {
                        "kind": Ref("word", f"offer_{kind}"),
                        "supplier": Ref("term", next(iter(names))),
                    },
                )
            )


def _flags(row: Row, standing: Standing, missing: bool) -> Iterator[Flag]:
    offer = Ref("term", row.text("id"))
    if row.text("price_state") in CLOSED_PRICES:
        if standing.entry:
            yield Flag(
                f"energy.price.{row.text('id')}",
                "warning",
                N_(
                    "{offer}: no price can be verified. It is worth having below {entry}, and not "
                    "above."
                ),
                {"offer": offer, "entry": Ref("figure", standing.entry)},
                row.text("id"),
            )
        else:
            yield Flag(
                f"energy.price.{row.text('id')}",
                "warning",
                N_("{offer}: no price can be verified."),
                {"offer": offer},
                row.text("id"),
            )
    if missing:
        yield Flag(
            f"energy.terms.{row.text('id')}",
            "note",
            N_("{offer}: the offer leaves terms of a contract unsaid; the table names them."),
            {"offer": offer},
            row.text("id"),
        )


def _compliance(case: Case, made: Made) -> None:
    """Keep the checklist, for the kinds of offers and the countries that the folder has."""
    countries = {*case.inputs.settings.sides, *case.inputs.settings.transit, *WHOEVER}
    kinds = {row.text("kind") for row in case.rows("offers")}
    if not kinds:
        return
    nuclear = any(row.text("kind") == "nuclear" for row in case.rows("options"))
    wanted = {
        "all": True,
        "nuclear": nuclear or "fuel" in kinds,
        "lng": "gas" in kinds,
        "power": "power" in kinds,
    }
    rows: list[tuple[Cell, ...]] = [
        (
            *(f"check_{held['subject']}", held["name_es"], held["name_en"], held["name_ru"]),
            *(held["source"], held["date"], held["confidence"]),
        )
        for held in read_data_table("supply_compliance")
        if wanted.get(held["subject"]) and countries.intersection(held["party"].split())
    ]
    columns = (
        *(word("subject", "check_subject"), text("name_es", "check_name")),
        *(text("name_en", "check_name"), text("name_ru", "check_name")),
        *(text("source"), text("date", "day"), word("confidence")),
    )
    made.table("compliance", columns, rows, "supply_compliance")
