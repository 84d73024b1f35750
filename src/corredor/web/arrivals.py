"""Arrivals: who has checked in on the day; kept with the results, which go when a person does."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from corredor.run.output import claim_output, write_below

FILE: Final = "desk/arrivals.json"


@dataclass
class Arrivals:
    """Who has come, by id, and when."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def held(self) -> dict[str, str]:
        """Return the time at which each checked in."""
        try:
            content: Any = json.loads((self.folder / "out" / FILE).read_bytes())
            return {str(name): str(time) for name, time in content.items()}
        except (OSError, ValueError, AttributeError):
            return {}

    def note(self, person: str, *, here: bool) -> None:
        """Note that somebody has come, or has not."""
        with self._lock:
            now = self.held()
            now.pop(person, None)
            if here:
                now[person] = datetime.now(UTC).astimezone().isoformat(timespec="minutes")
            content = json.dumps(now, sort_keys=True).encode()
            write_below(claim_output(self.folder), FILE, content + b"\n")
