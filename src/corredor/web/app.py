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
    report,
    review,
    runs,
    scenarios,
    screening,
    tables,
)
from corredor.web.guard import AT_ONCE, EVERY, Guard
from corredor.web.office import Office
from corredor.web.refusals import NOT_FOUND, WRONG_METHOD, Refused
from corredor.web.settings import Role, Settings
from corredor.web.tokens import Bucket
from corredor.web.visit import Handler, door, language_of, refusal

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
    ("GET", "forum", forum.forum, "reader"),
    ("GET", "forum/people/{person}", forum.person, "reader"),
    ("GET", "forum/people/{person}/calendar.ics", forum.calendar, "reader"),
    ("POST", "forum/changes", forum.note, "editor"),
    ("POST", "forum/plan", forum.send_out, "decider"),
    ("GET", "tables", tables.tables, "reader"),
    ("GET", "tables/show", tables.table, "reader"),
    ("GET", "tables/row", tables.row, "editor"),
    ("POST", "tables/row", tables.save, "editor"),
    ("GET", "documents/{document}", passages.document, "reader"),
    ("GET", "review", review.candidates, "reader"),
    ("POST", "review", review.carry, "decider"),
    ("GET", "review/{candidate}", review.candidate, "reader"),
    ("POST", "review/{candidate}", review.decide, "decider"),
    ("GET", "conflicts", conflicts.conflicts, "reader"),
    ("GET", "conflicts/{fact}", conflicts.conflict, "reader"),
    ("POST", "conflicts/{fact}", conflicts.decide, "decider"),
    ("GET", "screening", screening.hits, "reader"),
    ("POST", "screening", screening.decide, "decider"),
    ("GET", "run/events", runs.events, "reader"),
)
OUTSIDE: Final[tuple[Address, ...]] = (
    ("GET", "/", home.front, None),
    ("GET", "/report/{report}/{page}", report.report, "reader"),
    ("GET", "/static/{digest}/{file}", report.static, None),
)


def app(folder: Path, settings: Settings | None = None) -> Starlette:
    """Return the web page of a programme folder.

    Parameters
    ----------
    folder
        The programme folder.
    settings
        Where it is served and to whom; on this computer alone where none are given.

    Raises
    ------
    WrongAccess
        It would be reached from elsewhere without users and TLS.
    """
    settings = settings or Settings()
    settings.check()
    office = Office(folder.resolve(), settings=settings)

    @asynccontextmanager
    async def life(_: Starlette) -> AsyncGenerator[None]:
        yield
        office.jobs.cancel()
        office.asking.end()

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
        made.append(Route(path, door(office, handler, role, ready), methods=[method]))
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
