"""Short references: ranges, and the fonts that every machine prints with."""

from __future__ import annotations

import hashlib
import tomllib

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.report.printed.references import as_ranges
from corredor.report.printing import FONTS


@settings(deadline=None, max_examples=30)
@given(st.sets(st.integers(1, 60)))
def test_ranges_say_the_same_numbers(numbers: set[int]) -> None:
    said: set[int] = set()
    for text, place in as_ranges(numbers):
        first, _, last = text.partition("–")
        assert place == f"o{first}"
        said |= set(range(int(first), int(last or first) + 1))
    assert said == numbers


def test_fonts_are_those_that_their_source_names() -> None:
    source = tomllib.loads((FONTS / "source.toml").read_text("utf-8"))
    held = {path.name: path.read_bytes() for path in FONTS.glob("*.ttf")}
    assert {name: hashlib.sha256(held[name]).hexdigest() for name in held} == source["sha256"]
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text("utf-8")
