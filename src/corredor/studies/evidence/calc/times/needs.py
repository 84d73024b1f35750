"""Kinds that a line must hold for a pattern over kinds to match: what spares the search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import regex as re

MARK: Final = re.compile(r"\(\?P<\w+>|\(\?<?[=!:]|[()|?*+$^]|[A-Z][A-Z0-9]+")
ABSENT: Final = ("(?!", "(?<!")
Needs = list[frozenset[str]]


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of kinds, of each of which every match has one in or beside it.

    Empty where the pattern holds more than kinds, groups, choices and ``? * +``.

    >>> [sorted(kinds) for kinds in needed("(?:A1|B1 C1) D1? E1")]
    [['A1', 'B1'], ['E1']]
    """
    if MARK.sub("", pattern).strip(" "):
        return ()
    return tuple(_group(MARK.findall(pattern), 0)[0])


def _group(marks: Sequence[str], at: int) -> tuple[Needs, int]:
    """Return what the group that begins at a mark needs, and the number of the mark behind it."""
    choices: list[Needs] = [[]]
    while at < len(marks) and marks[at] != ")":
        mark = marks[at]
        at += 1
        if mark == "|":
            choices.append([])
            continue
        needs: Needs = []
        if mark[0] == "(":
            needs, at = _group(marks, at)
            if mark in ABSENT:
                needs = []
        elif mark[0].isalpha():
            needs = [frozenset((mark,))]
        if at < len(marks) and marks[at] in "?*":
            needs = []
        choices[-1] += needs
    if len(choices) == 1:
        return choices[0], at + 1
    if not all(choices):
        return [], at + 1
    return [frozenset[str]().union(*(min(needs, key=len) for needs in choices))], at + 1
