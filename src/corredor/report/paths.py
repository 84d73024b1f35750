"""Paths: an outline of a drawing in as few letters as it needs, to a tenth of a pixel.

Points are written as steps from the one before, which SVG lets follow each other without letters
(SVG 2, chapter 9.3). Steps are taken between the rounded points: nothing drifts.
"""

from __future__ import annotations

import re
from typing import Final

_STRAIGHT: Final = re.compile(r"\s*M[MLZ\d.,eE\s+-]*")
_COMMAND: Final = re.compile(r"([MLZ])([^MLZ]*)")
_NUMBER: Final = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_FRACTION: Final = re.compile(r"-?\d*\.\d+(?:e[-+]?\d+)?|-?\d+e[-+]?\d+")
_TENTHS: Final = 10


def rounded(text: str) -> str:
    """Return a text with its numbers rounded to a tenth.

    Examples
    --------
    >>> rounded("translate(12.34,-0.04)")
    'translate(12.3,0)'
    """
    return _FRACTION.sub(lambda found: number(float(found[0])), text)


def number(value: float) -> str:
    """Return a number rounded to a tenth.

    Examples
    --------
    >>> number(12.34), number(-0.04)
    ('12.3', '0')
    """
    return f"{round(value, 1) + 0:g}"


def shortened(outline: str, grain: int = 1) -> str:
    """Return the data of a path, shorter; one with curves is rounded only.

    `grain` says to how many tenths of a pixel its points are rounded.

    Examples
    --------
    >>> shortened("M608.41,61.8L612.3,62L613.9,58.5ZM2,3L2.04,3L2,4")
    'm608.4 61.8 3.9.2 1.6-3.5zm-606.4-58.8 0 1'
    """
    if not _STRAIGHT.fullmatch(outline):
        return rounded(outline)
    written: list[str] = []
    x = y = home_x = home_y = 0
    for command, rest in _COMMAND.findall(outline):
        if command == "Z":
            written.append("z")
            x, y = home_x, home_y
            continue
        places = [
            round(float(number) * _TENTHS / grain) * grain for number in _NUMBER.findall(rest)
        ]
        for at in range(0, len(places) - 1, 2):
            step_x, step_y = places[at] - x, places[at + 1] - y
            x, y = places[at], places[at + 1]
            if command == "M" and not at:
                home_x, home_y = x, y
                written.append("m" + _pair(step_x, step_y))
            elif step_x or step_y:
                _after(written, _pair(step_x, step_y))
    return "".join(written)


def _after(written: list[str], pair: str) -> None:
    """Add a step; a letter or blank stands before it only where it has to."""
    last = written[-1]
    if last == "z":
        written.append("l")
    elif not (pair.startswith("-") or (pair.startswith(".") and "." in _last_number(last))):
        written.append(" ")
    written.append(pair)


def _last_number(pair: str) -> str:
    return pair[max(pair.rfind(" "), pair.rfind("-"), pair.rfind("m")) + 1 :]


def _pair(x: int, y: int) -> str:
    first, second = _number(x), _number(y)
    joined = second.startswith("-") or (second.startswith(".") and "." in first)
    return first + second if joined else f"{first} {second}"


def _number(tenths: int) -> str:
    whole, part = divmod(abs(tenths), _TENTHS)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ''}.{part}" if part else f"{sign}{whole}"
