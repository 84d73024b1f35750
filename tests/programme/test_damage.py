"""Random damage to a folder: never a traceback, and mostly the damaged line is named."""

import random
from typing import Any

import pytest

from corredor.programme.listing import files_of

JUNK = ["\0", "\xff", '"', ",", ";", "\n", "\r", "=", "[", "../", "ж", "\ufeff", "\u202e", "nan",
        "1e999", "{", "}", "%s", " " * 50, "9" * 400]  # fmt: skip


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
