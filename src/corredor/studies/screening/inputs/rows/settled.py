"""The policy: what an organiser settles before anybody is screened, with its defaults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from corredor.core.errors import CellOutOfRange, NotAChoice, NotADate, NotANumber
from corredor.core.table import Row
from corredor.studies.screening.inputs.tables import ANSWERS, YES

TODAY: Final = "as_of"
ENDED: Final = "ended_before"
NUMBERS: Final[Mapping[str, tuple[float, float, float]]] = {
    "age_limit": (7.0, 0.0, 3650.0),
    "match_from": (0.0, 0.0, 1.0),
    "review_from": (0.0, 0.0, 1.0),
    "one_edit_from": (4.0, 2.0, 99.0),
    "two_edits_from": (8.0, 3.0, 99.0),
    "recall_names": (200.0, 0.0, 10_000.0),
}
"""Rules with a number: what holds where nobody says it (0 for a score: as calibrated), and its
bounds."""


@dataclass(frozen=True)
class Policy:
    """How a programme is screened.

    Parameters
    ----------
    as_of
        The day screened; None where nobody says it, and then no list is fresh.
    numbers
        Rules with a number.
    required
        Regimes that must be covered.
    four_eyes
        Whether a decision needs two people.
    draft
        Why planning goes on with what could not be screened; empty: it doesn't.
    stated
        Rules that the folder states.
    ended_before
        Day before which a measure must have ended to close nothing any more; None where nobody
        says it, and then an ended measure closes the gate like any other.
    owners_required
        Whether a body of whose owners nobody says anything stops at the gate.
    second_opinion
        Whether a second matcher looks at names too.
    """

    as_of: date | None
    numbers: Mapping[str, float]
    required: tuple[str, ...]
    four_eyes: bool
    draft: str
    stated: frozenset[str]
    ended_before: date | None = None
    owners_required: bool = False
    second_opinion: bool = False


def policy(rows: Iterable[Row]) -> Policy:
    """Return the policy that the folder states, with defaults.

    Raises
    ------
    NotADate, NotANumber, CellOutOfRange, NotAChoice
        E109, E105, E113, E110.

    Examples
    --------
    >>> policy([]).numbers["age_limit"], policy([]).as_of is None
    (7.0, True)
    """
    said = {row.text("rule"): row for row in rows}
    numbers = {name: _number(said.get(name), name) for name in NUMBERS}
    _check_edits(said, numbers)
    return Policy(
        as_of=_day(said[TODAY], "value") if TODAY in said else None,
        numbers=numbers,
        required=tuple(said["required_regimes"].text("value").split())
        if "required_regimes" in said
        else (),
        four_eyes=_answer(said.get("four_eyes")),
        draft=said["draft"].text("rationale") if _answer(said.get("draft")) else "",
        stated=frozenset(said),
        ended_before=_day(said[ENDED], "value") if ENDED in said else None,
        owners_required=_answer(said.get("owners_required")),
        second_opinion=_answer(said.get("second_opinion")),
    )


def _day(row: Row, column: str) -> date:
    try:
        return date.fromisoformat(row.text(column))
    except ValueError:
        raise NotADate(row.at(column), column=column, value=row.text(column)) from None


def _number(row: Row | None, name: str) -> float:
    default, low, high = NUMBERS[name]
    if row is None:
        return default
    text = row.text("value")
    try:
        value = float(text)
    except ValueError:
        place = row.at("value")
        raise NotANumber(place, column="value", value=text, example=f"{default:g}") from None
    if not low <= value <= high:
        raise CellOutOfRange(row.at("value"), column="value", value=text, low=low, high=high)
    return value


def _check_edits(said: Mapping[str, Row], numbers: Mapping[str, float]) -> None:
    """Refuse two edits in words no longer than those with one."""
    one, two = numbers["one_edit_from"], numbers["two_edits_from"]
    row = said.get("two_edits_from") or said.get("one_edit_from")
    if row is not None and two <= one:
        place, value, most = row.at("value"), row.text("value"), NUMBERS["two_edits_from"][2]
        raise CellOutOfRange(place, column="value", value=value, low=one + 1, high=most)


def _answer(row: Row | None) -> bool:
    if row is None:
        return False
    if row.text("value") not in ANSWERS:
        raise NotAChoice(row.at("value"), column="value", value=row.text("value"), known=ANSWERS)
    return row.text("value") == YES
