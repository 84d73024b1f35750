"""Cluster: the same analyses on the workers of a scheduler."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from corredor.run.cluster import connected, first_come
from corredor.run.reading.work import analysed
from corredor.studies.evidence.calc.corpus import Corpus

if TYPE_CHECKING:
    from corredor.core.source import Document


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
    with connected(address) as client:
        tasks = [client.submit(analysed, list(batch), countries, pure=True) for batch in batches]
        yield from first_come(client, tasks)
