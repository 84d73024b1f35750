"""The work of `kernels` with NumPy, hours at once where they don't depend on one another."""

from __future__ import annotations

import numpy as np

from corredor.studies.energy.calc.dispatch import kernels
from corredor.studies.energy.calc.dispatch.region import FloatArray, IntArray


def stocks(
    load: FloatArray,
    edges: FloatArray,
    ups: IntArray,
    downs: IntArray,
    worthless: FloatArray,
    power: float,
    energy: float,
    into: float,
    out: float,
    up: FloatArray,
    down: FloatArray,
    held: FloatArray,
) -> None:
    """Fill the stocks of each value: NumPy over the values, a loop over the hours."""
    given = np.clip(load[:, None] - edges[:, downs], 0, power)
    taken = np.clip(edges[:, ups] - load[:, None], 0, power)
    release = given / out - taken * into
    held[-1] = energy * worthless
    stock = held[-1].copy()
    for t in range(len(load) - 1, -1, -1):
        np.add(stock, release[t], out=stock)
        np.minimum(stock, energy, out=stock)
        np.maximum(stock, 0, out=stock)
        held[t] = stock


def walk(
    load: FloatArray,
    edges: FloatArray,
    ups: IntArray,
    downs: IntArray,
    power: float,
    energy: float,
    into: float,
    out: float,
    tolerance: float,
    held: FloatArray,
    value: IntArray,
    released: FloatArray,
) -> None:
    """Fill the value of stored energy and the release of each hour."""
    places, given = value.tolist(), released.tolist()
    kernels.walk(
        load.tolist(),
        edges.tolist(),
        ups.tolist(),
        downs.tolist(),
        power,
        energy,
        into,
        out,
        tolerance,
        held.tolist(),
        places,
        given,
    )
    value[:], released[:] = places, given


def symbols(
    load: FloatArray,
    edges: FloatArray,
    ups: IntArray,
    downs: IntArray,
    up_symbols: IntArray,
    down_symbols: IntArray,
    band_symbols: IntArray,
    power: float,
    value: IntArray,
    symbol: IntArray,
) -> None:
    """Fill the symbol of each hour's price."""
    row = np.arange(len(load)) if len(edges) > 1 else np.zeros(len(load), int)
    up, down = edges[row, ups[value]], edges[row, downs[value]]
    full_up = load + power <= up
    part_up = ~full_up & (load < up)
    full_down = ~full_up & ~part_up & (load - power > down)
    part_down = ~full_up & ~part_up & ~full_down & (load > down)
    left = load + np.where(full_up, power, np.where(full_down, -power, 0))
    band = (edges[:, 1:-1] < left[:, None]).sum(1)
    symbol[:] = np.select(
        [part_up, part_down], [up_symbols[value], down_symbols[value]], band_symbols[band]
    )


def sums(
    demand: FloatArray,
    load: FloatArray,
    edges: FloatArray,
    shares: FloatArray,
    into: float,
    out: float,
    slot: IntArray,
    symbol: IntArray,
    released: FloatArray,
    bought: FloatArray,
    supplied: FloatArray,
    moves: FloatArray,
    turns: FloatArray,
    energies: FloatArray,
) -> None:
    """Add up the hours by symbol and slot, and the energy that each band gives."""
    size = len(bought)
    bought += np.bincount(symbol, demand, size)
    for total, share in zip(supplied, shares, strict=True):
        total += np.bincount(symbol, share, size)
    slots = moves.shape[1]
    moves += np.bincount(symbol * slots + slot, minlength=moves.size).reshape(moves.shape)
    turn = slot * slots + np.append(slot[1:], 0)
    turns += np.bincount(turn, minlength=turns.size).reshape(turns.shape)
    left = load - np.where(released > 0, released * out, released / into)
    low = edges[:, 1:-1]
    high = np.broadcast_to(edges[:, 2:], (len(left), low.shape[1]))
    energies += np.maximum(np.minimum(left[:, None], high) - low, 0).sum(0)
