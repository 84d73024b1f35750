"""PDF: the text of its pages, and what it states of itself; the one door to pypdfium2."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any, Final, cast

from corredor.core.errors import (
    N_,
    CorredorError,
    DamagedDocument,
    EmptyDocument,
    EncryptedDocument,
    NoTextInDocument,
    Place,
    TooManyPages,
    Wording,
)
from corredor.programme.texts.extraction import Extraction, statement
from corredor.programme.texts.layout import (
    PrintedLine,
    compounds_of,
    paragraphs_of_page,
    without_running_lines,
)
from corredor.programme.texts.plain import normal_text
from corredor.programme.texts.visible import readable

PdfDocument = Any
PdfTextPage = Any
"""Objects of pypdfium2, whose types are known in part only."""

FORMAT: Final = "PDF"
MOST_PAGES: Final = 5000
"""Pages of the longest PDF that is read."""
MOST_CHARACTERS: Final = 20_000_000
"""Code points of the longest text that is taken from a PDF."""
_LINE_FEED: Final = 0x0A
_HYPHENS: Final = (0x02, 0xFFFE)
"""What PDFium writes for a hyphen that parts a word at the end of a line, without a line end."""
_LINE_ENDS: Final = (_LINE_FEED, 0x0D, *_HYPHENS)
_UNKNOWN_SHARE: Final = 0.3
"""Share of letters without meaning from which on a text is none."""
_FILE_NAMES: Final = (".doc", ".docx", ".pdf", ".indd", ".qxd", ".odt", ".rtf", ".txt", ".pages")
_MADE_BY: Final = ("microsoft word", "untitled", "sin título", "без имени", "document1")


def extract_pdf(content: bytes, file: str) -> Extraction:
    """Return the text of a PDF, one paragraph a line, without running heads and page numbers.

    The date of the file's making isn't taken as that of publication.

    Parameters
    ----------
    content
        The file.
    file
        Its path, for messages.

    Raises
    ------
    DamagedDocument
        E018: it is no PDF, or a page of it can't be read.
    EncryptedDocument
        E019: it opens with a password only.
    NoTextInDocument
        E020: its pages are empty or pictures, or its letters have no meaning.
    EmptyDocument
        E024: there is nothing in it.
    TooManyPages
        E021: it has more than `MOST_PAGES`.
    """
    document = _opened(content, file)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise TooManyPages(Place(file), file=file, pages=count, limit=MOST_PAGES)
        printed = without_running_lines(list(_pages(document, file)))
        stated = document.get_metadata_dict()
        compounds = compounds_of(printed)
        text, pages = _text([list(paragraphs_of_page(lines, compounds)) for lines in printed])
        _check(text, document, file)
    finally:
        document.close()
    title = statement(stated.get("Title"))
    author = statement(stated.get("Author"))
    blank = tuple(number for number, lines in enumerate(printed, start=1) if not lines)
    return Extraction(
        text=text,
        pages=pages,
        blank=blank,
        title="" if _is_made(title) else title,
        author=author if " " in author else "",
    )


def _pypdfium2() -> Any:
    import pypdfium2  # pyright: ignore[reportMissingTypeStubs]

    return cast("Any", pypdfium2)


def _opened(content: bytes, file: str) -> PdfDocument:
    pdfium = _pypdfium2()
    if not content:
        raise EmptyDocument(Place(file), file=file)
    try:
        return pdfium.PdfDocument(content)
    except pdfium.PdfiumError as error:
        if error.err_code in (pdfium.raw.FPDF_ERR_PASSWORD, pdfium.raw.FPDF_ERR_SECURITY):
            raise EncryptedDocument(Place(file), file=file) from None
        raise _damaged(file, N_("it does not begin or end as a PDF does")) from None


def _damaged(file: str, problem: str) -> CorredorError:
    return DamagedDocument(Place(file), file=file, format=FORMAT, problem=Wording(problem))


def _pages(document: PdfDocument, file: str) -> Iterator[list[PrintedLine]]:
    left = MOST_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except _pypdfium2().PdfiumError:
            raise _damaged(file, N_("one of its pages can't be opened")) from None
        left -= text.count_chars()
        if left < 0:
            raise _damaged(file, N_("its text is far too long"))
        yield list(_lines(text))
        text.close()
        page.close()


def _lines(page: PdfTextPage) -> Iterator[PrintedLine]:
    read = _pypdfium2().raw.FPDFText_GetUnicode
    codes: list[int] = [read(page, index) for index in range(page.count_chars())]
    first = 0
    for index, code in enumerate([*codes, _LINE_FEED]):
        if code not in _LINE_ENDS:
            continue
        line = _line(page, codes, first, index + (code in _HYPHENS))
        if line is not None:
            yield line
        first = index + 1


def _line(page: PdfTextPage, codes: list[int], first: int, last: int) -> PrintedLine | None:
    text = "".join(chr(code) for code in codes[first:last] if code)
    seen = [n for n in range(first, last) if codes[n] and not chr(codes[n]).isspace()]
    if not seen:
        return None
    left, bottom, _, top = page.get_charbox(seen[0], loose=True)
    _, low, right, high = page.get_charbox(seen[-1], loose=True)
    return PrintedLine(text.strip(), left, right, min(bottom, low), max(top, high))


def _text(pages: list[list[str]]) -> tuple[str, tuple[int, ...]]:
    """Return the normal text, and where each page begins in it."""
    text: list[str] = []
    starts: list[int] = []
    length = 0
    for paragraphs in pages:
        starts.append(length)
        joined = normal_text(readable("\n".join(paragraphs)).strip())
        if joined:
            text.append(joined + "\n")
            length += len(joined) + 1
    return "".join(text), tuple(starts)


def _check(text: str, document: PdfDocument, file: str) -> None:
    """Raise E020 where a text is missing or none that can be read."""
    letters = text.replace("\n", "").replace(" ", "")
    unknown = sum(unicodedata.category(c) in ("Co", "Cn") or c == "\ufffd" for c in letters)
    problem = ""
    if not letters:
        pictures = any(True for number in range(len(document)) if _has_picture(document, number))
        problem = N_("its pages are pictures") if pictures else N_("its pages are empty")
    elif unknown > _UNKNOWN_SHARE * len(letters):
        problem = N_("its letters are shapes without meaning")
    if problem:
        raise NoTextInDocument(Place(file), file=file, problem=Wording(problem))


def _has_picture(document: PdfDocument, number: int) -> bool:
    return any(True for _ in document[number].get_objects(max_depth=2))


def _is_made(title: str) -> bool:
    """Whether a title is one that a program gave, such as the name of the file."""
    lower = title.lower()
    return lower.endswith(_FILE_NAMES) or lower.startswith(_MADE_BY)
