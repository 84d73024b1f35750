"""Goods made with an input of the corridor that meet another duty in a third market for it.

A rule of the third market may read where a metal was smelted, cast or melted, whatever the country
that exports the article. For each use of the input the duty is taken with and without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from corredor.studies.trade.calc.tariff.duty import Attribute, Consignment, Duty, duty
from corredor.studies.trade.calc.tariff.rules import Basis, Schedule
from corredor.units import Share


@dataclass(frozen=True)
class Use:
    """A line made with an input: from a use table, a list of an annex, or the user.

    `attributes` are what is known of the article whatever its input, such as its annex.
    """

    input: str
    line: str
    source: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict[str, Attribute])


@dataclass(frozen=True)
class Provenance:
    """An input with what it brings to an article, and what another input would bring."""

    input: str
    brings: Mapping[str, Attribute]
    otherwise: Mapping[str, Attribute]


@dataclass(frozen=True)
class Exposure:
    """A line whose duty an input changes.

    Parameters
    ----------
    use
        Why the line counts as made with the input.
    without, with_input
        Duties with another input and with this one.
    more
        Least and greatest rise of the duty [share of the value of the article].
    rules
        Rules that charge with the input and not without it.
    """

    use: Use
    without: Duty
    with_input: Duty
    more: tuple[Share, Share]
    rules: tuple[str, ...]


def exposures(
    schedule: Schedule,
    provenance: Provenance,
    uses: Iterable[Use],
    origin: str,
    day: date,
    known: Mapping[str, Attribute],
    basis: Basis = Basis.CUSTOMS,
) -> tuple[Exposure, ...]:
    """Return the lines whose duty the input changes, or may change, greatest rise first.

    A line that the input cannot touch is left out. Where the duty depends on what nobody stated,
    the rise is an interval of the ends and the duties say which attributes are unknown.

    Parameters
    ----------
    schedule
        Rules of the third market.
    provenance
        The input of the corridor.
    uses
        Lines made with inputs; those of another input are passed over.
    origin
        Country that exports the article.
    day
        Day at customs.
    known
        Attributes of all articles, such as the agreement claimed.
    basis
        Which dates of the rules count.
    """
    found: list[Exposure] = []
    for use in uses:
        if not use.input.startswith(provenance.input):
            continue
        stated = {**known, **use.attributes}
        before, after = (
            duty(schedule, Consignment(use.line, origin, day, {**stated, **own}), basis)
            for own in (provenance.otherwise, provenance.brings)
        )
        more = after.low - before.low, after.high - before.high
        rules = tuple(rule for rule in after.rules if rule not in before.rules)
        if rules or any(more):
            found.append(Exposure(use, before, after, (min(more), max(more)), rules))
    return tuple(sorted(found, key=lambda one: (-one.more[1], one.use.line, one.use.source)))
