"""Russian names with a head noun: «министерство финансов», «посольство Перу в Гане»."""

from __future__ import annotations

from typing import Final

from corredor.studies.evidence.calc.names.inflection import adjectival
from corredor.studies.evidence.calc.names.scan import Name, Scan, headed
from corredor.studies.evidence.calc.names.words import Head


def russian_name(scan: Scan, at: int) -> Name | None:
    """Return the Russian name with a head that starts at a word, its adjectives included."""
    tokens = scan.tokens
    number = at
    while (
        number < len(tokens)
        and number - at < 3
        and scan.head(number) is None
        and adjectival(tokens.low[number])
        and not tokens.low[number].endswith(_NOUN)
        and tokens.capital[at]
        and not scan.given(number)
        and (number == at or tokens.joined(number))
    ):
        number += 1
    head = scan.head(number)
    if head is None or (number > at and not tokens.joined(number)):
        return _legal_form(scan, at)
    after = _russian_end(scan, number, head)
    if after == number + 1 and number == at:
        if head.lemma in scan.words.proper_heads:
            return headed(scan, at, after, head)
        bare = not tokens.capital[at] or tokens.initial[at]
        return None if bare else headed(scan, at, after, head)
    if number > at and after == number + 1 and head.kind == "event" and not tokens.capital[at]:
        return None
    return headed(scan, at, after, head)


def _legal_form(scan: Scan, at: int) -> Name | None:
    """Return the company named after its legal form: «ООО „Звезда“»."""
    if scan.tokens.word[at] not in scan.words.forms_before:
        return None
    after = _quoted_end(scan, at + 1)
    if after == at + 1 and after < len(scan.tokens) and scan.tokens.joined(after):
        after = scan.run_end(after) if scan.tokens.capital[after] else after
    return Name(at, after, "organisation", "company") if after > at + 1 else None


def _russian_end(scan: Scan, number: int, head: Head) -> int:
    tokens = scan.tokens
    after = number + 1
    quoted = _quoted_end(scan, after)
    if quoted > after:
        return quoted
    if head.sort in ("ministry", "agency", "chamber", "association", "parliament", "university"):
        while after < len(tokens) and after - number < 7 and tokens.joined(after):
            low = tokens.low[after]
            if tokens.capital[after]:
                break
            if low in ("и", "по") and after + 1 < len(tokens):
                after += 1
                continue
            dative = low.endswith(_DATIVE) and "по" in tokens.low[number + 1 : after]
            plural = tokens.low[after - 1].endswith(("ых", "их")) and len(low) > 2
            if not (low.endswith(_GENITIVE) and len(low) > 3) and not plural and not dative:
                break
            if low in scan.words.common:
                break
            verbal = low.endswith(("лся", "ться", "ли", "ла")) and low not in scan.words.fields
            if low in scan.words.roles or verbal:
                break
            after += 1
        while tokens.low[after - 1] in ("и", "по"):
            after -= 1
    return _russian_place(scan, after, head, number)


def _russian_place(scan: Scan, after: int, head: Head, number: int) -> int:
    """Return the end of a body's name with its country: «посольство России |в Мексике»."""
    tokens = scan.tokens
    place = scan.places.get(after)
    own = head.kind in ("organisation", "event") or head.sort in ("facility", "works")
    if place and tokens.joined(after) and own:
        after = place[0]
        if head.sort == "embassy" and after + 1 in scan.places and tokens.low[after] in ("в", "во"):
            return scan.places[after + 1][0]
        return after
    if (
        after == number + 1
        and head.sort in _OWN_NAME
        and after < len(tokens)
        and tokens.capital[after]
        and tokens.joined(after)
        and not scan.given(after)
        and after not in scan.roles
    ):
        return own_end(scan, after, number)
    return after


def own_end(scan: Scan, after: int, head: int) -> int:
    """Return the end of an unquoted own name: before a first name, or the last two of three words.

    «заместитель директора Фонда Росконгресс |Алексей Валков»; the last two words are a person's
    where an office stands before the head and the name would have three words or more.
    """
    end = scan.run_end(after, MOST_OWN)
    for number in range(after + 1, end):
        if scan.given(number) or scan.is_initial(number):
            return number
    held = any(
        n in scan.roles and scan.roles[n][0] <= head for n in range(max(0, head - REACH), head)
    )
    place = scan.places.get(after)
    if place and place[0] < end:
        return place[0]
    return end - 2 if held and end - after > 2 else end


MOST_OWN: Final = 8
"""Words that an unquoted own name has at the most."""
REACH: Final = 6
"""Words before a head among which an office may stand."""


def _quoted_end(scan: Scan, after: int) -> int:
    """Return the end of a quoted name right after its head: «компания „Звезда“»."""
    tokens = scan.tokens
    if after >= len(tokens) or tokens.gap[after].strip() not in ("«", '"', "“", "„"):
        return after
    for number in range(after + 1, min(after + 8, len(tokens) + 1)):
        gap = tokens.gap[number] if number < len(tokens) else tokens.text[tokens.end[-1] :]
        if gap[:1] in ("»", '"', "”", "“"):
            return number
        if number < len(tokens) and tokens.sentence[number] != tokens.sentence[after]:
            return after
    return after


_DATIVE: Final = ("ой", "ей", "ому", "ему", "ым", "им", "ам", "ям", "ике", "вле", "ции", "ству")


_NOUN: Final = ("ние", "тие", "вие", "ствие", "сие", "лие")
"""Endings of nouns that adjectives have too."""


_GENITIVE: Final = ("ы", "и", "а", "я", "й", "ь", "в", "х", "го")


_OWN_NAME: Final = frozenset(
    (
        *("company", "bank", "outlet", "party", "culture", "foundation"),
        *("place", "facility", "works"),
    )
)
