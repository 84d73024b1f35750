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
from corredor.run.output import base_of, scenario_output, write_below

KEPT_RUNS: Final = 20
"""Runs whose objects are kept, so that a change taken back is found again."""
FOLDER: Final = "store"
RECENT: Final = f"{FOLDER}/recent.json"
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

Recent = list[tuple[str, list[str], list[str]]]
"""For each of the last runs its scenario, the objects that it touched and the keys it asked for."""


class Objects:
    """The objects of one output folder; those of a scenario lie with the base's."""

    def __init__(self, out: Path) -> None:
        self.out = base_of(out)
        self.scenario = out.name if out != self.out else ""
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
        touched = (touched for name, touched, _ in self._recent() if name == self.scenario)
        last = next(touched, None)
        return bool(last) and all(self.get(digest) is not None for digest in last)

    def prune(self, keys: Iterable[str]) -> None:
        """Forget the objects that none of the last runs touched, nor the last one of a scenario."""
        now = (self.scenario, sorted(self._touched), sorted(keys))
        runs = [now, *(entry for entry in self._recent() if entry != now)]
        names = [name for name, _, _ in runs]
        recent = [
            run
            for at, run in enumerate(runs)
            if at < KEPT_RUNS or (names.index(run[0]) == at and self._has_run(run[0]))
        ]
        write_below(self.out, RECENT, canonical(recent))
        objects = {digest for _, touched, _ in recent for digest in touched}
        kept_keys = {key for _, _, asked in recent for key in asked}
        root = self.out / FOLDER
        for held in list(root.glob("[0-9a-f][0-9a-f]/*")):
            if held.name not in objects:
                held.unlink(missing_ok=True)
        for held in list((root / "keys").glob("*")):
            if held.name not in kept_keys:
                held.unlink(missing_ok=True)

    def _has_run(self, name: str) -> bool:
        return not name or scenario_output(self.out, name).is_dir()

    def _recent(self) -> Recent:
        try:
            held: Any = json.loads((self.out / RECENT).read_bytes())
            return [(str(name), _texts(touched), _texts(asked)) for name, touched, asked in held]
        except (OSError, ValueError, TypeError):
            return []


def _texts(held: Any) -> list[str]:
    if not isinstance(held, list) or not all(isinstance(item, str) for item in held):  # pyright: ignore[reportUnknownVariableType]
        raise TypeError("not a list of texts")
    return list(held)  # pyright: ignore[reportUnknownArgumentType]
