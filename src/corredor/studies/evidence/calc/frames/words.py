"""The words by which figures get their frames, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from corredor.studies.evidence.calc.forms import Lexicon

Basis = Literal["", "flow", "stock", "count", "unknown"]


@dataclass(frozen=True)
class Measure:
    """What a figure can measure: the `kinds` of figures that do, and whose it is.

    `roles` is ``directed`` (from one country to another), ``pair`` (between two), ``owner`` or
    ``event``. Measures of one `family` hand on their subject: "investment" to "FDI".
    """

    id: str
    kinds: frozenset[str]
    basis: Basis
    family: str
    roles: str


@dataclass(frozen=True)
class FrameWords:
    """The lexicon of a language for frames, and the measures.

    Its kinds: ``measure``, ``person`` (a noun for people counted), ``size``, ``attend``,
    ``event``, ``subject``, ``pair`` ("the two countries"), ``back`` ("the figure"), ``home``
    ("the country"), and the prepositions ``from``, ``into``, ``with``, ``until``. `units` gives
    the measure of a unit that has one alone, `names` the slug of a country by its name.
    """

    language: str
    lexicon: Lexicon
    measures: Mapping[str, Measure] = field(default_factory=dict[str, Measure])
    units: Mapping[str, str] = field(default_factory=dict[str, str])
    countries: Mapping[str, str] = field(default_factory=dict[str, str])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
