"""Sectors as nodes of the trees of activities (ISIC) and goods (HS), and how near two lists are.

A code names its ancestors too: class 1030 of ISIC is in division 10 of section C; heading 0804
of the Harmonized System is in chapter 08, whose goods are made in division 01. Two lists are as
near as the deepest node that they share.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

SECTION, DIVISION, LEAF = 0, 1, 2
NEARNESS: Final = (1 / 3, 2 / 3, 1.0)
"""Nearness [1] of two lists whose deepest common node is a section, a division or a leaf."""
DIVISION_DIGITS: Final = 2
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Nodes:
    """The trees: the section of each division, and the division of each chapter of goods.

    Examples
    --------
    >>> nodes = Nodes({"01": "A", "10": "C"}, {"08": "01"})
    >>> nodes.of(["1030"], ["0804"])
    (('A', 0), ('C', 0), ('01', 1), ('10', 1), ('1030', 2), ('hs0804', 2))
    """

    section: Mapping[str, str]
    division_of_chapter: Mapping[str, str]

    def of(self, activities: Iterable[str], goods: Iterable[str]) -> tuple[tuple[str, int], ...]:
        """Return the nodes of codes of activities and of goods with their levels, sorted.

        Raises
        ------
        ValueError
            A code's division or chapter is unknown; the message is the code.
        """
        found: set[tuple[str, int]] = set()
        for code in activities:
            digits = code.replace(".", "")
            found |= self._division(digits[:DIVISION_DIGITS], code)
            if len(digits) > DIVISION_DIGITS:
                found.add((digits, LEAF))
        for code in goods:
            digits = code.replace(".", "")
            chapter = digits[:DIVISION_DIGITS]
            found |= self._division(self.division_of_chapter.get(chapter, ""), code)
            found.add((f"hs{digits}" if len(digits) > DIVISION_DIGITS else f"hs{chapter}", LEAF))
        return tuple(sorted(found, key=lambda node: (node[1], node[0])))

    def _division(self, division: str, code: str) -> set[tuple[str, int]]:
        section = self.section.get(division)
        if section is None:
            raise ValueError(code)
        return {(section, SECTION), (division, DIVISION)}


def membership(
    nodes: Iterable[tuple[tuple[str, int], ...]], level: int, columns: tuple[str, ...]
) -> BoolArray:
    """Which nodes of a level each list holds, shape (lists, columns)."""
    place = {name: at for at, name in enumerate(columns)}
    held = tuple(nodes)
    made = np.zeros((len(held), len(columns)), bool)
    for row, own in enumerate(held):
        for name, depth in own:
            if depth == level and name in place:
                made[row, place[name]] = True
    return made


def columns_of(nodes: Iterable[tuple[tuple[str, int], ...]], level: int) -> tuple[str, ...]:
    """Return the names of all nodes of a level, sorted."""
    return tuple(sorted({name for own in nodes for name, depth in own if depth == level}))


def nearness(first: tuple[BoolArray, ...], second: tuple[BoolArray, ...]) -> NDArray[np.float32]:
    """Nearness of each list to each other [1], shape (first, second), from 0 to 1.

    Each argument has the membership of its lists by level, on the same columns.

    Examples
    --------
    >>> lists = ((("C", 0), ("10", 1)), (("C", 0), ("11", 1)))
    >>> arrays = tuple(membership(lists, k, columns_of(lists, k)) for k in (0, 1, 2))
    >>> [round(float(value), 2) for value in nearness(arrays, arrays)[0]]
    [0.67, 0.33]
    """
    shape = (len(first[0]), len(second[0]))
    found = np.zeros(shape, np.float32)
    for level, value in enumerate(NEARNESS):
        shared = first[level].astype(np.float32) @ second[level].astype(np.float32).T > 0
        found[shared] = value
    return found
