"""Budgets, what proposals take of them, and which need or exclude one another."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Final

from corredor.core.errors import N_, CorredorError
from corredor.core.study import Inputs
from corredor.studies.appraisal.inputs import APPRAISALS, BUDGETS, LIMITS, TAKES
from corredor.studies.appraisal.study.checks.shapes import APPRAISED, money, unlike
from corredor.studies.appraisal.study.choice import REQUIRES

OTHER: Final = N_("other proposals than its own")
TOGETHER: Final = N_("a proposal that another row doesn't exclude, or require, of the same one")


def choices(inputs: Inputs) -> Iterator[CorredorError]:
    """Yield what is wrong with budgets, takes and limits."""
    appraised = {row.text("proposal") for row in inputs.table(APPRAISALS.name)}
    for spec in (BUDGETS, TAKES):
        for row in inputs.table(spec.name):
            yield from money(inputs, row, "amount")
    if appraised:
        yield from _limits(inputs, appraised)


def _limits(inputs: Inputs, appraised: Set[str]) -> Iterator[CorredorError]:
    example = min(appraised)
    for row in (*inputs.table(TAKES.name), *inputs.table(LIMITS.name)):
        if row.text("proposal") not in appraised:
            yield unlike(row, "proposal", APPRAISED, example)
    kinds: dict[frozenset[str], str] = {}
    for row in inputs.table(LIMITS.name):
        own, kind = row.text("proposal"), row.text("kind")
        for other in row.ids("others"):
            if other == own:
                yield unlike(row, "others", OTHER, min(appraised - {own}, default=example))
                continue
            if kind == REQUIRES and other not in appraised:
                yield unlike(row, "others", APPRAISED, example)
            pair = frozenset((own, other))
            if kinds.setdefault(pair, kind) != kind and REQUIRES in (kind, kinds[pair]):
                yield unlike(row, "others", TOGETHER, min(appraised - pair, default=example))
