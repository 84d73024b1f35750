"""XML of a workbook, read with nothing that expands: no document type, no entities of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from xml.parsers import expat

DEEPEST: Final = 40
"""Elements within each other."""
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class HostileMarkup(ValueError):
    """Markup that isn't well-formed, declares a document type or nests too deep."""


def read_markup(raw: bytes, start: Start, end: End, text: Callable[[str], None]) -> None:
    """Read XML and call back for each element and text; names come without their namespace.

    Raises
    ------
    HostileMarkup
        A document type or entity is declared, or the markup is broken.

    Examples
    --------
    >>> names = []
    >>> read_markup(b"<a><b/></a>", lambda name, _: names.append(name), print, print)
    b
    a
    >>> names
    ['a', 'b']
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise HostileMarkup("too deep")
        plain = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        start(name.rpartition("}")[2], plain)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name.rpartition("}")[2])

    def refused(*_: object) -> int:
        raise HostileMarkup("document type")

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = refused
    parser.EntityDeclHandler = refused
    parser.ExternalEntityRefHandler = refused
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as error:
        raise HostileMarkup(str(error)) from None
