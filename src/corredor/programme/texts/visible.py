"""What can be seen of a page, block by block, for pages in which no article is found."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final, Protocol


class Element(Protocol):
    """An element of a page, as the parser gives it."""

    tag: Any
    text: str | None
    tail: str | None

    def get(self, key: str) -> str | None:
        """Return an attribute; None where there is none."""
        ...


_UNSEEN: Final = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "title",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "button",
        "audio",
        "video",
        "canvas",
    )
)
_BLOCKS: Final = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    )
)
_UNREADABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_ENDS: Final = re.compile(r" ?\n[ \n]*")


def visible_text(walk: Iterable[tuple[str, Element]]) -> str:
    """Return the text of a page that is shown, one block a line.

    `walk` goes through the page's elements: each comes with ``start`` and again with ``end``.
    """
    pieces: list[str] = []
    depth = 0
    for event, element in walk:
        tag = element.tag
        unseen = not isinstance(tag, str) or tag in _UNSEEN or is_hidden(element)
        block = isinstance(tag, str) and tag in _BLOCKS
        if event == "start":
            depth += unseen
            pieces.append("\n" if block and not depth else "")
            pieces.append(_one_line(element.text) if not depth else "")
            continue
        depth -= unseen
        if not depth:
            pieces.append("\n" if block else "")
            pieces.append(_one_line(element.tail))
    return readable("".join(pieces)).strip()


def is_hidden(element: Element) -> bool:
    """Whether a page hides an element by its own attributes."""
    style = str(element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or "display:none" in style


def _one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")


def readable(text: str) -> str:
    r"""Return a text without control characters, blank lines and rows of blanks.

    Examples
    --------
    >>> readable("Port  \x0c opens\n\n \nToday")
    'Port opens\nToday'
    """
    plain = _BLANKS.sub(_blank, _UNREADABLE.sub(" ", text))
    return _LINE_ENDS.sub("\n", plain)


def _blank(found: re.Match[str]) -> str:
    """Return one blank; a no-break one stays, for it holds the groups of a number together."""
    return found[0] if len(found[0]) == 1 and found[0] not in "\t\r" else " "
