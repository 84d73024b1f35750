"""Words that names are made of and stand beside, as the grammar of names takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from corredor.studies.evidence.calc.records import MentionKind


@dataclass(frozen=True)
class Phrase:
    """A phrase of a table: its words after the first, each with all its forms.

    `forms` are the rest's folded forms word by word; `lemma` is the dictionary form. `exact`, where
    it isn't empty, is how the first word must be written.
    """

    forms: tuple[frozenset[str], ...]
    lemma: str
    exact: str = ""


@dataclass(frozen=True)
class PlacePhrase(Phrase):
    """A place: `kind` is ``country``, ``capital``, ``city``, ``region`` or ``seat``."""

    entity: str = ""
    country: str = ""
    kind: str = "city"


@dataclass(frozen=True)
class BodyPhrase(Phrase):
    """A well-known organisation under the slug that it has in every language."""

    entity: str = ""
    outlet: bool = False


@dataclass(frozen=True)
class RolePhrase(Phrase):
    """A word for an office, with the office's id and the holder's gender where the word tells."""

    office: str = ""
    gender: str = ""


@dataclass(frozen=True)
class FieldPhrase(Phrase):
    """A field of government, such as ``foreign-affairs``."""

    field: str = ""


@dataclass(frozen=True)
class Ministry:
    """What the head noun of a ministry's name tells by itself.

    `fields` are those of a word such as "Treasury"; `not_in` and `only_in` countries, ISO 3166
    alpha-2, where the word means something else, or in which alone ministries are named with it.
    """

    fields: tuple[str, ...] = ()
    not_in: frozenset[str] = frozenset()
    only_in: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Head:
    """A noun that heads names: ``ministry``, ``bank``, ``forum``; `sort` is its group."""

    lemma: str
    kind: MentionKind
    sort: str


@dataclass(frozen=True)
class FirstName:
    """A first name in the nominative; `case` is that of the form found, ``nom`` in most."""

    name: str
    gender: str = ""
    case: str = "nom"


@dataclass(frozen=True)
class SourcePhrase:
    """A phrase that makes the name beside it a source.

    `side` is ``label`` (a colon between), ``before`` the source, ``after`` it, ``medium`` (an
    outlet follows) or ``told`` (an outlet that was spoken to follows).
    """

    text: str
    kind: str
    side: str


@dataclass(frozen=True)
class NameWords:
    """The tables of one language; every key is folded: lower case, ``ё`` as ``е``.

    Parameters
    ----------
    classes
        Closed classes of words, such as ``article`` or ``locative``, by name; empty where the
        language has none.
    common, never
        Words that no name begins with at the start of a sentence; capitalised words that are no
        names.
    governments
        Slug of a country's government by the country's code.
    outlets
        Slugs of the known outlets.
    works
        Nouns and participles that announce a quoted title.
    sources, source_starts, sources_after
        Phrases that stand before a source; their first words; verbs that follow one.
    trailing
        Heads of English names, which stand last in texts of other languages.
    proper_heads
        Heads that are a name by themselves.
    letters
        Cyrillic letters in Latin ones, for slugs.
    fields, ministries
        Fields of government by their first words; heads that tell a field or a country.
    facilities
        Kind of facility, the same in every language, by its head noun.
    qualified
        Heads of a facility's name where an adjective such as "nuclear" stands beside them only.
    sorts
        Kind of body by the slug of a well-known one.
    """

    language: str
    places: Mapping[str, tuple[PlacePhrase, ...]]
    bodies: Mapping[str, tuple[BodyPhrase, ...]]
    roles: Mapping[str, tuple[RolePhrase, ...]]
    heads: Mapping[str, Head]
    first_names: Mapping[str, FirstName]
    titles: Mapping[str, str]
    demonyms: Mapping[str, str]
    modifiers: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    common: frozenset[str]
    never: frozenset[str]
    forms_before: frozenset[str] = frozenset()
    forms_after: frozenset[str] = frozenset()
    governments: Mapping[str, str] = field(default_factory=dict[str, str])
    outlets: frozenset[str] = frozenset()
    works: Mapping[str, str] = field(default_factory=dict[str, str])
    sources: Mapping[str, SourcePhrase] = field(default_factory=dict[str, "SourcePhrase"])
    source_starts: frozenset[str] = frozenset()
    sources_after: Mapping[str, SourcePhrase] = field(default_factory=dict[str, "SourcePhrase"])
    trailing: Mapping[str, Head] = field(default_factory=dict[str, Head])
    proper_heads: frozenset[str] = frozenset()
    letters: Mapping[int, str] = field(default_factory=dict[int, str])
    fields: Mapping[str, tuple[FieldPhrase, ...]] = field(
        default_factory=dict[str, "tuple[FieldPhrase, ...]"]
    )
    ministries: Mapping[str, Ministry] = field(default_factory=dict[str, "Ministry"])
    facilities: Mapping[str, str] = field(default_factory=dict[str, str])
    qualified: Mapping[str, Head] = field(default_factory=dict[str, "Head"])
    sorts: Mapping[str, str] = field(default_factory=dict[str, str])


def folded(word: str) -> str:
    """Return a word in lower case with ``ё`` as ``е`` and the straight apostrophe.

    Examples
    --------
    >>> folded("Пётр")
    'петр'
    """
    return word.lower().replace("ё", "е").replace("’", "'")
