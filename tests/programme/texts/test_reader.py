"""Documents of others: each is read, or refused with one clear line, in bounded time."""

import json
import os
import subprocess
import sys
import time
import zlib
from typing import Any

import pytest

from corredor.core.errors import CorredorError
from corredor.programme.texts import reader as module
from corredor.programme.texts.extraction import Extraction, packed, unpacked
from corredor.programme.texts.reader import TextReader

PAGE = (
    b"<html><head><title>Quay opens</title></head><body><p>The quay of the island opened on"
    b" Monday, and the first ship came from Viet Nam with 300 tonnes of rice.</p></body></html>"
)
DEEP = b"<html><body>" + b"<div>" * 1_000_000 + b"hello" + b"</div>" * 1_000_000


def refused(content: bytes, file: str, seconds: int = 30) -> CorredorError:
    with TextReader(seconds) as reader, pytest.raises(CorredorError) as caught:
        reader.extraction(content, file)
    assert "\n" not in caught.value.line()
    return caught.value


@pytest.mark.parametrize(
    ("file", "content", "code", "said"),
    [
        ("a.pdf", b"hello", "E018", "PDF"),
        ("a.pdf", b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>>", "E018", "PDF"),
        ("a.pdf", b"", "E024", "empty"),
        ("a.html", b"", "E024", "empty"),
        ("a.html", b"<html><script>text()</script></html>", "E020", "program"),
        ("a.html", DEEP, "E018", "nested"),
        ("a.html", b"<p>a\n\0b</p>", "E017", ":2:1"),
        ("a.html", b"<p>ok</p>\n<p>a\xf1o</p>", "E008", ":2:5"),
        ("a.html", b'<meta charset="utf-8">\n<p>a\xf1o</p>', "E008", ":2:5"),
        ("a.html", b'<meta charset="windows-1251">\n<p>\x98</p>', "E023", ":2:4"),
    ],
)
def test_what_cannot_be_read_is_refused(file: str, content: bytes, code: str, said: str):
    error = refused(content, file)
    assert error.code == code
    assert said in error.line()


def test_pdfs_without_text_are_refused(printer: Any):
    assert "pictures" in refused(printer.pdf([printer.picture]), "scan.pdf").line()
    assert "empty" in refused(printer.pdf([b""]), "blank.pdf").line()
    assert refused(printer.pdf([b""]), "blank.pdf").code == "E020"


def test_a_locked_pdf_is_refused(printer: Any):
    locked = printer.locked(printer.pdf([printer.page(["Secret"])]))
    assert refused(locked, "locked.pdf").code == "E019"


def test_a_pdf_of_a_million_pages_is_refused(printer: Any):
    one = printer.page(["One page"])
    kids = b"[" + b"4 0 R " * 1_000_000 + b"]"
    whole = printer.pdf([one]).replace(b"[4 0 R]/Count 1", kids + b"/Count 1000000")
    begun = time.monotonic()
    assert refused(whole, "long.pdf").code in {"E018", "E021"}
    assert time.monotonic() - begun < 20


def test_too_many_pages_are_counted(printer: Any):
    many = printer.pdf([b""] * 5001)
    error = refused(many, "long.pdf")
    assert (error.code, error.fields["pages"]) == ("E021", 5001)


def test_a_bomb_of_compressed_text_is_stopped(printer: Any):
    squeezed = zlib.compress(b"(a) Tj T*\n" * 30_000_000, 9)
    body = b"<</Length %d/Filter/FlateDecode>>\nstream\n%s\nendstream" % (len(squeezed), squeezed)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[4 0 R]/Count 1>>",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</Font<</F1 3 0 R>>>>"
        b"/Contents 5 0 R>>",
        body,
    ]
    begun = time.monotonic()
    with TextReader(3) as reader, pytest.raises(CorredorError) as caught:
        reader.extraction(printer.whole(objects, "/Root 1 0 R"), "bomb.pdf")
    assert caught.value.code in {"E018", "E020", "E022", "E024"}
    assert time.monotonic() - begun < 10


def test_a_reader_that_takes_too_long_is_stopped_and_the_next_document_is_read():
    slow = b"<p " + b" ".join(b"a%d=1" % n for n in range(300_000)) + b">x</p>"
    with TextReader(2) as reader:
        with pytest.raises(CorredorError) as caught:
            reader.extraction(slow, "slow.html")
        assert caught.value.code == "E022"
        assert reader.extraction(PAGE + b"<!-- after -->", "next.html").title == "Quay opens"


def test_a_reader_that_breaks_off_is_an_error_of_its_document(monkeypatch: pytest.MonkeyPatch):
    def started() -> Any:
        return subprocess.Popen(
            [sys.executable, "-c", "import os; os.abort()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    monkeypatch.setattr(module, "_started", started)
    assert refused(PAGE + b"<!-- breaks -->", "breaks.html").code == "E022"


def test_entities_are_not_expanded_and_nothing_is_fetched():
    page = (
        b'<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">'
        b'<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<html><body><p>The story &b; of &x; the quay &amp; the ship.</p></body></html>"
    )
    with TextReader() as reader:
        text = reader.extraction(page, "laughs.html").text
    assert "aaaa" not in text
    assert "root:" not in text
    assert "quay & the ship" in text


def test_the_process_starts_with_the_first_document_and_ends_with_the_last():
    with TextReader() as reader:
        assert reader._process is None
        reader.extraction(PAGE + b"<!-- one -->", "a.html")
        process = reader._process
        assert process is not None
        reader.extraction(PAGE + b"<!-- two -->", "b.html")
        assert reader._process is process
    assert process.poll() is not None


def test_what_was_read_once_is_not_read_again():
    content = PAGE + b"<!-- once -->"
    with TextReader() as reader:
        first = reader.extraction(content, "a.html")
    with TextReader() as reader:
        assert reader.extraction(content, "b.html") is first
        assert reader._process is None


def test_an_interrupt_ends_the_process(monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object, **__: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr(module.queue.Queue, "get", interrupted)
    with TextReader() as reader:
        with pytest.raises(KeyboardInterrupt):
            reader.extraction(PAGE + b"<!-- interrupted -->", "a.html")
        assert reader._process is None


def test_results_cross_to_another_process_unchanged():
    found = Extraction("text", (0, 2), (1,), "title", url="https://example.org")
    assert unpacked(packed(found)) == found
    error = refused(b"hello", "a.pdf")
    again = unpacked(packed(error))
    assert isinstance(again, CorredorError)
    assert again.line() == error.line()
    with pytest.raises(ValueError, match="Expecting"):
        unpacked(b"")


def test_the_same_bytes_give_the_same_text_in_every_process(printer: Any):
    lines = ["The port opened.", "It cost 3 million pesos."]
    documents = {"a.html": PAGE, "a.pdf": printer.pdf([printer.page(lines)])}
    code = (
        "import sys, json\n"
        "from corredor.programme.texts.reader import TextReader\n"
        "with TextReader() as reader:\n"
        "    for file, content in json.load(sys.stdin).items():\n"
        "        print(repr(reader.extraction(bytes.fromhex(content), file).text))\n"
    )
    given = json.dumps({file: content.hex() for file, content in documents.items()})
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=given.encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b"3 million" in outputs.pop()
