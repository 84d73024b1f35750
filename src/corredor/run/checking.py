"""Checking: what the studies find wrong in rows that only they can judge."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corredor.core.draws import Ensemble
from corredor.core.errors import CorredorError, Problems
from corredor.core.study import Inputs, Study
from corredor.programme.folder import Programme, read_programme
from corredor.programme.varying import scenario_names
from corredor.run.plan import files_of, slice_of


def wrong_rows(programme: Programme, studies: Iterable[Study]) -> tuple[CorredorError, ...]:
    """Return what studies find wrong in a folder that has been read, sorted.

    A check that fails through a fault of its own says nothing here: the run of the study will.
    """
    ensemble = Ensemble(programme.settings.seed, programme.settings.draws)
    found: list[CorredorError] = []
    for study in studies:
        if study.check is None:
            continue
        parts, files = slice_of(programme, study), files_of(programme, study)
        given = Inputs(study.name, ensemble, parts, files=files)
        try:
            found += study.check(given)
        except Problems as problems:
            found += problems.errors
        except CorredorError as error:
            found.append(error)
        except ModuleNotFoundError:
            continue
    placed = [error for error in found if error.place is not None]
    return tuple(sorted(placed, key=lambda error: error.order))


def wrong_scenarios(
    folder: Path, programme: Programme, studies: Iterable[Study]
) -> tuple[CorredorError, ...]:
    """Return what is wrong with the scenarios of a folder that has no errors itself, sorted.

    What the folder itself is told of is not told again.
    """
    names = scenario_names(folder)
    if not names:
        return ()
    chosen = tuple(studies)
    specs = [spec for study in chosen for spec in study.own_tables]
    known = {error.line() for error in (*programme.remarks, *wrong_rows(programme, chosen))}
    found: dict[str, CorredorError] = {}
    for name in names:
        try:
            varied = read_programme(folder, specs, name)
            errors = (*varied.remarks, *wrong_rows(varied, chosen))
        except Problems as problems:
            errors = problems.errors
        found |= {error.line(): error for error in errors if error.line() not in known}
    return tuple(sorted(found.values(), key=lambda error: error.order))
