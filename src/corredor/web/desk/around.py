"""Around a page of the report: the bar that leads back to the desk."""

from __future__ import annotations

from html import escape
from typing import Final

from corredor.core.errors import N_
from corredor.web.visit import Visit

BAND: Final = b'<header class="band">'
"""Where the bar goes in: after the link that skips to the content, which must come first."""
WHOLE: Final = "whole.html"
"""Name of the whole report as one page."""


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
        links.append(("brief.pdf", visit.say(N_("Brief (PDF)"))))
        links.append(("report.pdf", visit.say(N_("Report (PDF)"))))
    said = "".join(f'<a href="{address}">{escape(text)}</a>' for address, text in links)
    label = escape(visit.say(N_("Desk")))
    bar = f'<nav class="desk-bar" aria-label="{label}">{said}</nav>'
    return page.replace(BAND, bar.encode() + BAND, 1)
