"""Blocks: headings, paragraphs, lists, tables and drawings of the page, as plain data.

A block is a list that begins with its kind, see `report.typ`. An element that isn't known here
stops the run: nothing of the page is left out by oversight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from xml.etree.ElementTree import Element

from corredor.report.printed.tables import table_block
from corredor.report.printed.words import Line, UnknownElement, Words, spoken, trimmed

Block = list[Any]

INLINE: Final = frozenset(
    "a b bdi br cite code data i q small span strong time".split()  # noqa: SIM905
)
ROWS_PRINTED: Final = 12
"""A longer table is printed in part; the exported one is whole."""
SHORT: Final = 64
"""Letters up to which two facts stand beside each other."""
LIST_COLUMNS: Final = 3
IN_A_COLUMN: Final = 40
"""Letters of a line in one of these columns."""
HIDDEN: Final = frozenset({"hint"})
MANY: Final = 12
"""Facts from which on they stand in two columns below a drawing, not beside it."""
GOES_ON: Final = "The table goes on; all of its rows are in the exported table."


class Blocks:
    """Reads the blocks of chapters; `goes_on` is said below a table that is printed in part."""

    def __init__(self, words: Words, goes_on: str) -> None:
        self.words = words
        self.goes_on = goes_on
        self.level = 1
        self.said: set[str] = set()
        self._lists: Mapping[str, Callable[[Element], list[Block]]] = {
            "flags": self._flags,
            "flags verdicts": self._flags,
            "timeline": self._timeline,
            "chain": self._chain,
            "counts": self._counts,
            "facts": self._facts,
            "lists": self._columns,
        }
        self._verbs: Mapping[str, Callable[[Element], list[Block]]] = {
            "p": self._paragraph,
            "h2": self._heading,
            "h3": self._heading,
            "h4": self._heading,
            "ul": self._list,
            "ol": self._list,
            "dl": self._terms,
            "div": self._division,
            "article": self._article,
            "section": self.inside,
            "figure": self._figure,
            "details": self._details,
            "blockquote": lambda element: [["quote", self.words.line(element)]],
            "table": self._table,
        }

    def inside(self, element: Element) -> list[Block]:
        """Return the blocks in an element; words that stand between them are paragraphs."""
        made: list[Block] = []
        for part in _parts(element):
            if isinstance(part, list):
                line = self.words.run(part)
                made += [["p", line]] if line else []
            else:
                made += self.block(part)
        return _beside(_once(made))

    def block(self, element: Element) -> list[Block]:
        """Return what an element comes to.

        Raises
        ------
        UnknownElement
            The paper doesn't know it.
        """
        verb = self._verbs.get(element.tag)
        if verb is None:
            raise UnknownElement(element)
        return verb(element)

    def _paragraph(self, element: Element) -> list[Block]:
        kind = element.get("class", "")
        if kind in HIDDEN or _is_signpost(element):
            return []
        line = self.words.line(element)
        if not line or self._is_repeated(line):
            return []
        return [["soft" if kind == "muted" else "lead" if kind == "lead" else "p", line]]

    def _is_repeated(self, line: Line) -> bool:
        """Whether an explanation without numbers stood in this chapter already."""
        if len(line) != 1 or not isinstance(line[0], str) or len(line[0]) < SHORT:
            return False
        is_repeated = line[0] in self.said
        self.said.add(line[0])
        return is_repeated

    def _heading(self, element: Element) -> list[Block]:
        wanted = int(element.tag[1])
        self.level = min(wanted, self.level + 1)
        if element.tag == "h2":
            self.said.clear()
        return [["h", self.level, self.words.line(element)]]

    def _list(self, element: Element) -> list[Block]:
        special = self._lists.get(element.get("class", ""))
        if special is not None:
            return special(element)
        items = [self.inside(item) for item in element]
        return [["ul", [item for item in items if item]]] if any(items) else []

    def _flags(self, element: Element) -> list[Block]:
        made: list[Any] = []
        for item in element:
            label, said = item[0], item[1]
            blocks = [["p", self.words.line(said)]] if said.tag == "span" else self.inside(said)
            head, *rest = blocks or [["p", []]]
            first = ["p", [["b", self.words.line(label)], " ", *head[-1]]]
            made.append([item.get("class", ""), [first, *rest]])
        return [["flags", made]] if made else []

    def _timeline(self, element: Element) -> list[Block]:
        return [["dated", [[self.words.line(item[0]), self.inside(item[1])] for item in element]]]

    def _chain(self, element: Element) -> list[Block]:
        line: Line = []
        for item in element:
            line += [" ← "] if line else []
            line += self.words.line(item)
        return [["soft", line]]

    def _terms(self, element: Element) -> list[Block]:
        special = self._lists.get(element.get("class", ""))
        if special is not None:
            return special(element)
        return [["terms", [[term, held] for term, held in self._pairs(element)]]]

    def _pairs(self, element: Element) -> Iterator[tuple[Line, list[Block]]]:
        """Yield the terms of a list with what is said of each."""
        term: Line = []
        held: list[Block] = []
        for item in _terms_of(element):
            if item.tag == "dt":
                if term or held:
                    yield term, held
                term, held = self.words.line(item), []
            else:
                held += self.inside(item)
        if term or held:
            yield term, held

    def _counts(self, element: Element) -> list[Block]:
        return [["counts", [[term, held] for term, held in self._pairs(element)]]]

    def _facts(self, element: Element) -> list[Block]:
        pairs = [[term, held] for term, held in self._pairs(element)]
        lines = [(spoken(term), "".join(spoken(one[-1]) for one in held)) for term, held in pairs]
        most = SHORT if len(pairs) < MANY else 2 * SHORT
        is_short = all(len(term) < most and len(said) < most for term, said in lines)
        return [["facts", pairs, 2 if is_short and len(pairs) > 1 else 1]] if pairs else []

    def _columns(self, element: Element) -> list[Block]:
        """Share the groups of a list among columns of like height."""
        groups = [[term, held] for term, held in self._pairs(element)]
        whole = sum(_lines(term, held) for term, held in groups)
        columns: list[list[Any]] = [[]]
        filled = 0
        for group in groups:
            if filled > whole / LIST_COLUMNS * len(columns) and len(columns) < LIST_COLUMNS:
                columns.append([])
            columns[-1].append(group)
            filled += _lines(*group)
        return [["lists", columns]] if groups else []

    def _division(self, element: Element) -> list[Block]:
        kind = element.get("class", "")
        if kind == "readings":
            return [["beside", [self.inside(one) for one in element]]]
        if kind in ("partial", "decision"):
            return [["box", self.inside(element)]]
        if kind in ("", "scroll", "reading"):
            return self.inside(element)
        raise UnknownElement(element)

    def _article(self, element: Element) -> list[Block]:
        made = self.inside(element)
        return [["box", made]] if element.get("class") == "conflict" else made

    def _figure(self, element: Element) -> list[Block]:
        caption, canvas, alt = element.find("figcaption"), element.find("div"), ""
        for one in element.iterfind("p"):
            alt = "".join(one.itertext()) if one.get("class") == "unseen" else alt
        drawing = canvas.find("drawing") if canvas is not None else None
        if caption is None or drawing is None or not alt:
            raise UnknownElement(element)
        at, key = int(drawing.get("at", "")), element.get("data-table", "")
        return [["figure", self.words.line(caption), at, " ".join(alt.split()), key]]

    def _details(self, element: Element) -> list[Block]:
        """Say what stands folded in the page, and which exported tables hold it."""
        title = element.find("summary")
        if title is None:
            raise UnknownElement(element)
        keys = [one.get("data-table", "") for one in element.iter("table")]
        if not keys:
            return [["soft", [*self.words.line(title), ":"]], *self._folded(element, title)]
        line = [*self.words.line(title), ": "]
        for key in dict.fromkeys(keys):
            line += [["c", key], " "]
        return [["soft", trimmed(line)]]

    def _folded(self, element: Element, title: Element) -> list[Block]:
        return [block for one in element if one is not title for block in self.block(one)]

    def _table(self, element: Element) -> list[Block]:
        """Return a table whose columns are as wide as what stands in them."""
        head = next(list(row) for row in element.iterfind("thead/tr"))
        rows = [list(row) for row in element.iterfind("tbody/tr")]
        heads = [self.words.line(cell) for cell in head]
        kept = rows[:ROWS_PRINTED]
        cells = [[self.words.line(cell) for cell in row] for row in kept]
        title = element.find("caption")
        made = table_block(
            self.words.line(title) if title is not None else [],
            heads,
            cells,
            [cell.get("class", "") == "right" for cell in head],
            element.get("data-table", ""),
        )
        return [made, ["soft", [self.goes_on]]] if len(rows) > len(kept) else [made]


def _once(blocks: list[Block]) -> list[Block]:
    """Return blocks without one that says what the one before it says."""
    return [one for at, one in enumerate(blocks) if at == 0 or one != blocks[at - 1]]


def _lines(term: Line, held: list[Block]) -> int:
    """Return about how many lines a group of a list takes in a column."""
    return sum(1 + len(spoken(line)) // IN_A_COLUMN for line in (term, *(one[-1] for one in held)))


def _is_signpost(element: Element) -> bool:
    """Whether a paragraph is a link to another place of the page and no more."""
    links = list(element)
    if len(links) != 1 or links[0].tag != "a" or links[0].get("class"):
        return False
    return not (element.text or "").strip() and not (links[0].tail or "").strip()


def _beside(blocks: list[Block]) -> list[Block]:
    """Set facts, or another drawing, beside the drawing before them."""
    made: list[Block] = []
    for block in blocks:
        before = made[-1][0] if made else ""
        is_low = block[0] == "facts" and len(block[1]) < MANY
        if is_low and block[2] > 1 and before == "figure":
            made[-1] = ["pair", [made[-1], ["facts", block[1], 0]]]
        elif block[0] == "figure" and before == "figure":
            made[-1] = ["drawings", [made[-1], block]]
        else:
            made.append(block)
    return made


def _parts(element: Element) -> Iterator[list[str | Element] | Element]:
    """Yield the blocks in an element and, as lists, the words between them."""
    run: list[str | Element] = [element.text or ""]
    for child in element:
        if child.tag in INLINE:
            run += [child, child.tail or ""]
            continue
        yield run
        yield child
        run = [child.tail or ""]
    yield run


def _terms_of(element: Element) -> Iterator[Element]:
    """Yield the terms and what is said of them, also those in divisions."""
    for one in element:
        if one.tag == "div":
            yield from _terms_of(one)
        elif one.tag in ("dt", "dd"):
            yield one
        else:
            raise UnknownElement(one)
