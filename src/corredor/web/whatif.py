"""What if: the studies that rest on some assumptions, run again with others beside the last run.

Nothing is written, and no study runs that doesn't rest on what was moved: whatever it takes from
the others is what they found.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from corredor.core.assumption import Assumption, Distribution
from corredor.core.draws import Ensemble
from corredor.core.errors import CorredorError, NoRunYet, Place, StudyFailed
from corredor.core.finding import Finding
from corredor.core.lineage import roots
from corredor.core.quantity import Assumed, Quantity
from corredor.core.study import Absent, Inputs, Result, Study
from corredor.programme.folder import Programme
from corredor.report.model import ReportModel
from corredor.run.plan import files_of, slice_of, takes
from corredor.web.folder import KnownFolder

PART: Final = "assumptions"
MOST: Final = 200
"""Differences that are told."""
SAME: Final = 1e-12
"""Share of a number by which it may differ and is the same."""


@dataclass(frozen=True)
class Question:
    """What is asked: other distributions of assumptions, and which studies to run.

    Where no studies are named, those run of which a finding rests on what is moved.
    """

    moved: Mapping[str, Distribution]
    studies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Difference:
    """A finding that differs: as the last run has it and as it would be; None where it is absent.

    `share` is by how much it grows [1]; None where that can't be said.
    """

    key: str
    label: str
    subject: tuple[str, ...]
    base: Quantity | None
    now: Quantity | None
    share: float | None


@dataclass(frozen=True)
class Answer:
    """What would be otherwise: findings, studies that ran, flags by severity before and after.

    `differences` are the largest ones, `changed` counts them all.
    """

    differences: tuple[Difference, ...]
    changed: int
    studies: tuple[str, ...]
    same: int
    flags: tuple[tuple[str, int, int], ...]
    absent: tuple[tuple[str, Absent], ...] = ()


def users_of(model: ReportModel, assumption: str) -> frozenset[str]:
    """Return the studies of which a finding rests on an assumption."""
    return _users(_Known(model)).get(assumption, frozenset())


@lru_cache(maxsize=2)
def _users(known: _Known) -> Mapping[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for study, result in known.model.results.items():
        for finding in result.findings:
            for root in roots(finding.quantity):
                if isinstance(root.origin, Assumed):
                    made.setdefault(root.origin.assumption.id, set()).add(study)
    return {name: frozenset(studies) for name, studies in made.items()}


class _Known:
    """A model that is one with itself alone, to be remembered by."""

    def __init__(self, model: ReportModel) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.model is self.model

    def __hash__(self) -> int:
        return id(self.model)


def moved(held: Distribution, value: float, low: float | None, high: float | None) -> Distribution:
    """Return a distribution around another value; its ends move along where none are given.

    Raises
    ------
    BadDistribution, ValueOffCentre
        E209, E212: the numbers contradict each other.

    Examples
    --------
    >>> moved(Distribution("triangular", 0.5, 0.2, 0.8), 0.6, None, None).low
    0.3
    """
    if held.shape == "exact":
        return Distribution("exact", value)
    if low is None and high is None and held.low is not None and held.high is not None:
        if held.shape == "lognormal" and held.value:
            ratio = value / held.value
            return Distribution(held.shape, value, held.low * ratio, held.high * ratio)
        step = value - held.value
        ends = (round(end + step, 12) for end in (held.low, held.high))
        return Distribution(held.shape, value, *ends)
    return Distribution(held.shape, value, low, high)


def answer(folder: Path, question: Question) -> Answer:
    """Return what would be otherwise.

    Raises
    ------
    NoRunYet
        E405: there is nothing to compare with.
    Problems
        The folder has errors.
    """
    known = _known(folder)
    model, programme = known.model(), known.programme()
    if model is None:
        raise NoRunYet(Place("out"), folder=folder)
    other = with_assumptions(programme, question.moved)
    wanted = set(question.studies) or set[str]().union(
        *(users_of(model, i) for i in question.moved)
    )
    before = dict(model.results)
    after = dict(before)
    ran: list[str] = []
    for study in known.studies():
        upstream = {need.partition(".")[0] for need in study.needs}
        if study.name in before and (study.name in wanted or upstream & set(ran)):
            after[study.name] = _run(study, other, after)
            ran.append(study.name)
    return _compared(before, after, tuple(ran))


@lru_cache(maxsize=4)
def _known(folder: Path) -> KnownFolder:
    return KnownFolder(folder)


def with_assumptions(programme: Programme, moved: Mapping[str, Distribution]) -> Programme:
    """Return a programme with other distributions of some of its assumptions."""
    changed: dict[str, Assumption] = {
        name: replace(programme.assumptions[name], distribution=distribution)
        for name, distribution in moved.items()
    }
    return replace(programme, assumptions={**programme.assumptions, **changed})


def _run(study: Study, programme: Programme, results: Mapping[str, Result]) -> Result:
    ensemble = Ensemble(programme.settings.seed, programme.settings.draws)
    known = {f.key: f for result in results.values() for f in result.findings}
    tables = {t.key: t for result in results.values() for t in result.tables}
    inputs = Inputs(
        study.name,
        ensemble,
        slice_of(programme, study),
        {key: known[key] for key in sorted(known) if takes(study, key)},
        files_of(programme, study),
        {key: tables[key] for key in sorted(tables) if takes(study, key)},
    )
    try:
        return study.run(inputs)
    except CorredorError as error:
        return Result(absent=(Absent(study.name, error),))
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        failed = StudyFailed(None, study=study.name, problem=problem)
        return Result(absent=(Absent(study.name, failed),))


def _compared(
    before: Mapping[str, Result], after: Mapping[str, Result], ran: tuple[str, ...]
) -> Answer:
    old = {f.key: f for name in ran for f in before[name].findings}
    new = {f.key: f for name in ran for f in after[name].findings}
    found = [_difference(old.get(key), new.get(key)) for key in sorted({*old, *new})]
    changed = [one for one in found if one is not None]
    changed.sort(key=lambda one: (-abs(one.share) if one.share is not None else -math.inf, one.key))
    flags = [
        Counter(flag.severity for name in ran for flag in results[name].flags)
        for results in (before, after)
    ]
    severities = ("blocker", "warning", "note")
    return Answer(
        tuple(changed[:MOST]),
        len(changed),
        ran,
        len(found) - len(changed),
        tuple((one, flags[0][one], flags[1][one]) for one in severities),
        tuple((name, absent) for name in ran for absent in after[name].absent),
    )


def _difference(old: Finding | None, new: Finding | None) -> Difference | None:
    held = old or new
    if held is None:
        return None
    base, now = (one.quantity if one else None for one in (old, new))
    share = None
    if base is not None and now is not None:
        if base.unit == now.unit and math.isclose(base.value, now.value, rel_tol=SAME):
            return None
        if base.value and base.unit == now.unit:
            share = now.value / base.value - 1
    return Difference(held.key, held.label, held.subject, base, now, share)
