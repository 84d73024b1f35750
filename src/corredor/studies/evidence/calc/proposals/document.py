"""What the rules of proposals know of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corredor.studies.evidence.calc.proposals.context import Party
from corredor.studies.evidence.calc.records import Mention, Quotation, TimeExpression


@dataclass(frozen=True)
class Document:
    """What the parts before this one found in a text.

    `homes` gives the country of an entity; `bodies` has all persons, each with the body of the
    office that the text gives that person, empty where it gives none.
    """

    text: str
    mentions: Sequence[Mention]
    times: Sequence[TimeExpression]
    quotations: Sequence[Quotation]
    pair: tuple[Party, ...]
    countries: Mapping[str, str]
    homes: Mapping[str, str]
    starts: tuple[int, ...]
    bodies: Mapping[str, str]
