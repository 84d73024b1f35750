"""The words by which proposals and their stages are known, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corredor.studies.evidence.calc.forms import Lexicon


@dataclass(frozen=True)
class StageWords:
    """The lexicon of a language for proposals.

    Its kinds: ``stage`` (a cue; the value is the stage, the note ``noun``, ``frame``, ``need``,
    ``past``, ``bare`` or, for words of refusing, ``refusal`` and ``declines``), ``head`` (a noun
    that can be proposed; the value is its class), ``work`` (a verb of making or supplying, noted
    ``create`` where its object may be anything), ``sector`` (the value is the sector; noted
    ``goods`` where it can be supplied), ``abstract`` (a noun of which nothing can be built),
    ``hollow`` (one that nobody creates by a proposal), ``matter`` (a noun that only says that
    something is looked into: "question of"), and the words of grammar: ``soft``, ``not``,
    ``stop``, ``relative``, ``and``, ``aux``, ``by``, ``to``, ``with``, ``into``, ``pronoun``,
    ``pair`` ("both countries"), ``det``, ``article``, ``link``, ``generic``, ``verb``.
    ``demonym`` is an adjective or noun of people of the country that is its value.
    `countries` gives the slug of each code.
    """

    language: str
    lexicon: Lexicon
    countries: Mapping[str, str] = field(default_factory=dict[str, str])
