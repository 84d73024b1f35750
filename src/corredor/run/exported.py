"""Exported: which results the files below ``out/export`` hold, so that stale ones don't stay."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from corredor.run.digests import canonical
from corredor.run.output import remove_below, write_below

FOLDER: Final = "export"
AT_ROOT: Final = frozenset({"datapackage.json", "prov.json", "ro-crate-metadata.json"})
"""Files of an export that describe ``out/`` and stand in it."""
RECORD: Final = f"{FOLDER}/export.json"


def note_export(out: Path, model: str, names: Iterable[str]) -> None:
    """Note which model the exported files hold; `names` are paths below ``out/``."""
    held = _held(out)
    kept: list[str] = held["files"] if held.get("model") == model else []
    files = sorted({*kept, *names})
    write_below(out, RECORD, canonical({"model": model, "files": files}) + b"\n")


def drop_stale_export(out: Path, model: str) -> bool:
    """Remove the exported files if they hold another model, and return whether there were any."""
    held = _held(out)
    if not held or held["model"] == model:
        return False
    remove_below(out, [*held["files"], RECORD])
    return True


def _is_exported(name: str) -> bool:
    return name.startswith(f"{FOLDER}/") or name in AT_ROOT


def _held(out: Path) -> dict[str, Any]:
    try:
        held: dict[str, Any] = json.loads((out / RECORD).read_bytes())
        files = [str(name) for name in held["files"] if _is_exported(str(name))]
        return {"model": str(held["model"]), "files": files}
    except (OSError, ValueError, TypeError, KeyError):
        return {}
