"""Execute: run the studies in order, take from the store what is known, let the others stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from corredor.core.draws import Ensemble
from corredor.core.study import Inputs, Result, Study
from corredor.programme.folder import Programme
from corredor.run.computing import Computed, carried, computed, is_failed
from corredor.run.digests import canonical, digest_of
from corredor.run.plan import files_of, slice_of, study_source, takes
from corredor.run.store import Store
from corredor.run.tracing import TRACED, Names, remember, remembered, subset
from corredor.run.workers import Inline, Workers, first_done

__all__ = ["Executed", "Progress", "State", "Step", "execute", "is_failed"]

State = Literal["started", "made", "taken", "failed"]
Progress = Callable[[str, str], None]
"""Is told the name of a step and what became of it, a `State`."""

FORMAT: Final = 2
"""Raised when stored results can't be read by newer code."""


@dataclass(frozen=True)
class Step:
    """What became of one study in a run.

    `inputs` maps each input to the digest of its content; `key` is the digest of them all. `asked`
    names the assumptions that the study asked for; None for all.
    """

    study: str
    key: str
    result: str
    inputs: Mapping[str, str]
    state: State
    asked: Names = ()

    def as_json(self) -> dict[str, Any]:
        """Return it as the record keeps it: without what became of it, which is no input."""
        inputs = dict(self.inputs)
        asked = None if self.asked is None else list(self.asked)
        held = {"study": self.study, "key": self.key, "result": self.result, "inputs": inputs}
        return held | {"asked": asked}


@dataclass(frozen=True)
class Executed:
    """The results of a run by study, in order, with their steps; `keys` are those of the store."""

    results: Mapping[str, Result]
    steps: tuple[Step, ...]
    keys: tuple[str, ...] = ()


def execute(
    programme: Programme,
    studies: tuple[Study, ...],
    store: Store,
    progress: Progress,
    debug: bool = False,
    workers: Workers | None = None,
) -> Executed:
    """Run studies on a programme.

    A study that fails leaves the others standing: its result says why it is absent. With
    `debug` its own exception is raised instead. Studies that don't wait for one another may be
    shared out to `workers`; no result depends on it.
    """
    run = _Execution(programme, studies, store, progress, debug, workers or Inline())
    run.to_the_end()
    results = {study.name: run.results[study.name] for study in studies}
    steps = tuple(run.steps[study.name] for study in studies)
    return Executed(results, steps, tuple(sorted(run.keys)))


@dataclass(frozen=True)
class _Asked:
    """A study with its inputs; `key` is the digest of all but the assumptions."""

    study: Study
    given: Inputs
    inputs: Mapping[str, str]
    key: str
    known: tuple[Names, ...]


@dataclass
class _Execution:
    """The state of running studies."""

    programme: Programme
    studies: tuple[Study, ...]
    store: Store
    progress: Progress
    debug: bool
    workers: Workers
    results: dict[str, Result] = field(default_factory=dict[str, Result])
    steps: dict[str, Step] = field(default_factory=dict[str, Step])
    keys: set[str] = field(default_factory=set[str])
    running: dict[Future[Computed], _Asked] = field(default_factory=dict[Future[Computed], _Asked])

    def to_the_end(self) -> None:
        """Run every study, each as soon as those that it waits for are done."""
        waiting = {study.name: study for study in self.studies}
        while waiting or self.running:
            ready = [study for study in waiting.values() if self._is_ready(study)]
            ready = ready[:1] if self.workers.count == 1 else ready
            for study in ready:
                del waiting[study.name]
            asked = [one for one in map(self._asked, ready) if not self._is_taken(one)]
            for one in asked:
                self._begin(one, alone=len(asked) == 1 and not self.running)
            if self.running and not any(map(self._is_ready, waiting.values())):
                done = first_done(tuple(self.running))
                self._finish(self.running.pop(done), done)

    def _is_ready(self, study: Study) -> bool:
        names = {one.name for one in self.studies}
        needed = {need.partition(".")[0] for need in study.needs}
        return needed & names <= self.steps.keys()

    def _asked(self, study: Study) -> _Asked:
        """Gather what a study is given, and the digest of it."""
        self.progress(study.name, "started")
        parts = slice_of(self.programme, study)
        known = {f.key: f for result in self.results.values() for f in result.findings}
        findings = {key: known[key] for key in sorted(known) if takes(study, key)}
        tables = {t.key: t for result in self.results.values() for t in result.tables}
        found = {key: tables[key] for key in sorted(tables) if takes(study, key)}
        files = files_of(self.programme, study)
        digests = {name: step.result for name, step in self.steps.items()}
        inputs = _inputs(study, parts, self.programme, digests, self.store)
        inputs |= {f"file: {path}": held.sha256 for path, held in files.items()}
        key = digest_of(canonical([FORMAT, study.name, inputs]))
        ensemble = Ensemble(self.programme.settings.seed, self.programme.settings.draws)
        given = Inputs(study.name, ensemble, parts, findings, files, found)
        return _Asked(study, given, inputs, key, remembered(self.store, key))

    def _is_taken(self, asked: _Asked) -> bool:
        """Whether the store knew the result; it is taken then."""
        for names in asked.known:
            inputs, key = self._with_traced(asked, names)
            held = self.store.recall(key)
            result = self.store.get_record(held) if held else None
            if held and result is not None:
                self._note(asked, result, Step(asked.study.name, key, held, inputs, "taken", names))
                return True
        return False

    def _with_traced(self, asked: _Asked, names: Names) -> tuple[dict[str, str], str]:
        """Return all inputs, with the assumptions of some names, and their key."""
        part = asked.given.parts.get(TRACED)
        inputs = dict(asked.inputs)
        if part is not None:
            inputs[f"folder: {TRACED}"] = self.store.put_record(subset(part, names))
        return inputs, digest_of(canonical([asked.key, inputs.get(f"folder: {TRACED}", "")]))

    def _begin(self, asked: _Asked, alone: bool) -> None:
        """Begin to compute; what is alone is computed here, and only its parts elsewhere."""
        if self.workers.count == 1 or alone:
            given = replace(asked.given, map=self.workers.map)
            here: Future[Computed] = Future()
            here.set_result(computed(asked.study, given, self.debug))
            self._finish(asked, here)
            return
        given = asked.given
        if self.workers.is_far:
            given = replace(given, files=carried(given.files))
        self.running[self.workers.submit(computed, asked.study, given, self.debug)] = asked

    def _finish(self, asked: _Asked, done: Future[Computed]) -> None:
        """Keep a result; what could not be computed elsewhere is computed here."""
        try:
            made = done.result()
        except Exception:
            made = computed(asked.study, asked.given, self.debug)
        for name in sorted(made.blobs):
            self.store.put(made.blobs[name])
        held = self.store.put(made.content)
        inputs, key = self._with_traced(asked, made.names)
        state: State = "failed" if is_failed(made.result) else "made"
        if state == "made":
            self.store.remember(key, held)
            remember(self.store, asked.key, made.names, asked.known)
        step = Step(asked.study.name, key, held, inputs, state, made.names)
        self._note(asked, made.result, step)

    def _note(self, asked: _Asked, result: Result, step: Step) -> None:
        self.results[asked.study.name] = result
        self.steps[asked.study.name] = step
        self.keys |= {asked.key, step.key}
        self.progress(asked.study.name, step.state)


def _inputs(
    study: Study,
    parts: Mapping[str, Any],
    programme: Programme,
    digests: Mapping[str, str],
    store: Store,
) -> dict[str, str]:
    """Return the digest of each thing that goes into a study, the assumptions left out.

    The parts are kept for `why`.
    """
    inputs = {
        f"folder: {name}": store.put_record(parts[name]) for name in sorted(parts) if name != TRACED
    }
    draws = f"seed {programme.settings.seed}, {programme.settings.draws} draws"
    inputs["draws"] = digest_of(draws.encode())
    inputs["code"] = digest_of(study_source(study).encode())
    for need in sorted({need.partition(".")[0] for need in study.needs}):
        inputs[f"study: {need}"] = digests.get(need, "")
    return inputs
