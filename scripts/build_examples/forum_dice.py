"""Seeded choices, and tables as CSV, for the files of the example forum."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Final, TypeVar

WORDS: Final = Path(__file__).parent / "forum_words"
Line = dict[str, str]
Item = TypeVar("Item")


class Dice:
    """Choices of one named stream.

    Only `Random.random` is drawn from: its numbers are promised to stay the same in all editions
    of Python, those of the other methods are not.
    """

    def __init__(self, seed: int, name: str) -> None:
        self._stream = Random(f"{seed}/{name}")

    def chance(self, share: float) -> bool:
        """Return whether something of this probability happens."""
        return self._stream.random() < share

    def between(self, least: int, most: int) -> int:
        """Return a whole number of both ends or between them."""
        return least + int(self._stream.random() * (most - least + 1))

    def pick(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.between(0, len(items) - 1)]

    def some(self, items: Iterable[Item], count: int) -> list[Item]:
        """Return up to `count` different items in a random order."""
        left = list(items)
        taken: list[Item] = []
        while left and len(taken) < count:
            taken.append(left.pop(self.between(0, len(left) - 1)))
        return taken


def lines(name: str) -> list[Line]:
    """Return the rows of a table of words."""
    text = (WORDS / f"{name}.csv").read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def write(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
    """Write rows under those columns that any row fills, and under the first."""
    held = list(rows)
    shown = [name for name in columns if not held or any(row.get(name) for row in held)]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(shown)
    writer.writerows([row.get(name, "") for name in shown] for row in held)
    path.write_bytes(text.getvalue().encode())
