"""Words of a form's answers in three languages: languages, ranks, consent, countries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

from corredor.data.tables import country_codes, read_data_table

LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "es": ("es", "español", "castellano", "spanish", "испанский"),
    "en": ("en", "inglés", "english", "английский"),
    "ru": ("ru", "ruso", "russian", "русский"),
    "fr": ("fr", "francés", "french", "французский"),
    "pt": ("pt", "portugués", "portuguese", "португальский"),
    "de": ("de", "alemán", "german", "немецкий"),
    "zh": ("zh", "chino", "chinese", "китайский"),
    "it": ("it", "italiano", "italian", "итальянский"),
    "ar": ("ar", "árabe", "arabic", "арабский"),
}
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
AGREES: Final = (
    *("yes", "true", "1", "x", "i agree", "agree", "sí", "si", "acepto", "de acuerdo", "autorizo"),
    *("да", "согласен", "согласна", "принимаю"),
)
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


def countries() -> dict[str, str]:
    """Return the code of each country by its folded names in three languages and by its code."""
    rows = read_data_table("countries")
    names = {folded(row[key]): row["code"] for row in rows for key in ("es", "en", "ru")}
    return names | {code.lower(): code for code in country_codes()}
