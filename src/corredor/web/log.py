"""The log: who decided and changed what, and when; lines are added and never changed.

It lies in the folder as ``.desk/log.jsonl``: no study reads it, and it goes where the folder goes.
Each line bears the digest of the line before, so that a line taken out or changed shows.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from corredor.programme.atomic import make_folder, unwritable
from corredor.run.forum.traces import LOG, digest_of_line, line_of, lines_of

ENTRIES: Final = ("time", "user", "action", "subject")


@dataclass(frozen=True)
class Entry:
    """One line: when, who, what was done to what; `whole` is false where the chain is broken."""

    time: str
    user: str
    action: str
    subject: str
    details: Mapping[str, str]
    whole: bool


@dataclass
class Log:
    """The log of a folder."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def write(self, user: str, action: str, subject: str, **details: str) -> None:
        """Add a line and see that it is on the disk.

        Raises
        ------
        UnwritableFile
            E025: the system refuses.
        """
        path = self.folder / LOG
        with self._lock:
            make_folder(path.parent)
            try:
                handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
                with os.fdopen(handle, "r+b") as stream:
                    held = {
                        "time": datetime.now(UTC).isoformat(timespec="seconds"),
                        "user": user,
                        "action": action,
                        "subject": subject,
                        "details": dict(details),
                    }
                    lines = stream.read().splitlines()
                    stream.write(line_of(held, lines[-1] if lines else b""))
                    stream.flush()
                    os.fsync(stream.fileno())
            except OSError as error:
                raise unwritable(path, error) from None

    def entries(self) -> tuple[Entry, ...]:
        """Return the lines, the newest first."""
        made: list[Entry] = []
        before = b""
        for line in lines_of(self.folder):
            made.append(_entry(line, digest_of_line(before)))
            before = line
        return tuple(reversed(made))


def _entry(line: bytes, before: str) -> Entry:
    try:
        held: dict[str, Any] = json.loads(line)
        texts = [str(held[name]) for name in ENTRIES]
        details = {str(name): str(value) for name, value in held["details"].items()}
        return Entry(*texts, details=details, whole=held.get("before") == before)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Entry("", "", "", line[:200].decode("utf-8", "replace"), {}, whole=False)
