"""How alike two tokens are, and by what."""

from __future__ import annotations

from typing import Final

from corredor.studies.screening.calc.names.records import INITIAL, NUMBER, WORD, Token
from corredor.studies.screening.calc.score import records as how
from corredor.studies.screening.calc.score.edits import likeness
from corredor.studies.screening.calc.score.weights import patronymic_ending

SOUND: Final = 0.98
TRANSLATED: Final = 0.97
"""Likeness of words that one term of the glossary joins."""
SYNONYM: Final = 0.85
"""The same where both stand in Latin letters, and may be two words of one language."""
VARIANT: Final = 0.7
VARIANT_ACROSS: Final = 0.85
"""National forms of one given name in one script (Jean, Ivan) and across scripts; more, the
nearer they are (Sergei, Serhii)."""
NEARER: Final = 0.9
ABBREVIATED: Final = 0.8
CONSONANTS: Final = 0.9
INITIALLED: Final = 0.85
LEAST: Final = 0.5
"""Likeness below which two words are different words."""
FEWEST_BONES: Final = 4
SHORTEST_ABBREVIATION: Final = 3
MOST_SOUNDS: Final = 3
FIRST_SYLLABLE: Final = "\u3040"
"""First letter of the scripts of China, Japan and Korea."""
SYLLABLES: Final = 0.8
"""Likeness of two names in such a script, counted in letters."""

Alike = tuple[float, str]
NOT_ALIKE: Final[Alike] = (0.0, how.MISSING)


def alike(one: Token, other: Token, person: bool, abjad: bool) -> Alike:
    """Return the likeness of two tokens from 0 to 1 and by what they are alike.

    Parameters
    ----------
    one, other
        Tokens of the two names.
    person
        Whether the names are persons'.
    abjad
        Whether one name stands in a script that leaves out vowels.
    """
    if one.key == other.key:
        return 1.0, how.EQUAL
    if one.kind == NUMBER or other.kind == NUMBER:
        return NOT_ALIKE
    if one.kind == INITIAL or other.kind == INITIAL:
        return _by_initial(one, other)
    for sound in one.sounds:
        if sound in other.sounds:
            return SOUND, how.TRANSLITERATION
    for concept in one.concepts:
        if concept in other.concepts:
            return _by_concept(one, other, person)
    best = NOT_ALIKE
    common = (one.letters & other.letters).bit_count()
    if 2 * common >= min(one.letters.bit_count(), other.letters.bit_count()):
        best = _by_edit(one, other, abjad)
    if not person and best[0] < ABBREVIATED and abbreviates(one, other):
        return ABBREVIATED, how.ABBREVIATION
    return best


def _by_concept(one: Token, other: Token, person: bool) -> Alike:
    one_script = one.written.isascii() == other.written.isascii()
    if person:
        near = max(likeness(one.key, other.key), likeness(one.sounds[0], other.sounds[0]))
        least = VARIANT if one_script else VARIANT_ACROSS
        return least + (1 - least) * NEARER * near, how.VARIANT
    return (SYNONYM if one_script else TRANSLATED), how.TRANSLATION


def _by_initial(one: Token, other: Token) -> Alike:
    short, long = (one, other) if len(one.key) <= len(other.key) else (other, one)
    if any(sound[0] == letter[0] for sound in long.sounds for letter in short.sounds):
        return INITIALLED, how.INITIAL
    return NOT_ALIKE


def _by_edit(one: Token, other: Token, abjad: bool) -> Alike:
    if _ideographic(one) and _ideographic(other):
        best = likeness(one.written, other.written)
        return (best, how.EDIT) if best >= SYLLABLES else NOT_ALIKE
    ending, facing_ending = patronymic_ending(one.key), patronymic_ending(other.key)
    if ending and facing_ending:
        best = likeness(one.key[:-ending], other.key[:-facing_ending])
        return (best, how.EDIT) if best >= LEAST else NOT_ALIKE
    best = max(likeness(one.key, other.key), likeness(one.sounds[0], other.sounds[0]))
    for sound in one.sounds[1:MOST_SOUNDS]:
        best = max(best, likeness(sound, other.sounds[0]))
    for facing in other.sounds[1:MOST_SOUNDS]:
        best = max(best, likeness(one.sounds[0], facing))
    if abjad and one.kind == WORD and min(len(one.bones), len(other.bones)) > 1:
        bones = likeness(one.bones, other.bones)
        if bones > SYLLABLES:
            return max(best, CONSONANTS + bones - 1), how.TRANSLITERATION
        best = max(best, CONSONANTS + bones - 1)
    elif one.bones == other.bones and len(one.bones) >= FEWEST_BONES:
        best = max(best, CONSONANTS)
    return (best, how.EDIT) if best >= LEAST else NOT_ALIKE


def _ideographic(token: Token) -> bool:
    """Whether one letter of a word as written is a syllable."""
    return token.written[0] >= FIRST_SYLLABLE


def abbreviates(one: Token, other: Token) -> bool:
    """Whether the shorter word is the beginning or the consonants of the longer one."""
    short, long = one.key, other.key
    if len(short) > len(long):
        short, long = long, short
    if len(short) < SHORTEST_ABBREVIATION or len(long) < 2 * len(short) - 1 or short[0] != long[0]:
        return False
    rest = iter(long)
    return long.startswith(short) or (
        short[-1] == long[-1] and all(letter in rest for letter in short)
    )
