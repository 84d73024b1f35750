"""Hall's theorem: items fit into places one by one, or a set of them has too few places.

Hall, "On representatives of subsets", J. London Math. Soc. 1935, doi:10.1112/jlms/s1-10.37.26.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence


def hall_violator(
    domains: Mapping[int, Iterable[int]], places: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
    """A set of items with fewer places than members, by augmenting paths; None if there is none.

    Parameters
    ----------
    domains
        Slots of each item.
    places
        Places in each slot [1], shape (slots,).

    Returns
    -------
    tuple or None
        The items and all their slots, rising both.

    Examples
    --------
    >>> hall_violator({7: (0,), 8: (0, 1), 9: (1,)}, (1, 1))
    ((7, 8, 9), (0, 1))
    """
    held: dict[int, list[int]] = {slot: [] for slot in range(len(places))}
    slot_of: dict[int, int] = {}
    for item in sorted(domains, key=lambda one: (len(tuple(domains[one])), one)):
        came: dict[int, int] = {}
        queue, seen_items, end = [item], {item}, -1
        for moved in queue:
            for slot in domains[moved]:
                if slot in came:
                    continue
                came[slot] = moved
                if len(held[slot]) < places[slot]:
                    end = slot
                    break
                queue += [one for one in held[slot] if one not in seen_items]
                seen_items.update(held[slot])
            if end >= 0:
                break
        if end < 0:
            return tuple(sorted(seen_items)), tuple(sorted(came))
        _shift(item, end, came, held, slot_of)
    return None


def _shift(
    item: int, end: int, came: dict[int, int], held: dict[int, list[int]], slot_of: dict[int, int]
) -> None:
    """Move items along the path that was found, so that `item` gets a place."""
    while True:
        moved = came[end]
        held[end].append(moved)
        before = slot_of.get(moved)
        slot_of[moved] = end
        if moved == item or before is None:
            return
        held[before].remove(moved)
        end = before
