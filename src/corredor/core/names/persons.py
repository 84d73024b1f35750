"""Whether two names may be one person's, in any script, order, case or fullness."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise, permutations
from typing import Final

from corredor.core.names.alike import ALIKE
from corredor.core.names.sounds import OTHER_VOWEL, Sound, likeness, openings, skeleton, sounds

SAME_PERSON: Final = 0.82
"""Likeness from which two names count as one person's; measured in tests/core/names."""

_PARTICLES: Final = frozenset(
    [
        "de",
        "del",
        "la",
        "las",
        "los",
        "da",
        "do",
        "dos",
        "das",
        "di",
        "du",
        "van",
        "von",
        "der",
        "den",
        "ten",
        "bin",
        "ibn",
        "al",
        "el",
        "y",
        "e",
        "le",
        "the",
        "фон",
        "ван",
        "де",
        "дер",
        "ди",
        "да",
        "ла",
        "ле",
        "аль",
        "эль",
        "бин",
        "ибн",
        "дель",
        "мл",
        "ст",
        "jr",
        "sr",
        "ii",
        "iii",
        "iv",
    ]
)
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*\.?")
_PATRONYMIC: Final = re.compile(
    r"(?:[оеё]вич|[оеё]вн[аыеуо]й?|ич|инична)(?:а|у|ем|е)?$|(?:ovich|evich|ovna|evna|ichna)$"
)
_CASES: Final = ("ого", "ому", "ыми", "ым", "им", "ом", "ем", "ой", "ей", "ою", "а", "у", "ю", "е",
                 "ы", "и", "я")  # fmt: skip
LEAST_SHARE: Final = 0.5
"""Share of the least alike word in a name's likeness; the words' mean has the rest."""
STRICT_VOWEL: Final = 0.9
"""Cost of another vowel in a surname of Russian form: transliterations keep its vowels."""
_SLAVIC: Final = re.compile(r"(?:[оеё]в|[иы]н|[сц]к(?:ий|ой|ая))(?:а|у|ым|ой|е)?$")
LEAST_WORDS: Final = 2
UNMATCHED: Final = 0.08
"""Loss for a word that only the fuller name has and that is neither initial nor patronymic."""
TURNED: Final = 0.02
"""Loss for two words in another order."""
LONGEST_WORD: Final = 40
MOST_WORDS: Final = 5


@lru_cache(maxsize=65536)
def name_parts(name: str) -> tuple[str, ...]:
    """Return the words of a person's name in lower case, without particles.

    Examples
    --------
    >>> name_parts("Ursula von der Leyen"), name_parts("Путин, В. В.")
    (('ursula', 'leyen'), ('путин', 'в.', 'в.'))
    """
    words = _TOKEN.findall(unicodedata.normalize("NFC", name).replace("\u00ad", "").lower())
    plain = [re.sub("['’ʼ`]", "", word) for word in words]
    kept = [
        word if len(word) == 2 and word[-1] == "." else word.rstrip(".")
        for word in plain
        if word.rstrip(".") not in _PARTICLES
    ]
    found = kept or [word.rstrip(".") for word in plain]
    return tuple(word[:LONGEST_WORD] for word in found[:MOST_WORDS])


def name_key(name: str) -> str:
    """Return a key that the usual spellings of a person's name share, in any script and order.

    It holds the consonants of the first and the last word in coarse classes; a patronymic falls
    out. Use it to find candidates, and `same_person` to judge them.

    Examples
    --------
    >>> name_key("Aleksey Valkov") == name_key("Валков Алексей") == name_key("Aleksei Walkow")
    True
    """
    parts = name_parts(name)
    if len(parts) > LEAST_WORDS:
        parts = tuple(p for p in parts if not _PATRONYMIC.search(p)) or parts
    keys = {skeleton(_bare(part)) or part[:1] for part in parts if part[-1] != "."}
    return "-".join(sorted(keys))


def name_keys(name: str) -> frozenset[str]:
    """Return keys of which two spellings of a person's name nearly always share one.

    Each is the first consonants of one word in coarse classes, in every reading that the letters
    allow: many candidates, few misses.

    Examples
    --------
    >>> bool(name_keys("George Bush") & name_keys("Джордж Буш"))
    True
    """
    return frozenset(key for part in name_parts(name) if part[-1] != "." for key in openings(part))


def same_person(first: str, second: str) -> float:
    """Return how likely two names are one person's by their spelling, from 0 to 1.

    Scripts, transliterations, order, patronymics, initials and Russian case endings may differ.
    `SAME_PERSON` is the threshold. A surname alone never reaches it against a full name.

    Examples
    --------
    >>> same_person("Yuri Knórozov", "Юрием Кнорозовым") >= SAME_PERSON
    True
    >>> same_person("Ivan Petrov", "Иван Перов") >= SAME_PERSON
    False
    """
    one, other = name_parts(first), name_parts(second)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    if len(one) > len(other) or (len(one) == len(other) and one > other):
        one, other = other, one
    return _aligned(one, other)


@lru_cache(maxsize=65536)
def _aligned(short: tuple[str, ...], full: tuple[str, ...]) -> float:
    """Return the likeness of the best way to lay each word of a name to one of a fuller name."""
    if len(short) == 1 and len(full) > 1:
        surname = max(part_likeness(short[0], part) for part in (full[0], full[-1]))
        return min(surname, SAME_PERSON) * 0.75
    best = 0.0
    for order in permutations(range(len(full)), len(short)):
        score = _score(short, tuple(full[k] for k in order))
        turned = sum(a > b for a, b in pairwise(order))
        skipped = [part for k, part in enumerate(full) if k not in order]
        dropped = sum(0.0 if _optional(part) else UNMATCHED for part in skipped)
        best = max(best, score - TURNED * turned - dropped)
    return best


def _optional(part: str) -> bool:
    return part[-1] == "." or _PATRONYMIC.search(part) is not None


def _score(short: tuple[str, ...], full: tuple[str, ...]) -> float:
    total = weights = 0.0
    least = 1.0
    longer = 0
    for part, other in zip(short, full, strict=True):
        like = part_likeness(part, other)
        initial = part[-1] == "." or other[-1] == "."
        weight = 1.0 if initial else _weight(part, other)
        longer += not initial
        total += like * weight
        weights += weight
        least = min(least, like)
    if not longer:
        return 0.0
    return (1.0 - LEAST_SHARE) * total / weights + LEAST_SHARE * least


@lru_cache(maxsize=262144)
def _weight(part: str, other: str) -> float:
    return sum(s.weight for s in sounds(part)) + sum(s.weight for s in sounds(other))


@lru_cache(maxsize=262144)
def part_likeness(part: str, other: str) -> float:
    """Return how alike two words of names are, from 0 to 1; an initial is like its words."""
    if part == other:
        return 1.0
    if part[-1] == "." or other[-1] == ".":
        return _initial(part.rstrip("."), other.rstrip("."))
    if ALIKE.get(part, part) == ALIKE.get(other, other):
        return 0.97
    bare, against = _bare(part), _bare(other)
    vowel = STRICT_VOWEL if _SLAVIC.search(part) or _SLAVIC.search(other) else OTHER_VOWEL
    like = likeness(part, other, vowel)
    if bare != part or against != other:
        like = max(like, likeness(bare, against, vowel) - 0.02)
        if bare != part and against == other:
            like = max(like, likeness(bare, other, vowel) - 0.02)
    return like


def _initial(part: str, other: str) -> float:
    if not part or not other:
        return 0.0
    one, against = sounds(part), sounds(other)
    if not one or not against:
        return 0.0
    return 0.9 if any(a.mask & b.mask for a, b in zip(_starts(one), _starts(against), strict=True)
                      if a and b) else 0.0  # fmt: skip


def _starts(row: tuple[Sound, ...]) -> tuple[Sound, Sound | None]:
    return row[0], row[0] if not row[0].weak or len(row) == 1 else row[1]


def _bare(word: str) -> str:
    """Return a Russian word without a case ending, a Latin one without "-us"."""
    if word.endswith("us") and len(word) > 5:
        return word[:-2]
    if not "а" <= word[-1] <= "я" or len(word) < 5:
        return word
    if word.endswith(("ский", "ская", "ского", "ской", "скому", "ским", "ском", "скую")):
        return word[: word.rindex("ск") + 2] + "ий"
    for ending in _CASES:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word
