"""Context: whether the words around a quotation are still those that were stored with it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, get_args

import regex as re

from corredor.core.amounts import Amounts
from corredor.core.claim import Selector
from corredor.core.folding import EM, fold

Likeness = Literal["same", "wording", "digits"]
LIKENESSES: Final[tuple[Likeness, ...]] = get_args(Likeness)
"""How the words around a place stand to the stored ones: alike, other words, other digits."""
CONTEXT: Final = 32
"""Code points before and after a quotation that are stored with it."""
_COMPARED: Final = 24
"""Words next to the quotation in which a difference is looked for."""
_LONGEST_WORD: Final = 40
_WORD: Final = re.compile(r"(?:(?<!\w)[-+])?+\d++(?:[.,'·٫/:-]\d++)*+|[^\W\d]++|[^\w ]")


@dataclass(frozen=True)
class Context:
    """What is stored of the words before and after a quotation, folded."""

    before: str
    after: str

    @classmethod
    def of(cls, selector: Selector) -> Context:
        """Return the context of a selector."""
        return cls(_plain(selector.prefix), _plain(selector.suffix))

    def likeness(self, amounts: Amounts, start: int, end: int) -> Likeness:
        """Compare with the words around a passage, given by its offsets in the folded text.

        A context may be shorter or longer than those that `stored` makes and may begin or end
        within a word.
        """
        first, last = amounts.folded.original(start, end)
        left = amounts.folded.at(max(0, first - CONTEXT))
        right = amounts.folded.at(last + CONTEXT)
        sides = (
            _side(amounts, self.before, start, -1, left),
            _side(amounts, self.after, end, 1, right),
        )
        return max(sides, key=LIKENESSES.index)


def stored(amounts: Amounts, text: str, start: int, end: int) -> tuple[str, str]:
    """Return the prefix and suffix of a passage, which cut no number at their outer ends."""
    left, right = max(0, start - CONTEXT), min(len(text), end + CONTEXT)
    folded = amounts.folded
    before, after = amounts.around(folded.at(left)), amounts.around(folded.at(right))
    if before:
        left = min(start, folded.original(*before)[1])
    if after:
        right = max(end, folded.original(*after)[0])
    return text[left:start], text[end:right]


def _plain(context: str) -> str:
    if not context:
        return ""
    return fold(unicodedata.normalize("NFC", context)).replace(EM, "-").strip(" ")


def _side(amounts: Amounts, wanted: str, edge: int, step: int, window: int) -> Likeness:
    """Compare on one side of a passage: from its edge outward, to the left where `step` is -1.

    `window` is where a context of full length ends: it may have been stored with a number cut.
    """
    if not wanted:
        return "same"
    reach = len(wanted) + _LONGEST_WORD
    around = slice(max(0, edge - reach), edge) if step < 0 else slice(edge, edge + reach)
    there = amounts.folded.text[around].replace(EM, "-")
    outward = there[::step]
    blanks = len(outward) - len(outward.lstrip(" "))
    if not outward.startswith(wanted[::step], blanks):
        return _difference(_words(wanted, step), _words(there, step))
    outer = edge + step * (blanks + len(wanted))
    cut = amounts.around(outer) is not None and (window - outer) * step > 1
    return "digits" if cut else "same"


def _words(text: str, step: int) -> list[str]:
    """Return the words, numbers and marks of a text, from the quotation outward."""
    near = _COMPARED * _LONGEST_WORD
    return _WORD.findall(text[-near:] if step < 0 else text[:near])[::step][:_COMPARED]


def _difference(wanted: Sequence[str], there: Sequence[str]) -> Likeness:
    """Tell whether a number was put for another, or between words that stayed as they were."""
    words = [word for word in wanted if not _is_number(word)]
    if words == [word for word in there if not _is_number(word)][: len(words)]:
        return "digits"
    near = there[: len(wanted)]
    for tag, i, j, k, m in SequenceMatcher(None, wanted, near, autojunk=False).get_opcodes():
        first, second = (
            [word for word in part if _is_number(word)] for part in (wanted[i:j], near[k:m])
        )
        if tag == "replace" and first and second and first != second:
            return "digits"
    return "wording"


def _is_number(word: str) -> bool:
    return word[-1].isdecimal()
