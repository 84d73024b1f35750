"""The same event in several documents: by name, place and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from corredor.studies.evidence.calc.records import Event, TimeExpression

Key = tuple[str, int]
"""A document's id and the place of an event in its list."""


def same_events(events_by_document: Mapping[str, Sequence[Event]]) -> tuple[tuple[Key, ...], ...]:
    """Return the groups of events that are one, each sorted, in a fixed order.

    Two events are one if their acts agree, their times and places do not part, and they have
    one entity or key, or else the same place and a participant, a day or a month in common.
    No group holds two whose times part, so that each year's forum is one of its own; an event
    that may be either of two such is joined with neither. An event alone is a group of one. The
    order of documents says nothing.
    """
    keys = [
        (document, at)
        for document in sorted(events_by_document)
        for at in range(len(events_by_document[document]))
    ]
    roots = list(range(len(keys)))

    def root(at: int) -> int:
        while roots[at] != at:
            roots[at] = roots[roots[at]]
            at = roots[at]
        return at

    common = [_days(events_by_document[document][at].time) for document, at in keys]
    pairs = _pairs(keys, events_by_document)
    unsure = _unsure(pairs, common)
    for one, two in pairs:
        low, high = sorted((root(one), root(two)))
        both = _overlap(common[low], common[high])
        if low != high and both is not None and not unsure & {one, two}:
            roots[high], common[low] = low, both
    groups: dict[int, list[Key]] = {}
    for at, key in enumerate(keys):
        groups.setdefault(root(at), []).append(key)
    return tuple(sorted(tuple(sorted(group)) for group in groups.values()))


RECENT = 100
"""How many events that may be one with another it is compared with."""
Days = tuple[str, str]
"""The first day that an event may have, and the day after its last."""
ANY_DAY: Days = ("", "~")
"""Before and after all dates of ISO 8601."""


def _days(time: TimeExpression | None) -> Days:
    return interval(time) or ANY_DAY


def _overlap(one: Days, two: Days) -> Days | None:
    """Return the days that two stretches have in common, None without any."""
    first, last = max(one[0], two[0]), min(one[1], two[1])
    return (first, last) if first < last else None


def _pairs(
    keys: Sequence[Key], events_by_document: Mapping[str, Sequence[Event]]
) -> list[tuple[int, int]]:
    """Return the pairs of events of two documents that may be told as one, in order."""
    found: set[tuple[int, int]] = set()
    for rows in _buckets(keys, events_by_document):
        for place, one in enumerate(rows):
            for two in rows[max(0, place - RECENT) : place]:
                first, second = keys[one], keys[two]
                if first[0] != second[0] and are_one(
                    events_by_document[first[0]][first[1]],
                    events_by_document[second[0]][second[1]],
                ):
                    found.add((min(one, two), max(one, two)))
    return sorted(found)


def _unsure(pairs: Sequence[tuple[int, int]], days: Sequence[Days]) -> set[int]:
    """Return the events that may be one with either of two whose times part."""
    common: dict[int, Days | None] = {}
    for one, two in (*pairs, *((two, one) for one, two in pairs)):
        held = common.get(one, ANY_DAY)
        common[one] = _overlap(held, days[two]) if held is not None else None
    return {at for at, held in common.items() if held is None}


def _buckets(
    keys: Sequence[Key], events_by_document: Mapping[str, Sequence[Event]]
) -> list[list[int]]:
    """Return the events that may be one: those with an entity, or an act and a place, in common."""
    made: dict[tuple[str, str], list[int]] = {}
    for at, (document, place) in enumerate(keys):
        event = events_by_document[document][place]
        if event.entity:
            made.setdefault(("entity", event.entity), []).append(at)
        if event.key:
            made.setdefault(("key", event.country), []).append(at)
        if event.place:
            made.setdefault((event.act, event.place), []).append(at)
        for party in event.participants:
            made.setdefault((event.act, party), []).append(at)
    return [made[key] for key in sorted(made)]


def are_one(first: Event, second: Event) -> bool:
    """Whether two events may be told as one: see `same_events`."""
    if first.act != second.act or _part(first.time, second.time):
        return False
    if first.country and second.country and first.country != second.country:
        return False
    if first.entity and first.entity == second.entity:
        return True
    if first.key and second.key:
        return _keys_meet(first, second)
    if first.place and second.place and first.place != second.place:
        return False
    shared = set(first.participants) & set(second.participants)
    dated = bool(interval(first.time)) and interval(first.time) == interval(second.time)
    if shared:
        return dated or (first.place == second.place and bool(first.place))
    return dated and bool(first.place) and first.place == second.place


def _keys_meet(first: Event, second: Event) -> bool:
    """Whether two gatherings are of one kind and in the names of the same countries.

    One without countries in its name needs the same country as its place.
    """
    one, two = set(first.key.split("-")), set(second.key.split("-"))
    if one == two and "-" in first.key and first.key.count("-") > 1:
        return True
    return (one <= two or two <= one) and bool(first.country) and first.country == second.country


def interval(time: TimeExpression | None) -> tuple[str, str] | None:
    """Return the interval of a time that is resolved to one reading, else None."""
    if time is None or len(time.readings) != 1:
        return None
    reading = time.readings[0]
    return (reading.begin, reading.end) if reading.begin and reading.end else None


def _part(first: TimeExpression | None, second: TimeExpression | None) -> bool:
    """Whether two times have no day in common, so far as they are known."""
    one, two = interval(first), interval(second)
    return one is not None and two is not None and (one[1] <= two[0] or two[1] <= one[0])
