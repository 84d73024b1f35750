"""Cluster: work on the workers of a Dask scheduler; the one door to distributed."""

from __future__ import annotations

import socket
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial
from typing import Any, Final
from urllib.parse import urlsplit

from corredor.core.errors import N_, EngineMissing, SchedulerUnreachable, Wording
from corredor.core.study import Mapper
from corredor.run.code import all_code
from corredor.run.mapping import mapped_by

PATIENCE: Final = 10.0
"""How long the scheduler may take to answer [s]."""
OTHER_CODE: Final = N_("its workers have another version of corredor")
NO_WORKERS: Final = N_("it has no workers")
_LONGEST_PROBLEM: Final = 200
"""Characters shown of what the system says."""


class Cluster:
    """Tasks are done by the workers of a scheduler, which need not see this machine's files."""

    is_far = True

    def __init__(self, address: str, client: Any) -> None:
        self._address = address
        self._client = client
        self.count = max(1, sum(client.nthreads().values()))

    def submit(self, task: Callable[..., Any], *arguments: Any) -> Future[Any]:
        """Begin a task; one whose worker dies is begun again on another."""
        held = self._client.submit(task, *arguments, pure=False)
        made: Future[Any] = Future()
        held.add_done_callback(partial(_pass_on, made))
        return made

    @property
    def map(self) -> Mapper:
        """A map over the workers, in the order of the arguments."""
        return mapped_by(self.submit)

    def check_code(self) -> None:
        """Refuse workers that have another version of the code.

        Raises
        ------
        SchedulerUnreachable
            E414: one has, or there are no workers.
        """
        held: dict[str, str] = self._client.run(all_code)
        if set(held.values()) != {all_code()}:
            problem = OTHER_CODE if held else NO_WORKERS
            raise SchedulerUnreachable(None, address=self._address, problem=Wording(problem))


def _pass_on(made: Future[Any], done: Any) -> None:
    """Give the end of a task on the cluster to whoever waits here."""
    if done.cancelled():
        made.cancel()
        return
    error = done.exception()
    if error is not None:
        made.set_exception(error)
    else:
        made.set_result(done.result())


@contextmanager
def cluster(address: str) -> Generator[Cluster]:
    """Give the workers of a scheduler.

    Parameters
    ----------
    address
        Address of the scheduler, such as ``tcp://host:8786``; its workers need corredor in the
        same version.

    Raises
    ------
    SchedulerUnreachable
        E414: nothing answers there, or its workers have other code.
    EngineMissing
        E502: the extra ``corredor[cluster]`` isn't installed.
    """
    with connected(address) as client:
        held = Cluster(address, client)
        held.check_code()
        yield held


@contextmanager
def connected(address: str) -> Generator[Any]:
    """Give a client of a scheduler; see `cluster`."""
    try:
        import distributed as library
    except ImportError:
        raise EngineMissing(None, study="run", engine="distributed", extra="cluster") from None
    distributed: Any = library
    _knock(address)
    try:
        client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise _unreachable(address, error) from None
    with client:
        yield client


def first_come(client: Any, tasks: list[Any]) -> Iterator[Any]:
    """Yield the results of tasks of a client as they come."""
    import distributed as library

    distributed: Any = library
    for task in distributed.as_completed(tasks, loop=client.loop):
        yield task.result()


def _knock(address: str) -> None:
    """See that something listens there: a client that gets no answer leaves noise behind.

    Raises
    ------
    SchedulerUnreachable
        E414: nothing does, or it is no address.
    """
    try:
        parts = urlsplit(address if "//" in address else f"tcp://{address}")
        if not parts.hostname or not parts.port:
            raise ValueError("tcp://host:port")
        socket.create_connection((parts.hostname, parts.port), PATIENCE).close()
    except (OSError, ValueError) as error:
        raise _unreachable(address, error) from None


def _unreachable(address: str, error: Exception) -> SchedulerUnreachable:
    return SchedulerUnreachable(None, address=address, problem=str(error)[:_LONGEST_PROBLEM])
