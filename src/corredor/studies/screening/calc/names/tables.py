"""The tables that a name is read by, as plain mappings; `study.forms` makes them from data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Fallback: TypeAlias = Callable[[str], str]
"""Latin letters for a text in a script without a table of its own."""


def unchanged(text: str) -> str:
    """Return a text as it is: the fallback of tests and of tables without one.

    Examples
    --------
    >>> unchanged("ბარაკ")
    'ბარაკ'
    """
    return text


@dataclass(frozen=True)
class Readings:
    """How letters become Latin keys and keys become sounds.

    Parameters
    ----------
    letters
        Latin spelling of each letter of a script, by script.
    ways
        Ways to read a Latin key: pairs of a regular expression and what it becomes, by way.
    last
        Pairs applied after every way.
    """

    letters: Mapping[str, Mapping[str, str]]
    ways: Mapping[str, tuple[tuple[str, str], ...]]
    last: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class FormNames:
    """Spellings of legal forms.

    Parameters
    ----------
    spellings
        Class of equivalence by spelling; blanks and marks don't count.
    edge_only
        Spellings that are forms only at the beginning or the end of a name.
    glued
        Spellings that may be glued to a name (``JSCARGUMENT``).
    """

    spellings: Mapping[str, str]
    edge_only: frozenset[str] = frozenset()
    glued: tuple[str, ...] = ()


@dataclass(frozen=True)
class Terms:
    """Terms of organisations and their equivalents.

    Parameters
    ----------
    words
        Concepts by word as written, in any language.
    stems
        Concepts by the first letters of a word, for languages that inflect.
    phrases
        Concept by words in a row, blanks between.
    """

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class NameTables:
    """All that `name_form` reads besides the name.

    Parameters
    ----------
    readings, forms, terms
        Letters and sounds, legal forms, terms and their equivalents.
    abbreviations
        Words by abbreviation.
    generic, stops, particles, titles
        Words that tell no name from another; words that come and go in organisations' names;
        particles of persons' names; titles and forms of address.
    numbers
        Values of number words, ordinals and Roman numerals.
    given
        Class of a person's name (Aleksandr, Oleksandr, Alexander) by spelling.
    fallback
        Latin letters for other scripts.
    """

    readings: Readings
    forms: FormNames
    terms: Terms
    abbreviations: Mapping[str, tuple[str, ...]]
    generic: frozenset[str]
    stops: frozenset[str]
    particles: frozenset[str]
    titles: frozenset[str]
    numbers: Mapping[str, str]
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    fallback: Fallback = unchanged
