"""Languages of the report: the catalogues, and how a language writes plurals, lists and dates.

May import: core. The English text is the key of its translations; nothing is translated twice.
Which digits a number is shown with, `corredor.report.numerals` says, and nobody else.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

from corredor.core.errors import UnknownLanguage
from corredor.core.label import LANGUAGES

if TYPE_CHECKING:
    from babel import Locale

LOCALES: Final = {"es": "es_MX", "en": "en_001", "ru": "ru"}
"""CLDR locales: Mexican Spanish and world English, whose dates read day, month, year."""

FRACTION: Final = 2
"""The number whose plural form stands after a fraction: 1.5 años, 1.5 years, 1,5 года."""

GENITIVE: Final = {True: 2, False: 5}
"""Numbers whose Russian plural forms are the genitive, singular and plural."""

FOLDER: Final = Path(__file__).parent
SOURCE_LANGUAGE: Final = "en"


def NN_(singular: str, plural: str) -> tuple[str, str]:  # noqa: N802 - see `core.errors.N_`
    """Mark a text with its plural for the catalogues and return both unchanged."""
    return singular, plural


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(language: str) -> gettext.NullTranslations:
    """Load a catalogue; a source checkout has only the ``.po``, which is compiled here."""
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    folder = FOLDER / language / "LC_MESSAGES"
    compiled, source = folder / "corredor.mo", folder / "corredor.po"
    if compiled.exists() and not _is_older(compiled, source):
        with compiled.open("rb") as file:
            return gettext.GNUTranslations(file)
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    made = io.BytesIO()
    with source.open("rb") as file:
        write_mo(made, read_po(file, locale=language))
    made.seek(0)
    return gettext.GNUTranslations(made)


def _is_older(first: Path, second: Path) -> bool:
    return second.exists() and first.stat().st_mtime < second.stat().st_mtime


@dataclass(frozen=True)
class Speech:
    """One language of the report.

    Raises
    ------
    UnknownLanguage
        E411: corredor doesn't speak it.

    Examples
    --------
    >>> Speech("es").joined(["A", "B", "C"])
    'A, B y C'
    """

    language: str

    def __post_init__(self) -> None:
        """Refuse a language without a catalogue."""
        if self.language not in LOCALES:
            raise UnknownLanguage(None, language=self.language, known=LANGUAGES)

    @cached_property
    def locale(self) -> Locale:
        """The CLDR locale."""
        from babel import Locale

        return Locale.parse(LOCALES[self.language])

    def translate(self, message: str) -> str:
        """Return a message in this language; an unknown one as it stands, in English."""
        return _catalogue(self.language).gettext(message) if message else ""

    def ngettext(self, singular: str, plural: str, number: float, *, bounded: bool = False) -> str:
        """Return the form that goes with a number; a fraction takes that of `FRACTION`.

        `bounded` where a word such as "more than" stands before it, which in Russian asks for
        the genitive: более 21 компании, более 2 компаний.
        """
        whole = int(abs(number)) if float(number).is_integer() else FRACTION
        if bounded and self.language == "ru" and float(number).is_integer():
            whole = GENITIVE[whole % 10 == 1 and whole % 100 != 11]
        return _catalogue(self.language).ngettext(singular, plural, whole)

    def asks_genitive(self, number: float | None, *, bounded: bool) -> bool:
        """Whether a number asks for the genitive singular: 1,5 мили, более 21 мили.

        None stands for a number that is written with decimals.
        """
        if self.language != "ru":
            return False
        return number is None or (bounded and number % 10 == 1 and number % 100 != 11)

    def joined(self, parts: Iterable[str]) -> str:
        """Return an enumeration as the language writes it."""
        from babel.lists import format_list

        return format_list(list(parts), style="standard", locale=self.locale)

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code; the code where CLDR has no name."""
        names = cast("Mapping[str, str]", self.locale.territories)
        return names.get(code, code)

    @property
    def own_name(self) -> str:
        """What the language calls itself, with a capital."""
        name = str(self.locale.languages[self.language])
        return name[:1].upper() + name[1:]
