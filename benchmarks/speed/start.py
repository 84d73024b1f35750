"""Commands as processes, warm: help and check, beside a bare Python start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from measure import Measure, Peer, cpu_of_process

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
GOALS = {"help": 0.3, "check": 1.0}
"""Seconds."""


def measures() -> Iterator[Measure]:
    bare = cpu_of_process(10, "-c", "pass")
    peer = Peer("python -c pass", bare, "everything: the least that a command can take")
    helped = cpu_of_process(10, "-m", "corredor", "--help")
    yield Measure("corredor --help", helped, "CPU s", GOALS["help"], peer)
    checked = cpu_of_process(3, "-m", "corredor", "check", str(EXAMPLE))
    yield Measure("corredor check of the example", checked, "CPU s", GOALS["check"])
