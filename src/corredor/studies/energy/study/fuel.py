"""Fuel of reactors: need, price by stage, best tails, months of cover, and missed deliveries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from corredor.core.derive import derive, derive_record
from corredor.core.errors import (
    N_,
    CorredorError,
    EnrichmentRefused,
    UnreadableCell,
    Wording,
)
from corredor.core.finding import Cell, Flag, Ref
from corredor.core.quantity import Quantity
from corredor.core.table import Row
from corredor.data.tables import read_data_table
from corredor.studies.energy.calc.fuel_cycle import ledger, prices, requirement, tails
from corredor.studies.energy.calc.fuel_cycle.enrichment import (
    HALEU,
    NotAShare,
    NotCivil,
    OutOfOrder,
    enrichment_class,
    feed_factor,
)
from corredor.studies.energy.calc.fuel_cycle.measures import (
    KgUPerKgU,
    MoneyPerKgU,
    price_of_uranium,
    price_of_uranium_by_pound,
)
from corredor.studies.energy.inputs.columns import LARGEST
from corredor.studies.energy.study.case import Case, Made, figure, number, term, text, word
from corredor.studies.energy.study.quantities import searched
from corredor.units import Share, same_dimension

SHARES: Final = N_("shares of uranium-235 that rise from tails over feed to product")
MONTHS: Final = N_("months in order, one for each unit")
STAGES: Final = ("uranium", "conversion", "enrichment", "fabrication")
LEADS: Final = {"u3o8": "conversion_lead", "uf6": "work_lead", "enriched": "fabrication_lead"}
"""Which lead time stock of a stage waits for: that of the next stage's payment."""
HORIZON: Final = 72
"""Months that the calendar of reloads and the ledger look ahead."""
CURVE: Final = tuple(share / 100_000 for share in range(100, 401, 10))
"""Tails assays of the curve [share]."""
ROUNDED: Final = 0.5
"""Share of a per cent of a quoted total that rounding may explain."""


@dataclass(frozen=True)
class Need:
    """A reactor with what it needs.

    Parameters
    ----------
    row
        Its row.
    numbers
        Heavy metal, uranium and separative work of a mean year, and of a reload.
    given
        The assumptions of its row.
    reloads
        Its reloads to the horizon, with heavy metal [kgU].
    """

    row: Row
    numbers: Mapping[str, Quantity]
    given: Mapping[str, Quantity]
    reloads: tuple[ledger.Draw, ...]

    @property
    def id(self) -> str:
        """Id of the reactor."""
        return self.row.text("id")


def refuse_enrichment(case: Case, row: Row) -> None:
    """Refuse fuel that is no civil one.

    Raises
    ------
    EnrichmentRefused
        E153: the product is 20 % or more.
    UnreadableCell
        E127: shares don't rise, or a percentage stands where a share is asked for.
    """
    names = ("product", "tails", "feed")
    held = {name: case.cell(row, name).to("share") for name in names}
    draws = held["product"].draws
    highest = max(held["product"].value, 0.0 if draws is None else float(draws.max()))
    try:
        enrichment_class(highest)
        feed_factor(*(held[name].value for name in names))
    except NotCivil:
        raise EnrichmentRefused(
            row.at("product"), column="product", value=f"{highest:.6g}"
        ) from None
    except (NotAShare, OutOfOrder):
        value = " ".join(f"{held[name].value:.6g}" for name in names)
        raise UnreadableCell(
            row.at("product"),
            column="product",
            value=value,
            shape=Wording(SHARES),
            example="0.042 0.0025 0.00711",
        ) from None


def natural_uranium_of_product(product: Share, tails: Share, feed: Share) -> KgUPerKgU:
    """Natural uranium for a kilogram of product, by the balance of uranium-235."""
    return feed_factor(product, tails, feed)


def need(case: Case, row: Row) -> Need:
    """Return what a reactor needs in a mean year and at each reload.

    Raises
    ------
    CorredorError
        E103, E127, E153: a cell is empty, can't be read, or asks for high-enriched uranium.
    """
    refuse_enrichment(case, row)
    names = ("net_power", "capacity_factor", "burnup", "efficiency", "product", "tails", "feed")
    given = {name: case.cell(row, name) for name in (*names, "cycle", "units", "other_cost")}
    losses = _losses(case, row)
    made = derive_record(
        requirement.reactor_requirement, **{name: given[name] for name in names}, **losses
    )
    reload = derive_record(
        requirement.reload_requirement, **made, cycle=given["cycle"], units=given["units"]
    )
    numbers = {**made, **{f"reload_{name}": one for name, one in reload.items()}}
    cycle, amount = given["cycle"].to("month").value, reload["heavy_metal"].value
    first = months_of_reloads(row)
    calendar = requirement.reload_calendar(first, [cycle] * len(first), HORIZON)
    reloads = tuple(ledger.Draw(one.month, amount) for one in calendar)
    return Need(row, numbers, given, reloads)


def _losses(case: Case, row: Row) -> dict[str, Quantity]:
    """Return the losses that the contract of a reactor states: those of the first."""
    contract = next(one for one in case.rows("contracts") if one.text("reactor") == row.text("id"))
    return {name: case.cell(contract, name) for name in ("uranium_loss", "work_loss")}


def months_of_reloads(row: Row) -> list[float]:
    """Return the month of each unit's next reload.

    Raises
    ------
    UnreadableCell
        E127: a part is no month from now on.
    """
    try:
        found = [float(part) for part in row.text("first_reloads").split()]
        if not all(0 <= month <= LARGEST for month in found):
            raise ValueError(found)
        return found
    except ValueError:
        value = row.text("first_reloads")
        raise UnreadableCell(
            row.at("first_reloads"),
            column="first_reloads",
            value=value,
            shape=Wording(MONTHS),
            example="4 13",
        ) from None


def fuelled(case: Case, made: Made) -> None:
    """Make what the fuel of all reactors and contracts comes to."""
    needs: dict[str, Need] = {}
    for row in case.rows("reactors"):
        try:
            needs[row.text("id")] = one = need(case, row)
        except (CorredorError, StopIteration) as error:
            if isinstance(error, CorredorError):
                made.miss(f"fuel.{row.text('id')}", error)
            continue
        _flag_haleu(made, one)
    _needs(made, needs)
    _facts(made, needs)
    _contracts(case, made, needs)


def _flag_haleu(made: Made, one: Need) -> None:
    if enrichment_class(one.given["product"].to("share").value) == HALEU:
        key = made.find(f"product.{one.id}", "enrichment_of_product", one.given["product"], one.id)
        made.flags.append(
            Flag(
                f"energy.haleu.{one.id}",
                "warning",
                N_(
                    "{reactor} burns uranium of {product}: few can supply it, and another "
                    "supplier is hard to find."
                ),
                {"reactor": Ref("term", one.id), "product": Ref("figure", key)},
                one.id,
            )
        )


def _needs(made: Made, needs: Mapping[str, Need]) -> None:
    names = ("heavy_metal", "uranium", "work")
    rows: list[tuple[Cell, ...]] = []
    reloads: list[tuple[Cell, ...]] = []
    for one in needs.values():
        keys = [
            made.find(
                f"{part}{name}.{one.id}", f"fuel_{part}{name}", one.numbers[f"{part}{name}"], one.id
            )
            for part in ("", "reload_")
            for name in names
        ]
        rows.append((one.id, *keys))
        reloads += [(one.id, load.month, round(load.amount)) for load in one.reloads]
    columns = (
        term("reactor"),
        *(figure(name, f"fuel_{name}") for name in names),
        *(figure(f"reload_{name}", f"fuel_reload_{name}") for name in names),
    )
    made.table("fuel_needs", columns, rows, "energy/reactors", "assumptions")
    columns = (
        term("reactor"),
        number("month", "month", "month_from_now"),
        number("heavy_metal", "kgU", "fuel_reload_heavy_metal"),
    )
    made.table("reloads", columns, reloads, "energy/reactors", "assumptions")


def _facts(made: Made, needs: Mapping[str, Need]) -> None:
    """Keep what is published of the designs, where sources disagree too."""
    designs = {one.row.text("design") for one in needs.values()} - {""}
    rows: list[tuple[Cell, ...]] = []
    disputed: set[tuple[str, str]] = set()
    for held in read_data_table("reactors"):
        if held["reactor"] in designs:
            value = float(held["value"]) if held["value"] else None
            rows.append(
                (
                    *(held["reactor"], f"reactor_{held['property']}", value, held["unit"]),
                    *(f"fact_{held['state']}", held["confidence"], held["source"], held["date"]),
                )
            )
            if held["state"] == "disputed":
                disputed.add((held["reactor"], held["property"]))
    columns = (
        *(text("design"), word("property"), number("value", "1"), text("unit")),
        *(word("state", "fact_state"), word("confidence"), text("source"), text("date", "day")),
    )
    made.table("reactor_facts", columns, rows, "reactors")
    for design, property_ in sorted(disputed):
        made.flags.append(
            Flag(
                f"energy.disputed.{design}.{property_}",
                "note",
                N_(
                    "Sources disagree on {what} of {design}: all figures stand in the table, and "
                    "the assumption says which is taken."
                ),
                {"what": Ref("word", f"reactor_{property_}"), "design": Ref("text", design)},
            )
        )


def uranium_price(case: Case, row: Row) -> Quantity:
    """Return the price of a kilogram of uranium, from that of it or of its oxide."""
    found = case.cell(row, "uranium_price")
    per = found.unit.partition("/")[2]
    if per and same_dimension(per, "lbU3O8"):
        money = found.unit.partition("/")[0]
        if per.endswith("lbU3O8"):
            return derive(price_of_uranium_by_pound, pound_price=found)
        return derive(price_of_uranium, oxide_price=found.to(f"{money}/kgU3O8"))
    return found


def quoted_residual(quoted: MoneyPerKgU, computed: MoneyPerKgU) -> MoneyPerKgU:
    """Part of a quoted total that its stages don't explain."""
    return quoted - computed


def all_in(total: MoneyPerKgU, carrying: MoneyPerKgU) -> MoneyPerKgU:
    """Cost of a kilogram of heavy metal loaded: its stages and the money they tie up."""
    return total + carrying


def feed_price(uranium: MoneyPerKgU, conversion: MoneyPerKgU) -> MoneyPerKgU:
    """Price of a kilogram of uranium as UF6: uranium and conversion."""
    return uranium + conversion


@dataclass(frozen=True)
class Contract:
    """A contract with its numbers: by stage, carrying cost, total, of energy, best tails."""

    row: Row
    need: Need
    numbers: Mapping[str, Quantity]

    @property
    def id(self) -> str:
        """Id of the contract."""
        return self.row.text("id")


def contract(case: Case, row: Row, one: Need) -> Contract:
    """Return a contract's cost by stage, and what the energy of its fuel costs.

    Raises
    ------
    CorredorError
        E103, E201: a cell is empty or measures something else, such as a price of oxide where
        one of uranium is asked for.
    """
    uranium = uranium_price(case, row)
    cells = {
        name: case.cell(row, name)
        for name in (
            *("conversion_price", "work_price", "fabrication_price", "uranium_loss"),
            *("conversion_loss", "work_loss"),
        )
    }
    shares = {name: one.given[name] for name in ("product", "tails", "feed")}
    cost = derive_record(prices.fuel_cost, uranium_price=uranium, **shares, **cells)
    leads = {
        f"{stage}_lead": case.cell(row, f"{'work' if stage == 'enrichment' else stage}_lead")
        for stage in STAGES
    }
    stages = {stage: cost[stage] for stage in STAGES}
    tied = derive_record(prices.carrying_cost, **stages, **leads, rate=case.cell(row, "rate"))
    total = derive(all_in, total=cost["total"], carrying=tied["total"])
    energy = derive(
        prices.energy_of_fuel, burnup=one.given["burnup"], efficiency=one.given["efficiency"]
    )
    best = derive(
        tails.optimal_tails,
        feed=one.given["feed"],
        feed_price=derive(feed_price, uranium=uranium, conversion=cells["conversion_price"]),
        work_price=cells["work_price"],
    )
    numbers = {
        **{stage: cost[stage] for stage in STAGES},
        "carrying": tied["total"],
        "total": total,
        "energy_cost": derive(prices.fuel_cost_of_energy, total=total, energy=energy),
        "best_tails": best,
        "plain": cost["total"],
        "feed_price": derive(feed_price, uranium=uranium, conversion=cells["conversion_price"]),
        "work_price": cells["work_price"],
    }
    quoted = case.optional(row, "quoted")
    if quoted is not None:
        numbers["residual"] = derive(quoted_residual, quoted=quoted, computed=cost["total"])
    return Contract(row, one, numbers)


def _contracts(case: Case, made: Made, needs: Mapping[str, Need]) -> None:
    rows: list[tuple[Cell, ...]] = []
    curve: list[tuple[Cell, ...]] = []
    covers: list[tuple[Cell, ...]] = []
    for row in case.rows("contracts"):
        one = needs.get(row.text("reactor"))
        if one is None:
            continue
        try:
            held = contract(case, row, one)
            rows += _stages(made, held)
            curve += _curve(held)
            covers += _covers(case, made, held)
        except CorredorError as error:
            made.miss(f"fuel.{row.text('id')}", error)
    columns = (term("contract"), word("stage", "fuel_stage"), figure("cost", "fuel_cost"))
    made.table("fuel_cost", columns, rows, "energy/contracts", "assumptions")
    columns = (
        term("contract"),
        number("tails", "%", "tails_assay"),
        number("cost", "1", "fuel_cost"),
        text("unit"),
    )
    made.table("tails", columns, curve, "energy/contracts", "assumptions")
    columns = (
        *(term("contract"), number("missed", "1", "missed_deliveries")),
        *(figure("cover", "months_of_cover"), word("end", "end_of_cover")),
        *(figure("replacement", "replacement_cost"), figure("energy", "energy_lost")),
        figure("total", "interruption_cost"),
    )
    made.table("cover", columns, covers, "energy/ledger", "energy/contracts", "assumptions")


def _stages(made: Made, held: Contract) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    for stage in (*STAGES, "carrying", "total"):
        key = made.find(f"fuel_cost.{held.id}.{stage}", "fuel_cost", held.numbers[stage], held.id)
        rows.append((held.id, f"fuel_{stage}", key))
    named = {
        "energy_cost": ("fuel_energy_cost", "fuel_cost_of_energy"),
        "best_tails": ("best_tails", "best_tails"),
    }
    for name, (key, label) in named.items():
        made.find(f"{key}.{held.id}", label, held.numbers[name], held.id)
    residual = held.numbers.get("residual")
    if residual is not None:
        key = made.find(f"residual.{held.id}", "quotation_residual", residual, held.id)
        if abs(residual.value) > ROUNDED / 100 * held.numbers["plain"].value:
            made.flags.append(
                Flag(
                    f"energy.residual.{held.id}",
                    "warning",
                    N_(
                        "{contract}: {residual} of the quoted total is explained by none of its "
                        "stages; ask the supplier."
                    ),
                    {"contract": Ref("term", held.id), "residual": Ref("figure", key)},
                    held.id,
                )
            )
    return rows


def _curve(held: Contract) -> list[tuple[Cell, ...]]:
    given = held.need.given
    product, feed = (given[name].to("share").value for name in ("product", "feed"))
    price, work = held.numbers["feed_price"], held.numbers["work_price"]
    shares = [share for share in CURVE if share < feed]
    costs = tails.tails_curve(product, feed, price.value, work.value, np.array(shares))
    return [
        (held.id, round(100 * share, 3), round(float(cost), 1), price.unit)
        for share, cost in zip(shares, costs, strict=True)
    ]


def _covers(case: Case, made: Made, held: Contract) -> list[tuple[Cell, ...]]:
    """Return the rows of cover, one for each number of missed deliveries."""
    rows = [row for row in case.rows("ledger") if row.text("contract") == held.id]
    if not rows:
        return []
    amounts = {row.text("id"): case.cell(row, "amount") for row in rows}
    lots = [
        ledger.Lot(
            row.text("stage"),
            amounts[row.text("id")].to("kgU").value,
            0.0 if row.text("kind") == "stock" else max(row.number("month") or 0.0, SOON),
        )
        for row in rows
    ]
    given = held.need.given
    factor = derive(
        natural_uranium_of_product, **{name: given[name] for name in ("product", "tails", "feed")}
    )
    leads = {stage: case.cell(held.row, column).to("month") for stage, column in LEADS.items()}
    months = {stage: lead.value for stage, lead in leads.items()}
    months["bundles"] = 0.0
    used = {
        "feed_factor": factor,
        "reload": held.need.numbers["reload_heavy_metal"],
        **{f"lot_{name}": one for name, one in amounts.items()},
        **{f"lead_{stage}": one for stage, one in leads.items()},
    }
    deliveries = sum(lot.month > 0 for lot in lots)
    made_rows: list[tuple[Cell, ...]] = []
    shortest = float(HORIZON)
    for missed in range(min(deliveries, MOST_MISSED) + 1):
        cover = ledger.stock_cover(lots, held.need.reloads, factor.value, months, missed, HORIZON)
        key = made.find(
            f"cover.{held.id}.{missed}", "months_of_cover", _searched(cover, used), held.id
        )
        shortest = min(shortest, cover.months)
        cells = _interrupted(case, made, held, cover, used, missed)
        end = "cover_lasts" if cover.lasts else "cover_ends"
        made_rows.append((held.id, missed, key, end, *cells))
    _flag_lead(made, held, shortest, case.cell(held.row, "uranium_lead"))
    return made_rows


MOST_MISSED: Final = 3
"""Deliveries missed one after the other, at most."""
SOON: Final = 1e-6
"""Month of a delivery that is due now: it is on order, not in stock."""


def _searched(cover: ledger.Cover, used: Mapping[str, Quantity]) -> Quantity:
    return searched(ledger.stock_cover, cover.months, "month", "months", **used)


def _interrupted(
    case: Case,
    made: Made,
    held: Contract,
    cover: ledger.Cover,
    used: Mapping[str, Quantity],
    missed: int,
) -> tuple[str, str, str]:
    """Return the keys of what missed deliveries cost; empty where the contract doesn't say."""
    premium = case.optional(held.row, "premium")
    wait = case.optional(held.row, "replacement")
    if premium is None or wait is None or not missed:
        return "", "", ""
    given = held.need.given
    unit_power = given["net_power"].to("MW").value / given["units"].value
    found = ledger.interruption_cost(
        cover,
        premium.value,
        wait.to("month").value,
        unit_power,
        given["capacity_factor"].to("share").value,
        given["other_cost"].value,
    )
    money = premium.unit.partition("/")[0]
    all_used = {**used, "premium": premium, "replacement": wait, "other_cost": given["other_cost"]}
    numbers = {
        "replacement": (found.replacement, money),
        "energy": (found.energy, "MWh"),
        "total": (found.total, money),
    }
    labels = {
        "replacement": "replacement_cost",
        "energy": "energy_lost",
        "total": "interruption_cost",
    }
    keys = [
        made.find(
            f"interruption.{held.id}.{missed}.{name}",
            labels[name],
            searched(ledger.interruption_cost, value, unit, name, **all_used),
            held.id,
        )
        for name, (value, unit) in numbers.items()
    ]
    return keys[0], keys[1], keys[2]


def _flag_lead(made: Made, held: Contract, shortest: float, lead: Quantity) -> None:
    """Flag fuel that lasts less long than new uranium takes to become fuel."""
    if shortest < lead.to("month").value:
        made.flags.append(
            Flag(
                f"energy.cover.{held.id}",
                "warning",
                N_(
                    "{contract}: if deliveries stop, fuel lasts less long than new uranium takes "
                    "to become fuel, {lead}."
                ),
                {"contract": Ref("term", held.id), "lead": Ref("figure", lead.key)},
                held.id,
            )
        )
