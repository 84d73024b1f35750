"""Words of publishers, put into the few words of entries: tables of `data/list_words`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from corredor.data.tables import read_data_table
from corredor.studies.screening.inputs.entries import Measure

TABLE: Final = "list_words"
UNKNOWN: Final = "unknown"
_LONGEST_DAY: Final = 64
_SHORT: Final = 512
"""Characters up to which a text is worth remembering, or says what it is."""
_LONGEST_REGIME: Final = 64
"""Characters of a regime's name that is made of a publisher's words."""
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ISO: Final = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?(?![\d-])", re.ASCII)
_SLASHED: Final = re.compile(r"(\d\d?)[/.](\d\d?)[/.](\d{4})", re.ASCII)
_WORDED: Final = re.compile(r"(?:(\d\d?)[ -])?([A-Za-z]{3})[a-z]*[ -](\d{4})", re.ASCII)
_LAST: Final = (12, 31)
"""Last month and last day that a date may name."""


@lru_cache(maxsize=1)
def _schemas() -> dict[str, str]:
    return {row["word"]: row["schema"] for row in read_data_table(TABLE, "schemas")}


def schema_of(word: str, default: str = UNKNOWN) -> str:
    """Return what an entry is, by the publisher's word for it; the default for other words.

    Examples
    --------
    >>> schema_of("Individual"), schema_of("Ship"), schema_of("Consulate")
    ('person', 'vessel', 'unknown')
    """
    return _schemas().get(" ".join(word.casefold().split()), default)


@lru_cache(maxsize=1)
def _identifiers() -> dict[str, list[tuple[str, str]]]:
    known: dict[str, list[tuple[str, str]]] = {}
    for row in read_data_table(TABLE, "identifiers"):
        known.setdefault(row["word"], []).append((row["country"].casefold(), row["type"]))
    return known


def identifier_type(word: str, country: str = "") -> str:
    """Return the type of an identifier, by the publisher's word and the country of issue.

    Examples
    --------
    >>> identifier_type("Tax ID No.", "Russia"), identifier_type("Tax ID No."), identifier_type("?")
    ('inn', 'tax', '')
    """
    rows = _identifiers().get(" ".join(word.casefold().split()), [])
    of_country = (kind for where, kind in rows if where and where == country.casefold())
    return next(of_country, next((kind for where, kind in rows if not where), ""))


@lru_cache(maxsize=1)
def identifier_words() -> tuple[str, ...]:
    """Return the words for identifiers, the longest first."""
    return tuple(sorted(_identifiers(), key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _measures() -> dict[str, list[tuple[str, str]]]:
    known: dict[str, list[tuple[str, str]]] = {}
    for row in read_data_table(TABLE, "measures"):
        known.setdefault(row["regime"], []).append((row["word"], row["type"]))
    return known


def measure_type(regime: str, programme: str) -> str:
    """Return what a programme of a regime orders, as far as its name says so.

    Examples
    --------
    >>> measure_type("US-OFAC-CONS", "UKRAINE-EO13662"), measure_type("US-OFAC-SDN", "CUBA")
    ('debt', 'asset_freeze')
    >>> measure_type("UK", "Travel Ban"), measure_type("XX", "")
    ('travel_ban', 'unknown')
    """
    if len(programme) > _SHORT:
        return _measure_type.__wrapped__(regime, programme)
    return _measure_type(regime, programme)


@lru_cache(maxsize=4096)
def _measure_type(regime: str, programme: str) -> str:
    said = programme.casefold()
    known = _measures()
    for word, kind in known.get(regime, known[""]):
        if word in said:
            return kind
    return UNKNOWN


def measures_of(
    regime: str, programmes: tuple[str, ...], starts: str = "", ends: str = ""
) -> tuple[Measure, ...]:
    """Return one measure for each programme, or one without programme where none is named."""
    return tuple(
        Measure(regime, programme, measure_type(regime, programme), starts, ends)
        for programme in programmes or ("",)
    )


@lru_cache(maxsize=1)
def _regimes() -> dict[str, str]:
    return {row["word"]: row["regime"] for row in read_data_table(TABLE, "regimes")}


def regime_of(source: str, default: str = "") -> str:
    """Return whose list a source is, by the name that a collection of lists gives it.

    Examples
    --------
    >>> regime_of("Entity List (EL) - Bureau of Industry and Security"), regime_of("us_ofac_sdn")
    ('US-BIS-EL', 'US-OFAC-SDN')
    >>> regime_of("ch_seco_sanctions"), regime_of("Demographic register")
    ('CH-SECO-SANCTIONS', 'DEMOGRAPHIC-REGISTER')
    """
    return _regime_of(source[:_SHORT], default)


@lru_cache(maxsize=4096)
def _regime_of(source: str, default: str) -> str:
    said = source.casefold()
    if said in _regimes():
        return _regimes()[said]
    for word, regime in _regimes().items():
        if re.search(rf"\b{re.escape(word)}\b", said):
            return regime
    return default or "-".join(re.split(r"[\W_]+", source.upper().strip()))[:_LONGEST_REGIME]


def iso_day(text: str, *, month_first: bool = False) -> str:
    """Return a date as ISO 8601, as precise as it is; empty where it can't be read.

    Parameters
    ----------
    text
        Such as ``2026-01-31``, ``31/01/2026``, ``31-Jan-2026``, ``31 Jan 2026`` or ``2026``; a
        time after it is left out, and day or month 00 is an unknown one.
    month_first
        Whether a date with slashes begins with the month.

    Examples
    --------
    >>> iso_day("08-Oct-2026"), iso_day("00/00/1975"), iso_day("02/20/2026", month_first=True)
    ('2026-10-08', '1975', '2026-02-20')
    >>> iso_day("circa 1961"), iso_day("31/31/2026")
    ('1961', '')
    """
    return _iso_day(text[:_LONGEST_DAY], month_first)


@lru_cache(maxsize=65536)
def _iso_day(text: str, month_first: bool) -> str:
    said = text.strip().removeprefix("circa ")
    if found := _ISO.match(said):
        year, month, day = found[1], int(found[2] or 0), int(found[3] or 0)
    elif found := _SLASHED.match(said):
        first, second, year = int(found[1]), int(found[2]), found[3]
        month, day = (first, second) if month_first else (second, first)
    elif found := _WORDED.match(said):
        day, year = int(found[1] or 0), found[3]
        month = _MONTHS.get(found[2].casefold(), 99)
    else:
        return ""
    if month > _LAST[0] or day > _LAST[1]:
        return ""
    known = [year] + ([f"{month:02d}"] if month else []) + ([f"{day:02d}"] if month and day else [])
    return "-".join(known)


def birth_of(text: str, *, month_first: bool = False) -> str:
    """Return a date of birth as ISO 8601 where it is one, else the publisher's words."""
    said = " ".join(text.split())
    plain = not any(word in said for word in (" to ", "between", "circa"))
    return (iso_day(said, month_first=month_first) if plain else "") or said
