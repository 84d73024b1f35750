from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.errors import Problems
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.measures import Measures
from corredor.programme.opening import Root, decoded
from corredor.programme.review import (
    CANDIDATES,
    REVIEWS,
    Review,
    candidates_file,
    cells_of,
    checked,
    is_mended,
    is_touched,
    precision_by_kind,
    read_review,
    rows_as_csv,
    table_bytes,
)
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.sheets import sheet_of

FIGURE = {
    "id": "d-figure-1",
    "kind": "figure",
    "document": "d",
    "words": "5 million",
    "quote": "5 million US dollars",
    "value": "5",
    "unit": "MUSD",
    "start": "12",
    "end": "32",
    "score": "0.59",
}


def review_of(content: bytes, reviews: bytes = b"") -> Review:
    def table(spec: object, held: bytes) -> ReadTable:
        assert spec in (CANDIDATES, REVIEWS)
        known = CANDIDATES if spec is CANDIDATES else REVIEWS
        if not held:
            return ReadTable(known)
        diagnostics = Diagnostics()
        text = decoded(held, known.file)
        sheet = sheet_of(known.file, text, frozenset(c.name for c in known.columns))
        read = read_table(sheet, known, Measures("USD"), diagnostics)
        diagnostics.raise_errors()
        return read

    return Review(table(CANDIDATES, content), table(REVIEWS, reviews))


def edited(content: bytes, **cells: str) -> bytes:
    rows = [cells_of(row) | cells for row in review_of(content).candidates.rows]
    return table_bytes(CANDIDATES, rows)


texts = st.text(
    st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from(list("\n\t;=|\"',+-@")),
    max_size=40,
)
TEXT_COLUMNS = [
    c.name
    for c in CANDIDATES.columns
    if c.kind == "text" and c.name not in ("check", "note", "decision")
]


@given(st.dictionaries(st.sampled_from(TEXT_COLUMNS), texts))
def test_what_is_written_can_be_read_and_is_not_mended(cells: dict[str, str]) -> None:
    content = candidates_file([FIGURE | cells], Review(ReadTable(CANDIDATES), ReadTable(REVIEWS)))
    (row,) = review_of(content).candidates.rows
    assert not is_mended(row)
    assert not is_touched(row)
    again = candidates_file([FIGURE | cells], review_of(content))
    assert again == content


@given(texts)
def test_no_cell_is_a_formula(cell: str) -> None:
    content = rows_as_csv(["a"], [{"a": cell}]).decode("utf-8-sig")
    written = content.splitlines()[1:]
    assert not "".join(written).strip('"').startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize("cells", [{"decision": "reject"}, {"note": "n"}, {"value": "6"}])
def test_a_touched_row_stays_though_nothing_is_found(cells: dict[str, str]) -> None:
    first = candidates_file([FIGURE], review_of(b""))
    mine = edited(first, **cells)
    kept = candidates_file([], review_of(mine))
    (row,) = review_of(kept).candidates.rows
    assert cells_of(row).items() >= cells.items()
    assert is_touched(row)


def test_an_emptied_cell_stays_empty() -> None:
    mine = edited(candidates_file([FIGURE], review_of(b"")), value="")
    (row,) = review_of(candidates_file([FIGURE], review_of(mine))).candidates.rows
    assert row.text("value") == ""


def test_a_row_of_ones_own_stays() -> None:
    own = FIGURE | {"id": "mine"}
    kept = candidates_file([FIGURE], review_of(table_bytes(CANDIDATES, [own])))
    assert {row.text("id") for row in review_of(kept).candidates.rows} == {"mine", FIGURE["id"]}


def test_a_row_that_nobody_touched_is_made_anew() -> None:
    first = candidates_file([FIGURE], review_of(b""))
    assert review_of(candidates_file([], review_of(first))).candidates.rows == ()


def test_links_to_others_may_change_without_a_person() -> None:
    first = candidates_file([FIGURE], review_of(b""))
    (row,) = review_of(edited(first, agrees="other-figure")).candidates.rows
    assert not is_touched(row)


def test_what_is_settled_is_not_proposed() -> None:
    reviews = table_bytes(
        REVIEWS,
        [
            {
                "candidate": FIGURE["id"],
                "kind": "figure",
                "document": "d",
                "decision": "rejected",
                "person": "Ana",
                "date": "2026-01-01",
            }
        ],
    )
    assert review_of(candidates_file([FIGURE], review_of(b"", reviews))).candidates.rows == ()


def test_rows_stand_in_the_order_of_the_text() -> None:
    rows = [FIGURE | {"id": f"d-{start}", "start": str(start)} for start in (200, 30, 4)]
    made = candidates_file(rows, review_of(b""))
    assert made == candidates_file(rows[::-1], review_of(b""))
    assert [row.text("id") for row in review_of(made).candidates.rows] == ["d-4", "d-30", "d-200"]


def test_a_column_to_come_mends_nothing() -> None:
    assert checked(FIGURE)["check"] == checked(FIGURE | {"place": "", "note": "x"})["check"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_table_saved_by_a_spreadsheet_is_the_same(delimiter: str) -> None:
    content = candidates_file([FIGURE], review_of(b"")).decode("utf-8-sig")
    assert '"' not in content
    saved = content.replace(",", delimiter).replace("\n", "\r\n").encode("utf-16")
    (row,) = review_of(saved).candidates.rows
    assert not is_touched(row)


def test_all_errors_of_both_tables_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / CANDIDATES.file).write_text("id,kind,document\nA!,figure,d\n", "utf-8")
    (tmp_path / REVIEWS.file).write_text("candidate,kind\nx,figure\n", "utf-8")
    with pytest.raises(Problems) as caught:
        read_review(Root(tmp_path), Measures("USD"))
    assert {error.place.file for error in caught.value.errors if error.place} == {
        CANDIDATES.file,
        REVIEWS.file,
    }


def test_a_folder_without_both_has_nothing_to_decide(tmp_path: Path) -> None:
    review = read_review(Root(tmp_path), Measures("USD"))
    assert review.decided == ()
    assert review.settled == frozenset()
    assert precision_by_kind(review.reviews.rows) == ()


@pytest.mark.parametrize(
    ("written", "decision"),
    [
        ("accept", "accept"),
        ("Accept", "accept"),
        (" ACCEPTED. ", "accept"),
        ("aceptar", "accept"),
        ("Rechazar", "reject"),
        ("принять", "accept"),
        ("ОТКЛОНИТЬ", "reject"),
    ],
)
def test_a_decision_is_understood(tmp_path: Path, written: str, decision: str) -> None:
    content = edited(candidates_file([FIGURE], review_of(b"")), decision=written)
    (tmp_path / CANDIDATES.file).write_bytes(content)
    (row,) = read_review(Root(tmp_path), Measures("USD")).decided
    assert row.text("decision") == decision
    assert not is_mended(row)


@pytest.mark.parametrize("written", ["maybe", "no", "x", "acept", "🚢"])
def test_another_word_is_an_error_that_names_the_words(tmp_path: Path, written: str) -> None:
    content = edited(candidates_file([FIGURE], review_of(b"")), decision=written)
    (tmp_path / CANDIDATES.file).write_bytes(content)
    with pytest.raises(Problems) as caught:
        read_review(Root(tmp_path), Measures("USD"))
    (error,) = caught.value.errors
    assert error.code == "E110"
    assert all(word in error.line() for word in ("accept", "rechazar", "принять"))


def without_check(content: bytes) -> bytes:
    columns = [column.name for column in CANDIDATES.columns if column.name != "check"]
    return rows_as_csv(columns, [cells_of(row) for row in review_of(content).candidates.rows])


def test_rows_without_digest_are_compared_with_what_is_found() -> None:
    found = [FIGURE | {"id": f"d-{number}"} for number in range(3)]
    content = candidates_file(found, review_of(b""))
    rows = [cells_of(row) for row in review_of(content).candidates.rows]
    rows[1]["decision"], rows[2]["value"] = "accept", "6"
    bare = without_check(table_bytes(CANDIDATES, rows))
    made = candidates_file(found, review_of(bare))
    assert made == table_bytes(CANDIDATES, rows)
    assert [is_touched(row) for row in review_of(made).candidates.rows] == [False, True, True]


def test_rows_of_documents_not_read_stay_as_they_are() -> None:
    content = edited(candidates_file([FIGURE], review_of(b"")), value="7")
    review = review_of(without_check(content))
    (row,) = review_of(candidates_file([], review, review.candidates.rows)).candidates.rows
    assert (row.text("value"), row.text("check")) == ("7", "")
