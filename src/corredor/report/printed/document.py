"""The document: a language's report as PDF/UA, made of what its audited page says.

Nothing here prints a number: the page's elements are read, and what leads from a number to its
source becomes a short reference to the quotations, assumptions and sources at the end.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from corredor.core.errors import N_
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel
from corredor.report.printed.blocks import GOES_ON, Block, Blocks
from corredor.report.printed.brief import brief_of
from corredor.report.printed.references import LABEL, References, as_ranges
from corredor.report.printed.words import Line, Words, spoken
from corredor.report.printing import printed

REPORT: Final = "report"
BRIEF: Final = "brief"
TEMPLATE: Final = Path(__file__).parent / "report.typ"
DAY: Final = date(1970, 1, 1)
"""The day that the file gives as its own: the same for the same report."""


COLUMNS: Final = 3
"""Columns of entries on a page."""
IN_A_LINE: Final = 60
"""Letters of a line in one of them."""
LEVELLED: Final = 400
"""Lines of entries up to which the columns are made level; more of them fill pages."""
SOURCES: Final = N_("Where the numbers come from")
FEW: Final = 40
"""Flags of which paper prints the notes too."""
NOTES: Final = N_(
    "The notes, which ask for nothing, stand in the page flags.html of this language."
)
STEPS: Final = N_(
    "The small figures beside the numbers lead to the quotations, to the assumptions, and here to "
    "the published tables and to the methods of derived numbers, with the references on which "
    "these rest. Each step between stands in the page lineage.html of this language, each whole "
    "table in the folder tables."
)
_SVG: Final = re.compile(r"<svg.*?</svg>", re.DOTALL)


def papers(page: str, model: ReportModel, language: str) -> dict[str, bytes]:
    """Return the report and its brief in one language as PDF/UA-1, byte-equal for equal pages.

    Parameters
    ----------
    page
        The long page of the language, whose leaves the audit found in order.
    model
        What it was made from.
    language
        Its language.

    Returns
    -------
    dict of bytes
        Files by `REPORT` and `BRIEF`.

    Raises
    ------
    UnknownElement
        The page has an element that the paper doesn't know: a fault of a chapter.
    """
    drawings: list[str] = []
    held = documents(page, model, language, drawings)
    return {name: printed(TEMPLATE, one, DAY, drawings) for name, one in held.items()}


def documents(
    page: str, model: ReportModel, language: str, drawings: list[str]
) -> dict[str, dict[str, Any]]:
    """Return what the template sets, as plain data; `drawings` grows with the page's."""
    speech = Speech(language)
    chapters = list(_chapters(page, drawings))
    named = {chapter.get("id", ""): chapter for chapter in chapters}
    is_shortened = _leave_notes(named.get("flags"))
    references = References(model, _claims(named), _assumptions(named))
    references.number(_numbers(chapters))
    words = Words(language, references)
    blocks = Blocks(words, speech.translate(GOES_ON))
    made = {
        name: _chapter(name, chapter, blocks, references) for name, chapter in named.items()
    } | {"sources": _sources(references, speech)}
    if is_shortened:
        made["flags"].append(["soft", [speech.translate(NOTES)]])
    roots = {number: way.roots for way, number in references.ways.items()}
    about = {
        "title": model.title.spoken(language)[0],
        "sides": [speech.country(code) for code in model.settings.sides],
        "lang": language,
    }
    return {
        REPORT: about | _set(made) | {"contents": speech.translate("Contents")},
        BRIEF: about | _set(brief_of(made, roots, speech)) | {"contents": ""},
    }


def _set(chapters: Mapping[str, list[Block]]) -> dict[str, Any]:
    return {"chapters": [[name, _level(chapter)] for name, chapter in chapters.items()]}


def _chapters(page: str, drawings: list[str]) -> list[Element]:
    """Return the chapters of a page; a drawing is an element that says which it is."""

    def kept(found: re.Match[str]) -> str:
        drawings.append(found[0])
        return f'<drawing at="{len(drawings) - 1}"/>'

    start, end = page.index("<main"), page.index("</main>") + len("</main>")
    # Our own page, which the audit has read: no foreign markup comes here.
    body = _SVG.sub(kept, page[start:end]).replace("<br>", "<br/>")
    return list(ET.fromstring(body))  # noqa: S314


def _claims(named: dict[str, Element]) -> list[str]:
    chapter = named.get("quotations")
    if chapter is None:
        return []
    ids = [one.get("id", "") for one in chapter.iterfind("article")]
    return [name.removeprefix("n-claims.") for name in ids]


def _assumptions(named: dict[str, Element]) -> list[str]:
    chapter = named.get("assumptions")
    if chapter is None:
        return []
    return [_assumed(row) for row in chapter.iterfind(".//tbody/tr")]


def _assumed(row: Element) -> str:
    data = row.find("td/data")
    return "" if data is None else data.get("data-finding", "").removeprefix("assumptions.")


def _numbers(chapters: list[Element]) -> list[str]:
    """Return the keys of the numbers that are printed with a reference, in their order."""
    keys: dict[str, None] = {}
    for chapter in chapters:
        folded = {
            id(one)
            for held in chapter.iter("details")
            if held.find(".//table") is not None  # else it is printed
            for one in held.iter("a")
        }
        for link in chapter.iter("a"):
            data = link.find("data")
            if link.get("class") == "figure" and data is not None and id(link) not in folded:
                keys[data.get("data-finding", "")] = None
    return list(keys)


def _chapter(name: str, chapter: Element, blocks: Blocks, references: References) -> list[Block]:
    blocks.level = 1
    if name == "quotations":
        return _quotations(chapter, blocks, references)
    if name == "assumptions":
        return _assumptions_table(chapter, blocks, references)
    return blocks.inside(chapter)


def _leave_notes(chapter: Element | None) -> bool:
    """Take the notes out of many flags; return whether some were there beside other flags."""
    found = list(chapter.iterfind("ul/li")) if chapter is not None else []
    notes = [one for one in found if one.get("class") == "note"]
    if chapter is None or len(found) <= FEW or len(notes) in (0, len(found)):
        return False
    for flags in chapter.iterfind("ul"):
        for note in [one for one in flags if one in notes]:
            flags.remove(note)
    return True


def _level(blocks: list[Block]) -> list[Block]:
    """Return blocks whose entries, where they are few, stand in columns of like height."""
    entries = [block for block in blocks if block[0] == "entry"]
    heights = [_height(entry) for entry in entries]
    if not entries or sum(heights) > LEVELLED:
        return blocks
    columns: list[list[Block]] = [[]]
    filled = 0
    for entry, height in zip(entries, heights, strict=True):
        if filled >= sum(heights) / COLUMNS * len(columns) and len(columns) < COLUMNS:
            columns.append([])
        columns[-1].append(entry)
        filled += height
    return [*(block for block in blocks if block[0] != "entry"), ["level", columns]]


def _height(entry: Block) -> int:
    """Return about how many lines an entry takes."""
    return sum(1 + len(spoken(line)) // IN_A_LINE for line in (entry[3], *entry[4]))


def _quotations(chapter: Element, blocks: Blocks, references: References) -> list[Block]:
    """Return the quotations as short entries: their passages stand in the page."""
    made: list[Block] = []
    for one in chapter:
        if one.tag != "article":
            made += blocks.block(one)
            continue
        name = one.get("id", "").removeprefix("n-claims.")
        number = references.of_claim(name)[0]
        head, *rest = list(one)
        lines = [blocks.words.line(part) for part in rest if part.tag in ("p", "blockquote")]
        chain = [line for part in rest if part.tag == "ol" for line in blocks.block(part)]
        where = [chain[0][1]] if chain else []
        entry = [lines[0], [["s", _joined([lines[1], *where, *lines[2:]])]]]
        made.append(_entry(number, blocks.words.line(head), entry))
    return made


def _assumptions_table(chapter: Element, blocks: Blocks, references: References) -> list[Block]:
    """Return the assumptions as entries; which findings rest on each stands in the page."""
    made: list[Block] = []
    for one in chapter:
        table = one.find("table")
        if table is None:
            made += blocks.block(one)
            continue
        for row in table.iterfind("tbody/tr"):
            number = references.of_assumption(_assumed(row))[0]
            name, value, span, owner, day, why = (blocks.words.line(cell) for cell in row[:6])
            head = [*name, ": ", ["b", value], " (", *span, ")"]
            entry = [why, [["s", [*owner, ", ", *day]]]]
            made.append(_entry(number, head, entry))
    return made


def _joined(lines: list[Line]) -> Line:
    made: Line = []
    for line in lines:
        if line:
            made += [" · "] if made else []
            made += line
    return made


def _sources(references: References, speech: Speech) -> list[Block]:
    """Return the chapter of the published tables and of the ways of deriving numbers."""
    made: list[Block] = [["h", 2, [speech.translate(SOURCES)]]]
    made.append(["p", [speech.translate(STEPS)]])
    for number, key in references.tables.values():
        held = references.title_of(key, speech.language)
        about = [part for part in (held["producer"], held["url"], held["licence"]) if part]
        head = [held["title"] or key.partition(".")[0]]
        made.append(
            ["entry", f"{LABEL}{number}", str(number), head, [[["s", [" · ".join(about)]]]]]
        )
    for way, number in references.ways.items():
        head = [speech.translate(way.method.summary)]
        name = ["c", f"{way.method.module}.{way.method.name}"]
        rests = ", ".join(text for text, _ in as_ranges(way.roots))
        made.append(_entry(number, head, [[name, " ", rests]]))
    return made


def _entry(number: int, head: Line, lines: list[Line]) -> Block:
    """Return what a reference leads to."""
    return ["entry", f"{LABEL}{number}", str(number), head, lines]
