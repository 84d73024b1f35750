"""Store: results by the digest of what went in, in ``out/store``.

Objects never change: an object's name is the digest of its content. An index maps the key of a
computation to the object that it gave. Nothing is pickled; everything is written whole or not
at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from corredor.programme.atomic import write_atomic
from corredor.run.codec import decode, encode
from corredor.run.digests import canonical, digest_of

KEPT_RUNS: Final = 20
"""Runs whose objects are kept, so that a change taken back is found again."""


class Store:
    """Objects of one output folder."""

    def __init__(self, out: Path) -> None:
        self.root = out / "store"
        self._touched: set[str] = set()

    def _path(self, digest: str) -> Path:
        return self.root / digest[:2] / digest

    def put(self, content: bytes) -> str:
        """Keep some bytes and return their digest."""
        digest = digest_of(content)
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomic(path, content)
        self._touched.add(digest)
        return digest

    def get(self, digest: str) -> bytes | None:
        """Return the bytes of a digest; None if they are not there or were damaged."""
        try:
            content = self._path(digest).read_bytes()
        except OSError:
            return None
        if digest_of(content) != digest:
            return None
        self._touched.add(digest)
        return content

    def put_record(self, record: Any) -> str:
        """Keep a core record with its draws and return the digest of its JSON."""
        content, blobs = encode(record)
        for name in sorted(blobs):
            self.put(blobs[name])
        return self.put(content)

    def get_record(self, digest: str) -> Any | None:
        """Return a record; None if it or any of its draws is not there."""
        content = self.get(digest)
        if content is None:
            return None
        try:
            return decode(content, self._blob)
        except KeyError:
            return None

    def _blob(self, digest: str) -> bytes:
        content = self.get(digest)
        if content is None:
            raise KeyError(digest)
        return content

    def remember(self, key: str, digest: str) -> None:
        """Note which object a computation gave."""
        folder = self.root / "keys"
        folder.mkdir(parents=True, exist_ok=True)
        write_atomic(folder / key, digest.encode())

    def recall(self, key: str) -> str | None:
        """Return the object that a computation gave; None if it was never made."""
        try:
            return (self.root / "keys" / key).read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return None

    def prune(self, keys: Iterable[str]) -> None:
        """Forget the objects that none of the last runs touched."""
        path = self.root / "recent.json"
        recent = [[sorted(self._touched), sorted(keys)], *_read_list(path)]
        unique = [entry for at, entry in enumerate(recent) if entry not in recent[:at]][:KEPT_RUNS]
        write_atomic(path, canonical(unique))
        objects = {digest for entry in unique for digest in entry[0]}
        kept_keys = {key for entry in unique for key in entry[1]}
        for held in self.root.glob("[0-9a-f][0-9a-f]/*"):
            if held.name not in objects:
                held.unlink(missing_ok=True)
        for held in (self.root / "keys").glob("*"):
            if held.name not in kept_keys:
                held.unlink(missing_ok=True)


def _read_list(path: Path) -> list[Any]:
    try:
        held = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return []
    return held if isinstance(held, list) else []  # pyright: ignore[reportUnknownVariableType]
