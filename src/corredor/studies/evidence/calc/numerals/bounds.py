"""The pattern of ranges and bounds of a language, over a text with a mark for each number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import regex as re

MARK: Final = "\ue000"
"""Stands in place of a number."""
BLANK: Final = r"[^\S\n]{0,3}+"
CURRENCY: Final = r"(?:(?-i:[A-Z]{0,3}\p{Sc}|[A-Z]{3}\b)[^\S\n]?)?+"
"""Sign or code of a currency before a number."""


def bounds_pattern(forms: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of ranges and bounds of a language.

    Parameters
    ----------
    forms
        Alternatives by kind: the patterns of the words that the language has for "more", "than",
        "at least" and so on; ``starts`` holds what the first of them can begin with.
    """
    blank, never = BLANK, "(?!)"
    article = f"{BLANK}(?:\\b(?:{forms['article'] or never})\\b{BLANK})?+{CURRENCY}"
    number = f"{BLANK}(?:\\b(?:{forms['to'] or never})\\b)?+{article}(?P<n>{MARK})"
    than = f"(?:{blank}\\b(?:{forms['than']})\\b)"
    equal = f"(?:{blank},?+{blank}(?:{forms['orequal']})\\b)"
    to = f"(?:{forms['to'] or '(?!)'})?+"
    joined = f"(?:(?:{forms['equal']}){blank}{to}{blank}(?:{forms['or']}){blank})"

    def compared(words: str, others: str) -> str:
        return (
            f"{joined}(?:{words}){than}?+|(?:{words}){than}?+{equal}{than}?+"
            f"|(?:{forms['not']})(?:{blank}\\w++)?{blank}(?:{others}){than}"
        )

    prefix = (
        f"(?P<ge>\\b(?:(?:{forms['from']}){equal}?+|{compared(forms['more'], forms['less'])})\\b"
        f"|{forms['ge']})"
        f"|(?P<le>\\b(?:(?:{forms['upto']}){equal}?+|{compared(forms['less'], forms['more'])})\\b"
        f"|{forms['le']})"
        f"|(?P<gt>\\b(?:(?:{forms['more']}){than}|(?:{forms['above']}))\\b|(?<![<>=]){forms['gt']})"
        f"|(?P<lt>\\b(?:(?:{forms['less']}){than}|(?:{forms['below']}))\\b|(?<![<>=]){forms['lt']})"
        f"|(?P<eq>\\b(?:{forms['equal']})\\b|(?<![<>=!])(?:{forms['eq']})(?![<>=]))"
    )
    last = f"(?!{than}?+{equal}?+{than}?+{blank}{MARK})"
    upward, downward = (
        f"{blank}\\b(?:(?:{forms['or']}){blank}(?:{forms[kind]})|(?:{forms[alone]}))\\b{last}"
        for kind, alone in (("upward", "from_after"), ("downward", "upto_after"))
    )
    first, second = f"{article}(?P<a>{MARK}){blank}", f"{article}(?P<b>{MARK})"
    to_words, dash = forms["range_to"], forms["dash"]
    two = (
        f"\\b(?:{forms['between']})\\b{first}(?:\\b(?:{forms['between_and']})\\b|{dash}){second}"
        f"|\\b(?:{forms['range_from']})\\b{first}\\b(?:{to_words})\\b{second}"
        f"|(?P<a>{MARK}){blank}(?P<bare>(?:{to_words})(?!\\w)|{dash}){blank}{CURRENCY}(?P<b>{MARK})"
    )
    after = f"(?P<n>{MARK})(?:(?P<up>{upward}|\\+(?![\\w{MARK}]))|(?P<down>{downward}))"
    single = f"(?:{prefix}){number}(?:(?P<up>{upward})|(?P<down>{downward}))?+"
    start = f"(?=[{MARK}<>=≤≥⩾⩽＞＜]|(?<!\\w)(?:{forms['starts']}))"
    return re.compile(f"{start}(?:{two}|{single}|{after})", re.IGNORECASE)
