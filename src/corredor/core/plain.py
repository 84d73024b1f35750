"""Plain text: what a user wrote, on one line and without what controls how a text is shown."""

from __future__ import annotations

import unicodedata
from typing import Final

_UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that control a text and aren't seen in it."""


def plain(text: str) -> str:
    r"""Return a text of a user on one line, without characters that control how it is shown.

    Examples
    --------
    >>> plain("Ana\r\nATTENDEE:x \u202eRuiz")
    'Ana ATTENDEE:x Ruiz'
    """
    kept = (" " if c in "\r\n\t\x0b\x0c\x85" else c for c in text)
    return " ".join("".join(c for c in kept if unicodedata.category(c) not in _UNSEEN).split())
