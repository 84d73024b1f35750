"""Check digits: each function says whether the last digits fit those before them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

IMO_WEIGHTS: Final = (7, 6, 5, 4, 3, 2)
"""Weights of the IMO ship number (IMO Resolution A.1117(30))."""
INN_WEIGHTS: Final = {
    10: ((2, 4, 10, 3, 5, 9, 4, 6, 8),),
    12: ((7, 2, 4, 10, 3, 5, 9, 4, 6, 8), (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)),
}
"""Weights of the Russian taxpayer number by its length (Order MMV-7-6/435 of 2012)."""
OGRN_MODULUS: Final = {13: 11, 15: 13}
"""Divisor of the Russian state registration number by its length (Order 165n of 2021)."""
LEI_MODULUS: Final = 97
"""Divisor of ISO/IEC 7064 MOD 97-10, by which ISO 17442 checks an LEI."""
RFC_ALPHABET: Final = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ"
"""Values of the characters of the Mexican taxpayer number (SAT, Anexo del RFC)."""
RFC_LENGTH: Final = 13
RFC_MODULUS: Final = 11
LUHN_MODULUS: Final = 10


def fits_imo(text: str) -> bool:
    """Whether seven digits are an IMO number.

    Examples
    --------
    >>> fits_imo("9074729"), fits_imo("9074728")
    (True, False)
    """
    return _weighted(text[:-1], IMO_WEIGHTS) % LUHN_MODULUS == int(text[-1])


def fits_inn(text: str) -> bool:
    """Whether ten or twelve digits are an INN.

    Examples
    --------
    >>> fits_inn("7830002293"), fits_inn("7830002294")
    (True, False)
    """
    return all(
        _weighted(text, weights) % RFC_MODULUS % LUHN_MODULUS == int(text[len(weights)])
        for weights in INN_WEIGHTS[len(text)]
    )


def fits_ogrn(text: str) -> bool:
    """Whether thirteen or fifteen digits are an OGRN or OGRNIP.

    Examples
    --------
    >>> fits_ogrn("1027700132195"), fits_ogrn("1027700132196")
    (True, False)
    """
    return int(text[:-1]) % OGRN_MODULUS[len(text)] % LUHN_MODULUS == int(text[-1])


def fits_lei(text: str) -> bool:
    """Whether twenty letters and digits are an LEI.

    Examples
    --------
    >>> fits_lei("5493001KJTIIGC8Y1R12"), fits_lei("5493001KJTIIGC8Y1R13")
    (True, False)
    """
    return int("".join(str(int(one, 36)) for one in text)) % LEI_MODULUS == 1


def fits_isin(text: str) -> bool:
    """Whether twelve letters and digits are an ISIN.

    Examples
    --------
    >>> fits_isin("US0378331005"), fits_isin("US0378331006")
    (True, False)
    """
    digits = "".join(str(int(one, 36)) for one in text)
    total = 0
    for at, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + at % 2)
        total += value // LUHN_MODULUS + value % LUHN_MODULUS
    return total % LUHN_MODULUS == 0


def fits_rfc(text: str) -> bool:
    """Whether twelve characters of a body, or thirteen of a person, are an RFC.

    Examples
    --------
    >>> fits_rfc("GODE561231GR8"), fits_rfc("GODE561231GR9")
    (True, False)
    """
    padded = text.rjust(RFC_LENGTH)
    total = sum(
        RFC_ALPHABET.index(one) * weight
        for one, weight in zip(padded[:-1], range(RFC_LENGTH, 1, -1), strict=True)
    )
    digit = RFC_MODULUS - total % RFC_MODULUS
    expected = {RFC_MODULUS: "0", LUHN_MODULUS: "A"}.get(digit, str(digit))
    return padded[-1] == expected


def _weighted(text: str, weights: Sequence[int]) -> int:
    return sum(int(one) * weight for one, weight in zip(text, weights, strict=False))
