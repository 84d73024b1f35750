"""The report: its pages as the last run wrote them, under a bar that leads back to the desk."""

from __future__ import annotations

import base64
import hashlib
import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Final
from urllib.parse import quote

from starlette.responses import FileResponse, RedirectResponse, Response

from corredor.core.errors import N_
from corredor.core.label import LANGUAGES
from corredor.core.slugs import is_slug
from corredor.report.figure import INDEX
from corredor.report.leaves import ID, joined
from corredor.report.printed.document import BRIEF, REPORT
from corredor.run.output import scenario_output
from corredor.web.desk.around import WHOLE, barred
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


class Places:
    """On which page of a report each fragment stands, of the reports last asked for."""

    def __init__(self) -> None:
        self._held: OrderedDict[Files, Mapping[str, str]] = OrderedDict()
        self._lock = threading.Lock()

    def of(self, folder: Path) -> Mapping[str, str]:
        """Return the page on which each fragment of a report stands."""
        key = _files(folder)
        with self._lock:
            found = self._held.get(key)
        if found is None:
            found = {
                fragment: name
                for name in sorted(_names(folder), key=_weight, reverse=True)
                for fragment in ID.findall((folder / name).read_text(encoding="utf-8"))
            }
            with self._lock:
                self._held[key] = found
                while len(self._held) > len(LANGUAGES):
                    self._held.popitem(last=False)
        return found


def _weight(name: str) -> tuple[int, str]:
    """Return what sorts the first part of a chapter before its others."""
    return len(name), name


def _names(folder: Path) -> list[str]:
    return [path.name for path in folder.glob("*.html")]


def _files(folder: Path, *names: str) -> Files:
    paths = [folder / name for name in names] or sorted(folder.glob("*.html"))
    states = [(path, path.stat()) for path in (folder / INDEX, *paths)]
    return tuple((str(path), one.st_mtime_ns, one.st_size) for path, one in states)


SHELF: Final = Shelf(MOST)
PLACES: Final = Places()


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
        ready = SHELF.kept(_key(_folder(visit), visit.at["page"]))
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


def pdf_of(visit: Visit, kind: str = REPORT) -> Path:
    """Return where a PDF lies, of the language and scenario that are asked for."""
    folder = _folder(visit)
    return folder.parent / f"{kind}-{folder.name}.pdf"


def pdf(visit: Visit) -> Response:
    """Return the report as PDF."""
    return _paper(visit, REPORT)


def brief(visit: Visit) -> Response:
    """Return the brief as PDF."""
    return _paper(visit, BRIEF)


def _paper(visit: Visit, kind: str) -> Response:
    path = pdf_of(visit, kind)
    if not path.is_file():
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    headers = {"content-disposition": f'inline; filename="{path.name}"', "cache-control": HELD}
    return FileResponse(path, media_type="application/pdf", headers=headers)


def report(visit: Visit) -> Response:
    """Return a page of the report; a part that another run left out leads to its chapter."""
    try:
        folder, name = _folder(visit), visit.at["page"]
        if name != WHOLE and not (folder / name).is_file():
            found = NAME.fullmatch(name)
            first = f"{found[1]}.html" if found else ""
            if not (folder / INDEX).is_file():
                return visit.page("no_run", HTTPStatus.NOT_FOUND)
            if first == name or not (folder / first).is_file():
                raise not_found()
            return RedirectResponse(_address(visit, first), HTTPStatus.SEE_OTHER)
        key = _key(folder, name)
        made = _whole(visit, folder) if name == WHOLE else _leaf(visit, folder)
        return SHELF.put(key, _made(made)).response(visit.headers)
    except OSError:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)


def _key(folder: Path, name: str) -> tuple[Files, str]:
    return (_files(folder) if name == WHOLE else _files(folder, name), name)


def place(visit: Visit) -> Response:
    """Send a visitor to the page of the report on which a fragment stands."""
    fragment = visit.at["fragment"]
    try:
        name = PLACES.of(_folder(visit)).get(fragment)
    except OSError:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    if name is None:
        raise not_found()
    return RedirectResponse(_address(visit, f"{name}#{quote(fragment)}"), HTTPStatus.SEE_OTHER)


def _leaf(visit: Visit, folder: Path) -> bytes:
    language = visit.at["report"]
    page = (folder / visit.at["page"]).read_text(encoding="utf-8")
    passage = escape(visit.say(N_("Show these words in the document")))

    def with_link(found: re.Match[str]) -> str:
        link = f'<a href="/{language}/claims/{quote(found[2])}">{passage}</a>'
        return f'{found[1]}<p class="to-passage">{link}</p></article>'

    return barred(visit, pdf_of(visit).is_file(), QUOTED.sub(with_link, page).encode())


def _whole(visit: Visit, folder: Path) -> bytes:
    """Return the whole report as one page; where numbers come from stands on pages of its own."""
    leaves = {name: (folder / name).read_text(encoding="utf-8") for name in _names(folder)}
    return barred(visit, pdf_of(visit).is_file(), joined(leaves).encode())


def static(visit: Visit) -> Response:
    """Return one of the page's own files; its address changes when it does."""
    name = visit.at["file"]
    if name not in static_files() or static_address(name) != visit.address:
        raise not_found()
    content, media = static_files()[name]
    return packed(content, media).response(visit.headers, FOREVER)
