"""Capitals named for their governments: "Moscow proposed", "talks between Hanoi and Santiago"."""

from __future__ import annotations

from corredor.studies.evidence.calc.names.scan import Name, Scan
from corredor.studies.evidence.calc.names.words import NameWords, folded


def acts(scan: Scan, name: Name) -> bool:
    """Whether a capital is named for its government: as who acts, owns or is dealt with.

    It acts where no preposition of place stands before it and a verb or possession follows.
    """
    tokens = scan.tokens
    before = tokens.low[name.first - 1] if name.first and tokens.joined(name.first) else ""
    if before in scan.words.classes["locating"]:
        return False
    if name.after >= len(tokens):
        return False
    gap = tokens.gap[name.after]
    if scan.words.language == "en" and gap[:2] in ("’s", "'s", "s’", "s'"):
        return True
    if not tokens.joined(name.after) or tokens.capital[name.after]:
        return False
    return _verb(tokens.low[name.after], scan.words)


def country_acts(scan: Scan, name: Name) -> bool:
    """Whether a country is named for its government: a clause begins with it and a verb follows.

    "Russia proposed", but not "the economy of Russia grew" or "Russia is large".
    """
    tokens, classes = scan.tokens, scan.words.classes
    if name.after >= len(tokens) or not tokens.joined(name.after) or tokens.capital[name.after]:
        return False
    if tokens.low[name.after] in classes["between_role"]:
        return False
    gap = tokens.gap[name.first]
    begins = tokens.initial[name.first] or gap[:1] in (",", ";", "—", "–")
    if not begins and tokens.low[name.first - 1] not in classes["clause"]:
        return False
    if scan.words.language == "ru" and tokens.low[name.first] != folded(name.lemma.split()[0]):
        return False
    return _verb(tokens.low[name.after], scan.words)


def _verb(low: str, words: NameWords) -> bool:
    """Whether a word after a subject looks like a finite verb in the third person."""
    if low in words.classes["finite"]:
        return True
    if words.language == "en":
        return (
            len(low) > 3 and low.endswith(("s", "ed")) and not low.endswith(("ss", "ous", "less"))
        )
    if words.language == "es":
        return len(low) > 2 and low.endswith(("ó", "rá", "ía"))
    return low.endswith(("ла", "ло", "ли", "ет", "ит", "ют", "ят", "л")) and len(low) > 3
