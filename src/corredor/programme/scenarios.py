"""Scenarios, written: cells that differ from the folder's own, added to ``scenarios/NAME.csv``.

`corredor.programme.varying` reads them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from corredor.core.assumption import Assumption, Distribution
from corredor.core.errors import BadId, Problems
from corredor.core.slugs import is_slug, slug
from corredor.core.table import TableSpec
from corredor.programme.appending import safe_text, with_rows
from corredor.programme.changing import write_changes
from corredor.programme.folder import read_programme
from corredor.programme.opening import Root
from corredor.programme.overlays import Change
from corredor.programme.rewriting import rewritten
from corredor.programme.specs import ASSUMPTIONS
from corredor.programme.varying import scenario_names, scenario_spec
from corredor.programme.writing import ChangedFile

__all__ = ["Change", "assumption_changes", "save_scenario", "scenario_names", "with_changes"]

NUMBERS: Final = ("value", "low", "high")


def with_changes(
    folder: Path,
    name: str,
    changes: Sequence[Change],
    specs: Sequence[TableSpec],
    *,
    anew: bool = False,
) -> ChangedFile:
    """Return the file of a scenario with some cells changed; nothing is written.

    Rows that the scenario has for these cells are changed, others are added at its end; all else
    stays, byte for byte. Where there is no such scenario, or `anew` asks for it, it is made.

    Raises
    ------
    BadId
        E112: the name is no id.
    CorredorError
        E006 to E009, E011, E017: the file can't be read; E114: nor split into cells.

    Examples
    --------
    >>> dear = Change("assumptions", "fare", "value", "", "90", "Ana", "two offers", "2026-11-22")
    >>> print(with_changes(Path("nowhere"), "dear", [dear], [ASSUMPTIONS]).new, end="")
    table,row,column,value,owner,rationale,date
    assumptions,fare,value,90,Ana,two offers,2026-11-22
    """
    if not is_slug(name):
        raise BadId(None, column="scenario", value=name, near=slug(name, "scenario-1"))
    spec, root = scenario_spec(name), Root(folder)
    by_name = {one.name: one for one in specs}
    wanted: dict[tuple[str, ...], dict[str, str]] = {
        (one.table, one.row, one.column): _cells(one, by_name.get(one.table)) for one in changes
    }
    standing: set[tuple[str, ...]] = set()

    def rewrite(_line: int, cells: Mapping[str, str]) -> Mapping[str, str]:
        key = tuple(cells.get(part, "") for part in spec.key)
        standing.add(key)
        return wanted.get(key, {})

    changed = rewritten(folder, spec, rewrite).file if root.has(spec.file) and not anew else None
    rows = [cells for key, cells in wanted.items() if key not in standing]
    nothing = ChangedFile(spec.file, "", "", b"")
    return with_rows(folder, spec, rows, changed=nothing if anew else changed)


def assumption_changes(
    held: Assumption, wanted: Distribution, owner: str, rationale: str, date: str
) -> tuple[Change, ...]:
    """Return the cells that give an assumption another distribution of the same shape.

    Parameters
    ----------
    owner, rationale, date
        Who stands behind it, why and since when.
    """
    changes: list[Change] = []
    for column in NUMBERS:
        before, after = (getattr(one, column) for one in (held.distribution, wanted))
        if before != after:
            old, new = ("" if one is None else f"{one:.12g}" for one in (before, after))
            said = (owner, rationale, date)
            changes.append(Change(ASSUMPTIONS.name, held.id, column, old, new, *said))
    return tuple(changes)


def save_scenario(
    folder: Path, name: str, changes: Sequence[Change], specs: Sequence[TableSpec]
) -> ChangedFile:
    """Write cells into a scenario, if the folder passes with it; see `with_changes`.

    Raises
    ------
    Problems
        The folder would have errors with the scenario; nothing is written.
    UnwritableFile
        E025: the system refuses; nothing is written.
    """
    changed = with_changes(folder, name, changes, specs)
    if changed.old != changed.new:
        try:
            read_programme(folder, specs, name, changed.new)
        except Problems as problems:
            raise Problems(one for one in problems.errors if one.severity == "error") from None
        write_changes(folder, [changed])
    return changed


def _cells(change: Change, spec: TableSpec | None) -> dict[str, str]:
    value = safe_text(spec, change.column, change.after) if spec is not None else change.after
    return {
        "table": change.table,
        "row": change.row,
        "column": change.column,
        "value": value,
        "owner": change.owner,
        "rationale": change.rationale,
        "date": change.date,
    }
