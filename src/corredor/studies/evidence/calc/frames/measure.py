"""The measure of a figure: what the words around it say that it counts."""

from __future__ import annotations

from decimal import Decimal

from corredor.studies.evidence.calc.forms.scan import Hit
from corredor.studies.evidence.calc.frames.view import View
from corredor.studies.evidence.calc.frames.words import FrameWords, Measure
from corredor.studies.evidence.calc.records import Figure

LARGE = Decimal(100_000)
"""The least number without a unit that may be money."""
PERSON = "person"
REACH = 28
"""How many tokens from its figure the cue of a measure may stand."""
BEHIND = 1.3
"""How much farther a cue after the figure counts than one before it."""
PASSING = 6.0
"""What another figure, or a semicolon, between figure and cue adds to the distance."""
PREFERRED = {"fdi": 6.0, "fdi-stock": 6.0, "gdp-growth": 4.0, "credit-line": 2.0}
"""Tokens by which a cue may be farther and still win: it says more than the nearer one."""


def unit_of(figure: Figure) -> str:
    """Return the unit of a figure's chosen reading, empty without one."""
    return figure.readings[0].unit if figure.readings else ""


def counted_measure(view: View, figure: Figure, words: FrameWords) -> tuple[str, Hit | None]:
    """Return the measure that the counted noun of a figure names, and the cue.

    People at an event are ``participants``; a noun that no list has gives its own slug.
    """
    first, last = view.token_at(figure.number.end), view.token_at(figure.span.end)
    unit = unit_of(figure)
    person: Hit | None = None
    for at in range(max(first - 1, view.first), min(max(last, first + 1), view.last)):
        hit = view.scan.at(at, "measure")
        counts = hit is not None and "count" in words.measures[hit.term.value].kinds
        if hit is not None and counts and hit.tag == "n" and _of_unit(hit, unit):
            return hit.term.value, hit
        person = person or view.scan.at(at, PERSON)
    if unit == PERSON or (person is not None and unit in ("", "noun", "person")):
        attended = view.has("attend") or view.has("event")
        return ("participants" if attended else "people"), person
    if unit in words.units:
        return words.units[unit], None
    slug = _slug(figure.unit_text)
    return (slug if (unit and unit != "noun") or slug else ""), None


def _of_unit(hit: Hit, unit: str) -> bool:
    """Whether a noun is the one counted: not the companies of "delegates of companies"."""
    return hit.term.value != "companies" or unit == "company"


def _slug(text: str) -> str:
    return "-".join("".join(c if c.isalnum() else " " for c in text.lower()).split())


def named_measure(
    view: View, figure: Figure, others: list[Figure], words: FrameWords
) -> tuple[Measure | None, Hit | None]:
    """Return the measure whose cue stands nearest to a figure of a fitting kind."""
    start, end = view.token_at(figure.span.start), view.token_at(figure.span.end)
    best: tuple[float, int, Hit] | None = None
    low, high = max(view.first, start - REACH), min(view.last, end + REACH)
    for at in view.scan.spots("measure", low, high):
        inside = start <= at < end
        for hit in view.scan.layers(at):
            if hit.term.kind != "measure":
                continue
            if not fits(words.measures[hit.term.value], figure):
                continue
            if figure.kind == "plain" and hit.first >= start:
                continue
            if inside and figure.kind != "duration":
                continue
            before = hit.last <= start
            distance = float(start - hit.last) if before else BEHIND * max(at - end, 0)
            low, high = (hit.last, start) if before else (end, at)
            distance += PASSING * _between(view, low, high, others)
            if not before and view.word(end) == ",":
                distance += PASSING
            distance -= PREFERRED.get(hit.term.value, 0.0) + (hit.last - hit.first) / 2
            if best is None or distance < best[0]:
                best = (distance, at, hit)
            break
    if best is not None:
        return words.measures[best[2].term.value], best[2]
    unit = "duration" if figure.kind == "duration" else words.units.get(unit_of(figure), "")
    return words.measures.get(unit), None


def fits(measure: Measure, figure: Figure) -> bool:
    """Whether a figure is of a kind that a measure has.

    A large number without a unit may be money, as in "exports reached 5 million".
    """
    if figure.kind in measure.kinds:
        return True
    if figure.kind != "plain" or "money" not in measure.kinds or unit_of(figure):
        return False
    low = figure.readings[0].low if figure.readings else None
    return low is not None and low >= LARGE


def _between(view: View, low: int, high: int, others: list[Figure]) -> int:
    """Return how many figures and semicolons stand between two tokens."""
    if low >= high or low >= len(view.scan.words):
        return 0
    start = view.scan.starts[low]
    end = view.scan.ends[high - 1]
    marks = sum(view.word(at) == ";" for at in range(low, high))
    return marks + sum(start <= other.span.start < end for other in others)
