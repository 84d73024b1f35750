"""Repeats: one proposal that a document tells more than once, as in a headline and its lead."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from corredor.studies.evidence.calc.proposals.clause import Clause
from corredor.studies.evidence.calc.records import Proposal

STEM = 5
"""Letters of a word that count when two wordings are set side by side."""
RECENT = 12
"""How many proposals of one stage, sector and pair back a repeat may stand."""
GRAMMAR = ("into", "to", "with", "by", "and", "article", "det", "vague", "aux", "relative")


def without_repeats(
    found: Sequence[Proposal], opening: Clause, countries: Collection[str]
) -> tuple[Proposal, ...]:
    """Return the proposals without those whose words another one of the same stage has, too.

    The fuller wording stays. Wordings of two persons are two proposals, a headline's is none.
    `opening` is the first sentence; `countries` are the slugs of countries, which tell no thing
    from another.
    """
    whole = replace(opening, first=0, last=len(opening.scan.words))
    headline = opening.scan.ends[opening.last - 1] if opening.last else 0
    kept: dict[int, Proposal] = {}
    groups: dict[tuple[object, ...], list[tuple[int, frozenset[str]]]] = {}
    for at, new in enumerate(found):
        words = content_of(whole, new, countries)
        group = groups.setdefault((new.stage, new.sector, frozenset(new.countries)), [])
        kept[at] = new
        for place, (number, other) in enumerate(group[-RECENT:], start=max(0, len(group) - RECENT)):
            old = found[number]
            voices = new.claimant == old.claimant or old.span.end <= headline
            if not voices or not _is_repeat(new, old, words, other):
                continue
            if len(words) > len(other):
                del kept[number]
                group[place] = (at, words)
            else:
                del kept[at]
            break
        else:
            group.append((at, words))
    return tuple(kept.values())


def _is_repeat(new: Proposal, old: Proposal, words: frozenset[str], other: frozenset[str]) -> bool:
    """Whether one of two wordings holds all words of the other and their sides agree."""
    sides = {new.counterpart, old.counterpart} - {""}
    if len(sides) > 1 and new.cue == old.cue:
        return False
    return bool(words and other) and (words <= other or other <= words) and bool(new.sector)


def content_of(whole: Clause, proposal: Proposal, countries: Collection[str]) -> frozenset[str]:
    """Return the stems of a thing's words, without grammar and the countries of its sides."""
    first = whole.scan.token_at(proposal.thing.start)
    last = whole.scan.token_at(proposal.thing.end)
    stems: set[str] = set()
    for at in range(first, last):
        word, mention = whole.word(at), whole.named.get(at)
        if not word[:1].isalpha() or whole.any_at(at, *GRAMMAR):
            continue
        side = mention is not None and mention.country in proposal.countries
        if mention is not None and side and mention.entity in countries:
            continue
        stems.add(word[:STEM])
    return frozenset(stems)
