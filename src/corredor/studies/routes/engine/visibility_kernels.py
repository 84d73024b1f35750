"""Kernels of `visibility`, compiled by ``numba``; imported by it alone, when they are called.

Arrays of unit vectors have the shape (n, 3). What a kernel can't tell by floats is `UNSURE`.
"""

from __future__ import annotations

import numpy as np
from numba import njit  # noqa: TID253 (its door imports this module when it is called)

from corredor.studies.routes.calc.sphere.predicates import FILTER

BLOCKED = 0
CLEAR = 1
UNSURE = 2
NO_CORNER = -1
NO_PATH = -2
_ROUNDING = 1e-9


@njit(cache=True, nogil=True, inline="always")
def _same(p, q):
    return p[0] == q[0] and p[1] == q[1] and p[2] == q[2]


@njit(cache=True, nogil=True)
def leg_sight(points, centre, sine, cosine, skip, first, last, p, q):
    """Whether the leg from p to q is blocked, clear, or to be judged by the exact test."""
    return _sight(points, centre, sine, cosine, skip, first, last, p, q, 0)[0]


@njit(cache=True, nogil=True)
def _sight(points, centre, sine, cosine, skip, first, last, p, q, hint):
    """Sight along a leg, and the cap that blocks it; the one that blocked before comes first."""
    nx = p[1] * q[2] - p[2] * q[1]
    ny = p[2] * q[0] - p[0] * q[2]
    nz = p[0] * q[1] - p[1] * q[0]
    size = np.sqrt(nx * nx + ny * ny + nz * nz)
    mx, my, mz = p[0] + q[0], p[1] + q[1], p[2] + q[2]
    along = np.sqrt(mx * mx + my * my + mz * mz)
    if along < _ROUNDING:
        return UNSURE, hint
    if size == 0.0:
        return CLEAR, hint
    mx, my, mz = mx / along, my / along, mz / along
    cos_half = along / 2
    sin_half = np.sqrt(max(0.0, 1 - cos_half * cos_half))
    if len(skip) > 0 and last[hint] > first[hint]:
        code = _leaf(points, first[hint], last[hint], p, q, nx, ny, nz, mx, my, mz, cos_half)
        if code == BLOCKED:
            return BLOCKED, hint
    unsure = False
    cap, caps = 0, len(skip)
    while cap < caps:
        c = centre[cap]
        s, k = sine[cap], cosine[cap]
        if s < 2.0:
            off = abs(nx * c[0] + ny * c[1] + nz * c[2])
            reach = mx * c[0] + my * c[1] + mz * c[2]
            # Beyond half a turn less the half leg, a cap of that radius reaches all along it.
            far = sin_half * k + cos_half * s > 0 and reach < cos_half * k - sin_half * s
            if off > s * size or far:
                cap = skip[cap]
                continue
        if last[cap] > first[cap]:
            code = _leaf(points, first[cap], last[cap], p, q, nx, ny, nz, mx, my, mz, cos_half)
            if code == BLOCKED:
                return BLOCKED, cap
            if code == UNSURE:
                unsure = True
        cap += 1
    return (UNSURE if unsure else CLEAR), hint


@njit(cache=True, nogil=True)
def _leaf(points, first, last, p, q, nx, ny, nz, mx, my, mz, cos_half):
    unsure = False
    a = points[first]
    ha = nx * a[0] + ny * a[1] + nz * a[2]
    for edge in range(first, last):
        b = points[edge + 1]
        hb = nx * b[0] + ny * b[1] + nz * b[2]
        if abs(ha) <= FILTER or abs(hb) <= FILTER:
            if abs(ha) <= FILTER and not (_same(a, p) or _same(a, q)):
                unsure |= mx * a[0] + my * a[1] + mz * a[2] >= cos_half - _ROUNDING
            if abs(hb) <= FILTER and not (_same(b, p) or _same(b, q)):
                unsure |= mx * b[0] + my * b[1] + mz * b[2] >= cos_half - _ROUNDING
        elif (ha > 0) != (hb > 0):
            wx = a[1] * b[2] - a[2] * b[1]
            wy = a[2] * b[0] - a[0] * b[2]
            wz = a[0] * b[1] - a[1] * b[0]
            one = wx * p[0] + wy * p[1] + wz * p[2]
            two = wx * q[0] + wy * q[1] + wz * q[2]
            if hb < 0:
                one, two = -one, -two
            if one > FILTER and two < -FILTER:
                return BLOCKED
            if one >= -FILTER and two <= FILTER:
                unsure = True
        a, ha = b, hb
    return UNSURE if unsure else CLEAR


@njit(cache=True, nogil=True, inline="always")
def _tangent(behind, ahead, q):
    before = behind[0] * q[0] + behind[1] * q[1] + behind[2] * q[2]
    after = ahead[0] * q[0] + ahead[1] * q[1] + ahead[2] * q[2]
    return (before >= -FILTER and after >= -FILTER) or (before <= FILTER and after <= FILTER)


@njit(cache=True, nogil=True)
def corner_pairs(points, centre, sine, cosine, skip, first, last, at, behind, ahead, start, step):
    """Pairs of corners that see each other along common tangents, and pairs that are unsure."""
    room = 1024
    pairs = np.empty((room, 3), np.int64)
    count = 0
    for one in range(start, len(at), step):
        p = at[one]
        hint = 0
        for two in range(one + 1, len(at)):
            q = at[two]
            if not _tangent(behind[one], ahead[one], q):
                continue
            if not _tangent(behind[two], ahead[two], p):
                continue
            code, hint = _sight(points, centre, sine, cosine, skip, first, last, p, q, hint)
            if code == BLOCKED:
                continue
            if count == room:
                wider = np.empty((2 * room, 3), np.int64)
                wider[:room] = pairs
                pairs = wider
                room *= 2
            pairs[count, 0], pairs[count, 1], pairs[count, 2] = one, two, code
            count += 1
    return pairs[:count]


@njit(cache=True, nogil=True)
def seen_corners(points, centre, sine, cosine, skip, first, last, at, behind, ahead, p):
    """Corners that a position sees along a tangent, and the code of each."""
    seen = np.empty((len(at), 2), np.int64)
    count, hint = 0, 0
    for corner in range(len(at)):
        if not _tangent(behind[corner], ahead[corner], p):
            continue
        code, hint = _sight(points, centre, sine, cosine, skip, first, last, p, at[corner], hint)
        if code != BLOCKED:
            seen[count, 0], seen[count, 1] = corner, code
            count += 1
    return seen[:count].copy()


@njit(cache=True, nogil=True)
def _sift_down(keys, items, size):
    place = 0
    key, item = keys[0], items[0]
    while True:
        child = 2 * place + 1
        if child >= size:
            break
        if child + 1 < size and keys[child + 1] < keys[child]:
            child += 1
        if keys[child] >= key:
            break
        keys[place], items[place] = keys[child], items[child]
        place = child
    keys[place], items[place] = key, item


@njit(cache=True, nogil=True)
def _push(keys, items, size, key, item):
    place = size
    while place > 0:
        above = (place - 1) >> 1
        if keys[above] <= key:
            break
        keys[place], items[place] = keys[above], items[above]
        place = above
    keys[place], items[place] = key, item


@njit(cache=True, nogil=True)
def paths(starts, ends, legs, corners, reaches):
    """Shortest lengths from a position to all corners, and the corner before each (Dijkstra)."""
    count = len(starts) - 1
    lengths = np.full(count, np.inf)
    parents = np.full(count, NO_PATH)
    keys = np.empty(len(ends) + len(corners) + 1)
    items = np.empty(len(ends) + len(corners) + 1, np.int64)
    size = 0
    for at in range(len(corners)):
        lengths[corners[at]] = reaches[at]
        parents[corners[at]] = NO_CORNER
        _push(keys, items, size, reaches[at], corners[at])
        size += 1
    while size > 0:
        length, corner = keys[0], items[0]
        size -= 1
        keys[0], items[0] = keys[size], items[size]
        _sift_down(keys, items, size)
        if length > lengths[corner]:
            continue
        for leg in range(starts[corner], starts[corner + 1]):
            total = length + legs[leg]
            if total < lengths[ends[leg]]:
                lengths[ends[leg]] = total
                parents[ends[leg]] = corner
                _push(keys, items, size, total, ends[leg])
                size += 1
    return lengths, parents


@njit(cache=True, nogil=True)
def row(
    points,
    centre,
    sine,
    cosine,
    skip,
    first,
    last,
    stations,
    station,
    lengths,
    begins,
    corners,
    reaches,
    codes,
    totals,
    lasts,
):
    """Shortest paths from one station to those after it: code of sight, length, last corner."""
    p = stations[station]
    hint = 0
    for other in range(station + 1, len(stations)):
        q = stations[other]
        code, hint = _sight(points, centre, sine, cosine, skip, first, last, p, q, hint)
        codes[other] = code
        best, corner = np.inf, NO_PATH
        if code != CLEAR:
            for ray in range(begins[other], begins[other + 1]):
                total = lengths[corners[ray]] + reaches[ray]
                if total < best:
                    best, corner = total, corners[ray]
        else:
            x, y, z = p[0] - q[0], p[1] - q[1], p[2] - q[2]
            u, v, w = p[0] + q[0], p[1] + q[1], p[2] + q[2]
            best = 2 * np.arctan2(np.sqrt(x * x + y * y + z * z), np.sqrt(u * u + v * v + w * w))
            corner = NO_CORNER
        totals[other], lasts[other] = best, corner
