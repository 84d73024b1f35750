"""The report: its pages as the last run wrote them, dealt out in leaves under a bar to the desk."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections import OrderedDict
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.responses import FileResponse, RedirectResponse, Response

from corredor.core.errors import N_
from corredor.core.label import LANGUAGES
from corredor.core.slugs import is_slug
from corredor.report.html import PAGES
from corredor.run.output import scenario_output
from corredor.web.desk.around import WHOLE, around, barred
from corredor.web.leaves import LINK, Leaves, dealt
from corredor.web.pages import HTML, static_address, static_files
from corredor.web.refusals import not_found
from corredor.web.shelf import FOREVER, HELD, STYLES, Ready, Shelf, packed
from corredor.web.visit import Visit

STYLE: Final = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
HEAD_END: Final = b"</head>"
MOST: Final = 150
"""Leaves that are kept ready."""
NAME: Final = re.compile(r"([a-z][a-z0-9_-]{0,80}?)(?:-\d{1,3})?\.html")
QUOTED: Final = re.compile(
    r'(<article class="entry" id="n-claims\.([^"]+)">.*?)</article>', re.DOTALL
)

Files = tuple[tuple[str, int, int], ...]


class Dealt:
    """How the reports of the last run are dealt out, the last used ones."""

    def __init__(self) -> None:
        self._held: OrderedDict[Files, Leaves] = OrderedDict()
        self._lock = threading.Lock()

    def leaves(self, folder: Path) -> Leaves:
        """Return how a report is dealt out."""
        key = _files(folder)
        with self._lock:
            found = self._held.get(key)
        if found is None:
            found = dealt({name: (folder / name).read_text(encoding="utf-8") for name in PAGES})
            with self._lock:
                self._held[key] = found
                while len(self._held) > len(LANGUAGES):
                    self._held.popitem(last=False)
        return found


def _files(folder: Path) -> Files:
    states = [(path, path.stat()) for path in (folder / name for name in PAGES)]
    return tuple((str(path), one.st_mtime_ns, one.st_size) for path, one in states)


SHELF: Final = Shelf(MOST)
DEALT: Final = Dealt()


def _made(content: bytes) -> Ready:
    styles = " ".join(f"'sha256-{_base64(found)}'" for found in STYLE.findall(content))
    links = (
        f'<link rel="icon" type="image/svg+xml" href="{static_address("icon.svg")}">'
        f'<link rel="stylesheet" href="{static_address("desk.css")}">'
    )
    plain = content.replace(HEAD_END, links.encode() + HEAD_END, 1)
    return packed(plain, HTML, {STYLES: styles})


def _base64(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")


def kept(visit: Visit) -> Response | None:
    """Return a leaf of the report that is kept ready."""
    try:
        ready = SHELF.kept((_files(_folder(visit)), visit.at["page"]))
    except OSError:
        return None
    return ready.response(visit.headers) if ready else None


def _folder(visit: Visit) -> Path:
    """Return where the report lies that is asked for: the last run's, or a scenario's."""
    language, scenario = visit.at["report"], visit.at.get("scenario", "")
    sound = NAME.fullmatch(visit.at.get("page", WHOLE)) and (not scenario or is_slug(scenario))
    if language not in LANGUAGES or not sound:
        raise not_found()
    return scenario_output(visit.office.out, scenario) / "report" / language


def _address(visit: Visit, rest: str) -> str:
    """Return the address of a leaf of the same report."""
    scenario = visit.at.get("scenario", "")
    before = f"/scenarios/{scenario}" if scenario else "/report"
    return f"{before}/{visit.at['report']}/{rest}"


def pdf_of(visit: Visit) -> Path:
    """Return where the report as PDF lies, of the language and scenario that are asked for."""
    folder = _folder(visit)
    return folder.parent / f"report-{folder.name}.pdf"


def pdf(visit: Visit) -> Response:
    """Return the report as PDF."""
    path = pdf_of(visit)
    if not path.is_file():
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    headers = {"content-disposition": f'inline; filename="{path.name}"', "cache-control": HELD}
    return FileResponse(path, media_type="application/pdf", headers=headers)


def report(visit: Visit) -> Response:
    """Return a leaf of the report; one that another run left out leads to its chapter."""
    try:
        folder, name = _folder(visit), visit.at["page"]
        leaves = DEALT.leaves(folder)
        if name != WHOLE and name not in leaves.leaves:
            found = NAME.fullmatch(name)
            first = f"{found[1]}.html" if found else ""
            if first == name or first not in leaves.leaves:
                raise not_found()
            return RedirectResponse(_address(visit, first), HTTPStatus.SEE_OTHER)
        made = _whole(visit, folder) if name == WHOLE else _leaf(visit, leaves)
        return SHELF.put((_files(folder), name), _made(made)).response(visit.headers)
    except OSError:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)


def place(visit: Visit) -> Response:
    """Send a visitor to the leaf on which a fragment of the report stands."""
    fragment = visit.at["fragment"]
    try:
        leaves = DEALT.leaves(_folder(visit))
    except OSError:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    if fragment not in leaves.places:
        raise not_found()
    address = _address(visit, quote(leaves.address(fragment), safe="#"))
    return RedirectResponse(address, HTTPStatus.SEE_OTHER)


def _leaf(visit: Visit, leaves: Leaves) -> bytes:
    name, language = visit.at["page"], visit.at["report"]
    page = leaves.html(name, around(visit, leaves, name))
    passage = escape(visit.say(N_("Show these words in the document")))

    def with_link(found: re.Match[str]) -> str:
        link = f'<a href="/{language}/claims/{quote(found[2])}">{passage}</a>'
        return f'{found[1]}<p class="to-passage">{link}</p></article>'

    return barred(visit, pdf_of(visit).is_file(), QUOTED.sub(with_link, page).encode())


def _whole(visit: Visit, folder: Path) -> bytes:
    """Return the whole report as one page; where numbers come from stands on leaves still."""
    text = (folder / PAGES[0]).read_text(encoding="utf-8")
    leaves = DEALT.leaves(folder)
    text = LINK.sub(lambda one: f'href="{leaves.address(one[2])}"' if one[1] else one[0], text)
    return barred(visit, pdf_of(visit).is_file(), text.encode())


def static(visit: Visit) -> Response:
    """Return one of the page's own files; its address changes when it does."""
    name = visit.at["file"]
    if name not in static_files() or static_address(name) != visit.address:
        raise not_found()
    content, media = static_files()[name]
    return packed(content, media).response(visit.headers, FOREVER)
