"""Numerals and marks of numbers, from the word lists and from CLDR."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import Final, cast, get_args

import regex as re

from corredor.data.language import language_table
from corredor.data.tables import read_data_table
from corredor.studies.evidence.calc.numerals.bounds import bounds_pattern
from corredor.studies.evidence.calc.numerals.marks import Marks
from corredor.studies.evidence.calc.numerals.words import (
    NumeralWords,
    Role,
    Word,
    WordKind,
)

ENDINGS: Final = {
    "h": "ый ая ое ого ой ому ую ым ою ом ые ых ыми",
    "e": "ой ая ое ого ому ую ым ою ом ые ых ыми",
    "s": "ий ья ье ьего ьей ьему ью ьим ьею ьем ьи ьих ьими",
}
"""Endings of Russian ordinals: hard, hard with stress on the ending, soft."""
PLURAL_ENDINGS: Final = ("ых", "ым", "ыми", "ьих", "ьим", "ьими")
"""Endings in which an ordinal may be a denominator above one."""
LINKS: Final = {
    "": "join",
    "-": "join",
    "‑": "join",
    "‐": "join",
    "/": "slash",
    "⁄": "slash",
}
_PLAIN: Final = str.maketrans("áéíóúё", "aeiouе")


def _forms(row: dict[str, str]) -> list[str]:
    """Return the forms of a row, blanks within a form restored."""
    return [form.replace("_", " ") for form in row["forms"].split(" ") if form]


def _patterned(forms: list[str]) -> str:
    """Return a pattern of any of the forms, the longest first, with blanks of any kind."""
    ordered = sorted(
        set(forms) | {form.translate(_PLAIN) for form in forms},
        key=lambda form: (-len(form), form),
    )
    return "|".join(re.escape(form).replace(r"\ ", r"[\s-]++") for form in ordered)


def _words(language: str, rows: tuple[dict[str, str], ...]) -> dict[str, Word]:
    """Return the numerals by form, with and without accents."""
    words: dict[str, Word] = {}
    for row in rows:
        role, _, kind = row["kind"].rpartition("-")
        if row["kind"] == "scales":
            role, kind = "", "scale"
        if kind not in _KINDS or role not in ("", "order", "parts", "stem"):
            continue
        value = Decimal(row["value"])
        for form in _forms(row):
            if role == "stem":
                words.update(_inflected(form, kind, value))
            else:
                words.setdefault(form, Word(cast(WordKind, kind), value, cast(Role, role)))
    if language == "es":
        words = {**_spanish_parts(words), **words}
    if language == "ru":
        words = {**_russian_compounds(rows), **words}
    plain = {form.translate(_PLAIN): word for form, word in words.items()}
    return {**plain, **words}


_KINDS: Final = frozenset[str](get_args(WordKind)) - {"fraction"}


def _inflected(stem: str, kind: str, value: Decimal) -> dict[str, Word]:
    """Return all forms of a Russian ordinal, given as stem and paradigm: ``перв-h``."""
    base, _, paradigm = stem.rpartition("-")
    return {
        base + ending: Word(
            cast(WordKind, kind),
            value,
            "either" if ending in PLURAL_ENDINGS else "order",
        )
        for ending in ENDINGS[paradigm].split()
    }


def _russian_compounds(rows: tuple[dict[str, str], ...]) -> dict[str, Word]:
    """Return ordinals of one word with a scale at their end: ``двухтысячный``."""
    stems = [row for row in rows if row["kind"] == "stem-scale"]
    compounds: dict[str, Word] = {}
    for row in rows:
        for prefix in _forms(row) if row["kind"] == "prefix" else ():
            for stem in stems:
                value = Decimal(row["value"]) * Decimal(stem["value"])
                for form, word in _inflected(stem["forms"], "fraction", value).items():
                    compounds[prefix + form] = Word("fraction", word.value, "order")
    return compounds


def _spanish_parts(words: dict[str, Word]) -> dict[str, Word]:
    """Return denominators of one word: ``veinticincoavos``, ``dosmilésimos``."""
    parts: dict[str, Word] = {}
    small = ("unit", "teen", "tens", "hundreds")
    cardinals = {form: word for form, word in words.items() if word.kind in small and not word.role}
    scales = {form: word for form, word in words.items() if word.kind == "scale" and word.role}
    scales |= {form.translate(_PLAIN): word for form, word in scales.items()}
    cardinals |= {form.translate(_PLAIN): word for form, word in cardinals.items()}
    for form, word in cardinals.items():
        for ending in ("avo", "ava", "avos", "avas"):
            if word.value > 2 and form != "ciento":
                parts[form + ending] = Word("fraction", word.value)
                parts[form.rstrip("aeo") + ending] = Word("fraction", word.value)
        for scale, order in scales.items():
            if word.value > 1:
                whole = word.value * order.value
                plural = scale.endswith("s")
                parts[form + scale] = Word("fraction", whole, "" if plural else "order")
    return {form: word for form, word in parts.items() if form not in ("centavo", "centavos")}


def _regional(
    words: dict[str, Word], rows: tuple[dict[str, str], ...], country: str
) -> dict[str, Word]:
    """Return the numerals with the second value that a country gives some of them."""
    kind = f"other-{country}"
    others = {form: row["value"] for row in rows if row["kind"] == kind for form in _forms(row)}
    return {
        form: replace(word, other=Decimal(others[form])) if form in others else word
        for form, word in words.items()
    }


@lru_cache(maxsize=16)
def numeral_words(language: str, country: str = "") -> NumeralWords:
    """Return the numerals of a language: ``es``, ``en`` or ``ru``.

    Parameters
    ----------
    language
        Language of the text.
    country
        ISO 3166-1 alpha-2 of the publisher, empty where unknown; some countries give a scale a
        second value, which is kept beside the first.

    Examples
    --------
    >>> numeral_words("es").words["veintiún"].value
    Decimal('21')
    """
    rows = language_table(language, "numerals")
    of: dict[str, list[str]] = {}
    scales: dict[str, dict[str, Decimal]] = {"suffix": {}, "glued": {}, "money": {}}
    links = dict(LINKS)
    positions: dict[str, str] = {}
    for row in rows:
        kind, forms = row["kind"], _forms(row)
        of.setdefault(kind, []).extend(forms)
        if kind in scales:
            scales[kind].update((form, Decimal(row["value"])) for form in forms)
        elif kind.startswith("link-") and forms:
            links.update((form, kind.removeprefix("link-")) for form in forms)
        elif kind == "relative":
            positions.update((form.replace("-", " "), row["value"]) for form in forms)
    positions |= {form.translate(_PLAIN): place for form, place in positions.items()}
    return NumeralWords(
        language=language,
        words=_regional(_words(language, rows), rows, country),
        suffixes=scales["suffix"],
        glued=scales["glued"],
        money=scales["money"],
        links=links,
        percent=_percent(of),
        ending=re.compile(
            rf"(?:[-‐‑]|\.(?=[ºª]))?(?:{_patterned(of['ending'])})(?!\w)", re.IGNORECASE
        ),
        relative=re.compile(rf"\b(?:{_patterned(list(positions))})\b", re.IGNORECASE),
        relative_starts=tuple(sorted({form.split(" ")[0] for form in positions})),
        positions=positions,
        article=_before(of.get("article", [])),
        determiner=_before(of.get("determiner", [])),
        part_of=_after([form for form, part in links.items() if part == "of"]),
        of=_after(of.get("of", [])),
        tail=_after(of.get("relative_tail", [])),
        between=_before(_bound_forms(language)["between"]),
        minus=_before(of["minus"], of.get("nominus", [])),
        minus_words=tuple(of["minus"]),
        pronoun=_before(of.get("pronoun", [])),
        shares=frozenset(of.get("shares", ())),
        heads=tuple(of.get("nohead", ())),
        bare=frozenset(of.get("bare", ())) | frozenset(of.get("scales", ())),
        bounds=bounds_pattern(_bounds(language)),
        joins=frozenset(_bound_forms(language).get("join", ())) | {""},
        abbreviated=frozenset(of.get("abbreviated", ())),
    )


def _percent(of: dict[str, list[str]]) -> re.Pattern[str]:
    """Return the pattern of a percentage behind its number; percentage points are none."""
    points = of.get("nopercent", [])
    guard = rf"(?!\s+(?:{_patterned(points)})\b)" if points else ""
    words = _patterned(of["percent"])
    return re.compile(
        rf"[ \u00a0\u202f]?%|[\s\u00a0-]{{1,3}}(?:{words})(?!\w){guard}", re.IGNORECASE
    )


def _after(forms: list[str]) -> re.Pattern[str]:
    """Return a pattern of words right behind a number."""
    if not forms:
        return re.compile(r"(?!)")
    return re.compile(rf"\s{{1,3}}(?:{_patterned(forms)})(?!\w)", re.IGNORECASE)


def _bound_forms(language: str) -> dict[str, list[str]]:
    """Return the forms of bounds by kind."""
    rows = (
        *language_table(language, "number_bounds"),
        *language_table("any", "number_bounds"),
    )
    return {row["kind"]: _forms(row) for row in rows}


def _bounds(language: str) -> dict[str, str]:
    """Return the alternatives of bounds by kind, each as a pattern."""
    of = _bound_forms(language)
    patterns = {kind: f"(?:{_patterned(forms)})" if forms else "" for kind, forms in of.items()}
    starts = {form[:START] for kind in FIRST_KINDS for form in of[kind]}
    starts |= {start.translate(_PLAIN) for start in starts}
    return {**patterns, "starts": "|".join(sorted(starts))}


START: Final = 3
"""Letters by which a bound is told from other words before it is read."""
FIRST_KINDS: Final = (
    "more", "less", "above", "below", "from", "upto", "not", "equal", "between", "range_from",
)  # fmt: skip
"""Kinds of words that a range or bound may begin with."""


def _before(forms: list[str], but: list[str] | None = None) -> re.Pattern[str]:
    """Return a pattern of words right before a number, and not behind some others."""
    if not forms:
        return re.compile(r"(?!)")
    guard = rf"(?<!\b(?:{_patterned(but)})\s)" if but else ""
    return re.compile(rf"{guard}(?<!\w)(?:{_patterned(forms)})[\s\u00a0]{{1,3}}$", re.IGNORECASE)


def marks_of(country: str, language: str) -> Marks:
    """Return the marks usual in a country, of publisher or language; open where none is known.

    Parameters
    ----------
    country
        ISO 3166-1 alpha-2, empty where unknown.
    language
        Language of the text; its usage decides where the country doesn't, if all countries of
        the language agree.

    Examples
    --------
    >>> marks_of("MX", "es"), marks_of("ES", "es"), marks_of("", "es").decided
    (Marks(decimal='.', decided='publisher'), Marks(decimal=',', decided='publisher'), 'open')
    """
    marks = _marks_table()
    if country and (decimal := marks.get((country, language))):
        return Marks(decimal, "publisher")
    if decimal := marks.get(("", language)):
        return Marks(decimal, "language")
    return Marks()


@lru_cache(maxsize=1)
def _marks_table() -> dict[tuple[str, str], str]:
    """Return the decimal mark by country, empty for usage, and language."""
    rows = read_data_table("number_marks")
    return {(row["country"], row["language"]): row["decimal"] for row in rows}
