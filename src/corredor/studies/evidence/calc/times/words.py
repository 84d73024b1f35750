"""Words of time of one language, compiled."""

from __future__ import annotations

import re as stdre
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import regex as re

from corredor.studies.evidence.calc.times.cascade import Cascade, Codes, compiled
from corredor.studies.evidence.calc.times.grammar import ACROSS, DERIVED, RULES, UNIONS
from corredor.studies.evidence.calc.times.grammar.numbers import NUMERALS

PARADIGM: Final = "~"
CUES: Final = ("PAST", "FUTURE", "ANAPHORIC")
DAY_FIRST: Final = frozenset(("es", "ru"))
TOKEN: Final = stdre.compile(r"\d+|[^\W\d_]+|[^\w\s]|_|\n")
PLAIN: Final = tuple(zip("áéíóúüñё’ʼ′´", "aeiouune''''", strict=True))
"""Letters whose accents writers leave out, and marks that stand for an apostrophe."""
MARKS: Final = {
    ",": "COMMA", ".": "DOT", ":": "COLON", "/": "SLASH", "-": "DASH", "–": "DASH", "—": "DASH",
    "−": "DASH", "‑": "DASH", "~": "DASH", "'": "APOS", "<": "LT", ">": "GT", "=": "EQ",
    "(": "PAREN", ")": "PAREN", "\\": "SLASH", '"': "QUOTE", "“": "QUOTE", "”": "QUOTE",
}  # fmt: skip


WEAK: Final = frozenset(
    ("OF", "THE", "IN", "ATA", "ON", "BY", "FROM", "SINCE", "TO", "UNTIL", "AND", "OR", "COMMA",
     "DOT", "COLON", "SLASH", "DASH", "APOS", "LT", "GT", "EQ", "PAREN", "QUOTE", "BETWEEN", "CARD",
     "BEFORE", "AFTER", "AGO", "LATER", "EARLIER", "WITHIN", "APPROX", "MORE", "LESS", "WHOLE",
     "REST", "HACE", "PASTWORD", "TOWORD", "FEW", "COUPLE", "FROMBASE", "BEFOREBASE", "ORDSUFFIX",
     "PLURALMARK", "QUARTERMARK", "UNITLETTER", "THIS", "SAME", "HALFWORD", "ATHOUR", "HOURARTICLE",
     "EACHPLURAL", "LASTING", "DECADEMARK", "ORDINALLAST", "EVERY", "FISCAL", "CALENDARYEAR",
     "A", "ONE", "EL", "THAT")
)  # fmt: skip
"""Kinds that alone make no expression of time."""


@dataclass(frozen=True, eq=False)
class TimeWords:
    """Lexicon and compiled grammar of a language's expressions of time.

    `forms` gives for a folded word or phrase its code point and values by kind; `heads` the
    phrases that begin with two words, longest first, whose first words are `longer`; `single`
    code point and values of words and marks alone. `numerals` are the codes of words of number.
    `past` and `future` find the words and endings that tell the tense of a sentence; `anaphoric`
    what counts from the event told before: "the next day". `month_first` are countries that
    write 4/22 for 22 April. `known` are all words of the lexicon, `strong` those without which
    nothing is an expression of time; `ones` ("una") are strong after one of `hour_articles`
    ("la"). `across` are the codes behind which a rule may look across a wall.
    """

    language: str
    forms: Mapping[tuple[str, ...], tuple[str, Mapping[str, object]]]
    heads: Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]
    single: Mapping[str, tuple[str, Mapping[str, object]]]
    longer: frozenset[str]
    numerals: frozenset[str]
    holidays: Mapping[tuple[str, str], str]
    known: frozenset[str]
    strong: frozenset[str]
    ones: frozenset[str]
    hour_articles: frozenset[str]
    codes: Codes
    cascade: Cascade
    across: frozenset[str]
    past: re.Pattern[str]
    future: re.Pattern[str]
    anaphoric: re.Pattern[str]
    day_first: bool
    month_first: frozenset[str]


def folded(word: str) -> str:
    """Return the word in lower case, without the accents that writers leave out."""
    return unaccented(word.lower())


def unaccented(low: str) -> str:
    """Return a text in lower case without the accents that writers leave out, as long.

    One replacement after the other takes a hundredth of the time of `str.translate`.
    """
    for accented, plain in PLAIN:
        low = low.replace(accented, plain)
    return low


def compiled_words(
    language: str,
    rows: Iterable[Mapping[str, str]],
    holidays: Iterable[Mapping[str, str]],
    rules: Iterable[Mapping[str, str]],
) -> TimeWords:
    """Compile a language's lexicon.

    Parameters
    ----------
    language
        ``es``, ``en`` or ``ru``.
    rows
        ``kind``, ``value`` and ``forms``, which are parted by ``|``; ``stem~paradigm`` stands for
        the stem with each ending of the row ``ENDINGS`` of that name. The kinds
        ``PAST``, ``FUTURE`` and ``ANAPHORIC`` hold a regular expression each.
    holidays
        ``holiday`` and ``forms``.
    rules
        ``holiday``, ``country`` (empty for all) and ``rule``.
    """
    table = list(rows)
    endings = {row["value"]: row["forms"].split("|") for row in table if row["kind"] == "ENDINGS"}
    cues = {row["kind"]: row["forms"] for row in table if row["kind"] in CUES}
    entries: dict[tuple[str, ...], dict[str, object]] = {}
    named = [
        {"kind": "HOLIDAY", "value": row["holiday"], "forms": row["forms"]} for row in holidays
    ]
    for row in [*table, *named]:
        if row["kind"] in ("ENDINGS", "MONTHFIRST", *CUES):
            continue
        for form in row["forms"].split("|"):
            for word in _inflected(form, endings):
                key = tuple(TOKEN.findall(folded(word)))
                values = entries.setdefault(key, {})
                values.setdefault(row["kind"], row["value"])
                if row["kind"] == "UNIT":
                    values.setdefault(row["value"].upper() + "UNIT", row["value"])
    codes = Codes()
    for kind in DERIVED:
        codes.of((kind,))
    forms: dict[tuple[str, ...], tuple[str, Mapping[str, object]]] = {
        key: (codes.of(values), values) for key, values in entries.items()
    }

    def cue(kind: str) -> re.Pattern[str]:
        return re.compile(cues.get(kind, "(?!)"), re.IGNORECASE)

    heads: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for key in sorted(forms, key=len, reverse=True):
        if len(key) > 1 and not key[0].isdecimal():
            heads.setdefault((key[0], key[1]), []).append(key)
    return TimeWords(
        language,
        forms,
        {head: tuple(keys) for head, keys in heads.items()},
        _single(forms, codes),
        frozenset(first for first, _ in heads),
        frozenset(codes.having(NUMERALS)),
        {(row["holiday"], row["country"]): row["rule"] for row in rules},
        frozenset(MARKS) | {word for key in forms for word in key},
        _strong(forms),
        _having("CARD", "1", forms),
        _having("HOURARTICLE", "0", forms),
        codes,
        Cascade(compiled(RULES, language, codes, UNIONS), codes),
        frozenset(codes.having(ACROSS)),
        cue("PAST"),
        cue("FUTURE"),
        cue("ANAPHORIC"),
        language in DAY_FIRST,
        frozenset(
            country
            for row in table
            if row["kind"] == "MONTHFIRST"
            for country in row["forms"].split("|")
        ),
    )


def _single(
    forms: Mapping[tuple[str, ...], tuple[str, Mapping[str, object]]], codes: Codes
) -> dict[str, tuple[str, Mapping[str, object]]]:
    """Return code point and values of each mark and word; digits are read one by one."""
    marks: dict[str, tuple[str, Mapping[str, object]]] = {
        mark: (codes.alone(kind), {kind: mark}) for mark, kind in MARKS.items()
    }
    words = {key[0]: form for key, form in forms.items() if len(key) == 1}
    return marks | {word: form for word, form in words.items() if not word.isdecimal()}


def _strong(
    forms: Mapping[tuple[str, ...], tuple[str, Mapping[str, object]]],
) -> frozenset[str]:
    """Return the words without which no run of known words is an expression of time.

    Of a phrase that is the word that least often stands alone: the longest of the others.
    """
    alone = {key[0] for key in forms if len(key) == 1}
    single = {key[0] for key, (_, values) in forms.items() if len(key) == 1 and _matters(values)}
    longer = {
        max(key, key=lambda word: (word.isalpha(), word not in alone, len(word), word))
        for key, (_, values) in forms.items()
        if len(key) > 1 and _matters(values) and not single & set(key)
    }
    return frozenset(single | longer)


def _having(
    kind: str, value: str, forms: Mapping[tuple[str, ...], tuple[str, Mapping[str, object]]]
) -> frozenset[str]:
    return frozenset(
        key[0] for key, (_, values) in forms.items() if len(key) == 1 and values.get(kind) == value
    )


def _matters(values: Mapping[str, object]) -> bool:
    if "CARD" in values:
        return values["CARD"] != "1"
    return not values.keys() <= WEAK


def _inflected(form: str, endings: Mapping[str, list[str]]) -> list[str]:
    stem, mark, paradigm = form.partition(PARADIGM)
    return [stem + ending for ending in endings[paradigm]] if mark else [form]
