"""What a list of goods says of a code: listed, perhaps, under another edition, not, or no code.

A code only indicates: whether a good is controlled depends on what it is, not on its number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from corredor.studies.screening.calc.goods.codes import HEADING, SUBHEADING, GoodsCode, goods_code

LISTED: Final = "LISTED"
AMBIGUOUS: Final = "AMBIGUOUS"
CONCORDANCE: Final = "CONCORDANCE"
NOT_LISTED: Final = "NOT_LISTED"
ERROR: Final = "ERROR"


@dataclass(frozen=True)
class Nomenclature:
    """What is known of editions of the HS, for the headings that lists name.

    Parameters
    ----------
    subheadings
        All six-digit numbers of some headings, by edition and heading; other headings are not
        known in full.
    successors
        Numbers of an older edition that a newer one doesn't have, with the numbers of the newer
        edition that took over; by older edition, newer edition and number.
    """

    subheadings: Mapping[tuple[str, str], frozenset[str]]
    successors: Mapping[tuple[str, str, str], tuple[str, ...]]

    def exists(self, edition: str, number: str) -> bool | None:
        """Return whether an edition has a number; None where its heading isn't known in full."""
        known = self.subheadings.get((edition, number[:HEADING]))
        return None if known is None else number in known

    def taken_over(self, newer: str, code: GoodsCode, older: str = "") -> tuple[str, ...]:
        """Return what a newer edition has for numbers that it dropped, sorted.

        Those of any older edition count where none is named, and all that begin so where the
        code is short.
        """
        held = {
            successor
            for (of, to, number), successors in self.successors.items()
            if to == newer and older in ("", of) and _meets(number, code.digits)
            for successor in successors
        }
        return tuple(sorted(held))


@dataclass(frozen=True)
class GoodsList:
    """A list of goods.

    Parameters
    ----------
    name
        Its name.
    edition
        Edition of the HS in which it is written.
    tiers
        Class within the list by code, two digits or more without separators.
    """

    name: str
    edition: str
    tiers: Mapping[str, str]

    def within(self, code: str) -> tuple[str, ...]:
        """Return the listed codes that begin with a code, sorted."""
        return tuple(sorted(held for held in self.tiers if held.startswith(code)))


@dataclass(frozen=True)
class Outcome:
    """What a list says of a code.

    Parameters
    ----------
    answer
        The tier, or one of `AMBIGUOUS`, `CONCORDANCE`, `NOT_LISTED`, `ERROR`.
    listed
        Listed codes that it is or may be, sorted.
    """

    answer: str
    listed: tuple[str, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether the code itself is on the list."""
        return self.answer not in (AMBIGUOUS, CONCORDANCE, NOT_LISTED, ERROR)


def outcome(text: str, goods: GoodsList, nomenclature: Nomenclature, edition: str = "") -> Outcome:
    """Return what a list of goods says of a code.

    Parameters
    ----------
    text
        The code as written.
    edition
        Edition of the HS in which it is written; empty where nobody says it, and then numbers
        that only an older edition has are asked about.

    Examples
    --------
    >>> goods = GoodsList("list", "2022", {"854231": "1"})
    >>> known = Nomenclature({}, {})
    >>> outcome("8542.31.90", goods, known).answer, outcome("8542", goods, known).answer
    ('1', 'AMBIGUOUS')
    >>> outcome("8543", goods, known).answer, outcome("chip", goods, known).answer
    ('NOT_LISTED', 'ERROR')
    """
    code = goods_code(text)
    if not code.digits:
        return Outcome(ERROR)
    if moved := _moved(code, goods, nomenclature, edition):
        return moved
    if tier := _tier(code, goods):
        return Outcome(tier, (_covering(code, goods),))
    if inside := goods.within(code.digits):
        return Outcome(AMBIGUOUS, inside)
    # A number that the edition doesn't have is mistyped, unless it dropped it for unlisted ones.
    missing = code.subheading and nomenclature.exists(goods.edition, code.subheading) is False
    if missing and not nomenclature.taken_over(goods.edition, code):
        return Outcome(AMBIGUOUS, goods.within(code.heading))
    return Outcome(NOT_LISTED)


def _moved(
    code: GoodsCode, goods: GoodsList, nomenclature: Nomenclature, edition: str
) -> Outcome | None:
    """Return that a code must be carried to the list's edition first; None where it need not."""
    number, newest = code.subheading, goods.edition
    if not number and goods.within(code.digits):
        return None
    if edition == newest and (not number or nomenclature.exists(newest, number) is not False):
        return None
    taken = nomenclature.taken_over(newest, code, "" if edition == newest else edition)
    perhaps = {held for one in taken for held in goods.tiers if _meets(held, one)}
    if edition not in ("", newest) and nomenclature.exists(edition, number) is False:
        # The edition named doesn't have this number, so another must be meant.
        perhaps |= {held for held in goods.tiers if _meets(held, number)}
    return Outcome(CONCORDANCE, tuple(sorted(perhaps))) if perhaps else None


def _meets(one: str, other: str) -> bool:
    """Whether one of two codes begins with the other, or they share their six digits."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short[:SUBHEADING])


def _covering(code: GoodsCode, goods: GoodsList) -> str:
    """Return the longest listed code with which a code begins; empty if there is none."""
    held = (code.digits[:length] for length in range(len(code.digits), 1, -1))
    return next((number for number in held if number in goods.tiers), "")


def _tier(code: GoodsCode, goods: GoodsList) -> str:
    return goods.tiers.get(_covering(code, goods), "")
