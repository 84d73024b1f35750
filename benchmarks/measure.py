"""Measures: one line of the results, and how times are taken."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A measured value with its goal; `peer` is the value of the named peer in the same run."""

    name: str
    value: float
    unit: str
    goal: float
    peer_name: str = ""
    peer: float | None = None

    def row(self) -> str:
        """Return the line of the table of results."""
        ratio = f"{self.value / self.peer:.2g}" if self.peer else "–"
        peer = f"{self.peer_name}: {self.peer:.3g} {self.unit}" if self.peer else "–"
        met = "yes" if self.value <= self.goal else "no"
        return (
            f"| {self.name} | {self.value:.3g} {self.unit} | ≤ {self.goal:g} {self.unit} | {met} "
            f"| {peer} | {ratio} |"
        )


def best_of(times: int, work: Callable[[], object]) -> float:
    """Return the shortest wall time of several runs [s]."""
    found: list[float] = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def process_time(times: int, *arguments: str) -> float:
    """Return the shortest wall time of a Python process with these arguments [s]."""
    command = [sys.executable, *arguments]
    return best_of(times, lambda: subprocess.run(command, check=True, capture_output=True))
