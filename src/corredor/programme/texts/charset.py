"""The encoding of a page of HTML: UTF-8, or the one that the page states."""

from __future__ import annotations

import codecs
import re
from typing import Final

from corredor.core.errors import Place, WrongCharset
from corredor.programme.opening import SAMPLE, decoded, position

_DECLARED: Final = re.compile(
    rb"<meta\b[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml\b[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_HEAD: Final = 4096
"""Bytes in which a page states its encoding."""
_KNOWN: Final = {
    "windows-1252": "cp1252",
    "iso-8859-15": "iso8859-15",
    **{f"windows-125{n}": f"cp125{n}" for n in (0, 1, 3, 4, 5, 6, 7, 8)},
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 16)},
    **dict.fromkeys(("iso-8859-1", "latin1", "iso8859-1", "us-ascii", "ascii"), "cp1252"),
    **{name: name for name in ("koi8-r", "koi8-u", "cp1251", "cp1252", "cp866", "ibm866")},
    **{name: name for name in ("gbk", "gb18030", "gb2312", "big5", "euc-jp", "euc-kr")},
    "shift_jis": "cp932",
    "x-mac-cyrillic": "mac-cyrillic",
    "macintosh": "mac-roman",
    "tis-620": "cp874",
}
"""Names of encodings as pages state them; ISO 8859-1 stands for Windows-1252, as in browsers."""
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decoded_page(content: bytes, file: str) -> str:
    """Return the text of a page of HTML.

    What is UTF-8 is read as UTF-8, whatever it states; other pages as they state.

    Raises
    ------
    WrongCharset
        E023: the page isn't in the encoding that it states.
    NotUtf8, ControlCharacter
        E008, E017: it is not UTF-8 and states no other encoding that is known.
    """
    if content.startswith(_MARKS) or b"\0" in content:
        return decoded(content, file)
    name = _declared(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        if name not in _KNOWN:
            return decoded(content, file)
    try:
        return content.decode(_KNOWN[name])
    except UnicodeDecodeError as error:
        raise _wrong(content, file, name, error.start) from None


def _declared(content: bytes) -> str:
    found = _DECLARED.search(content[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace").lower() if found else ""


def _wrong(content: bytes, file: str, name: str, at: int) -> WrongCharset:
    good = content[:at].decode(_KNOWN[name], "replace")
    line, column = position(good, len(good))
    excerpt = good[good.rfind("\n") + 1 :][-SAMPLE:]
    byte = f"0x{content[at]:02X}"
    return WrongCharset(Place(file, line, column), excerpt=excerpt, byte=byte, charset=name)
