"""Measures: one line of the results with its peer, and how times are taken."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

NONE = "–"
SMALLER = ("s", "ms", "µs", "ns")
COLUMNS = ("measure", "corredor", "goal", "met", "peer", "its value", "ratio", "remarks")


@dataclass(frozen=True)
class Peer:
    """The same work by a named program of others, in the same run.

    `value` is in the unit of the measure, None where there is none, and then `why` says why.
    `leaves_out` says what ours does there and the peer does not, or where the work differs.
    """

    name: str
    value: float | None
    leaves_out: str = ""
    why: str = ""


@dataclass(frozen=True)
class Measure:
    """A measured value; where a goal was set, its upper limit; where there is one, its peer.

    The unit tells the clock: "CPU s" is time of the processor, "s" is time of the clock on the
    wall. The name stays the same from run to run; what differs between runs stands in `note`.
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    peer: Peer | None = None
    note: str = ""

    def ratio(self) -> float | None:
        """Return our value over the peer's [1]; None where no peer was measured."""
        return self.value / self.peer.value if self.peer and self.peer.value else None

    def row(self) -> str:
        """Return the line of the table of results."""
        goal = NONE if self.goal is None else f"≤ {shown(self.goal, self.unit)}"
        met = NONE if self.goal is None else "yes" if self.value <= self.goal else "no"
        ours, ratio = shown(self.value, self.unit), self.ratio()
        peer = self.peer or Peer(NONE, None)
        theirs = NONE if peer.value is None else shown(peer.value, self.unit)
        without = f"the peer leaves out {peer.leaves_out}" if peer.leaves_out else ""
        remarks = "; ".join(part for part in (self.note, peer.why, without) if part)
        times = NONE if ratio is None else parts(ratio)
        cells = (self.name, ours, goal, met, peer.name, theirs, times, remarks)
        return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def shown(value: float, unit: str) -> str:
    """Return a value to three digits with its unit; parts of a second as ms, µs or ns."""
    if unit.removeprefix("CPU ") == "s":
        at = 0
        while at < len(SMALLER) - 1 and value < 1:
            value, at = value * 1e3, at + 1
        unit = unit.removesuffix("s") + SMALLER[at]
    return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def parts(ratio: float) -> str:
    """Return a ratio to two digits; one below a hundredth as a fraction."""
    whole = f"{int(float(f'{max(ratio, 1 / ratio):.1e}')):,}"
    return f"{ratio:.2g}" if 0.01 <= ratio < 100 else whole if ratio > 1 else f"1/{whole}"


def head() -> list[str]:
    """Return the first two lines of a table of results."""
    return [f"| {' | '.join(COLUMNS)} |", "|" + "---|" * len(COLUMNS)]


def cpu_of(work: Callable[[], object], times: int = 1) -> float:
    """Return the shortest time of the processor of several runs, all threads together [s]."""
    return _shortest(time.process_time, work, times)


def wall_of(work: Callable[[], object], times: int = 1) -> float:
    """Return the shortest time of several runs by the clock [s]."""
    return _shortest(time.perf_counter, work, times)


def cpu_of_process(times: int, *arguments: str) -> float:
    """Return the shortest time of the processor of a Python process and its children [s]."""
    return _shortest(_cpu_of_children, lambda: _python(*arguments), times)


def wall_of_process(times: int, *arguments: str) -> float:
    """Return the shortest time of a Python process with these arguments by the clock [s]."""
    return wall_of(lambda: _python(*arguments), times)


def _shortest(clock: Callable[[], float], work: Callable[[], object], times: int) -> float:
    found: list[float] = []
    for _ in range(times):
        start = clock()
        work()
        found.append(clock() - start)
    return min(found)


def _cpu_of_children() -> float:
    import resource

    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _python(*arguments: str) -> None:
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if run.returncode:
        last = (run.stderr.strip().splitlines() or [""])[-1]
        raise RuntimeError(f"{' '.join(arguments)}: exit code {run.returncode}: {last}")
