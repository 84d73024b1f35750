"""Login and logout, where the page has users; and the log of what they did."""

from __future__ import annotations

import threading
from http import HTTPStatus
from typing import Final

from starlette.responses import RedirectResponse, Response

from corredor.core.errors import N_
from corredor.core.label import LANGUAGES
from corredor.web.passwords import fits, hashed
from corredor.web.refusals import TOO_MANY, Refused, not_found
from corredor.web.visit import Visit

WRONG: Final = N_("Name or password is wrong.")
NOBODY: Final = hashed("", log_n=1)
"""Compared where nobody has the name, so that the answer doesn't tell it."""
ACTIONS: Final = {
    "accept": N_("accepted"),
    "reject": N_("rejected"),
    "reopened": N_("left open again"),
    "decided": N_("conflict decided"),
    "changed": N_("row changed"),
    "added": N_("row or meeting added"),
    "removed": N_("row removed"),
    "run": N_("run started"),
    "read": N_("reading started"),
    "cancel": N_("run cancelled"),
    "freeze": N_("plan sent out"),
    "false_positive": N_("It is somebody else"),
    "true": N_("It is the listed one"),
    "escalate": N_("Somebody above must decide"),
    "proposed": N_("decision proposed"),
    "disagreed": N_("proposal taken out"),
    "scenario": N_("scenario saved"),
    "login_failed": N_("wrong password"),
    "erased": N_("person erased from the log"),
    "no_show": N_("does not come"),
    "late": N_("comes late"),
    "back": N_("is back"),
    "cancelled": N_("meeting called off"),
    "room_closed": N_("room closed"),
}
"""What the log calls what was done, and how it is said."""
ONE: Final = threading.Lock()
"""A comparison takes much memory: one at a time."""


def form(visit: Visit) -> Response:
    """Show the form, or check what was entered in it."""
    settings = visit.office.settings
    if not settings.users or settings.user_header:
        raise not_found()
    if not visit.form:
        return visit.page("login", to=_inside(visit.query.get("to", "")), wrong="", name="")
    name, to = visit.form.get("name", "").strip(), _inside(visit.form.get("to", ""))
    wait = visit.office.logins.take(name.casefold()[:80])
    if wait:
        raise Refused(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY, seconds=int(wait) + 1)
    user = settings.users.get(name)
    kept = user.password if user else next(iter(settings.users.values())).password or NOBODY
    with ONE:
        right = fits(visit.form.get("password", ""), kept)
    if user is None or not right:
        visit.office.log.write(user.id if user else "", "login_failed", "")
        return visit.page("login", HTTPStatus.UNAUTHORIZED, to=to, wrong=WRONG, name=name)
    session = visit.office.tokens.log_in(user.id)
    visit.cookies["session"] = session
    visit.cookies["form"] = visit.office.tokens.form_token(session)
    return RedirectResponse(to or f"/{visit.language}/", HTTPStatus.SEE_OTHER)


def leave(visit: Visit) -> Response:
    """End the session."""
    visit.office.tokens.log_out(visit.session)
    visit.cookies["session"] = ""
    visit.cookies["form"] = visit.office.tokens.form_token("")
    return RedirectResponse(f"/{visit.language}/login", HTTPStatus.SEE_OTHER)


def _inside(address: str) -> str:
    """Return an address of this page; empty for any other.

    Examples
    --------
    >>> _inside("/es/tables?x=1"), _inside("//elsewhere.example"), _inside("https://a.example")
    ('/es/tables?x=1', '', '')
    """
    first = address.split("/")[1:2]
    sound = address.startswith("/") and first and first[0] in (*LANGUAGES, "report")
    return address if sound and "\\" not in address and address.isprintable() else ""


def log(visit: Visit) -> Response:
    """Show who decided and changed what."""
    actions = {name: visit.say(text) for name, text in ACTIONS.items()}
    return visit.page("log", entries=visit.office.log.entries(), actions=actions)
