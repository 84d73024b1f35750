"""Grammar: the elements and attributes that a page consists of; the audit refuses any other.

What isn't here can't carry a number past the audit: a list that counts by itself, a meter, a
script. Attributes of `FREE` may hold digits, since nobody sees or hears them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from corredor.core.label import LANGUAGES

_EVERYWHERE: Final = frozenset({"class", "id", "lang"})
_OWN: Final[Mapping[str, str]] = {
    "html": "",
    "head": "",
    "meta": "charset content name",
    "title": "",
    "style": "",
    "body": "",
    "header": "",
    "footer": "",
    "main": "tabindex",
    "nav": "aria-label",
    "section": "aria-labelledby",
    "article": "",
    "div": "aria-hidden aria-label role tabindex",
    "p": "aria-hidden",
    "span": "aria-hidden data-context data-method",
    "h1": "",
    "h2": "",
    "h3": "",
    "h4": "",
    "ul": "aria-label",
    "ol": "aria-label",
    "li": "",
    "dl": "",
    "dt": "",
    "dd": "",
    "figure": "data-table",
    "figcaption": "",
    "details": "",
    "summary": "",
    "table": "data-table",
    "caption": "",
    "thead": "",
    "tbody": "",
    "tr": "",
    "th": "data-label scope",
    "td": "data-label",
    "a": "aria-current data-claim data-form href hreflang rel title",
    "bdi": "data-cell data-name data-record data-row",
    "blockquote": "",
    "cite": "data-document",
    "code": "",
    "data": "data-finding data-form data-read-in data-unit title value",
    "q": "data-claim",
    "time": "data-edtf datetime",
    "b": "",
    "br": "",
    "i": "",
    "small": "",
    "strong": "",
}
TAGS: Final[Mapping[str, frozenset[str]]] = {
    tag: _EVERYWHERE | frozenset(own.split()) for tag, own in _OWN.items()
}
"""Attributes of each element outside drawings."""

DRAWN_TAGS: Final = frozenset(
    "svg g defs clippath lineargradient stop path line rect circle text".split()  # noqa: SIM905
)
DRAWN_ATTRIBUTES: Final = frozenset(
    "id d x y x1 x2 y1 y2 dx dy cx cy r rx ry width height viewbox points transform "  # noqa: SIM905
    "fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap "
    "stroke-linejoin stroke-opacity stroke-width opacity clip-path clip-rule offset stop-color "
    "stop-opacity gradientunits font-family font-size font-style font-weight text-anchor "
    "aria-hidden focusable xmlns".split()
)
"""Elements of drawings and their attributes, in small letters, as the parser gives them."""

FREE: Final = frozenset(
    "class id lang href hreflang scope tabindex value datetime aria-labelledby data-cell "  # noqa: SIM905
    "data-claim data-context data-document data-edtf data-finding data-form data-name "
    "data-method data-read-in data-record data-row data-table data-unit".split()
)
"""Attributes that no reader meets, or that the proof compares with the model."""

METAS: Final = (
    {"charset": "utf-8"},
    {"name": "viewport", "content": "width=device-width, initial-scale=1"},
    {"name": "color-scheme", "content": "light dark"},
)
DOCTYPE: Final = "DOCTYPE html"
_PAGE: Final = r"[a-z][a-z0-9_-]*\.html"
_LINK: Final = re.compile(
    rf"(?:{_PAGE})?#.+|{_PAGE}|\.\./(?:{'|'.join(LANGUAGES)})/{_PAGE}", re.DOTALL
)
_OUTER: Final = re.compile(r"url\((?!#)", re.IGNORECASE)


def stranger(tag: str, attributes: Mapping[str, str], *, is_drawn: bool) -> str:
    """Return what in a start tag no page has: a name or a value; empty if all is known.

    Examples
    --------
    >>> stranger("ol", {"start": "4"}, is_drawn=False)
    'start'
    """
    if tag not in (DRAWN_TAGS if is_drawn else TAGS):
        return tag
    known = DRAWN_ATTRIBUTES if is_drawn else TAGS[tag]
    for name, value in attributes.items():
        if name not in known:
            return name
        if is_drawn and _OUTER.search(value):
            return value
    if tag == "meta" and attributes not in METAS:
        return tag
    if "href" in attributes and not _LINK.fullmatch(attributes["href"]):
        return attributes["href"]
    return ""
