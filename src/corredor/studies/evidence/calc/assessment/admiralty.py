"""Admiralty code: reliability of the source, which the user grades, and credibility, by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Credibility = Literal["1", "2", "3", "4", "5", "6"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]

UNGRADED: Final[Reliability] = "F"
"""Reliability can't be judged."""
_GRADED: Final[Mapping[str, Reliability]] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E"}
TWO: Final = 2.0
SURELY_SEVERAL: Final = 1.5
"""Lower end of the interval of the expected number of origins above which they are several."""
LIKELY_SEVERAL: Final = 1.5
"""Expected number of origins from which several are likelier than one."""


@dataclass(frozen=True)
class Support:
    """What stands for and against an information.

    `reporting` and `reporting_low` are the expected number of independent reports and the lower
    end of its 90 % interval; `informants` the number of those who know, as the chains name them.
    `disputed` is true where sources contradict each other and nobody has decided; `opposed` where
    somebody has decided for another reading than this one.
    """

    reporting: float
    reporting_low: float
    informants: float
    disputed: bool = False
    opposed: bool = False


@dataclass(frozen=True)
class Grade:
    """A grade such as C2."""

    reliability: Reliability
    credibility: Credibility

    def __str__(self) -> str:
        """Return the grade as it is written."""
        return f"{self.reliability}{self.credibility}"


def credibility(support: Support) -> Credibility:
    """Credibility of an information, 1 (confirmed) to 6 (can't be judged), by stated rules.

    1: two or more independent reports are expected, surely more than one, of different informants.
    2: they are likely, but not sure, or their informants may be one. 3: one report, undisputed.
    4: sources disagree. 5: another reading was decided on. 6: nobody reports it.

    Examples
    --------
    >>> credibility(Support(2.0, 2.0, 2.0)), credibility(Support(2.0, 1.0, 2.0))
    ('1', '2')
    >>> credibility(Support(1.0, 1.0, 1.0)), credibility(Support(2.0, 2.0, 2.0, disputed=True))
    ('3', '4')
    """
    if support.reporting <= 0:
        return "6"
    if support.opposed:
        return "5"
    if support.disputed:
        return "4"
    sure = support.reporting >= TWO and support.reporting_low > SURELY_SEVERAL
    if sure and support.informants >= TWO:
        return "1"
    return "2" if support.reporting > LIKELY_SEVERAL else "3"


def chain_reliability(grades: Iterable[str]) -> Reliability:
    """Reliability of a chain of sources: that of its weakest graded link.

    Examples
    --------
    >>> chain_reliability(["B", "", "D"]), chain_reliability(["", ""])
    ('D', 'F')
    """
    graded: list[Reliability] = [_GRADED[grade] for grade in grades if grade in _GRADED]
    return max(graded) if graded else UNGRADED


def best_reliability(grades: Iterable[str]) -> Reliability:
    """Reliability of the best of several chains; F only where none can be judged.

    Examples
    --------
    >>> best_reliability(["F", "C"])
    'C'
    """
    graded: list[Reliability] = [_GRADED[grade] for grade in grades if grade in _GRADED]
    return min(graded) if graded else UNGRADED
