from __future__ import annotations

from typing import Any

import pytest

from corredor.core.anchor import FOUND, locate
from corredor.core.claim import Selector
from corredor.core.errors import Problems
from corredor.programme.readable import read_readable
from corredor.run.reading import Asked, read_folder


def test_new_documents_are_listed_and_read(corridor: Any) -> None:
    reading = read_folder(corridor.path)
    assert reading.added == ("ferry.txt", "foro.txt", "forum.txt")
    assert reading.new == reading.open > 0
    assert not reading.problems
    documents = read_readable(corridor.path).documents
    assert {name: doc.language for name, doc in documents.items() if name != "sample"} == {
        "ferry": "en",
        "foro": "es",
        "forum": "ru",
    }


def test_figures_come_with_value_unit_and_period(corridor: Any) -> None:
    read_folder(corridor.path)
    exports = corridor.figures("ferry")["1,250.5 million US dollars"]
    assert (exports["value"], exports["unit"], exports["period"]) == ("1250.5", "MUSD", "2023")
    companies = corridor.figures("ferry")["More than 90 companies"]
    assert (companies["value"], companies["qualifier"]) == ("90", "more_than")
    turnover = corridor.figures("forum")["1,3 млрд долларов США"]
    assert (turnover["value"], turnover["unit"], turnover["period"]) == ("1300", "MUSD", "2023")


def test_every_candidate_leads_to_an_exact_passage(corridor: Any) -> None:
    read_folder(corridor.path)
    texts = {name: doc.text for name, doc in read_readable(corridor.path).documents.items()}
    placed = [row for row in corridor.rows() if row["quote"]]
    assert len(placed) > 10
    for row in placed:
        text = texts[row["document"]]
        selector = Selector(row["quote"], row["prefix"], row["suffix"], int(row["start"]))
        assert locate(text, selector).status in FOUND
        there = " ".join(text[int(row["start"]) : int(row["end"])].split())
        assert there == " ".join(row["quote"].split())


def test_reading_twice_changes_no_byte(corridor: Any) -> None:
    read_folder(corridor.path)
    before = (corridor.path / "candidates.csv").read_bytes()
    again = read_folder(corridor.path)
    assert (corridor.path / "candidates.csv").read_bytes() == before
    assert again.new == 0
    assert again.added == ()


def test_what_a_person_wrote_survives_another_reading(corridor: Any) -> None:
    read_folder(corridor.path)
    rows = corridor.rows()
    rows[0]["decision"] = "reject"
    rows[1]["note"] = "look this up"
    mended = next(row for row in rows[2:] if row["kind"] == "figure")
    mended["value"] = "91"
    corridor.write(rows)
    reading = read_folder(corridor.path)
    held = {row["id"]: row for row in corridor.rows()}
    assert held[rows[0]["id"]]["decision"] == "reject"
    assert held[rows[1]["id"]]["note"] == "look this up"
    assert held[mended["id"]]["value"] == "91"
    assert reading.kept == 3


def test_a_text_added_above_changes_no_id(corridor: Any) -> None:
    read_folder(corridor.path)
    before = {row["id"] for row in corridor.rows() if row["document"] == "foro"}
    path = corridor.path / "documents" / "foro.txt"
    path.write_text("Texto nuevo al inicio.\n\n" + path.read_text("utf-8"), "utf-8")
    index = corridor.path / "documents" / "index.csv"
    read_folder(corridor.path)
    after = {row["id"] for row in corridor.rows() if row["document"] == "foro"}
    assert before <= after
    assert index.exists()


def test_only_the_documents_asked_for_are_read(corridor: Any) -> None:
    read_folder(corridor.path)
    before = corridor.rows()
    reading = read_folder(corridor.path, Asked(("foro",)))
    assert corridor.rows() == before or {row["id"] for row in corridor.rows()} == {
        row["id"] for row in before
    }
    assert reading.new == 0


def test_a_document_that_is_not_there_is_named(corridor: Any) -> None:
    with pytest.raises(Problems) as caught:
        read_folder(corridor.path, Asked(("nothing",)))
    assert [error.code for error in caught.value.errors] == ["E108"]


def test_a_broken_list_of_candidates_is_not_overwritten(corridor: Any) -> None:
    read_folder(corridor.path)
    path = corridor.path / "candidates.csv"
    broken = path.read_text("utf-8-sig").replace(",figure,", ",fugure,", 1)
    path.write_text(broken, "utf-8-sig")
    with pytest.raises(Problems) as caught:
        read_folder(corridor.path)
    assert {error.code for error in caught.value.errors} == {"E110"}
    assert path.read_text("utf-8-sig") == broken


def test_one_unreadable_document_leaves_the_others_read(corridor: Any) -> None:
    (corridor.path / "documents" / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing of the kind")
    reading = read_folder(corridor.path)
    assert len(reading.problems) == 1
    assert reading.problems[0].place is not None
    assert "broken.pdf" in str(reading.problems[0].place)
    assert corridor.figures("ferry")


def test_the_order_of_documents_and_the_number_of_processes_change_nothing(corridor: Any) -> None:
    read_folder(corridor.path)
    before = (corridor.path / "candidates.csv").read_bytes()
    (corridor.path / "candidates.csv").unlink()
    for held in (corridor.path / "out" / "reading").glob("*"):
        held.unlink()
    read_folder(corridor.path, Asked(jobs=2))
    assert (corridor.path / "candidates.csv").read_bytes() == before


def test_a_document_of_the_length_of_a_library_is_left_out_and_told(
    corridor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corredor.run.reading.folder.LONGEST", len("word " * 400))
    ferry = (corridor.path / "documents" / "ferry.txt").read_text("utf-8")
    (corridor.path / "documents" / "long.txt").write_text(ferry * 5, "utf-8")
    reading = read_folder(corridor.path)
    assert [error.code for error in reading.problems] == ["E323"]
    assert corridor.figures("ferry")


def rows_for(corridor: Any, name: str, text: str) -> list[dict[str, str]]:
    (corridor.path / "documents" / f"{name}.txt").write_text(text, "utf-8")
    read_folder(corridor.path)
    return [row for row in corridor.rows() if row["document"] == name]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "Trade between Chile and Vietnam fell by 8 percent in 2024, the customs office said. "
            "Nobody had expected that, and the ministers of both countries will meet soon.",
            "8 percent",
        ),
        (
            "El comercio entre Chile y Vietnam cayó 8 % en 2024, informó la aduana. "
            "Nadie lo esperaba, y los ministros de ambos países se reunirán pronto.",
            "8 %",
        ),
        (
            "Товарооборот Чили и Вьетнама сократился на 8% в 2024 году, сообщила таможня. "
            "Этого никто не ожидал, и министры обеих стран скоро встретятся.",
            "8%",
        ),
    ],
)
def test_a_fall_is_no_rise(corridor: Any, text: str, words: str) -> None:
    found = {row["words"]: row for row in rows_for(corridor, "change", text)}
    assert found[words]["value"].strip() == "-8"
    assert "sign" in found[words]["doubt"].split()


@pytest.mark.parametrize(
    "text",
    [
        "The Economy Ministry of Chile denied that an agreement on uranium had been signed with "
        "Vietnam. The talks between both countries began in the spring of last year.",
        "El Ministerio de Economía de Chile negó que se haya firmado un acuerdo sobre uranio con "
        "Vietnam. Las pláticas entre ambos países empezaron en la primavera.",
        "Министерство экономики Чили опровергло, что подписано соглашение об уране с Вьетнамом. "
        "Переговоры двух стран начались весной прошлого года.",
    ],
)
def test_what_is_denied_is_not_done(corridor: Any, text: str) -> None:
    rows = rows_for(corridor, "denial", text)
    assert not [row for row in rows if row["stage"] in ("signed", "completed")]
    assert not [row for row in rows if row["kind"] == "event" and row["property"] == "sign"]
    said = [row for row in rows if row["kind"] == "statement"]
    assert all(row["words"] in row["quote"] for row in said if "denial" in row["doubt"].split())


def test_a_ministry_named_with_and_without_its_country_is_one_source(corridor: Any) -> None:
    first = "According to figures from the Ministry of Economy, exports rose by 5 percent in 2023."
    second = (
        "According to figures from Chile’s Ministry of Economy, exports rose by 5 percent in 2023."
    )
    more = " The harbour was full of ships, and the people of the town were glad of it."
    (corridor.path / "documents" / "one.txt").write_text(first + more, "utf-8")
    (corridor.path / "documents" / "two.txt").write_text(second + more, "utf-8")
    read_folder(corridor.path)
    chains = {
        row["document"]: row["chain"].split()[-1]
        for row in corridor.rows()
        if row["kind"] == "figure" and row["document"] in ("one", "two")
    }
    assert chains["one"] == chains["two"]


def test_figures_that_are_lined_up_make_one_fact(corridor: Any) -> None:
    read_folder(corridor.path)
    rows = {row["id"]: row for row in corridor.rows()}
    paired = [row for row in rows.values() if row["kind"] == "figure" and row["conflicts"]]
    assert paired
    for row in paired:
        others = [rows[name] for name in row["conflicts"].split()]
        assert {other["subject"] for other in others} == {row["subject"]}


def comparisons(corridor: Any) -> list[bytes]:
    return sorted((corridor.path / "out" / "comparisons.csv").read_bytes().splitlines())


@pytest.mark.parametrize("forgotten", [False, True])
def test_reading_one_document_keeps_what_others_say_of_each_other(
    corridor: Any, forgotten: bool
) -> None:
    read_folder(corridor.path)
    before = comparisons(corridor)
    assert len(before) > 1
    candidates = (corridor.path / "candidates.csv").read_bytes()
    if forgotten:
        for held in (corridor.path / "out" / "reading").glob("*"):
            held.unlink()
    read_folder(corridor.path, Asked(("sample",)))
    assert comparisons(corridor) == before
    assert (corridor.path / "candidates.csv").read_bytes() == candidates
    read_folder(corridor.path, Asked(("foro",)))
    assert comparisons(corridor) == before


@pytest.mark.parametrize("junk", [b"", b"\xff\xfe", b"first,second\na,b\n", b'outcome,"'])
def test_junk_for_comparisons_is_no_harm(corridor: Any, junk: bytes) -> None:
    read_folder(corridor.path)
    for held in (corridor.path / "out" / "reading").glob("*"):
        held.unlink()
    (corridor.path / "out" / "comparisons.csv").write_bytes(junk)
    read_folder(corridor.path, Asked(("foro",)))
    assert comparisons(corridor)


def test_a_document_may_be_named_by_its_path(corridor: Any) -> None:
    read_folder(corridor.path)
    path = corridor.path / "documents" / "foro.txt"
    assert read_folder(corridor.path, Asked((str(path),))).new == 0


MORE_EN = " The mayor and the people of the town walked along the harbour until the evening."
MORE_ES = " La alcaldesa y la gente del pueblo pasearon por el puerto hasta la noche."


def test_the_date_of_a_dateline_is_proposed(corridor: Any) -> None:
    texts = {
        "whole.txt": "LIMA, 3 July 2024 (Agency) – The quay of the island opened on Monday."
        + MORE_EN,
        "yearless.txt": "LIMA, 3 jul (Agencia).- El muelle de la isla abrió el lunes." + MORE_ES,
        "none.txt": "The quay of the island opened on 3 July 2024." + MORE_EN,
    }
    for name, text in texts.items():
        (corridor.path / "documents" / name).write_text(text, "utf-8")
    read_folder(corridor.path)
    rows = {row["id"]: row["published"] for row in corridor.rows("documents/index.csv")}
    assert rows["whole"] == "2024-07-03"
    assert rows["yearless"] == "XXXX-07-03"
    assert rows["none"] == ""
