"""The record of an event: its name, time, place and who takes part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from corredor.studies.evidence.calc.events.part import Part
from corredor.studies.evidence.calc.events.words import EventWords
from corredor.studies.evidence.calc.forms import Ordered
from corredor.studies.evidence.calc.records import Event, Mention, Quotation, Span, TimeExpression

DATED = ("date", "daterange", "datetime", "datetimerange", "time", "timerange")
FOUNDED = ("found", "mark")
"""Acts whose subject is what was founded."""
MARKS = "«“„\"'"
PARTIES = ("person", "organisation", "role")


def record(
    part: Part, act: str, span: Span, named: Mention | None, quotations: Ordered[Quotation]
) -> Event:
    """Return the event of an act that a stretch of a sentence tells; `named` gives its name."""
    chain: tuple[str, ...] = ()
    for quotation in quotations.near(span):
        if quotation.span.meets(span) and quotation.speaker is not None:
            chain = quotation.chain or (quotation.speaker.entity,)
            break
    place = _place(part, named)
    name = named.name if named is not None else " ".join(span.of(part.text).split())
    key = _key(part, span) if act == "meet" else _relation(part) if act in FOUNDED else ""
    lands = any(slug in key for slug in part.leading) or key.count("-") > 1
    return Event(
        span=span,
        act=act,
        name=name,
        entity=key if key and lands else named.entity if named is not None else "",
        time=_time(part, span),
        place=place.entity if place is not None else "",
        participants=parties(part, named),
        chain=tuple(entity for entity in chain if entity),
        key=key,
        country=place.country if place is not None else "",
    )


def leading_lands(mentions: Sequence[Mention], words: EventWords) -> tuple[str, ...]:
    """Return the slugs of the two countries that a document names most, if it names two."""
    counted = Counter(mention.country for mention in mentions if mention.country)
    ranked = sorted(counted, key=lambda code: (-counted[code], code))[:2]
    return tuple(words.countries.get(code, code.lower()) for code in ranked)


def is_title(part: Part, mention: Mention) -> bool:
    """Whether a name of an event is only a title in marks: “Yesterday and Tomorrow”."""
    start = mention.span.start
    marked = part.text[max(0, start - 1) : start] in MARKS and start > 0
    return marked and not _key(part, mention.span)


def _relation(part: Part) -> str:
    """Return the slug of the relations whose beginning a sentence tells, with their countries."""
    about = part.scan.between("subject", part.first, part.last)
    if not about:
        return ""
    countries = part.words.countries
    named = {m.country for m in part.mentions if m.kind == "place" and m.country in countries}
    for hit in part.scan.between("demonym", part.first, part.last):
        named.add(hit.term.value)
    lands = sorted(countries[code] for code in named if code in countries)
    lands = lands if len(lands) == 2 else sorted(part.leading)
    return "-".join((*lands, about[0].term.value)) if len(lands) == 2 else ""


def _time(part: Part, span: Span) -> TimeExpression | None:
    """Return the expression of time nearest to an event in its sentence."""
    titles = [m.span for m in part.mentions if m.kind in ("event", "work")]
    dated = [
        time
        for time in part.times
        if time.kind in DATED
        and not _vague(time)
        and not any(title.holds(time.span) for title in titles)
    ]
    return min(dated, key=lambda t: (_gap(t.span, span), t.span), default=None)


def _vague(time: TimeExpression) -> bool:
    return any(reading.timex.endswith("_REF") for reading in time.readings)


def _gap(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _key(part: Part, span: Span) -> str:
    """Return the kind of a gathering and the countries of its name."""
    first = part.scan.token_at(span.start)
    last = part.scan.token_at(span.end)
    kinds = [hit for at in range(first, last) if (hit := part.scan.at(at, "gathering")) is not None]
    if not kinds:
        return ""
    head = max(kinds, key=lambda hit: hit.last - hit.first)
    kind = head.term.value
    lands: set[str] = set()
    for at in (*range(first, head.first), *range(head.last, last)):
        for word in part.scan.words[at].split("-"):
            if word in part.words.names:
                lands.add(part.words.names[word])
        demonym = part.scan.at(at, "demonym")
        if demonym is not None:
            lands.add(part.words.countries.get(demonym.term.value, demonym.term.value.lower()))
    return "-".join((kind, *sorted(lands)))


def _place(part: Part, named: Mention | None) -> Mention | None:
    """Return the first place that a preposition of place governs, outside the event's name."""
    for mention in part.mentions:
        if mention.kind != "place" or (named is not None and named.span.meets(mention.span)):
            continue
        at = part.scan.token_at(mention.span.start)
        if any(part.scan.at(k, "place") is not None for k in range(max(part.first, at - 2), at)):
            return mention
    return None


def parties(part: Part, named: Mention | None) -> tuple[str, ...]:
    """Return who takes part, as far as the sentence names them, in its order."""
    found = [
        mention.entity
        for mention in part.mentions
        if mention.kind in PARTIES
        and mention.entity
        and not (named is not None and named.span.meets(mention.span))
    ]
    return tuple(dict.fromkeys(found))
