"""Loops over the hours, in the Python that ``numba`` compiles.

At a value v of stored energy, the store charges while the price in the hour is below η·v and
discharges while it is above v/η. What it then releases, `_release`, depends on the hour alone; so
the stock above which another MWh is worth less than v,

    stock_t(v) = min(max(stock_{t+1}(v) + release_t(v), 0), energy),

is a recursion of its own for each v: this is the exact dynamic programme, whose cost-to-go has
slope -v between the stocks of two neighbouring values.
"""

from __future__ import annotations

from typing import Any


def _release(
    load: float,
    up: float,
    down: float,
    power: float,
    into: float,
    out: float,
) -> float:
    """Return what the store releases in an hour [MWh of stock]."""
    given = load - down
    given = power if given > power else given
    given = 0.0 if given < 0.0 else given
    taken = up - load
    taken = power if taken > power else taken
    taken = 0.0 if taken < 0.0 else taken
    return given / out - taken * into


def stocks(
    load: Any,
    edges: Any,
    ups: Any,
    downs: Any,
    worthless: Any,
    power: float,
    energy: float,
    into: float,
    out: float,
    up: Any,
    down: Any,
    held: Any,
) -> int:
    """Fill `held`, shape (hours + 1, values), with the stock below which energy is worth more."""
    hours, values = len(load), len(ups)
    hourly = len(edges) > 1
    for i in range(values):
        held[hours, i] = energy * worthless[i]
        up[i] = edges[0, ups[i]]
        down[i] = edges[0, downs[i]]
    for t in range(hours - 1, -1, -1):
        if hourly:
            for i in range(values):
                up[i] = edges[t, ups[i]]
                down[i] = edges[t, downs[i]]
        now = load[t]
        for i in range(values):
            stock = held[t + 1, i] + _release(now, up[i], down[i], power, into, out)
            stock = energy if stock > energy else stock
            held[t, i] = 0.0 if stock < 0.0 else stock
    return 0


def walk(
    load: Any,
    edges: Any,
    ups: Any,
    downs: Any,
    power: float,
    energy: float,
    into: float,
    out: float,
    tolerance: float,
    held: Any,
    value: Any,
    released: Any,
) -> int:
    """Fill the value of stored energy (by its place) and the release of each hour, from empty.

    The value moves only where the store is empty or full, as the dual of the dispatch asks.
    """
    hourly = len(edges) > 1
    last = len(ups) - 1
    row = edges[0]
    stock = 0.0
    j = 0
    for t in range(len(load)):
        if hourly:
            row = edges[t]
        now = load[t]
        later = held[t + 1]
        most = _release(now, row[ups[j]], row[downs[j]], power, into, out)
        while j < last and later[j] + most < stock - tolerance:
            j += 1
            most = _release(now, row[ups[j]], row[downs[j]], power, into, out)
        least = -power * into
        floor = 0.0
        while j > 0:
            least = _release(now, row[ups[j - 1]], row[downs[j - 1]], power, into, out)
            floor = later[j - 1]
            if floor + least <= stock + tolerance:
                break
            j -= 1
            most = least
            least = -power * into
            floor = 0.0
        given = stock - floor
        given = most if given > most else given
        given = least if given < least else given
        then = stock - given
        then = energy if then > energy else then
        then = 0.0 if then < 0.0 else then
        value[t] = j
        released[t] = stock - then
        stock = then
    return 0


def symbols(
    load: Any,
    edges: Any,
    ups: Any,
    downs: Any,
    up_symbols: Any,
    down_symbols: Any,
    band_symbols: Any,
    power: float,
    value: Any,
    symbol: Any,
) -> int:
    """Fill the symbol of each hour's price: the best one of the dual, given the value stored."""
    hourly = len(edges) > 1
    bands = edges.shape[1] - 2
    for t in range(len(load)):
        row = t if hourly else 0
        now = load[t]
        j = value[t]
        up = edges[row, ups[j]]
        down = edges[row, downs[j]]
        if now + power <= up:
            now += power
        elif now < up:
            symbol[t] = up_symbols[j]
            continue
        elif now - power > down:
            now -= power
        elif now > down:
            symbol[t] = down_symbols[j]
            continue
        b = 0
        while b < bands and edges[row, b + 1] < now:
            b += 1
        symbol[t] = band_symbols[b]
    return 0


def sums(
    demand: Any,
    load: Any,
    edges: Any,
    shares: Any,
    into: float,
    out: float,
    slot: Any,
    symbol: Any,
    released: Any,
    bought: Any,
    supplied: Any,
    moves: Any,
    turns: Any,
    energies: Any,
) -> int:
    """Add up the hours by symbol and slot, and the energy that each band gives.

    `shares` has the rows of the options whose availability is hourly.
    """
    hours, bands = len(load), edges.shape[1] - 2
    hourly = len(edges) > 1
    for t in range(hours):
        s = symbol[t]
        bought[s] += demand[t]
        for j in range(len(shares)):
            supplied[j, s] += shares[j, t]
        moves[s, slot[t]] += 1.0
        turns[slot[t], slot[t + 1] if t + 1 < hours else 0] += 1.0
        given = released[t]
        left = load[t] - (given * out if given > 0.0 else given / into)
        row = t if hourly else 0
        low = 0.0
        for b in range(bands):
            if left <= low:
                break
            high = edges[row, b + 2]
            energies[b] += (left if left < high else high) - low
            low = high
    return 0
