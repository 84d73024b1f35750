"""The door to the second matcher: what passes it, and what it says when nobody stands behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import corredor
from corredor.studies.screening.engine.nomenklatura import (
    LEAST,
    PYTHON,
    Named,
    NoOpinion,
    opinion,
)

ASKED = (
    Named("person", ("Yevgeny Polikarpov",)),
    Named("organisation", ("Zarvex Trubostal LLC",)),
    Named("person", ("Kestutis Vellamo",)),
)
LISTED = (
    Named("person", ("Евгений Поликарпов",)),
    Named("organisation", ("ООО «Зарвекс Трубосталь»",)),
    Named("person", ("Someone Quite Else",), ("Kestutis Vellamo",)),
)
PAIRS = ((0, 0), (1, 1), (2, 2), (0, 2))


def test_it_finds_names_in_other_letters_and_weak_aliases():
    if not os.environ.get(PYTHON):
        pytest.skip(f"{PYTHON} names no interpreter with nomenklatura")
    said = opinion(ASKED, LISTED, PAIRS)
    assert [score >= LEAST for score in said.scores] == [True, True, True, False]
    assert said == opinion(ASKED, LISTED, PAIRS)


@pytest.mark.parametrize("python", [sys.executable, "/nowhere/bin/python"])
def test_without_the_library_it_says_that_it_is_absent(monkeypatch, tmp_path, python):
    monkeypatch.setenv(PYTHON, python)
    (tmp_path / "followthemoney.py").write_text("raise ModuleNotFoundError('none here')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(NoOpinion, match="absent"):
        opinion(ASKED, LISTED, PAIRS)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise SystemExit(1)", "failed"),
        ("import sys; print('[]', file=sys.__stdout__); sys.exit(0)", "failed"),
        ("import time; time.sleep(60)", "late"),
    ],
)
def test_a_matcher_that_fails_or_never_ends_is_told_apart(monkeypatch, tmp_path, body, why):
    (tmp_path / "followthemoney.py").write_text(body)
    monkeypatch.setenv(PYTHON, sys.executable)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(NoOpinion, match=why):
        opinion(ASKED, LISTED, PAIRS, limit=0.5 if why == "late" else 30)


def test_no_other_module_names_the_library_to_import_it():
    root = Path(corredor.__file__).parent
    words = ("import nomenklatura", "from nomenklatura", "followthemoney import", "rigour import")
    named = ('"followthemoney"', "'followthemoney'", '"nomenklatura"', "'nomenklatura'")
    doors = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if any(word in path.read_text(encoding="utf-8") for word in (*words, *named))
    }
    # run/code.py asks for its version alone
    assert doors == {"studies/screening/engine/nomenklatura.py", "run/code.py"}
