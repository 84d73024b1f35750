"""The second example: another part of the world, without a line of code of its own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from corredor.report.model import ReportModel
from corredor.run.main_job import Asked, load, run_folder
from corredor.run.publish import load_model

second_run = pytest.mark.xdist_group("second-example")
"""Tests on the one run of the second example, on one worker."""
FOREIGN = ("Russian proposals", "Laguna Verde", "Baja California", "CRE, C", "SHCP")
"""Words of the first example that have no place in the second."""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = Path(__file__).parents[2] / "examples" / "vietnam-kazakhstan"
    folder = tmp_path_factory.mktemp("second") / "vietnam-kazakhstan"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("out"))
    run_folder(folder, Asked((), ("en",)))
    return folder


@pytest.fixture(scope="module")
def model(ran: Path) -> ReportModel:
    return load_model(ran / "out")


@second_run
def test_what_is_left_open_is_left_open_on_purpose(model: ReportModel) -> None:
    absent = {one.key: one.error.code for held in model.results.values() for one in held.absent}
    assert absent == {
        "trade.claims.turnover-2022": "E204",
        "trade.duty.wheat-in-vietnam": "E501",
        "trade.indicators": "E501",
        "trade.potential": "E501",
    }
    assert model.facts["trade.amount.2022"].stance == "disputed"


@second_run
def test_announced_totals_stand_beside_statistics(model: ReportModel) -> None:
    (claims,) = [one for one in model.results["trade"].tables if one.key == "trade.claims"]
    standings = {row["claim_id"]: row["standing"] for row in claims.records()}
    assert standings["vietnamese-exports-2023"] == "agrees"
    assert set(standings.values()) <= {"agrees", "within_span", "outside_span"}
    # BACI 2023, as the package holds it, against the Government of Kazakhstan: 799 and 180.2.
    assert {row["year"] for row in claims.records()} == {"2023"}


@second_run
def test_the_island_has_a_certified_plan(model: ReportModel) -> None:
    held = {finding.key: finding.quantity for finding in model.results["energy"].findings}
    assert held["energy.plan_gap.con-dao"].value < 1e-3
    (plan,) = [one for one in model.results["energy"].tables if one.key == "energy.plan"]
    battery = next(row for row in plan.records() if row["option"] == "battery")
    power, energy = (float(str(battery[name])) for name in ("capacity", "energy"))
    assert (power > 0) == (energy > 0)


@second_run
def test_no_word_of_the_first_example_is_in_the_pages(ran: Path, model: ReportModel) -> None:
    pages = sorted((ran / "out" / "report" / "en").glob("*.html"))
    page = "".join(path.read_text(encoding="utf-8") for path in pages)
    assert "Vietnam" in page
    assert not [word for word in FOREIGN if word in page]
    chapters = [path for path in pages if not path.name.startswith("lineage")]
    told = "".join(path.read_text(encoding="utf-8") for path in chapters)
    assert "imf_dots" not in re.sub(r"<[^>]*>", " ", told)


def test_the_folder_has_nothing_wrong() -> None:
    programme, _ = load(Path(__file__).parents[2] / "examples" / "vietnam-kazakhstan")
    assert programme.remarks == ()
    assert programme.settings.sides == ("VN", "KZ")
