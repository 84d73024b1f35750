"""The application: which address leads to which page of the desk."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from corredor.core.label import LANGUAGES
from corredor.web.desk import (
    conflicts,
    forum,
    home,
    login,
    passages,
    printing,
    report,
    review,
    runs,
    saved,
    scenarios,
    screening,
    tables,
)
from corredor.web.door import Handler, door, language_of, refusal
from corredor.web.guard import AT_ONCE, EVERY, Guard
from corredor.web.office import Office
from corredor.web.refusals import NOT_FOUND, WRONG_METHOD, Refused
from corredor.web.settings import Role, Settings
from corredor.web.tokens import Bucket

Address = tuple[str, str, Handler, Role | None]
"""Method, path below the language, handler, and the least role."""

DESK: Final[tuple[Address, ...]] = (
    ("GET", "", home.home, "reader"),
    ("GET", "check", home.check, "reader"),
    ("GET", "log", login.log, "reader"),
    ("GET", "login", login.form, None),
    ("POST", "login", login.form, None),
    ("POST", "logout", login.leave, None),
    ("GET", "run", runs.show, "reader"),
    ("POST", "run", runs.start, "editor"),
    ("POST", "run/cancel", runs.cancel, "editor"),
    ("GET", "whatif", scenarios.ask, "reader"),
    ("POST", "whatif/cancel", scenarios.cancel, "reader"),
    ("POST", "whatif/scenario", saved.save, "editor"),
    ("GET", "scenarios", saved.scenarios, "reader"),
    ("GET", "forum", forum.forum, "reader"),
    ("GET", "forum/people/{person}", forum.person, "reader"),
    ("GET", "forum/people/{person}/calendar.ics", forum.calendar, "reader"),
    ("GET", "forum/people/{person}/agenda.pdf", printing.agenda_paper, "editor"),
    ("GET", "forum/print/agendas", printing.agendas, "editor"),
    ("GET", "forum/print/tables", printing.table_signs, "reader"),
    ("POST", "forum/changes", forum.note, "editor"),
    ("POST", "forum/plan", forum.send_out, "decider"),
    ("GET", "tables", tables.tables, "reader"),
    ("GET", "tables/show", tables.table, "reader"),
    ("GET", "tables/row", tables.row, "editor"),
    ("POST", "tables/row", tables.save, "editor"),
    ("GET", "documents/{document}", passages.document, "reader"),
    ("GET", "claims/{claim}", passages.claim, "reader"),
    ("GET", "review", review.candidates, "reader"),
    ("POST", "review", review.carry, "decider"),
    ("GET", "review/{candidate}", review.candidate, "reader"),
    ("POST", "review/{candidate}", review.decide, "decider"),
    ("GET", "conflicts", conflicts.conflicts, "reader"),
    ("GET", "conflicts/{fact}", conflicts.conflict, "reader"),
    ("POST", "conflicts/{fact}", conflicts.decide, "decider"),
    ("GET", "screening", screening.hits, "reader"),
    ("POST", "screening", screening.decide, "decider"),
    ("POST", "screening/agree", screening.agree, "decider"),
    ("GET", "run/events", runs.events, "reader"),
)
OUTSIDE: Final[tuple[Address, ...]] = (
    ("GET", "/", home.front, None),
    ("GET", "/report/{report}/report.pdf", report.pdf, "reader"),
    ("GET", "/report/{report}/brief.pdf", report.brief, "reader"),
    ("GET", "/report/{report}/{page}", report.report, "reader"),
    ("GET", "/report/{report}/at/{fragment}", report.place, "reader"),
    ("GET", "/scenarios/{scenario}/{report}/report.pdf", report.pdf, "reader"),
    ("GET", "/scenarios/{scenario}/{report}/brief.pdf", report.brief, "reader"),
    ("GET", "/scenarios/{scenario}/{report}/{page}", report.report, "reader"),
    ("GET", "/scenarios/{scenario}/{report}/at/{fragment}", report.place, "reader"),
    ("GET", "/static/{digest}/{file}", report.static, None),
)
PATIENCE: Final = 0.1
"""How soon a file that another program changed is seen [s]."""
KEEPING: Final = (
    *(home.home, home.check, tables.tables, tables.table, tables.row, passages.document),
    *(passages.claim, review.candidates, review.candidate, conflicts.conflicts),
    *(conflicts.conflict, screening.hits, forum.forum, forum.person),
    *(printing.agendas, printing.table_signs),
)
"""Handlers whose pages depend on the folder, the last run and the visitor alone."""


def app(folder: Path, settings: Settings | None = None, patience: float = 0.0) -> Starlette:
    """Return the web page of a programme folder.

    Parameters
    ----------
    folder
        The programme folder.
    settings
        Where it is served and to whom; on this computer alone where none are given.
    patience
        How long the files of the folder are not looked at again [s].

    Raises
    ------
    WrongAccess
        It would be reached from elsewhere without users and TLS.
    """
    settings = settings or Settings()
    settings.check()
    office = Office(folder.resolve(), settings=settings, patience=patience)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncGenerator[None]:
        yield
        office.close()

    bucket = Bucket(AT_ONCE, EVERY)
    guard = Middleware(Guard, settings=settings, refusal=_refusal, changes=bucket)
    made = Starlette(
        routes=_routes(office),
        middleware=[guard],
        exception_handlers={HTTPException: _refused},
        lifespan=life,
    )
    made.router.redirect_slashes = False
    made.state.office = office
    return made


class Desk:
    """The web page of a programme folder, with what can be made ready before anybody asks."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.page: Starlette = app(folder, settings, PATIENCE)
        self._office: Office = self.page.state.office

    def get_ready(self) -> None:
        """Read the folder and the last run, and let what if get ready."""
        self._office.studies()
        if self._office.model() is not None:
            home.known_standings(self._office)
            self._office.asking.warm()

    def close(self) -> None:
        """End runs and questions."""
        self._office.close()


def _routes(office: Office) -> list[Route]:
    """Return the addresses; where nothing is said of a method, there is nothing for it."""
    addresses: list[Address] = [
        (method, f"/{language}/{path}", handler, role)
        for language in LANGUAGES
        for method, path, handler, role in DESK
    ]
    made: list[Route] = []
    for method, path, handler, role in (*OUTSIDE, *addresses):
        ready = report.kept if handler is report.report else None
        keeps = method == "GET" and handler in KEEPING
        way = door(office, handler, role, ready, keeps=keeps)
        made.append(Route(path, way, methods=[method]))
    return made


def _language(scope: Scope) -> str:
    accepted = dict(scope["headers"]).get(b"accept-language", b"").decode("latin-1")
    return language_of(str(scope["path"]), accepted)


def _refusal(scope: Scope, refused: Refused) -> Response:
    return refusal(_language(scope), refused)


async def _refused(request: Request, error: Exception) -> Response:
    status = HTTPStatus(error.status_code) if isinstance(error, HTTPException) else 400
    said = WRONG_METHOD if status == HTTPStatus.METHOD_NOT_ALLOWED else NOT_FOUND
    return _refusal(request.scope, Refused(HTTPStatus(status), said))
