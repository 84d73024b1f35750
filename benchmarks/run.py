"""Measure speed beside the peers and write ``results.md``, then the figures that README quotes.

    python benchmarks/run.py [--show] [NAME …]

Each script of ``speed/`` runs in a process of its own, one after another; after each, its section
of ``results.md`` is renewed and the others stay as they are, so that what is done is kept when a
later one fails or is interrupted. NAME is a script or a study (``trade``); without a name all run.
With ``--show`` the rows are only printed. Exit 1 where a script failed.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import peers
import quote
import results
from measure import Measure, Peer

HERE = Path(__file__).parent
SPEED = HERE / "speed"
STUDIES = {
    "spine": ("start", "derivations", "claims", "report", "web"),
    "evidence": ("reading",),
    "routes": (
        "routes_peers",
        "routes_world",
        "routes_case",
        "tracks",
        "aircraft",
        "dispatch",
        "economics",
    ),
    "forum": (
        "forum_timetables",
        "forum_scale",
        "forum_placement",
        "forum_matching",
        "forum_study",
    ),
    "screening": ("screening_index", "screening_pairs", "screening_lists", "screening_study"),
    "trade": ("trade_ppml", "trade_tables", "trade_indices", "trade_study"),
    "energy": ("energy",),
    "appraisal": ("appraisal", "appraisal_returns"),
}
SCRIPTS = tuple(script for scripts in STUDIES.values() for script in scripts)
LIBRARIES = ("corredor", "numpy", "scipy", "numba")
"""Versions that every section tells; `PEERS` and `LIBRARIES` of a script add to them."""
LIMIT = 1_500.0
"""Longest time of a script [s]."""


class Made(NamedTuple):
    """What a script yielded before it ended, its versions, and why it failed if it did."""

    measures: list[Measure]
    title: str = ""
    versions: Mapping[str, str] = MappingProxyType({})
    failure: str = ""

    def section(self) -> results.Section:
        """Return the lines of the section of results."""
        groups = (("", self.versions.get("ours")), ("peers: ", self.versions.get("peers")))
        versions = "; ".join(group + said for group, said in groups if said)
        return results.Section(
            self.title,
            f"{datetime.now(UTC):%Y-%m-%d}; {machine()}; {versions}.",
            tuple(measure.row() for measure in self.measures),
            self.failure,
        )


def machine() -> str:
    """Return processor, cores, memory and Python of this machine."""
    processor = ""
    with contextlib.suppress(OSError):
        text = Path("/proc/cpuinfo").read_text("utf-8")
        model = next((line for line in text.splitlines() if line.startswith("model name")), "")
        processor = model.partition(":")[2].strip()
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{processor or platform.machine()}, {os.cpu_count()} cores, {memory:.0f} GiB, "
        f"Python {platform.python_version()}"
    )


def chosen(names: Sequence[str]) -> list[str]:
    """Return the scripts of these names in their order; all without a name.

    Raises
    ------
    KeyError
        A name is neither a study nor a script.
    """
    wanted: set[str] = set()
    for name in names:
        if name not in STUDIES and name not in SCRIPTS:
            raise KeyError(name)
        wanted.update(STUDIES.get(name, (name,)))
    return [script for script in SCRIPTS if script in wanted or not names]


def tell(script: str) -> None:
    """Print a script's versions and measures, a line of JSON each: what its process does.

    What others print goes to the errors.
    """
    channel = os.fdopen(os.dup(sys.stdout.fileno()), "w")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    module = import_module(script)
    libraries = (*LIBRARIES, *getattr(module, "LIBRARIES", ()))
    versions = {
        "ours": ", ".join(f"{name} {peers.own_version(name)}" for name in libraries),
        "peers": ", ".join(
            f"{name} {peers.version(name)}" for name in getattr(module, "PEERS", ())
        ),
    }
    title = (module.__doc__ or script).partition("\n")[0].rstrip(".")
    print(json.dumps({"title": title, "versions": versions}), file=channel, flush=True)
    for measure in module.measures():
        print(json.dumps(asdict(measure)), file=channel, flush=True)


def measured(script: str, folder: Path = SPEED, limit: float = LIMIT) -> Made:
    """Run a script in a process of its own; what it yielded is kept where it fails."""
    places = os.pathsep.join((str(folder), str(HERE)))
    environment = os.environ | {"PYTHONPATH": places, "OPENBLAS_NUM_THREADS": "1"}
    command = [sys.executable, "-W", "ignore", "-c", f"import run; run.tell({script!r})"]
    made = Made([])
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=said,
            text=True,
            env=environment,
            start_new_session=True,
        ) as process,
    ):
        end = threading.Timer(limit, _kill, (process,))
        end.start()
        try:
            for line in process.stdout or ():
                made = _with(made, json.loads(line))
            code = process.wait()
        finally:
            late = not end.is_alive()
            end.cancel()
            _kill(process)
        said.seek(0)
        last = (said.read().strip().splitlines() or [f"exit code {code}"])[-1]
    failure = f"stopped after {limit:.0f} s" if late else last if code else ""
    return made._replace(failure=failure)


def _kill(process: subprocess.Popen[str]) -> None:
    """End a script's process with all that it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def _with(made: Made, said: dict[str, Any]) -> Made:
    if "title" in said:
        return made._replace(title=said["title"], versions=said["versions"])
    peer = said.pop("peer")
    measure = Measure(**said, peer=peer and Peer(**peer))
    print(measure.row(), flush=True)
    return made._replace(measures=[*made.measures, measure])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print the rows and write nothing")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a study or a script")
    asked = parser.parse_args(arguments)
    try:
        scripts = chosen(asked.names)
    except KeyError as error:
        parser.error(f"{error.args[0]} is none of {', '.join((*STUDIES, *SCRIPTS))}")
    failed: list[str] = []
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        for script in scripts:
            begun = time.monotonic()
            made = measured(script)
            print(f"{script}: {time.monotonic() - begun:.0f} s {made.failure}", flush=True)
            if made.failure:
                failed.append(script)
            if not asked.show:
                results.renew(script, made.section(), SCRIPTS)
                quote.main()
    except KeyboardInterrupt:
        failed.append("interrupted")
    print("failed:" if failed else "all done", *failed)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
