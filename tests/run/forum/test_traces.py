"""Traces: the log keeps its chain, and whoever is erased goes from what the page keeps."""

import json
from pathlib import Path

from corredor.run.forum.personal import name_pattern
from corredor.run.forum.traces import (
    ARRIVALS,
    LOG,
    arrivals_as_bytes,
    arrivals_of,
    digest_of_line,
    forget,
    line_of,
    lines_of,
    traces_of,
)

ANA = name_pattern(["Ana Núñez"])


def written(folder: Path, *entries: dict[str, object]) -> None:
    (folder / LOG).parent.mkdir(exist_ok=True)
    last = b""
    for entry in entries:
        line = line_of({"time": "2026-06-09T09:00:00+00:00", "user": "dora", **entry}, last)
        with (folder / LOG).open("ab") as stream:
            stream.write(line)
        last = line.rstrip(b"\n")


def is_whole(folder: Path) -> bool:
    lines = lines_of(folder)
    before = [b"", *lines[:-1]]
    pairs = zip(lines, before, strict=True)
    return all(json.loads(line)["before"] == digest_of_line(last) for line, last in pairs)


def test_whoever_is_erased_goes_from_log_and_arrivals_and_the_chain_holds(tmp_path: Path):
    written(
        tmp_path,
        {"action": "no_show", "subject": "ana", "details": {"id": "c-0001"}},
        {"action": "changed", "subject": "forum/x.csv ana-maria", "details": {}},
        {"action": "true", "subject": "zarvex", "details": {"reason": "said ANA  NÚÑEZ"}},
    )
    last = lines_of(tmp_path)[-1]
    (tmp_path / ARRIVALS).write_bytes(arrivals_as_bytes({"ana": "09:00", "bo": "09:05"}))
    assert [str(place) for place in traces_of(tmp_path, "ana", ANA)] == [
        *(f"{LOG}:1", f"{LOG}:3", ARRIVALS),
    ]
    assert forget(tmp_path, "ana", ANA) == 2
    assert arrivals_of(tmp_path) == {"bo": "09:05"}
    held = [json.loads(line) for line in lines_of(tmp_path)]
    assert [one["subject"] for one in held] == ["[…]", "forum/x.csv ana-maria", "zarvex", LOG]
    assert held[2]["details"] == {"reason": "said […]"}
    assert held[3]["details"] == {"lines": "2", "last": digest_of_line(last)}
    assert is_whole(tmp_path)
    assert traces_of(tmp_path, "ana", ANA) == ()
    assert forget(tmp_path, "ana", ANA) == 0  # nothing more is written


def test_what_cannot_be_read_stays_and_names_nobody(tmp_path: Path):
    (tmp_path / ".desk").mkdir()
    (tmp_path / LOG).write_bytes(b"no json\n[1, 2]\n")
    (tmp_path / ARRIVALS).write_bytes(b"[1]")
    assert arrivals_of(tmp_path) == {}
    assert traces_of(tmp_path, "ana", ANA) == ()
    assert forget(tmp_path, "ana", ANA) == 0
    assert lines_of(tmp_path) == [b"no json", b"[1, 2]"]
