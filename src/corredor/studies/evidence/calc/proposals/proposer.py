"""Who proposes: the subject of the verb, its agent, or the owner of the noun."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.studies.evidence.calc.proposals.actors import ACTORS, actors_in, is_governed
from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.proposals.cues import Cue
from corredor.studies.evidence.calc.proposals.phrases import CLOSING, ENDS_PHRASE, before_title
from corredor.studies.evidence.calc.records import Mention

DATELINE = 14
"""How many tokens a place and date before an agency's report may have."""
NOMINATIVE = ("ий", "ый", "ой", "ая", "ое", "ие", "ые", "a", "o", "s", "n", "l", "e")
"""Endings of an adjective that can stand with a subject; a Russian dative has others."""
BACK = 40
"""How many tokens before its verb a subject may stand."""


def proposer_of(clause: Clause, cue: Cue) -> Mention | None:
    """Return who proposes by the sentence itself: the agent, or the subject of the verb."""
    if cue.noun >= 0:
        owner = owner_of_noun(clause, cue)
        if owner is not None:
            return owner
    if cue.form in ("passive", "participle", "state"):
        agent = agent_of(clause, cue)
        if agent is not None:
            return agent
    if cue.form in ("passive", "state"):
        return None
    if cue.form == "noun" and cue.noun < 0:
        owner = _owner(clause, cue)
        if owner is not None:
            return owner
    return subject_of(clause, cue)


def subject_of(clause: Clause, cue: Cue) -> Mention | None:
    """Return the subject of a cue's verb."""
    start = _clause_start(clause, cue.agent)
    before = list(actors_in(clause, start, cue.agent))
    free = [(at, mention) for at, mention in before if not is_governed(clause, at)]
    if free:
        last = cue.form == "participle" and clause.language != "en"
        return free[-1][1] if last else _head_of(clause, free)
    if start > clause.first and clause.any_at(start - 1, "relative"):
        earlier = list(actors_in(clause, start - 8, start - 1))
        if earlier:
            return earlier[-1][1]
    if cue.form in ("active", "middle") and _verb_first(clause, cue):
        return next((m for _, m in actors_in(clause, cue.last, cue.last + 5)), None)
    return None


def agent_of(clause: Clause, cue: Cue) -> Mention | None:
    """Return the agent of a passive."""
    return _after(clause, cue.last, "by")


def owner_of_noun(clause: Clause, cue: Cue) -> Mention | None:
    """Return whose the noun is that a verb has as its object: "rejected Chile's offer"."""
    inside = [
        mention
        for at, mention in actors_in(clause, cue.agent + 1, cue.noun)
        if not is_governed(clause, at, cue.last)
    ]
    if inside:
        return inside[-1]
    return owner_after(clause, cue.noun + 1)


def owner_after(clause: Clause, start: int) -> Mention | None:
    """Return whose a noun is that ends at a token: "the offer of Chile"."""
    return next(
        (m for at, m in actors_in(clause, start, start + 5) if _possessive(clause, start, at)), None
    )


def _head_of(clause: Clause, actors: Sequence[tuple[int, Mention]]) -> Mention:
    """Return the head of a subject: Codelco in "Chile's state miner Codelco"."""
    for place, (at, mention) in enumerate(actors[:-1]):
        after = actors[place + 1][0]
        possessive = clause.word(at).endswith(("'s", "s'")) or mention.path == "demonym"
        between = range(at + 1, after)
        if (
            mention.kind != "place"
            or not possessive
            or any(
                clause.word(k) == "," or clause.any_at(k, "and", "into", "to", "with", "aux")
                for k in between
            )
        ):
            return mention
    return actors[-1][1]


def _verb_first(clause: Clause, cue: Cue) -> bool:
    """Whether the subject stands right after the verb: «предложил Чили», "propuso Chile"."""
    at = cue.last
    while clause.any_at(at, "article"):
        at += 1
    mention = clause.named.get(at)
    if mention is None:
        return False
    if mention.path == "demonym" and not clause.word(at).endswith(NOMINATIVE):
        return False
    return not clause.any_at(cue.last, "to", "into", "with")


def _owner(clause: Clause, cue: Cue) -> Mention | None:
    """Return whose proposal a noun phrase says that it is: "Chile's proposal", "offer of Chile".

    "Of" outdoes the subject of another verb: "Kenya may hear the proposal of Chile"; so does the
    case right after a Russian noun that is the object of such a verb.
    """
    of = clause.word(cue.last) in ("of", "de", "del")
    if cue.form == "noun" and (of or _is_object(clause, cue)):
        owner = owner_after(clause, cue.last)
        if owner is not None:
            return owner
    before = [
        m for at, m in actors_in(clause, cue.agent - 6, cue.agent) if not is_governed(clause, at)
    ]
    if before:
        return before[-1]
    if cue.form != "noun":
        return None
    return owner_after(clause, cue.last)


def _is_object(clause: Clause, cue: Cue) -> bool:
    """Whether a Russian noun follows a verb that is a cue of its own: «отклонить предложение»."""
    return clause.language == "ru" and clause.any_at(cue.first - 1, "stage")


def _possessive(clause: Clause, start: int, at: int) -> bool:
    """Whether a name stands right after a noun, "of" between them at most."""
    words = [clause.word(k) for k in range(start, at)]
    return all(
        word in ("of", "de", "del", "from", "by")
        or clause.any_at(start + k, "article")
        or (k and not clause.any_at(start + k, "to", "into", "with", "and", "stop"))
        for k, word in enumerate(words)
    ) and not any(clause.any_at(start + k, "work", "head") for k in range(len(words)))


def _after(clause: Clause, start: int, kind: str) -> Mention | None:
    """Return the name that a preposition of a kind governs after a token."""
    for at in range(start, min(start + BACK, clause.last)):
        if clause.word(at) in ".;" or clause.any_at(at, "stop"):
            return None
        if not clause.any_at(at, kind):
            continue
        for index in range(at + 1, min(at + 9, clause.last)):
            mention = clause.named.get(index)
            if mention is not None and mention.kind in ACTORS:
                return mention
            if clause.word(index) in ENDS_PHRASE or clause.any_at(index, "work", "stop", "head"):
                break
    return None


def _clause_start(clause: Clause, end: int) -> int:
    at = end - 1
    while at > max(clause.first, end - BACK):
        terms, word = clause.scan.terms[at], clause.scan.words[at]
        if word in CLOSING and (opens := before_title(clause, at)) < at:
            at = opens
            continue
        if "stop" in terms or "relative" in terms or word in ":;“”«»":
            return at + 1
        at -= 1
    return max(clause.first, at, _dateline(clause))


def _dateline(clause: Clause) -> int:
    """Return the token after the place and date that open an agency's report, else the first."""
    opening = clause.named.get(clause.first)
    if opening is None or opening.kind != "place":
        return clause.first
    for at in range(clause.first + 1, min(clause.first + DATELINE, clause.last)):
        if clause.word(at) in "-—–" and clause.word(at):
            return at + 1
    return clause.first
