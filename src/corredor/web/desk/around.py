"""Around a leaf of the report: the bar that leads back to the desk, and links to its neighbours."""

from __future__ import annotations

from html import escape
from typing import Final

from corredor.core.errors import N_
from corredor.web.leaves import Leaf, Leaves
from corredor.web.visit import Visit

BAND: Final = b'<header class="band">'
"""Where the bar goes in: after the link that skips to the content, which must come first."""
WHOLE: Final = "whole.html"
"""Name of the whole report as one page."""


def around(visit: Visit, leaves: Leaves, name: str) -> str:
    """Return the links to the leaves before and after one, and to the others of its chapter."""
    leaf = leaves.leaves[name]
    before, after = leaves.order(name)
    made: list[str] = []
    if before:
        made.append(f'<a rel="prev" href="{before.name}">← {_title(before)}</a>')
    if leaf.count > 1:
        parts = [one for one in leaves.leaves.values() if _same(one, leaf)]
        links = [
            f"<strong>{one.number}</strong>"
            if one is leaf
            else f'<a href="{one.name}">{one.number}</a>'
            for one in parts
        ]
        made.append(f"<span>{escape(visit.say(N_('Part')))} {' '.join(links)}</span>")
    if after:
        made.append(f'<a rel="next" href="{after.name}">{_title(after)} →</a>')
    label = escape(visit.say(N_("Further in the report")))
    return f'<nav class="leaf-nav" aria-label="{label}">{"".join(made)}</nav>'


def _same(one: Leaf, other: Leaf) -> bool:
    return (one.page, one.chapter) == (other.page, other.chapter)


def _title(leaf: Leaf) -> str:
    return f"{leaf.title} {leaf.number}" if leaf.count > 1 else leaf.title


def barred(visit: Visit, has_pdf: bool, page: bytes) -> bytes:
    """Return a page with the bar above it that leads back to the desk."""
    language = visit.at["report"]
    links = [(f"/{language}/", f"← {visit.say(N_('Desk'))}")]
    scenario = visit.at.get("scenario", "")
    if scenario:
        said = visit.say(N_("Scenario: {name}"), name=scenario)
        links.append((f"/{language}/scenarios", said))
    if visit.at["page"] == WHOLE:
        links.append(("index.html", visit.say(N_("Chapter by chapter"))))
    else:
        links.append((WHOLE, visit.say(N_("The whole report on one page"))))
    if has_pdf:
        links.append(("report.pdf", "PDF"))
    said = "".join(f'<a href="{address}">{escape(text)}</a>' for address, text in links)
    label = escape(visit.say(N_("Desk")))
    bar = f'<nav class="desk-bar" aria-label="{label}">{said}</nav>'
    return page.replace(BAND, bar.encode() + BAND, 1)
