"""Names in Latin letters, for a printer that lacks the letters of their own script."""

from __future__ import annotations


def in_latin(text: str) -> str:
    """Return a text in letters of ASCII, each letter by its sound.

    Examples
    --------
    >>> in_latin("王小明")
    'WangXiaoMing'
    """
    from anyascii import anyascii

    return anyascii(text)
