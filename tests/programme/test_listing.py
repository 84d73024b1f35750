"""Listing: every file that a run could read has a digest, and nothing else."""

import os
from typing import Any

from corredor.programme.folder import raw_digests
from corredor.programme.listing import files_of


def test_digests_follow_the_bytes(small: Any):
    before = raw_digests(small.root)
    assert list(before) == sorted(before)
    assert set(before) >= {"programme.toml", "documents/note.txt", "claims.csv"}
    assert raw_digests(small.root) == before
    small.append("claims.csv", "")
    small.write("new.csv", "x")
    after = raw_digests(small.root)
    assert {name for name in after if after[name] != before.get(name)} == {"claims.csv", "new.csv"}


def test_output_and_hidden_files_are_left_out(small: Any):
    before = raw_digests(small.root)
    small.write("out/run.json", "{}")
    small.write(".cache/a", "x")
    assert raw_digests(small.root) == before
    small.write("documents/out/a.txt", "x")
    assert "documents/out/a.txt" in raw_digests(small.root)


def test_nothing_hangs_and_nothing_large_is_read(small: Any):
    os.mkfifo(small.root / "pipe")
    (small.root / "circle").symlink_to("circle")
    (small.root / "up").symlink_to("..")
    with (small.root / "huge.csv").open("wb") as stream:
        stream.truncate(5_000_000_000)
    (small.root / os.fsdecode(b"bad-\xff.txt")).write_bytes(b"x")
    digests = raw_digests(small.root)
    assert digests["huge.csv"] == "5000000000 bytes"
    assert digests["pipe"] == "no file"
    assert digests["up"].startswith("link to ..")
    assert "unreadable" in digests["circle"]
    assert "bad-\\xff.txt" in files_of(small.root)
    "".join(digests).encode()


def test_a_link_is_told_from_its_target(small: Any):
    (small.root / "link.csv").symlink_to("claims.csv")
    digests = raw_digests(small.root)
    assert digests["link.csv"] == f"link to claims.csv: {digests['claims.csv']}"
