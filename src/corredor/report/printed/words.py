"""Words: what stands in a line of the page, as plain data for the template of the paper.

A line is a list of texts and marks; a mark is a list that begins with its kind:
``["b", line]`` bold, ``["i", line]`` slanted, ``["s", line]`` soft, ``["c", text]`` an identifier,
``["l", language, line]`` another language, ``["p", line]`` a stance, ``["r", [[n, label]]]``
references, ``["n"]`` a new line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from corredor.report.printed.references import References, as_ranges

Line = list[Any]

PLAIN: Final = frozenset({"bdi", "time", "cite", "data"})
"""Elements whose words are printed as they stand."""
BEFORE: Final[Mapping[str, str]] = {"one": ", ", "step": " → ", "stop": " → "}
"""What stands between two elements of a class, as the style sheet of the page puts it."""
STANCES: Final[Mapping[str, str]] = {
    "corroborated": "●● ",
    "single_source": "● ",
    "disputed": "≠ ",
    "decided": "✓ ",
}
QUOTES: Final[Mapping[str, str]] = {"en": "“”", "es": "«»", "ru": "«»"}
_BLANKS: Final = re.compile(r"[ \t\r\n]+")


class UnknownElement(ValueError):
    """The page has an element that the paper doesn't know: a fault of a chapter."""

    def __init__(self, element: Element) -> None:
        super().__init__(f"<{element.tag} {element.attrib}>")


class Words:
    """Reads the lines of a page in one language."""

    def __init__(self, language: str, references: References) -> None:
        self.language = language
        self.references = references
        self._marks: Mapping[str, Callable[[Element, str], Line]] = {
            "a": self._link,
            "b": self._bold,
            "strong": self._bold,
            "i": lambda element, language: [["i", self.inside(element, language)]],
            "q": self._quote,
            "br": lambda element, language: [["n"]],
            "code": lambda element, language: [["c", "".join(element.itertext())]],
            "small": lambda element, language: [["s", self.inside(element, language)]],
            "span": self._span,
        }

    def line(self, element: Element) -> Line:
        """Return the words inside an element, without blanks at its ends."""
        return trimmed(self.inside(element, self.language))

    def run(self, parts: list[str | Element]) -> Line:
        """Return texts and elements that stand beside each other as a line."""
        return trimmed(self._joined(parts, self.language))

    def inside(self, element: Element, language: str) -> Line:
        """Return what stands in an element, in the language that it is in."""
        parts: list[str | Element] = [element.text or ""]
        for child in element:
            parts += [child, child.tail or ""]
        return self._joined(parts, language)

    def _joined(self, parts: list[str | Element], language: str) -> Line:
        found: Line = []
        last = ""
        for part in parts:
            if isinstance(part, str):
                if part:
                    found.append(_BLANKS.sub(" ", part))
                continue
            kind = part.get("class", "")
            if kind == last and kind in BEFORE:
                found.append(BEFORE[kind])
            last = kind
            found += self._read(part, language)
        return found

    def _read(self, element: Element, language: str) -> Line:
        if element.get("aria-hidden") == "true" and element.tag != "span":
            return []
        own = element.get("lang", language)
        if element.tag in PLAIN:
            made = self.inside(element, own)
        elif element.tag in self._marks:
            made = self._marks[element.tag](element, own)
        else:
            raise UnknownElement(element)
        return [["l", own, made]] if own != language and made else made

    def _bold(self, element: Element, language: str) -> Line:
        return [["b", self.inside(element, language)]]

    def _link(self, element: Element, language: str) -> Line:
        """Return a number or a quotation with the references to where it comes from."""
        claim = element.get("data-claim")
        if claim is not None:
            return self._refer(self.references.of_claim(claim))
        made = self.inside(element, language)
        if element.get("class") == "figure":
            data = element.find("data")
            if data is None:
                raise UnknownElement(element)
            return [*made, *self._refer(self.references.of_number(data.get("data-finding", "")))]
        place = unquote(element.get("href", "").partition("#")[2])
        if place.startswith("n-claims."):
            return [*made, *self._refer(self.references.of_claim(place.removeprefix("n-claims.")))]
        return made

    @staticmethod
    def _refer(numbers: tuple[int, ...]) -> Line:
        return [["r", as_ranges(numbers)]] if numbers else []

    def _quote(self, element: Element, language: str) -> Line:
        opening, closing = QUOTES.get(language, QUOTES["en"])
        return [["i", [opening, *self.inside(element, language), closing]]]

    def _span(self, element: Element, language: str) -> Line:
        kind = element.get("class", "")
        if kind == "bar":
            return [["bar", sum(one.get("class") == "on" for one in element), len(element)]]
        if "data-context" in element.attrib:
            return []
        made = self.inside(element, language)
        if kind.startswith("stance"):
            return [["p", [STANCES.get(kind.removeprefix("stance "), ""), *made]]]
        return [["s", made]] if kind in ("muted", "open") else made


def trimmed(line: Line) -> Line:
    """Return a line without blanks at its ends and without doubled ones; empty if it says nothing.

    Examples
    --------
    >>> trimmed([" ", "a ", " b", ["r", ["1"]], " ", ["r", ["1"]], ["n"], " "])
    ['a ', 'b', ['r', ['1']], ' ', ['n']]
    """
    made: Line = []
    for part in line:
        is_text = isinstance(part, str)
        if is_text and (not made or (isinstance(made[-1], str) and made[-1].endswith(" "))):
            part = part.lstrip(" ")
        if part != "" and not _is_repeated(part, made):
            made.append(part)
    if made and isinstance(made[-1], str):
        made[-1] = made[-1].rstrip(" ")
        if not made[-1]:
            made.pop()
    return made


def _is_repeated(part: Any, made: Line) -> bool:
    """Whether these references stand just before, with no word between."""
    before = [one for one in made[-2:] if one != " "]
    return not isinstance(part, str) and part[0] == "r" and before[-1:] == [part]


def spoken(line: Line) -> str:
    r"""Return the letters of a line, as they take room.

    Examples
    --------
    >>> spoken(["USD ", ["b", ["5"]], ["r", [["7", "o7"]]], ["n"], ["c", "MEX"]])
    'USD 57\nMEX'
    """
    made: list[str] = []
    for part in line:
        if isinstance(part, str):
            made.append(part)
        elif part[0] == "n":
            made.append("\n")
        elif part[0] == "c":
            made.append(part[1])
        elif part[0] == "r":
            made.append(",".join(text for text, _ in part[1]))
        elif part[0] == "bar":
            made.append("m" * part[2])
        else:
            made.append(spoken(part[-1]))
    return "".join(made)
