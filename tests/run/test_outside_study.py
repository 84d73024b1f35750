"""Studies that others bring: through the same door, and without harm to the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corredor.report.leaves import joined

STUDY = '''
"""A study from another package."""

from typing import Annotated

from corredor.core.errors import N_
from corredor.core.derive import derive, tally
from corredor.core.finding import Column, Finding, FindingTable, Flag, Ref
from corredor.core.study import Result, Study
from corredor.core.table import ColumnSpec, TableSpec

QUAYS = TableSpec(
    "harbour/quays", "harbour/quays.csv", "Quays.",
    (ColumnSpec("id", "id", "id", True), ColumnSpec("depth", "number", "depth [m]", True)),
)


def quays(table: FindingTable) -> Annotated[float, "1"]:
    """Number of quays."""
    return float(len(table.rows))


def twice(count: Annotated[float, "1"]) -> Annotated[float, "1"]:
    """Twice a number."""
    return 2 * count


def run(inputs):
    rows = inputs.table("harbour/quays")
    table = FindingTable(
        "harbour.quays", "harbour",
        (Column("id", "text", "id"), Column("depth", "number", "d", "m")),
        tuple((row.text("id"), row.number("depth")) for row in rows), ("harbour/quays",),
    )
    BODY
    counted = Finding("harbour.count", "count", tally(quays, table))
    double = derive(twice, count=counted.quantity)
    seen = {"value": Ref("figure", "harbour.count")}
    flag = Flag("harbour.flag", "note", N_("See {value}"), seen)
    return Result((counted, Finding("harbour.double", "double", double)), (table,), (flag,))


STUDY = Study(name="harbour", run=run, NEEDS)
'''


def installed(
    site: Path, body: str = "pass", needs: str = "tables=(QUAYS,), needs=()"
) -> dict[str, str]:
    package = site / "harbour_study"
    package.mkdir(parents=True)
    text = STUDY.replace("BODY", body).replace("NEEDS", needs)
    (package / "__init__.py").write_text(text, "utf-8")
    info = site / "harbour_study-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-study\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[corredor.studies]\nharbour = harbour_study:STUDY\n")
    return {**os.environ, "PYTHONPATH": str(site), "CORREDOR_LANG": "en"}


def corredor(environment: dict[str, str], *arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "corredor", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def with_quays(folder: Path) -> Path:
    (folder / "harbour").mkdir()
    (folder / "harbour" / "quays.csv").write_text("id,depth\nnorth,12.5\nsouth,9\n", "utf-8")
    settings = folder / "programme.toml"
    settings.write_text(settings.read_text("utf-8").replace('run = ["evidence"]', ""), "utf-8")
    return folder


def page_of(folder: Path) -> str:
    pages = (folder / "out" / "report" / "en").glob("*.html")
    return joined({path.name: path.read_text("utf-8") for path in pages})


def test_an_outside_study_stands_in_the_report(tiny: Path, tmp_path: Path) -> None:
    environment = installed(tmp_path / "site")
    folder = with_quays(tiny)
    done = corredor(environment, "run", folder)
    assert done.returncode == 0, done.stdout + done.stderr
    page = page_of(folder)
    assert 'data-finding="harbour.double"' in page
    explained = corredor(environment, "explain", "harbour.double", folder).stdout
    assert "Twice a number." in explained
    assert "Number of quays." in explained


def test_a_study_that_fails_leaves_the_others_standing(tiny: Path, tmp_path: Path) -> None:
    environment = installed(tmp_path / "site", body='raise ValueError("quay")')
    folder = with_quays(tiny)
    done = corredor(environment, "run", folder)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    assert "E505 harbour" in done.stderr
    page = page_of(folder)
    assert "E505" in page
    assert 'data-finding="evidence.count.figures"' in page
    debug = corredor(environment, "--debug", "run", folder)
    assert "ValueError: quay" in debug.stderr


@pytest.mark.parametrize(
    ("body", "needs", "code"),
    [
        ("inputs.claims", "tables=(QUAYS,), needs=()", "E404"),
        ("pass", 'tables=(QUAYS,), needs=("tides.level",)', "E402"),
        ("pass", 'tables=(QUAYS,), needs=("evidence.nothing",)', "E504"),
        ("pass", 'tables=(QUAYS,), needs=("harbour.double",)', "E401"),
    ],
)
def test_faults_of_a_study_have_codes(
    tiny: Path, tmp_path: Path, body: str, needs: str, code: str
) -> None:
    environment = installed(tmp_path / "site", body, needs)
    folder = with_quays(tiny)
    done = corredor(environment, "run", folder)
    told = done.stdout + (page_of(folder) if (folder / "out" / "report").exists() else "")
    assert code in told
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "body",
    [
        'table = FindingTable("harbour.quays", "q", table.columns, ((object(), 1.0),), ())',
        'table = FindingTable("harbour.quays", "q", table.columns, (("x", float("nan")),), ())',
        'table = FindingTable("harbour.quays", "q", table.columns, (("\\ud800", 1.0),), ())',
        'table = FindingTable("other.quays", "q", table.columns, (), ())',
    ],
)
def test_results_that_can_not_be_kept_are_faults_of_the_study(
    tiny: Path, tmp_path: Path, body: str
) -> None:
    environment = installed(tmp_path / "site", body)
    folder = with_quays(tiny)
    done = corredor(environment, "run", folder)
    assert (done.returncode, "Traceback" in done.stderr) == (3, False), done.stderr
    assert (folder / "out" / "report" / "en" / "index.html").is_file()


@pytest.mark.parametrize(
    ("body", "needs", "code"),
    [
        ("import no_such_engine", 'tables=(QUAYS,), needs=(), extra="tides"', "E502"),
        (
            "from corredor.core.errors import Infeasible\n"
            '    raise Infeasible(None, study="harbour", reason="no quay is deep enough")',
            "tables=(QUAYS,), needs=()",
            "E503",
        ),
        ("return Result(tables=(table, table))", "tables=(QUAYS,), needs=()", "E407"),
        (
            'table = FindingTable("other.quays", "q", table.columns, (), ())',
            "tables=(QUAYS,), needs=()",
            "E408",
        ),
    ],
)
def test_the_report_says_why_a_study_was_not_computed(
    tiny: Path, tmp_path: Path, body: str, needs: str, code: str
) -> None:
    environment = installed(tmp_path / "site", body, needs)
    folder = with_quays(tiny)
    done = corredor(environment, "run", folder)
    assert "Traceback" not in done.stderr
    page = page_of(folder)
    assert code in page
    assert 'data-finding="evidence.count.figures"' in page


def test_a_study_that_can_not_be_imported_leaves_the_others(tiny: Path, tmp_path: Path) -> None:
    environment = installed(tmp_path / "site")
    (tmp_path / "site" / "harbour_study" / "__init__.py").write_text("import no_such_engine\n")
    folder = with_quays(tiny)
    assert corredor(environment, "check", folder).returncode == 0
    assert corredor(environment, "run", folder, "--only", "evidence").returncode == 0
    done = corredor(environment, "run", folder)
    assert done.returncode == 3
    assert "no_such_engine" in page_of(folder)


def test_two_studies_of_one_name_are_refused(tiny: Path, tmp_path: Path) -> None:
    environment = installed(tmp_path / "site")
    info = tmp_path / "site" / "harbour_study-1.dist-info" / "entry_points.txt"
    info.write_text("[corredor.studies]\nevidence = harbour_study:STUDY\n")
    done = corredor(environment, "check", tiny)
    assert (done.returncode, "E412" in done.stdout) == (1, True)


def test_tables_of_an_outside_study_are_checked(tiny: Path, tmp_path: Path) -> None:
    environment = installed(tmp_path / "site")
    folder = with_quays(tiny)
    (folder / "harbour" / "quays.csv").write_text("id,depth\nnorth,deep\nnorth,1\n", "utf-8")
    done = corredor(environment, "check", folder, "--format", "json")
    found = {(entry["code"], entry["file"], entry["line"]) for entry in json.loads(done.stdout)}
    assert ("E105", "harbour/quays.csv", 2) in found
    assert ("E107", "harbour/quays.csv", 3) in found
