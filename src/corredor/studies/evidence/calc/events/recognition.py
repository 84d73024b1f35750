"""Events of a document: what took or takes place, when, where and with whom."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from corredor.studies.evidence.calc.events.merging import one_each
from corredor.studies.evidence.calc.events.part import Part
from corredor.studies.evidence.calc.events.record import (
    is_title,
    leading_lands,
    parties,
    record,
)
from corredor.studies.evidence.calc.events.words import EventWords
from corredor.studies.evidence.calc.forms import Ordered, Scan, ordered, scan
from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.records import (
    Event,
    Mention,
    Quotation,
    Sentence,
    Span,
    TimeExpression,
)

NEAR = 4
"""How many tokens before a verb its denial may stand."""
OBJECT = 14
"""How many tokens the words that tell an act may have after its verb."""
UNDATED = ("announce", "consult", "suspend", "appoint")
"""Acts that tell nothing without a date."""
REACH = 20
"""How many tokens from a verb its object or subject may stand."""


def events_in(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    quotations: Sequence[Quotation],
    words: EventWords,
) -> tuple[Event, ...]:
    """Return the events of a text in its order, one for each act of a sentence.

    A gathering with a name is an event wherever it stands with a time or a verb; without a name
    it needs a verb of holding, or a time. A denied or merely possible act is none.
    """
    seen = scan(text, words.lexicon)
    names, dates, spoken = ordered(mentions), ordered(times), ordered(quotations)
    leading = leading_lands(mentions, words)
    acts = [seen.starts[at] for at in seen.places.get("act", ())]
    meetings = [mention.span.start for mention in mentions if mention.kind == "event"]
    tells = sorted({*acts, *meetings})
    found: list[Event] = []
    for sentence in sentences:
        at = bisect_left(tells, sentence.span.start)
        if at == len(tells) or tells[at] > sentence.span.end:
            continue
        for first, last in seen.pieces(sentence.span.start, sentence.span.end):
            if first >= last:
                continue
            span = Span(seen.starts[first], seen.ends[last - 1])
            inside, dated = tuple(names.within(span)), tuple(dates.within(span))
            named = _named(seen, inside)
            part = Part(text, seen, first, last, span, inside, dated, named, leading, words)
            found += _of_sentence(part, spoken)
    return one_each(found)


def _named(seen: Scan, mentions: Sequence[Mention]) -> frozenset[int]:
    """Return the tokens that lie within names, events' names apart."""
    inner: set[int] = set()
    for mention in mentions:
        if mention.kind in ("event", "role") or mention.path == "pronoun":
            continue
        at = seen.token_at(mention.span.start)
        while at < len(seen.words) and seen.starts[at] < mention.span.end:
            inner.add(at)
            at += 1
    return frozenset(inner)


def _of_sentence(part: Part, quotations: Ordered[Quotation]) -> list[Event]:
    made: list[Event] = []
    used: set[tuple[str, str]] = set()
    for hit in part.scan.between("act", part.first, part.last):
        if hit.first in part.inner or not _happens(part, hit):
            continue
        event = _event(part, hit, quotations)
        if event is None or any(
            old.act == event.act and old.span.meets(event.span) for old in made
        ):
            continue
        if (event.act, event.name) not in used:
            used.add((event.act, event.name))
            made.append(event)
    for mention in part.mentions:
        if mention.kind != "event" or any(mention.span.meets(event.span) for event in made):
            continue
        if is_title(part, mention):
            continue
        if any(not mention.span.holds(time.span) for time in part.times) and not any(
            event.entity == mention.entity for event in made
        ):
            made.append(record(part, "meet", mention.span, mention, quotations))
    return sorted(made, key=lambda event: (event.span, event.act, event.name))


def _happens(part: Part, hit: Hit) -> bool:
    """Whether an act is told as one that takes place: not denied, not merely possible."""
    if hit.term.value == "mark" and hit.term.note != "noun" and not _counts_years(part, hit):
        return False
    if hit.term.note == "travel" and not any(
        part.scan.at(at, "actor") for at in range(max(part.first, hit.first - REACH), hit.first)
    ):
        return False
    if hit.tag in "cs" or (hit.tag == "i" and hit.term.note != "noun" and not _told(part, hit)):
        return False
    if hit.term.value == "visit" and part.word(hit.last)[:1].isdigit():
        return False
    if any(part.scan.at(at, "deny") is not None for at in range(part.first, hit.first)):
        return False
    for at in range(hit.first - 1, max(part.first, hit.first - NEAR) - 1, -1):
        if part.word(at) in ",;:." or part.scan.at(at, "stop") is not None:
            break
        if part.scan.at(at, "not") is not None or part.scan.at(at, "soft") is not None:
            return False
    return True


def _counts_years(part: Part, hit: Hit) -> bool:
    """Whether a number or an anniversary stands soon after a verb: "marks 40 years of"."""
    return any(
        part.word(at)[:1].isdigit()
        or ((noun := part.scan.at(at, "act")) is not None and noun.term.note == "noun")
        for at in range(hit.last, min(hit.last + 2 * NEAR, part.last))
    )


def _told(part: Part, hit: Hit) -> bool:
    """Whether a bare form is a plural present in English: "they meet"; "to meet" is not."""
    if hit.term.note == "hold" and hit.first > part.first:
        came = part.scan.between("act", max(part.first, hit.first - REACH), hit.first)
        return any(act.term.value == "visit" and act.tag not in "ics" for act in came)
    return part.word(hit.first - 1) not in ("to", "") and hit.term.value == "mark"


def _event(part: Part, hit: Hit, quotations: Ordered[Quotation]) -> Event | None:
    """Return the event of an act: with its gathering, signing or visit named."""
    note, act = hit.term.note, hit.term.value
    named = _nearest_event(part, hit)
    if note == "hold":
        gathering = _gathering(part, hit)
        if named is None and gathering is None:
            return None
        span = named.span if named is not None else gathering
        assert span is not None  # noqa: S101
        return record(part, "meet", span, named, quotations)
    if note == "noun" and not part.times:
        return None
    if act not in ("sign", "mark", "found") and not (part.times or parties(part, None)):
        return None
    if act in UNDATED and not part.times and not _agrees(part, hit):
        return None
    if act == "found" and note == "noun" and _counts_before(part, hit):
        act = "mark"
    start = part.scan.starts[_subject_start(part, hit)]
    end = part.scan.ends[_object_end(part, hit) - 1]
    return record(part, act, Span(start, end), None, quotations)


def _nearest_event(part: Part, hit: Hit) -> Mention | None:
    """Return the named event nearest to a verb of holding."""
    start = part.scan.starts[hit.first]
    events = [m for m in part.mentions if m.kind == "event" and not is_title(part, m)]
    return min(events, key=lambda m: (abs(m.span.start - start), m.span), default=None)


def _gathering(part: Part, hit: Hit) -> Span | None:
    """Return the noun phrase of a gathering without a name near a verb of holding."""
    nouns = [
        noun
        for noun in part.scan.between(
            "gathering", max(part.first, hit.first - REACH), min(part.last, hit.last + REACH)
        )
        if noun.first not in part.inner
    ]
    nouns = [
        noun for noun in nouns if not any(other.first < noun.first < other.last for other in nouns)
    ]
    if not nouns:
        return None
    noun = min(nouns, key=lambda one: (abs(one.first - hit.first), one.first))
    return Span(part.scan.starts[noun.first], part.scan.ends[noun.last - 1])


def _object_end(part: Part, hit: Hit) -> int:
    """Return the token at which the words that tell an act end: its object, up to a mark."""
    at = hit.last
    while at < min(part.last, hit.last + OBJECT):
        word = part.word(at)
        if word in ",.;:()«»“”" or part.scan.at(at, "stop") is not None:
            break
        at += 1
    while at > hit.last + 1 and part.scan.at(at - 1, "place") is not None:
        at -= 1
    return max(at, hit.first + 1)


def _subject_start(part: Part, hit: Hit) -> int:
    """Return the token at which a participle's own subject begins: "A treaty was signed"."""
    if hit.tag not in "pr" or hit.term.note == "noun":
        return hit.first
    first = max(part.first, hit.first - REACH)
    nouns = part.scan.between("agreement", first, hit.first)
    nouns += [
        n for n in part.scan.between("gathering", first, hit.first) if n.term.value == "talks"
    ]
    near = [noun.first for noun in nouns if not _parted(part, noun.last, hit.first)]
    return max(near, default=hit.first)


def _parted(part: Part, first: int, last: int) -> bool:
    return any(
        part.word(at) in ",;:" or part.scan.at(at, "act") is not None for at in range(first, last)
    )


def _agrees(part: Part, hit: Hit) -> bool:
    """Whether an act without a date has an agreement as its object: "announced a treaty"."""
    return hit.term.value == "announce" and any(
        part.scan.at(at, "agreement") is not None
        for at in range(hit.last, min(hit.last + NEAR, part.last))
    )


def _counts_before(part: Part, hit: Hit) -> bool:
    """Whether a number of years stands before a founding: «50 лет со дня установления»."""
    return any(
        part.word(at)[:1].isdigit()
        for at in range(max(part.first, hit.first - 2 * NEAR), hit.first)
    )
