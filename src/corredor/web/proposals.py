"""Proposals: decisions that wait for a second person, who must log in and agree."""

from __future__ import annotations

import json
import secrets
import threading
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from corredor.programme.atomic import make_folder, write_atomic

FILE: Final = ".desk/proposals.json"


@dataclass(frozen=True)
class Proposal:
    """What one person would decide on a hit; `user` is the login, `person` the name it bears."""

    id: str
    party: str
    list: str
    entry: str
    decision: str
    reason: str
    user: str
    person: str
    date: str
    expires: str

    @property
    def hit(self) -> tuple[str, str, str]:
        """Party, list and entry that it is about."""
        return self.party, self.list, self.entry


def new_id() -> str:
    """Return an id that no other proposal has."""
    return secrets.token_hex(8)


@dataclass
class Proposals:
    """The proposals of a folder; they go where the folder goes."""

    folder: Path
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def stamp(self) -> tuple[int, int]:
        """Return what changes whenever a proposal does."""
        try:
            status = (self.folder / FILE).stat()
        except OSError:
            return (0, 0)
        return status.st_mtime_ns, status.st_ino

    def held(self) -> tuple[Proposal, ...]:
        """Return the proposals, the oldest first."""
        try:
            content: Any = json.loads((self.folder / FILE).read_bytes())
            return tuple(Proposal(**{str(k): str(v) for k, v in one.items()}) for one in content)
        except (OSError, ValueError, TypeError, AttributeError):
            return ()

    def add(self, proposal: Proposal) -> None:
        """Keep a proposal, in the place of an earlier one of the same login on the same hit."""
        with self._lock:
            others = [one for one in self.held() if not _replaces(proposal, one)]
            self._write([*others, proposal])

    def take_out(self, hit: tuple[str, str, str]) -> None:
        """Remove the proposals on a hit: it is decided, or somebody disagreed."""
        with self._lock:
            self._write([one for one in self.held() if one.hit != hit])

    def _write(self, held: list[Proposal]) -> None:
        path = self.folder / FILE
        make_folder(path.parent)
        content = json.dumps([asdict(one) for one in held], ensure_ascii=False, indent=1)
        write_atomic(path, content.encode() + b"\n")


def _replaces(new: Proposal, old: Proposal) -> bool:
    return (new.hit, new.user) == (old.hit, old.user)
