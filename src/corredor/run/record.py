"""Record: what the last run read and wrote, in ``out/run.json``, and why it did.

The record holds digests only, neither times nor machine: the same folder, version and seed give
the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from shlex import quote
from typing import Any, Final

from corredor.core.errors import NoRunYet, Place
from corredor.run.output import NAME, base_of, write_below

FILE: Final = "run.json"


@dataclass(frozen=True)
class RunRecord:
    """One run.

    `raw` maps the folder's files, `outputs` the files written, to their sha256; `code` is the
    digest of the package; `asked` what the user asked for.
    """

    version: str
    code: str
    asked: Mapping[str, Any]
    raw: Mapping[str, str]
    steps: tuple[Mapping[str, Any], ...] = ()
    outputs: Mapping[str, str] = field(default_factory=dict[str, str])
    summary: Mapping[str, Any] = field(default_factory=dict[str, Any])
    model: str = ""


def read_record(out: Path) -> RunRecord | None:
    """Return the record of the last finished run; None if there is none that can be read."""
    try:
        held: dict[str, Any] = json.loads((out / FILE).read_bytes())
        held["steps"] = tuple(held["steps"])
        record = RunRecord(**held)
        parts = (record.raw, record.asked, record.outputs, record.summary, *record.steps)
        if not all(isinstance(part, dict) for part in parts):  # pyright: ignore[reportUnnecessaryIsInstance]
            return None
        return record
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write_record(out: Path, record: RunRecord) -> None:
    """Write the record of a run, as the run's last act."""
    text = json.dumps(asdict(record), ensure_ascii=False, sort_keys=True, indent=1)
    write_below(out, FILE, text.encode() + b"\n")


@dataclass(frozen=True)
class Difference:
    """One thing that differs between two inputs; an empty side means that it wasn't there."""

    path: str
    before: str
    after: str


WHOLE: Final = "…"
"""Stands for a whole row or text that was added or removed."""
MAXIMUM: Final = 20
"""Differences that are listed; the rest is counted by the reader of the list."""


def differences(before: Any, after: Any, path: str = "") -> Iterator[Difference]:
    """Yield the leaves in which two JSON values differ, by path."""
    if before == after:
        return
    if isinstance(before, dict) and isinstance(after, dict):
        first: dict[str, Any] = before  # pyright: ignore[reportUnknownVariableType]
        second: dict[str, Any] = after  # pyright: ignore[reportUnknownVariableType]
        for name in sorted({*first, *second}):
            below = f"{path}.{name}" if path else name
            yield from differences(first.get(name), second.get(name), below)
        return
    if isinstance(before, list) and isinstance(after, list):
        yield from differences(_by_id(before), _by_id(after), path)  # pyright: ignore[reportUnknownArgumentType]
        return
    yield Difference(path, _leaf(before), _leaf(after))


def _by_id(rows: list[Any]) -> dict[str, Any]:
    """Return rows by their id where they have one, else by their position."""
    keyed: dict[str, Any] = {}
    for at, row in enumerate(rows):
        cells: Any = row.get("cells", {}) if isinstance(row, dict) else {}  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        name = cells.get("id") if isinstance(cells, dict) else None  # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType]
        keyed[str(name or at + 1)] = row  # pyright: ignore[reportUnknownArgumentType]
    return keyed


def _leaf(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return WHOLE
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def no_run(out: Path) -> NoRunYet:
    """Return the error (E405) for a folder of results, a programme's or a scenario's, without any.

    Examples
    --------
    >>> no_run(Path("programme/out/scenarios/dear")).fields["command"]
    'corredor run programme --scenario dear'
    """
    base = base_of(out)
    scenario = f" --scenario {out.name}" if base != out else ""
    command = f"corredor run {quote(str(base.parent))}{scenario}"
    return NoRunYet(Place(NAME), folder=base.parent, record=out / FILE, command=command)
