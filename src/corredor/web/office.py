"""The office: a folder that is served, who may write in it, and what goes on in it."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from corredor.run.output import claim_output, locked
from corredor.web.arrivals import Arrivals
from corredor.web.asking import Asking
from corredor.web.folder import KnownFolder
from corredor.web.jobs import Jobs
from corredor.web.log import Log
from corredor.web.proposals import Proposals
from corredor.web.settings import Settings
from corredor.web.shelf import Shelf
from corredor.web.tokens import Bucket, Tokens

LOGINS: Final = 5
PAGES: Final = 300
"""Pages of the desk that are kept."""
LOGIN_SECONDS: Final = 30.0
"""Wrong passwords that may be given for a name at once, and the seconds until one more."""


@dataclass
class Office(KnownFolder):
    """A folder that is served."""

    settings: Settings = field(default_factory=Settings)
    tokens: Tokens = field(default_factory=Tokens)
    logins: Bucket = field(default_factory=lambda: Bucket(LOGINS, LOGIN_SECONDS))
    pen: threading.Lock = field(default_factory=threading.Lock)
    shelf: Shelf = field(default_factory=lambda: Shelf(PAGES), repr=False)

    @cached_property
    def log(self) -> Log:
        """The log of what was decided and changed."""
        return Log(self.folder)

    @cached_property
    def jobs(self) -> Jobs:
        """The run that is under way, if one is."""
        return Jobs(self.folder)

    @cached_property
    def arrivals(self) -> Arrivals:
        """Who has come on the day of the forum."""
        return Arrivals(self.folder)

    @cached_property
    def proposals(self) -> Proposals:
        """Decisions that wait for a second person."""
        return Proposals(self.folder)

    @cached_property
    def asking(self) -> Asking:
        """Who answers questions of what if."""
        return Asking(self.folder)

    def close(self) -> None:
        """End the run and the questions that are under way."""
        self.jobs.cancel()
        self.asking.end()

    @contextmanager
    def alone(self) -> Generator[None]:
        """Hold the folder alone among those who work on this page."""
        with self.pen:
            self.look_again()
            try:
                yield
            finally:
                self.look_again()

    @contextmanager
    def writing(self) -> Generator[None]:
        """Hold the folder alone while it is written.

        Raises
        ------
        AnotherRun
            E410: a run or another command holds it.
        """
        with self.alone(), locked(claim_output(self.folder)):
            yield
