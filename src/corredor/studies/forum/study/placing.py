"""Placing students and scholars with hosts, from both sides, with the proof of stability."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_, Infeasible, Wording
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.study import Absent
from corredor.studies.forum.calc.placement import (
    Market,
    NoJointPlacement,
    Placement,
    Proof,
    hosts_propose,
    place_jointly,
    prove,
    ranked,
)
from corredor.studies.forum.calc.placement.market import UNPLACED
from corredor.studies.forum.inputs.records import Applicant, Host
from corredor.studies.forum.study.book import Book

BOTH, APPLICANTS, HOSTS = "both", "applicants", "hosts"
APART: Final = N_("no stable placement that can be found keeps the joint applications together")
SOURCES = ("forum/applicants", "forum/hosts")


@dataclass(frozen=True)
class Exchange:
    """A market with the names of its applicants and hosts, and its two placements.

    `best_for_hosts` is the placement that hosts like best; where joint applications are kept
    together it is the same as `held`.
    """

    applicants: tuple[Applicant, ...]
    hosts: tuple[Host, ...]
    market: Market
    held: Placement
    best_for_hosts: Placement
    proofs: tuple[tuple[str, Proof], ...]


def exchange(book: Book, seed: int) -> Exchange | Absent | None:
    """Return the placement of the applicants who agreed; None where there is no exchange."""
    applicants = tuple(one for one in book.applicants if one.consents)
    if not applicants or not book.hosts:
        return None
    market = market_of(applicants, book.hosts, seed)
    try:
        held = place_jointly(market)
    except NoJointPlacement:
        error = Infeasible(None, study="forum", reason=Wording(APART))
        return Absent("forum.placement", error)
    hosts = held if market.couples else hosts_propose(market)
    proofs = [(APPLICANTS, prove(market, held))]
    if not market.couples:
        proofs.append((HOSTS, prove(market, hosts)))
    return Exchange(applicants, book.hosts, market, held, hosts, tuple(proofs))


def market_of(applicants: Sequence[Applicant], hosts: Sequence[Host], seed: int) -> Market:
    """Return a market of numbers; who didn't agree or isn't known is left out of the lists."""
    number = {one.id: at for at, one in enumerate(applicants)}
    host = {one.id: at for at, one in enumerate(hosts)}
    couples = {
        tuple(sorted((number[one.id], number[one.joint])))
        for one in applicants
        if one.joint in number and one.joint != one.id
    }
    return Market(
        tuple(ranked(_known(one.ranking, host), seed, at) for at, one in enumerate(applicants)),
        tuple(
            ranked(_known(one.ranking, number), seed, len(applicants) + at)
            for at, one in enumerate(hosts)
        ),
        tuple(one.places for one in hosts),
        tuple(sorted((one, other) for one, other in couples)),
    )


def _known(groups: Sequence[Sequence[str]], number: Mapping[str, int]) -> list[list[int]]:
    return [[number[name] for name in group if name in number] for group in groups]


def placements(made: Exchange) -> tuple[FindingTable, ...]:
    """Return the table of the placement and that of its proof."""
    return (_placement(made), _places(made), _proof(made))


def _placement(made: Exchange) -> FindingTable:
    columns = (
        Column("applicant", "text", "applicant"),
        Column("host", "term", "host"),
        Column("rank_of_applicant", "number", "rank_of_applicant", "1"),
        Column("rank_of_host", "number", "rank_of_host", "1"),
        Column("side_optimal", "word", "side_optimal"),
        Column("joint", "text", "joint_application"),
        Column("host_if_hosts_propose", "term", "host_if_hosts_propose"),
    )
    rows: list[tuple[Cell, ...]] = []
    for at, applicant in enumerate(made.applicants):
        host, other = made.held.host[at], made.best_for_hosts.host[at]
        rows.append(
            (
                applicant.id,
                made.hosts[host].id if host != UNPLACED else "",
                1 + made.market.applicants[at].index(host) if host != UNPLACED else None,
                1 + made.market.hosts[host].index(at) if host != UNPLACED else None,
                BOTH if host == other else APPLICANTS,
                applicant.joint,
                made.hosts[other].id if other != UNPLACED else "",
            )
        )
    return FindingTable("forum.placement", "forum_placement", columns, tuple(rows), SOURCES)


def _places(made: Exchange) -> FindingTable:
    columns = (
        Column("host", "term", "host"),
        Column("places", "number", "places", "1"),
        Column("placed", "number", "placed", "person"),
    )
    rows = tuple(
        (one.id, one.places, len(made.held.of_host(at))) for at, one in enumerate(made.hosts)
    )
    return FindingTable("forum.places", "forum_places", columns, rows, SOURCES)


def _proof(made: Exchange) -> FindingTable:
    columns = (
        Column("placement", "word", "best_for"),
        Column("checked", "number", "pairs_checked", "1"),
        Column("blocking", "number", "blocking_pairs", "1"),
        Column("placed", "number", "placed", "person"),
    )
    rows = tuple(
        (
            *(side, proof.checked),
            len(proof.blocking) + len(proof.couples) + len(proof.faults),
            proof.placed,
        )
        for side, proof in made.proofs
    )
    return FindingTable("forum.placement_proof", "forum_placement_proof", columns, rows, SOURCES)
