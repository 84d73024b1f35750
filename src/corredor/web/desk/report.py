"""The report: its own pages as the last run wrote them, under a bar that leads back to the desk."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from html import escape
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.responses import Response

from corredor.core.errors import N_
from corredor.core.label import LANGUAGES
from corredor.report.html import PAGES
from corredor.web.guard import STYLES
from corredor.web.pages import HTML, static_address, static_files
from corredor.web.refusals import not_found
from corredor.web.visit import Visit

BODY: Final = b"<body>"
STYLE: Final = re.compile(rb"<style>(.*?)</style>", re.DOTALL)
HEAD_END: Final = b"</head>"
MOST: Final = 24
"""Pages that are kept ready."""
LEVEL: Final = 6
FOREVER: Final = "public, max-age=31536000, immutable"
HELD: Final = "private, no-cache"
"""Pages may be kept, and are asked for again: mostly the answer is that nothing changed."""


@dataclass(frozen=True)
class Ready:
    """A page as it is sent: plain, packed, its tag, and the digests of its style elements."""

    plain: bytes
    packed: bytes
    tag: str
    styles: str


class Shelf:
    """The pages that are kept ready, the last used ones."""

    def __init__(self) -> None:
        self._held: OrderedDict[tuple[str, int, int], Ready] = OrderedDict()
        self._lock = threading.Lock()

    def kept(self, path: Path) -> Ready | None:
        """Return a page that is kept and whose file has not changed."""
        key = _key(path)
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def ready(self, path: Path, bar: bytes) -> Ready:
        """Return a page with a bar, made anew where its file has changed."""
        key, found = _key(path), self.kept(path)
        if found is not None:
            return found
        made = _made(path.read_bytes(), bar)
        with self._lock:
            self._held[key] = made
            while len(self._held) > MOST:
                self._held.popitem(last=False)
        return made


def _key(path: Path) -> tuple[str, int, int]:
    status = path.stat()
    return str(path), status.st_mtime_ns, status.st_size


SHELF: Final = Shelf()


def _made(content: bytes, bar: bytes) -> Ready:
    styles = " ".join(f"'sha256-{_base64(found)}'" for found in STYLE.findall(content))
    sheet = f'<link rel="stylesheet" href="{static_address("desk.css")}">'.encode()
    plain = content.replace(HEAD_END, sheet + HEAD_END, 1).replace(BODY, BODY + bar, 1)
    tag = hashlib.sha256(plain).hexdigest()[:32]
    return Ready(plain, gzip.compress(plain, LEVEL, mtime=0), tag, styles)


def _base64(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode("ascii")


def kept(visit: Visit) -> Response | None:
    """Return a page of the report that is kept ready."""
    try:
        ready = SHELF.kept(_path(visit))
    except OSError:
        return None
    return sent(visit, ready, HTML, HELD) if ready else None


def _path(visit: Visit) -> Path:
    """Return where a page of the report lies: its name is one of those that a report has."""
    language, name = visit.at["report"], visit.at["page"]
    if language not in LANGUAGES or name not in PAGES:
        raise not_found()
    return visit.office.out / "report" / language / name


def report(visit: Visit) -> Response:
    """Return a page of the report."""
    try:
        ready = SHELF.ready(_path(visit), _bar(visit, visit.at["report"]))
    except OSError:
        return visit.page("no_run", HTTPStatus.NOT_FOUND)
    return sent(visit, ready, HTML, HELD)


def _bar(visit: Visit, language: str) -> bytes:
    name = escape(visit.say(N_("Desk")))
    link = f'<a href="/{language}/">← {name}</a>'
    return f'<nav class="desk-bar" aria-label="{name}">{link}</nav>'.encode()


def sent(visit: Visit, ready: Ready, media: str, cache: str) -> Response:
    """Return what is ready as a response, or that the browser has it already."""
    headers = {"etag": f'"{ready.tag}"', "cache-control": cache, "vary": "accept-encoding"}
    if ready.styles:
        headers[STYLES] = ready.styles
    if f'"{ready.tag}"' in visit.headers.get("if-none-match", ""):
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
    if "gzip" in visit.headers.get("accept-encoding", ""):
        headers["content-encoding"] = "gzip"
        return Response(ready.packed, media_type=media, headers=headers)
    return Response(ready.plain, media_type=media, headers=headers)


def static(visit: Visit) -> Response:
    """Return one of the page's own files; its address changes when it does."""
    name = visit.at["file"]
    if name not in static_files() or static_address(name) != visit.address:
        raise not_found()
    content, media = static_files()[name]
    packed = gzip.compress(content, LEVEL, mtime=0)
    tag = hashlib.sha256(content).hexdigest()[:32]
    return sent(visit, Ready(content, packed, tag, ""), media, FOREVER)
