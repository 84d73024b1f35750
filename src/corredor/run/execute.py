"""Execute: run the studies in order, take from the store what is known, let the others stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from corredor.core.draws import Ensemble
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
from corredor.programme.folder import Programme
from corredor.run.digests import canonical, digest_of
from corredor.run.plan import files_of, slice_of, study_source, takes
from corredor.run.store import Store

State = Literal["started", "made", "taken", "failed"]
Progress = Callable[[str, str], None]
"""Is told the name of a step and what became of it, a `State`."""

FORMAT: Final = 1
"""Raised when stored results can't be read by newer code."""


@dataclass(frozen=True)
class Step:
    """What became of one study in a run.

    `inputs` maps each input to the digest of its content; `key` is the digest of them all.
    """

    study: str
    key: str
    result: str
    inputs: Mapping[str, str]
    state: State

    def as_json(self) -> dict[str, Any]:
        """Return it as the record keeps it: without what became of it, which is no input."""
        inputs = dict(self.inputs)
        return {"study": self.study, "key": self.key, "result": self.result, "inputs": inputs}


@dataclass(frozen=True)
class Executed:
    """The results of a run by study, in order, with their steps."""

    results: Mapping[str, Result]
    steps: tuple[Step, ...]


def execute(
    programme: Programme,
    studies: tuple[Study, ...],
    store: Store,
    progress: Progress,
    debug: bool = False,
) -> Executed:
    """Run studies on a programme.

    A study that fails leaves the others standing: its result says why it is absent. With
    `debug` its own exception is raised instead.
    """
    ensemble = Ensemble(programme.settings.seed, programme.settings.draws)
    results: dict[str, Result] = {}
    steps: list[Step] = []
    digests: dict[str, str] = {}
    for study in studies:
        progress(study.name, "started")
        parts = slice_of(programme, study)
        known = {f.key: f for result in results.values() for f in result.findings}
        findings = {key: known[key] for key in sorted(known) if takes(study, key)}
        tables = {t.key: t for result in results.values() for t in result.tables}
        found = {key: tables[key] for key in sorted(tables) if takes(study, key)}
        files = files_of(programme, study)
        inputs = _inputs(study, parts, programme, digests, store)
        inputs |= {f"file: {path}": held.sha256 for path, held in files.items()}
        key = digest_of(canonical([FORMAT, study.name, inputs]))
        held = store.recall(key)
        result = store.get_record(held) if held else None
        state: State = "taken"
        if result is None or held is None:
            given = Inputs(study.name, ensemble, parts, findings, files, found)
            result, held = _kept(study, _run(study, given, debug), store, debug)
            state = "failed" if is_failed(result) else "made"
            if state == "made":
                store.remember(key, held)
        results[study.name] = result
        digests[study.name] = held
        steps.append(Step(study.name, key, held, inputs, state))
        progress(study.name, state)
    return Executed(results, tuple(steps))


def _inputs(
    study: Study,
    parts: Mapping[str, Any],
    programme: Programme,
    digests: Mapping[str, str],
    store: Store,
) -> dict[str, str]:
    """Return the digest of each thing that goes into a study; the parts are kept for `why`."""
    inputs = {f"folder: {name}": store.put_record(parts[name]) for name in sorted(parts)}
    draws = f"seed {programme.settings.seed}, {programme.settings.draws} draws"
    inputs["draws"] = digest_of(draws.encode())
    inputs["code"] = digest_of(study_source(study).encode())
    for need in sorted({need.partition(".")[0] for need in study.needs}):
        inputs[f"study: {need}"] = digests.get(need, "")
    return inputs


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


def _kept(study: Study, result: Result, store: Store, debug: bool) -> tuple[Result, str]:
    """Keep a result; one that has no canonical form is a fault of its study."""
    try:
        return result, store.put_record(result)
    except (TypeError, ValueError) as error:
        if debug:
            raise
        failed = _fault(study, error)
        return failed, store.put_record(failed)


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
