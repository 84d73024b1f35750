"""Staleness: which studies a run would compute again, and because of which inputs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corredor.core.study import Study
from corredor.programme.folder import Programme
from corredor.run.codec import encode
from corredor.run.digests import digest_of
from corredor.run.plan import files_of, slice_of, study_source
from corredor.run.record import RunRecord
from corredor.run.tracing import TRACED, subset

Freshness = Literal["fresh", "stale", "never"]


@dataclass(frozen=True)
class Standing:
    """A study: whether its last results are of the folder as it is, and which inputs changed."""

    study: str
    freshness: Freshness
    changed: tuple[str, ...] = ()


def standings(
    programme: Programme, studies: tuple[Study, ...], record: RunRecord | None
) -> tuple[Standing, ...]:
    """Return how each study stands, in their order.

    A study is stale where an input's digest isn't the one that the last run noted, or where a
    study that it takes findings from is.
    """
    steps = {str(step["study"]): step for step in record.steps} if record else {}
    known: dict[str, str] = {}
    made: list[Standing] = []
    for study in studies:
        if study.name not in steps:
            made.append(Standing(study.name, "never"))
            continue
        old: Mapping[str, str] = steps[study.name]["inputs"]
        now = _inputs(programme, study, known, steps[study.name].get("asked"))
        own = {name for name in {*old, *now} if not name.startswith("study: ")}
        changed = {name for name in own if old.get(name) != now.get(name)}
        stale = {one.study for one in made if one.freshness != "fresh"}
        upstream = {need.partition(".")[0] for need in study.needs} & stale
        changed |= {f"study: {name}" for name in upstream}
        freshness: Freshness = "stale" if changed else "fresh"
        made.append(Standing(study.name, freshness, tuple(sorted(changed))))
    return tuple(made)


def _inputs(
    programme: Programme, study: Study, known: dict[str, str], asked: Sequence[str] | None
) -> dict[str, str]:
    """Return the digests of what a study would be given, as a run notes them.

    `asked` names the assumptions that it asked for in the last run; None for all.
    """
    made: dict[str, str] = {}
    for name, part in slice_of(programme, study).items():
        if name == TRACED:
            names = None if asked is None else tuple(asked)
            made[f"folder: {name}"] = digest_of(encode(subset(part, names))[0])
            continue
        if name not in known:
            known[name] = digest_of(encode(part)[0])
        made[f"folder: {name}"] = known[name]
    draws = f"seed {programme.settings.seed}, {programme.settings.draws} draws"
    made["draws"] = digest_of(draws.encode())
    made["code"] = digest_of(study_source(study).encode())
    files = files_of(programme, study)
    return made | {f"file: {path}": held.sha256 for path, held in files.items()}
