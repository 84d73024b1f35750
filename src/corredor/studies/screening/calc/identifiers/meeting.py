"""Whether two identifiers are one, where one side or both call it by a loose word.

Publishers write ``Tax ID No.`` or ``Registration Number`` where a user writes INN, OGRN or RFC.
"""

from __future__ import annotations

import re
from typing import Final, Literal

from corredor.studies.screening.calc.identifiers.kinds import KINDS, SEPARATORS, identifier

LOOSE: Final = frozenset({"tax", "registration", "national", "passport", "other"})
"""Words that say of a number neither its register nor its country."""
TAIL: Final = "aircraft"
"""A list's word for the registration mark of an aircraft."""
SHORTEST: Final = 6
"""Characters from which equal numbers of loose kinds are worth a look."""
_PREFIX: Final = re.compile(
    r"^(?:" + "|".join(kind.prefix for kind in KINDS.values() if kind.prefix) + r")[\s:№#]+"
)

Meeting = Literal["", "same", "perhaps"]


def folded(text: str) -> str:
    """Return a number without prefix, blanks and separators, in capitals.

    Two identifiers can only be one where this is equal.

    Examples
    --------
    >>> folded("ИНН 77 07 329 152"), folded("che-309.842.573")
    ('7707329152', 'CHE309842573')
    """
    return SEPARATORS.sub("", _PREFIX.sub("", text.strip().upper()))


def meeting(one: tuple[str, str], other: tuple[str, str]) -> Meeting:
    """Return whether two identifiers are the same, perhaps are, or aren't.

    Parameters
    ----------
    one, other
        Kind and text of each.

    Returns
    -------
    Meeting
        ``same`` for equal numbers of one kind, and where a number of a loose kind has the check
        digits of the other's kind; ``perhaps`` for other equal numbers of which one is loose.

    Examples
    --------
    >>> meeting(("inn", "7707329152"), ("tax", "7707329152"))
    'same'
    >>> meeting(("tax", "CHE-309.842.573"), ("registration", "CHE309842573"))
    'perhaps'
    >>> meeting(("inn", "7707329152"), ("swift", "7707329152"))
    ''
    """
    value = folded(one[1])
    if not value or value != folded(other[1]):
        return ""
    kinds = {_kind(one[0]), _kind(other[0])}
    if len(kinds) == 1:
        return "same"
    loose = kinds & LOOSE
    if not loose or (len(value) < SHORTEST and len(kinds) > 1):
        return ""
    (strict,) = kinds - LOOSE or {""}
    held = KINDS.get(strict)
    if held is not None and held.fits is not None and not identifier(strict, value).fault:
        return "same"
    return "perhaps"


def _kind(name: str) -> str:
    return "registration" if name == TAIL else name
