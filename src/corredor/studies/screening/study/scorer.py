"""The scorer of names: the model fitted on labelled pairs, and its thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameForm
from corredor.studies.screening.calc.score import Scored, ScoreModel, score
from corredor.studies.screening.calc.score.model import Line

TABLE: Final = "name_scores"
INTERCEPT: Final = "intercept"
ANY: Final = "any"
PERSON, ORGANISATION = "person", "organisation"


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
    thresholds
        Thresholds by line: persons, and all others.
    """

    model: ScoreModel
    thresholds: Mapping[str, Thresholds]

    def score(self, query: NameForm, listed: NameForm, weak: bool) -> Scored:
        """Return the likelihood that two names mean one subject, and the words that met."""
        return score(query, listed, self.model, weak=weak)


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
    lines: dict[str, dict[str, float]] = {}
    for row in read_data_table(TABLE):
        lines.setdefault(row["schema"], {})[row["feature"]] = float(row["value"])
    stated = {
        (row["schema"], row["threshold"]): float(row["value"])
        for row in read_data_table(TABLE, "thresholds")
    }
    thresholds = {
        name: Thresholds(stated[name, "review"], stated[name, "match"]) for name in sorted(lines)
    }
    model = ScoreModel(
        lines={
            name: Line(held[INTERCEPT], {k: v for k, v in held.items() if k != INTERCEPT})
            for name, held in lines.items()
        },
        review={name: one.review for name, one in thresholds.items()},
        match={name: one.match for name, one in thresholds.items()},
        weak=stated[ANY, "weak_alias"],
    )
    return Scorer(model, thresholds)
