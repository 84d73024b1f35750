"""Why: for each study, why the last run computed it again or took it from the store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import UnknownFinding
from corredor.run.digests import canonical
from corredor.run.execute import Executed
from corredor.run.output import write_below
from corredor.run.record import MAXIMUM, Difference, RunRecord, differences, no_run
from corredor.run.store import Store

FILE: Final = "why.json"


def note_reasons(out: Path, store: Store, last: RunRecord | None, executed: Executed) -> None:
    """Write down, for each study of a run, which of its inputs differ from those of the last."""
    before = {step["study"]: step["inputs"] for step in last.steps} if last else {}
    reasons: dict[str, Any] = {}
    for step in executed.steps:
        old: Mapping[str, str] = before.get(step.study, {})
        changed = [n for n in sorted({*old, *step.inputs}) if old.get(n) != step.inputs.get(n)]
        listed = {
            name: _differences(store, old.get(name), step.inputs.get(name)) for name in changed
        }
        reasons[step.study] = {"state": step.state, "first": not old, "changed": listed}
    write_below(out, FILE, canonical(reasons) + b"\n")


def _differences(store: Store, old: str | None, new: str | None) -> list[list[str]]:
    before, after = (store.get(digest) if digest else None for digest in (old, new))
    if before is None or after is None:
        return []
    found = differences(json.loads(before)["root"], json.loads(after)["root"])
    listed = [[d.path, d.before, d.after] for d in found if not _is_place(d.path)]
    return listed[:MAXIMUM]


def _is_place(path: str) -> bool:
    """Whether a path is where a row stands, not what it says."""
    return ".place." in f".{path}." or ".columns." in f".{path}."


def reason_for(out: Path, key: str) -> tuple[str, str, dict[str, tuple[Difference, ...]]]:
    """Return the study behind a key, what became of it, and its changed inputs.

    Parameters
    ----------
    out
        The output folder.
    key
        A study's name or a finding's key.

    Raises
    ------
    NoRunYet
        E405: nothing has run.
    UnknownFinding
        E403: the last run had no such study.
    """
    try:
        held: dict[str, Any] = json.loads((out / FILE).read_bytes())
    except (OSError, ValueError):
        raise no_run(out) from None
    study = key.partition(".")[0]
    if not isinstance(held, dict):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise no_run(out)
    if study not in held:
        near = next(iter(sorted(held)), "evidence")
        raise UnknownFinding(None, key=key, near=near, folder=out.parent)
    try:
        entry = held[study]
        changed = {
            name: tuple(Difference(*difference) for difference in listed)
            for name, listed in entry["changed"].items()
        }
        state = str(entry["state"])
        if state == "made" and entry["first"]:
            state = "first"
        elif state == "made" and not changed:
            state = "lost"
    except (KeyError, TypeError, AttributeError):
        raise no_run(out) from None
    return study, state, changed
