"""The tables of names in the form that calc takes, by language."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Final, TypeVar, cast

from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.names.inflection import declined
from corredor.studies.evidence.calc.names.sources import source_phrases
from corredor.studies.evidence.calc.names.tokens import words_in
from corredor.studies.evidence.calc.names.words import (
    BodyPhrase,
    FieldPhrase,
    FirstName,
    Head,
    Ministry,
    NameWords,
    Phrase,
    PlacePhrase,
    RolePhrase,
    SourcePhrase,
    folded,
)
from corredor.studies.evidence.calc.records import MentionKind

P = TypeVar("P", bound=Phrase)
Keyed = tuple[frozenset[str], P]


@lru_cache(maxsize=8)
def name_words(language: str) -> NameWords:
    """Return the words of names of a language.

    Examples
    --------
    >>> name_words("ru").places["мексике"][0].country
    'MX'
    """
    forms = language_table("any", "names_legal_forms")
    sources, sources_after = source_phrases(
        tuple(
            SourcePhrase(folded(row["phrase"]), row["kind"], row["side"])
            for row in language_table(language, "names_sources")
        )
    )
    return NameWords(
        language=language,
        places=_grouped(_places(language)),
        bodies=_grouped(_bodies(language)),
        roles=_grouped(_roles(language)),
        heads=_heads(language),
        first_names=_first_names(language),
        titles={folded(r["word"]): r["gender"] for r in language_table(language, "names_titles")},
        demonyms=_demonyms(language),
        modifiers=frozenset(
            form
            for row in language_table(language, "names_modifiers")
            for form in _forms(language, folded(row["word"]))
        ),
        classes=_classes(language),
        common=frozenset(folded(r["word"]) for r in language_table(language, "names_common")),
        never=frozenset(folded(r["word"]) for r in language_table(language, "names_no_names")),
        forms_before=frozenset(r["form"] for r in forms if r["position"] == "before"),
        forms_after=frozenset(r["form"] for r in forms if r["position"] == "after"),
        governments={
            row["code"]: f"government-of-{_slug(row['en'])}" for row in read_data_table("countries")
        },
        outlets=frozenset(
            row["entity"]
            for row in language_table("any", "names_organisations")
            if row["kind"] == "outlet"
        ),
        works={
            form: row["kind"]
            for row in language_table(language, "names_works")
            for form in sorted(_forms(language, folded(row["word"])))
        },
        sources=sources,
        source_starts=frozenset(phrase.split(" ", 1)[0] for phrase in sources),
        sources_after=sources_after,
        trailing={
            folded(row["word"]): Head(row["word"], "organisation", row["sort"])
            for row in language_table("en", "names_heads")
            if row["sort"] in ("company", "bank", "outlet", "university", "foundation")
        },
        proper_heads=frozenset(
            row["word"]
            for row in language_table(language, "names_heads")
            if row["sort"] == "proper"
        ),
        letters={
            ord(row["letter"]): row["latin"] for row in language_table("any", "names_letters")
        },
        fields=_grouped(_fields(language)),
        ministries=_ministries(language),
        facilities={
            folded(word): row["type"]
            for row in language_table("any", "names_facilities")
            for word in row[language].split("|")
        },
        qualified=_qualified(language),
        sorts={
            row["entity"]: "other" if row["kind"] == "outlet" else row["kind"]
            for row in language_table("any", "names_organisations")
        },
    )


_INDECLINABLE: Final = "="
"""Stem of a word taken in the nominative only: its other forms are another word's too."""


def _forms(language: str, word: str, stem: str = "") -> frozenset[str]:
    if language == "ru" and stem != _INDECLINABLE:
        return frozenset(folded(form) for form in declined(word, stem))
    return frozenset((word,))


def _keys(language: str, phrase: str, stem: str = "") -> tuple[frozenset[str], ...]:
    """Return the forms of each word of a phrase; `stem` is the last word's."""
    words = words_in(phrase)
    last = len(words) - 1
    return tuple(
        _forms(language, word, stem if number == last else "") for number, word in enumerate(words)
    )


def _exact(phrase: str) -> str:
    """Return the first word as it must be written: for acronyms, which other words look like."""
    first = phrase.split()[0]
    return first if first.isupper() and len(first) <= 5 and " " not in phrase else ""


def _grouped(found: Iterable[Keyed[P]]) -> Mapping[str, tuple[P, ...]]:
    """Return phrases by each form of the first word, the longest first."""
    table: defaultdict[str, list[P]] = defaultdict(list)
    for first, phrase in found:
        for form in first:
            if phrase not in table[form]:
                table[form].append(phrase)
    return {
        form: tuple(sorted(phrases, key=lambda phrase: -len(phrase.forms)))
        for form, phrases in table.items()
    }


CLASSES: Final = (
    *(
        "and",
        "article",
        "as",
        "between_role",
        "clause",
        "data",
        "definite",
        "facility_adjective",
        "finite",
        "foreign_article",
        "industry_word",
        "kin",
    ),
    *("locating", "locative", "not_in_role", "not_way", "of", "ordinal", "outlet_link"),
    *(
        "outlet_noun",
        "particle",
        "personal",
        "public_word",
        "role_preposition",
        "small",
        "trade_word",
    ),
)
"""Names of the closed classes of words that the grammar of names asks for."""


def _classes(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {name: set() for name in CLASSES}
    for table in ("any", language):
        for row in language_table(table, "names_grammar"):
            found[row["class"]].add(folded(row["word"]))
    return {name: frozenset(words) for name, words in found.items()}


_LONG_COUNTRY: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("República de ", "República del ", "Reino de "),
    "en": ("Republic of ", "Republic of the ", "Kingdom of "),
    "ru": ("Республика ", "Королевство "),
}


def _slug(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return "-".join(
        "".join(c if c.isalnum() and c.isascii() else " " for c in plain.lower()).split()
    )


def _places(language: str) -> Iterable[Keyed[PlacePhrase]]:
    countries = {row["code"]: _slug(row["en"]) for row in read_data_table("countries")}
    rows: list[tuple[str, str, str, str]] = []  # entity, country, kind, name
    for row in read_data_table("countries"):
        rows.append((countries[row["code"]], row["code"], "country", row[language]))
    for row in read_data_table("countries"):
        for long in _LONG_COUNTRY[language]:
            rows.append((countries[row["code"]], row["code"], "country", long + row[language]))
    for row in language_table("any", "names_places"):
        english = row["en"].split("|")[0]
        code, kind = row["country"], row["kind"]
        entity = countries.get(code, _slug(english)) if kind == "country" else _slug(english)
        entity = f"government-of-{countries[code]}" if kind == "seat" else entity
        rows.extend((entity, code, kind, name) for name in row[language].split("|") if name)
    capitals = {(row["country"], row["en"]) for row in language_table("any", "names_capitals")}
    for row in read_data_table("places"):
        kind = "capital" if (row["country"], row["en"]) in capitals else "city"
        rows.append((_slug(row["en"]), row["country"], kind, row[language]))
    for entity, country, kind, name in rows:
        keys = _keys(language, name.replace(" & ", " and "))
        if keys:
            phrase = PlacePhrase(keys[1:], name, _exact(name), entity, country, kind)
            yield keys[0], phrase


def _bodies(language: str) -> Iterable[Keyed[BodyPhrase]]:
    for row in language_table("any", "names_organisations"):
        own = row[language].split("|")
        # An outlet's Latin name and an acronym in English stand in texts of every language.
        foreign = [n for n in row["en"].split("|") if n.isupper() or row["kind"] == "outlet"]
        for name in dict.fromkeys((*own, *foreign)):
            keys = _keys(language, name)
            if keys:
                outlet = row["kind"] == "outlet"
                yield keys[0], BodyPhrase(keys[1:], name, _exact(name), row["entity"], outlet)


def _roles(language: str) -> Iterable[Keyed[RolePhrase]]:
    former = {"es": "ex", "en": "ex-", "ru": "экс-"}[language]
    for row in language_table(language, "names_roles"):
        keys = _keys(language, row["word"], row.get("stem", ""))
        phrase = RolePhrase(keys[1:], row["word"], "", row["office"], row["gender"])
        yield keys[0], phrase
        yield frozenset(former + form for form in keys[0]), phrase


def _fields(language: str) -> Iterable[Keyed[FieldPhrase]]:
    for row in language_table("any", "names_fields"):
        for name in row[language].split("|"):
            keys = _keys(language, name)
            yield keys[0], FieldPhrase(keys[1:], name, "", row["field"])


def _ministries(language: str) -> Mapping[str, Ministry]:
    return {
        row["word"]: Ministry(
            tuple(row["field"].split()),
            frozenset(row["not_in"].split("|")) - {""},
            frozenset(row["only_in"].split("|")) - {""},
        )
        for row in language_table("any", "names_ministries")
        if row["language"] == language
    }


def _qualified(language: str) -> Mapping[str, Head]:
    return {
        form: Head(row["word"], cast(MentionKind, row["kind"]), "works")
        for row in language_table(language, "names_heads")
        if row["sort"] == "qualified"
        for form in sorted(_forms(language, folded(row["word"])))
    }


def _heads(language: str) -> Mapping[str, Head]:
    table: dict[str, Head] = {}
    for row in language_table(language, "names_heads"):
        if row["sort"] == "qualified":
            continue
        head = Head(row["word"], cast(MentionKind, row["kind"]), row["sort"])
        for form in _forms(language, folded(row["word"])):
            table.setdefault(form, head)
    return table


def _first_names(language: str) -> Mapping[str, FirstName]:
    table: dict[str, FirstName] = {}
    rows = language_table(language, "names_first")
    for row in rows:
        table[folded(row["name"])] = FirstName(row["name"], row["gender"])
    if language == "ru":
        for row in rows:
            name = FirstName(row["name"], row["gender"], "oblique")
            for form in declined(folded(row["name"])):
                table.setdefault(form, name)
    else:
        for other in ("es", "en"):
            for row in language_table(other, "names_first"):
                table.setdefault(folded(row["name"]), FirstName(row["name"], row["gender"]))
        for row in language_table("ru", "names_first"):
            for latin in _romanised(folded(row["name"])):
                table.setdefault(latin, FirstName(latin.title(), row["gender"]))
    return table


def _romanised(name: str) -> set[str]:
    """Return the spellings of a Russian first name in Latin letters that are in use."""
    letters = {ord(r["letter"]): r["latin"] for r in language_table("any", "names_letters")}
    plain = name.translate(letters)
    found = {plain, plain.replace("ks", "x"), plain.replace("yu", "iu"), plain.replace("ya", "ia")}
    found |= {n[:-1] + "i" for n in found if n.endswith("y")}
    found |= {n[:-2] + e for n in found if n.endswith(("iy", "ii")) for e in ("y", "i")}
    found |= {n.replace("ya", "a") for n in found if n.endswith("ya")} | {"y" + plain}
    return {n for n in found if n.isascii() and len(n) > 2}


def _demonyms(language: str) -> Mapping[str, str]:
    table: dict[str, str] = {}
    for row in language_table("any", "names_demonyms"):
        for word in row[language].split("|"):
            for form in _demonym_forms(language, folded(word)):
                table.setdefault(form, row["country"])
    return table


def _demonym_forms(language: str, word: str) -> Iterable[str]:
    if language == "ru":
        return _forms(language, word)
    if language == "en":
        return (word, word + "s") if not word.endswith(("sh", "ch", "ese", "s")) else (word,)
    if word.endswith("o"):
        return (word, word[:-1] + "a", word + "s", word[:-1] + "as")
    plain = word.translate(str.maketrans("éóá", "eoa"))
    if word.endswith(("és", "án", "ón")):
        return (word, plain + "a", plain + "es", plain + "as")
    if word.endswith("l"):
        return (word, word + "a", word + "es", word + "as")
    return chain((word,), (word + "s", word + "es"))
