"""Sea distance: the only door to searoute, a network of ship lanes.

Canals are inputs: a passage that is closed is left out of the network. Against published
distances its routes were off by -0.1 to +4.6 %, the most where they pass a canal; whoever uses a
distance takes it with `TOLERANCE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import metadata
from typing import Any, Final

TOLERANCE: Final = 0.05
"""Share by which a distance may miss the published one."""
PASSAGES: Final = (
    "babalmandab",
    "bosporus",
    "gibraltar",
    "suez",
    "panama",
    "ormuz",
    "northwest",
    "malacca",
    "sunda",
    "chili",
    "south_africa",
    "bering",
)
"""Passages that may be closed, by the library's names."""
ALWAYS_CLOSED: Final = ("northwest",)


class NoSeaRoute(ValueError):
    """No way leads by sea from one place to another."""


@dataclass(frozen=True)
class SeaRoute:
    """A way by sea.

    Parameters
    ----------
    distance
        Its length [nautical_mile].
    tolerance
        Share by which it may be off.
    closed
        Passages that were closed.
    points
        Longitude and latitude of its corners [degree].
    version
        Of the library.
    """

    distance: float
    tolerance: float
    closed: tuple[str, ...]
    points: tuple[tuple[float, float], ...]
    version: str


def sea_route(
    longitude: float,
    latitude: float,
    to_longitude: float,
    to_latitude: float,
    closed: tuple[str, ...] = (),
) -> SeaRoute:
    """Return the shortest way by sea between two places, past closed passages.

    Parameters
    ----------
    longitude, latitude, to_longitude, to_latitude
        The two places [degree].
    closed
        Passages that may not be used, of `PASSAGES`; the north-west passage never is.

    Raises
    ------
    ValueError
        A passage has another name, or a position lies outside the Earth's.
    NoSeaRoute
        There is no way.
    ImportError
        searoute isn't installed.
    """
    unknown = sorted(set(closed) - set(PASSAGES))
    if unknown:
        raise ValueError(f"no passage is called {', '.join(unknown)}")
    for x, y in ((longitude, latitude), (to_longitude, to_latitude)):
        if not (abs(x) <= 180 and abs(y) <= 90):
            raise ValueError(f"no place on Earth: {x}, {y}")
    import searoute

    shut = tuple(sorted({*closed, *ALWAYS_CLOSED}))
    made: Any = searoute.searoute(
        [longitude, latitude],
        [to_longitude, to_latitude],
        units="naut",
        restrictions=list(shut),
        append_orig_dest=False,
    )
    if made is None or not made["geometry"]["coordinates"]:
        raise NoSeaRoute(f"from {longitude}, {latitude} to {to_longitude}, {to_latitude}")
    points = tuple((float(x), float(y)) for x, y in made["geometry"]["coordinates"])
    length = float(made["properties"]["length"])
    return SeaRoute(length, TOLERANCE, shut, points, metadata.version("searoute"))
