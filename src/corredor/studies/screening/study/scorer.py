"""The scorer of names: the model fitted on labelled pairs, and its thresholds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.index.ranges import Numbers as Places
from corredor.studies.screening.calc.names import KeptForms, NameForm
from corredor.studies.screening.calc.score import (
    Line,
    Names,
    Numbers,
    Rarity,
    Scored,
    ScoreModel,
    score,
    values,
)

TABLE: Final = "name_scores"
INTERCEPT: Final = "intercept"
ANY: Final = "any"
PERSON, ORGANISATION, UNKNOWN = "person", "organisation", "unknown"
NO_RARITY: Final = Rarity()
AT_A_TIME: Final = 500_000
"""Pairs that are looked at together, which bounds memory."""
NEVER: Final = 2.0
"""A score that none reaches."""
ROUNDING: Final = 1e-9
"""How far sums taken in another order may lie apart."""


@dataclass(frozen=True)
class Thresholds:
    """Scores from which a person must look, and from which a name is a match [1]."""

    review: float
    match: float


@dataclass(frozen=True)
class Scorer:
    """Scores pairs of names.

    Parameters
    ----------
    model
        Coefficients.
    rarity
        How rare words are in the loaded lists; by default all count alike, since counting them
        bettered neither F1 on labelled pairs nor the share of innocents that alert.
    """

    model: ScoreModel
    rarity: Rarity = NO_RARITY

    @property
    def thresholds(self) -> Mapping[str, Thresholds]:
        """Thresholds by line: persons, and all others."""
        model = self.model
        return {
            name: Thresholds(model.review[name], model.match[name]) for name in sorted(model.lines)
        }

    def score(self, query: NameForm, listed: NameForm, weak: bool) -> Scored:
        """Return the likelihood that two names mean one subject, and the words that met."""
        return score(query, listed, self.model, self.rarity, weak=weak)

    def batch(self, forms: KeptForms) -> Batch:
        """Return listed names ready to be scored many at once."""
        return Batch(self, forms)


@dataclass(frozen=True)
class Batch:
    """Listed names that are scored many at once.

    Parameters
    ----------
    scorer
        What scores them.
    listed
        The names.
    """

    scorer: Scorer
    listed: KeptForms

    def reaching(
        self, forms: KeptForms, asked: Places, names: Places, bounds: Mapping[str, Thresholds]
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs of candidates at which a person may have to look.

        Parameters
        ----------
        forms
            Names asked for.
        asked, names
            Numbers of the name asked for and of the listed one of each pair.
        bounds
            Thresholds by line.
        """
        for begin in range(0, len(asked), AT_A_TIME):
            some = slice(begin, begin + AT_A_TIME)
            yield from self._reaching(forms, asked[some], names[some], bounds)

    def _reaching(
        self, forms: KeptForms, asked: Places, names: Places, bounds: Mapping[str, Thresholds]
    ) -> Iterator[tuple[int, int]]:
        """Yield such pairs, of which only the names that stand in them are put into columns."""
        rarity, numbers = self.scorer.rarity, Numbers()
        first, one = np.unique(asked, return_inverse=True)
        second, other = np.unique(names, return_inverse=True)
        listed = Names.of(self.listed.some(second.tolist()), rarity, numbers)
        queries = Names.of(forms.some(first.tolist()), rarity, Numbers(numbers))
        least = np.array(
            [
                [
                    bounds[line_of(a[0], b[0])].review if is_comparable(a[0], b[0]) else NEVER
                    for b in listed.sayings
                ]
                for a in queries.sayings
            ]
        )[queries.kind[one], listed.kind[other]]
        kept = np.flatnonzero(least < NEVER)
        found = values(queries, listed, one[kept], other[kept], self.scorer.model)
        kept = kept[np.isnan(found) | (found >= least[kept] - ROUNDING)]
        yield from zip(asked[kept].tolist(), names[kept].tolist(), strict=True)


def is_comparable(asked: str, listed: str) -> bool:
    """Whether names of two schemas may mean one subject.

    Examples
    --------
    >>> is_comparable("person", "vessel"), is_comparable("unknown", "vessel")
    (False, True)
    """
    return asked == listed or UNKNOWN in (asked, listed)


def line_of(asked: str, listed: str) -> str:
    """Return the line of the model by which two schemas are judged.

    Examples
    --------
    >>> line_of("unknown", "person"), line_of("vessel", "vessel")
    ('person', 'organisation')
    """
    return PERSON if PERSON in (asked, listed) else ORGANISATION


@lru_cache(maxsize=1)
def scorer() -> Scorer:
    """Return the scorer of `data/name_scores`.

    Examples
    --------
    >>> held = scorer().thresholds
    >>> sorted(held), held["person"].review < held["person"].match
    (['organisation', 'person'], True)
    """
    return Scorer(score_model())


@lru_cache(maxsize=1)
def score_model() -> ScoreModel:
    """Return the model by which names are scored, as `scripts/build_data/name_scores.py` fits it.

    Examples
    --------
    >>> sorted(score_model().review)
    ['organisation', 'person']
    """
    lines = defaultdict[str, dict[str, float]](dict)
    for row in read_data_table(TABLE):
        lines[row["schema"]][row["feature"]] = float(row["value"])
    limits = defaultdict[str, dict[str, float]](dict)
    for row in read_data_table(TABLE, "thresholds"):
        limits[row["threshold"]][row["schema"]] = float(row["value"])
    return ScoreModel(
        {schema: Line(row.pop(INTERCEPT), row) for schema, row in lines.items()},
        limits["review"],
        limits["match"],
        limits["weak_alias"][ANY],
    )
