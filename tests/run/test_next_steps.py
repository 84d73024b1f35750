"""Next steps: a folder says what it waits for, and a finished one says nothing."""

from pathlib import Path

from corredor.core.study import Result, Study
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.folder import read_programme
from corredor.programme.starter import start_programme
from corredor.run.next_steps import next_steps

TOYS = TableSpec("toy/toys", "toy/toys.csv", "Toys.", (ColumnSpec("id", "id", "id", True),))
TOY = Study("toy", (TOYS,), (), lambda _: Result())
CANDIDATES = """id,decision,kind,document,check
a,,figure,sample,
b,aceptar,figure,sample,
"""


def steps(folder: Path) -> list[str]:
    programme = read_programme(folder, (TOYS,))
    return [step.said(str) for step in next_steps(folder, programme, (TOY,))]


def test_an_empty_folder_waits_for_documents_and_rows(tmp_path: Path) -> None:
    folder = tmp_path / "new one"
    start_programme(folder, "en", (TOYS,), say=str)
    bring, fill = steps(folder)
    assert bring.endswith(f"then: corredor read '{folder}'")
    assert fill.startswith("Studies without a row in their tables: toy.")


def test_a_folder_waits_for_what_is_left_to_do(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    start_programme(folder, "en", (TOYS,))
    (folder / "toy" / "toys.csv").write_text("id\nkite\n", "utf-8")
    (sample,) = steps(folder)
    assert "documents/sample.txt, the row sample" in sample
    (folder / "candidates.csv").write_text(CANDIDATES, "utf-8")
    _, decide, accept = steps(folder)
    assert decide.startswith("Candidates without a decision: 1.")
    assert accept.endswith(f'corredor accept {folder} --person "Your name"')
    (folder / "candidates.csv").write_text(CANDIDATES.replace("aceptar", "quizá"), "utf-8")
    assert steps(folder)[1].startswith("Mend candidates.csv: candidates.csv:3:3: E110")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text("utf-8-sig").partition("\n")[0] + "\n", "utf-8")
    (folder / "candidates.csv").unlink()
    assert steps(folder)[1].endswith(f"corredor read {folder}")


def test_a_finished_folder_waits_for_nothing(tiny: Path) -> None:
    assert next_steps(tiny, read_programme(tiny), ()) == ()
