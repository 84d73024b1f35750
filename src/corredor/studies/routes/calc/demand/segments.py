"""Segments of a service's traffic: local, behind, beyond and bridge, leg by leg.

Over a leg from A to B: local begins at A and ends at B, behind reaches A by another flight, beyond
goes on from B by one, bridge does both. A service with a stop carries on one leg those who ride
through as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

import numpy as np

Segment = Literal["local", "behind", "beyond", "bridge"]
SEGMENTS: Final[tuple[Segment, ...]] = ("local", "behind", "beyond", "bridge")


@dataclass(frozen=True)
class Market:
    """A market that the service can carry.

    Parameters
    ----------
    origin, destination
        Where the journey begins and ends: IATA codes, or names of catchments.
    boards, alights
        Stations of the service where its passengers board and alight.
    passengers
        Passengers a year, one way, who travel in any way [person]; a number or draws.
    share
        Part that the service takes [share]; a number or draws.
    stimulation
        New travellers over those [share]; a number or draws.
    """

    origin: str
    destination: str
    boards: str
    alights: str
    passengers: Any
    share: Any
    stimulation: Any = 0.0

    @property
    def traffic(self) -> Any:
        """Passengers of the market aboard the service in a year [person]."""
        return self.passengers * self.share * (1 + self.stimulation)

    @property
    def segment(self) -> Segment:
        """The segment of the market, over where its passengers board and alight."""
        before, after = self.origin != self.boards, self.destination != self.alights
        if before:
            return "bridge" if after else "behind"
        return "beyond" if after else "local"


def segment_traffic(markets: Iterable[Market]) -> dict[Segment, Any]:
    """Return the traffic of a service by segment [person]; each segment, in order."""
    sums: dict[Segment, Any] = dict.fromkeys(SEGMENTS, 0.0)
    for market in markets:
        sums[market.segment] = sums[market.segment] + market.traffic
    return sums


def leg_traffic(stations: Sequence[str], markets: Iterable[Market]) -> Mapping[str, Any]:
    """Return the passengers aboard on each leg of a service in a year [person].

    Parameters
    ----------
    stations
        Stations of the service in order, one way, each once.
    markets
        Markets of the service.

    Returns
    -------
    mapping
        Passengers by leg, such as ``SVO-HAV``.

    Raises
    ------
    ValueError
        A market boards or alights where the service doesn't stop, or rides backwards.

    Examples
    --------
    >>> through = Market("SVO", "MID", "SVO", "MID", 100.0, 0.5)
    >>> leg_traffic(("SVO", "HAV", "MID"), [through])["HAV-MID"]
    50.0
    """
    place = {station: at for at, station in enumerate(stations)}
    aboard: list[Any] = [0.0] * (len(stations) - 1)
    for market in markets:
        start, end = place.get(market.boards, -1), place.get(market.alights, -1)
        if start < 0 or end <= start:
            raise ValueError(f"the service doesn't ride from {market.boards} to {market.alights}")
        for leg in range(start, end):
            aboard[leg] = aboard[leg] + market.traffic
    names = (f"{a}-{b}" for a, b in pairwise(stations))
    return dict(zip(names, aboard, strict=True))


def weekly_passengers(yearly: Any, weeks: float, flights: float) -> Any:
    """Return the passengers that want one flight, of a season's yearly traffic [person].

    Parameters
    ----------
    yearly
        Passengers that want the leg in its weeks of operation [person].
    weeks
        Weeks of operation in a year.
    flights
        Flights a week.

    Examples
    --------
    >>> weekly_passengers(np.array([31_200.0]), 52.0, 2.0).tolist()
    [300.0]
    """
    return np.asarray(yearly) / (weeks * flights)
