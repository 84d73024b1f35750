"""Damage to a folder: never a traceback, and mostly the damaged line is named."""

import importlib.util
import random
import sys
from pathlib import Path
from typing import Any

import pytest

from corredor.programme.listing import files_of

JUNK = ["\0", "\xff", '"', ",", ";", "\n", "\r", "=", "[", "../", "ж", "\ufeff", "\u202e", "nan",
        "1e999", "{", "}", "%s", " " * 50, "9" * 400]  # fmt: skip

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "quality" / "damage.py"
EVERY = 71
"""One of so many kinds of damage is tried here; the script tries more."""


@pytest.fixture(scope="module")
def damage() -> Any:
    """Return the script that damages the example in every way."""
    spec = importlib.util.spec_from_file_location("damage", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_damage_to_the_example_is_told_where_it_is(damage: Any, tmp_path: Path):
    every = list(damage.kinds(damage.EXAMPLE))
    assert len(every) >= 2000
    told = [damage.told(kind, damage.EXAMPLE, tmp_path / "work") for kind in every[::EVERY]]
    assert [one.trace for one in told if one.trace] == []
    loud = [one for one in told if not one.kind.silent]
    missed = [one.kind.name for one in loud if not one.is_pointed_at]
    assert len(missed) <= 0.05 * len(loud), missed


@pytest.mark.parametrize("seed", range(40))
def test_any_damage_is_read_or_refused(small: Any, seed: int):
    dice = random.Random(seed)
    for _ in range(5):
        file = dice.choice(files_of(small.root))
        content = bytearray((small.root / file).read_bytes())
        for _ in range(dice.randint(1, 3)):
            at = dice.randrange(len(content) + 1)
            junk = dice.choice(JUNK)
            encoding = "latin-1" if junk == "\xff" else "utf-8"
            content[at : at + dice.choice([0, 0, 1, 7])] = junk.encode(encoding)
        small.write(file, bytes(content))
        for error in small.errors():
            assert error.line()


def test_a_damaged_cell_is_found_in_its_line(small: Any):
    found = total = 0
    for file in [file for file in files_of(small.root) if file.endswith(".csv")]:
        text = small.text(file)
        lines = text.splitlines(keepends=True)
        for number, line in enumerate(lines[1:], start=2):
            identifier, comma, rest = line.partition(",")
            broken = [*lines]
            broken[number - 1] = f"{identifier} X!{comma}{rest}"
            small.write(file, "".join(broken))
            places = [error.place for error in small.errors() if error.severity == "error"]
            total += 1
            found += any(p and (p.file, p.line, p.column) == (file, number, 1) for p in places)
        small.write(file, text)
    assert found == total > 20
