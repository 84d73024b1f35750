"""Words of a form's answers in three languages: languages, ranks, consent, countries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from corredor.data.tables import country_codes, read_data_table

LANGUAGE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("castellano", "castilian", "espanol"),
    "zh": ("mandarin", "mandarín", "chino mandarín", "китайский мандарин"),
    "fa": ("farsi", "фарси"),
}
"""Words for languages beside the names that CLDR gives them."""
COUNTRY_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "AE": ("UAE", "EAU"),
    "BO": ("Bolivia (Plurinational State of)", "Bolivia (Estado Plurinacional de)"),
    "CN": ("PRC", "RPC", "КНР", "People's Republic of China", "República Popular China"),
    "CZ": ("Czech Republic", "República Checa", "Чешская Республика"),
    "GB": ("UK", "Great Britain", "Gran Bretaña", "Соединенное Королевство"),
    "IR": ("Iran (Islamic Republic of)", "República Islámica del Irán"),
    "KP": ("DPRK", "RPDC", "КНДР"),
    "KR": ("Republic of Korea", "República de Corea", "Южная Корея", "Corea del Sur"),
    "MX": ("Estados Unidos Mexicanos", "United Mexican States", "Мексиканские Соединенные Штаты"),
    "RU": ("Russian Federation", "Federación de Rusia", "Federación Rusa",
           "Российская Федерация", "РФ"),
    "SY": ("Syrian Arab Republic", "República Árabe Siria"),
    "TR": ("Turkey", "Turquía", "Türkiye", "Турция"),
    "TZ": ("United Republic of Tanzania", "República Unida de Tanzanía"),
    "US": ("USA", "EUA", "EE. UU.", "EEUU", "Estados Unidos de América", "США",
           "United States of America", "Соединенные Штаты Америки"),
    "VE": ("Venezuela (Bolivarian Republic of)", "Venezuela (República Bolivariana de)"),
    "VN": ("Viet Nam", "Социалистическая Республика Вьетнам"),
}  # fmt: skip
"""Words for countries beside the names that CLDR gives them."""
RANK_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "official": (
        *("official", "government", "public sector", "funcionario", "gobierno", "sector público"),
        *("чиновник", "орган власти", "государственный орган", "госорган"),
    ),
    "company": (
        *("company", "business", "private sector", "empresa", "empresario", "sector privado"),
        *("компания", "бизнес", "предприятие", "предприниматель"),
    ),
    "university": (
        *("university", "academia", "research", "universidad", "institución académica"),
        *("университет", "вуз", "наука", "научная организация"),
    ),
    "other": ("other", "otro", "otra", "другое", "иное", "прочее"),
}
SIZE_WORDS: Final = {
    "micro": ("micro", "microempresa", "микро", "микропредприятие"),
    "small": ("small", "pequeña", "pequeña empresa", "малая", "малое", "малое предприятие"),
    "medium": ("medium", "mediana", "mediana empresa", "средняя", "среднее",
               "среднее предприятие"),
    "large": ("large", "grande", "gran empresa", "крупная", "крупное", "крупное предприятие"),
}  # fmt: skip
EMPLOYEES: Final = {"micro": 9, "small": 49, "medium": 249}
"""Most employees of each class but the last (Recommendation 2003/361/EC, annex, article 2) [1]."""
AGREES: Final = (
    *("yes", "true", "1", "x", "i agree", "agree", "sí", "si", "acepto", "de acuerdo", "autorizo"),
    *("да", "согласен", "согласна", "принимаю"),
)
CONDITIONS: Final = (
    *("pero", "salvo", "excepto", "siempre que", "no", "nunca", "sin", "but", "except", "unless"),
    *("not", "never", "without", "но", "кроме", "если", "не", "нет", "без"),
)
"""Words after which a yes may be none: what was agreed to must be read by a person."""
REFUSES: Final = ("no", "false", "0", "no acepto", "i do not agree", "нет", "не согласен")


def folded(text: str) -> str:
    """Return an answer in lower case without accents, marks and repeated blanks.

    Examples
    --------
    >>> folded("  Sector  PÚBLICO. ")
    'sector publico'
    """
    plain = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).lower())
    kept = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join("".join(kept).split())


def codes_of(words: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return the code of each folded word."""
    return {folded(word): code for code, held in words.items() for word in held}


def rank_of(said: str) -> str:
    """Return in what quality a person comes, by a word; empty where it is unknown.

    Examples
    --------
    >>> rank_of("Funcionario"), rank_of("Government"), rank_of("Ponente")
    ('official', 'official', '')
    """
    return codes_of(RANK_WORDS).get(folded(said), "")


def size_of(said: str) -> str:
    """Return the class of a size by a word or by the number of employees; empty if it's neither.

    Examples
    --------
    >>> size_of("Mediana"), size_of("250"), size_of("10 000"), size_of("50-100")
    ('medium', 'large', 'large', '')
    """
    count = "".join(said.split()).removesuffix(".0")
    if count.isascii() and count.isdigit():
        reached = (size for size, most in EMPLOYEES.items() if int(count[:9]) <= most)
        return next(reached, "large")
    return codes_of(SIZE_WORDS).get(folded(said), "")


def agreement_of(said: str) -> str:
    """Return whether an answer agrees: ``yes``, ``no``, or empty where a person must read it.

    Examples
    --------
    >>> agreement_of("Sí, acepto"), agreement_of("Нет"), agreement_of("Sí, pero sin mi nombre")
    ('yes', 'no', '')
    """
    held = folded(said)
    if held in {folded(word) for word in REFUSES}:
        return "no"
    words = f" {held} "
    if any(f" {folded(word)} " in words for word in CONDITIONS):
        return ""
    starts = (folded(word) for word in AGREES)
    return "yes" if words.startswith(tuple(f" {word} " for word in starts)) else ""


@lru_cache(maxsize=1)
def languages() -> Mapping[str, str]:
    """Return the code of each language by its folded names in three languages and in itself.

    Examples
    --------
    >>> [languages()[folded(word)] for word in ("Vietnamita", "Tiếng Việt", "французский", "en")]
    ['vi', 'vi', 'fr', 'en']
    """
    rows = read_data_table("languages")
    told = [(row[key], row["code"]) for row in rows for key in ("es", "en", "ru", "own", "code")]
    return _unambiguous(told) | codes_of(LANGUAGE_WORDS)


def language_codes() -> frozenset[str]:
    """Return the codes of languages in ISO 639 that CLDR names."""
    return frozenset(row["code"] for row in read_data_table("languages"))


@lru_cache(maxsize=1)
def countries() -> Mapping[str, str]:
    """Return the code of each country by its folded names and by its code.

    The names are those in es, en and ru and in the official languages of the country.

    Examples
    --------
    >>> [countries()[folded(word)] for word in ("Chile", "Viet Nam", "Việt Nam", "РФ", "mx")]
    ['CL', 'VN', 'VN', 'RU', 'MX']
    """
    rows = read_data_table("countries")
    own = [(row["name"], row["code"]) for row in read_data_table("languages", "countries")]
    names = {folded(row[key]): row["code"] for row in rows for key in ("es", "en", "ru")}
    names |= codes_of(COUNTRY_WORDS) | {code.lower(): code for code in country_codes()}
    return _unambiguous(own) | names


def _unambiguous(told: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the code of each folded word that means one thing alone."""
    found: dict[str, set[str]] = {}
    for word, code in told:
        found.setdefault(folded(word), set()).add(code)
    return {word: min(codes) for word, codes in found.items() if word and len(codes) == 1}
