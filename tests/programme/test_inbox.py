from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.programme.inbox import append_rows, headline, propose_rows

ES = "El muelle de la isla abrió el lunes y costó tres millones de pesos, según la ministra."
RU = "Причал на острове открылся в понедельник и стоил три миллиона песо, сообщила министр."
EN = "The quay of the island opened on Monday and cost three million pesos, the minister said."
PAGE = f"""<html><head><title>Abre el muelle</title>
<meta property="og:site_name" content="El Faro"></head><body><p>{ES}</p></body></html>"""


def test_documents_without_a_row_are_proposed(small: Any):
    small.write("documents/es/Muelle nuevo.html", PAGE)
    small.write("documents/note.md", f"# Quay opens\n\n{EN}\n")
    small.write("documents/Причал.txt", RU)
    small.write("documents/README.md", "How these files came here.")
    inbox = propose_rows(small.root)
    assert inbox.problems == ()
    rows = {row.cells["file"]: row.cells for row in inbox.proposed}
    assert {file: cells["id"] for file, cells in rows.items()} == {
        "es/Muelle nuevo.html": "muelle-nuevo",
        "note.md": "note-2",
        "Причал.txt": "prichal",
    }
    page = rows["es/Muelle nuevo.html"]
    assert (page["title"], page["publisher"], page["language"]) == (
        "Abre el muelle",
        "El Faro",
        "es",
    )
    assert rows["note.md"]["title"] == "Quay opens"
    assert "title" not in rows["Причал.txt"]
    assert rows["Причал.txt"]["language"] == "ru"


def test_proposed_rows_are_added_and_then_nothing_is_new(small: Any):
    before = small.text("documents/index.csv")
    small.write("documents/muelle.html", PAGE)
    append_rows(small.root, propose_rows(small.root).proposed)
    assert small.text("documents/index.csv").startswith("id,file,title,publisher,language,sha256\n")
    assert before.splitlines()[1] + "," in small.text("documents/index.csv")
    assert small.found() == []
    assert propose_rows(small.root).proposed == ()
    assert small.read().documents["muelle"].text == ES


def test_an_index_is_made_where_there_is_none(tmp_path: Path):
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "a.txt").write_text(EN)
    append_rows(tmp_path, propose_rows(tmp_path).proposed)
    lines = (tmp_path / "documents" / "index.csv").read_text().splitlines()
    assert lines[0].startswith("id,file,title,publisher,author,published,language")
    assert lines[1].startswith("a,a.txt,,,,,en,")


def test_documents_that_cannot_be_read_do_not_hide_the_others(small: Any):
    small.write("documents/a.pdf", b"no pdf")
    small.write("documents/b.txt", "OK")
    small.write("documents/c.docx", b"PK")
    small.write("documents/d.txt", EN)
    small.write("documents/e.txt", f"{EN} \u202e {EN}")
    portuguese = "O cais da ilha abriu na segunda-feira e custou três milhões, disse a ministra."
    small.write("documents/f.txt", portuguese)
    small.write("documents/g.txt", EN.encode() + "\nAño".encode("cp1252"))
    inbox = propose_rows(small.root)
    assert [row.cells["id"] for row in inbox.proposed] == ["d", "e"]
    assert {f"{problem.code} {problem.place}" for problem in inbox.problems} == {
        "E018 documents/a.pdf",
        "E322 documents/b.txt",
        "E016 documents/c.docx",
        "W320 documents/e.txt:1:90",
        "E322 documents/f.txt",
        "E008 documents/g.txt:2:2",
    }


def test_an_index_that_cannot_be_read_stops_it(small: Any):
    small.write("documents/index.csv", 'id,file\n"a')
    with pytest.raises(Problems, match="E114"):
        propose_rows(small.root)
    small.write("documents/index.csv", b"id,file\n\xff")
    with pytest.raises(Problems, match="E008"):
        propose_rows(small.root)


def test_a_title_that_would_be_a_formula_is_harmless(small: Any):
    small.write("documents/m.html", PAGE.replace("Abre el muelle", '=HYPERLINK("x")'))
    append_rows(small.root, propose_rows(small.root).proposed)
    assert '," =HYPERLINK(""x"")",' in small.text("documents/index.csv")
    assert small.read().documents["m"].title == '=HYPERLINK("x")'


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Quay opens\n\nThe quay opened.", "Quay opens"),
        ("Quay opens\nThe quay of the island opened on Monday.", "Quay opens"),
        ("\ufeff# Quay opens\n\nThe quay.", "Quay opens"),
        ("The quay opened.\n\nIt had been closed.", ""),
        ("and so on\n\nIt had been closed.", ""),
        ("188\n\nIt had been closed.", ""),
        ("Quay opens", ""),
        ("", ""),
    ],
)
def test_a_first_line_is_a_title_only_if_it_looks_like_one(text: str, title: str):
    assert headline(text) == title


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_document_is_told_what_to_do(small: Any, content: bytes):
    small.write("documents/empty.txt", content)
    (problem,) = propose_rows(small.root).problems
    assert str(problem.place) == "documents/empty.txt"
    assert problem.code == "E024"
    assert "OCR" not in problem.line()
    assert "move it out of documents/" in problem.line()
