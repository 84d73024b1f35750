"""Amounts: where the numbers of a text begin and end, with all that makes them what they are.

An amount is a number with its sign, currency mark, groups, decimals, exponent, per cent and
scale words, or a range of such; or a word with digits in it, such as COVID-19. To cut one is to
change it: "300" is not what "1,300", "-300", "100-300" or "300 million" says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

import regex as re

from corredor.core.folding import EM, MINUS, MONEY, Folded, folded
from corredor.core.scales import DISTANCE, LINKS, OTHER_SCALES, SCALE_MARKS, SCALE_WORDS, SHARES


def _any(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first; branched letter by letter."""
    tails: dict[str, list[str]] = {}
    for word in sorted(words):
        tails.setdefault(word[:1], []).append(word[1:])
    branches = [re.escape(letter) + _any(rest) for letter, rest in tails.items() if letter]
    return "(?:" + "|".join([*branches, *([""] if "" in tails else [])]) + ")" if branches else ""


_MINUS: Final = rf"[-{MINUS}]"
_SPACED_SIGNS: Final = f"{MINUS}±∓≈≤≥"
_SIGNS: Final = rf"\-+~<>{_SPACED_SIGNS}"
_SIGN: Final = rf"(?<![\w{_SIGNS}])[{_SIGNS}]++(?:(?<=[{_SPACED_SIGNS}]) )?+"
_MONEY: Final = rf"[A-Za-z]{{0,4}}+[{MONEY}]"
_POINTS: Final = ".,·٫"
_LEAD: Final = rf"(?<![\w{_POINTS}'٬:/])[{_POINTS}](?=\d)"
_GLUE: Final = (
    rf"{_MINUS}(?=\w)"  # COVID-19, 2024-25, 100-300
    rf"|(?<=\d)(?:[{_POINTS}'⋅٬/⁄:—]|\.{{2,3}})(?=\d)"
    r"|(?<=\d)(?<!\d{4}) (?=\d{3}(?!\d))"  # 1 300, not "in 2024 300 people"
)
_LETTERS: Final = r"[\w⁰¹²³⁴-⁹]"
_REST: Final = rf"{_LETTERS}++(?:(?:{_GLUE}){_LETTERS}++)*+"
_WORD: Final = rf"(?=[^\W\d]*+(?:{_MINUS}[^\W\d]++)*+{_MINUS}?\d){_REST}"
_POWER: Final = (
    rf" ?[×⋅·∙*] ?(?=\d){_REST}| [xх] ?(?=10(?!\d))\w++"
    rf"|\^[{{(]?[-+{MINUS}]?\w++[)}}]?|[⁺⁻]{_LETTERS}++"
)
_SCALE: Final = (
    rf"(?!(?<=\d ){DISTANCE})"
    rf"(?:(?i:{_any((*SCALE_WORDS, *OTHER_SCALES))})|{_any(tuple(SCALE_MARKS))})(?!\w)"
)
_SCALES: Final = rf"{_SCALE}(?: (?:(?:{_any(LINKS)}) )?+{_SCALE})*+"
_SIGNS_OF_SHARES: Final = _any(tuple(word for word in SHARES if not word[0].isalpha()))
_WORDS_OF_SHARES: Final = _any(tuple(word for word in SHARES if word[0].isalpha()))
_SHARE: Final = rf"\.?[°ª]| ?(?:{_SIGNS_OF_SHARES}|°)| (?i:{_WORDS_OF_SHARES})(?!\w)"
_SMALLER: Final = rf"(?: (?=\d){_REST}(?: {_SCALES})?+)*+"
"""What goes on after a scale word: "mil 300 millones", "1 млрд 300 млн"."""
_TRAIL: Final = rf" ?{_MONEY}(?! ?[.,]?\d)"
_ONE: Final = (
    rf"(?:{_SIGN})?+(?:{_MONEY} ?)?+(?:{_SIGN})?+(?:{_LEAD})?+{_WORD}"
    rf"(?:{_POWER})*+(?:{_SHARE})?+(?: {_SCALES}{_SMALLER})?+(?:{_TRAIL})?+"
)
_TO: Final = (
    rf"(?:(?<=[\d%‰]) {_MINUS} ?|{_MINUS}{{1,2}} ?|—)"
    rf"(?=[{_SIGNS}]?(?:{_MONEY} ?)?[{_SIGNS}]?[.,]?\d)"
)
_FIGURE: Final = re.compile(rf"(?:(?<!\w)(?<!\w{_MINUS})|(?=[{MONEY}])){_ONE}(?:(?:{_TO}){_ONE})*+")
_DIGIT: Final = re.compile(r"\d")
_APART: Final = re.compile(rf"[{MONEY}{_SPACED_SIGNS}] ")
"""What may stand before a blank within a figure: "US$ − 300"."""
_HEADS: Final = (*SCALE_WORDS, *OTHER_SCALES)
_FIRST: Final = "".join(sorted({case for word in _HEADS for case in (word[0], word[0].upper())}))
_CHAIN: Final = re.compile(
    # The first letter stands by itself because a search for one of a set is fast.
    rf"[{_FIRST}](?<!\w\w)(?<=(?=(?i:{_any(_HEADS)})(?!\w)).)\w*+"
    rf"(?:(?: (?:(?:{_any(LINKS)}) )?+{_SCALE})++{_SMALLER}|(?: (?=\d){_REST}(?: {_SCALES})?+)++)"
    rf"(?:{_TRAIL})?+"
)
_WITHIN: Final = f"[{_POINTS}' /]"
NUMBER: Final = rf"(?<!\d)(?<!\d{_WITHIN})(?:(?<!\w)[-+{EM}])?+\d++(?:{_WITHIN}\d++)*+"
"""Pattern of a bare number in a folded text, for a search by the words around it.

It begins nowhere within a number, or a search would take the square of a long one's length.
"""


@dataclass(frozen=True)
class Amounts:
    """A folded text and where its amounts stand: the n-th from ``starts[n]`` to ``ends[n]``."""

    folded: Folded
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def around(self, at: int) -> tuple[int, int] | None:
        """Return the amount that an edge at this offset cuts in two; None where it cuts none."""
        before = bisect_left(self.starts, at) - 1
        if before >= 0 and self.ends[before] > at:
            return self.starts[before], self.ends[before]
        return None


def amounts_of(text: str) -> Amounts:
    """Fold a text and find its amounts.

    Examples
    --------
    >>> found = amounts_of("In 2024 it fell by –$1.3 billion, or 5–7 %, said COVID-19 fund 3.")
    >>> [found.folded.text[start:end] for start, end in zip(found.starts, found.ends)]
    ['2024', '-$1.3 billion', '5-7 %', 'COVID-19', '3']
    """
    made = folded(text)
    starts: list[int] = []
    ends: list[int] = []
    chains = [found.span() for found in _CHAIN.finditer(made.marked)]
    for start, end in sorted([*_figures(made.marked), *chains]):
        if ends and start < ends[-1]:
            ends[-1] = max(end, ends[-1])
        else:
            starts.append(start)
            ends.append(end)
    return Amounts(made, tuple(starts), tuple(ends))


def _figures(marked: str) -> Iterator[tuple[int, int]]:
    """Yield the amounts with digits: from each digit back to where its amount may begin."""
    done = 0
    while digit := _DIGIT.search(marked, done):
        begin = max(done, marked.rfind(" ", done, digit.start()) + 1)
        while begin > done + 1 and _APART.match(marked, begin - 2):
            begin = max(done, marked.rfind(" ", done, begin - 1) + 1)
        found = _FIGURE.search(marked, begin)
        if found is None:
            return
        yield found.span()
        done = found.end()
