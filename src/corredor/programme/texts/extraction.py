"""What is taken from a document: its text, where its pages begin, and what it states of itself."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from corredor.core.errors import CorredorError, Place, Wording, catalogue

VERSION: Final = 1
"""Raised with every change after which the same bytes may give another text."""
LONGEST_STATEMENT: Final = 300
"""Code points of the longest title, author or publisher that is kept."""


@dataclass(frozen=True)
class Extraction:
    """The normal text of a document and what the document states of itself.

    `pages` holds the offset at which each page begins, none where there are no pages; `blank`
    the numbers, from 1, of pages on which no text was found. Statements that are missing are
    empty; `published` is a date of ISO 8601.
    """

    text: str = field(repr=False)
    pages: tuple[int, ...] = ()
    blank: tuple[int, ...] = ()
    title: str = ""
    author: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def statement(text: str | None) -> str:
    r"""Return a title or name on one line, without characters that can't be seen.

    Examples
    --------
    >>> statement("The port\n opens\u202e")
    'The port opens'
    """
    shown = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", (text or "")[: 4 * LONGEST_STATEMENT])
        if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs", "Cn")
    )
    return " ".join(shown.split())[:LONGEST_STATEMENT].rstrip()


def packed(result: Extraction | CorredorError) -> bytes:
    """Return what a reader found, or why it can't, as it crosses to another process."""
    if isinstance(result, Extraction):
        return json.dumps({"extraction": asdict(result)}).encode()
    fields = {name: _packed_field(value) for name, value in result.fields.items()}
    place = result.place or Place("")
    where = [place.file, place.line, place.column]
    error = {"code": result.code, "place": where, "excerpt": result.excerpt, "fields": fields}
    return json.dumps({"error": error}).encode()


def unpacked(content: bytes) -> Extraction | CorredorError:
    """Return what `packed` packed.

    Raises
    ------
    ValueError, KeyError, TypeError
        The content is not what `packed` makes.
    """
    found: dict[str, Any] = json.loads(content)
    if "extraction" in found:
        cells: dict[str, Any] = found["extraction"]
        pages, blank = tuple(cells.pop("pages")), tuple(cells.pop("blank"))
        return Extraction(pages=pages, blank=blank, **cells)
    error = found["error"]
    fields = {
        name: Wording(value) if is_wording else value
        for name, (is_wording, value) in error["fields"].items()
    }
    return catalogue()[error["code"]](Place(*error["place"]), excerpt=error["excerpt"], **fields)


def _packed_field(value: object) -> tuple[bool, object]:
    if isinstance(value, Wording):
        return True, str(value)
    return False, value if isinstance(value, int) else str(value)
