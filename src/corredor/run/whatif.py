"""What if: the studies that rest on what is changed, run again beside the last run.

Nothing is written, and no study runs that doesn't rest on what was changed: whatever it takes from
the others is what they found.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from corredor.core.assumption import Assumption, Distribution
from corredor.core.draws import Ensemble
from corredor.core.errors import CorredorError, StudyFailed
from corredor.core.lineage import roots
from corredor.core.quantity import Assumed
from corredor.core.study import Absent, Inputs, Result, Study
from corredor.programme.folder import Programme
from corredor.report.model import ReportModel
from corredor.run.comparing import Answer, Difference, compared
from corredor.run.plan import files_of, slice_of, takes

__all__ = [
    "Answer",
    "Difference",
    "Question",
    "Tell",
    "answered",
    "moved",
    "rerun",
    "users_of",
    "with_assumptions",
]

Tell = Callable[[str, str], None]
"""Is told the name of a study and what became of it."""


@dataclass(frozen=True)
class Question:
    """What is asked: other distributions of assumptions, and which studies to run.

    Where no studies are named, those run of which a finding rests on what is moved.
    """

    moved: Mapping[str, Distribution]
    studies: tuple[str, ...] = ()


def nobody(_study: str, _became: str) -> None:
    """Tell nobody."""


def users_of(model: ReportModel, assumption: str) -> frozenset[str]:
    """Return the studies of which a finding rests on an assumption."""
    return _users(_Known(model)).get(assumption, frozenset())


class _Known:
    """A model that is one with itself alone, to be remembered by."""

    def __init__(self, model: ReportModel) -> None:
        self.model = model

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and other.model is self.model

    def __hash__(self) -> int:
        return id(self.model)


@lru_cache(maxsize=2)
def _users(known: _Known) -> Mapping[str, frozenset[str]]:
    made: dict[str, set[str]] = {}
    for study, result in known.model.results.items():
        for finding in result.findings:
            for root in roots(finding.quantity):
                if isinstance(root.origin, Assumed):
                    made.setdefault(root.origin.assumption.id, set()).add(study)
    return {name: frozenset(studies) for name, studies in made.items()}


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


def answered(
    programme: Programme,
    studies: Iterable[Study],
    model: ReportModel,
    question: Question,
    tell: Tell = nobody,
) -> Answer:
    """Return what would be otherwise than in the last run, whose results a model holds."""
    wanted = set(question.studies) or set[str]().union(
        *(users_of(model, one) for one in question.moved)
    )
    other = with_assumptions(programme, question.moved)
    return rerun(other, studies, model.results, wanted, tell)


def with_assumptions(programme: Programme, moved: Mapping[str, Distribution]) -> Programme:
    """Return a programme with other distributions of some of its assumptions."""
    changed: dict[str, Assumption] = {
        name: replace(programme.assumptions[name], distribution=distribution)
        for name, distribution in moved.items()
    }
    return replace(programme, assumptions={**programme.assumptions, **changed})


def rerun(
    other: Programme,
    studies: Iterable[Study],
    before: Mapping[str, Result],
    wanted: Collection[str],
    tell: Tell = nobody,
) -> Answer:
    """Run studies on another programme, and those that wait for them; compare with results before.

    Parameters
    ----------
    other
        The programme as it would be.
    studies
        All studies, each after what it needs.
    before
        Their results; a study without results isn't run.
    wanted
        Names of those that run.
    """
    after = dict(before)
    ran: list[str] = []
    for study in studies:
        upstream = {need.partition(".")[0] for need in study.needs}
        if study.name in before and (study.name in wanted or upstream & set(ran)):
            tell(study.name, "started")
            after[study.name] = _run(study, other, after)
            tell(study.name, "made")
            ran.append(study.name)
    return compared(before, after, ran)


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
