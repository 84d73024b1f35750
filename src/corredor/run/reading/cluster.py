"""Cluster: the same analyses on a Dask scheduler; the one door to distributed."""

from __future__ import annotations

import socket
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corredor.core.errors import EngineMissing, SchedulerUnreachable
from corredor.run.reading.work import analysed
from corredor.studies.evidence.calc.corpus import Corpus

if TYPE_CHECKING:
    from corredor.core.source import Document

PATIENCE = 10.0
"""How long the scheduler may take to answer [s]."""
_LONGEST_PROBLEM = 200
"""Characters shown of what the system says."""


def corpora_on(
    address: str, batches: Sequence[Sequence[Document]], countries: tuple[str, ...]
) -> Iterator[Corpus]:
    """Yield the corpora of batches as the workers of a scheduler finish them.

    Parameters
    ----------
    address
        Address of the scheduler, such as ``tcp://host:8786``; its workers need corredor in the
        same version.
    batches
        Documents of each task.
    countries
        Countries of the corridor.

    Raises
    ------
    SchedulerUnreachable
        E414: nothing answers there.
    EngineMissing
        E502: the extra ``corredor[cluster]`` isn't installed.
    """
    try:
        import distributed as library
    except ImportError:
        raise EngineMissing(None, study="evidence", engine="distributed", extra="cluster") from None
    distributed: Any = library
    _knock(address)
    try:
        client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise _unreachable(address, error) from None
    with client:
        tasks = [client.submit(analysed, list(batch), countries, pure=True) for batch in batches]
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
