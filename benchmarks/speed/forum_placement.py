"""Students placed with hosts by deferred acceptance and proven stable, beside the package matching.

Both get the same strict lists; the placement that is best for every applicant is unique, so that
both must find the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import peers
from measure import Measure, cpu_of

from corredor.studies.forum.calc.placement import Market, applicants_propose, prove

PEERS = ("matching",)
APPLICANTS, HOSTS, WISHES, SEED = 2_000, 100, 10, 1
PLACES = APPLICANTS // HOSTS - 1
"""One fewer than would hold all, so that some are refused."""
MATCHING = """
import json, sys, time
from matching.games import HospitalResident
applicants, hosts, places = json.load(sys.stdin)
sys.setrecursionlimit(10 * len(applicants))
wishes = {at: own for at, own in enumerate(applicants)}
lists = {at: own for at, own in enumerate(hosts)}
start = time.process_time()
game = HospitalResident.create_from_dictionaries(wishes, lists, dict(enumerate(places)))
found = game.solve(optimal="resident")
took = time.process_time() - start
host = {one.name: hospital.name for hospital, own in found.items() for one in own}
print(took, *(host.get(at, -1) for at in range(len(applicants))))
"""


def market() -> Market:
    """Return applicants with drawn lists, and hosts that accept all who want them."""
    draw = np.random.default_rng(SEED)
    wishes = [draw.choice(HOSTS, WISHES, replace=False).tolist() for _ in range(APPLICANTS)]
    wanted: list[list[int]] = [[] for _ in range(HOSTS)]
    for at in draw.permutation(APPLICANTS).tolist():
        for host in wishes[at]:
            wanted[host].append(at)
    lists = [draw.permutation(own).tolist() for own in wanted]
    return Market(tuple(map(tuple, wishes)), tuple(map(tuple, lists)), (PLACES,) * HOSTS)


def measures() -> Iterator[Measure]:
    asked = market()
    given = json.dumps([asked.applicants, asked.hosts, asked.places])
    found = peers.answer("matching", MATCHING, given=given)
    placement = applicants_propose(asked)
    if found.numbers and found.numbers[1:] != placement.host:
        raise AssertionError("the peer places otherwise")
    took = cpu_of(lambda: prove(asked, applicants_propose(asked)), 3)
    without = "the proof that no pair blocks it, and couples"
    name = f"{APPLICANTS:,} students placed with {HOSTS} hosts, proven stable"
    yield Measure(name, took, "CPU s", peer=found.peer("matching", without))
