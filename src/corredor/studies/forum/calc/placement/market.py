"""A market of applicants and hosts, and a placement in it: numbers only, no names."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import Final

UNPLACED: Final = -1
Choice = tuple[int, int]
"""Hosts of the two of a couple, or `UNPLACED` twice."""


@dataclass(frozen=True)
class Market:
    """Applicants and hosts with strict lists of whom they accept, best first.

    Parameters
    ----------
    applicants
        Hosts that each applicant accepts, shape (applicants, any).
    hosts
        Applicants that each host accepts, shape (hosts, any).
    places
        Places of each host [1], shape (hosts,).
    couples
        Applicants who apply jointly: both are placed, or neither.

    Notes
    -----
    A pair is acceptable only if each lists the other. Lists are strict: break ties with `ranked`.

    Examples
    --------
    >>> Market(((0,), (0,)), ((1, 0),), (1,)).problems()
    ()
    >>> Market(((0, 0),), ((),), (1,)).problems()
    ('applicant 0 lists a host twice',)
    """

    applicants: tuple[tuple[int, ...], ...]
    hosts: tuple[tuple[int, ...], ...]
    places: tuple[int, ...]
    couples: tuple[tuple[int, int], ...] = ()

    def problems(self) -> tuple[str, ...]:
        """Return what makes the record ill-formed, sorted."""
        found: list[str] = []
        for kind, other, lists, most in (
            ("applicant", "host", self.applicants, len(self.hosts)),
            ("host", "applicant", self.hosts, len(self.applicants)),
        ):
            for at, held in enumerate(lists):
                if len(set(held)) < len(held):
                    found.append(f"{kind} {at} lists a{'n' * (other[0] == 'a')} {other} twice")
                if any(not 0 <= number < most for number in held):
                    found.append(f"{kind} {at} lists an unknown {other}")
        if len(self.places) != len(self.hosts) or any(count < 0 for count in self.places):
            found.append("each host has a count of places from 0 up")
        joint = [applicant for couple in self.couples for applicant in couple]
        if len(set(joint)) < len(joint) or any(not 0 <= a < len(self.applicants) for a in joint):
            found.append("each applicant is in one couple at most")
        return tuple(sorted(found))

    def without(self, applicant: int) -> Market:
        """Return the market where an applicant accepts nobody."""
        lists = [() if at == applicant else held for at, held in enumerate(self.applicants)]
        return Market(tuple(lists), self.hosts, self.places, self.couples)


@dataclass(frozen=True)
class Placement:
    """The host of each applicant; `UNPLACED` where there is none, shape (applicants,)."""

    host: tuple[int, ...]

    def of_host(self, host: int) -> tuple[int, ...]:
        """Return the applicants of a host, rising."""
        return tuple(at for at, held in enumerate(self.host) if held == host)

    @property
    def placed(self) -> frozenset[int]:
        """Applicants who have a host."""
        return frozenset(at for at, held in enumerate(self.host) if held != UNPLACED)


def joint_choices(market: Market, couple: tuple[int, int]) -> tuple[Choice, ...]:
    """Pairs of hosts that a couple accepts, best first, and at last none.

    One pair is before another if the sum of its places in the two lists is less; of equal sums
    that whose worse place is better, then the first one's list decides.

    Examples
    --------
    >>> market = Market(((0, 1), (1,)), ((0,), (0, 1)), (1, 2), ((0, 1),))
    >>> joint_choices(market, (0, 1))
    ((0, 1), (1, 1), (-1, -1))
    """
    one, other = (
        [
            (at, host)
            for at, host in enumerate(market.applicants[applicant])
            if applicant in market.hosts[host] and market.places[host]
        ]
        for applicant in couple
    )
    pairs = [
        ((first[0] + second[0], max(first[0], second[0]), first[0]), (first[1], second[1]))
        for first, second in product(one, other)
        if first[1] != second[1] or market.places[first[1]] > 1
    ]
    return (*(hosts for _, hosts in sorted(pairs)), (UNPLACED, UNPLACED))


def ranked(groups: Iterable[Iterable[int]], seed: int, who: int) -> tuple[int, ...]:
    """A strict list from groups of equals, best first: equals by a draw that the seed fixes.

    With ties a stable placement of the most applicants is NP-hard to find (Iwama, Manlove,
    Miyazaki and Morita, ICALP 1999, doi:10.1007/3-540-48523-6_41). Any way of breaking them gives
    one that is weakly stable; this one is declared by its seed, is the same wherever it runs, and
    a person's place in it doesn't hang on who else is in the group.

    Examples
    --------
    >>> ranked([[3], [1, 2]], seed=1, who=0)[0]
    3
    """
    return tuple(
        number
        for group in groups
        for number in sorted(group, key=lambda number: (_lot(seed, who, number), number))
    )


def _lot(seed: int, who: int, number: int) -> bytes:
    return hashlib.sha256(f"{seed}:{who}:{number}".encode()).digest()
