"""Which points lie in closed areas: the boundary in the cells of a cube around the sphere.

On a face of the cube a great circle is a straight line (gnomonic projection). Each cell knows
whether its centre is closed, by crossings counted along its row; a point is closed if the line
from the centre to it crosses the boundary pieces of its cell an odd number of times less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from corredor.studies.routes.calc.sphere import clearance, cross, orientation
from corredor.studies.routes.calc.sphere.constants import BoolArray, FloatArray, IntArray
from corredor.studies.routes.calc.track.cube import (
    FACES,
    SIDE,
    cell_of,
    centre_of,
    corner_of,
    cut,
    expanded,
    placed,
)
from corredor.studies.routes.calc.track.rings import Rings


@dataclass(frozen=True, eq=False)
class Cells:
    """Boundary pieces by cell, and which cell centres are closed.

    Attributes
    ----------
    pieces
        Ends of straight boundary pieces on their face, shape (m, 4).
    starts
        Where each cell begins in `members`, shape (6 * SIDE**2 + 1,).
    members
        Numbers of the pieces in each cell.
    edges
        The edge of the rings that each piece belongs to, shape (m,).
    closed
        Whether the centre of each cell is closed, shape (6 * SIDE**2,).
    """

    pieces: FloatArray = field(repr=False)
    starts: IntArray = field(repr=False)
    members: IntArray = field(repr=False)
    edges: IntArray = field(repr=False)
    closed: BoolArray = field(repr=False)

    def is_closed(self, points: FloatArray) -> BoolArray:
        """Whether points lie in closed areas, shape (n,); those on a boundary may be either."""
        face, place = placed(points)
        cell = cell_of(face, place)
        inside = self.closed[cell].copy()
        counts = self.starts[cell + 1] - self.starts[cell]
        who, member = expanded(self.starts[cell], counts)
        if len(who):
            piece = self.pieces[self.members[member]]
            crossed = _crossed(centre_of(cell[who]), place[who], piece)
            inside ^= (np.bincount(who[crossed], minlength=len(points)) % 2).astype(bool)
        return inside

    def near(self, points: FloatArray) -> Iterator[tuple[IntArray, IntArray]]:
        """Of each cell with points in it: which points, and the edges of the rings there."""
        cell = cell_of(*placed(points))
        for one in np.unique(cell).tolist():
            members = self.members[self.starts[one] : self.starts[one + 1]]
            yield np.flatnonzero(cell == one), np.unique(self.edges[members])


def cells_of(rings: Rings) -> Cells:
    """Cells of the boundary of closed areas."""
    starts, ends = rings.points, rings.points[rings.following]
    face, piece, edge = cut(starts, ends)
    keep = np.any(piece[:, :2] != piece[:, 2:], axis=1)
    face, piece, edge = face[keep], piece[keep], edge[keep]
    cell, member = _rastered(face, piece)
    order = np.argsort(cell, kind="stable")
    counts = np.bincount(cell, minlength=FACES * SIDE * SIDE)
    return Cells(
        pieces=piece,
        starts=np.concatenate(([0], np.cumsum(counts))),
        members=member[order],
        edges=edge,
        closed=_closed_centres(rings, face, piece),
    )


def _side(start: FloatArray, end: FloatArray, point: FloatArray) -> BoolArray:
    ahead, to = end - start, point - start
    return ahead[:, 0] * to[:, 1] - ahead[:, 1] * to[:, 0] > 0


def _crossed(start: FloatArray, end: FloatArray, piece: FloatArray) -> BoolArray:
    """Whether lines cross pieces; one end of a piece counts, so that a shared end counts once."""
    one, two = piece[:, :2], piece[:, 2:]
    apart = _side(start, end, one) != _side(start, end, two)
    return apart & (_side(one, two, start) != _side(one, two, end))


def _rastered(face: IntArray, piece: FloatArray) -> tuple[IntArray, IntArray]:
    """Cells that pieces touch, each with the piece."""
    slack = 1e-9
    low = np.minimum(piece[:, :2], piece[:, 2:]) - slack
    high = np.maximum(piece[:, :2], piece[:, 2:]) + slack
    first = np.clip(np.floor((low + 1) * (SIDE / 2)), 0, SIDE - 1).astype(np.int64)
    last = np.clip(np.floor((high + 1) * (SIDE / 2)), 0, SIDE - 1).astype(np.int64)
    spread = last - first + 1
    who, number = expanded(np.zeros(len(piece), np.int64), spread[:, 0] * spread[:, 1])
    column = first[who, 0] + number % spread[who, 0]
    row = first[who, 1] + number // spread[who, 0]
    cell = (face[who] * SIDE + row) * SIDE + column
    away = piece[who, 2:] - piece[who, :2]
    to = centre_of(cell) - piece[who, :2]
    off = np.abs(away[:, 0] * to[:, 1] - away[:, 1] * to[:, 0])
    near = off <= np.abs(away).sum(axis=1) * (1 / SIDE + slack)
    return cell[near], who[near]


def _closed_centres(rings: Rings, face: IntArray, piece: FloatArray) -> BoolArray:
    """Whether the centre of each cell is closed: by rows, else by columns, else face by face."""
    by_row, row_known = _scanned(face, piece, mirrored=False)
    by_column, column_known = _scanned(face, piece[:, [1, 0, 3, 2]], mirrored=True)
    by_column = by_column.transpose(0, 2, 1)
    closed = by_row.copy()
    for side in range(FACES):
        if not row_known[side].any() and not column_known[side].any():
            closed[side] = is_closed_by_nearest(rings, corner_of(side))
            continue
        if not column_known[side].any():
            # Rows without a crossing agree with the row ends beside them.
            closed[side] = _filled(by_row[side], row_known[side])
            continue
        column = int(np.flatnonzero(column_known[side])[0])
        unknown = ~row_known[side]
        closed[side, unknown] = by_column[side, unknown, column][:, None]
    return closed.ravel()


def _filled(rows: BoolArray, known: BoolArray) -> BoolArray:
    """Rows of a face that no column crosses: the ends of all rows are alike."""
    filled = rows.copy()
    filled[~known] = rows[np.flatnonzero(known)[0], 0]
    return filled


def _scanned(face: IntArray, piece: FloatArray, *, mirrored: bool) -> tuple[BoolArray, BoolArray]:
    """Whether cell centres are closed, shape (faces, lines, SIDE), and which lines tell so."""
    at = np.ceil((piece[:, [1, 3]] + 1) * (SIDE / 2) - 1 / 2).astype(np.int64)
    first, last = at.min(axis=1), at.max(axis=1)
    who, number = expanded(first, last - first)
    height = (number + 1 / 2) * (2 / SIDE) - 1
    held = piece[who]
    share = (height - held[:, 1]) / (held[:, 3] - held[:, 1])
    where = held[:, 0] + share * (held[:, 2] - held[:, 0])
    line = face[who] * SIDE + number
    inward = (at[who, 1] < at[who, 0]) != mirrored
    order = np.lexsort((where, line))
    line, where, inward = line[order], where[order], inward[order]
    counts = np.bincount(line, minlength=FACES * SIDE)
    place = np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
    # Each crossing tells whether the line begins closed; where two coincide, most are right.
    votes = np.bincount(line, np.where(inward == (place % 2 == 0), -1, 1), FACES * SIDE)
    column = np.clip(np.ceil((where + 1) * (SIDE / 2) - 1 / 2), 0, SIDE).astype(np.int64)
    toggles = np.bincount(line * (SIDE + 1) + column, minlength=FACES * SIDE * (SIDE + 1))
    odd = np.cumsum(toggles.reshape(-1, SIDE + 1), axis=1)[:, :SIDE] % 2 == 1
    closed = odd ^ (votes > 0)[:, None]
    return closed.reshape(FACES, SIDE, SIDE), (counts > 0).reshape(FACES, SIDE)


def is_closed_by_nearest(rings: Rings, point: FloatArray) -> bool:
    """Whether a point lies in closed areas, by the side of the nearest edge or corner."""
    if not len(rings.points):
        return False
    starts, ends = rings.points, rings.points[rings.following]
    edge = int(np.argmin(clearance(point[None, :], starts, ends)[0]))
    normal = cross(starts[edge], ends[edge])
    if cross(normal, starts[edge]) @ point <= 0:
        corner = edge
    elif cross(ends[edge], normal) @ point <= 0:
        corner = int(rings.following[edge])
    else:
        return bool(normal @ point > 0)
    around = rings.points[[rings.preceding[corner], corner, rings.following[corner]]]
    return orientation(*around) < 0
