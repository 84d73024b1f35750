"""Paths: shorter data draws the same lines."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.report.paths import number, shortened

Line = list[tuple[float, float]]
PLACES = st.floats(-2000, 2000, allow_nan=False)
LINES = st.lists(
    st.tuples(st.lists(st.tuples(PLACES, PLACES), min_size=2, max_size=12), st.booleans()),
    min_size=1,
    max_size=4,
)
NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def data(lines: list[tuple[Line, bool]]) -> str:
    return "".join(
        "M" + "L".join(f"{x},{y}" for x, y in places) + ("Z" if closed else "")
        for places, closed in lines
    )


def drawn(outline: str) -> list[Line]:
    """Return the lines of relative path data, as SVG 2 reads it."""
    lines: list[Line] = []
    x = y = 0.0
    for command, rest in re.findall(r"([mlz])([^mlz]*)", outline):
        if command == "z":
            x, y = lines[-1][0]
            continue
        numbers = [float(found) for found in NUMBER.findall(rest)]
        for at in range(0, len(numbers), 2):
            x, y = x + numbers[at], y + numbers[at + 1]
            if command == "m" and not at:
                lines.append([])
            lines[-1].append((x, y))
    return lines


def without_repeats(line: Line) -> Line:
    return [place for at, place in enumerate(line) if not at or place != line[at - 1]]


@given(LINES)
def test_the_lines_are_the_same_to_a_tenth(lines: list[tuple[Line, bool]]) -> None:
    rounded = [[(round(x * 10) / 10, round(y * 10) / 10) for x, y in places] for places, _ in lines]
    found = drawn(shortened(data(lines)))
    assert len(found) == len(rounded)
    for line, true in zip(found, rounded, strict=True):
        wanted = without_repeats(true)
        assert len(line) == len(wanted)
        for place, other in zip(line, wanted, strict=True):
            assert place == pytest.approx(other, abs=1e-6)


def test_a_coast_takes_two_thirds_of_the_letters() -> None:
    turns = [(340 + 200 * math.cos(a / 60), 200 + 150 * math.sin(a / 40)) for a in range(600)]
    plain = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in turns)
    assert len(shortened(plain)) < 2 / 3 * len(plain)


@pytest.mark.parametrize(
    "outline", ["M5.04,0A5.04,5.04,0,1,1,-5,0", "M0,0h50.04v9Z", "", "M0,0C1,1,2,2,3.04,3"]
)
def test_curves_are_only_rounded(outline: str) -> None:
    assert shortened(outline) == outline.replace(".04", "")
