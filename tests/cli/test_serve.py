"""The command ``corredor serve``: what it refuses, and users that it adds."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corredor.cli.serve import command
from corredor.web.passwords import hashed
from corredor.web.settings import Settings, read_access


def serve(*arguments: str | Path, answer: str = "") -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments], input=answer)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Return the settings with which a page would have been served."""
    held: list[Settings] = []
    monkeypatch.setenv("CORREDOR_LANG", "en")
    monkeypatch.setattr("corredor.web.serving.serve", lambda _, settings: held.append(settings))
    return held


def test_this_computer_alone_is_the_default(tiny: Path, served: list[Settings]) -> None:
    done = serve(tiny)
    assert done.exit_code == 0, done.output
    assert "http://127.0.0.1:8765/" in done.output
    assert served[0].host == "127.0.0.1"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.0.4"])
def test_beyond_it_nothing_starts_without_users(tiny: Path, served: list[Settings], host: str):
    done = serve(tiny, "--host", host)
    assert done.exit_code == 2
    assert "--access" in done.output
    assert not served


def test_a_folder_that_is_none(tmp_path: Path, served: list[Settings]) -> None:
    done = serve(tmp_path)
    assert done.exit_code == 1
    assert "E001" in done.output
    assert not served


def test_a_user_is_added_and_then_served(
    tiny: Path, tmp_path: Path, served: list[Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corredor.web.access.hashed", lambda text: hashed(text, log_n=4))
    access = tmp_path / "access.toml"
    words = "una frase muy larga\n" * 2
    user = ("--access", access, "--add-user", "ana", "--name", "Ana Ruiz", "--role", "decider")
    assert serve(tiny, *user, answer=words).exit_code == 0
    assert serve(tiny, *user, answer=words).exit_code == 2
    assert serve(tiny, "--add-user", "ana", answer=words).exit_code == 2
    assert read_access(access, tiny).users["ana"].role == "decider"
    assert serve(tiny, "--access", access).exit_code == 0
    assert served[0].users["ana"].name == "Ana Ruiz"
    assert serve(tiny, "--access", access, "--host", "0.0.0.0").exit_code == 2
