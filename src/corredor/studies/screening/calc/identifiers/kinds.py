"""Kinds of identifiers: how each is written, and what is wrong with one."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from corredor.studies.screening.calc.identifiers.digits import (
    fits_imo,
    fits_inn,
    fits_isin,
    fits_lei,
    fits_ogrn,
    fits_rfc,
)

Fault = Literal["", "form", "check_digit", "kind"]
SEPARATORS: Final = re.compile(r"[\s./–—-]+")
_ANY: Final = re.compile("(?=[^0-9]*[0-9])[0-9A-ZА-ЯЁ]{4,30}")
"""A number of which nothing is known but that it holds a digit."""


@dataclass(frozen=True)
class Kind:
    """How an identifier is written.

    Parameters
    ----------
    form
        Pattern of the identifier without blanks and separators, in capitals.
    fits
        Whether its check digits fit; None for a kind without.
    prefix
        What may stand before it, such as the word IMO.
    keeps
        Whether separators belong to it.
    """

    form: re.Pattern[str]
    fits: Callable[[str], bool] | None = None
    prefix: str = ""
    keeps: bool = False


KINDS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "imo": Kind(re.compile("[0-9]{7}"), fits_imo, "IMO"),
        "mmsi": Kind(re.compile("[2-79][0-9]{8}"), None, "MMSI"),
        "inn": Kind(re.compile("[0-9]{10}|[0-9]{12}"), fits_inn, "INN|ИНН"),
        "ogrn": Kind(re.compile("[1235][0-9]{12}|[345][0-9]{14}"), fits_ogrn, "OGRN|ОГРН|OGRNIP"),
        "lei": Kind(re.compile("[0-9A-Z]{18}[0-9]{2}"), fits_lei, "LEI"),
        "isin": Kind(re.compile("[A-Z]{2}[0-9A-Z]{9}[0-9]"), fits_isin, "ISIN"),
        "rfc": Kind(re.compile("[A-ZÑ&]{3,4}[0-9]{6}[0-9A-Z]{2}[0-9A]"), fits_rfc, "RFC"),
        "swift": Kind(re.compile("[A-Z]{6}[0-9A-Z]{2}(?:[0-9A-Z]{3})?"), None, "SWIFT|BIC"),
        "registration": Kind(
            re.compile(
                "[A-Z0-9]{1,2}-[A-Z]{2,5}|(?=[^0-9]*[0-9])[0-9A-ZА-ЯЁ][0-9A-ZА-ЯЁ./–—-]{2,29}"
            ),
            keeps=True,
        ),
        "msn": Kind(re.compile("[0-9A-Z]{1,16}"), None, "MSN"),
        "curp": Kind(
            re.compile("[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]"), None, "CURP"
        ),
        **{name: Kind(_ANY) for name in ("tax", "national", "passport")},
    }
)
"""IMO number of a ship (A.1117(30)) · MMSI (ITU-R M.585) · INN and OGRN of Russia · LEI
(ISO 17442) · ISIN (ISO 6166) · RFC and CURP of Mexico · BIC (ISO 9362) · registration mark and
serial number of an aircraft (ICAO Annex 7), or a number in a register of companies · numbers of
tax offices, identity cards and passports of any country, of which only the form is known."""


@dataclass(frozen=True)
class Identifier:
    """An identifier as it is compared.

    Parameters
    ----------
    kind
        Its kind.
    value
        Without blanks, separators and prefix, in capitals.
    fault
        What is wrong with it: its form, its check digit, or that the kind is unknown; empty
        where nothing is. An identifier with a fault can't be screened by.
    """

    kind: str
    value: str
    fault: Fault = ""


def identifier(kind: str, text: str) -> Identifier:
    """Return an identifier as it is compared, and what is wrong with it.

    Examples
    --------
    >>> identifier("imo", "IMO 9074729")
    Identifier(kind='imo', value='9074729', fault='')
    >>> identifier("imo", "9074728").fault, identifier("rfc", "X").fault
    ('check_digit', 'form')
    """
    held = KINDS.get(kind)
    plain = text.strip().upper()
    if held is None:
        return Identifier(kind, plain, "kind")
    if held.prefix:
        plain = re.sub(rf"^(?:{held.prefix})[\s:№#]*", "", plain)
    value = plain.replace(" ", "") if held.keeps else SEPARATORS.sub("", plain)
    if not held.form.fullmatch(value):
        return Identifier(kind, value, "form")
    if held.fits is not None and not held.fits(value):
        return Identifier(kind, value, "check_digit")
    return Identifier(kind, SEPARATORS.sub("", value))
