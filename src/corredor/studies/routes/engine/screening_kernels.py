"""Kernels of `screening`, compiled by ``numba``; imported by it alone, when they are called.

They do what `calc.screening.rows` does, operation by operation, so that both agree to the bit.
A ranking in the making is a heap, the worst on top: values, keys, and how many it holds.
"""

from __future__ import annotations

import numpy as np
from numba import njit  # noqa: TID253 (its door imports this module when it is called)

from corredor.studies.routes.calc.performance.fuel_table import CLIMB_WORTH, NEAREST
from corredor.studies.routes.calc.screening import lengths
from corredor.studies.routes.calc.screening.rings import CLOSED, NEAR, RANGE, REACHED, RUNWAY
from corredor.studies.routes.calc.screening.rows import FAR_AWAY, SAME

FUEL, TIME, PAYLOAD, DETOUR, DISTANCE = range(5)

_half_chord = njit(error_model="numpy", cache=True, nogil=True)(lengths.half_chord)
_chord_geodesic = njit(error_model="numpy", cache=True, nogil=True)(lengths.chord_geodesic)


@njit(error_model="numpy", cache=True, nogil=True, inline="always")
def _worse(value, key, other, other_key):
    return value > other or (value == other and key > other_key)


@njit(error_model="numpy", cache=True, nogil=True)
def _push(values, keys, size, value, key):
    """Put one into the heap, in the place of the worst where it is full."""
    if size[0] < len(values):
        place = size[0]
        size[0] += 1
        while place > 0:
            above = (place - 1) >> 1
            if not _worse(value, key, values[above], keys[above]):
                break
            values[place], keys[place] = values[above], keys[above]
            place = above
    else:
        if not _worse(values[0], keys[0], value, key):
            return
        place = 0
        while True:
            child = 2 * place + 1
            if child >= size[0]:
                break
            right = child + 1
            if right < size[0] and _worse(values[right], keys[right], values[child], keys[child]):
                child = right
            if not _worse(values[child], keys[child], value, key):
                break
            values[place], keys[place] = values[child], keys[child]
            place = child
    values[place], keys[place] = value, key


@njit(error_model="numpy", cache=True, nogil=True)
def _weight(measure, way, legal, circle):
    if measure == FUEL:
        return (way + CLIMB_WORTH) / circle
    if measure == TIME:
        return way + CLIMB_WORTH
    if measure == DETOUR:
        return legal / circle
    return legal if measure == DISTANCE else 1.0


@njit(error_model="numpy", cache=True, nogil=True, inline="always")
def _between(line, knot, part):
    return line[knot] + part * (line[knot + 1] - line[knot])


@njit(error_model="numpy", cache=True, nogil=True)
def _value(levels, knot, part, share, first_share, share_step):
    """What stands between knots and between levels."""
    height = (share - first_share) / share_step
    level = int(min(max(height, 0.0), len(levels) - 2.0))
    low = _between(levels[level], knot, part)
    return low + (height - level) * (_between(levels[level + 1], knot, part) - low)


@njit(error_model="numpy", cache=True, nogil=True)
def row(airport, others, way, plain, legal, circle, rings, usable, table, levels, asked, state):
    """Screen one airport against others.

    `rings`, `usable`, `levels`, `asked` and `state` are laid out by `engine.screening`.
    """
    ring, opened, shares = rings
    starts, begins = usable
    first_root, root_step, first_share, share_step = levels
    measure, unreached, sign = asked
    best, keys, size, counts = state
    kinds, airports = ring.shape
    knots, rises, full = table.shape[2], table.shape[1], len(best)
    place_of = np.full(airports, -1, np.int32)
    knot = np.empty(len(others), np.int32)
    part, weight = np.empty(len(others)), np.empty(len(others))
    count, endless = 0, 0
    for at in range(len(others)):
        if plain[at] < NEAREST:
            continue
        count += 1
        endless += way[at] == np.inf
        place_of[others[at]] = at
        along = way[at] if way[at] < np.inf else 0.0
        place = (np.sqrt(along) - first_root) / root_step
        knot[at] = np.int32(min(max(place, 0.0), knots - 2.0))
        part[at] = place - knot[at]
        weight[at] = _weight(measure, way[at], legal[at], circle[at])
    for kind in range(kinds):
        counts[kind, NEAR] += len(others) - count
        own, most = ring[kind, airport], opened[kind]
        if unreached:
            _rank_unreached(airport, others, way, plain, place_of, ring, kind, state)
        first, last = begins[kind], begins[kind + 1] if own > 0 else begins[kind]
        first += np.searchsorted(starts[first:last], airport + 1)
        met, reached, runway, closed = 0, 0, 0, 0
        for step in range(first, last):
            other = starts[step]
            at = place_of[other]
            if at < 0:
                continue
            met += 1
            near = min(own, ring[kind, other])
            if way[at] > near:
                if way[at] == np.inf:
                    closed += 1
                elif way[at] <= most:
                    runway += 1
                elif plain[at] <= near:
                    closed += 1
                continue
            reached += 1
            if unreached:
                continue
            if rises == 1:
                value = _between(table[kind, 0], knot[at], part[at])
            else:
                share = min(shares[kind, airport], shares[kind, other])
                value = _value(table[kind], knot[at], part[at], share, first_share, share_step)
            value = sign * (value * weight[at])
            if size[0] < full or value <= best[0]:
                _push(best, keys, size, value, (airport * airports + other) * kinds + kind)
        if most > 0:
            runway += count - met
        else:
            closed += endless
        counts[kind, REACHED] += reached
        counts[kind, RUNWAY] += runway
        counts[kind, CLOSED] += closed
        counts[kind, RANGE] += count - reached - runway - closed


@njit(error_model="numpy", cache=True, nogil=True)
def _rank_unreached(airport, others, way, plain, place_of, ring, kind, state):
    best, keys, size, _ = state
    kinds, airports = ring.shape
    for at in range(len(others)):
        other = others[at]
        if place_of[other] < 0 or way[at] <= min(ring[kind, airport], ring[kind, other]):
            continue
        value = way[at] if way[at] < np.inf else plain[at]
        if size[0] < len(best) or value <= best[0]:
            _push(best, keys, size, value, (airport * airports + other) * kinds + kind)


@njit(error_model="numpy", cache=True, nogil=True)
def open_rows(
    first, step, points, sides, flown_factor, far, rings, usable, table, levels, asked, state
):
    """Screen each `step`-th airport from the first on against those after it, nothing closed."""
    airports = len(points)
    others = np.empty(airports, np.int64)
    circle, way = np.empty(airports), np.empty(airports)
    for airport in range(first, airports, step):
        count = 0
        x, y, z = points[airport]
        one = sides[airport]
        for other in range(airport + 1, airports):
            two = sides[other]
            if not ((one & 1) & (two >> 1) | (two & 1) & (one >> 1)):
                continue
            square = _half_chord(x - points[other, 0], y - points[other, 1], z - points[other, 2])
            if square > far:
                length = FAR_AWAY
            elif square > SAME:
                north = points[other, 2]
                length = _chord_geodesic(square, z + north, z - north)
            else:
                length = 0.0
            others[count], circle[count], way[count] = other, length, flown_factor * length
            count += 1
        to, flown, apart = others[:count], way[:count], circle[:count]
        row(airport, to, flown, flown, apart, apart, rings, usable, table, levels, asked, state)
