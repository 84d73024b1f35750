"""Refusals: who refuses, whose proposal it is, and the bare noun that stands for one."""

from __future__ import annotations

from corredor.studies.evidence.calc.proposals.actors import ACTORS
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.cue_terms import CHAIN
from corredor.studies.evidence.calc.proposals.cues import Cue
from corredor.studies.evidence.calc.proposals.proposer import (
    agent_of,
    owner_after,
    owner_of_noun,
    subject_of,
)
from corredor.studies.evidence.calc.proposals.works import Thing
from corredor.studies.evidence.calc.records import Mention

PASSIVE = ("passive", "participle", "state")


def refusal_sides(clause: Clause, cue: Cue, thing: Thing) -> tuple[Mention | None, Mention | None]:
    """Return whose proposal is refused, and who refuses, as far as a sentence names them.

    The subject of a verb of refusing is the other side, and so is the agent of its passive.
    """
    owner = owner_of_noun(clause, cue) if cue.noun >= 0 else _owner_of_thing(clause, thing)
    if cue.form in PASSIVE:
        refuser = agent_of(clause, cue) or _instrumental(clause, cue)
    else:
        refuser = subject_of(clause, cue)
    if owner is not None and refuser is not None and owner.entity == refuser.entity:
        return owner, None
    return owner, refuser


def _owner_of_thing(clause: Clause, thing: Thing) -> Mention | None:
    """Return the name that a thing has as its owner: "Chile's plan", "la oferta de Chile"."""
    before = [m for at in range(thing.first, thing.head) if (m := clause.named.get(at)) is not None]
    return before[0] if before else owner_after(clause, thing.head + 1)


def _instrumental(clause: Clause, cue: Cue) -> Mention | None:
    """Return the agent right after a Russian passive: «отклонено Кенией»."""
    agent = clause.named.get(cue.last) if clause.language == "ru" else None
    return agent if agent is not None and agent.kind in ACTORS else None


def refused_noun(clause: Clause, cue: Cue) -> Thing | None:
    """Return the bare noun that a cue refuses, in Russian, which has no article to point back."""
    if clause.language != "ru" or not cue.refuses:
        return None
    for at in range(cue.last, min(clause.last, cue.last + CHAIN)):
        noun = clause.at(at, "generic")
        if noun is not None:
            return Thing(at, noun.last, "head", "", at)
        if not clause.any_at(at, "det", "article"):
            return None
    return None
