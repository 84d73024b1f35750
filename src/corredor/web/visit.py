"""A visit: one request that was let in, and the door that lets it in."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from logging import getLogger
from typing import Any, Final
from urllib.parse import parse_qs, quote, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from corredor.core.errors import N_, AnotherRun, CorredorError, Problems
from corredor.core.label import LANGUAGES
from corredor.web.guard import SAFE
from corredor.web.office import Office
from corredor.web.pages import page, preferred, speech_of
from corredor.web.refusals import FAULT, NO_LOGIN, NO_ROLE, WRONG_TOKEN, Refused, wrong_form
from corredor.web.settings import ROLES, Role, User

FORM_TYPE: Final = "application/x-www-form-urlencoded"
MOST_FIELDS: Final = 500
TOKEN: Final = "token"  # noqa: S105 - the name of a field
"""Field of a form that bears the token of the cookie."""
ROLE_NAMES: Final[Mapping[str, str]] = {
    "reader": N_("reader"),
    "editor": N_("editor"),
    "decider": N_("decider"),
}
HERE: Final = User("", "", "decider")
"""Whoever sits at this computer, where nobody logs in."""


@dataclass
class Visit:
    """A request that was let in.

    `form` holds the fields of a form that was sent, `at` the parts of the address; `token` goes
    into every form of the answer.
    """

    office: Office
    language: str
    user: User
    address: str
    at: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, str]
    headers: Mapping[str, str]
    session: str = ""
    token: str = ""
    cookies: dict[str, str] = field(default_factory=dict[str, str])

    def say(self, text: str, **fields: object) -> str:
        """Return a marked text in the visitor's language."""
        return speech_of(self.language).translate(text).format(**fields)

    def page(self, name: str, status: int = 200, /, **fields: Any) -> Response:
        """Return a page with what all pages of the desk show."""
        return page(name, self.language, status, **self.frame, **fields)

    @property
    def frame(self) -> dict[str, Any]:
        """What the frame of a page needs."""
        settings = self.office.settings
        return {
            "visit": self,
            "token": self.token,
            "user": self.user,
            "logs_in": bool(settings.users) and not settings.user_header,
            "can_edit": self.may("editor"),
            "can_decide": self.may("decider"),
            "running": self.office.jobs.running,
        }

    def may(self, role: Role) -> bool:
        """Whether the visitor has a role."""
        return ROLES.index(self.user.role) >= ROLES.index(role)

    def in_language(self, language: str) -> str:
        """Return the address of this very page in another language."""
        rest = self.address.removeprefix(f"/{self.language}")
        return f"/{language}{rest}" if rest.startswith("/") else f"/{language}/"

    def at_work(self, address: str) -> bool:
        """Whether this page belongs to a part of the desk."""
        rest = self.address.partition("?")[0].removeprefix(f"/{self.language}/")
        return rest.partition("/")[0] == address

    def to(self, address: str, **query: str) -> str:
        """Return the address of a page of the desk in the visitor's language."""
        held = urlencode({name: value for name, value in query.items() if value})
        return f"/{self.language}/{quote(address)}" + (f"?{held}" if held else "")

    def go(self, address: str, **query: str) -> Response:
        """Send the visitor to a page of the desk after something was done."""
        return RedirectResponse(self.to(address, **query), HTTPStatus.SEE_OTHER)

    def field(self, name: str, *, needed: bool = True) -> str:
        """Return a field of the form that was sent.

        Raises
        ------
        Refused
            It is missing, or empty where it is needed.
        """
        value = self.form.get(name, "").strip()
        if needed and not value:
            raise wrong_form()
        return value

    @property
    def who(self) -> str:
        """The name that a decision bears: that of the login, else the one that the form states."""
        return self.user.name or " ".join(self.field("person").split())


Handler = Callable[[Visit], Response]
Ready = Callable[[Visit], Response | None]
Endpoint = Callable[[Request], Awaitable[Response]]


def door(
    office: Office, handler: Handler, role: Role | None = "reader", ready: Ready | None = None
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
    """

    async def endpoint(request: Request) -> Response:
        visit = _visit(office, request)
        try:
            _admit(visit, role)
            if request.method not in SAFE:
                visit.form = await _form(request, visit)
            kept = ready(visit) if ready else None
            response = kept or await run_in_threadpool(handler, visit)
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
