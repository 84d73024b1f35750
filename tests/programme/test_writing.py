"""Writing: whole files or nothing, and anchors that change no other cell."""

import csv
import io
from typing import Any

import pytest

from corredor.core.errors import Problems
from corredor.programme.atomic import write_atomic
from corredor.programme.writing import ChangedFile, anchor_folder

CLAIMS, INDEX, NOTE = "claims.csv", "documents/index.csv", "documents/note.txt"


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(
        csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter)
    )


def changed(small: Any) -> dict[str, ChangedFile]:
    return {file.file: file for file in anchor_folder(small.root)}


def apply(small: Any) -> None:
    for file in anchor_folder(small.root):
        write_atomic(small.root / file.file, file.content)


def test_anchors_are_filled_and_nothing_else_changes(small: Any):
    before = rows(small.text(CLAIMS))
    found = changed(small)
    assert list(found) == [CLAIMS, INDEX]
    after = rows(found[CLAIMS].new)
    assert found[CLAIMS].old == small.text(CLAIMS)
    assert list(after[0])[3:9] == ["quote", "prefix", "suffix", "start", "end", "subject"]
    anchors = {"prefix", "suffix", "start", "end"}
    assert [{k: v for k, v in row.items() if k not in anchors} for row in after] == before
    text = small.text(NOTE)
    for row in after:
        if row["document"] == "note":
            assert text[int(row["start"]) : int(row["end"])] == row["quote"]
            assert "\n" not in row["prefix"] + row["suffix"]
    assert [len(row["sha256"]) for row in rows(found[INDEX].new)] == [64, 64]


def test_anchoring_twice_changes_nothing(small: Any):
    apply(small)
    assert anchor_folder(small.root) == ()
    assert small.found() == []
    before = small.text(CLAIMS)
    small.write(NOTE, "A new lead.\n" + small.text(NOTE))
    assert {error.code for error in small.errors()} == {"N312", "W304"}
    apply(small)
    assert small.found() == []
    assert small.text(CLAIMS) != before


def test_rows_that_do_not_anchor_are_not_touched(small: Any):
    apply(small)
    before = small.text(CLAIMS).splitlines()
    index = small.text(INDEX).splitlines()
    small.write(NOTE, "Lead. " + small.text(NOTE).replace("150", "160"))
    found = changed(small)
    after = found[CLAIMS].new.splitlines()
    # The suffix of t1 holds the number that has changed.
    kept = {row.partition(",")[0] for row in after if row in before}
    assert kept == {"id", "t1", "t2", "c1"}
    assert next(row for row in after if row.startswith("c1,")) in before
    assert INDEX not in found
    assert small.text(INDEX).splitlines() == index


def test_a_changed_context_is_renewed(small: Any):
    apply(small)
    small.replace(NOTE, "The two sides spoke", "Both sides spoke")
    assert {error.code for error in small.errors()} == {"W304", "W315"}
    apply(small)
    assert small.found() == []


def test_claims_on_documents_by_turns(small: Any):
    rows_of = small.text(CLAIMS).splitlines()
    small.write(CLAIMS, "\n".join([rows_of[0], *(rows_of[at] for at in (5, 2, 3, 1, 4))]) + "\n")
    apply(small)
    assert small.found() == []
    assert [row["id"] for row in rows(small.text(CLAIMS))] == ["i1", "t2", "c1", "t1", "o1"]


@pytest.mark.parametrize(("delimiter", "end"), [(";", "\r\n"), ("\t", "\n")])
def test_delimiter_line_ends_and_mark_are_kept(small: Any, delimiter: str, end: str):
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator=end)
    writer.writerows(csv.reader(io.StringIO(small.text(CLAIMS).replace("1.3,GUSD", "1.3,GUSD"))))
    small.write(CLAIMS, b"\xef\xbb\xbf" + stream.getvalue().encode())
    file = changed(small)[CLAIMS]
    assert file.content.startswith(b"\xef\xbb\xbf")
    assert file.new.count(end) == file.new.count("\n") == 6
    assert rows(file.new, delimiter)[0]["end"].isdigit()


def test_context_is_no_formula(small: Any):
    small.write(NOTE, "Lead: 150 companies\n=cmd()+1\n")
    small.write(
        CLAIMS,
        "id,kind,document,quote,subject,property,value,unit,chain\n"
        "c1,figure,note,150 companies,fair,companies,150,company,gazette\n",
    )
    row = rows(changed(small)[CLAIMS].new)[0]
    assert row["suffix"] == " =cmd()+1"
    apply(small)
    assert small.found() == []


def test_tables_that_cannot_be_read(small: Any):
    small.write(CLAIMS, 'id,quote\na,"never closed\n')
    with pytest.raises(Problems, match="E114"):
        anchor_folder(small.root)
    (small.root / "programme.toml").unlink()
    with pytest.raises(Problems, match="E001"):
        anchor_folder(small.root)
