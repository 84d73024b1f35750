"""A propositional formula in clauses, with counters; constants are simplified away at once.

A literal is a whole number other than 0 (negative: the negation) or a known truth value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

Literal = int | bool

PAIRWISE: Final = 5
"""Literals up to which at most one is said pair by pair [1]; more are split with a link."""


def negation(literal: Literal) -> Literal:
    """Return the opposite of a literal.

    Examples
    --------
    >>> negation(3), negation(True)
    (-3, False)
    """
    return not literal if isinstance(literal, bool) else -literal


class Formula:
    """Clauses over variables 1, 2, …; `clauses` can be handed to a solver.

    Examples
    --------
    >>> formula = Formula()
    >>> first, second = formula.new(), formula.new()
    >>> formula.implies([first, True], second)
    >>> formula.clauses
    [[-1, 2]]
    """

    def __init__(self) -> None:
        """Begin without variables."""
        self.variables = 0
        self.clauses: list[list[int]] = []

    def new(self) -> int:
        """Return a new variable."""
        self.variables += 1
        return self.variables

    def either(self, *literals: Literal) -> None:
        """At least one of the literals holds."""
        clause: list[int] = []
        for literal in literals:
            if literal is True:
                return
            if literal is not False:
                clause.append(literal)
        self.clauses.append(clause)

    def implies(self, body: Sequence[Literal], *heads: Literal) -> None:
        """If all of the body hold, at least one head does."""
        self.either(*(negation(literal) for literal in body), *heads)

    def one_of(self, literals: Sequence[Literal]) -> Literal:
        """Return a literal that holds where at least one of the literals does, and only there."""
        if any(literal is True for literal in literals):
            return True
        left = [literal for literal in literals if literal is not False]
        if len(left) < 2:
            return left[0] if left else False
        found = self.new()
        self.either(-found, *left)
        for literal in left:
            self.implies([literal], found)
        return found

    def both(self, first: Literal, second: Literal) -> Literal:
        """Return a literal that holds where both do, and only there."""
        return negation(self.one_of([negation(first), negation(second)]))

    def at_most_one(self, literals: Sequence[int]) -> None:
        """No two of the literals hold."""
        head, rest = literals[:PAIRWISE], literals[PAIRWISE:]
        for at, literal in enumerate(head):
            for other in head[:at]:
                self.clauses.append([-literal, -other])
        if rest:
            link = self.new()
            for literal in head:
                self.clauses.append([-literal, link])
            self.at_most_one([link, *rest])

    def at_most(self, literals: Iterable[int], most: int) -> None:
        """At most so many of the literals hold (sequential counter, Sinz 2005).

        doi:10.1007/11564751_73
        """
        items = list(literals)
        if most <= 0:
            self.clauses += [[-literal] for literal in items]
            return
        if len(items) <= most:
            return
        clauses, before = self.clauses, []
        for at, literal in enumerate(items):
            if at >= most:
                clauses.append([-literal, -before[most - 1]])
            if at == len(items) - 1:
                return
            now = [self.new() for _ in range(min(at + 1, most))]
            clauses += [[-old, new] for old, new in zip(before, now, strict=False)]
            clauses.append([-literal, now[0]])
            clauses += [[-literal, -old, new] for old, new in zip(before, now[1:], strict=False)]
            before = now

    def counter(
        self, literals: Sequence[Literal], most: int, floors: Sequence[tuple[int, int]] = ()
    ) -> list[list[Literal]]:
        """Exact counts of the first literals.

        Parameters
        ----------
        literals
            The literals, shape (n,).
        most
            Largest count that is told apart [1].
        floors
            Least and greatest count known after each literal [1], shape (n, 2); they are made
            part of the formula.

        Returns
        -------
        list
            Row i: literals "at least j of the first i + 1 hold" for j = 0 … most.
        """
        rows: list[list[Literal]] = []
        before: list[Literal] = [True, *(False for _ in range(most))]
        for at, literal in enumerate(literals):
            low, high = floors[at] if floors else (0, at + 1)
            now: list[Literal] = [True]
            for j in range(1, most + 1):
                same, fewer = before[j], before[j - 1]
                if j <= low:
                    value: Literal = True
                elif j > high or (same is False and (fewer is False or literal is False)):
                    value = False
                else:
                    value = self.new()
                self.implies([same], value)
                self.implies([literal, fewer], value)
                self.implies([value], same, literal)
                self.implies([value], same, fewer)
                now.append(value)
            rows.append(now)
            before = now
        return rows

    def total(self, literals: Sequence[int], most: int) -> list[int]:
        """Return literals forced by the number that hold: item j by more than j of them.

        Bailleux and Boufkhad's totalizer, one direction, cut at `most`
        (doi:10.1007/978-3-540-45193-8_8).
        """
        if len(literals) < 2:
            return list(literals)
        half = len(literals) // 2
        left, right = self.total(literals[:half], most), self.total(literals[half:], most)
        outputs = [self.new() for _ in range(min(len(left) + len(right), most))]
        for i in range(len(left) + 1):
            for j in range(len(right) + 1):
                count = min(i + j, most)
                if count:
                    clause = [outputs[count - 1]]
                    clause += [-left[i - 1]] if i else []
                    clause += [-right[j - 1]] if j else []
                    self.clauses.append(clause)
        return outputs
