"""Words of a text as numbers, with their places: what copies are looked for in."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
import regex as re
from numpy.typing import NDArray

from corredor.studies.evidence.calc.records import NamedSource, Span

Codes = NDArray[np.uint64]
Places = NDArray[np.int64]

INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphen, zero-width marks, word joiner: a copy may lose or gain them."""
STEM: Final = 5
"""Letters of a word that its loose code keeps, so that most inflected forms are one."""
LONG_WORD: Final = 4
"""Letters from which a word counts as one of content."""
_WORD: Final = re.compile(rf"[\w\p{{M}}]++(?:(?:[{INVISIBLE}]++|-\n)[\w\p{{M}}]++)*+")
_NO_CODE: Final = bytes(8)
_CAPITAL: Final = (1).to_bytes(8, "big")
_LONGEST_KEPT: Final = 64
"""Code points of a piece of text whose words are remembered."""
_JOINTS: Final = re.compile(rf"[{INVISIBLE}]++|-\n")
_SENTENCE: Final = re.compile(
    r"[^\s][^.!?…\n]*+(?:[.!?…]++(?![\s\p{Pf}\p{Pe}\"']|$)[^.!?…\n]*+)*+"
    r"(?:[.!?…]++[\p{Pf}\p{Pe}\"']*+)?+"
)
_QUOTED: Final = re.compile(
    r"“[^”\n]{1,1200}+”|«[^»\n]{1,1200}+»|„[^“”\n]{1,1200}+[“”]|(?<!\w)\"[^\"\n]{1,1200}+\"(?!\w)"
)
_LINK: Final = r"(?:[ \u00a0]\p{Ll}{1,3}(?![\p{L}\p{M}])){0,3}+[ \u00a0]"
_NAME: Final = re.compile(
    rf"(?<![\p{{L}}\p{{M}}])\p{{Lu}}[\w\p{{M}}'’-]*+(?:{_LINK}\p{{Lu}}[\w\p{{M}}'’-]*+){{2,20}}+"
)
_MOST_NAMES: Final = 0.5
"""Share of a text above which runs of capitals are no names: it is written in capitals."""


@dataclass(frozen=True)
class Prepared:
    """A document as the search for derivations takes it.

    Parameters
    ----------
    text
        Its normal text.
    language
        ``es``, ``en``, ``ru`` or another code; empty where unknown.
    sentences
        Its sentences in order.
    masked
        Quotations and long names: words that two documents may share without either knowing
        the other.
    origins
        Sources that the text says it retells.
    """

    text: str = field(repr=False)
    language: str = ""
    sentences: tuple[Span, ...] = ()
    masked: tuple[Span, ...] = ()
    origins: tuple[NamedSource, ...] = ()


def prepared(text: str, language: str = "", origins: Sequence[NamedSource] = ()) -> Prepared:
    """Document ready to be compared, cut and masked by its punctuation and capitals alone.

    Examples
    --------
    >>> made = prepared("The Harbour Board met. “Nothing is decided,” it said.")
    >>> [span.of(made.text) for span in made.sentences]
    ['The Harbour Board met.', '“Nothing is decided,” it said.']
    >>> [span.of(made.text) for span in made.masked]
    ['The Harbour Board', '“Nothing is decided,”']
    """
    sentences = tuple(Span(*found.span()) for found in _SENTENCE.finditer(text))
    masks = [found.span() for found in _QUOTED.finditer(text)]
    names = [found.span() for found in _NAME.finditer(text)]
    if sum(end - start for start, end in names) <= _MOST_NAMES * len(text):
        masks += names
    return Prepared(text, language, sentences, _merged(masks), tuple(origins))


def _merged(spans: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    """Return spans in order, those that overlap as one."""
    made: list[Span] = []
    for start, end in sorted(spans):
        if made and start <= made[-1].end:
            made[-1] = Span(made[-1].start, max(end, made[-1].end))
        else:
            made.append(Span(start, end))
    return tuple(made)


@dataclass(frozen=True, eq=False)
class Words:
    """The words of a text in order: each array has one entry for each word, shape (n,).

    `codes` tells words apart whatever their case and accents, `loose` whatever their endings
    (0 for a short word); `starts` and `ends` are code points; `plain` is false where a word is
    masked; `capital` is true where it begins with a capital.
    """

    codes: Codes
    loose: Codes
    starts: Places
    ends: Places
    plain: NDArray[np.bool_]
    capital: NDArray[np.bool_]

    @property
    def size(self) -> int:
        """Number of words."""
        return len(self.codes)


@lru_cache(maxsize=1 << 16)
def _codes(word: str) -> bytes:
    """Return the code of a word, its loose code and whether it begins with a capital: 3 × 64 bits.

    As bytes, the codes of a text become an array without a Python number for each.
    """
    apart = unicodedata.normalize("NFKD", _JOINTS.sub("", word).casefold())
    folded = "".join(sign for sign in apart if not unicodedata.combining(sign))
    loose = _digest("~" + folded[:STEM]) if len(folded) >= LONG_WORD else _NO_CODE
    return _digest(folded) + loose + (_CAPITAL if word[0].isupper() else _NO_CODE)


def _digest(word: str) -> bytes:
    return hashlib.blake2b(word.encode(), digest_size=8).digest()


def words_of(document: Prepared) -> Words:
    """Words of a document, as numbers with their places.

    Examples
    --------
    >>> made = words_of(Prepared("El café, el CAFE"))
    >>> made.size, bool(made.codes[1] == made.codes[3]), made.starts.tolist()
    (4, True, [0, 3, 9, 12])
    """
    pieces = document.text.split(" ")
    sizes = np.fromiter(map(len, pieces), np.int64, len(pieces))
    if sizes.max() <= _LONGEST_KEPT:
        found = list(map(_cut, pieces))
    else:
        found = [(_cut if len(one) <= _LONGEST_KEPT else _cut_anew)(one) for one in pieces]
    counts = np.fromiter(map(len, found), np.int64, len(found)) // _ENTRY
    table = np.frombuffer(b"".join(found), ">u8").astype(np.uint64).reshape(-1, _ENTRY // 8)
    codes, loose, capital, first, last = np.ascontiguousarray(table.T)
    begins = np.repeat(np.cumsum(sizes + 1) - sizes - 1, counts)
    starts, ends = begins + first.astype(np.int64), begins + last.astype(np.int64)
    return Words(codes, loose, starts, ends, _plain(starts, document.masked), capital != 0)


def _cut_anew(piece: str) -> bytes:
    """Return codes, start and end of each word of what stands between two blanks: 5 × 64 bits."""
    return b"".join(
        _codes(word[0]) + b"".join(place.to_bytes(8, "big") for place in word.span())
        for word in _WORD.finditer(piece)
    )


_ENTRY: Final = 40
"""Bytes of one word."""
_cut: Final = lru_cache(maxsize=1 << 16)(_cut_anew)
"""The same, remembered: most pieces are a word, alone or with a mark, that comes again."""


def _plain(starts: Places, masked: Sequence[Span]) -> NDArray[np.bool_]:
    """Tell which words lie outside all masks."""
    if not masked:
        return np.ones(len(starts), np.bool_)
    change = np.zeros(len(starts) + 1, np.int64)
    for span in masked:
        change[np.searchsorted(starts, span.start)] += 1
        change[np.searchsorted(starts, span.end)] -= 1
    return np.cumsum(change[:-1]) <= 0


_FACTOR: Final = np.uint64(0x9E3779B97F4A7C15)
_SHIFT: Final = np.uint64(29)


def shingles(codes: Codes, length: int) -> Codes:
    """Codes of all runs of so many words, one for each place where a run begins."""
    count = max(0, len(codes) - length + 1)
    mixed = np.zeros(count, np.uint64)
    for at in range(length):
        mixed = (mixed ^ codes[at : at + count]) * _FACTOR
        mixed ^= mixed >> _SHIFT
    return mixed


def unmasked_shingles(words: Words, length: int) -> Codes:
    """Codes of the runs of so many words that hold no masked word."""
    made = shingles(words.codes, length)
    if words.plain.all():
        return made
    gaps = np.concatenate(([0], np.cumsum(~words.plain)))
    return made[gaps[length:] == gaps[: len(gaps) - length]] if len(made) else made
