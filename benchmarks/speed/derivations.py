"""300 derivations with 4,000 draws, and the same formulas with Pint quantities."""

from __future__ import annotations

from typing import Annotated

import pint
from measure import Measure, Peer, cpu_of

from corredor.core.derive import derive
from corredor.testing import assumed
from corredor.units import Hour, Km

COUNT = 300
DRAWS = 4_000
PEERS = ("pint",)
GOAL = 0.3
"""Seconds."""


def speed(distance: Km, time: Hour) -> Annotated[float, "km/hour"]:
    """Mean speed over a distance."""
    return distance / time


def measures() -> list[Measure]:
    distance = assumed("distance", 9_600, "km", low=9_000, high=10_000)
    time = assumed("time", 720, "minute", low=700, high=800)
    assert distance.draws is not None
    assert len(distance.draws) == DRAWS

    def ours() -> None:
        for _ in range(COUNT):
            derive(speed, distance=distance, time=time)

    registry = pint.UnitRegistry()
    far = registry.Quantity(distance.draws, "km"), registry.Quantity(distance.value, "km")
    long = registry.Quantity(time.draws, "minute"), registry.Quantity(time.value, "minute")

    def peers() -> None:
        for _ in range(COUNT):
            for way, hours in zip(far, long, strict=True):
                (way / hours).to("km/hour")

    ours()
    peers()
    name = f"{COUNT} derivations, {DRAWS:,} draws each"
    peer = Peer("Pint", cpu_of(peers, 5), "lineage, and draws that other derivations share")
    return [Measure(name, cpu_of(ours, 5), "CPU s", GOAL, peer)]
