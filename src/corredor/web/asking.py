"""Asking: a process that is ready for questions of what if, and is ended when it takes long."""

from __future__ import annotations

import threading
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from concurrent.futures import TimeoutError as Late
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from corredor.core.errors import N_
from corredor.web.refusals import Refused
from corredor.web.whatif import Answer, Question, answer

LONGEST: Final = 30.0
"""How long an answer may take [s]."""
WAITING: Final = 4
"""Questions that may wait at once."""
TOO_LONG: Final = N_(
    "The answer takes more than {seconds} seconds. Choose fewer studies, or change the assumption "
    "in a copy of the folder and run it."
)
STOPPED: Final = N_("The computation stopped. Try once more, or run the study and look there.")
BUSY: Final = N_("Others are asking too; try again in a moment.")


class Asking:
    """Answers questions on one folder, one after the other."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pool: ProcessPoolExecutor | None = None
        self._turn = threading.Lock()
        self._places = threading.BoundedSemaphore(WAITING)

    def ask(self, question: Question) -> Answer:
        """Return the answer to a question.

        Raises
        ------
        Refused
            It takes too long, or too many are asking.
        """
        if not self._places.acquire(blocking=False):
            raise Refused(HTTPStatus.TOO_MANY_REQUESTS, BUSY)
        try:
            with self._turn:
                return self._answered(question)
        finally:
            self._places.release()

    def _answered(self, question: Question) -> Answer:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
        try:
            return self._pool.submit(answer, self._folder, question).result(LONGEST)
        except Late:
            self.end()
            refused = Refused(HTTPStatus.SERVICE_UNAVAILABLE, TOO_LONG, seconds=int(LONGEST))
            raise refused from None
        except BrokenExecutor:
            self.end()
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE, STOPPED) from None

    def end(self) -> None:
        """End the process."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        for process in list((pool._processes or {}).values()):  # pyright: ignore[reportPrivateUsage]
            process.kill()
        pool.shutdown(wait=True, cancel_futures=True)
