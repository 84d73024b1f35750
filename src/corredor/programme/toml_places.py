"""Places in a TOML text: the one door to tree-sitter, opened only once there is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from corredor.core.errors import N_, Place, TomlSyntax, Wording
from corredor.programme.opening import position

if TYPE_CHECKING:
    from tree_sitter import Node

Step = str | int
Path = tuple[Step, ...]

DEEPEST: Final = 16
"""Steps of the longest path whose place is kept; no setting lies as deep."""
_AT: Final = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")
_OPENED: Final = ("Unclosed", "Unterminated")
_REPEATED: Final = ("Cannot overwrite", "Cannot declare", "Cannot mutate", "Duplicate")
_PROBLEMS: Final = (
    ("Illegal character '\\n'", N_("the line ends inside quotation marks")),
    ("Illegal character '\\r'", N_("the line ends inside quotation marks")),
    ("Illegal character", N_("a character that TOML forbids")),
    ("Unterminated string", N_("quotation marks are never closed")),
    ("Unclosed array", N_("a bracket [ is never closed")),
    ("Unclosed inline table", N_("a brace { is never closed")),
    *((text, N_("a key or table stands here for the second time")) for text in _REPEATED),
    ("Expected '='", N_("a key without =")),
    ("Invalid value", N_("no value that TOML knows; a text needs quotation marks")),
    ("Invalid date", N_("a date that does not exist")),
    ("Invalid hex", N_("no value that TOML knows; a text needs quotation marks")),
    ("Unescaped '\\'", N_("a backslash in quotation marks; write two of them")),
    ("Expected newline", N_("something is left over at the end of the line")),
    ("Expected ']", N_("a bracket [ is never closed")),
    ("Invalid statement", N_("neither a key nor a table; a key outside a-z needs quotation marks")),
)
_OTHER: Final = N_("a key, a value or a bracket that TOML does not allow here")


@dataclass(frozen=True)
class _Spot:
    key: int
    value: int


class TomlPlaces:
    """Where the keys and values of a TOML text stand.

    Paths are keys and, within arrays, positions from 0: ``("sides", 1)``.
    """

    def __init__(self, file: str, text: str) -> None:
        self._file = file
        self._text = text
        self._bytes = text.encode()
        self._spots: dict[Path, _Spot] = {}
        for path, spot in self._walk(_parsed(self._bytes), ()):
            self._spots.setdefault(path, spot)

    def key(self, path: Sequence[Step]) -> Place:
        """Return the place of a key; of the nearest key above it where there is none."""
        return self._nearest(tuple(path), at_value=False)

    def value(self, path: Sequence[Step]) -> Place:
        """Return the place of a value; of the nearest value above it where there is none."""
        return self._nearest(tuple(path), at_value=True)

    def excerpt(self, place: Place) -> str:
        """Return the line of a place."""
        lines = self._text.splitlines()
        return lines[place.line - 1] if 0 < place.line <= len(lines) else ""

    def _nearest(self, path: Path, *, at_value: bool) -> Place:
        while path:
            spot = self._spots.get(path)
            if spot is not None:
                return self._place(spot.value if at_value else spot.key)
            path = path[:-1]
        return Place(self._file, 1, 1)

    def _place(self, byte: int) -> Place:
        offset = len(self._bytes[:byte].decode("utf-8", "replace"))
        return Place(self._file, *position(self._text, offset))

    def _walk(self, node: Node, above: Path) -> Iterator[tuple[Path, _Spot]]:
        for child in node.children:
            match child.type:
                case "pair":
                    key, value = child.children[0], child.children[-1]
                    path = (above + _names(key))[:DEEPEST]
                    yield path, _Spot(key.start_byte, value.start_byte)
                    yield from self._inside(value, path)
                case "table" | "table_array_element":
                    key = child.children[1]
                    path = (above + _names(key))[:DEEPEST]
                    yield path, _Spot(key.start_byte, key.start_byte)
                    yield from self._walk(child, path)
                case _:
                    pass

    def _inside(self, value: Node, path: Path) -> Iterator[tuple[Path, _Spot]]:
        if len(path) >= DEEPEST:
            return
        if value.type == "inline_table":
            yield from self._walk(value, path)
        if value.type == "array":
            members = [child for child in value.named_children if child.type != "comment"]
            for number, member in enumerate(members):
                yield (*path, number), _Spot(member.start_byte, member.start_byte)
                yield from self._inside(member, (*path, number))


def _names(key: Node) -> Path:
    """Return the names in a key; a dotted one holds all but its last name as a key of its own."""
    parts: list[Node] = []
    while key.type == "dotted_key":
        key, *last = key.named_children
        parts += reversed(last)
    parts.append(key)
    texts = ((part.text or b"").decode("utf-8", "replace") for part in reversed(parts))
    return tuple(text.strip("\"'") for text in texts)


def _parsed(content: bytes) -> Node:
    import tree_sitter_toml
    from tree_sitter import Language, Parser

    return Parser(Language(tree_sitter_toml.language())).parse(content).root_node


def syntax_error(file: str, text: str, message: str) -> TomlSyntax:
    """Return what is wrong with a text that isn't TOML, with its place.

    Parameters
    ----------
    file, text
        The text and the file that it stands in.
    message
        What the standard library's parser said of it.
    """
    known = (said for start, said in _PROBLEMS if message.startswith(start))
    problem = next(known, _OTHER)
    line, column = _syntax_position(text, message)
    lines = text.splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return TomlSyntax(Place(file, line, column), excerpt=excerpt, problem=Wording(problem))


def _syntax_position(text: str, message: str) -> tuple[int, int]:
    """Return where the fault begins, not where the parser gave up."""
    found = _AT.search(message)
    if found is None or found["line"] is None or message.startswith(_OPENED):
        content = text.encode()
        wrong = _first_error(_parsed(content))
        at = len(content) if wrong is None else wrong.start_byte
        return position(text, len(content[:at].decode("utf-8", "replace")))
    line, column = int(found["line"]), int(found["column"])
    if message.startswith(_REPEATED):
        written = text.splitlines()[line - 1]
        column = len(written) - len(written.lstrip()) + 1
    return line, column


def _first_error(root: Node) -> Node | None:
    node = root
    while node.type != "ERROR" and not node.is_missing:
        faulty = [child for child in node.children if child.has_error or child.is_missing]
        if not faulty:
            return None
        node = faulty[0]
    return node
