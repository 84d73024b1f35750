"""Plan: which studies there are, in which order they run, and what each of them may read."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from importlib.metadata import EntryPoint
from typing import Any, Final

from corredor.core.attached import AttachedFile, attached_path
from corredor.core.errors import (
    CorredorError,
    CyclicNeeds,
    Problems,
    StudyFailed,
    UnknownStudy,
)
from corredor.core.study import Inputs, Result, Study
from corredor.programme.folder import Programme
from corredor.programme.opening import SETTINGS_BYTES, Root
from corredor.programme.settings import FILE
from corredor.programme.toml_places import TomlPlaces
from corredor.run.code import (
    LIBRARIES,
    SHARED,
    requirements_of,
    source_digest,
    study_points,
    versions,
)

SECOND_OPINION: Final = "CORREDOR_NOMENKLATURA_PYTHON"
"""Variable that names the Python of another matcher: results with it and without it differ."""


def installed_studies() -> dict[str, Study]:
    """Return every installed study by name, those of corredor and those of others alike."""
    return {name: _loaded(name, point) for name, point in study_points().items()}


def _loaded(name: str, point: EntryPoint) -> Study:
    """Return a study; in the place of one that can't be imported, one that says so when it runs."""
    try:
        study = point.load()
    except Exception as error:
        problem = f"{type(error).__name__}: {error}"
        return Study(name, (), (), _Broken(StudyFailed(None, study=name, problem=problem)))
    if not isinstance(study, Study) or study.name != name:
        problem = f"{point.value} is no study of the name {name}"
        return Study(name, (), (), _Broken(StudyFailed(None, study=name, problem=problem)))
    return study


@dataclass(frozen=True)
class _Broken:
    """The run of a study that can't be imported."""

    error: StudyFailed

    def __call__(self, inputs: Inputs) -> Result:
        raise self.error


def ordered(
    studies: Mapping[str, Study], wanted: Iterable[str] = (), folder: Iterable[str] = ()
) -> tuple[Study, ...]:
    """Return the wanted studies and those that they need, each after what it needs.

    Parameters
    ----------
    studies
        All studies by name.
    wanted
        Names; none means all.
    folder
        Names that the folder lists to be run; none means all.

    Raises
    ------
    UnknownStudy
        E402: a name that isn't installed. A need of all that a study finds, as in
        ``screening.*``, is met by nothing where the study isn't installed or the folder leaves it
        out.
    CyclicNeeds
        E401: studies need each other in a circle.
    """
    names = tuple(wanted) or tuple(studies)
    listed = {*(tuple(folder) or studies), *names}
    taken: set[str] = set()
    pending = list(names)
    while pending:
        name = pending.pop()
        if name not in studies:
            raise UnknownStudy(None, study=name, known=sorted(studies))
        if name not in taken:
            taken.add(name)
            pending.extend(_needed(studies[name], listed & set(studies)))
    graph = {name: _needed(studies[name], taken) for name in sorted(taken)}
    try:
        order = tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        raise CyclicNeeds(None, cycle=" → ".join(error.args[1])) from None
    return tuple(studies[name] for name in order)


def check_wanted(programme: Programme, studies: Collection[str]) -> None:
    """Check that the studies that a folder names are installed.

    Raises
    ------
    Problems
        E402 for each that isn't, at its place in the settings, with the folder's remarks.
    """
    unknown = [at for at, name in enumerate(programme.wanted) if name not in studies]
    if not unknown:
        return
    places = TomlPlaces(FILE, Root(programme.root).read_text(FILE, SETTINGS_BYTES))
    errors: list[CorredorError] = []
    for at in unknown:
        place = places.value(("studies", "run", at))
        said = {"study": programme.wanted[at], "known": sorted(studies)}
        errors.append(UnknownStudy(place, excerpt=places.excerpt(place), **said))
    raise Problems([*errors, *programme.remarks])


def _needed(study: Study, listed: Collection[str]) -> tuple[str, ...]:
    """Return the studies that one waits for; all of one that isn't listed is nothing."""
    named = {
        need.partition(".")[0]
        for need in study.needs
        if not (need.endswith(".*") and need.partition(".")[0] not in listed)
    }
    return tuple(sorted(named))


def slice_of(programme: Programme, study: Study) -> dict[str, Any]:
    """Return what a study may read of the folder: its declared parts and no other."""
    common: dict[str, Any] = {
        "settings": programme.settings,
        "documents": programme.documents,
        "sources": programme.sources,
        "claims": programme.claims,
        "facts": programme.facts,
        "assumptions": programme.assumptions,
    }
    return {
        name: common[name] if name in common else programme.tables.get(name, ())
        for name in study.reads
    }


def files_of(programme: Programme, study: Study) -> dict[str, AttachedFile]:
    """Return the files that a study's own tables name, by path."""
    paths = {
        attached_path(row, column.name)
        for spec in study.own_tables
        for column in spec.columns
        if column.kind == "file"
        for row in programme.tables.get(spec.name, ())
        if row.text(column.name)
    }
    return {path: programme.files[path] for path in sorted(paths)}


def takes(study: Study, key: str) -> bool:
    """Whether a study declared that it needs a finding."""
    return any(
        key == need or (need.endswith(".*") and key.startswith(need[:-1])) for need in study.needs
    )


def study_source(study: Study) -> str:
    """Return the digest of the code behind a study: its own, the shared rooms, the libraries."""
    point = study_points().get(study.name)
    module = point.module if point else study.run.__module__
    if module.startswith("corredor."):
        own = source_digest((*SHARED, "/".join(module.split(".")[1:3]))) + versions(LIBRARIES)
        return own + os.environ.get(SECOND_OPINION, "")
    own = source_digest((), module.partition(".")[0]) + source_digest(SHARED)
    return own + versions(LIBRARIES) + (requirements_of(point) if point else "")
