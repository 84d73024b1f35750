"""Segments of a service's traffic: local, behind, beyond and bridge, leg by leg.

Over a leg from A to B: local begins at A and ends at B, behind reaches A by another flight, beyond
goes on from B by one, bridge does both. A service with a stop carries on one leg those who ride
through as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Final

from corredor.units import Person

PersonsPerYear = Annotated[float, "person/year"]
FlightsPerWeek = Annotated[float, "flight/week"]

BEHIND: Final = ("behind", "bridge")
"""Segments that reach the service by another flight."""
BEYOND: Final = ("beyond", "bridge")
"""Segments that go on by another flight."""
WEEKS: Final = 365.25 / 7
"""Weeks of a year."""


def is_possible(segment: str, starts_aboard: bool, ends_aboard: bool) -> bool:
    """Whether a market can be of a segment, by whether its ends are stations of the service.

    Examples
    --------
    >>> is_possible("local", True, True), is_possible("behind", True, True)
    (True, False)
    """
    return not (segment in BEHIND and starts_aboard) and not (segment in BEYOND and ends_aboard)


def legs_ridden(path: Sequence[str], boards: str, alights: str) -> tuple[str, ...]:
    """Return the legs of a service that a market rides, such as ``SVO-HAV``.

    Parameters
    ----------
    path
        Stations of the service in order, each once.
    boards, alights
        Where its passengers board and alight.

    Returns
    -------
    tuple of str
        Empty where the service doesn't ride from the one to the other.

    Examples
    --------
    >>> legs_ridden(("SVO", "HAV", "MID"), "SVO", "MID")
    ('SVO-HAV', 'HAV-MID')
    >>> legs_ridden(("SVO", "HAV", "MID"), "MID", "HAV")
    ()
    """
    if boards not in path or alights not in path:
        return ()
    ridden = path[path.index(boards) : path.index(alights) + 1]
    return tuple(f"{one}-{two}" for one, two in pairwise(ridden))


def passengers_of_flight(yearly: PersonsPerYear, weekly: FlightsPerWeek) -> Person:
    """Passengers that want a mean flight: those of a year over its flights.

    Parameters
    ----------
    yearly
        Passengers that want the leg in a year of operation [person/year].
    weekly
        Flights a week [flight/week].

    Returns
    -------
    float or array of the shape of the arguments
        Passengers of one flight [person].

    Examples
    --------
    >>> round(passengers_of_flight(31_200.0, 2.0), 1)
    299.0
    """
    return yearly / (weekly * WEEKS)
