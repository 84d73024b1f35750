"""Differing: what differs between two runs, of a folder and its scenario or of two, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corredor.report.model import ReportModel
from corredor.run.comparing import Answer, compared
from corredor.run.output import NAME, scenario_output
from corredor.run.publish import load_model
from corredor.run.record import MAXIMUM, Difference, RunRecord, differences, no_run, read_record
from corredor.run.store import Store

UNSAID: Final = ("place", "columns", "replaced")
"""What of a row or an assumption is no input: where it stands, and what a scenario says of it."""


@dataclass(frozen=True)
class Apart:
    """Two runs: their findings that differ, and by part of the folder the inputs that do.

    `model` is that of the second run.
    """

    answer: Answer
    inputs: Mapping[str, tuple[Difference, ...]]
    model: ReportModel


def apart(first: Path, second: Path) -> Apart:
    """Return what differs between two output folders.

    Parameters
    ----------
    first, second
        Folders of results: ``out/`` of a programme folder, or ``out/scenarios/NAME``.

    Raises
    ------
    NoRunYet
        E405: in one of them nothing has run.
    """
    records = [_record(out) for out in (first, second)]
    models = [load_model(out) for out in (first, second)]
    names = dict.fromkeys(name for model in models for name in model.results)
    answer = compared(models[0].results, models[1].results, names, most=10**6)
    inputs = dict(_inputs(Store(first), Store(second), records[0], records[1]))
    return Apart(answer, inputs, models[1])


def outputs(folder: Path, other: Path | None, scenarios: tuple[str, ...]) -> tuple[Path, Path]:
    """Return the two output folders that are meant: of a folder and another, or its scenarios."""
    base = folder / NAME
    if other is not None:
        name = scenarios[0] if scenarios else ""
        return scenario_output(base, name), scenario_output(other / NAME, name)
    names = ("", *scenarios)[-2:]
    return scenario_output(base, names[0]), scenario_output(base, names[1])


def _record(out: Path) -> RunRecord:
    held = read_record(out)
    if held is None:
        raise no_run(out)
    return held


def _inputs(
    old: Store, new: Store, before: RunRecord, after: RunRecord
) -> Iterator[tuple[str, tuple[Difference, ...]]]:
    """Yield the parts of the folder that differ, each with the cells that do."""
    first, second = (
        {
            name: digest
            for step in record.steps
            for name, digest in sorted(step["inputs"].items())
            if not name.startswith("study: ")
        }
        for record in (before, after)
    )
    for name in sorted({*first, *second}):
        if first.get(name) == second.get(name):
            continue
        held = [
            store.get(one) if one else None for store, one in _pairs(old, new, first, second, name)
        ]
        found: list[Difference] = []
        if held[0] is not None and held[1] is not None:
            leaves = differences(json.loads(held[0])["root"], json.loads(held[1])["root"])
            found = [one for one in leaves if not set(one.path.split(".")) & {*UNSAID}]
        yield name, tuple(found[:MAXIMUM])


def _pairs(
    old: Store, new: Store, first: Mapping[str, Any], second: Mapping[str, Any], name: str
) -> tuple[tuple[Store, Any], tuple[Store, Any]]:
    return (old, first.get(name)), (new, second.get(name))
