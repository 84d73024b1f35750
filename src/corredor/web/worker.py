"""The worker: a process of its own that runs or reads a folder and tells how far it is.

``python -m corredor.web.worker run|read FOLDER [STUDY …]``, with
``--scenario=NAME`` a scenario's, writes one JSON object per line.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import CorredorError, Problems
from corredor.core.label import LANGUAGES

Tell = Callable[[dict[str, Any]], None]
KINDS: Final = ("run", "read")
SCENARIO: Final = "--scenario="
SHOWN: Final = 20
"""Problems that are told."""


def main(arguments: Sequence[str]) -> int:
    """Do the work and tell its end; return 0 where it came to one."""
    kind, folder, *only = arguments
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # libraries may print, and are not heard

    def tell(held: dict[str, Any]) -> None:
        channel.write(json.dumps(held, ensure_ascii=False) + "\n")
        channel.flush()

    try:
        ended = _run(Path(folder), only, tell) if kind == "run" else _read(Path(folder), tell)
    except Problems as problems:
        ended = _told(problems.errors)
    except CorredorError as error:
        ended = _told((error,))
    except KeyboardInterrupt:
        ended = {"state": "cancelled"}
    tell(ended)
    return 0


def _run(folder: Path, only: Sequence[str], tell: Tell) -> dict[str, Any]:
    from corredor.run.main_job import Asked, run_folder

    def progress(name: str, state: str) -> None:
        tell({"step": name, "became": state})

    names = tuple(one for one in only if not one.startswith(SCENARIO))
    scenario = next((one[len(SCENARIO) :] for one in only if one.startswith(SCENARIO)), "")
    outcome = run_folder(folder, Asked(only=names, scenario=scenario), progress)
    return {"state": "done", "counts": dict(outcome.record.summary)}


def _read(folder: Path, tell: Tell) -> dict[str, Any]:
    from corredor.run.reading import read_folder

    def progress(done: int, total: int) -> None:
        tell({"step": "read", "became": "started", "done": done, "total": total})

    reading = read_folder(folder, None, progress)
    counts = {"new": reading.new, "open": reading.open, "conflicts": reading.conflicts}
    return {"state": "done", "counts": counts, "lines": _lines(reading.problems)}


def _told(errors: Sequence[CorredorError]) -> dict[str, Any]:
    wrong = [error for error in errors if error.severity == "error"] or list(errors)
    return {"state": "failed", "lines": _lines(wrong)}


def _lines(errors: Sequence[CorredorError]) -> dict[str, list[str]]:
    from corredor.report.i18n import Speech

    return {
        language: [error.line(Speech(language).translate) for error in errors[:SHOWN]]
        for language in LANGUAGES
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
