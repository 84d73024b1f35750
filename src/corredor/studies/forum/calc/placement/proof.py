"""Proof that a placement is stable, from the lists alone: it knows no solver."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from corredor.studies.forum.calc.placement.market import (
    UNPLACED,
    Choice,
    Market,
    Placement,
    joint_choices,
)


class BlockingPair(NamedTuple):
    """An applicant and a host who would both rather have each other."""

    applicant: int
    host: int


class BlockingCouple(NamedTuple):
    """A couple and the two hosts whom it would rather have, and who would take it."""

    couple: tuple[int, int]
    hosts: Choice


@dataclass(frozen=True)
class Proof:
    """What was checked of a placement; it is stable if nothing is found.

    Parameters
    ----------
    faults
        Sentences on a placement that isn't one: a host over its places, a pair that isn't
        acceptable, a couple apart.
    blocking, couples
        Pairs, and couples, that block it.
    checked
        Pairs of an applicant and a host that were looked at [1]: all that accept each other.
    placed
        Applicants who have a host [1].
    filled
        Applicants at each host [1], shape (hosts,).
    """

    faults: tuple[str, ...]
    blocking: tuple[BlockingPair, ...]
    couples: tuple[BlockingCouple, ...]
    checked: int
    placed: int
    filled: tuple[int, ...]

    @property
    def is_stable(self) -> bool:
        """Whether it is a placement and neither a pair nor a couple blocks it."""
        return not (self.faults or self.blocking or self.couples)


def prove(market: Market, placement: Placement) -> Proof:
    """Check a placement against the lists, pair by pair.

    Examples
    --------
    >>> market = Market(((0,), (0,)), ((1, 0),), (1,))
    >>> prove(market, Placement((0, -1))).blocking
    (BlockingPair(applicant=1, host=0),)
    """
    filled = tuple(len(placement.of_host(host)) for host in range(len(market.hosts)))
    pairs = _acceptable(market)
    return Proof(
        faults=_faults(market, placement, filled),
        blocking=blocking_pairs(market, placement),
        couples=blocking_couples(market, placement),
        checked=len(pairs),
        placed=len(placement.placed),
        filled=filled,
    )


def _acceptable(market: Market) -> frozenset[BlockingPair]:
    """Return the pairs that accept each other."""
    taken = [frozenset(own) for own in market.hosts]
    return frozenset(
        BlockingPair(applicant, host)
        for applicant, own in enumerate(market.applicants)
        for host in own
        if applicant in taken[host]
    )


def _faults(market: Market, placement: Placement, filled: tuple[int, ...]) -> tuple[str, ...]:
    pairs = _acceptable(market)
    found = [
        f"host {host} has {count} applicants and {places} places"
        for host, (count, places) in enumerate(zip(filled, market.places, strict=True))
        if count > places
    ]
    found += [
        f"applicant {applicant} and host {host} don't accept each other"
        for applicant, host in enumerate(placement.host)
        if host != UNPLACED and BlockingPair(applicant, host) not in pairs
    ]
    found += [
        f"of the couple {one} and {other} one is placed"
        for one, other in market.couples
        if (placement.host[one] == UNPLACED) != (placement.host[other] == UNPLACED)
    ]
    return tuple(found)


def blocking_pairs(market: Market, placement: Placement) -> tuple[BlockingPair, ...]:
    """Pairs who would both rather have each other than what they have, sorted.

    A host would rather have an applicant if a place is free or if it likes one of its own less.
    Members of couples move together only: see `blocking_couples`.
    """
    joint = {applicant for couple in market.couples for applicant in couple}
    wanted = [_places(own) for own in market.applicants]
    liked = [_places(own) for own in market.hosts]
    # What a host would let go for: any free place, or the one of its own whom it likes least.
    last = [
        len(own) if len(held) < places else max((own.get(a, len(own)) for a in held), default=-1)
        for own, held, places in (
            (liked[host], placement.of_host(host), places)
            for host, places in enumerate(market.places)
        )
    ]
    return tuple(
        BlockingPair(applicant, host)
        for applicant, host in sorted(_acceptable(market))
        if applicant not in joint
        and wanted[applicant][host]
        < wanted[applicant].get(placement.host[applicant], len(wanted[applicant]))
        and liked[host][applicant] < last[host]
    )


def _places(own: tuple[int, ...]) -> dict[int, int]:
    """Return the place of each in a list."""
    return {number: at for at, number in enumerate(own)}


def wants(market: Market, own: tuple[int, ...], host: int, applicant: int) -> bool:
    """Whether a host with these applicants would rather have another one.

    A place is free, or it likes one of its own less.
    """
    if len(own) < market.places[host]:
        return market.places[host] > 0
    liked = market.hosts[host]
    place = liked.index(applicant)
    return any(held not in liked or liked.index(held) > place for held in own)


def blocking_couples(market: Market, placement: Placement) -> tuple[BlockingCouple, ...]:
    """Couples and the pairs of hosts that all four would rather have, sorted.

    The order in which a couple likes pairs of hosts is that of `joint_choices`.
    """
    found: list[BlockingCouple] = []
    for couple in market.couples:
        own = joint_choices(market, couple)
        held = (placement.host[couple[0]], placement.host[couple[1]])
        better = own[: own.index(held)] if held in own else own
        found += [
            BlockingCouple(couple, hosts)
            for hosts in better
            if UNPLACED not in hosts and _takes(market, placement, couple, hosts)
        ]
    return tuple(sorted(found))


def _takes(market: Market, placement: Placement, couple: tuple[int, int], hosts: Choice) -> bool:
    """Whether both hosts would take the two of a couple, who leave the places that they have."""
    own = {
        host: tuple(a for a in placement.of_host(host) if a not in couple) for host in set(hosts)
    }
    one, other = couple
    if hosts[0] != hosts[1]:
        return all(
            wants(market, own[host], host, applicant)
            for applicant, host in zip(couple, hosts, strict=True)
        )
    host = hosts[0]
    liked = market.hosts[host]
    first, second = sorted((one, other), key=liked.index)
    if not wants(market, own[host], host, first):
        return False
    after = _with(market, own[host], host, first)
    return wants(market, after, host, second) and first in _with(market, after, host, second)


def _with(market: Market, own: tuple[int, ...], host: int, applicant: int) -> tuple[int, ...]:
    """Return the applicants of a host that takes one more, and lets go of the least liked."""
    liked = market.hosts[host]
    held = sorted((*own, applicant), key=liked.index)
    return tuple(held[: market.places[host]])
