"""Deferred acceptance from both sides.

Gale and Shapley, "College admissions and the stability of marriage", American Mathematical
Monthly 69 (1962), doi:10.2307/2312726. When applicants propose, each has the best host of any
stable placement; when hosts propose, the worst, and each host the best group of its own.
"""

from __future__ import annotations

from heapq import heappop, heappush

from corredor.studies.forum.calc.placement.market import UNPLACED, Market, Placement


def applicants_propose(market: Market) -> Placement:
    """Stable placement that is best for every applicant.

    Couples are read as single applicants: `place_jointly` keeps them together.

    Examples
    --------
    The applicants want hosts 0 and 1 in this order; so do the hosts, the other way round:

    >>> market = Market(((0, 1), (1, 0)), ((1, 0), (0, 1)), (1, 1))
    >>> applicants_propose(market).host, hosts_propose(market).host
    ((0, 1), (1, 0))
    """
    rank = [{applicant: at for at, applicant in enumerate(own)} for own in market.hosts]
    held: list[list[tuple[int, int]]] = [[] for _ in market.hosts]
    host_of = [UNPLACED] * len(market.applicants)
    asked = [0] * len(market.applicants)
    waiting = list(range(len(market.applicants) - 1, -1, -1))
    while waiting:
        applicant = waiting.pop()
        wanted = market.applicants[applicant]
        while asked[applicant] < len(wanted):
            host = wanted[asked[applicant]]
            asked[applicant] += 1
            place = rank[host].get(applicant)
            if place is None or market.places[host] == 0:
                continue
            # The heap of a host has the one that it likes least on top.
            heappush(held[host], (-place, applicant))
            host_of[applicant] = host
            if len(held[host]) > market.places[host]:
                _, refused = heappop(held[host])
                host_of[refused] = UNPLACED
                if refused == applicant:
                    continue
                waiting.append(refused)
            break
    return Placement(tuple(host_of))


def hosts_propose(market: Market) -> Placement:
    """Stable placement that is best for every host and worst for every applicant."""
    rank = [{host: at for at, host in enumerate(own)} for own in market.applicants]
    host_of = [UNPLACED] * len(market.applicants)
    taken = [0] * len(market.hosts)
    asked = [0] * len(market.hosts)
    waiting = list(range(len(market.hosts) - 1, -1, -1))
    while waiting:
        host = waiting.pop()
        wanted = market.hosts[host]
        while taken[host] < market.places[host] and asked[host] < len(wanted):
            applicant = wanted[asked[host]]
            asked[host] += 1
            place = rank[applicant].get(host)
            if place is None:
                continue
            before = host_of[applicant]
            if before != UNPLACED:
                if rank[applicant][before] < place:
                    continue
                taken[before] -= 1
                waiting.append(before)
            host_of[applicant] = host
            taken[host] += 1
    return Placement(tuple(host_of))
