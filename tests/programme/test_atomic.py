from pathlib import Path

import pytest

from corredor.core.errors import UnwritableFile
from corredor.programme.atomic import write_atomic


def test_a_file_is_replaced_whole(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o600)
    write_atomic(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("a.txt")
    write_atomic(tmp_path / "link.txt", b"new")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_refusal_leaves_nothing(tmp_path: Path):
    (tmp_path / "a").mkdir()
    for path in (tmp_path / "a", tmp_path / "nowhere" / "b"):
        with pytest.raises(UnwritableFile):
            write_atomic(path, b"new")
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]
