"""Benchmarks: README quotes the results, a row keeps its shape, a failure loses nothing."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "benchmarks"
MODULES = ("measure", "peers", "results", "quote", "run")


@pytest.fixture(scope="module")
def scripts() -> Iterator[dict[str, Any]]:
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name: import_module(name) for name in MODULES}
    finally:
        sys.path.remove(str(FOLDER))
        for name in MODULES:
            sys.modules.pop(name, None)


def test_the_readme_quotes_the_results(scripts: dict[str, Any]) -> None:
    quote, results = scripts["quote"], scripts["results"]
    said = quote.quoted((ROOT / "README.md").read_text("utf-8"))
    assert said == quote.block(results.FILE.read_text("utf-8"))


def test_quoting_again_changes_what_stands_between_the_markers_alone(
    scripts: dict[str, Any],
) -> None:
    quote = scripts["quote"]
    empty = f"a\n{quote.BEGIN}\n{quote.END}\nb\n"
    once = quote.requoted(empty, "figures\n")
    assert once == f"a\n{quote.BEGIN}\nfigures\n{quote.END}\nb\n"
    assert quote.requoted(once, "") == empty
    with pytest.raises(ValueError, match="has not one"):
        quote.requoted("no markers", "figures\n")


def test_the_results_tell_machine_versions_and_ratios(scripts: dict[str, Any]) -> None:
    results = scripts["results"]
    held = results.sections(results.FILE.read_text("utf-8"))
    assert set(held) <= set(scripts["run"].SCRIPTS)
    for script, text in held.items():
        said = text.splitlines()[2]
        assert all(word in said for word in (" cores, ", "Python ", "corredor ", "numpy ")), script
    ratios = [row for text in held.values() for row in results.rows(text) if row.ratio != "–"]
    assert len(ratios) >= len(scripts["quote"].QUOTED)


def test_every_script_is_run(scripts: dict[str, Any]) -> None:
    found = {path.stem for path in (FOLDER / "speed").glob("*.py")}
    assert found == set(scripts["run"].SCRIPTS)


def test_a_row_says_ratio_goal_and_why_there_is_no_peer(scripts: dict[str, Any]) -> None:
    measure, peers = scripts["measure"], scripts["peers"]
    there = peers.Answer((2.0,)).peer("Peer", "proof")
    row = measure.Measure("work", 0.0005, "CPU s", 1.0, there, "3 calls").row()
    assert row == (
        "| work | 500 CPU µs | ≤ 1 CPU s | yes | Peer | 2 CPU s | 1/4,000 "
        "| 3 calls; the peer leaves out proof |"
    )
    absent = peers.Answer(why="not installed").peer("Peer")
    cells = measure.Measure("work", 3.0, "CPU s", 1.0, absent).row().strip("| ").split(" | ")
    assert cells[3:] == ["no", "Peer", "–", "–", "not installed"]


def test_a_peer_that_is_absent_or_fails_gives_its_reason(
    scripts: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    peers = scripts["peers"]
    monkeypatch.setenv("CORREDOR_PEERS", str(tmp_path))
    assert "peers.py pyfixest" in peers.answer("pyfixest", "print(1)").why
    assert peers.version("pyfixest") == "–"
    failed = peers.answer_of([sys.executable, "-S", "-c", "raise ValueError('no table')"])
    assert (failed.numbers, failed.why) == ((), "failed: ValueError: no table")
    assert peers.answer_of([sys.executable, "-S", "-c", "print(1, 2)"]).numbers == (1, 2)


def test_what_a_failing_script_gave_is_kept(scripts: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "broken.py").write_text(
        '"""Half of it."""\n'
        "from measure import Measure\n"
        "def measures():\n"
        '    print("noise")\n'
        '    yield Measure("first", 1.0, "CPU s")\n'
        '    raise ValueError("the second is broken")\n',
        "utf-8",
    )
    made = scripts["run"].measured("broken", folder=tmp_path)
    assert [one.name for one in made.measures] == ["first"]
    text = made.section().text("broken")
    assert "## `broken`: Half of it\n" in text
    assert "**Failed:** ValueError: the second is broken" in text
    assert "| first | 1 CPU s |" in text


def test_a_renewed_section_leaves_the_others(scripts: dict[str, Any], tmp_path: Path) -> None:
    results, measure = scripts["results"], scripts["measure"]
    file, order = tmp_path / "results.md", ("one", "two", "three")
    peer = measure.Peer("Peer", 4.0)

    def section(value: float) -> Any:
        rows = (measure.Measure("work", value, "GB", peer=peer).row(),)
        return results.Section("Work", "2026-11-22; a machine; numpy 2", rows)

    for script in ("three", "one", "two"):
        results.renew(script, section(1.0), order, file)
    before = results.sections(file.read_text("utf-8"))
    results.renew("two", section(2.0), order, file)
    after = results.sections(file.read_text("utf-8"))
    assert list(after) == list(order)
    assert (after["one"], after["three"]) == (before["one"], before["three"])
    assert results.where(after["two"]) == "2026-11-22, a machine"
    assert "| `two` | work | Peer | 0.5 |" in file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["results.md"]


def test_names_of_studies_and_scripts_are_chosen(scripts: dict[str, Any]) -> None:
    run = scripts["run"]
    assert run.chosen(()) == list(run.SCRIPTS)
    assert run.chosen(("energy", "start")) == ["start", "energy"]
    assert run.chosen(("trade",)) == list(run.STUDIES["trade"])
    with pytest.raises(KeyError):
        run.chosen(("nothing",))
