"""The setting of a figure: its event and place, and the class that it counts."""

from __future__ import annotations

from collections.abc import Sequence

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.view import View
from corredor.studies.evidence.calc.records import Figure, Mention

WHERE = frozenset(("in", "at", "en", "в", "во", "на"))
"""Prepositions of place."""
SCOPE = 14
"""How many tokens after a counted noun its class may be told."""


def event_of(
    view: View, earlier: Sequence[View], words_before: int = 3
) -> tuple[str, Mention | None]:
    """Return the event that a sentence is about, as a slug, with its mention where it has a name.

    The slug is of the kind of event and the countries in its name, so that it is the same in
    every language; an event without a name has its kind alone. "The forum" means the last one
    before it of the same paragraph or the one before.
    """
    for mention in view.mentions:
        if mention.kind == "event":
            slug = event_slug(view, mention)
            if slug:
                return slug, mention
    kinds = [hit.term.value for hit in view.hits("event")]
    bare = kinds[0] if kinds else ""
    for before in reversed(earlier[-words_before:]):
        if abs(before.paragraph - view.paragraph) > 1:
            continue
        for mention in before.mentions:
            slug = event_slug(before, mention) if mention.kind == "event" else ""
            if slug and (not bare or bare in ("event", "forum") or bare in slug):
                return slug, mention
        if not kinds or bare == "event":
            named = [hit.term.value for hit in before.hits("event") if hit.term.value != "event"]
            if named:
                return named[0], None
    return bare, None


def event_slug(view: View, mention: Mention) -> str:
    """Return the slug of a named event: its kind and the countries of its name."""
    start, end = view.token_at(mention.span.start), view.token_at(mention.span.end)
    heads = [hit for at in range(start, end) if (hit := view.scan.at(at, "event")) is not None]
    if not heads:
        return ""
    head = max(heads, key=lambda hit: hit.last - hit.first)
    return "-".join((head.term.value, *_lands_in(view, mention, head)))


def _lands_in(view: View, mention: Mention, head: Hit) -> list[str]:
    """Return the countries in the name of an event, its noun apart."""
    scan = view.scan
    inside = {
        land.slug
        for land in view.lands
        if mention.span.start <= scan.starts[land.token] < mention.span.end
    }
    start, end = view.token_at(mention.span.start), view.token_at(mention.span.end)
    for at in (*range(start, head.first), *range(head.last, end)):
        for part in scan.words[at].replace("‑", "-").split("-"):
            inside |= {view.words.names[part]} if part in view.words.names else set()
    return sorted(inside)


def place_of(view: View, event: Mention | None) -> str:
    """Return the place that a sentence names, one outside the event's own name."""
    for mention in view.mentions:
        if mention.kind != "place" or (event is not None and event.span.meets(mention.span)):
            continue
        at = view.token_at(mention.span.start)
        if any(view.word(k) in WHERE for k in range(at - 2, at)):
            return mention.entity
    return ""


def scope_of(view: View, figure: Figure, cue: Hit | None) -> str:
    """Return the class that a count is of: its noun, and the sizes, countries and bodies after it.

    "More than 20 delegates from small firms" gives ``people-small-companies``.
    """
    parts: list[str] = [cue.term.value] if cue is not None and cue.term.kind == "person" else []
    start = view.token_at(figure.span.end)
    lands = {land.token: land.slug for land in view.lands}
    first = cue.last if cue is not None else start
    for at in range(max(first, view.first), min(start + SCOPE, view.last)):
        if view.scan.words[at] in (".", ";", ":"):
            break
        terms = view.scan.terms[at]
        if ("attend" in terms or "event" in terms) and at > start:
            break
        hit = terms.get("size") or terms.get("person")
        part = hit.term.value if hit is not None else lands.get(at, "")
        if part and part not in parts:
            parts.append(part)
    return "-".join(parts)
