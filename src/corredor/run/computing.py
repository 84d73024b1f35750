"""Computing: one study on its inputs, in this process or another; what fails says so."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from corredor.core.attached import AttachedFile
from corredor.core.errors import (
    CorredorError,
    DuplicateKey,
    EngineMissing,
    ForeignKey,
    RunError,
    StudyFailed,
    UpstreamMissing,
)
from corredor.core.finding import Finding
from corredor.core.study import Absent, Inputs, Result, Study
from corredor.run.codec import decode, encode
from corredor.run.tracing import Names, traced


@dataclass(frozen=True)
class Computed:
    """A result in its canonical form, with its draws by digest, and what the study asked for."""

    content: bytes
    blobs: Mapping[str, bytes]
    names: Names
    made: Result | None = None

    @property
    def result(self) -> Result:
        """The result itself."""
        return self.made or decode(self.content, self.blobs.__getitem__)

    def __reduce__(self) -> tuple[type[Computed], tuple[Any, ...]]:
        """Go to another process in canonical form."""
        return Computed, (self.content, dict(self.blobs), self.names)


def computed(study: Study, inputs: Inputs, debug: bool) -> Computed:
    """Run a study; what it raises becomes a result that says why something is absent.

    With `debug`, an exception that isn't of ours is raised.
    """
    given, noting = traced(inputs)
    result = _run(study, given, debug)
    names: Names = noting.names if noting is not None else ()
    try:
        content, blobs = encode(result)
    except (TypeError, ValueError) as error:
        if debug:
            raise
        result = _fault(study, error)
        content, blobs = encode(result)
    return Computed(content, blobs, names, result)


def carried(files: Mapping[str, AttachedFile]) -> dict[str, AttachedFile]:
    """Return files with their bytes, for a worker that doesn't see them."""
    made: dict[str, AttachedFile] = {}
    for path, held in files.items():
        with held.open() as stream:
            made[path] = replace(held, opener=partial(io.BytesIO, stream.read()))
    return made


def _run(study: Study, inputs: Inputs, debug: bool) -> Result:
    held = {*inputs.findings, *inputs.found}
    missing = [need for need in study.needs if not need.endswith(".*") and need not in held]
    if missing:
        absent = (
            Absent(need, UpstreamMissing(None, study=study.name, key=need)) for need in missing
        )
        return Result(absent=tuple(absent))
    try:
        return _checked(study, study.run(inputs))
    except CorredorError as error:
        return Result(absent=(Absent(study.name, error),))
    except ModuleNotFoundError as error:
        if not study.extra:
            return _fault(study, error)
        missing_engine = EngineMissing(
            None, study=study.name, engine=error.name or "", extra=study.extra
        )
        return Result(absent=(Absent(study.name, missing_engine),))
    except Exception as error:
        if debug:
            raise
        return _fault(study, error)


def _fault(study: Study, error: Exception) -> Result:
    problem = f"{type(error).__name__}: {error}"
    return Result(
        absent=(Absent(study.name, StudyFailed(None, study=study.name, problem=problem)),)
    )


def is_failed(result: Result) -> bool:
    """Whether something is absent through a fault of the study's own code."""
    return any(isinstance(absent.error, (StudyFailed, RunError)) for absent in result.absent)


def _checked(study: Study, result: Result) -> Result:
    """Refuse keys that stand twice or belong to another study: a fault of the study's code."""
    seen: set[str] = set()
    things: tuple[Finding | Any, ...] = (*result.findings, *result.tables)
    for key in (thing.key for thing in things):
        if not key.startswith(f"{study.name}."):
            raise ForeignKey(None, study=study.name, key=key)
        if key in seen:
            raise DuplicateKey(None, study=study.name, key=key)
        seen.add(key)
    return result
