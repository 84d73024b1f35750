"""Objects: bytes by the digest of their content, in ``out/store``.

Objects never change: an object's name is the digest of its content. An index maps the key of a
computation to the object that it gave. What is damaged or gone is not there, and is made again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from corredor.run.digests import canonical, digest_of
from corredor.run.output import write_below

KEPT_RUNS: Final = 20
"""Runs whose objects are kept, so that a change taken back is found again."""
FOLDER: Final = "store"
RECENT: Final = f"{FOLDER}/recent.json"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

Recent = list[tuple[list[str], list[str]]]
"""For each of the last runs the objects that it touched and the keys that it asked for."""


class Objects:
    """The objects of one output folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._touched: set[str] = set()

    def _name(self, digest: str) -> str:
        return f"{FOLDER}/{digest[:2]}/{digest}"

    def put(self, content: bytes) -> str:
        """Keep some bytes and return their digest."""
        digest = digest_of(content)
        if self.get(digest) is None:
            write_below(self.out, self._name(digest), content)
        self._touched.add(digest)
        return digest

    def get(self, digest: str) -> bytes | None:
        """Return the bytes of a digest; None if they are not there or were damaged."""
        try:
            content = (self.out / self._name(digest)).read_bytes()
        except OSError:
            return None
        if digest_of(content) != digest:
            return None
        self._touched.add(digest)
        return content

    def remember(self, key: str, digest: str) -> None:
        """Note which object a computation gave."""
        write_below(self.out, f"{FOLDER}/keys/{key}", digest.encode())

    def recall(self, key: str) -> str | None:
        """Return the object that a computation gave; None if it was never made."""
        try:
            held = (self.out / FOLDER / "keys" / key).read_text("ascii")
        except (OSError, UnicodeDecodeError):
            return None
        return held if _DIGEST.fullmatch(held) else None

    def whole(self) -> bool:
        """Whether every object of the last run is still there and undamaged."""
        recent = self._recent()
        return bool(recent) and all(self.get(digest) is not None for digest in recent[0][0])

    def prune(self, keys: Iterable[str]) -> None:
        """Forget the objects that none of the last runs touched."""
        now = (sorted(self._touched), sorted(keys))
        recent = [now, *(entry for entry in self._recent() if entry != now)][:KEPT_RUNS]
        write_below(self.out, RECENT, canonical(recent))
        objects = {digest for touched, _ in recent for digest in touched}
        kept_keys = {key for _, asked in recent for key in asked}
        root = self.out / FOLDER
        for held in list(root.glob("[0-9a-f][0-9a-f]/*")):
            if held.name not in objects:
                held.unlink(missing_ok=True)
        for held in list((root / "keys").glob("*")):
            if held.name not in kept_keys:
                held.unlink(missing_ok=True)

    def _recent(self) -> Recent:
        try:
            held: Any = json.loads((self.out / RECENT).read_bytes())
            return [(_texts(touched), _texts(asked)) for touched, asked in held]
        except (OSError, ValueError, TypeError):
            return []


def _texts(held: Any) -> list[str]:
    if not isinstance(held, list) or not all(isinstance(item, str) for item in held):  # pyright: ignore[reportUnknownVariableType]
        raise TypeError("not a list of texts")
    return list(held)  # pyright: ignore[reportUnknownArgumentType]
