"""Sounds that a written name may stand for, in any script, and how far two names sound apart.

A Latin letter may stand for several sounds ("j" in Juan, Jacques, John, Jan), a Russian one mostly
for one. A word becomes a row of `Sound`, each a set of sounds as a bit mask, and two rows are
aligned with the least cost: nothing for a common sound, little for sounds that transliterations
interchange, most for others. Vowels in a row are one sound, since systems differ most in them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final, NamedTuple

_CONSONANTS: Final = "bpvfgkdtzsZSCTJhlmnrY"
_VOWELS: Final = "aeiou"
_BIT: Final = {sound: 1 << number for number, sound in enumerate(_CONSONANTS + _VOWELS)}
_NEAR_PAIRS: Final = [
    "bp",
    "pb",
    "bv",
    "vb",
    "vf",
    "fv",
    "gk",
    "kg",
    "dt",
    "td",
    "zs",
    "sz",
    "ZS",
    "SZ",
    "gh",
    "hg",
    "SC",
    "CS",
    "Ts",
    "sT",
    "TC",
    "CT",
    "JZ",
    "ZJ",
    "JC",
    "CJ",
    "Jd",
    "dJ",
    "zT",
    "Tz",
    "Zz",
    "zZ",
    "Ss",
    "sS",
    "kh",
    "hk",
    "YJ",
    "JY",
    "ZY",
    "YZ",
    "Jg",
    "gJ",
    "hf",
    "fh",
    "Cs",
    "sC",
    "tT",
    "Tt",
    "TS",
    "ST",
    "mn",
    "nm",
    "kC",
    "Ck",
]

VOWEL_WEIGHT: Final = 0.4
"""Weight of a vowel beside a consonant's of 1."""
NEAR: Final = 0.35
"""Cost of a consonant for one that transliterations interchange with it."""
OTHER_VOWEL: Final = 0.15
LOST_VOWEL: Final = 0.3
LOST_END: Final = 0.2
"""Cost of a vowel at a word's end: silent in one language, a case ending in another."""
LOST_WEAK: Final = 0.15
"""Cost of a sound that is often not written: h, w, a glide."""


class Sound(NamedTuple):
    """Sounds that a letter may stand for; `weak` ones may be missing in another writing."""

    mask: int
    vowel: bool
    weak: bool = False

    @property
    def weight(self) -> float:
        """Weight in a word's length."""
        return VOWEL_WEIGHT if self.vowel or self.weak else 1.0


def _mask(sounds: str) -> int:
    return sum(_BIT[sound] for sound in set(sounds))


_NEAR: Final = {
    _BIT[a]: _mask("".join(pair[1] for pair in _NEAR_PAIRS if pair[0] == a) + a)
    for a in _CONSONANTS
}
_CYRILLIC: Final = {
    **dict(zip("абвгдезийклмнопрстуфхцчшщыэёюя", (
        "a", "b", "v", "gh", "d", "e", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t",
        "u", "f", "h", "Ts", "C", "S", "SC", "i", "e", "eo", "u", "a"), strict=True)),
    "ж": "Z", "і": "i", "ї": "i", "є": "e", "ґ": "g", "ў": "uv", "ј": "Y", "љ": "l", "њ": "n",
    "ђ": "J", "ћ": "C", "џ": "J", "ә": "ae", "ө": "o", "ү": "u", "ұ": "u", "қ": "k", "ғ": "g",
    "ң": "n", "һ": "h",
}  # fmt: skip
_PAIRS: Final = {"дж": "J", "цз": "TJz", "чж": "JZC", "дз": "zTJ", "тч": "C"}
_SOFT: Final = frozenset("eiyéèêëíìîï")
_LATIN: Final[tuple[tuple[str, str], ...]] = (
    ("shch", "SC"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("dzh", "J"), ("sh", "S"),
    ("zh", "Z"), ("ch", "CkhS"), ("cz", "CT"), ("sz", "Ss"), ("kh", "hk"), ("ph", "f"),
    ("th", "tszf"), ("ck", "k"), ("cq", "k"), ("ts", "T"), ("tz", "T"), ("dj", "J"), ("dg", "J"),
    ("dz", "zJ"), ("qu", "k"), ("q", "kg"), ("ll", "lY"), ("rz", "Zr"), ("gh", "gh"),
    ("b", "bv"), ("v", "vfb"), ("f", "fv"), ("d", "d"), ("t", "t"), ("l", "l"), ("m", "m"),
    ("n", "n"), ("r", "r"), ("k", "k"), ("p", "p"), ("z", "zTs"), ("j", "JYZhT"),
)  # fmt: skip
_MUTE: Final = frozenset(("s", "t", "x", "z", "d", "gh", "es"))
"""Consonants that French and English may leave mute at a word's end."""
_MARKED: Final = {
    **dict.fromkeys("čćĉ", "C"), **dict.fromkeys("šśşș", "S"), **dict.fromkeys("žźż", "Zz"),
    "ç": "sC", "ñ": "n", "ğ": "gY", "ł": "l", "đ": "dJ", "ß": "s", "ð": "dt", "þ": "t", "ţ": "T",
    "ț": "T",
}  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=65536)
def sounds(word: str) -> tuple[Sound, ...]:
    """Return the sounds of a word in lower case.

    Examples
    --------
    >>> len(sounds("шейнбаум")), len(sounds("sheinbaum"))
    (6, 6)
    """
    if any("а" <= c <= "я" or c in "ёіїєґ" for c in word):
        return tuple(_merged(_cyrillic(word)))
    if not all(c.isascii() or c in _MARKED or _plain(c).isascii() for c in word):
        word = _latin(word)
    return tuple(_merged(_latin_sounds(word)))


def _latin(word: str) -> str:
    from anyascii import anyascii

    return "".join(_WORD.findall(anyascii(word).lower()))


def _plain(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _cyrillic(word: str) -> list[Sound]:
    found: list[Sound] = []
    at = 0
    while at < len(word):
        letter = word[at]
        pair = _PAIRS.get(word[at : at + 2])
        if pair:
            found.append(Sound(_mask(pair), False))
            at += 2
            continue
        if letter in "юяёйе" and (at == 0 or (letter != "е" and word[at - 1] in "ьъ")):
            found.append(Sound(_mask("YJ"), False, weak=True))
        if letter == "х" or (letter == "г" and at == 0):
            found.append(Sound(_mask("hg" if letter == "г" else "h"), False))
        elif letter in _CYRILLIC:
            mask = _mask(_CYRILLIC[letter])
            found.append(Sound(mask, mask >= _BIT["a"]))
        at += 1
    return found


def _latin_sounds(word: str) -> list[Sound]:
    found: list[Sound] = []
    at = 0
    while at < len(word):
        letter, size = word[at], 1
        plain = _plain(letter)
        after = word[at + 1 : at + 2]
        if letter in _MARKED:
            found.append(Sound(_mask(_MARKED[letter]), False))
        elif plain in "aeiou" or (plain == "y" and not (at == 0 and after and after in "aeiou")):
            found.append(Sound(_mask(_qualities(plain, letter)), True))
        elif plain == "y":
            found.append(Sound(_mask("Y"), False, weak=True))
        elif plain == "w":
            found.append(Sound(_mask("vu"), False, weak=True))
        elif plain == "h":
            found.append(Sound(_mask("hg"), False, weak=True))
        elif plain == "x":
            found.append(Sound(_mask("khSzs"), False))
            found.append(Sound(_mask("sz"), False, weak=True))
        else:
            mask, size = _cluster(word, at)
            mute = word[at : at + size] in _MUTE and at + size == len(word) > 3
            mute = mute or (at == 0 and word.startswith("kn"))
            mute = mute or word.startswith(("ght", "ghn"), at) or word[at : at + 3] == "ghe"
            after_n = plain == "g" and at > 0 and word[at - 1] == "n"
            found.append(Sound(mask, False, weak=mute or (after_n and not after)))
        if letter in "ęą":
            found.append(Sound(_mask("nm"), False, weak=True))
        at += size
    return found


def _qualities(plain: str, letter: str) -> str:
    if letter in "öøœ":
        return "eo"
    if letter == "ü":
        return "ui"
    return {"a": "ae", "e": "eia", "i": "ia", "o": "o", "u": "uao", "y": "iu"}[plain]


def _cluster(word: str, at: int) -> tuple[int, int]:
    """Return the sounds of the consonant at a place and how many letters write it."""
    after = word[at + 1 : at + 2]
    letter = word[at]
    for cluster, found in _LATIN:
        if word.startswith(cluster, at):
            return _mask(found), len(cluster)
    if letter == "c":
        return _mask("sTCk" if after in _SOFT else "kT"), 1
    if letter == "g":
        return _mask("gJZh" if after in _SOFT else "gh"), 1
    if letter == "s":
        return _mask("szS" if after in ("t", "p", "c") else "sz"), 1
    return 0, 1


def _merged(row: list[Sound]) -> list[Sound]:
    """Return a row with doubled consonants and neighbouring vowels as one."""
    merged: list[Sound] = []
    for sound in row:
        last = merged[-1] if merged else None
        if last and sound.vowel and last.vowel:
            merged[-1] = Sound(last.mask | sound.mask, True)
        elif not (last and sound == last):
            merged.append(sound)
    return merged


@lru_cache(maxsize=262144)
def likeness(first: str, second: str, other_vowel: float = OTHER_VOWEL) -> float:
    """Return how alike two words sound, from 0 to 1; `other_vowel` is the cost of another vowel.

    Examples
    --------
    >>> likeness("валков", "walkow") > 0.9, likeness("валков", "волин") < 0.6
    (True, True)
    """
    if first == second:
        return 1.0
    one, other = sounds(first), sounds(second)
    if not one or not other:
        return 0.0
    size = (sum(s.weight for s in one) + sum(s.weight for s in other)) / 2
    return max(0.0, 1.0 - _distance(one, other, other_vowel) / size)


def _distance(one: tuple[Sound, ...], other: tuple[Sound, ...], other_vowel: float) -> float:
    """Return the least cost of an alignment of two rows of sounds."""
    last = len(other) - 1
    above = [0.0]
    for number, sound in enumerate(other):
        above.append(above[-1] + _loss(sound, number == last))
    for row, sound in enumerate(one):
        lost = _loss(sound, row == len(one) - 1)
        line = [above[0] + lost]
        for number, against in enumerate(other):
            line.append(
                min(
                    above[number] + _exchange(sound, against, other_vowel),
                    above[number + 1] + lost,
                    line[number] + _loss(against, number == last),
                )
            )
        above = line
    return above[-1]


def _loss(sound: Sound, at_end: bool) -> float:
    if sound.vowel:
        return LOST_END if at_end else LOST_VOWEL
    return LOST_WEAK if sound.weak else 1.0


def _exchange(sound: Sound, against: Sound, other_vowel: float) -> float:
    if sound.mask & against.mask:
        return 0.0
    if sound.vowel and against.vowel:
        return other_vowel
    if sound.vowel or against.vowel:
        return 1.0
    near = 0
    mask = sound.mask
    while mask:
        bit = mask & -mask
        near |= _NEAR.get(bit, 0)
        mask ^= bit
    return NEAR if near & against.mask else 1.0


def skeleton(word: str) -> str:
    """Return the consonants of a word in classes that no usual transliteration leaves.

    Examples
    --------
    >>> skeleton("валков") == skeleton("walkow") == skeleton("valkov")
    True
    """
    kept: list[str] = []
    for sound in sounds(word):
        if sound.vowel or (sound.weak and not sound.mask & _BIT["v"]):
            continue
        group = next((g for g, members in _GROUPS if sound.mask & members), "")
        if group and (not kept or kept[-1] != group):
            kept.append(group)
    return "".join(kept)


def openings(word: str) -> frozenset[str]:
    """Return the classes of a word's first consonants, in every reading of its letters.

    Examples
    --------
    >>> bool(openings("juncker") & openings("юнкер"))
    True
    """
    rows = {""}
    for sound in sounds(word):
        if sound.vowel or sound.weak:
            continue
        groups = [g for g, members in _GROUPS if sound.mask & members]
        rows |= {row + g for row in rows if len(row) < OPENING for g in groups}
    full = frozenset(row for row in rows if len(row) == OPENING)
    return full or frozenset((max(rows, key=lambda row: (len(row), row)) or word[:1],))


OPENING: Final = 2
_GROUPS: Final[tuple[tuple[str, int], ...]] = (
    ("S", _mask("szZSCTJYh")), ("P", _mask("bpvf")), ("K", _mask("gk")), ("T", _mask("dt")),
    ("L", _mask("l")), ("N", _mask("mn")), ("R", _mask("r")),
)  # fmt: skip
