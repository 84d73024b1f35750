"""English inflection by rule: verbs, nouns; irregular forms come from the word list."""

from __future__ import annotations

from collections.abc import Iterator

VOWELS = "aeiou"
SIBILANTS = ("s", "x", "z", "ch", "sh")


def plural(noun: str) -> str:
    """Return the regular plural of a noun.

    Examples
    --------
    >>> plural("supply"), plural("gas"), plural("route")
    ('supplies', 'gases', 'routes')
    """
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(SIBILANTS) else f"{noun}s"


def noun_forms(noun: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a noun, with the possessive, each with its tag."""
    for form in (noun, plural(noun)):
        yield form, "n"
        yield f"{form}'s", "n"
        yield f"{form}’s", "n"


def _doubled(verb: str) -> bool:
    """Whether the last consonant of a short verb doubles: stop, stopped."""
    if len(verb) < 3 or verb[-1] in f"{VOWELS}wxyh" or verb[-2] not in VOWELS:
        return False
    return verb[-3] not in VOWELS and sum(letter in VOWELS for letter in verb) == 1


def verb_forms(verb: str) -> Iterator[tuple[str, str]]:
    """Yield the regular forms of a verb with their tags.

    Tags: ``i`` infinitive or present, ``f`` other finite form, ``p`` past or participle,
    ``g`` form in -ing.

    Examples
    --------
    >>> [form for form, tag in verb_forms("supply")]
    ['supply', 'supplies', 'supplied', 'supplying']
    """
    yield verb, "i"
    yield plural(verb), "f"
    if verb.endswith("e"):
        yield f"{verb}d", "p"
        yield (f"{verb[:-2]}ying" if verb.endswith("ie") else f"{verb[:-1]}ing"), "g"
        return
    stem = verb + verb[-1] if _doubled(verb) else verb
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        yield f"{verb[:-1]}ied", "p"
    else:
        yield f"{stem}ed", "p"
    yield f"{stem}ing", "g"
    if verb.endswith("l") and verb[-2:-1] in VOWELS:
        yield f"{verb}led", "p"
        yield f"{verb}ling", "g"
