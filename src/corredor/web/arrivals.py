"""Arrivals: who has checked in on the day; the list goes where the folder goes."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from corredor.programme.atomic import make_folder, write_atomic
from corredor.run.forum.traces import ARRIVALS, arrivals_as_bytes, arrivals_of


@dataclass
class Arrivals:
    """Who has come, by id, and when."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stamp(self) -> tuple[int, int]:
        """Return what changes whenever somebody comes."""
        try:
            status = (self.folder / ARRIVALS).stat()
        except OSError:
            return (0, 0)
        return status.st_mtime_ns, status.st_ino

    def held(self) -> dict[str, str]:
        """Return the time at which each checked in."""
        return arrivals_of(self.folder)

    def note(self, person: str, *, here: bool) -> None:
        """Note that somebody has come, or has not."""
        path = self.folder / ARRIVALS
        with self._lock:
            now = self.held()
            now.pop(person, None)
            if here:
                now[person] = datetime.now(UTC).astimezone().isoformat(timespec="minutes")
            make_folder(path.parent)
            write_atomic(path, arrivals_as_bytes(now))
