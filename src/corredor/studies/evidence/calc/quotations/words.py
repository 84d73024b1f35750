"""The word lists that quotations are read with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

VerbKind = Literal["say", "ask", "label", "belief"]
Gender = Literal["", "m", "f", "p"]
"""Masculine, feminine, plural; empty where the form doesn't tell."""


@dataclass(frozen=True)
class VerbForm:
    """One form of a verb that may introduce speech.

    `weak` forms are other words too ("reports", "cuenta") and count only beside a quotation or a
    complementizer. `finite` forms have a subject. `follower` is a word that must come next.
    """

    lemma: str
    kind: VerbKind
    weak: bool = False
    finite: bool = True
    gender: Gender = ""
    follower: str = ""


PhraseWords = tuple[tuple[str, ...], str]
"""The words of a phrase and its kind."""


@dataclass(frozen=True)
class SpeechWords:
    """Word lists of one language; all keys are in lower case.

    `phrases` holds phrases by their first two words, longest first, with their kinds: ``according``
    ("according to", a name follows),
    ``own`` ("in her words"), ``interview`` (a medium follows) and ``further`` (a source that the
    speaker leans on). `nouns` maps a role or body to its gender; `bodies` are those that are no
    person, `anonymous` roles such as "source" that never point back to somebody named,
    `generic` ones such as "official" that point back to whoever spoke. `titles`
    are nouns whose name stands in quotation marks; of these, `wordings` ("word", "so-called")
    stand before lower case too. `function` maps a kind of function word, such as
    ``preposition``, to its words. `phrase_firsts` are the first words of `phrases`.
    """

    language: str
    verbs: Mapping[str, VerbForm]
    phrases: Mapping[str, tuple[PhraseWords, ...]]
    nouns: Mapping[str, Gender]
    bodies: frozenset[str]
    titles: frozenset[str]
    wordings: frozenset[str]
    anonymous: frozenset[str]
    generic: frozenset[str]
    forms_of_address: Mapping[str, Gender]
    pronouns: Mapping[str, Gender]
    given_names: Mapping[str, Gender]
    function: Mapping[str, frozenset[str]]
    phrase_firsts: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        firsts = frozenset(key.split()[0] for key in self.phrases)
        object.__setattr__(self, "phrase_firsts", firsts)
