"""Sheets of the organiser: who sits where, and whom they don't name."""

import csv
import io
from dataclasses import replace

import pypdfium2
import pytest

from corredor.report.forum.agenda import agenda
from corredor.report.forum.day import ForumDay
from corredor.report.forum.lists import badges_csv, contacts, statistics_csv
from corredor.report.forum.sheets import (
    badge_rows,
    badges,
    room_sheets,
    sheet_files,
    signs,
    table_sheets,
    working_tables,
)


def pages(content: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(content)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


@pytest.fixture
def files(day: ForumDay) -> dict[str, bytes]:
    return sheet_files(day, day.languages)


def test_every_sheet_is_made_in_every_language(files: dict[str, bytes]) -> None:
    shared = {"signs.pdf", "badges.pdf"}
    one = {"rooms.html", "rooms.pdf", "tables.pdf", "working-tables.pdf", "interpreters.pdf"}
    assert set(files) == shared | {f"{language}/{name}" for language in ("es", "en", "ru")
                                   for name in one}  # fmt: skip


def test_no_sheet_names_who_has_not_agreed(files: dict[str, bytes], day: ForumDay) -> None:
    for name, content in files.items():
        text = " ".join(pages(content)) if name.endswith(".pdf") else content.decode()
        assert "Callado" not in text, name
        assert "Luis" not in text, name
    for content in (badges_csv(day), contacts(day), statistics_csv(day)):
        assert "Callado" not in content.decode()


def test_a_room_lists_its_meetings_by_time_and_table(day: ForumDay) -> None:
    salon = next(one for one in room_sheets(day, "es")["sheets"] if "Raza" in one["room"])
    assert [row[:2] for row in salon["rows"]] == [
        ["11:00–11:30", "3"],
        ["12:00–12:30", "2"],
        ["12:00–12:30", "10"],
    ]
    assert salon["rows"][0][4] == "Olga Traductora"


def test_each_table_has_a_page_in_the_order_of_numbers(
    day: ForumDay, files: dict[str, bytes]
) -> None:
    assert [one["table"].split()[-1] for one in table_sheets(day, "en")["sheets"]] == [
        *("2", "3", "10"),
    ]
    assert len(pages(files["ru/tables.pdf"])) == 3
    assert "Иван Щёголев" in pages(files["ru/tables.pdf"])[0]


def test_a_sign_has_all_names_of_its_room(files: dict[str, bytes]) -> None:
    signs = pages(files["signs.pdf"])
    assert all(word in signs[0] for word in ("Salón de la Raza", "Hall", "Большой зал"))
    assert "Aula Magna" in signs[1]


def test_a_working_table_seats_both_sides(day: ForumDay, files: dict[str, bytes]) -> None:
    (table,) = working_tables(day, "en")["tables"]
    assert [side["name"] for side in table["sides"]] == ["Mexico", "Russia"]
    assert table["sides"][0]["people"] == ["Ana Núñez · Azteca Steel (chair)",
                                           "Azteca Steel (member)"]  # fmt: skip
    assert "Minutes" in pages(files["en/working-tables.pdf"])[0]


def test_badges_are_safe_to_open_in_a_spreadsheet(day: ForumDay) -> None:
    content = badges_csv(day)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == len(day.people)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())
    assert rows[0]["name"].startswith("'=cmd")
    assert rows[-1]["name"] == ""
    assert [row["name"] for row in badge_rows(day)][1:3] == ["Ana Núñez", "Иван Щёголев"]


def test_eight_badges_a_page(day: ForumDay, files: dict[str, bytes]) -> None:
    assert len(pages(files["badges.pdf"])) == 1
    assert "Иван Щёголев" in pages(files["badges.pdf"])[0]


def test_contacts_are_those_who_agreed(day: ForumDay) -> None:
    cards = contacts(day).decode()
    assert cards.count("BEGIN:VCARD") == 3
    assert "FN:Иван Щёголев" in cards
    assert "\r\nATTENDEE" not in cards


def test_statistics_count_what_is_held(day: ForumDay) -> None:
    rows = list(csv.DictReader(io.StringIO(statistics_csv(day).decode("utf-8-sig"))))
    held = {(row["measure"], row["group"]): row["count"] for row in rows}
    assert held["meetings by day", "2026-06-09"] == "3"
    assert held["meetings cancelled", ""] == "1"
    assert held["people by side", "MX"] == "2"


def test_who_is_invented_is_marked_on_every_sheet(day: ForumDay) -> None:
    ana = replace(day.people["ana"], synthetic=True)
    ana = replace(ana, organisation=replace(ana.organisation, synthetic=True))
    made = replace(day, people={**day.people, "ana": ana})
    assert agenda(made, "ana")["mark"] == "persona inventada"
    assert "Ana Núñez [invented]" in str(room_sheets(made, "en"))
    assert "Azteca Steel [invented]" in str(room_sheets(made, "en"))
    assert [row["mark"] for row in badge_rows(made)].count("persona inventada") == 1
    for sheet in (badges(made), table_sheets(made, "en"), agenda(made, "ivan")):
        assert sheet["notice"].startswith(("Rehearsal", "Ensayo", "Репетиция"))
    assert all(
        "Rehearsal" in text or "Ensayo" in text
        for text in pages(sheet_files(made, ())["signs.pdf"])
    )
    assert "NOTE:persona inventada" in contacts(made).decode()
    assert signs(day)["notice"] == ""
