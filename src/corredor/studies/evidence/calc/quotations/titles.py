"""Titles and names in quotation marks, and words that a text keeps its distance from."""

from __future__ import annotations

from typing import Final

import regex

from corredor.studies.evidence.calc.quotations.found import Setting
from corredor.studies.evidence.calc.quotations.page import Page

PAUSE_END: Final = regex.compile(r"[.,?!…;—–-]$")
SHORT_NAME: Final = 4
"""Words of a capitalised stretch that is still likely to be a name."""
LONG_TITLE: Final = 14
SMALL: Final = 4
"""Letters of words that titles write in lower case."""


def is_name(page: Page, setting: Setting) -> bool:
    """Whether a marked stretch is a title or name by the noun before it or by its capitals."""
    content = setting.content(page)
    if not any(letter.isalpha() for letter in content):
        return True
    words = content.split()
    before = setting.before(page).rstrip(" ’'")
    if _after_title_noun(page, setting) and len(words) <= LONG_TITLE:
        return not (before.endswith((":", ",")) and PAUSE_END.search(content))
    if before and not before.endswith((":", ",")) and content.endswith(","):
        return page.lists.language == "en" and len(words) > 1 and title_case(words)
    if before.endswith((":", ",")) or PAUSE_END.search(content):
        return False
    capital = content[0].isupper() or content[0].isdigit()
    if page.lists.language == "en" and len(words) > 1 and title_case(words):
        return True
    after = setting.after(page).lstrip()
    led = after[:1] in ("—", "–", "-") or (after[:1] == "," and not _goes_on(page, setting))
    inside = bool(before) and not before.endswith(("—", "–", "-"))
    return capital and len(words) <= SHORT_NAME and inside and not led


def _goes_on(page: Page, setting: Setting) -> bool:
    """Whether the clause goes on behind the comma: a name that was told something."""
    at = page.words_from(setting.marked.outer.end)
    return page.is_a(at, "complementizer") or page.is_a(at, "relative") or not _verb_near(page, at)


def _verb_near(page: Page, at: int) -> bool:
    return any(page.lower(i) in page.lists.verbs for i in range(at, at + 6))


def _after_title_noun(page: Page, setting: Setting) -> bool:
    """Whether a noun such as "panel" or «газета» stands right before the opening mark."""
    start = setting.marked.outer.start
    at = page.words_from(start) - 1
    if at < 0 or page.starts[at] < setting.low:
        return False
    if page.is_a(at, "auxiliary") and at > 0:
        return page.lower(at - 1) in page.lists.titles and page.starts[at - 1] >= setting.low
    between = page.text[page.ends[at] : start].strip()
    if between not in ("", "(", ",", ":", "№") or (
        between == ":" and setting.after(page).strip(" .")
    ):
        return False
    word = page.lower(at)
    if between in (",", ":") and word not in NAMED.get(page.lists.language, NAMED["en"]):
        return False
    if setting.content(page)[:1].islower():
        return word in page.lists.wordings
    return word in page.lists.titles


NAMED: Final = {
    "en": frozenset(
        ["titled", "entitled", "called", "named", "dubbed", "theme", "motto", "title", "headline"]
    ),
    "es": frozenset(
        ["titulado", "titulada", "denominado", "denominada", "llamado", "llamada", "lema", "título"]
    ),
    "ru": frozenset(
        ["тема", "тему", "темой", "название", "названием", "девиз", "девизом", "заголовком"]
    ),
}
"""Nouns and participles that a comma or colon may part from the title."""


def title_case(words: list[str]) -> bool:
    """Whether all longer words of an English stretch begin with a capital."""
    long = [word for word in words if len(word) > SMALL or word[:1].isupper()]
    lower = sum(1 for word in long if word.lstrip("(“‘'")[:1].islower())
    return words[0][:1].isupper() and lower == 0 and len(long) > 1
