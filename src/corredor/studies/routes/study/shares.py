"""Shares: which part of a market a service takes from the other ways, by each model named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.assumption import Distribution
from corredor.core.derive import derive
from corredor.core.errors import InputAbsent
from corredor.core.quantity import Quantity
from corredor.core.study import Inputs, quantity_of_cell
from corredor.core.table import Row
from corredor.data.prices import in_programme_money
from corredor.studies.routes.calc.demand import choice
from corredor.studies.routes.inputs import CHOICES, ITINERARIES
from corredor.studies.routes.study.case import Case
from corredor.studies.routes.study.sums import total_of
from corredor.units import Hour, Minute, with_price_year

INDEX: Final = "index"
ONE_FLIGHT: Final = choice.LEVELS[:2]
"""Levels without a change of flights: one nest; those with a change are the other."""


@dataclass(frozen=True)
class Way:
    """One way of a market: the service itself, or an itinerary beside it.

    `fare` is in the money of the programme; None where nobody stated it.
    """

    id: str
    via: str
    level: str
    elapsed: Quantity
    weekly: Quantity
    fare: Quantity | None


@dataclass(frozen=True)
class Share:
    """The share that a service takes by one model, and that of each way, the own first."""

    model: str
    form: str
    share: Quantity
    ways: tuple[tuple[Way, Quantity], ...]


def journey(first: Hour, second: Hour) -> Hour:
    """Time of a journey by its parts."""
    return first + second


def ground(minutes: Minute) -> Hour:
    """Time on the ground between two flights of a service."""
    return minutes / MINUTES


MINUTES: Final = 60.0
"""Minutes of an hour."""


def rivals_of(case: Case, market: Row) -> tuple[Way, ...]:
    """Return the itineraries of a market beside the service."""
    rows = case.inputs.table(ITINERARIES.name)
    mine = [row for row in rows if row.text("market") == market.text("id")]
    return tuple(_way(case, row) for row in sorted(mine, key=lambda row: row.text("id")))


def _way(case: Case, row: Row) -> Way:
    table, stops = ITINERARIES.name, round(row.number("stops") or 0)
    return Way(
        id=row.text("id"),
        via=row.text("via"),
        level=choice.level_of_service(0, stops),
        elapsed=_uncertain(case.inputs, row),
        weekly=quantity_of_cell(table, row, "weekly", "flight/week"),
        fare=_fare(case, row),
    )


def _uncertain(inputs: Inputs, row: Row) -> Quantity:
    """Return the time of an itinerary with the range that its row states."""
    found = quantity_of_cell(ITINERARIES.name, row, "hours", "hour")
    low, high = row.number("hours_low"), row.number("hours_high")
    if low is None or high is None:
        return found
    shape = Distribution("triangular", found.value, low, high)
    return Quantity(
        found.key, found.value, found.unit, found.origin, inputs.ensemble.column(found.key, shape)
    )


def _fare(case: Case, row: Row) -> Quantity | None:
    if row.number("fare") is None or not row.text("unit"):
        return None
    unit = with_price_year(row.text("unit"), row.text("price_year"))
    return in_programme_money(case.inputs, quantity_of_cell(ITINERARIES.name, row, "fare", unit))


def shares(case: Case, market: Row, own: Way) -> tuple[Share, ...]:
    """Return the share of a market that a service takes, by each model that the market names.

    Raises
    ------
    InputAbsent
        E501: the market names a model and has no itinerary beside the service, or a model lacks
        a coefficient that its form needs.
    """
    names = market.ids("choices")
    rivals = rivals_of(case, market) if names else ()
    if names and not rivals:
        raise InputAbsent(market.at("choices"), study=case.service.id, input=ITINERARIES.file)
    models = {row.text("id"): row for row in case.inputs.table(CHOICES.name)}
    return tuple(_share(case, models[name], (own, *rivals)) for name in names)


def _share(case: Case, model: Row, ways: Sequence[Way]) -> Share:
    make = _by_index if model.text("form") == INDEX else _by_logit
    made = make(_Model(case, model), ways)
    return Share(model.text("id"), model.text("form"), made[0][1], made)


class _Model:
    """A model of choice: its coefficients by name."""

    def __init__(self, case: Case, row: Row) -> None:
        self.case, self.row = case, row

    def has(self, name: str) -> bool:
        """Whether the model states a coefficient."""
        return bool(self.row.text(name))

    def __getitem__(self, name: str) -> Quantity:
        """Return a coefficient.

        Raises
        ------
        InputAbsent
            E501: the model doesn't state it.
        """
        if not self.has(name):
            wanted = f"{CHOICES.file}: {name}"
            raise InputAbsent(self.row.at(name), study=self.case.service.id, input=wanted)
        return self.case.inputs.assumption(self.row.text(name))


def _by_index(model: _Model, ways: Sequence[Way]) -> tuple[tuple[Way, Quantity], ...]:
    indices = [
        derive(
            choice.quality_of_service,
            weekly=way.weekly,
            weight=model[way.level],
            elapsed=way.elapsed,
            fastest=ways[0].elapsed,
            power=model["power"],
        )
        for way in ways
    ]
    made: list[tuple[Way, Quantity]] = []
    for at, way in enumerate(ways):
        rest = total_of([*indices[:at], *indices[at + 1 :]])
        made.append((way, derive(choice.index_share, own=indices[at], rivals=rest)))
    return tuple(made)


def _by_logit(model: _Model, ways: Sequence[Way]) -> tuple[tuple[Way, Quantity], ...]:
    with_fares = model.has("value_of_time") and all(way.fare is not None for way in ways)
    utilities = [_utility(model, way, with_fares) for way in ways]
    return tuple((way, _logit_share(model, at, ways, utilities)) for at, way in enumerate(ways))


def _utility(model: _Model, way: Way, with_fares: bool) -> Quantity:
    parts = [
        model[way.level],
        derive(choice.utility_of_time, elapsed=way.elapsed, hour=model["hour"]),
    ]
    if with_fares and way.fare is not None:
        worth = {"hour": model["hour"], "value_of_time": model["value_of_time"]}
        parts.append(derive(choice.utility_of_fare, fare=way.fare, **worth))
    if model.has("frequency"):
        parts.append(
            derive(choice.utility_of_frequency, weekly=way.weekly, frequency=model["frequency"])
        )
    return total_of(parts)


def _logit_share(
    model: _Model, at: int, ways: Sequence[Way], utilities: Sequence[Quantity]
) -> Quantity:
    """Return the share of one way; the nests are flights without a change, and with one."""
    others = [n for n in range(len(ways)) if n != at]
    if not model.has("similarity"):
        weights = [
            derive(choice.logit_weight, own=utilities[at], rival=utilities[n]) for n in others
        ]
        return derive(choice.logit_share, rivals=total_of(weights))
    similarity = model["similarity"]
    nests: Mapping[bool, list[Quantity]] = {True: [], False: []}
    for n in others:
        alike = (ways[n].level in ONE_FLIGHT) == (ways[at].level in ONE_FLIGHT)
        nests[alike].append(
            derive(
                choice.rival_weight,
                own=utilities[at],
                rival=utilities[n],
                similarity=similarity,
            )
        )
    if not nests[False]:
        return derive(choice.logit_share, rivals=total_of(nests[True]))
    others_ = total_of(nests[False])
    if not nests[True]:
        return derive(choice.lone_share, others=others_, similarity=similarity)
    return derive(
        choice.nested_share, alike=total_of(nests[True]), others=others_, similarity=similarity
    )
