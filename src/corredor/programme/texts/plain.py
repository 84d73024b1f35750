"""Plain text in the form in which offsets count it."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from corredor.core.errors import Place, ReversedText
from corredor.programme.opening import SAMPLE, position

_REVERSING: Final = re.compile("[\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}]")


def normal_text(text: str) -> str:
    r"""Return a document's text in NFC with ``\n`` line ends, as offsets count it.

    Examples
    --------
    >>> normal_text("a\r\nb")
    'a\nb'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))


def digest_of_text(text: str) -> str:
    """Return the sha256 of a normal text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def reversed_text(text: str, file: str) -> ReversedText | None:
    """Return a warning at the first character that turns round the order of what is shown."""
    found = _REVERSING.search(text)
    if found is None:
        return None
    line, column = position(text, found.start())
    start = text.rfind("\n", 0, found.start()) + 1
    excerpt = text[start : start + SAMPLE].partition("\n")[0]
    character = f"U+{ord(found[0]):04X}"
    return ReversedText(Place(file, line, column), excerpt=excerpt, character=character)
