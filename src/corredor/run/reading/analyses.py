"""Analyses: each document once, from the store or made now, here or on a cluster."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Final, Protocol

from corredor.core.source import Document
from corredor.run.code import source_digest
from corredor.run.digests import canonical
from corredor.run.output import write_below
from corredor.run.reading.cluster import corpora_on
from corredor.run.reading.records_json import record_bytes, record_of
from corredor.run.reading.work import analysed
from corredor.studies.evidence.calc.corpus import Analysis, Corpus, merged

Progress = Callable[[int, int], None]
"""Is told how many documents are done and how many there are."""
FOLDER: Final = "reading"
"""Folder below ``out/`` that keeps an analysis of each document."""
BATCH: Final = 20
"""Documents of one task; fewer than two tasks are done in this process."""
CODE: Final = ("studies/evidence", "core", "data", "units")


class Wanted(Protocol):
    """How many processes, or which scheduler."""

    @property
    def jobs(self) -> int | None:
        """Processes; None for one per core."""
        ...

    @property
    def scheduler(self) -> str:
        """Address of a scheduler; empty for this machine."""
        ...


def analyses_of(
    documents: Mapping[str, Document],
    countries: tuple[str, ...],
    out: Path,
    wanted: Wanted,
    progress: Progress,
    others: Mapping[str, Document] | None = None,
) -> Corpus:
    """Return the corpus of some documents; what was analysed before is taken from ``out/``.

    An interrupted reading goes on where it was: each analysis is kept as it is made. Of `others`
    the corpus holds those alone that were analysed before.
    """
    everything = {**(others or {}), **documents}
    keys = {name: _key(document, countries) for name, document in everything.items()}
    held = {name: _kept(out, key) for name, key in keys.items()}
    missing = [document for name, document in documents.items() if held[name] is None]
    done = len(documents) - len(missing)
    parts = [Corpus(tuple(analysis for analysis in held.values() if analysis is not None))]
    for part in _made(missing, countries, wanted):
        for analysis in part.analyses:
            write_below(out, f"{FOLDER}/{keys[analysis.document]}", record_bytes(analysis))
        parts.append(part)
        done += len(part.analyses)
        progress(done, len(documents))
    _forget(out, frozenset(keys.values()), len(everything))
    return merged(parts)


def _key(document: Document, countries: tuple[str, ...]) -> str:
    state = canonical(
        [
            document.id,
            document.sha256,
            document.language,
            document.publisher,
            document.published,
            document.title,
            list(countries),
            source_digest(CODE),
        ]
    )
    return hashlib.sha256(state).hexdigest()


def _kept(out: Path, key: str) -> Analysis | None:
    try:
        return record_of(Analysis, (out / FOLDER / key).read_bytes())
    except (OSError, ValueError):
        return None


def _forget(out: Path, used: frozenset[str], count: int) -> None:
    """Remove analyses of other texts once there are more of them than documents."""
    held = sorted((out / FOLDER).glob("*"))
    unused = [path for path in held if path.name not in used]
    if len(unused) > max(count, BATCH):
        for path in unused:
            path.unlink(missing_ok=True)


def _made(
    documents: Sequence[Document], countries: tuple[str, ...], wanted: Wanted
) -> Iterator[Corpus]:
    batches = [documents[at : at + BATCH] for at in range(0, len(documents), BATCH)]
    if wanted.scheduler:
        yield from corpora_on(wanted.scheduler, batches, countries)
        return
    jobs = min(wanted.jobs or cpu_count() or 1, len(batches))
    if jobs < 2:
        for document in documents:
            yield analysed([document], countries)
        return
    yield from _pooled(batches, countries, jobs)


def _pooled(
    batches: Sequence[Sequence[Document]],
    countries: tuple[str, ...],
    jobs: int,
) -> Iterator[Corpus]:
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"))
    try:
        tasks = [pool.submit(analysed, batch, countries) for batch in batches]
        for task in as_completed(tasks):
            yield task.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
