"""Numbers in words and digits, as far as times need them: to 9,999, and ordinals."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.times.cascade import Codes, Item, Parts

NUMERALS: Final = ("CARD", "ORD", "SECONDORD")
"""Kinds of words of number."""
HUNDRED: Final = 100
THOUSAND: Final = 1000
TENS: Final = range(20, 100, 10)
PAIRS: Final = range(10, 100)


def count_of(item: Item) -> int:
    """Return the whole number of an item, -1 for the last of an order."""
    for kind in (
        "NUM", "NUM3", "NUM4", "COUNTED", "ORDINAL", "CARD", "ORD", "SECONDORD", "QUARTERORD",
        "ORDINALLAST", "LAST", "ROMAN",
    ):  # fmt: skip
        if kind in item.values:
            return int(str(item.values[kind]))
    raise ValueError(item)


def ordinal(parts: Parts) -> tuple[str, object] | None:
    """Make an ordinal of digits and their ending: ``21st``, ``3ª``, ``1-е``."""
    if not parts.glued(0, len(parts.items) - 1):
        return None
    return "ORDINAL", count_of(parts.items[0])


def numbered(
    items: list[Item], numerals: frozenset[str], codes: Codes, language: str
) -> list[Item]:
    """Return the items with numbers of several words made one; `numerals` are their codes."""
    if numerals.isdisjoint([item.code for item in items]):
        return items
    made: list[Item] = []
    at = 0
    while at < len(items):
        if items[at].code not in numerals:
            made.append(items[at])
            at += 1
            continue
        number, end, rank = _longest(items, at, language)
        if end == at + 1:
            made.append(items[at])
        else:
            kind = "ORDINAL" if rank else "COUNTED"
            made.append(
                Item(codes.alone(kind), items[at].start, items[end - 1].end, {kind: number})
            )
        at = end
    return made


def _is_number(item: Item) -> bool:
    return "CARD" in item.values or "ORD" in item.values or "SECONDORD" in item.values


def _longest(items: list[Item], at: int, language: str) -> tuple[int, int, bool]:
    """Return the longest number from an item on, where it ends, and whether it's an ordinal."""
    done, current, end = 0, -1, at
    rank = False
    while end < len(items) and not rank:
        step = end
        linked = False
        if current >= 0 and _links(items[step], current, language):
            step += 1
            linked = True
        if step >= len(items) or not _is_number(items[step]):
            break
        cardinal = "CARD" in items[step].values and not (
            linked and "HALFWORD" in items[step].values
        )
        value = count_of(items[step])
        added = _added(done, current, value, linked, language)
        if added is None:
            break
        done, current = added
        rank = not cardinal
        end = step + 1
    return done + max(current, 0), max(end, at + 1), rank


def _links(item: Item, current: int, language: str) -> bool:
    if "DASH" in item.values:
        return current % HUNDRED in TENS
    if "AND" not in item.values:
        return False
    if language == "es":
        return current % HUNDRED in TENS
    return language == "en" and current > 0 and current % HUNDRED == 0


def _added(
    done: int, current: int, value: int, linked: bool, language: str
) -> tuple[int, int] | None:
    """Return the thousands and the rest after one more word; None if it doesn't belong."""
    if current < 0:
        return (done + value, 0) if value >= THOUSAND else (done, value)
    if value == THOUSAND:
        return None if done or current == 0 else (current * THOUSAND, 0)
    if value == HUNDRED and 0 < current < HUNDRED and language == "en":
        return done, current * HUNDRED
    if value > THOUSAND:
        return None
    rest = current % THOUSAND
    room = (
        1000 if rest == 0 else HUNDRED if rest % HUNDRED == 0 else 10 if rest % 100 in TENS else 0
    )
    if 0 < value < room and (done or current):
        if language == "es" and rest % HUNDRED in TENS and not linked:
            return None
        return done, current + value
    if language == "en" and not done and current in PAIRS and value in PAIRS and not linked:
        return done, current * HUNDRED + value
    if language == "en" and current >= HUNDRED * 10 and current % 100 in TENS and 0 < value < 10:
        return done, current + value
    return None
