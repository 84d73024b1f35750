"""Opening: what a visitor sees while a folder is read, from what the last run wrote down.

The studies, their data and the folder take seconds to load; whoever comes before that finds the
list of the report's chapters, and the overview in its place as soon as it is there.
"""

from __future__ import annotations

import asyncio
import threading
import tomllib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from logging import getLogger
from pathlib import Path
from typing import Any, Final, Protocol

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from corredor.core.label import LANGUAGES, Label
from corredor.run.record import read_record
from corredor.web.guard import Guard
from corredor.web.pages import page, preferred, speech_of
from corredor.web.refusals import FAULT, Refused
from corredor.web.settings import Settings
from corredor.web.tokens import Bucket

OUT: Final = "out"
FILE: Final = "programme.toml"
LARGEST: Final = 1_000_000


class Loaded(Protocol):
    """The page of a folder, once it is there."""

    @property
    def page(self) -> ASGIApp:
        """What answers requests."""
        ...

    def get_ready(self) -> None:
        """Read the folder, so that nobody has to wait for it."""
        ...

    def close(self) -> None:
        """End what it began."""
        ...


@dataclass
class Opening:
    """ASGI application: it opens a folder, answers meanwhile, and then hands requests on.

    Parameters
    ----------
    folder
        The programme folder.
    settings
        Where it is served and to whom.
    load
        Makes the page of the folder; it may take its time.
    """

    folder: Path
    settings: Settings
    load: Callable[[], Loaded]
    _made: Loaded | None = None
    _failed: bool = False
    _there: asyncio.Event = field(default_factory=asyncio.Event)
    _is_ready: threading.Event = field(default_factory=threading.Event)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif not self._is_ready.is_set() and self._is_home(scope):
            await self._guarded(scope, receive, send)
        else:
            await self._there.wait()
            answer = self._made.page if self._made is not None else self._guarded
            await answer(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        opener = threading.Thread(target=self._open, args=(loop,), daemon=True)
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                opener.start()
                await send({"type": "lifespan.startup.complete"})
            elif message["type"] == "lifespan.shutdown":
                if self._made is not None:
                    self._made.close()
                await send({"type": "lifespan.shutdown.complete"})
                return

    def _open(self, loop: asyncio.AbstractEventLoop) -> None:
        try:
            self._made = self.load()
            loop.call_soon_threadsafe(self._there.set)
            self._made.get_ready()
        except Exception:
            getLogger("corredor.web").exception("%s", self.folder)
            self._failed = self._made is None
            loop.call_soon_threadsafe(self._there.set)
        finally:
            self._is_ready.set()

    def _is_home(self, scope: Scope) -> bool:
        """Whether a request asks for the overview of a folder that anybody here may see."""
        homes = ("/", *(f"/{language}/" for language in LANGUAGES))
        is_get = scope["type"] == "http" and scope["method"] == "GET"
        return is_get and not self.settings.users and scope["path"] in homes

    @cached_property
    def _guarded(self) -> Guard:
        return Guard(self._answer, self.settings, _refusal, Bucket(1, 1.0))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        language = _language(scope)
        if self._failed:
            refused = Refused(HTTPStatus.INTERNAL_SERVER_ERROR, FAULT)
            await _refusal(scope, refused)(scope, receive, send)
            return
        response: Response = RedirectResponse(f"/{language}/", HTTPStatus.SEE_OTHER)
        if scope["path"] != "/":
            response = page("opening", language, visit=_Waiting(language), **self._known)
        await response(scope, receive, send)

    @property
    def _known(self) -> dict[str, Any]:
        """What is known of the folder before it is read."""
        record = read_record(self.folder / OUT)
        return {
            "title": self._title(),
            "studies": [str(step.get("study", "")) for step in record.steps] if record else [],
            "token": "",
            "running": False,
            "logs_in": False,
        }

    def _title(self) -> Label | None:
        try:
            path = self.folder / FILE
            if path.stat().st_size > LARGEST:
                return None
            held: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            names = {name: str(held["title"][name]) for name in LANGUAGES if name in held["title"]}
            return Label(**names)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


@dataclass(frozen=True)
class _Waiting:
    """A visit to a folder that isn't read yet."""

    language: str

    def in_language(self, language: str) -> str:
        return f"/{language}/"

    def at_work(self, address: str) -> bool:
        return not address


def _language(scope: Scope) -> str:
    named = str(scope["path"]).lstrip("/").partition("/")[0]
    accepted = Headers(scope=scope).get("accept-language", "")
    return named if named in LANGUAGES else preferred(accepted)


def _refusal(scope: Scope, refused: Refused) -> Response:
    language = _language(scope)
    return page(
        "refusal", language, refused.status, said=refused.text(speech_of(language).translate)
    )
