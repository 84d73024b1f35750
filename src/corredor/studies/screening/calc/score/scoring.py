"""The score of two names: alignment, features, probability, and the parts that explain it."""

from __future__ import annotations

from dataclasses import replace

from corredor.studies.screening.calc.names.records import FORM, NameForm
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.alignment import Alignment, aligned
from corredor.studies.screening.calc.score.features import NAMES, features
from corredor.studies.screening.calc.score.model import ScoreModel
from corredor.studies.screening.calc.score.records import Explanation, Part, Scored
from corredor.studies.screening.calc.score.weights import KIND, NO_RARITY, Rarity


def score(
    query: NameForm,
    listed: NameForm,
    model: ScoreModel,
    rarity: Rarity = NO_RARITY,
    weak: bool = False,
) -> Scored:
    """Return the probability that two names mean one subject, with the alignment.

    Parameters
    ----------
    query, listed
        Normal forms of the name asked for and of the one in a list.
    model
        Coefficients fitted on labelled pairs.
    rarity
        Weights of words in the loaded lists.
    weak
        Whether the list calls its name a weak alias: it counts for less.
    """
    best = _scored(query, listed, model, rarity)
    for one in query.parts or (query,):
        for other in listed.parts or (listed,):
            if one is not query or other is not listed:
                best = max(best, _scored(one, other, model, rarity), key=_value)
    return replace(best, value=_weaker(best.value, model.weak)) if weak else best


def _value(scored: Scored) -> float:
    return scored.value


def _scored(query: NameForm, listed: NameForm, model: ScoreModel, rarity: Rarity) -> Scored:
    alignment = aligned(query, listed, rarity)
    values = features(alignment, query, listed)
    value = model.lines[model.kind(query.schema, listed.schema)].probability(values)
    return Scored(value, Explanation(parts_of(alignment, query, listed), _named(values)))


def _named(values: tuple[float, ...]) -> tuple[tuple[str, float], ...]:
    return tuple(zip(NAMES, values, strict=True))


def _weaker(value: float, factor: float) -> float:
    """Return a probability with its odds times a factor.

    Examples
    --------
    >>> _weaker(0.5, 0.25)
    0.2
    """
    odds = factor * value
    return odds / (odds + 1 - value)


def parts_of(alignment: Alignment, query: NameForm, listed: NameForm) -> tuple[Part, ...]:
    """Return the lines of an alignment in the order of the query, legal forms at the end."""
    parts = [
        (
            pair.query[0] if pair.query else len(alignment.query) + pair.listed[0],
            Part(
                (
                    alignment.query[pair.query[0]]
                    if pair.query
                    else alignment.listed[pair.listed[0]]
                ).kind,
                " ".join(alignment.query[row].written for row in pair.query),
                " ".join(alignment.listed[column].written for column in pair.listed),
                pair.how,
                max(
                    sum(alignment.query_weights[row] for row in pair.query),
                    sum(alignment.listed_weights[column] for column in pair.listed),
                ),
                pair.likeness,
            ),
        )
        for pair in alignment.pairs
    ]
    parts.sort(key=lambda numbered: numbered[0])
    return (*(part for _, part in parts), *_form_parts(query, listed))


def _form_parts(query: NameForm, listed: NameForm) -> tuple[Part, ...]:
    ours = " ".join(token.written for token in query.tokens if token.kind == FORM)
    theirs = " ".join(token.written for token in listed.tokens if token.kind == FORM)
    if not ours and not theirs:
        return ()
    same = bool(set(query.form.split("|")) & set(listed.form.split("|"))) and ours and theirs
    by = how.SAME_FORM if ours and theirs else how.MISSING
    return (Part(FORM, ours, theirs, by, KIND[FORM], float(bool(same))),)
