"""XML read as a stream: one record at a time, nothing that expands, every piece bounded.

A document type is refused before it can declare anything, so there are no entities but the five
of XML itself. The parser is Expat of the standard library.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Final
from xml.parsers import expat

from corredor.core.errors import N_, CorredorError, OtherListFormat, Place, Wording
from corredor.studies.screening.readers.reading import LONG, Account
from corredor.studies.screening.readers.words import iso_day

DEEPEST: Final = 40
"""Elements within each other."""
CHUNK: Final = 1 << 16
"""Bytes read at a time [B]."""
LONGEST_TOKEN: Final = 4_000_000
"""Bytes between two events of the parser [B]."""
MOST_ELEMENTS: Final = 400_000
"""Elements of one record."""
MOST_CHARACTERS: Final = 40_000_000
"""Characters of one record."""
DOCTYPE: Final = N_("it declares a document type or entities, which no list needs")
ILL_FORMED: Final = N_("its markup is broken or cut off")
NESTED: Final = N_("its elements nest deeper than in any list")
CHARSET: Final = N_("it is in an encoding that corredor does not read")
ROOTS: Final = N_("the outermost element is another one")
FORMATS: Final = ("eu_xml", "ofac_xml", "un_xml")
"""Lists in XML."""
DAY: Final = len("2026-11-22")


@dataclass(slots=True)
class Element:
    """An element with what stands in it; names come without namespace.

    Parameters
    ----------
    name, attributes, line
        As they stand, and where it begins.
    children
        Elements within it, in order.
    pieces
        Its text in pieces.
    """

    name: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list["Element"])
    pieces: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        """Its text without spaces at the ends and line ends within."""
        return " ".join("".join(self.pieces).split())

    def all(self, name: str) -> Iterator[Element]:
        """Yield the children of a name."""
        return (child for child in self.children if child.name == name)

    def under(self, *path: str) -> Iterator[Element]:
        """Yield the elements at the end of a path of names."""
        if not path:
            yield self
            return
        for child in self.all(path[0]):
            yield from child.under(*path[1:])

    def texts(self, *path: str) -> list[str]:
        """Return the texts at the end of a path, without the empty ones."""
        return [text for one in self.under(*path) if (text := one.text)]

    def said(self, *path: str) -> str:
        """Return the first text at the end of a path; empty where there is none."""
        return next(iter(self.texts(*path)), "")


class _Building:
    """Records under construction, and those that are whole and not yet taken."""

    def __init__(self, parser: expat.XMLParserType, account: Account, wanted: frozenset[str]):
        self.parser, self.account, self.wanted = parser, account, wanted
        self.ready: deque[Element] = deque()
        self.open: list[Element] = []
        self.depth = self.elements = self.characters = 0

    def fault(self, problem: str) -> CorredorError:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        return self.account.broken(line, problem, column)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.fault(NESTED)
        plain = name.rpartition("}")[2]
        if self.depth > 1 and not self.open and plain not in self.wanted:
            return
        held = {key.rpartition("}")[2]: value for key, value in attributes.items()}
        self._bounded(elements=1, characters=sum(map(len, held.values())))
        element = Element(plain, held, self.parser.CurrentLineNumber)
        if self.depth == 1:
            self.ready.append(element)
            return
        if self.open:
            self.open[-1].children.append(element)
        self.open.append(element)

    def end(self, _: str) -> None:
        self.depth -= 1
        if self.open:
            element = self.open.pop()
            if not self.open:
                self.ready.append(element)
                self.elements = self.characters = 0

    def text(self, said: str) -> None:
        if self.open:
            self._bounded(elements=0, characters=len(said))
            self.open[-1].pieces.append(said)

    def _bounded(self, elements: int, characters: int) -> None:
        self.elements += elements
        self.characters += characters
        if self.elements > MOST_ELEMENTS or self.characters > MOST_CHARACTERS:
            raise self.fault(LONG)

    def refuse(self, *_: object) -> int:
        raise self.fault(DOCTYPE)

    def declared(self, _: str, encoding: str | None, __: int) -> None:
        self.account.encoding = (encoding or "utf-8").lower()


def elements_of(stream: BinaryIO, account: Account, wanted: frozenset[str]) -> Iterator[Element]:
    """Yield the root, without what stands in it, then each outermost element of a wanted name.

    Raises
    ------
    BrokenList
        E130: a document type, an entity, broken markup, or pieces that are too long or deep.

    Examples
    --------
    >>> import io
    >>> raw = io.BytesIO(b'<list day="1"><entry><name>A</name></entry></list>')
    >>> [one.said("name") for one in elements_of(raw, Account("x", "f"), frozenset({"entry"}))]
    ['', 'A']
    """
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    held = _Building(parser, account, wanted)
    parser.StartElementHandler = held.start
    parser.EndElementHandler = held.end
    parser.CharacterDataHandler = held.text
    parser.XmlDeclHandler = held.declared
    parser.StartDoctypeDeclHandler = held.refuse
    parser.EntityDeclHandler = held.refuse
    parser.ExternalEntityRefHandler = held.refuse
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    fed = 0
    while True:
        chunk = stream.read(CHUNK)
        fed += len(chunk)
        try:
            parser.Parse(chunk, not chunk)
        except expat.ExpatError as error:
            raise account.broken(error.lineno, ILL_FORMED, error.offset + 1) from None
        except (LookupError, ValueError):
            raise held.fault(CHARSET) from None
        if fed - parser.CurrentByteIndex > LONGEST_TOKEN:
            raise held.fault(LONG)
        while held.ready:
            yield held.ready.popleft()
        if not chunk:
            return


def other_root(account: Account, head: str) -> CorredorError:
    """Return the refusal of a file whose outermost element is another; `head` was expected."""
    return OtherListFormat(
        Place(account.file, 1),
        format=account.format,
        problem=Wording(ROOTS),
        head=Wording(head),
        known=(account.format, *(name for name in FORMATS if name != account.format)),
    )


def dated_records(
    stream: BinaryIO, account: Account, root: str, dated: str, wanted: frozenset[str], head: str
) -> Iterator[Element]:
    """Yield the records of a list, one an entry, and when the list was made.

    Parameters
    ----------
    root, dated
        Name of the outermost element, and of its attribute that says when the list was made.
    wanted
        Names of records.
    head
        What the file should begin with.

    Raises
    ------
    OtherListFormat
        E131: the outermost element is another one.
    """
    elements = elements_of(stream, account, wanted)
    first = next(elements)
    if first.name != root:
        raise other_root(account, head)
    account.published = iso_day(first.attributes.get(dated, "")[:DAY])
    for element in elements:
        account.rows += 1
        account.entries += 1
        yield element
