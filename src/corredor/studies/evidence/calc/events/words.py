"""The words by which events are known, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corredor.studies.evidence.calc.forms import Lexicon


@dataclass(frozen=True)
class EventWords:
    """The lexicon of a language for events.

    Its kinds: ``act`` (a verb or noun; the value is the root, the note ``noun`` or, for verbs
    whose object is the event, ``hold``, for those of travelling ``travel``), ``gathering`` (a
    noun of an event held; the value is its kind), ``actor`` (people who travel on business),
    ``place`` (prepositions), ``not``, ``soft`` and ``stop``. `countries` gives the slug of a
    country by its ISO code, `names` the slug by the name.
    """

    language: str
    lexicon: Lexicon
    countries: Mapping[str, str] = field(default_factory=dict[str, str])
    names: Mapping[str, str] = field(default_factory=dict[str, str])
