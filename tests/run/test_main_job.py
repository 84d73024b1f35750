import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corredor.core.errors import (
    AnotherRun,
    CorredorError,
    FolderChanging,
    ForeignOutput,
    NoRunYet,
    Problems,
    UnwritableFile,
)
from corredor.run import main_job
from corredor.run.exports import export
from corredor.run.main_job import Asked, run_folder
from corredor.run.output import claim_output, locked
from corredor.run.publish import fresh_pages, load_model
from corredor.run.record import read_record
from corredor.run.why import reason_for

PAGES = [
    f"report/{language}/{page}.html"
    for page in ("index", "lineage")
    for language in ("en", "es", "ru")
]


def bytes_below(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_run_writes_report_tables_and_record(tiny: Path) -> None:
    outcome = run_folder(tiny)
    assert outcome.changed
    assert {*PAGES, "tables/evidence.facts.csv", "tables/findings.csv"} <= set(
        outcome.record.outputs
    )
    assert read_record(tiny / "out") == outcome.record


def test_the_second_run_does_nothing(tiny: Path) -> None:
    run_folder(tiny)
    before = bytes_below(tiny / "out")
    steps: list[str] = []
    outcome = run_folder(tiny, progress=lambda name, state: steps.append(name))
    assert not outcome.changed
    assert steps == []
    assert bytes_below(tiny / "out") == before


def test_two_folders_give_the_same_bytes(tiny: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "copy"
    shutil.copytree(tiny, other)
    run_folder(tiny)
    run_folder(other)
    assert bytes_below(tiny / "out") == bytes_below(other / "out")


def test_cached_is_cold(tiny: Path) -> None:
    run_folder(tiny)
    cold = bytes_below(tiny / "out" / "report")
    (tiny / "out" / "run.json").unlink()
    states: dict[str, str] = {}
    run_folder(tiny, progress=states.__setitem__)
    assert set(states.values()) == {"taken"}
    assert bytes_below(tiny / "out" / "report") == cold


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_a_change_taken_back_runs_nothing(tiny: Path) -> None:
    run_folder(tiny)
    title = 'en = "'
    edit(tiny / "programme.toml", title, title + "New ")
    states: dict[str, str] = {}
    run_folder(tiny, progress=states.__setitem__)
    assert states["evidence"] == "taken"
    assert states["report/en"] == "made"
    edit(tiny / "programme.toml", title + "New ", title)
    run_folder(tiny, progress=states.__setitem__)
    assert set(states.values()) == {"taken"}


def test_why_names_the_cell_that_changed(tiny: Path) -> None:
    run_folder(tiny)
    assert reason_for(tiny / "out", "evidence.facts")[1] == "first"
    deflators = tiny / "deflators.csv"
    cells = deflators.read_text("utf-8").splitlines()[1].split(",")
    factor = next(cell for cell in cells if cell.replace(".", "", 1).isdigit() and "." in cell)
    edit(deflators, f",{factor},", f",{float(factor) + 1},")
    run_folder(tiny)
    study, state, changed = reason_for(tiny / "out", "evidence")
    assert (study, state) == ("evidence", "made")
    assert list(changed) == ["folder: deflators"]
    (difference,) = changed["folder: deflators"]
    assert difference.path.endswith("factor")
    assert float(difference.after) == float(difference.before) + 1


def test_only_one_language(tiny: Path) -> None:
    run_folder(tiny)
    outcome = run_folder(tiny, Asked(languages=("ru",)))
    pages = {name for name in outcome.record.outputs if name.endswith(".html")}
    assert {PAGES[2], PAGES[5]} <= pages
    assert all(name.startswith("report/ru/") for name in pages)
    assert not (tiny / "out" / PAGES[0]).exists()


def test_a_damaged_page_is_written_again(tiny: Path) -> None:
    record = run_folder(tiny).record
    page = tiny / "out" / PAGES[0]
    good = page.read_bytes()
    page.write_bytes(b"x")
    assert run_folder(tiny).changed
    assert page.read_bytes() == good
    assert read_record(tiny / "out") == record


def test_a_damaged_store_is_no_harm(tiny: Path) -> None:
    run_folder(tiny)
    good = bytes_below(tiny / "out" / "report")
    for path in (tiny / "out" / "store").rglob("*"):
        if path.is_file():
            path.write_bytes(b"damaged")
    (tiny / "out" / "run.json").unlink()
    run_folder(tiny)
    assert bytes_below(tiny / "out" / "report") == good


def test_an_output_folder_that_is_not_ours_is_left_alone(tiny: Path) -> None:
    (tiny / "out").mkdir()
    (tiny / "out" / "thesis.doc").write_text("mine")
    with pytest.raises(ForeignOutput) as caught:
        run_folder(tiny)
    assert caught.value.code == "E010"
    assert bytes_below(tiny / "out") == {"thesis.doc": b"mine"}


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_an_output_folder_that_leads_elsewhere_is_refused(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tiny / "out").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ForeignOutput):
        run_folder(tiny)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_errors_of_the_folder_write_nothing(tiny: Path) -> None:
    run_folder(tiny)
    before = bytes_below(tiny / "out")
    claims = tiny / "claims.csv"
    claims.write_text(claims.read_text("utf-8").replace("figure", "figment"), "utf-8")
    with pytest.raises(Problems):
        run_folder(tiny)
    assert bytes_below(tiny / "out") == before


def test_a_mark_half_written_is_no_foreign_folder(tiny: Path) -> None:
    (tiny / "out").mkdir()
    (tiny / "out" / "..corredor.ab12").write_bytes(b"")
    run_folder(tiny)
    assert (tiny / "out" / "run.json").is_file()


def test_a_removed_store_is_made_again(tiny: Path) -> None:
    run_folder(tiny)
    shutil.rmtree(tiny / "out" / "store")
    assert run_folder(tiny).changed
    assert load_model(tiny / "out").results


def test_a_damaged_object_is_written_again(tiny: Path) -> None:
    digest = run_folder(tiny).record.model
    path = tiny / "out" / "store" / digest[:2] / digest
    path.write_bytes(b"junk")
    assert run_folder(tiny).changed
    assert load_model(tiny / "out").results


@pytest.mark.parametrize("name", ["store/recent.json", "run.json", "why.json"])
@pytest.mark.parametrize("junk", [b"[1, 2]", b"\0", b"{}", b"null", b'{"evidence": 1}'])
def test_junk_in_our_own_files_is_no_harm(tiny: Path, name: str, junk: bytes) -> None:
    run_folder(tiny)
    (tiny / "out" / name).write_bytes(junk)
    run_folder(tiny)
    with contextlib.suppress(CorredorError):
        reason_for(tiny / "out", "evidence")
    load_model(tiny / "out")


def test_a_file_in_the_place_of_a_folder(tiny: Path) -> None:
    claim_output(tiny)
    (tiny / "out" / "report").write_text("x")
    with pytest.raises(UnwritableFile):
        run_folder(tiny)


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_nothing_is_written_through_a_link(tiny: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    claim_output(tiny)
    (tiny / "out" / "report").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UnwritableFile):
        run_folder(tiny)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_a_folder_that_changes_while_it_is_read(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = main_job.load

    def slow(folder: Path, scenario: str = "") -> object:
        loaded = load(folder)
        edit(folder / "programme.toml", 'en = "', 'en = "New ')
        return loaded

    monkeypatch.setattr(main_job, "load", slow)
    with pytest.raises(FolderChanging):
        run_folder(tiny)


def test_the_order_of_rows_changes_no_table(tiny: Path) -> None:
    run_folder(tiny)
    before = bytes_below(tiny / "out" / "tables")
    for path in tiny.rglob("*.csv"):
        if "out" not in path.parts:
            head, *rows = path.read_text("utf-8").splitlines()
            path.write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    run_folder(tiny)
    assert bytes_below(tiny / "out" / "tables") == before


def test_an_export_of_other_results_does_not_stay(tiny: Path) -> None:
    run_folder(tiny)
    export(tiny / "out", ["csv"])
    assert not run_folder(tiny).export_dropped
    edit(tiny / "programme.toml", 'en = "', 'en = "New ')
    assert run_folder(tiny).export_dropped
    assert not (tiny / "out" / "export").exists()


def test_two_runs_at_once_do_not_meet(tiny: Path) -> None:
    out = claim_output(tiny)
    with locked(out), pytest.raises(AnotherRun):
        run_folder(tiny)
    run_folder(tiny)


def test_without_a_run_there_is_nothing_to_explain(tiny: Path) -> None:
    with pytest.raises(NoRunYet):
        load_model(tiny / "out")


def test_what_a_run_kept_gives_the_same_pages(tiny: Path) -> None:
    run_folder(tiny)
    pages, orphans = fresh_pages(load_model(tiny / "out"), "en")
    assert orphans == ()
    written = {path.name: path.read_bytes() for path in (tiny / "out/report/en").iterdir()}
    assert pages == written


@pytest.mark.skipif(os.name == "nt", reason="signals differ there")
@pytest.mark.parametrize("delay", [0.15, 0.4, 0.7, 1.0])
def test_a_run_stopped_half_way_does_no_harm(tiny: Path, delay: float) -> None:
    command = [sys.executable, "-m", "corredor", "run", str(tiny)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        time.sleep(delay)
        started.send_signal(signal.SIGKILL if delay > 0.5 else signal.SIGINT)
        started.communicate(timeout=30)
    for path in (tiny / "out" / "report").rglob("*.html"):
        assert path.read_text("utf-8").rstrip().endswith("</html>")
    run_folder(tiny)
    assert all((tiny / "out" / page).is_file() for page in PAGES)
    leftovers = [path for path in (tiny / "out").rglob("*") if path.suffix == ".tmp"]
    assert leftovers == []
