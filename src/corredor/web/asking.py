"""Asking: a process that is ready for questions of what if, tells how far it is, and can be ended.

An answer is kept for whoever asks the same of the same folder; so is a question under way, and
the page that asked may look again.
"""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from http import HTTPStatus
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Final, Protocol

from corredor.core.errors import N_
from corredor.web.refusals import Refused
from corredor.web.whatif import Answer, Question


class Channel(Protocol):
    """One end of a pipe between two processes."""

    def send(self, obj: Any) -> None:
        """Send an object."""

    def recv(self) -> Any:
        """Return the next object that was sent."""

    def poll(self, timeout: float | None = 0.0) -> bool:
        """Whether there is one within a time [s]."""
        ...

    def close(self) -> None:
        """Send no more."""


LONGEST: Final = 300.0
"""How long an answer may take [s]."""
WAITING: Final = 4
"""Questions that may be open at once."""
KEPT: Final = 50
"""Answers that are kept."""
TOO_LONG: Final = N_(
    "The answer takes more than {seconds} seconds. Choose fewer studies, or change the assumption "
    "in a copy of the folder and run it."
)
STOPPED: Final = N_("The computation stopped. Try once more, or run the study and look there.")
CANCELLED: Final = N_("The computation was cancelled.")
BUSY: Final = N_("Others are asking too; try again in a moment.")


@dataclass
class Inquiry:
    """A question under way or answered: what became of each study so far, and its end."""

    id: str
    question: Question
    steps: dict[str, str] = field(default_factory=dict[str, str])
    answer: Answer | None = None
    problem: Exception | None = None
    told: threading.Event = field(default_factory=threading.Event)
    cancelled: bool = False

    def end(self, problem: Exception | None = None) -> None:
        """End it, with what went wrong."""
        self.problem = problem
        self.told.set()


class Asking:
    """Answers questions on one folder, one after the other, in a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._news = threading.Condition(self._lock)
        self._held: OrderedDict[Hashable, Inquiry] = OrderedDict()
        self._waiting: deque[Inquiry | None] = deque()
        self._current: Inquiry | None = None
        self._thread: threading.Thread | None = None
        self._process: BaseProcess | None = None
        self._channel: Channel | None = None

    def ask(self, key: Hashable, question: Question) -> Inquiry:
        """Return the inquiry of a question, a new one where nobody asks it.

        One that ended badly is returned once more and then forgotten.

        Parameters
        ----------
        key
            The question, and the folder as it stands.
        question
            What is asked.

        Raises
        ------
        Refused
            Too many are asking.
        """
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
                if found.problem is not None:
                    del self._held[key]
                return found
            if sum(not one.told.is_set() for one in self._held.values()) >= WAITING:
                raise Refused(HTTPStatus.TOO_MANY_REQUESTS, BUSY)
            made = Inquiry(secrets.token_urlsafe(12), question)
            self._held[key] = made
            while len(self._held) > KEPT:
                self._held.popitem(last=False)
            self._put(made)
            return made

    def warm(self) -> None:
        """Let the process get ready before anybody asks."""
        with self._lock:
            self._put(Inquiry("", Question({})))

    def cancel(self, id: str) -> None:
        """End a question; the process goes where it computes it."""
        with self._lock:
            found = next((one for one in self._held.values() if one.id == id), None)
            if found is None or found.told.is_set():
                return
            found.cancelled = True
            if found is self._current:
                self._kill()
            else:
                found.end(Refused(HTTPStatus.SERVICE_UNAVAILABLE, CANCELLED))

    def end(self) -> None:
        """End the process and whatever waits."""
        with self._lock:
            self._waiting.append(None)
            self._kill()
            self._news.notify()
            thread = self._thread
        if thread is not None:
            thread.join()
        with self._lock:
            self._thread = None

    def _put(self, inquiry: Inquiry) -> None:
        self._waiting.append(inquiry)
        if self._thread is None:
            self._thread = threading.Thread(target=self._answer_all, daemon=True)
            self._thread.start()
        self._news.notify()

    def _answer_all(self) -> None:
        while True:
            with self._lock:
                while not self._waiting:
                    self._news.wait()
                inquiry = self._waiting.popleft()
                if inquiry is None:
                    return
                if inquiry.told.is_set():
                    continue
                self._current = inquiry
                channel = self._ready()
            problem: Exception | None = None
            try:
                self._answer(channel, inquiry)
            except Exception as error:
                problem = error
            with self._lock:
                self._current = None
                if inquiry.cancelled:
                    problem = Refused(HTTPStatus.SERVICE_UNAVAILABLE, CANCELLED)
            inquiry.end(problem)

    def _answer(self, channel: Channel, inquiry: Inquiry) -> None:
        try:
            channel.send(inquiry.question if inquiry.id else None)
            while channel.poll(LONGEST):
                kind, held = channel.recv()
                if kind == "step":
                    inquiry.steps.update([held])
                    continue
                if kind == "problem":
                    raise held
                inquiry.answer = held
                return
        except (EOFError, OSError):
            self._drop()
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, STOPPED) from None
        self._drop()
        raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, TOO_LONG, seconds=int(LONGEST))

    def _ready(self) -> Channel:
        if self._channel is None or self._process is None or not self._process.is_alive():
            self._kill()
            context = get_context("spawn")
            channel, theirs = context.Pipe()
            self._process = context.Process(
                target=answer_all, args=(self._folder, theirs), daemon=True
            )
            self._process.start()
            theirs.close()
            self._channel = channel
            return channel
        return self._channel

    def _drop(self) -> None:
        with self._lock:
            self._kill()

    def _kill(self) -> None:
        process, self._process = self._process, None
        channel, self._channel = self._channel, None
        if process is not None:
            process.kill()
            process.join()
        if channel is not None and self._current is None:
            channel.close()


def answer_all(folder: Path, channel: Channel) -> None:
    """Answer the questions that come through a channel until it is closed."""
    from corredor.web.whatif import answer, get_ready

    def tell(study: str, became: str) -> None:
        channel.send(("step", (study, became)))

    with contextlib.suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            question: Question | None = channel.recv()
            try:
                if question is None:
                    get_ready(folder)
                    channel.send(("answer", None))
                else:
                    channel.send(("answer", answer(folder, question, tell)))
            except Exception as error:
                channel.send(("problem", error))
