from typing import Any

import pytest

from corredor.core.errors import Place
from corredor.core.source import Document
from corredor.programme.folder import read_programme
from corredor.programme.texts.plain import normal_text, reversed_text


def test_marks_that_show_nothing_are_kept():
    text = "\u200ea\u00adb\ufeffc\u200b"
    assert normal_text(text) == text
    assert reversed_text(text, "a.txt") is None


@pytest.mark.parametrize("character", ["\u202e", "\u202d"])
def test_characters_that_turn_text_round_are_named(character: str):
    found = reversed_text(f"one\ntwo {character}three", "a.txt")
    assert found is not None
    assert (found.code, found.place) == ("W320", Place("a.txt", 2, 5))
    assert found.fields["character"] == f"U+{ord(character):04X}"


def test_documents_of_all_formats_are_read(small: Any, printer: Any):
    small.write("documents/page.html", "<html><body><p>The quay opened today.</p></body></html>")
    small.write("documents/turned.txt", "One.\nTwo \u202ethree.")
    small.append("documents/index.csv", "turned,turned.txt,Turned,Gazette,en")
    small.write("documents/print.pdf", printer.pdf([printer.page(["One."]), printer.picture]))
    small.append("documents/index.csv", "page,page.html,Page,Gazette,en")
    small.append("documents/index.csv", "print,print.pdf,Print,Gazette,en")
    programme = read_programme(small.root)
    assert [f"{remark.code} {remark.place}" for remark in programme.remarks] == [
        "W321 documents/print.pdf",
        "W320 documents/turned.txt:2:5",
    ]
    assert programme.documents["page"].text == "The quay opened today."
    printed = programme.documents["print"]
    assert isinstance(printed, Document)
    assert (printed.text, printed.page(1), printed.page(5)) == ("One.\n", 1, 2)
    assert programme.documents["note"].page(0) is None


def test_a_document_that_cannot_be_read_does_not_hide_the_others(small: Any):
    small.write("documents/broken.pdf", b"no pdf")
    small.append("documents/index.csv", "broken,broken.pdf,Broken,Gazette,en")
    small.replace("documents/index.csv", "note,note.txt", "note,gone.txt")
    assert {"E018 documents/broken.pdf", "E006 documents/index.csv:2:6"} <= set(small.found())
