"""Leaves: a report's two long pages, dealt out as short ones that a browser has at once.

Every leaf bears the head and the list of contents of its page and some chapters' pieces; links are
led to the leaf on which their target stands. The words and numbers are the report's own.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from markupsafe import escape

from corredor.core.errors import N_
from corredor.report.figure import INDEX, LINEAGE
from corredor.report.i18n import Speech

MOST: Final = 70_000
"""Bytes of a leaf's body, packed, above which the next piece goes on another leaf."""
LEVEL: Final = 6
BEGIN: Final = '<section class="chapter" id="'
END: Final = "</main>"
PIECE: Final = re.compile(r'(?=<h3\b|<div class="origin">|<article\b)')
"""Where a chapter that is too long may be parted."""
HOLDERS: Final = "article|details|div|dl|figure|ol|section|svg|table|tbody|tr|ul"
HOLDER: Final = re.compile(rf"<(/?)(?:{HOLDERS})\b")
ID: Final = re.compile(r'\bid="([^"]+)"')
LINK: Final = re.compile(r'href="((?:index\.html|lineage\.html)?)#([^"]+)"')
OTHER: Final = re.compile(r'href="(\.\./[a-z]+/)(?:index|lineage)\.html"')
TAG: Final = re.compile(r"<[^>]+>")
TITLE: Final = re.compile(r"<h2[^>]*>(.*?)</h2>", re.DOTALL)
NEXT: Final = re.compile(r'<a rel="next" href="([^"]+)"')
AROUND: Final = re.compile(r'<nav class="leaf-nav".*?</nav>', re.DOTALL)
LED: Final = re.compile(r'href="([a-z][a-z0-9-]*\.html)(#[^"]*)?"')
PARTS: Final = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class Leaf:
    """One short page: its name, chapter, number in it and of how many, and its body.

    `first` is the first leaf of its chapter, which every language has.
    """

    name: str
    page: str
    chapter: str
    title: str
    number: int
    count: int
    first: str
    body: str = field(repr=False)

    @property
    def heading(self) -> str:
        """Title with the part, as a link says it."""
        return f"{self.title} {roman(self.number)}" if self.count > 1 else self.title


@dataclass(frozen=True)
class Leaves:
    """The leaves of a report in one language, and on which of them each fragment stands."""

    shells: Mapping[str, tuple[str, str]] = field(repr=False)
    leaves: Mapping[str, Leaf] = field(repr=False)
    places: Mapping[str, str] = field(repr=False)
    speech: Speech

    def html(self, name: str) -> str:
        """Return a leaf as a whole page, with links to its neighbours after its text."""
        leaf = self.leaves[name]
        head, foot = self.shells[leaf.page]
        plain = TAG.sub("", leaf.title)
        if name not in (INDEX, LINEAGE):
            head = head.replace("<title>", f"<title>{plain} – ", 1)
        head = LINK.sub(lambda found: self._entry(found, leaf), head)
        body = LINK.sub(lambda found: f'href="{self.address(found[2], leaf.name)}"', leaf.body)
        return OTHER.sub(rf'href="\1{leaf.first}"', head) + body + self._around(leaf) + foot

    def address(self, fragment: str, here: str = "") -> str:
        """Return the address of a fragment beside the leaves; `here` is the leaf that asks."""
        place = self.places.get(unquote(fragment), here)
        if place == here:
            return f"#{fragment}"
        is_top = place in self.leaves and fragment == self.leaves[place].chapter
        return place if is_top else f"{place}#{fragment}"

    def _entry(self, found: re.Match[str], leaf: Leaf) -> str:
        """Return the attributes of a link in the head, such as one of the list of contents."""
        if found[2] == leaf.chapter:
            return f'href="{self.places[found[2]]}" aria-current="page"'
        return f'href="{self.address(found[2])}"' if found[2] in self.places else found[0]

    def _around(self, leaf: Leaf) -> str:
        """Return the links to the leaves before and after one, and to the others of its chapter."""
        made: list[str] = []
        names = list(self.leaves)
        at = names.index(leaf.name)
        if at:
            before = self.leaves[names[at - 1]]
            made.append(f'<a rel="prev" href="{before.name}">← {before.heading}</a>')
        if leaf.count > 1:
            parts = [one for one in self.leaves.values() if _same(one, leaf)]
            links = [
                f"<strong>{roman(one.number)}</strong>"
                if one is leaf
                else f'<a href="{one.name}">{roman(one.number)}</a>'
                for one in parts
            ]
            made.append(f"<span>{self._say(N_('Part'))} {' '.join(links)}</span>")
        if at + 1 < len(names):
            after = self.leaves[names[at + 1]]
            made.append(f'<a rel="next" href="{after.name}">{after.heading} →</a>')
        label = self._say(N_("Further in the report"))
        return f'<nav class="leaf-nav" aria-label="{label}">{"".join(made)}</nav>\n'

    def _say(self, text: str) -> str:
        return str(escape(self.speech.translate(text)))


def roman(number: int) -> str:
    """Return a part's number in letters, since a digit of the page would have to be traced.

    Examples
    --------
    >>> [roman(number) for number in (1, 4, 19)]
    ['I', 'IV', 'XIX']
    """
    made = ""
    for value, letters in PARTS:
        while number >= value:
            made, number = made + letters, number - value
    return made


def _same(one: Leaf, other: Leaf) -> bool:
    return (one.page, one.chapter) == (other.page, other.chapter)


def name_of(page: str, chapter: str, number: int, first: bool) -> str:
    """Return the name of a leaf; the first of a page bears the name of the page.

    Examples
    --------
    >>> name_of("index.html", "study-routes", 2, False), name_of("index.html", "summary", 1, True)
    ('study-routes-2.html', 'index.html')
    """
    if first and number == 1:
        return page
    more = f"-{number}" if number > 1 else ""
    before = "lineage-" if page == LINEAGE else ""
    return f"{before}{chapter}{more}.html"


def dealt(pages: Mapping[str, str], speech: Speech) -> dict[str, str]:
    """Return the leaves of a report in one language by name, in the order of reading.

    Parameters
    ----------
    pages
        Its two long pages by name, see `corredor.report.html.render_pages`.
    speech
        Its language.
    """
    held = leaves_of(pages, speech)
    return {name: held.html(name) for name in held.leaves}


def leaves_of(pages: Mapping[str, str], speech: Speech) -> Leaves:
    """Deal out the pages of a report."""
    shells: dict[str, tuple[str, str]] = {}
    leaves: dict[str, Leaf] = {}
    places: dict[str, str] = {}
    for page in (INDEX, LINEAGE):
        head, *chapters = pages[page].split(BEGIN)
        last, end, foot = (chapters.pop() if chapters else "").rpartition(END)
        shells[page] = (head, end + foot)
        for at, chapter in enumerate([*chapters, last] if end else []):
            for leaf in _leaves(page, BEGIN + chapter, first=at == 0):
                leaves[leaf.name] = leaf
                for found in ID.findall(leaf.body):
                    places.setdefault(found, leaf.name)
    return Leaves(shells, leaves, places, speech)


def joined(leaves: Mapping[str, str]) -> str:
    """Return the first of the long pages again, made of its leaves.

    Its links lead to places on itself, and to the leaves of the other page.
    """
    names = [INDEX]
    while (found := NEXT.search(leaves[names[-1]])) and not found[1].startswith("lineage"):
        names.append(found[1])
    head, _, _ = leaves[INDEX].partition(BEGIN)
    foot = leaves[INDEX][leaves[INDEX].rindex(END) :]
    chapters: dict[str, str] = {}
    tops: dict[str, str] = {}
    for name in names:
        text = AROUND.sub("", leaves[name])
        body = text[text.index(BEGIN) : text.rindex(END)]
        opening = body[: body.index(">") + 1]
        chapter = body[len(BEGIN) :].partition('"')[0]
        tops[name] = chapter
        inner = body[len(opening) : body.rindex("</section>")]
        if chapter in chapters:
            chapters[chapter] += TITLE.sub("", inner, count=1)
        else:
            chapters[chapter] = opening + inner

    def led(found: re.Match[str]) -> str:
        top = tops.get(found[1])
        return found[0] if top is None else f'href="{found[2] or f"#{top}"}"'

    text = "".join(f"{body}</section>\n" for body in chapters.values())
    return LED.sub(led, head + text) + foot


def _leaves(page: str, text: str, *, first: bool) -> list[Leaf]:
    chapter = text[len(BEGIN) :].partition('"')[0]
    found = TITLE.search(text)
    title = found[1] if found else chapter
    bodies = _bodies(text)
    top = name_of(page, chapter, 1, first)
    return [
        Leaf(name_of(page, chapter, at, first), page, chapter, title, at, len(bodies), top, body)
        for at, body in enumerate(bodies, 1)
    ]


def _bodies(text: str) -> Sequence[str]:
    """Return the text of a chapter in pieces that are each a whole section."""
    if weight(text) <= MOST:
        return (text,)
    opening = text[: text.index(">") + 1]
    inner = text[len(opening) : text.rindex("</section>")]
    groups: list[list[str]] = [[]]
    size = 0
    for piece in _pieces(inner):
        heavy = weight(piece)
        if groups[-1] and size + heavy > MOST:
            groups.append([])
            size = 0
        groups[-1].append(piece)
        size += heavy
    head = TITLE.search(text)
    again = head[0] if head else ""
    made = [f"{opening}{''.join(group)}</section>\n" for group in groups]
    return [made[0], *(body.replace(opening, opening + again, 1) for body in made[1:])]


def _pieces(text: str) -> Iterable[str]:
    """Yield the pieces of a text between which no element is open."""
    held, depth = "", 0
    for part in PIECE.split(text):
        if held and depth == 0:
            yield held
            held = ""
        held += part
        depth += sum(-1 if close else 1 for close in HOLDER.findall(part))
    if held:
        yield held


def weight(text: str) -> int:
    """Return how many bytes a text takes when it is sent, packed."""
    return len(gzip.compress(text.encode(), LEVEL, mtime=0))
