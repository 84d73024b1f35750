"""A visit: one request that was let in, and what pages need to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote, urlencode

from starlette.responses import RedirectResponse, Response

from corredor.core.errors import N_
from corredor.web.office import Office
from corredor.web.pages import page, speech_of
from corredor.web.refusals import wrong_form
from corredor.web.settings import ROLES, Role, User

ROLE_NAMES: Final[Mapping[str, str]] = {
    "reader": N_("reader"),
    "editor": N_("editor"),
    "decider": N_("decider"),
}


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
