"""Whatever a document holds, what was written of it can be read back and accepted."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from corredor.core.anchor import locate
from corredor.core.claim import Selector
from corredor.programme.readable import read_readable
from corredor.programme.review import is_touched
from corredor.run.reading import read_folder

TRADE = "Chile exported goods worth 5 million US dollars to Vietnam in 2023."
HOSTILE = {
    "without-stops": "Chile exported goods worth 5 million US dollars to Vietnam in 2023 " * 800,
    "long-word": f"The ambassador {'A' * 150_000} said that {TRADE} {'b' * 150_000} 7 million.",
    "signs": (
        '"A;B=C|D" Corp; said the =SUM(A1) Ministry of "Foreign; Affairs" = es:Minister.\n\n'
        "=1+1 Ltd. said “=5 million; dollars | x”, said Peter=Smith.\n\n"
        "+5 million US dollars were paid by Chile in 2023.\n"
        "-7 million US dollars.\n@El Faro said.\n"
        "\tA tab\there, said Peter “Jack; es:Jim” O'Neil=Smith: “hello,\nworld”."
    ),
    "right-to-left": f"😀 \u202e\u200fChile\u202c 🇨🇱 said “5 million 😀 dollars”. {TRADE} \u200f",
    "mentions": " ".join(
        f"Peter Smith of Acme{n} Corporation told The Daily{n} Times that Chile grew by {n} %."
        for n in range(400)
    ),
    "open-quotes": "“" + "We want trade with Chile ( “ " * 3_000 + "”, said Peter Smith.",
    "outlets": " ".join(f"Source: The Daily{n} Times. {TRADE}" for n in range(200)),
}


def listed(folder: Path, name: str, text: str) -> None:
    (folder / "documents" / f"{name}.txt").write_text(text, "utf-8")
    path = folder / "documents" / "index.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    head = list(rows[0])
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, head, restval="")
    writer.writeheader()
    writer.writerows([{"id": name, "file": f"{name}.txt", "title": "=T;|", "language": "en"}])
    path.write_text(out.getvalue(), "utf-8")


@pytest.mark.parametrize("text", ["", "\n\n \n"])
def test_an_empty_document_is_told_and_the_others_are_read(corridor: Any, text: str) -> None:
    listed(corridor.path, "bare", text)
    first = read_folder(corridor.path)
    assert [problem.code for problem in first.problems] == ["E024"]


@pytest.mark.parametrize("name", HOSTILE)
def test_what_was_written_is_read_back_as_it_was(corridor: Any, name: str) -> None:
    for path in (corridor.path / "documents").glob("*.txt"):
        path.unlink()
    listed(corridor.path, name, HOSTILE[name])
    first = read_folder(corridor.path)
    assert not first.problems
    content = (corridor.path / "candidates.csv").read_bytes()
    held = read_readable(corridor.path)
    rows = held.review.candidates.rows
    assert len(rows) == first.open
    assert not any(map(is_touched, rows))
    text = held.documents[name].text
    for row in rows[:50]:
        start, end = (int(row.number(edge) or 0) for edge in ("start", "end"))
        assert " ".join(text[start:end].split()) == row.text("quote")
        selector = Selector(row.text("quote"), row.text("prefix"), row.text("suffix"), start)
        if "A" * 50 not in row.text("quote"):
            assert locate(text, selector).status in ("exact", "typography")
    assert len(content) < 10_000_000
    assert read_folder(corridor.path).new == 0
    assert (corridor.path / "candidates.csv").read_bytes() == content
