"""Questions to servers of statistics: the addresses they become, and the key that goes along."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.errors import (
    N_,
    CellOutOfRange,
    NotAChoice,
    Place,
    TomlSyntax,
    UnknownList,
    Wording,
    WrongSetting,
)
from corredor.data.tables import read_data_table
from corredor.programme.diagnostics import nearest_first

KEYED: Final = "-key"
"""Ending of the id of a source that wants a key."""
FIRST_YEAR, LAST_YEAR = 1948, 2100
"""Years that may be asked for; the oldest statistics of the IMF are of the first."""
MOST_NEAR: Final = 5
"""Codes of countries that are named where one is unknown."""
OWN_KEY: Final = N_("the key that the publisher gave you")


@dataclass(frozen=True)
class Question:
    """What is asked of a source.

    Parameters
    ----------
    source
        Its id in `data/trade_sources`.
    reporter, partner
        ISO 3166-1 alpha-2 or alpha-3.
    years
        First and last.
    product
        As the source calls goods: ``TOTAL``, ``AG2``, ``AG6`` or codes; an indicator of the World
        Bank.
    """

    source: str
    reporter: str
    partner: str
    years: tuple[int, int]
    product: str = "TOTAL"


def key_of(source: str, file: Path | None, said: str = "") -> str:
    """Return the key of a source: of a TOML file under the source's name, else as said.

    Raises
    ------
    TomlSyntax, WrongSetting
        E005, E004: the file is no TOML, or has no such key.
    """
    if file is None:
        return said.strip()
    place = Place(str(file))
    try:
        held = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TomlSyntax(place, problem=str(error)) from None
    found = held.get(source)
    if not isinstance(found, str) or not found.strip():
        raise WrongSetting(place, key=source, value="", kind=Wording(OWN_KEY))
    return found.strip()


def source_of(wanted: str, key: str, sources: Sequence[Mapping[str, str]]) -> Mapping[str, str]:
    """Return the row of a source: with a key that of its door for keys.

    Raises
    ------
    UnknownList
        E421: it is none.
    """
    by_id = {row["source"]: row for row in sources}
    found = by_id.get(wanted + KEYED if key else wanted) or by_id.get(wanted)
    if found is None or wanted.endswith(KEYED):
        known = tuple(name for name in by_id if not name.endswith(KEYED))
        raise UnknownList(list=wanted, known=known)
    return found


def _codes(code: str) -> Mapping[str, str]:
    """Return how sources call a country.

    Raises
    ------
    NotAChoice
        E110: it is none of ISO 3166.
    """
    for row in read_data_table("area_codes"):
        if code.upper() in (row["area"], row["alpha2"]):
            own = read_data_table("area_codes", "own_codes")
            numbers = [
                one["code"]
                for one in own
                if one["area"] == row["area"] and one["kind"] == "country"
            ]
            return {"alpha3": row["area"], "number": next(iter(numbers), row["numeric"])}
    known = (row["alpha2"] for row in read_data_table("area_codes"))
    near = nearest_first(code.upper(), filter(None, known))[:MOST_NEAR]
    raise NotAChoice(column="pair", value=code, known=(*near, "…"))


def alpha3(code: str) -> str:
    """Return a country by its code of three letters.

    Raises
    ------
    NotAChoice
        E110: it is none of ISO 3166.

    Examples
    --------
    >>> alpha3("MX")
    'MEX'
    """
    return _codes(code)["alpha3"]


def addresses(question: Question, source: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield names of files and addresses: both reporters, and each year where one is had a time.

    Raises
    ------
    NotAChoice, CellOutOfRange
        E110, E113: a country or the years are none.
    """
    pair = _codes(question.reporter), _codes(question.partner)
    first, last = question.years
    if not FIRST_YEAR <= first <= last <= LAST_YEAR:
        said = f"{first} {last}"
        raise CellOutOfRange(column="years", value=said, low=FIRST_YEAR, high=LAST_YEAR)
    spans = [(first, last)]
    if source["years"] == "one":
        spans = [(year, year) for year in range(first, last + 1)]
    sides = (pair, pair[::-1]) if source["years"] != "span" else (pair,)
    for one, other in sides:
        for begins, ends in spans:
            name = f"{question.source}-{one['alpha3']}-{other['alpha3']}".lower()
            goods = "" if question.product == "TOTAL" else f"-{_slug(question.product)}"
            when = "" if source["years"] == "all" else f"-{begins}"
            when += f"-{ends}" if source["years"] == "span" else ""
            address = source["address"].format(
                reporter=one[source["codes"]],
                partner=other[source["codes"]],
                first=begins,
                last=ends,
                product=_asked(question.product),
                most=source["rows"],
            )
            yield name + goods + when, address


def _asked(product: str) -> str:
    """Return what is asked of goods, without marks that mean something in an address."""
    return "".join(mark for mark in product if mark.isascii() and (mark.isalnum() or mark in ".,_"))


def _slug(product: str) -> str:
    return "".join(mark if mark.isalnum() else "-" for mark in _asked(product).lower()).strip("-")
