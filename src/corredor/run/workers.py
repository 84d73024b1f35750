"""Workers: where a study's work is done: in this process, in several, or on a cluster.

No result depends on where it was made.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import Any, Protocol

from corredor.core.study import Mapper
from corredor.run.mapping import mapped_by


class Workers(Protocol):
    """Where tasks are done.

    `count` is how many tasks can be under way at once; with one, they are done where they are
    submitted. `is_far` tells that workers don't see the files of this machine.
    """

    count: int
    is_far: bool

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begin a task; function, arguments and result can be pickled."""
        ...

    @property
    def map(self) -> Mapper:
        """A builtin `map` whose calls are shared out."""
        ...


class Inline:
    """Tasks are done at once, in this process."""

    count = 1
    is_far = False

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Do a task; what it raises comes out here."""
        done: Future[Any] = Future()
        done.set_result(task(*arguments))
        return done

    @property
    def map(self) -> Mapper:
        """The builtin."""
        return map


class Processes:
    """Tasks are done by some processes of this machine."""

    is_far = False

    def __init__(self, count: int) -> None:
        self.count = count
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begin a task; the processes are started with the first one."""
        if self._pool is None:
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self.count, context, initializer=_begin)
        return self._pool.submit(task, *arguments)

    @property
    def map(self) -> Mapper:
        """A map over the processes, in the order of the arguments."""
        return mapped_by(self.submit)

    def end(self) -> None:
        """End the processes, also in the midst of a task."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        running = list((pool._processes or {}).values())  # pyright: ignore[reportPrivateUsage]
        pool.shutdown(wait=False, cancel_futures=True)
        for process in running:
            process.terminate()
        for process in running:
            process.join()


def _begin() -> None:
    """Leave the keyboard to the process that began this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@contextmanager
def workers(jobs: int, scheduler: str = "") -> Generator[Workers]:
    """Give workers: some processes, a cluster by its address, or for one job this process.

    Raises
    ------
    SchedulerUnreachable
        E414: nothing answers at the address.
    EngineMissing
        E502: the extra ``corredor[cluster]`` isn't installed.
    """
    if scheduler:
        from corredor.run.cluster import cluster

        with cluster(scheduler) as held:
            yield held
        return
    if jobs <= 1:
        yield Inline()
        return
    processes = Processes(jobs)
    try:
        yield processes
    finally:
        processes.end()


def first_done(tasks: Sequence[Future[Any]]) -> Future[Any]:
    """Return a task that is done, as soon as there is one."""
    from concurrent.futures import FIRST_COMPLETED
    from concurrent.futures import wait as until

    done = until(tasks, return_when=FIRST_COMPLETED).done
    return next(task for task in tasks if task in done)
