"""Freedoms of the air: which right each part of a service uses, and which state must grant it.

ICAO Doc 9626, Manual on the Regulation of International Air Transport, part 4. States are ISO
3166 alpha-2; the carrier's state is that which designates it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

DOMESTIC: Final = 0
"""Traffic within the carrier's own state uses no freedom."""
OVERFLIGHT, TECHNICAL_STOP = 1, 2
THIRD, FOURTH, FIFTH, SIXTH, SEVENTH, EIGHTH, NINTH = 3, 4, 5, 6, 7, 8, 9


@dataclass(frozen=True)
class Stop:
    """A stop of a service: station, its state, and whether traffic boards or alights there."""

    station: str
    state: str
    traffic: bool = True


@dataclass(frozen=True, order=True)
class Right:
    """A right that a service uses.

    Parameters
    ----------
    freedom
        1 to 9; 0 for traffic within the carrier's own state.
    origin, destination
        Stations between which traffic is carried; both the same for a stop without traffic, both
        empty for a state overflown.
    grantors
        States that must grant it.
    """

    freedom: int
    origin: str
    destination: str
    grantors: tuple[str, ...]


def freedom(carrier: str, boards: str, alights: str, service: Iterable[str]) -> int:
    """Return the freedom that traffic of a service uses.

    Parameters
    ----------
    carrier
        The carrier's state.
    boards, alights
        States where the traffic boards and alights.
    service
        All states of the service, in any order.

    Examples
    --------
    >>> freedom("RU", "CU", "MX", ("RU", "CU", "MX"))
    5
    >>> freedom("RU", "RU", "MX", ("RU", "CU", "MX")), freedom("CU", "RU", "CU", ("CU", "RU"))
    (3, 4)
    """
    touches_home = carrier in tuple(service)
    if boards == carrier:
        return DOMESTIC if alights == carrier else THIRD
    if alights == carrier:
        return FOURTH
    if boards == alights:
        return EIGHTH if touches_home else NINTH
    return FIFTH if touches_home else SEVENTH


def journey_freedom(carrier: str, origin: str, destination: str, by_way_of: str) -> int:
    """Return the freedom of a journey that changes flights: the sixth where that is at home.

    Examples
    --------
    >>> journey_freedom("RU", "CN", "CU", "RU")
    6
    """
    if by_way_of == carrier and carrier not in (origin, destination):
        return SIXTH
    return freedom(carrier, origin, destination, (origin, by_way_of, destination))


def service_rights(
    carrier: str, stops: Sequence[Stop], overflown: Iterable[str] = ()
) -> tuple[Right, ...]:
    """Return the rights that a service uses, one way.

    Parameters
    ----------
    carrier
        The carrier's state.
    stops
        Stops in order.
    overflown
        States whose territory the track crosses without a stop.

    Returns
    -------
    tuple of Right
        In order of freedom: overflights, stops without traffic, then each pair of stops between
        which traffic may be carried.

    Raises
    ------
    ValueError
        The service has fewer than two stops.
    """
    if len(stops) < 2:
        raise ValueError("a service has at least two stops")
    states = [stop.state for stop in stops]
    rights = [
        Right(OVERFLIGHT, "", "", (state,))
        for state in sorted(set(overflown) - {carrier} - set(states))
    ]
    rights += [
        Right(TECHNICAL_STOP, stop.station, stop.station, (stop.state,))
        for stop in stops
        if not stop.traffic and stop.state != carrier
    ]
    for at, first in enumerate(stops):
        for last in stops[at + 1 :]:
            if first.traffic and last.traffic:
                number = freedom(carrier, first.state, last.state, states)
                grantors = tuple(sorted({first.state, last.state} - {carrier}))
                rights.append(Right(number, first.station, last.station, grantors))
    return tuple(sorted(rights))
