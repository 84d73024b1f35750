"""The door: it lets a request in to what answers it, and gives answers what all of them bear."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable
from http import HTTPStatus
from logging import getLogger
from typing import Final
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corredor.core.errors import AnotherRun, CorredorError, Problems
from corredor.core.label import LANGUAGES
from corredor.web.guard import SAFE
from corredor.web.office import Office
from corredor.web.pages import page, preferred, speech_of
from corredor.web.refusals import FAULT, NO_LOGIN, NO_ROLE, WRONG_TOKEN, Refused, wrong_form
from corredor.web.settings import Role, User
from corredor.web.shelf import HELD, UNKEPT, packed
from corredor.web.visit import ROLE_NAMES, Visit

FORM_TYPE: Final = "application/x-www-form-urlencoded"
MOST_FIELDS: Final = 500
TOKEN: Final = "token"  # noqa: S105 - the name of a field
"""Field of a form that bears the token of the cookie."""
KEPT: Final = ("content-language", "content-disposition")
"""Headers of a page that are kept with it."""
HERE: Final = User("", "", "decider")
"""Whoever sits at this computer, where nobody logs in."""

Handler = Callable[[Visit], Response]
Ready = Callable[[Visit], Response | None]
Endpoint = Callable[[Request], Awaitable[Response]]


def door(
    office: Office,
    handler: Handler,
    role: Role | None = "reader",
    ready: Ready | None = None,
    *,
    keeps: bool = False,
) -> Endpoint:
    """Return the endpoint that lets a request in to a handler.

    Parameters
    ----------
    office
        The folder that is served.
    handler
        What answers; it runs in a thread of its own.
    role
        The least role that it takes; None where nobody needs to be logged in.
    ready
        Returns an answer that is kept ready, if there is one; it does nothing that takes time.
    keeps
        Whether its pages depend on nothing but the folder, the last run and the visitor, and so
        are kept for the same visitor.
    """

    async def endpoint(request: Request) -> Response:
        visit = _visit(office, request)
        try:
            _admit(visit, role)
            if request.method not in SAFE:
                visit.form = await _form(request, visit)
            key = _key(visit) if keeps and not visit.cookies else None
            held = office.shelf.kept(key) if key else None
            if held is not None:
                response = held.response(visit.headers, _cache(visit))
            else:
                kept = ready(visit) if ready else None
                response = kept or await run_in_threadpool(handler, visit)
                if key and response.status_code == HTTPStatus.OK:
                    response = _put(visit, key, response)
        except Refused as refused:
            if refused.said == NO_LOGIN and request.method in SAFE:
                login = f"/{visit.language}/login?{urlencode({'to': visit.address})}"
                return RedirectResponse(login, HTTPStatus.SEE_OTHER)
            response = refusal(visit.language, refused)
        except Problems as problems:
            response = visit.page("problems", HTTPStatus.UNPROCESSABLE_ENTITY,
                                  problems=problems.errors)  # fmt: skip
        except CorredorError as error:
            busy = isinstance(error, AnotherRun)
            status = HTTPStatus.CONFLICT if busy else HTTPStatus.UNPROCESSABLE_ENTITY
            response = visit.page("problems", status, problems=[error])
        except Exception:
            getLogger("corredor.web").exception("%s %s", request.method, request.url.path)
            response = refusal(visit.language, Refused(HTTPStatus.INTERNAL_SERVER_ERROR, FAULT))
        _set_cookies(response, visit)
        return response

    return endpoint


def _key(visit: Visit) -> Hashable:
    """Return all that a page of the desk depends on."""
    office = visit.office
    return (
        visit.address,
        visit.user,
        visit.token,
        office.stamp(),
        office.ran(),
        office.jobs.running,
        office.arrivals.stamp(),
        office.proposals.stamp(),
    )


def _put(visit: Visit, key: Hashable, response: Response) -> Response:
    headers = {name: response.headers[name] for name in KEPT if name in response.headers}
    made = packed(bytes(response.body), response.headers["content-type"], headers)
    return visit.office.shelf.put(key, made).response(visit.headers, _cache(visit))


def _cache(visit: Visit) -> str:
    return UNKEPT if visit.office.settings.users else HELD


def refusal(language: str, refused: Refused) -> Response:
    """Return the page that tells a refusal."""
    said = refused.text(speech_of(language).translate)
    return page("refusal", language, refused.status, said=said)


def language_of(path: str, accepted: str) -> str:
    """Return the language of an address, else the one that the browser prefers."""
    parts = path.split("/")
    named = [part for part in parts[1:3] if part in LANGUAGES]
    return named[0] if named else preferred(accepted)


def _visit(office: Office, request: Request) -> Visit:
    address = request.url.path
    if request.url.query:
        address += f"?{request.url.query}"
    session = request.cookies.get(_name(office, "session"), "")
    held = request.cookies.get(_name(office, "form"), "")
    visit = Visit(
        office=office,
        language=language_of(request.url.path, request.headers.get("accept-language", "")),
        user=_user(office, request, session),
        address=address,
        at={name: str(value) for name, value in request.path_params.items()},
        query=dict(request.query_params),
        form={},
        headers=request.headers,
        session=session,
        token=held,
    )
    if not office.tokens.is_ours(held, session):
        visit.token = office.tokens.form_token(session)
        visit.cookies["form"] = visit.token
    return visit


def _user(office: Office, request: Request, session: str) -> User:
    settings = office.settings
    if not settings.users:
        return HERE
    if settings.user_header:
        name = request.headers.get(settings.user_header, "")
    else:
        name = office.tokens.user_of(session)
    return settings.users.get(name, User("", "", "reader"))


def _admit(visit: Visit, role: Role | None) -> None:
    if role is None:
        return
    if visit.office.settings.users and not visit.user.id:
        raise Refused(HTTPStatus.UNAUTHORIZED, NO_LOGIN)
    if not visit.may(role):
        names = {
            "role": visit.say(ROLE_NAMES[role]),
            "own": visit.say(ROLE_NAMES[visit.user.role]),
        }
        raise Refused(HTTPStatus.FORBIDDEN, NO_ROLE, **names)


async def _form(request: Request, visit: Visit) -> dict[str, str]:
    """Return the fields of a form of this page.

    Raises
    ------
    Refused
        It is none, or was not made for this visitor.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise wrong_form()
    content = await request.body()
    try:
        held = parse_qs(
            content.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(content),
            encoding="utf-8",
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise wrong_form() from None
    form = {name: values[-1] for name, values in held.items()}
    if "form" in visit.cookies or form.pop(TOKEN, "") != visit.token:
        raise Refused(HTTPStatus.FORBIDDEN, WRONG_TOKEN)
    return form


def _name(office: Office, cookie: str) -> str:
    """Return the name of a cookie; with TLS one that no other host and no plain page can set."""
    return (
        f"__Host-{cookie}"
        if office.settings.secure
        else f"corredor-{office.settings.port}-{cookie}"
    )


def _set_cookies(response: Response, visit: Visit) -> None:
    for name, value in visit.cookies.items():
        response.set_cookie(
            _name(visit.office, name),
            value,
            max_age=None if value else 0,
            path="/",
            secure=visit.office.settings.secure,
            httponly=True,
            samesite="strict" if name == "form" else "lax",
        )
