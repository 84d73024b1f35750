"""Commands as processes, warm: help and check, beside a bare Python start."""

from __future__ import annotations

from pathlib import Path

from measure import Measure, process_time

EXAMPLE = Path(__file__).parents[2] / "examples" / "russia-mexico"
GOALS = {"help": 0.3, "check": 1.0}
"""Seconds."""


def measures() -> list[Measure]:
    bare = process_time(10, "-c", "pass")
    helped = process_time(10, "-m", "corredor", "--help")
    checked = process_time(5, "-m", "corredor", "check", str(EXAMPLE))
    return [
        Measure("corredor --help", helped, "s", GOALS["help"], "python -c pass", bare),
        Measure("corredor check of the example", checked, "s", GOALS["check"]),
    ]
