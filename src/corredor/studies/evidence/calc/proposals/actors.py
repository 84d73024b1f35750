"""The names of a sentence that may act, and whether a preposition governs them."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.records import Mention

ACTORS = ("person", "organisation", "place", "role")


def actors_in(clause: Clause, first: int, last: int) -> Iterator[tuple[int, Mention]]:
    """Yield the names between two tokens that may act, each with its first token."""
    seen: Mention | None = None
    named = clause.named
    for at in range(max(first, clause.first), min(last, clause.last)):
        mention = named.get(at)
        if mention is not None and mention is not seen and mention.kind in ACTORS:
            yield at, mention
        seen = mention


def is_governed(clause: Clause, at: int, start: int = 0) -> bool:
    """Whether a preposition stands before a name, articles and possessors apart.

    A preposition before the token `start` is part of a verb: "say no to".
    "Of" hands the question on: Chile in "the government of Chile" is as free as the government.
    """
    possessed = False
    for before in range(at - 1, max(clause.first, start, at - 6) - 1, -1):
        if clause.word(before) == ",":
            return False
        if clause.any_at(before, "article", "det", "and") or clause.named.get(before):
            continue
        if clause.word(before) in ("of", "de", "del"):
            possessed = True
            continue
        if clause.any_at(before, "into", "to", "with", "by"):
            return True
        if not possessed:
            return False
        possessed = False
    return False


def first_actor(clause: Clause) -> Mention | None:
    """Return the first name of a sentence that no preposition governs."""
    actors = actors_in(clause, clause.first, clause.last)
    return next((m for at, m in actors if not is_governed(clause, at)), None)
