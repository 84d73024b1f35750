"""Choices: what participants choose at prices of tables, and the prices that this makes best."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from corredor.studies.forum.calc.colouring.grid import Grid
from corredor.studies.forum.calc.improvement.crowd import NO_SESSION, Crowd
from corredor.studies.forum.calc.improvement.payments import FloatArray, least_breaks

DIGITS: Final = 6
"""Decimals by which two choices are told apart [1]."""


class Choices:
    """Choices of slots that kinds of participants, and sessions, have made for some prices.

    Attributes
    ----------
    prices
        Price of a table of each slot [break], shape (slots,).
    """

    def __init__(self, grid: Grid, crowd: Crowd) -> None:
        """Begin with nothing chosen, and tables for nothing."""
        self.grid, self.crowd = grid, crowd
        self.prices: FloatArray = np.zeros(grid.slots)
        sessions = np.unique(crowd.session)
        self._base = np.flatnonzero(crowd.session == NO_SESSION)
        self._sessions = [one for one in sessions.tolist() if one != NO_SESSION]
        members = crowd.kind.members[self._base].astype(np.float64)
        self._members = np.concatenate([members, np.ones(len(self._sessions))])
        self._known: set[tuple[int, bytes]] = set()
        self._of: list[int] = []
        self._costs: list[float] = []
        self._tables: list[FloatArray] = []

    def add(self) -> float:
        """Add what is cheapest for the prices; returns the bound that the prices prove [break]."""
        crowd, count = self.crowd, self.crowd.kind.members
        paid, met = least_breaks(self.grid, crowd.kind, crowd.share[:, None] * self.prices)
        tables = met * crowd.share[:, None]
        breaks = paid - tables @ self.prices
        for place, at in enumerate(self._base.tolist()):
            self._keep(place, float(breaks[at]), tables[at])
        value = float(paid[self._base] @ count[self._base]) - float(
            self.prices @ self.grid.capacity
        )
        for place, session in enumerate(self._sessions, start=len(self._base)):
            own = crowd.session == session
            sums = {
                slot: float((paid * count)[own & (crowd.slot == slot)].sum())
                for slot in np.unique(crowd.slot[own]).tolist()
            }
            slot = min(sums, key=lambda one: (sums[one], one))
            here = np.flatnonzero(own & (crowd.slot == slot))
            self._keep(place, float(breaks[here] @ count[here]), count[here] @ tables[here])
            value += sums[slot]
        return value

    def _keep(self, place: int, breaks: float, tables: FloatArray) -> None:
        key = place, np.round(tables, DIGITS).tobytes()
        if key not in self._known:
            self._known.add(key)
            self._of.append(place)
            self._costs.append(breaks)
            self._tables.append(tables)

    def priced(self) -> float:
        """Set the prices for which these choices cost most; returns that cost [break]."""
        from scipy import optimize, sparse

        slots, count = self.grid.slots, len(self._of)
        solve: Any = optimize.linprog
        once: Any = sparse.coo_array(
            (np.ones(count), (self._of, range(count))), (len(self._members), count + slots)
        )
        # Beyond its tables a slot is bought at a price that outweighs all breaks of a person.
        found = solve(
            np.concatenate([self._costs, np.full(slots, float(slots))]),
            A_ub=np.hstack([np.array(self._tables).T, -np.eye(slots)]),
            b_ub=self.grid.capacity,
            A_eq=once.tocsr(),
            b_eq=self._members,
            method="highs-ds",
        )
        self.prices = np.maximum(-found.ineqlin.marginals, 0.0)
        return float(found.fun)
