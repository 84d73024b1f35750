"""Joint applications: two who are placed together or not at all.

With couples a stable placement may not exist (Roth, "The evolution of the labor market for medical
interns and residents", 1984, doi:10.1086/261272), and to tell whether one does is NP-complete
(Ronn, 1990, doi:10.1016/0196-6774(90)90007-2). Few couples are searched to the end; more are
refused, with the count.
"""

from __future__ import annotations

from itertools import product
from typing import Final

from corredor.studies.forum.calc.placement.acceptance import applicants_propose
from corredor.studies.forum.calc.placement.market import (
    UNPLACED,
    Choice,
    Market,
    Placement,
    joint_choices,
)
from corredor.studies.forum.calc.placement.proof import prove

LARGEST_SEARCH: Final = 200_000
"""Ways to place the couples up to which all are tried."""


class NoJointPlacement(ValueError):
    """No stable placement keeps the couples together, or too many ways would have to be tried."""


def place_jointly(market: Market, most: int = LARGEST_SEARCH) -> Placement:
    """Stable placement that keeps the couples together, the best for them in the order given.

    The ways to place the couples are tried from the best; the other applicants fill what is left
    by deferred acceptance; the first placement that neither a pair nor a couple blocks is taken.

    Raises
    ------
    NoJointPlacement
        None is stable, or there are more than `most` ways.

    Examples
    --------
    >>> market = Market(((0,), (0,), (0,)), ((2, 0, 1),), (2,), ((0, 1),))
    >>> place_jointly(market).host
    (-1, -1, 0)
    """
    if not market.couples:
        return applicants_propose(market)
    options = [joint_choices(market, couple) for couple in market.couples]
    ways = 1
    for own in options:
        ways *= len(own)
        if ways > most:
            raise NoJointPlacement(
                f"{len(market.couples)} joint applications leave more than {most} ways to try"
            )
    for chosen in product(*options):
        placement = _filled(market, chosen)
        if placement is not None and prove(market, placement).is_stable:
            return placement
    raise NoJointPlacement(f"none of {ways} ways to place the joint applications is stable")


def _filled(market: Market, chosen: tuple[Choice, ...]) -> Placement | None:
    """Return the placement of the others round couples at given hosts; None if it can't be.

    A member of a couple keeps the place against those whom the host likes less; one whom the host
    likes less than those who would come has it only while nobody better wants it, which the test
    of stability sees.
    """
    fixed = {
        applicant: host
        for couple, hosts in zip(market.couples, chosen, strict=True)
        for applicant, host in zip(couple, hosts, strict=True)
    }
    places = list(market.places)
    for host in fixed.values():
        if host != UNPLACED:
            places[host] -= 1
    if min(places, default=0) < 0:
        return None
    lists = tuple(() if at in fixed else own for at, own in enumerate(market.applicants))
    rest = applicants_propose(Market(lists, market.hosts, tuple(places)))
    return Placement(tuple(fixed.get(at, host) for at, host in enumerate(rest.host)))
