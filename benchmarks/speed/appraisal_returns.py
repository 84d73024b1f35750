"""Internal rates of return, all of them with their proof, beside numpy-financial and pyxirr.

The flows change their sign once in the first half of the cases and several times in the second.
There the peers return one rate, or none, without a word; how often ours finds several is noted.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np
import peers
from measure import Measure, cpu_of

from corredor.studies.appraisal.calc.roots import Rates, rates_of_return

PEERS = ("numpy-financial", "pyxirr")
CASES, YEARS, SEED = 400, 30, 4
WITHOUT = "the other rates of the same flows, and the proof that these are all"
TIMED = """
import json, sys, time
import {module} as peer
cases = json.load(sys.stdin)
peer.irr(cases[0])
start = time.process_time()
for flows in cases:
    peer.irr(flows)
print(time.process_time() - start)
"""


def flows() -> list[list[float]]:
    """Return cash flows in thousands: outlays, then revenue; then also decommissioning."""
    draw = np.random.default_rng(SEED)
    cases = draw.uniform(50, 150, (CASES, YEARS + 1))
    cases[:, 0] = -draw.uniform(500, 1_500, CASES)
    several = cases[CASES // 2 :]
    several[:, YEARS // 2] *= -draw.uniform(2, 8, len(several))
    several[:, -1] *= -draw.uniform(5, 20, len(several))
    return cases.round(3).tolist()


def measures() -> Iterator[Measure]:
    cases = flows()
    found: list[Rates] = []
    took = cpu_of(lambda: found.extend(map(rates_of_return, cases)))
    several = sum(len(one.rates) > 1 for one in found)
    note = f"{several} cases have several rates"
    given = json.dumps(cases)
    for name, module in (("numpy-financial", "numpy_financial"), ("pyxirr", "pyxirr")):
        theirs = peers.answer("numpy-financial", TIMED.format(module=module), given=given)
        peer = theirs.peer(name, WITHOUT)
        title = f"rates of return of {CASES} cash flows of {YEARS} years"
        yield Measure(title, took, "CPU s", peer=peer, note=note)
