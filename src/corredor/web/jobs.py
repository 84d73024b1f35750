"""Jobs: one run or reading at a time, in a process of its own, that can be told to stop.

Every file is written whole or not at all, and results are kept as they are made, so that a process
may end at any moment: the next run goes on from there.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Literal

from corredor.web.worker import SCENARIO

State = Literal["running", "done", "failed", "cancelled"]
PATIENCE: Final = 3.0
"""How long a process may take to end when it is told to [s]."""


@dataclass
class Job:
    """One run or reading: its steps, what became of each, and what it told at its end.

    `lines` holds what is wrong by language.
    """

    kind: str
    only: tuple[str, ...]
    begun: float
    scenario: str = ""
    steps: dict[str, str] = field(default_factory=dict[str, str])
    state: State = "running"
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    lines: Mapping[str, Sequence[str]] = field(default_factory=dict[str, Sequence[str]])
    seconds: float = 0.0
    told_to_stop: bool = False

    def take(self, held: Mapping[str, Any]) -> None:
        """Take what the process tells."""
        if "step" in held:
            total = held.get("total")
            became = f"{held['done']}/{total}" if total else str(held["became"])
            self.steps[str(held["step"])] = became
        if "state" in held:
            self.state = held["state"]
            self.counts = held.get("counts", {})
            self.lines = held.get("lines", {})

    def as_json(self) -> dict[str, Any]:
        """Return how far it is."""
        return {"kind": self.kind, "state": self.state, "steps": list(self.steps.items())}


class Jobs:
    """The jobs of a folder: at most one runs, the last one is remembered."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.last: Job | None = None

    @property
    def running(self) -> bool:
        """Whether one runs."""
        return self.last is not None and self.last.state == "running"

    def start(self, kind: str, only: Iterable[str] = (), scenario: str = "") -> bool:
        """Start a job, of a scenario where one is named; return False where one runs already."""
        with self._lock:
            if self.running:
                return False
            names = tuple(only)
            more = [f"{SCENARIO}{scenario}"] if scenario else []
            worker = [sys.executable, "-m", "corredor.web.worker", kind, str(self._folder)]
            command = [*worker, *names, *more]
            self._process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self.last = Job(kind, names, time.monotonic(), scenario)
            listener = threading.Thread(target=self._listen, args=(self._process, self.last))
            listener.daemon = True
            listener.start()
            return True

    def _listen(self, process: subprocess.Popen[bytes], job: Job) -> None:
        with process:
            for line in process.stdout or ():
                with contextlib.suppress(ValueError, KeyError, TypeError):
                    job.take(json.loads(line))
        job.seconds = time.monotonic() - job.begun
        if job.state == "running":
            job.state = "cancelled" if job.told_to_stop else "failed"

    def cancel(self) -> None:
        """Tell the job to stop, and stop it where it doesn't; return when it has ended."""
        process = self._process
        if process is None or process.poll() is not None:
            return
        if self.last is not None:
            self.last.told_to_stop = True
        _tell(process, signal.SIGINT)
        try:
            process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            _tell(process, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
            process.wait()


def _tell(process: subprocess.Popen[bytes], wanted: signal.Signals) -> None:
    """Send a signal to a process and to those that it began."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.name == "posix":
            os.killpg(process.pid, wanted)
        else:  # pragma: no cover
            process.terminate()
