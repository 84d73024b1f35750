"""Subjects: the words beside a verb of speech that name who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import regex

from corredor.studies.evidence.calc.quotations.page import NONE, Page, Verb
from corredor.studies.evidence.calc.records import Mention, Span

SubjectKind = Literal["mention", "pronoun", "noun", "capitals"]


@dataclass(frozen=True)
class Subject:
    """Words that name a speaker: a mention, a pronoun, a noun of role, or a capitalised name."""

    kind: SubjectKind
    span: Span
    mention: Mention | None = None
    governed: bool = False
    possessive: bool = False


CAPITALS: Final = regex.compile(
    r"\p{Lu}(?:\.|[\p{L}’'-]*+)(?:\s(?:(?:de|del|la|los|van|von|der|bin|ibn|al|da|dos|y)\s){0,2}"
    r"\p{Lu}(?:\.|[\p{L}’'-]*+)){0,5}"
)
CLAUSE_MARKS: Final = regex.compile(r"[;:—–\n]|(?<=[,.?!…])[”»\"]|[”»](?=,)")
NEAR: Final = 6
"""Words between a verb and the subject behind it."""
FAR: Final = 400
"""Code points to the left of a verb within which its subject is looked for."""


def subjects_between(page: Page, start: int, end: int) -> list[Subject]:
    """Return what may be a subject between two places, in order."""
    found: list[Subject] = []
    taken = start
    mentions = {
        mention.span.start: mention for mention in reversed(page.mentions_between(start, end))
    }
    nouns, pronouns = page.lists.nouns, page.lists.pronouns
    for at in page.words_between(start, end):
        begin = page.starts[at]
        if begin < taken:
            continue
        mention = mentions.get(begin)
        if mention is not None:
            found.append(_mentioned(page, mention, at))
            taken = mention.span.end
            continue
        low = page.lowers[at]
        bare = _bare(low)
        if bare in pronouns:
            span = Span(begin, page.ends[at])
            found.append(Subject("pronoun", span, None, _governed(page, at)))
        elif bare in nouns or (page.lists.language == "ru" and _russian_noun(page, bare)):
            owner = bare != low
            governed = owner or _governed(page, at)
            found.append(Subject("noun", Span(begin, page.ends[at]), None, governed, owner))
    return found or _capitals(page, start, end)


def _mentioned(page: Page, mention: Mention, at: int) -> Subject:
    text, end = page.text, mention.span.end
    owner = text[end : end + 2] in ("’s", "'s") or text[end - 2 : end] in ("’s", "'s")
    return Subject("mention", mention.span, mention, owner or _governed(page, at), owner)


def _bare(word: str) -> str:
    """Return a word without the English ending of possession."""
    return word[:-2] if word.endswith(("’s", "'s")) else word


def _russian_noun(page: Page, word: str) -> bool:
    return "-" in word and word.rsplit("-", 1)[1] in page.lists.nouns


def _capitals(page: Page, start: int, end: int) -> list[Subject]:
    """Names by their capitals alone, where no mention is known."""
    found: list[Subject] = []
    for match in CAPITALS.finditer(page.text, start, end):
        at = page.words_from(match.start())
        low = page.lower(at)
        known = any(low in of_kind for of_kind in page.lists.function.values())
        if known or low in page.lists.verbs or low in page.lists.nouns:
            continue
        if " " not in match.group() and page.mentions and _begins_sentence(page, match.start()):
            continue
        span = Span(match.start(), match.end())
        name = match.group()
        mention = Mention(span, "person", name, path="capitals")
        found.append(Subject("capitals", span, mention, _governed(page, at)))
    return found


def _begins_sentence(page: Page, place: int) -> bool:
    at = page.sentence_at(place)
    return at >= 0 and page.sentences[at].span.start == place


def _governed(page: Page, at: int) -> bool:
    """Whether a preposition governs the noun phrase that a word begins or belongs to."""
    lists = page.lists
    for back in range(at - 1, at - 5, -1):
        word = page.lower(back)
        if word in lists.function["preposition"]:
            return not _parted(page, back, at)
        phrase_goes_on = (
            word in lists.function["determiner"]
            or word in lists.forms_of_address
            or word in lists.nouns
            or word.endswith(("’s", "'s"))
        )
        if not phrase_goes_on or _parted(page, back, at):
            return False
    return False


def _parted(page: Page, first: int, second: int) -> bool:
    """Whether a comma or another mark stands between two words."""
    between = page.text[page.ends[first] : page.starts[second]]
    return len(between) < NARROW and any(mark in between for mark in ",;:—–()")


NARROW: Final = 200
"""Code points between two words of one noun phrase."""


def subject_before(page: Page, verb_start: int, start: int) -> Subject | None:
    """Return the subject of a verb that stands to its left, after `start`."""
    low = max(start, verb_start - FAR)
    dash = page.text[low:verb_start].rstrip()
    if dash.endswith(("—", "–")):
        first = max(page.text.rfind(mark, low, low + len(dash) - 1) for mark in "—–")
        if first > low:
            return subject_before(page, first, start)
    start = _clause_start(page, low, verb_start)
    end = _peeled(page, verb_start, start)
    found = [subject for subject in subjects_between(page, start, end) if subject.span.end <= end]
    free = [s for s in found if not s.governed and not _bracketed(page, start, s)]
    if not free:
        owner = [s for s in found if s.possessive and verb_start - s.span.end <= len("’s ")]
        return owner[-1] if owner else noun_phrase_before(page, start, end)
    if page.text[start:end].rstrip().endswith(","):
        people = [s for s in free if s.mention is not None and s.mention.kind == "person"]
        followed = [s for s in people if page.text[s.span.end : s.span.end + 1] in (",", "(")]
        return (followed or people or free)[0]
    comma = page.text.rfind(",", start, end)
    last = [subject for subject in free if subject.span.start > comma] or free[-1:]
    return _head(page, last)


def _bracketed(page: Page, start: int, subject: Subject) -> bool:
    text, at = page.text, subject.span.start
    return text.rfind("(", start, at) > text.rfind(")", start, at)


def impersonal(page: Page, verb: Verb, start: int) -> Subject | None:
    """Return the body of «в министерстве сообщили»: a plural verb without a subject."""
    if page.lists.language != "ru" or verb.form.gender != "p":
        return None
    start = _clause_start(page, max(start, verb.span.start - FAR), verb.span.start)
    found = subjects_between(page, start, verb.span.start)
    return next((s for s in found if _acts(s)), None) or next(iter(found), None)


def lone_noun_after(page: Page, start: int, end: int) -> Subject | None:
    """Return an unlisted noun right behind a verb: "gritaban los vecinos", «спросил гость»."""
    found = noun_phrase_after(page, start, end)
    words = page.words_between(start, end)
    if found is None and len(words) == 1 and page.is_a(words[0], "determiner"):
        return Subject("noun", Span(page.starts[words[0]], page.ends[words[0]]))
    if found is not None or page.lists.language != "ru" or not words:
        return found
    word = page.word(words[0])
    known = any(word.lower in of_kind for of_kind in page.lists.function.values())
    if known or page.text[start : word.start].strip() or len(words) > 2:
        return None
    return Subject("noun", Span(word.start, word.end))


def noun_phrase_before(page: Page, start: int, end: int) -> Subject | None:
    """Return a phrase of a determiner and lower-case words that ends at a place."""
    words = page.words_between(start, end)
    if page.no_word_is("determiner", words[-PHRASE:]):
        return None
    for at in reversed(words[-PHRASE:]):
        if page.text[page.ends[at] : end if at == words[-1] else page.starts[at + 1]].strip():
            return None
        ends = any(page.is_a(at, kind) for kind in ("preposition", "conjunction", "relative"))
        if ends or page.lower(at) in page.lists.verbs:
            return None
        if page.is_a(at, "determiner") and at < words[-1]:
            if _governed(page, at):
                return None
            return Subject("noun", Span(page.starts[at + 1], page.ends[words[-1]]))
    return None


def noun_phrase_after(page: Page, start: int, end: int) -> Subject | None:
    """Return the noun behind a determiner at a place: "a person" of "a person familiar with"."""
    words = page.words_between(start, end)
    if len(words) < 2 or not page.is_a(words[0], "determiner"):
        return None
    return Subject("noun", Span(page.starts[words[1]], page.ends[words[1]]))


PHRASE: Final = 4
"""Words of a noun phrase whose noun is not listed."""


def _head(page: Page, subjects: list[Subject]) -> Subject:
    """Return the head of a noun phrase: the person named, otherwise what comes first."""
    for subject in reversed(subjects):
        if subject.mention is not None and subject.mention.kind == "person":
            return subject
    kinds = [subject for subject in subjects if subject.kind != "mention" or _acts(subject)]
    return (kinds or subjects)[0]


def _acts(subject: Subject) -> bool:
    return subject.mention is not None and subject.mention.kind in ("role", "organisation")


def _clause_start(page: Page, start: int, end: int) -> int:
    for match in CLAUSE_MARKS.finditer(page.text, start, end):
        start = match.end()
    conjunctions = page.lists.function.get("conjunction", NONE)
    for at in reversed(page.words_between(start, end)):
        if page.lowers[at] in conjunctions:
            begin = page.starts[at]
            if begin > start and page.text[begin - 2 : begin] in (", ", "; "):
                return page.ends[at]
    return start


def _peeled(page: Page, verb_start: int, start: int) -> int:
    """Return the end of the subject: before auxiliaries, adverbs and times of the verb."""
    at = page.words_from(verb_start) - 1
    end = verb_start
    while at >= 0 and page.starts[at] >= start:
        adverb = page.is_a(at, "auxiliary") or page.is_a(at, "adverb") or _manner(page, at)
        lone = page.is_a(at, "preposition") and page.starts[at + 1] >= end
        if not (adverb or lone) or "," in page.text[page.ends[at] : end]:
            break
        end = page.starts[at]
        at -= 1
    return end


def _manner(page: Page, at: int) -> bool:
    """Whether a word is an adverb by its ending, and no noun behind a determiner."""
    low = page.lowers[at]
    return (
        low.endswith(("ly", "mente"))
        and page.text[page.starts[at]].islower()
        and low not in page.lists.nouns
        and not page.is_a(at - 1, "determiner")
    )


def subject_after(page: Page, verb_end: int, end: int) -> Subject | None:
    """Return the subject of a verb that stands to its right, before `end`."""
    match = CLAUSE_MARKS.search(page.text, verb_end, min(end, verb_end + FAR))
    end = match.start() if match else min(end, verb_end + FAR)
    found = subjects_between(page, verb_end, end)
    free = [
        subject for subject in found if not subject.governed and _close(page, verb_end, subject)
    ]
    if not free:
        return None
    first = free[0]
    for subject in free[1:]:
        if subject.mention is None or subject.mention.kind != "person":
            continue
        between = page.text[first.span.end : subject.span.start]
        titled = first.mention is None or first.mention.kind != "person"
        if between.count(",") <= 1 and first.kind != "pronoun" and titled:
            return subject
    return first


def _close(page: Page, verb_end: int, subject: Subject) -> bool:
    """Whether a subject stands close behind a verb, with no preposition between in en and es."""
    words = page.words_between(verb_end, subject.span.start)
    if page.lists.language == "ru":
        return len(words) <= 2 * NEAR
    if page.lists.language == "en":
        return len(words) <= 2 * NEAR and all(
            page.is_a(at, "determiner")
            or page.is_a(at, "adverb")
            or page.lower(at) in page.lists.nouns
            or page.lower(at) in page.lists.forms_of_address
            or page.text[page.starts[at]].isupper()
            or page.lower(at).endswith(("’s", "'s"))
            for at in words
        )
    return len(words) <= NEAR
