"""The marked cases keep the scores that they once reached."""

from __future__ import annotations

import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parent
SCORER = Path(__file__).parents[5] / "benchmarks" / "quality" / "quotations.py"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("quotations_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_scores_do_not_fall(name: str) -> None:
    result, wrong = scorer().score_files([HERE / f"{name}.toml"])
    shares = {key: count / total for key, (count, total) in result.items() if total}
    low = {key: shares[key] for key, floor in FLOORS[name].items() if shares[key] < floor - 1e-9}
    assert not low, "\n".join(wrong)
