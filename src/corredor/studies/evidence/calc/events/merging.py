"""One event of a document told in several sentences: one record with all that they tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corredor.studies.evidence.calc.events.matching import interval
from corredor.studies.evidence.calc.records import Event, TimeExpression
from corredor.studies.evidence.calc.times.publication import ANCHORED_YEAR

SINGLE = frozenset(
    ("business-forum", "economic-forum", "forum", "summit", "conference", "exhibition", "festival")
)
"""Kinds of gatherings of which a document without further words means one."""
"""The constraint of "in June of this year", which leaves open whether June has passed."""
RECENT = 24
"""How many events of one act back the same one may stand."""


def one_each(found: Sequence[Event]) -> tuple[Event, ...]:
    """Return the events of a document in its order, each gathering or founding once.

    Two records are one if they have the same entity or key and one of them no time of its own,
    or both the same, or one a part of the other's: "in 2025" and "on 3 May 2025". The earlier
    stays, with the narrower time, and takes from the later what it lacks.
    """
    kept: list[Event] = []
    places: dict[str, list[int]] = {}
    for new in found:
        rows = places.setdefault(new.act, [])
        for at in reversed(rows[-RECENT:]):
            if _is_same(kept[at], new):
                kept[at] = _joined(kept[at], new)
                break
        else:
            rows.append(len(kept))
            kept.append(new)
    return tuple(kept)


def _is_same(old: Event, new: Event) -> bool:
    if old.country and new.country and old.country != new.country:
        return False
    if old.time is not None and new.time is not None and not _meet(old.time, new.time):
        return False
    if old.entity and old.entity == new.entity:
        return True
    return bool(old.key) and old.key == new.key and (old.key in SINGLE or old.act != "meet")


def _meet(old: TimeExpression, new: TimeExpression) -> bool:
    """Whether two expressions may be of one time: the same, or one within the other.

    Of two that are open both must be the same, "this year" apart, which leaves open which one.
    """
    one, two = interval(old), interval(new)
    if one is not None and two is not None:
        return _holds(one, two) or _holds(two, one)
    said = {old.constraint, new.constraint} - {"", ANCHORED_YEAR}
    return old.readings == new.readings and len(said) < 2


def _holds(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _narrower(old: TimeExpression | None, new: TimeExpression | None) -> TimeExpression | None:
    """Return the narrower of two times that meet, the earlier where they are alike."""
    if old is None or new is None:
        return old or new
    one, two = interval(old), interval(new)
    return new if one is not None and two is not None and one != two and _holds(one, two) else old


def _joined(old: Event, new: Event) -> Event:
    """Return the earlier of two records with what only the later one tells."""
    first, second = (new, old) if new.time is not None and old.time is None else (old, new)
    return replace(
        first,
        time=_narrower(old.time, new.time),
        entity=first.entity or second.entity,
        place=first.place or second.place,
        country=first.country or second.country,
        participants=tuple(dict.fromkeys((*first.participants, *second.participants))),
        chain=first.chain or second.chain,
    )
