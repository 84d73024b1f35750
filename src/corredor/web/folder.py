"""The folder: what is known of it, read again when its files change and not before."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from corredor.core.errors import CorredorError, NoRunYet, Problems
from corredor.core.study import Study
from corredor.core.table import TableSpec
from corredor.programme.folder import Programme
from corredor.programme.listing import files_of
from corredor.programme.specs import COMMON
from corredor.report.model import ReportModel
from corredor.run.checking import wrong_rows
from corredor.run.main_job import load, raw_of
from corredor.run.output import NAME as OUT
from corredor.run.plan import installed_studies, ordered
from corredor.run.publish import load_model
from corredor.run.record import FILE as RECORD
from corredor.run.record import RunRecord, read_record

T = TypeVar("T")
Stamp = tuple[tuple[str, int, int], ...]
"""Names, times of change and sizes of files: equal stamps mean that nothing has changed."""


@dataclass(frozen=True)
class Reading:
    """A folder as it was read: the programme, None where it has errors, and all problems."""

    programme: Programme | None
    problems: tuple[CorredorError, ...]

    @property
    def errors(self) -> tuple[CorredorError, ...]:
        """Those because of which nothing runs."""
        return tuple(one for one in self.problems if one.severity == "error")


@dataclass
class KnownFolder:
    """A programme folder, and what was made of it as it stands."""

    folder: Path
    patience: float = field(default=0.0, kw_only=True)
    """How long files are not looked at again [s]."""
    _looked: tuple[float, Stamp] = field(default=(-math.inf, ()), repr=False)
    _seen: dict[str, tuple[object, object]] = field(
        default_factory=dict[str, tuple[object, object]], repr=False
    )
    _reader: threading.RLock = field(default_factory=threading.RLock, repr=False)

    @property
    def out(self) -> Path:
        """The folder of results."""
        return self.folder / OUT

    @cached_property
    def specs(self) -> Mapping[str, TableSpec]:
        """The tables that the folder may have, by name."""
        tables = [one for study in installed_studies().values() for one in study.own_tables]
        return {spec.name: spec for spec in (*COMMON, *tables)}

    def stamp(self) -> Stamp:
        """Return what changes whenever a file of the folder does."""
        now = time.monotonic()
        at, held = self._looked
        if now - at >= self.patience:
            held = _stamp(self.folder, files_of(self.folder))
            self._looked = (now, held)
        return held

    def look_again(self) -> None:
        """Forget how the files were: one of them was written."""
        self._looked = (-math.inf, ())

    def reading(self) -> Reading:
        """Return the folder as it is now."""
        return self.keep("reading", self.stamp(), lambda: read(self.folder))

    def programme(self) -> Programme:
        """Return the programme.

        Raises
        ------
        Problems
            The folder has errors.
        """
        held = self.reading()
        if held.programme is None:
            raise Problems(held.problems)
        return held.programme

    def studies(self) -> tuple[Study, ...]:
        """Return the studies that a run would run, in order."""
        held = self.reading()
        wanted = held.programme.wanted if held.programme else ()
        return ordered(installed_studies(), wanted, wanted)

    def record(self) -> RunRecord | None:
        """Return the record of the last run; None if nothing has run."""
        return self.keep("record", self.ran(), lambda: read_record(self.out))

    def model(self) -> ReportModel | None:
        """Return what the last run found; None if nothing has run."""
        return self.keep("model", self.ran(), self._model)

    def _model(self) -> ReportModel | None:
        try:
            return load_model(self.out)
        except NoRunYet:
            return None

    def ran(self) -> Stamp:
        """Return what changes whenever a run ends."""
        return _stamp(self.out, [RECORD])

    def changed(self) -> tuple[str, ...]:
        """Return the files that changed after the last run."""
        record = self.record()
        before = dict(record.raw) if record else {}
        stamp = self.stamp()
        now = self.keep("digests", stamp, lambda: raw_of(self.folder))
        return tuple(sorted(n for n in {*before, *now} if before.get(n) != now.get(n)))

    def keep(self, name: str, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key, or make it; of each name the last one is kept."""
        with self._reader:
            held = self._seen.get(name)
            if held is None or held[0] != key:
                held = (key, make())
                self._seen[name] = held
            return cast("T", held[1])


def read(folder: Path, *, judged: bool = True) -> Reading:
    """Read a folder as ``corredor check`` does; where not `judged`, studies don't look at rows."""
    try:
        programme, studies = load(folder)
    except Problems as problems:
        return Reading(None, problems.errors)
    except CorredorError as error:
        return Reading(None, (error,))
    wrong = (
        wrong_rows(programme, ordered(studies, programme.wanted, programme.wanted))
        if judged
        else ()
    )
    problems = sorted((*programme.remarks, *wrong), key=lambda error: error.order)
    return Reading(programme, tuple(problems))


def _stamp(root: Path, names: Iterable[str]) -> Stamp:
    made: list[tuple[str, int, int]] = []
    for name in names:
        try:
            status = (root / name).stat()
        except OSError:
            continue
        made.append((name, status.st_mtime_ns, status.st_size))
    return tuple(made)
