"""Findings: the numbers of each service, and those of its sectors that tables show."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from corredor.core.derive import derive
from corredor.core.finding import Finding
from corredor.core.quantity import Quantity
from corredor.studies.routes.study.answers import Answer
from corredor.studies.routes.study.causes import can_fly
from corredor.studies.routes.study.sectors import DIRECTIONS, OUTBOUND, Sector
from corredor.studies.routes.study.sums import greatest_of, least_of, total_of
from corredor.units import Kg

SHOWN: Final = {
    "length": "track_length",
    "trip": "trip_fuel",
    "payload_planned": "payload_planned",
    "max_payload": "max_payload",
    "block_time": "block_time",
}
"""Numbers of a sector that are findings of their own, and what they are called."""


MASSES: Final = ("max_payload", "payload_shortfall")
"""Numbers that a flight doesn't have which can't be made even empty."""


def possible_payload(payload: Kg) -> Kg:
    """Greatest payload that the limits allow; none where not even the empty aircraft can fly."""
    return np.maximum(payload, 0.0)


def sector_key(answer: Answer, sector: Sector, noun: str) -> str:
    """Return the key of a number of a sector; empty where it doesn't have that number."""
    if noun in MASSES and not can_fly(sector):
        return ""
    return f"{answer.case.key(SHOWN[noun])}.{sector.pair.lower()}"


def findings(answer: Answer) -> Iterator[Finding]:
    """Yield the findings of a service, the whole before its parts."""
    if not answer.sectors:
        return
    numbers = (*_way(answer), *_carried(answer), *_diverted(answer), *_scheduled(answer))
    for noun, quantity in (*numbers, *answer.earned.items()):
        if noun != "load_factor":
            yield Finding(answer.case.key(noun), noun, quantity, (answer.case.service.id,))
    yield from _parts(answer)


def _way(answer: Answer) -> Iterator[tuple[str, Quantity]]:
    out = [sector for sector in answer.sectors if sector.direction == OUTBOUND]
    yield "track_length", total_of([sector["length"] for sector in out])
    yield "great_circle", total_of([sector["great_circle"] for sector in out])
    yield "detour", greatest_of([sector["detour"] for sector in out])
    yield "clearance", least_of([sector["clearance"] for sector in out])
    for direction in DIRECTIONS:
        blocks = [s["block_time"] for s in answer.sectors if s.direction == direction]
        yield f"block_time_{direction}", total_of(blocks)


def _carried(answer: Answer) -> Iterator[tuple[str, Quantity]]:
    out = [sector for sector in answer.sectors if sector.direction == OUTBOUND]
    yield "trip_fuel", total_of([sector["trip"] for sector in out])
    yield "block_fuel", greatest_of([sector["block_fuel"] for sector in answer.sectors])
    if all(map(can_fly, answer.sectors)):
        yield "max_payload", least_of([_shown(sector, "max_payload") for sector in answer.sectors])
        short = [sector["payload_shortfall"] for sector in answer.sectors]
        yield "payload_shortfall", greatest_of(short)


def _shown(sector: Sector, noun: str) -> Quantity:
    """Return a number of a sector as the report shows it: no payload is less than nothing."""
    found = sector[noun]
    return derive(possible_payload, payload=found) if noun == "max_payload" else found


def _diverted(answer: Answer) -> Iterator[tuple[str, Quantity]]:
    for reading in dict.fromkeys(one.reading for one in answer.diversions):
        found = [one for one in answer.diversions if one.reading == reading]
        yield f"diversion_time_{reading}", greatest_of([one.time for one in found])
        yield f"edto_rule_time_{reading}", greatest_of([one.rule_time for one in found])


def _scheduled(answer: Answer) -> Iterator[tuple[str, Quantity]]:
    if answer.duties is not None:
        yield from answer.duties.numbers.items()


def _parts(answer: Answer) -> Iterator[Finding]:
    """Yield what tables show of sectors, cost items, segments and markets."""
    subject = (answer.case.service.id,)
    for sector in answer.sectors:
        for noun, label in SHOWN.items():
            key = sector_key(answer, sector, noun)
            if key:
                yield Finding(key, label, _shown(sector, noun), subject)
    if answer.costs is not None:
        for name, quantity in answer.costs.items.items():
            yield Finding(f"{answer.case.key('cost')}.{name}", name, quantity, subject)
    if answer.demand is not None:
        for name, quantity in answer.demand.segments.items():
            yield Finding(f"{answer.case.key('segment')}.{name}", name, quantity, subject)
        for market in answer.demand.markets:
            key = f"{answer.case.key('passengers')}.{market.row.text('id')}"
            yield Finding(key, "passengers", market.traffic, subject)
