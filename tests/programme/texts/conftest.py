"""PDFs written by hand, as small as they may be."""

from collections.abc import Sequence
from types import SimpleNamespace

import pytest

OBJECTS_PER_PAGE = 2
FIRST_PAGE = 4


def page(lines: Sequence[str], leading: int = 15) -> bytes:
    """Return the content of a page with these lines from its top."""
    shown = "".join(f"({line.translate(ESCAPES)}) Tj T*\n" for line in lines)
    return f"BT /F1 12 Tf {leading} TL 72 770 Td\n{shown}ET".encode("cp1252")


ESCAPES = {ord(c): f"\\{c}" for c in "\\()"}
PICTURE = b"0 0 100 100 re f"


def pdf(pages: Sequence[bytes], info: str = "", count: int | None = None) -> bytes:
    """Return a PDF of pages; `count` is how many it says that it has."""
    kids = " ".join(f"{FIRST_PAGE + OBJECTS_PER_PAGE * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count or len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(pages):
        contents = FIRST_PAGE + OBJECTS_PER_PAGE * number + 1
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]"
            b"/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>" % contents
        )
        objects.append(b"<</Length %d>>\nstream\n%s\nendstream" % (len(content), content))
    objects.append(f"<<{info}>>".encode())
    return whole(objects, f"/Root 1 0 R/Info {len(objects)} 0 R")


def whole(objects: Sequence[bytes], trailer: str) -> bytes:
    """Return a PDF of numbered objects."""
    content, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    ending = f"trailer\n<</Size {len(objects) + 1}{trailer}>>\nstartxref\n{len(content)}\n%%EOF\n"
    return content + head + table + ending.encode()


def locked(content: bytes) -> bytes:
    """Return a PDF that says it is encrypted with a password nobody has."""
    lock = (
        b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + b"aa" * 32 + b">/U<" + b"bb" * 32 + b">>>"
        b"/ID[<00><00>]"
    )
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R" + lock)


@pytest.fixture(scope="session")
def printer() -> SimpleNamespace:
    """Return the functions of this module; tests can't import it by name."""
    return SimpleNamespace(page=page, pdf=pdf, whole=whole, locked=locked, picture=PICTURE)
