"""The guard: what every request passes before anything is done, and what every answer bears."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from corredor.web.refusals import TOO_LARGE, TOO_MANY, WRONG_HOST, WRONG_ORIGIN, WRONG_PEER, Refused
from corredor.web.settings import Settings
from corredor.web.shelf import STYLES
from corredor.web.tokens import Bucket

LARGEST: Final = 1_000_000
"""Bytes of the largest form that is taken."""
AT_ONCE: Final = 60
EVERY: Final = 0.5
"""Changes that one address may ask for at once, and the seconds until there may be one more."""
MOST_ADDRESS: Final = 64
"""Characters of the longest address."""
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'{styles}; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content Security Policy: no script and no style but the page's own files."""
HEADERS: Final = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
HSTS: Final = "max-age=31536000"
SAFE: Final = ("GET", "HEAD")

Refusal = Callable[[Scope, Refused], Response]
"""Makes the page that tells a refusal."""


def too_large() -> Refused:
    """Return the refusal of a body that is larger than is taken."""
    return Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_LARGE, limit=LARGEST)


@dataclass(frozen=True)
class Guard:
    """ASGI middleware: host, origin, size and number of requests; headers of answers."""

    app: ASGIApp
    settings: Settings
    refusal: Refusal
    changes: Bucket

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it with a refusal."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send, self.settings.secure)
        refused = self._refused(scope)
        if refused is not None:
            await self.refusal(scope, refused)(scope, receive, answer)
            return
        await self.app(scope, _Bounded(receive), answer)

    def _refused(self, scope: Scope) -> Refused | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if name_of(host) not in self.settings.names:
            return Refused(HTTPStatus.BAD_REQUEST, WRONG_HOST, host=host[:80] or "—")
        peer = peer_of(scope)
        if self.settings.proxies and peer not in self.settings.proxies:
            return Refused(HTTPStatus.FORBIDDEN, WRONG_PEER)
        if is_foreign(scope["method"], headers):
            return Refused(HTTPStatus.FORBIDDEN, WRONG_ORIGIN)
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:18]) > LARGEST:
            return too_large()
        who = visitor_of(headers, peer, self.settings)
        wait = 0.0 if scope["method"] in SAFE else self.changes.take(who)
        if wait:
            return Refused(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY, seconds=int(wait) + 1)
        return None


def name_of(host: str) -> str:
    """Return the name in a Host header, without its port.

    Examples
    --------
    >>> name_of("LOCALHOST:8765"), name_of("[::1]:80"), name_of("a.example")
    ('localhost', '[::1]', 'a.example')
    """
    held = host.strip().lower()
    if held.startswith("["):
        return held.partition("]")[0] + "]" if "]" in held else held
    return held.partition(":")[0]


def peer_of(scope: Scope) -> str:
    """Return the address from which a request came."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def visitor_of(headers: Headers, peer: str, settings: Settings) -> str:
    """Return whom a request is counted for: who asks the proxy, else who asks this page.

    Of the addresses that proxies wrote down the last is meant that is no proxy of ours: those
    before it are what the visitor says.
    """
    if peer not in settings.proxies:
        return peer
    named = headers.getlist("x-forwarded-for")
    stated = [one.strip() for one in ",".join(named).split(",") if one.strip()]
    others = [one for one in stated if one not in settings.proxies]
    return others[-1][:MOST_ADDRESS] if others else peer


def is_foreign(method: str, headers: Headers) -> bool:
    """Whether another page makes a browser ask.

    What changes something must come from a page of this very host. Whatever else is asked for may
    be gone to from elsewhere, as by a link, and not fetched into other pages.
    """
    site = headers.get("sec-fetch-site", "")
    if method in SAFE:
        if site not in ("cross-site", "same-site"):
            return False
        return headers.get("sec-fetch-mode") != "navigate"
    if site not in ("", "same-origin"):
        return True
    stated = headers.get("origin") or headers.get("referer", "")
    scheme, _, rest = stated.partition("://")
    asked = rest.partition("/")[0].lower()
    return scheme not in ("http", "https") or asked != headers.get("host", "").lower()


class _Bounded:
    """Receives a body and stops where it grows too large."""

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._size = 0

    async def __call__(self) -> Message:
        message = await self._receive()
        self._size += len(message.get("body", b""))
        if self._size > LARGEST:
            raise too_large()
        return message


class _Answer:
    """Sends an answer with the headers that all bear."""

    def __init__(self, send: Send, secure: bool) -> None:
        self._send = send
        self._secure = secure

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            styles = headers.get(STYLES, "")
            if STYLES in headers:
                del headers[STYLES]
            styles = f" {styles}" if styles else ""
            headers["content-security-policy"] = POLICY.format(styles=styles)
            for name, value in HEADERS.items():
                headers[name] = value
            if self._secure:
                headers["strict-transport-security"] = HSTS
            headers.setdefault("cache-control", "no-store")
        await self._send(message)
