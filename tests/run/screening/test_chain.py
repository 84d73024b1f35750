"""The chain of a pack: every byte counts."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import CorredorError, FileTooLarge, Problems
from corredor.run.digests import canonical, digest_of
from corredor.run.screening import chain
from corredor.run.screening.chain import Record, chained, head_of, read_chain

RECORDS = (
    Record("request", {"asked_by": "Ана =1+1", "purpose": "", "time": "2026-11-22T10:00:00+00:00"}),
    Record("list", {"list": "uk", "entries": 3, "fragment": False, "age": None}),
    Record("result", {"party": "zarvex", "result": "NO_HIT_WITHIN_COVERAGE", "score": 0.25}),
    Record("seal", {"records": 3, "files": {}}),
)
PACK = chained(RECORDS)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
BODIES = st.dictionaries(st.text(max_size=6), VALUES, max_size=4)


def problems_of(content: bytes) -> list[CorredorError]:
    with pytest.raises(Problems) as caught:
        read_chain(content, "pack.jsonl")
    return list(caught.value.errors)


def line_at(content: bytes, at: int) -> int:
    return content.count(b"\n", 0, at) + 1


def test_what_is_written_is_read() -> None:
    held = read_chain(PACK, "pack.jsonl")
    assert held.records == RECORDS
    assert json.loads(PACK.splitlines()[-1])["sha256"] == held.seal
    assert head_of(RECORDS) == held.seal


@given(st.lists(BODIES, max_size=4))
def test_any_records_come_back(bodies: list[dict[str, Any]]) -> None:
    records = (*(Record("note", body) for body in bodies), Record("seal", {}))
    assert read_chain(chained(records), "p").records == records


@given(at=st.integers(0, len(PACK) - 1), byte=st.integers(0, 255))
def test_every_changed_byte_is_named_by_its_line(at: int, byte: int) -> None:
    if PACK[at] == byte:
        return
    changed = PACK[:at] + bytes([byte]) + PACK[at + 1 :]
    lines = [error.place.line for error in problems_of(changed) if error.place]
    assert line_at(PACK, at) in lines
    if byte != ord("\n") and PACK[at] != ord("\n"):
        assert lines == [line_at(PACK, at)]


def test_no_single_bit_can_change_anywhere() -> None:
    for at in range(len(PACK)):
        for bit in range(8):
            problems_of(PACK[:at] + bytes([PACK[at] ^ (1 << bit)]) + PACK[at + 1 :])


@given(at=st.integers(0, len(PACK) - 1), count=st.integers(1, 400))
def test_every_cut_shows(at: int, count: int) -> None:
    problems_of(PACK[:at] + PACK[at + count :])


@given(at=st.integers(0, len(PACK)), more=st.binary(min_size=1, max_size=6))
def test_every_addition_shows(at: int, more: bytes) -> None:
    problems_of(PACK[:at] + more + PACK[at:])


def test_lines_can_be_neither_dropped_nor_turned_round() -> None:
    lines = PACK.splitlines(keepends=True)
    assert problems_of(b"".join(lines[:1] + lines[2:]))[0].place.line == 2  # pyright: ignore
    assert problems_of(b"".join([lines[1], lines[0], *lines[2:]]))[0].place.line == 1  # pyright: ignore
    assert [error.code for error in problems_of(b"".join(lines[:-1]))] == ["E431"]
    assert [error.code for error in problems_of(b"")] == ["E431"]


def test_a_line_made_anew_breaks_the_next_one() -> None:
    lines = PACK.splitlines(keepends=True)
    held = json.loads(lines[1])
    held["body"]["entries"] = 4
    held["sha256"] = digest_of(canonical({k: v for k, v in held.items() if k != "sha256"}))
    lines[1] = canonical(held) + b"\n"
    (error,) = problems_of(b"".join(lines))
    assert error.place is not None
    assert (error.code, error.place.line) == ("E430", 3)


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b'"text"',
        b"{}",
        b"[" * 100_000,
        b'{"a":NaN}',
        b"1" * 10_000,
        b'{"body":[],"kind":"a","line":1,"previous":"","sha256":"x"}',
        b'{"body":{},"kind":"a","line":true,"previous":"","sha256":"x"}',
        b"\xff\xfe\x00",
        b"",
        b'{"body":{"a":"\\ud800"},"kind":"a","line":1,"previous":"","sha256":"x"}',
    ],
)
def test_hostile_lines_are_refused(line: bytes) -> None:
    (error,) = problems_of(line + b"\n")
    assert error.code == "E430"


def test_a_pack_has_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chain, "LONGEST_PACK", 10)
    with pytest.raises(FileTooLarge):
        read_chain(PACK, "pack.jsonl")
