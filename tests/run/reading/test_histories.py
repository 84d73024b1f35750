"""Nothing that a person wrote is lost, in whatever order they read, edit and accept."""

from __future__ import annotations

import random
from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.run.reading import Asked, accept_folder, read_folder

EDITS = {"note": "mine: é; =x", "value": "17", "decision": "reject", "subject": "mine"}


@pytest.fixture(autouse=True)
def _without_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "corredor.studies.evidence.study.comparison.vectors.is_installed", lambda: False
    )


def edit(corridor: Any, chance: random.Random, written: dict[str, dict[str, str]]) -> None:
    rows = corridor.rows()
    for row in chance.sample(rows, min(2, len(rows))):
        column = chance.choice(sorted(EDITS))
        row[column] = EDITS[column]
        written.setdefault(row["id"], {})[column] = EDITS[column]
    if rows:
        corridor.write(rows)


def accept(corridor: Any, written: dict[str, dict[str, str]]) -> None:
    before = corridor.tables()
    try:
        accept_folder(corridor.path, "Ana", "2026-05-04")
    except Problems:
        assert corridor.tables() == before
        return
    decided = [name for name, cells in written.items() if "decision" in cells]
    reviews = corridor.rows("reviews.csv") if decided else []
    settled = {row["candidate"]: row for row in reviews}
    for name in decided:
        cells = written.pop(name)
        assert settled[name]["decision"] == "rejected"
        assert settled[name]["note"] == cells.get("note", "")


def change(corridor: Any, chance: random.Random) -> None:
    path = corridor.path / "documents" / chance.choice(["ferry.txt", "foro.txt"])
    text = path.read_text("utf-8")[: chance.randint(200, 900)]
    path.write_text("A new line.\n\n" + text, "utf-8")


@pytest.mark.parametrize("seed", range(8))
def test_no_cell_of_a_person_is_lost(corridor: Any, seed: int) -> None:
    chance = random.Random(seed)
    written: dict[str, dict[str, str]] = {}
    read_folder(corridor.path)
    for _ in range(6):
        match chance.choice(["read", "part", "edit", "edit", "accept", "change"]):
            case "read":
                read_folder(corridor.path)
            case "part":
                read_folder(corridor.path, Asked((chance.choice(["ferry", "foro", "forum"]),)))
            case "edit":
                edit(corridor, chance, written)
            case "accept":
                accept(corridor, written)
            case _:
                change(corridor, chance)
                read_folder(corridor.path)
        held = {row["id"]: row for row in corridor.rows()}
        for name, cells in written.items():
            assert held[name].items() >= cells.items()
