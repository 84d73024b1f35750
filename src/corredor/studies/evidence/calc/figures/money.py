"""Which currency a name or symbol that several countries share stands for, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import regex as re

from corredor.studies.evidence.calc.figures.lookup import sense_at
from corredor.studies.evidence.calc.figures.words import Sense, UnitWords, tokens_of

US_DOLLAR: Final = "USD"
SPARE: Final = 2
"""Other currencies that stay readings where nothing speaks for any."""
NAMINGS: Final = 200
"""Names of currencies in one text that are looked at."""
DECIDED_BY_USE: Final = ("en", "ru")
"""Languages whose usage makes a bare "$" the US dollar, save where a country writes its own so."""
_ADJECTIVES: Final = re.compile(r"(?:(?:[\p{L}.]++ )?[\p{L}.]++ )?$")
_CLAUSE: Final = re.compile(r"[;!?\n]|[.:] ")
NEAR: Final = 80
"""Characters around a figure whose words tell money from weight."""


@dataclass(frozen=True)
class MoneyEvidence:
    """What a document says about its money.

    `stated` holds the currencies that it names in full with a number; `shown` also those that
    it names otherwise, which tell what a bare sign is. `country` is the publisher's and `named`
    the countries that it is about, ISO 3166 alpha-2.
    """

    stated: frozenset[str] = frozenset()
    shown: frozenset[str] = frozenset()
    country: str = ""
    named: tuple[str, ...] = ()


def says_near(text: str, start: int, end: int, words: UnitWords, kind: str) -> bool:
    """Whether a word of a kind stands within some words of a stretch."""
    before = _CLAUSE.split(text[max(0, start - NEAR) : start])[-1]
    window = f"{before} {_CLAUSE.split(text[end : end + NEAR])[0]}"
    return any(words.says(kind, token) for token in tokens_of(window))


@dataclass(frozen=True)
class Choice:
    """Currencies in the order of their likelihood, the step that chose, each one's reason."""

    units: tuple[str, ...]
    decided: str
    reasons: tuple[str, ...]


def currencies_named(text: str, words: UnitWords, evidence: MoneyEvidence) -> frozenset[str]:
    """Return the currencies written with "$" that a text names in words or by their codes.

    A bare "dollar" or "peso" counts where publisher or language says which one it is.
    """
    found: set[str] = set()
    for at, word in enumerate(words.dollar.finditer(text)):
        if at == NAMINGS:
            break
        if text[word.start() - 1 : word.start()].isalnum():
            continue
        before = _ADJECTIVES.search(text, max(0, word.start() - 40), word.start())
        begin = before.start() if before is not None else word.start()
        starts = [begin, text.rfind(" ", begin, word.start() - 1) + 1, word.start()]
        senses = [sense_at(text, max(start, begin), words) for start in starts]
        sense = next((one for one in senses if one and one.span.end >= word.end()), None)
        if sense is None or sense.sense.kind != "money" or sense.sense.subunit:
            continue
        chosen = choice(sense.sense, evidence, words, symbol=False)
        if chosen.decided != "open":
            found.add(chosen.units[0])
    return frozenset(found)


def choice(sense: Sense, evidence: MoneyEvidence, words: UnitWords, *, symbol: bool) -> Choice:
    """Choose among the currencies of a shared name.

    The order of the steps: one currency only; the one that the document names in full; the
    publisher's own; those of the countries named. A bare dollar is the US dollar first, by the
    usage of the language, and open where another country's is in play; its other readings are
    those of these countries only.
    """
    units = sense.units
    if len(units) == 1:
        return Choice(units, "form", ("form",))
    known = evidence.stated | evidence.shown if symbol else evidence.stated
    stated = [code for code in units if code in known]
    own = _used(units, (evidence.country,), words)
    named = _used(units, evidence.named, words)
    if sense.dollar:
        kept = [*own, US_DOLLAR, *named]
        if len(stated) == 1:
            return _chosen(stated[0], kept, "currency")
        if len(stated) > 1:
            first = next((code for code in own if code in stated), stated[0])
            return _chosen(first, [*stated, *kept], "open")
        return _dollar_sign(units, evidence, own, named, words) if symbol else _dollar(own, named)
    if len(stated) == 1:
        return _ordered(units, stated, "currency")
    if len(own) == 1:
        return _ordered(units, own, "publisher")
    if len(named) == 1 and not own:
        return _ordered(units, named, "document")
    reasons = tuple("open" for _ in units)
    likely = [*own, *named]
    rest = [code for code in units if code not in likely]
    return Choice(tuple(dict.fromkeys([*likely, *rest])), "open", reasons)


def _dollar_sign(
    units: tuple[str, ...],
    evidence: MoneyEvidence,
    own: list[str],
    named: list[str],
    words: UnitWords,
) -> Choice:
    """Choose for a bare "$" of which the document says nothing more."""
    if own:
        return _chosen(own[0], [US_DOLLAR, *named], "publisher")
    if any(code != US_DOLLAR for code in named):
        return _chosen(US_DOLLAR, named, "open")
    if evidence.country or words.language in DECIDED_BY_USE:
        return _chosen(US_DOLLAR, named, "language")
    return _chosen(US_DOLLAR, [code for code in units if code != US_DOLLAR][:SPARE], "open")


def _dollar(own: list[str], named: list[str]) -> Choice:
    """Choose for a dollar that is written as a word, without its country."""
    others = [code for code in (*own, *named) if code != US_DOLLAR]
    if others:
        return _chosen(US_DOLLAR, others, "open")
    return _chosen(US_DOLLAR, [], "publisher" if own else "language")


def _chosen(first: str, others: Iterable[str], step: str) -> Choice:
    """Return one currency by a step, and the others as open."""
    units = tuple(dict.fromkeys((first, *others)))
    return Choice(units, step, (step, *("open" for _ in units[1:])))


def _used(units: Iterable[str], countries: Iterable[str], words: UnitWords) -> list[str]:
    """Return the currencies that the countries use as their own.

    The US dollar is a country's own where it has no other of the name.
    """
    found: set[str] = set()
    for country in countries:
        used = [code for code in units if country and country in words.users.get(code, ())]
        found.update([code for code in used if code != US_DOLLAR] or used)
    return [code for code in units if code in found]


def _ordered(units: tuple[str, ...], first: list[str], step: str) -> Choice:
    rest = tuple(code for code in units if code not in first)
    reasons = (*(step for _ in first), *("open" for _ in rest))
    return Choice((*first, *rest), step, reasons)
