"""Keys and sounds of words: one Latin key, the sounds it may be read by, its consonants."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import Final

from corredor.studies.screening.calc.names.scripts import script_of
from corredor.studies.screening.calc.names.tables import Fallback, Readings

NOWHERE: Final = "(?!)"
BONES_WAY: Final = "bones"
REMEMBERED: Final = 10_000
"""Words whose sounds are kept; a reader keeps the tokens of all."""
_BRANCH: Final = re.compile(r"\|(?![^(\[]*[)\]])")
_OPENING: Final = re.compile(
    r"(?:\^|\(\?<[=!][^()]*\))*(?:(?P<one>[a-z])(?![?*{|])|\[(?P<any>[a-z]+)\](?![?*{]))"
)
"""How a branch of a pattern begins: perhaps a look behind, then a letter or a set of letters."""
_FOLDED_SCRIPTS: Final = frozenset(("cyrillic", "arabic", "hebrew"))
_MARK: Final = re.compile(r"[^a-z0-9]+")
_CASE: Final = str.maketrans("CJX", "cjx")


class _Way:
    """One pass of replacements over a key."""

    def __init__(self, pairs: tuple[tuple[str, str], ...]) -> None:
        self._becomes = tuple(becomes for _, becomes in pairs)
        either = "|".join(f"({pattern})" for pattern, _ in pairs) or NOWHERE
        self._pattern = re.compile(f"{_first_letters(pairs)}(?:{either})")

    def __call__(self, key: str) -> str:
        becomes = self._becomes
        return self._pattern.sub(lambda found: becomes[(found.lastindex or 1) - 1], key)


def _first_letters(pairs: tuple[tuple[str, str], ...]) -> str:
    """Return what looks ahead for the letters that patterns begin with: most letters are none.

    Examples
    --------
    >>> _first_letters((("sch|sh", "X"), ("(?<=[oe])f$", "v"), ("qu(?=[ei])|q", "k")))
    '(?=[fqs])'
    >>> _first_letters((("[aeiou]", ""), (".x", "x")))
    ''
    """
    first: set[str] = set()
    for pattern, _ in pairs:
        for branch in _BRANCH.split(pattern):
            opening = _OPENING.match(branch)
            if opening is None:
                return ""
            first.update(opening["one"] or opening["any"])
    return f"(?=[{''.join(sorted(first))}])" if first else ""


def _replacing(pattern: str, becomes: str) -> Callable[[str], str]:
    """Return what replaces a pattern in a key: plain letters without a regular expression."""
    if pattern.isalnum() and becomes.isalnum():
        return lambda key: key.replace(pattern, becomes)
    return partial(re.compile(pattern).sub, becomes)


class Spelling:
    """Letters to keys and keys to sounds, by given tables.

    Examples
    --------
    >>> readings = Readings(
    ...     {"cyrillic": {"щ": "shch", "ю": "yu", "к": "k"}},
    ...     {"slavic": (("shch", "X"),), "bones": (("[aeiou]", ""),)},
    ...     (("[yij]+", "i"),),
    ... )
    >>> spelling = Spelling(readings, str)
    >>> spelling.key("Щюк"), spelling.sounds("shchyuk", "cyrillic")
    ('shchyuk', ('xiuk',))
    """

    def __init__(self, readings: Readings, fallback: Fallback) -> None:
        self._letters = {
            script: {ord(letter): latin for letter, latin in rows.items()}
            for script, rows in readings.letters.items()
        }
        self._ways = {way: _Way(pairs) for way, pairs in readings.ways.items()}
        self._last = tuple(_replacing(pattern, becomes) for pattern, becomes in readings.last)
        self._fallback = fallback
        self._bones = self._ways.get(BONES_WAY)
        self._latin_ways = tuple(way for name, way in self._ways.items() if name != BONES_WAY)
        self._other = {
            name: rows for name, rows in self._letters.items() if name.startswith("cyrillic_")
        }
        self.sounds = lru_cache(REMEMBERED)(self._sounds)
        self.bones = lru_cache(REMEMBERED)(self._consonants)

    def key(self, word: str) -> str:
        """Return the Latin key of a word: small letters and digits of ASCII."""
        word = word.lower()
        if word.isascii():
            return _MARK.sub("", word)
        script = script_of(max(word))
        if script in _FOLDED_SCRIPTS:
            word = word.translate(self._letters.get(script, {}))
        return self._plain(word)

    def marked(self, word: str) -> str:
        """Return the key of a Latin word with its marks told in letters (č as ch)."""
        return self._plain(word.lower().translate(self._letters.get("latin", {})))

    def other_keys(self, word: str) -> tuple[str, ...]:
        """Return the keys of a Cyrillic word in languages that read a letter otherwise."""
        word = word.lower()
        common = self._letters.get("cyrillic", {})
        return tuple(
            self._plain(word.translate({**common, **rows}))
            for rows in self._other.values()
            if any(ord(letter) in rows for letter in word)
        )

    def _plain(self, word: str) -> str:
        if not word.isascii():
            pieces = unicodedata.normalize("NFKD", word)
            word = "".join(letter for letter in pieces if not unicodedata.combining(letter))
            if not word.isascii():
                word = self._fallback(word)
        return _MARK.sub("", word.lower())

    def _folded(self, key: str) -> str:
        for replaced in self._last:
            key = replaced(key)
        return key.translate(_CASE)

    def _sounds(self, key: str, script: str = "latin") -> tuple[str, ...]:
        """Return the sounds of a key, the first way first; the key where nothing is left."""
        if key.isdigit():
            return (key,)
        ways = self._latin_ways if script == "latin" else self._latin_ways[:1]
        read = dict.fromkeys(way(key) for way in ways)
        found = dict.fromkeys(self._folded(reading) for reading in read)
        return tuple(sound for sound in found if sound) or (key,)

    def _consonants(self, key: str) -> str:
        if self._bones is None:
            return key
        return self._folded(self._bones(key)) or key


def merged(rows: Mapping[str, Mapping[str, str]], *scripts: str) -> dict[str, str]:
    """Return the letters of several scripts in one mapping.

    Examples
    --------
    >>> merged({"a": {"x": "1"}, "b": {"y": "2"}}, "a", "b")
    {'x': '1', 'y': '2'}
    """
    return {letter: latin for script in scripts for letter, latin in rows.get(script, {}).items()}
