"""The tables that names are read by, from the reference data to what `calc.names` takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from corredor.core.names.letters import in_latin
from corredor.data.tables import read_data_table
from corredor.studies.screening.calc.names import NameReader, NameTables
from corredor.studies.screening.calc.names.sounds import Spelling
from corredor.studies.screening.calc.names.tables import FormNames, Readings, Terms

BETWEEN: Final = "|"
"""Stands between the variants in a cell."""
STEM: Final = "*"
"""Ends a word of the glossary that stands for all words which begin so."""
LANGUAGES: Final = ("en", "es", "ru", "bg", "uk")
LAST_WAY: Final = "all"
GLUED: Final = ("jsc", "ojsc", "pjsc", "cjsc", "llc", "ooo", "gmbh", "fgup", "sadecv")
"""Forms that names are found glued to: no word of a language begins or ends with them."""


@lru_cache(maxsize=1)
def name_reader() -> NameReader:
    """Return the reader of names by the reference tables, made once.

    Examples
    --------
    >>> name_reader().form("ПАО «Силовые машины»", "organisation").form
    'stock'
    """
    return NameReader(name_tables())


@lru_cache(maxsize=1)
def name_tables() -> NameTables:
    """Return the tables of letters, legal forms, terms and words that names are read by."""
    readings = _readings()
    spelling = Spelling(readings, in_latin)
    words = defaultdict[str, set[str]](set)
    for row in read_data_table("generic_words"):
        words[row["kind"]].add(spelling.key(row["word"]))
    return NameTables(
        readings=readings,
        forms=_forms(spelling),
        terms=_terms(spelling),
        abbreviations=_abbreviations(spelling),
        generic=frozenset(words["generic"]),
        stops=frozenset(words["stop"]),
        particles=frozenset(words["particle"]),
        titles=frozenset(words["title"]),
        numbers={
            spelling.key(row["word"]): row["value"]
            for row in read_data_table("generic_words", "numbers")
        },
        given=_given(spelling),
        fallback=in_latin,
    )


def _readings() -> Readings:
    letters = defaultdict[str, dict[str, str]](dict)
    for row in read_data_table("transliteration", "letters"):
        letters[row["script"]][row["letter"]] = row["latin"]
    ways = defaultdict[str, list[tuple[str, str]]](list)
    for row in read_data_table("transliteration", "readings"):
        ways[row["reading"]].append((row["pattern"], row["becomes"]))
    last = tuple(ways.pop(LAST_WAY))
    return Readings(letters, {way: tuple(pairs) for way, pairs in ways.items()}, last)


def _forms(spelling: Spelling) -> FormNames:
    classes = defaultdict[str, set[str]](set)
    single = set[str]()
    for row in read_data_table("legal_forms"):
        for variant in (row["name"], *_cells(row["variants"])):
            for glued in _spellings(spelling, variant):
                classes[glued].add(row["class"])
                if len(variant.split()) == 1:
                    single.add(glued)
    return FormNames(
        {glued: BETWEEN.join(sorted(kinds)) for glued, kinds in classes.items()},
        frozenset(single),
        GLUED,
    )


def _spellings(spelling: Spelling, variant: str) -> Iterable[str]:
    """Yield a form without blanks and dots, by letter and by sound of each word."""
    words = variant.replace("&", " and ").replace("/", " ").replace("-", " ").split()
    keys = [key for key in map(spelling.key, words) if key]
    yield "".join(keys)
    yield "".join(spelling.sounds(key, "other")[0] for key in keys)


def _terms(spelling: Spelling) -> Terms:
    words = defaultdict[str, set[str]](set)
    stems = defaultdict[str, set[str]](set)
    phrases = dict[str, str]()
    for row in read_data_table("organisation_terms"):
        terms = [term for language in LANGUAGES for term in _cells(row[language])]
        if all(len(term.split()) > 1 for term in terms):
            continue
        for term in terms:
            _add_term(spelling, term, row["concept"], (words, stems, phrases))
    return Terms(_sorted(words), _sorted(stems), phrases)


def _add_term(
    spelling: Spelling,
    term: str,
    concept: str,
    into: tuple[dict[str, set[str]], dict[str, set[str]], dict[str, str]],
) -> None:
    words, stems, phrases = into
    keys = [spelling.key(word) for word in term.replace("-", " ").rstrip(STEM).split()]
    sounds = [spelling.sounds(key, "other")[0] for key in keys]
    for spelt in (keys, sounds):
        if len(spelt) > 1 and not term.endswith(STEM):
            phrases[" ".join(spelt)] = concept
        if term.endswith(STEM):
            stems["".join(spelt)].add(concept)
        elif len(spelt) == 1:
            words[spelt[0]].add(concept)


def _abbreviations(spelling: Spelling) -> dict[str, tuple[str, ...]]:
    return {
        spelling.key(row["abbreviation"]): tuple(_cells(row["concepts"]))
        for row in read_data_table("abbreviations")
    }


def _given(spelling: Spelling) -> dict[str, tuple[str, ...]]:
    found = defaultdict[str, set[str]](set)
    for row in read_data_table("given_names"):
        for name in _cells(row["names"]):
            key = spelling.key(name)
            found[key].add(row["class"])
            found[spelling.sounds(key, "other")[0]].add(row["class"])
    return _sorted(found)


def _sorted(rows: Mapping[str, set[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(sorted(values)) for key, values in rows.items()}


def _cells(text: str) -> list[str]:
    return [cell for cell in text.split(BETWEEN) if cell]
