"""Claims of several documents lined up by their frames: agreement, refinement, conflict.

Never by likeness of wording: two claims line up if measure, subject, period, event and place do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from corredor.studies.evidence.calc.frames.values import Setting, compared
from corredor.studies.evidence.calc.records import FigureClaim, Frame, Span

Outcome = Literal["agree", "refine", "conflict", "unaligned"]
MEETING = ("participants", "visitors", "exhibitors", "delegations", "speakers", "sessions")


@dataclass(frozen=True, order=True)
class Comparison:
    """Two claims on one measure, of two documents in alphabetical order.

    `kind` says in what they differ: ``population``, ``definition``, ``period``, ``bound``,
    ``scale``, ``currency``, ``place``, ``event``, ``subject``, ``attribution``, ``value``;
    empty where they agree. `first_at` and `second_at` are the claims' places in their
    documents' lists, `passages` the sentences.
    """

    measure: str
    first: str
    first_at: int
    second: str
    second_at: int
    outcome: Outcome
    kind: str
    passages: tuple[Span, Span]


def agreements(claims_by_document: Mapping[str, Sequence[FigureClaim]]) -> tuple[Comparison, ...]:
    """Compare all claims of different documents that share a measure.

    A claim whose measure is unknown is compared with nothing. Claims of one measure whose
    frames part ways are ``unaligned``, with the reason; they are no conflict. The order of
    documents says nothing.
    """
    by_measure: dict[str, list[tuple[str, int, FigureClaim]]] = {}
    for document in sorted(claims_by_document):
        for at, claim in enumerate(claims_by_document[document]):
            if claim.frame.measure:
                by_measure.setdefault(claim.frame.measure, []).append((document, at, claim))
    made: list[Comparison] = []
    for measure, members in by_measure.items():
        for (one, one_at, first), (two, two_at, second) in combinations(members, 2):
            if one == two:
                continue
            found = _outcome(first, second)
            if found is not None:
                passages = (first.sentence, second.sentence)
                made.append(Comparison(measure, one, one_at, two, two_at, *found, passages))
    return tuple(sorted(made))


def _outcome(first: FigureClaim, second: FigureClaim) -> tuple[Outcome, str] | None:
    """Return the outcome of two claims of one measure; None where nothing can be said."""
    parted = parting(first.frame, second.frame)
    if parted == "subject":
        return None
    if parted:
        return "unaligned", parted
    setting = compared(first.figure, second.figure)
    if setting is None:
        return "unaligned", "definition"
    if setting.verdict != "conflict":
        return setting.verdict, ""
    return "conflict", _reason(first.frame, second.frame, setting)


def parting(first: Frame, second: Frame) -> str:
    """Return where two frames part ways, empty if nowhere: what is unknown parts nothing.

    Examples
    --------
    >>> one = Frame("fdi", "chile-kenya-investment", period="2022")
    >>> parting(one, Frame("fdi", "chile-kenya-investment", period="2024"))
    'period'
    """
    if not _subjects_meet(first, second):
        return "subject"
    if not _names_meet(first.event, second.event):
        return "event"
    if first.period and second.period and not _periods_meet(first.period, second.period):
        return "period"
    if first.measure in MEETING and not (first.event and second.event):
        return "event"
    return ""


def _subjects_meet(first: Frame, second: Frame) -> bool:
    if first.measure in MEETING:
        return True
    if not first.subject or not second.subject:
        return first.subject == second.subject and bool(first.event or first.period)
    return _names_meet(first.subject, second.subject)


def _names_meet(first: str, second: str) -> bool:
    """Whether one slug says no more than the other: "forum" and "forum-chile-kenya"."""
    one, two = set(first.split("-")), set(second.split("-"))
    return not first or not second or one <= two or two <= one


def _periods_meet(first: str, second: str) -> bool:
    """Whether two EDTF periods can be one: equal, or a yearless one within the other."""
    if first == second:
        return True
    if first.startswith("XXXX") or second.startswith("XXXX"):
        return first[4:7] == second[4:7]
    return False


def _reason(first: Frame, second: Frame, setting: Setting) -> str:
    """Return why two claims differ: the first of the reasons that their frames show."""
    if setting.kind in ("scale", "currency"):
        return setting.kind
    if first.scope != second.scope and first.scope and second.scope:
        return "population"
    if setting.kind == "bound":
        return "bound"
    if {first.basis, second.basis} in ({"flow", "stock"}, {"flow", "count"}):
        return "definition"
    if bool(first.period) != bool(second.period):
        return "period"
    if first.place and second.place and first.place != second.place:
        return "place"
    if first.chain and second.chain and first.chain[-1] != second.chain[-1]:
        return "attribution"
    return setting.kind
