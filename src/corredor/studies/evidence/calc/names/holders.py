"""Persons beside offices: "President X", "X, director of Y", "X, who is also rector"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from corredor.studies.evidence.calc.names.roles import MOST_BETWEEN, RoleSpan
from corredor.studies.evidence.calc.names.scan import Name, Scan


def with_holders(
    scan: Scan,
    names: tuple[Name, ...],
    roles: tuple[RoleSpan, ...],
    people: frozenset[int],
) -> tuple[RoleSpan, ...]:
    """Return the offices, each with the person named beside it.

    `people` are the numbers of the names that are persons'.
    """
    names = tuple(
        name._replace(kind="person") if number in people else name
        for number, name in enumerate(names)
    )
    starts = {name.first: number for number, name in enumerate(names)}
    ends = {name.after: number for number, name in enumerate(names)}
    found: list[RoleSpan] = []
    for role in roles:
        found.append(_held(scan, names, starts, ends, found, role))
    return tuple(found)


def retyped(scan: Scan, names: tuple[Name, ...], roles: tuple[RoleSpan, ...]) -> tuple[Name, ...]:
    """Return the names, those unknown that stand right beside an office as persons."""
    starts = {name.first: number for number, name in enumerate(names)}
    people: set[int] = set()
    cases: dict[int, str] = {}
    for role in roles:
        number = _beside(scan, names, starts, role.after)
        if number is not None and role.case and scan.tokens.gap[names[number].first] in _BESIDE:
            cases[number] = role.case
        if number is None or not _unknown(names[number]):
            continue
        gap = scan.tokens.gap[names[number].first]
        apposed = gap in _APPOSED and _sure_person(names[number]) and role.complement
        if gap in _BESIDE or apposed:
            people.add(number)
    return tuple(
        name._replace(kind="person" if number in people else name.kind, case=cases.get(number, ""))
        if number in people or number in cases
        else name
        for number, name in enumerate(names)
    )


def _unknown(name: Name) -> bool:
    return name.sort == "unknown" and not name.sure and name.after - name.first <= 4


def _beside(
    scan: Scan, names: tuple[Name, ...], starts: Mapping[int, int], after: int
) -> int | None:
    """Return the name right after an office, past a title and an acronym in brackets."""
    tokens = scan.tokens
    if after in starts and tokens.gap[after] == " (":
        end = names[starts[after]].after
        if tokens.text[tokens.end[end - 1] : tokens.end[end - 1] + 1] == ")" and end - after == 1:
            after = end
    if after not in starts and after + 1 in starts and tokens.low[after] in scan.words.titles:
        after += 1
    return starts.get(after)


def _held(
    scan: Scan,
    names: tuple[Name, ...],
    starts: Mapping[int, int],
    ends: Mapping[int, int],
    found: list[RoleSpan],
    role: RoleSpan,
) -> RoleSpan:
    """Return an office with the person named beside it, if there is one."""
    tokens = scan.tokens
    beside = _beside(scan, names, starts, role.after)
    if beside is not None and names[beside].kind == "person":
        gap = tokens.gap[names[beside].first]
        if gap in _BESIDE or (gap in _APPOSED and _sure_person(names[beside])):
            return role._replace(holder=beside)
    before = role.first
    while (
        before > 0
        and tokens.joined(before)
        and tokens.low[before - 1] in scan.words.classes["article"]
    ):
        before -= 1
    if before in ends and tokens.gap[before] in _APPOSITION:
        return role._replace(holder=_person(names, ends[before]))
    if found and found[-1].holder >= 0 and _chained(scan, found[-1].after, before):
        return role._replace(holder=found[-1].holder)
    return role._replace(holder=_predicated(scan, names, ends, before))


def _sure_person(name: Name) -> bool:
    return name.after - name.first > 1


def _person(names: tuple[Name, ...], number: int) -> int:
    return number if names[number].kind == "person" else -1


def _chained(scan: Scan, after: int, first: int) -> bool:
    """Whether an office follows another of the same person: "director of A and president of B"."""
    tokens = scan.tokens
    if first < after or tokens.sentence[after - 1] != tokens.sentence[min(first, len(tokens) - 1)]:
        return False
    between = tokens.low[after:first]
    gaps = {tokens.gap[n] for n in range(after, first + 1)}
    return (
        0 < len(between) <= 3
        and all(low in scan.words.classes["and"] for low in between)
        and gaps <= {" ", ", "}
    )


def _predicated(scan: Scan, names: tuple[Name, ...], ends: Mapping[int, int], before: int) -> int:
    """Return the person of whom an office is said: "Valkov, who is also |director"."""
    tokens = scan.tokens
    number = before
    while number > 0 and before - number < MOST_BETWEEN:
        if number in ends:
            return _person(names, ends[number]) if number < before else -1
        if tokens.low[number - 1] not in scan.words.classes["between_role"]:
            return -1
        number -= 1
    return -1


_BESIDE: Final = frozenset((" ", "\u00a0", "» ", '" ', "” "))


_APPOSED: Final = frozenset((", ", "), "))


_APPOSITION: Final = frozenset((", ", " — ", " – ", " - ", ",\u00a0", " ("))
