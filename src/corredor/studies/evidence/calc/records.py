"""What a reader of documents finds: records with the span of the text that each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

Qualifier = Literal["exact", "about", "at_least", "at_most", "more_than", "less_than"]
"""How a text qualifies a number; ``more_than`` and ``less_than`` exclude the number itself."""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a text: code points from 0, `end` exclusive."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch itself."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, order=True)
class Sentence:
    """A sentence, without the blanks around it, and the number of its paragraph from 0."""

    span: Span
    paragraph: int


NumberKind = Literal["cardinal", "ordinal", "percent", "range", "relative"]
"""``relative`` is an ordinal counted from the present or the end: "the next one"."""


@dataclass(frozen=True)
class NumberReading:
    """One reading of a number: from `low` to `high`, which are equal for all but ranges.

    None is an open end. `low_included` and `high_included` say whether an end belongs to the
    range. `reason` is the step that allows this reading, a word of `REASONS`; `factor` is this
    reading's value over that of the chosen one, so 1 for the chosen one itself.
    """

    low: Decimal | None
    high: Decimal | None
    reason: str = "form"
    factor: Decimal = Decimal(1)
    low_included: bool = True
    high_included: bool = True


REASONS: Final = ("form", "document", "publisher", "language", "currency", "magnitude", "open")
"""Steps that decide a reading: the form allows one only; other numbers of the document; the
publisher's country; the usage of the language; the currency named; the size against other claims;
nothing, so that all readings stay open."""


@dataclass(frozen=True)
class Number:
    """A number in a text, in digits or words, with its scale word.

    `readings` begins with the chosen one; more follow only where the text allows several.
    `decided` is the step that chose, a word of `REASONS`; ``open`` where none did: then the
    number must not be used before a person has chosen. `relative_to` is ``start``, ``end`` or
    ``current`` for ordinals, empty for the others. `scale` is the factor of the last scale word,
    such as 1000000 for millions, 1 where there is none.
    """

    span: Span
    kind: NumberKind
    readings: tuple[NumberReading, ...]
    decided: str = "form"
    relative_to: str = ""
    spelled: bool = False
    scale: Decimal = Decimal(1)


@dataclass(frozen=True)
class FigureReading:
    """One reading of a figure: a number, or a range from `low` to `high`, in `unit`.

    `unit` is a currency of ISO 4217, a name of `corredor.units`, or the counted noun's own id
    such as ``company``; empty where it is unknown. `reason` and `factor` as in `NumberReading`.
    """

    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: Qualifier = "exact"
    reason: str = "form"
    factor: Decimal = Decimal(1)


FigureKind = Literal["money", "count", "share", "measure", "age", "duration", "plain"]


@dataclass(frozen=True)
class Figure:
    """A number with what it counts or measures.

    `span` covers bound, number and unit; `number` the number with its scale word and sign;
    `unit` the unit's or noun's own words, empty where there are none. `readings` and `decided`
    as in `Number`. `unit_text` is the unit's own surface form, `unit_span` where it stands;
    `noun` is the id of the counted noun, narrower than the unit: ``representative`` where that
    is ``person``. A factor of 0 is an unknown one: another currency, and no rate.
    """

    span: Span
    number: Span
    kind: FigureKind
    readings: tuple[FigureReading, ...]
    decided: str = "form"
    unit_text: str = ""
    unit_span: Span | None = None
    noun: str = ""


@dataclass(frozen=True)
class TimeReading:
    """One reading of an expression of time.

    `timex` is the TIMEX3 value, such as ``2025-W17`` or ``P3M``. `begin` and `end` are ISO 8601
    dates or times, `end` exclusive; empty where that end is open. `edtf` is the reading as EDTF,
    empty where it can't be placed.
    """

    timex: str
    begin: str = ""
    end: str = ""
    edtf: str = ""


TimeKind = Literal[
    "date", "time", "datetime", "daterange", "timerange", "datetimerange", "duration", "set"
]
Anchor = Literal["", "publication", "speech", "event"]


@dataclass(frozen=True)
class TimeExpression:
    """An expression of time.

    `anchor` says what a relative expression counts from, empty for an absolute one. Where that is
    unknown `readings` is empty or open and `constraint` says, in TIMEX3 terms, what is known:
    ``2025-04 < anchor``. `modifier` is the TIMEX3 ``mod``: before, after, start, mid, end, approx.
    """

    span: Span
    kind: TimeKind
    readings: tuple[TimeReading, ...]
    anchor: Anchor = ""
    constraint: str = ""
    modifier: str = ""


MentionKind = Literal["person", "organisation", "place", "role", "event", "work", "law"]


@dataclass(frozen=True)
class Mention:
    """A name, or a phrase such as "the ambassador", and the entity that it stands for.

    `entity` is a slug, the same for all mentions of one entity within a document (and, by the
    gazetteer, across documents); empty where it is unresolved. `name` is the entity's full name
    as the document writes it; `role` the office that the text gives it here; `path` how the
    entity was found: ``name``, ``surname``, ``acronym``, ``role``, ``pronoun``, ``gazetteer``.
    `country` is ISO 3166 alpha-2 where known; `gender` is ``m`` or ``f`` where a name or title
    tells it. `surface` is the mention as written; `stands_for` the government that a capital or
    seat is named for: "Moscow proposed".
    `sort` is the kind of body: ``company``, ``chamber``, ``ministry``, ``embassy``,
    ``trade_mission``, ``foundation``, ``university``, ``international``, ``other``; empty where
    it is unknown.
    """

    span: Span
    kind: MentionKind
    name: str
    entity: str = ""
    role: str = ""
    country: str = ""
    path: str = "name"
    gender: str = ""
    surface: str = ""
    stands_for: str = ""
    sort: str = ""


QuotationKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True)
class Quotation:
    """Words that a text gives as somebody's.

    `span` is the content without its marks; `parts` its pieces where the cue stands in the
    middle. `cue` is the verb or phrase, None where there is none. `speaker` is the mention
    that is taken as the speaker, None where nobody can be; `path` how it was found, such as
    ``cue-subject``, ``elided``, ``pronoun``, ``role``, ``previous-sentence``, ``according-to``.
    `chain` holds entities from the outlet to the ultimate source. `quoted` are the stretches in
    marks, which in a mixed quotation are less than the content. `repeats` is the span of the
    fuller quotation of which a caption or pull quote gives words once more.
    """

    span: Span
    kind: QuotationKind
    parts: tuple[Span, ...]
    cue: Span | None
    speaker: Mention | None
    path: str
    chain: tuple[str, ...] = ()
    quoted: tuple[Span, ...] = ()
    repeats: Span | None = None


Stage = Literal[
    "interest",
    "proposed",
    "presented",
    "offered",
    "negotiated",
    "signed",
    "under_way",
    "completed",
    "suspended",
    "cancelled",
]
STAGES: Final[tuple[str, ...]] = get_args(Stage)


@dataclass(frozen=True)
class Proposal:
    """Something that one side proposes to another, and how far a text says that it is.

    `span` is the clause or sentence; `thing` the noun phrase proposed; `cue` the words that give
    the stage. `proposer` and `counterpart` are entities (empty where the text names none);
    `countries` are those of proposer and counterpart, ISO 3166 alpha-2 or empty. `sector` is an
    id of the lexicon; `date` the time expression that dates the stage. `claimant` is the entity
    that says so, empty for the outlet itself.
    """

    span: Span
    thing: Span
    stage: Stage
    cue: Span
    proposer: str = ""
    counterpart: str = ""
    countries: tuple[str, str] = ("", "")
    sector: str = ""
    place: str = ""
    date: TimeExpression | None = None
    claimant: str = ""


@dataclass(frozen=True)
class NamedSource:
    """A source that a text names: an outlet, an interview, a data set, a statement.

    `kind` is a kind of ``sources.csv``; `entity` the person or body; `within` the outlet that it
    was made for, such as the paper of an interview. `unseen` is true where the text says that
    it retells it, so that the user should go and get it.
    """

    span: Span
    kind: str
    entity: str
    name: str
    within: str = ""
    unseen: bool = True


@dataclass(frozen=True)
class Frame:
    """What a figure or event is about, so that two texts' claims can be lined up.

    `measure` is an id of the lexicon such as ``fdi``, ``trade``, ``participants``, or a slug of
    the noun; empty where it is unknown: then it is aligned with nothing. `subject` is a slug,
    `scope` the class counted, `period` EDTF, `event` and `place` slugs. `chain` holds entities from
    the nearest to the ultimate source.
    """

    measure: str
    subject: str
    period: str = ""
    scope: str = ""
    event: str = ""
    place: str = ""
    basis: Literal["", "flow", "stock", "count", "unknown"] = ""
    chain: tuple[str, ...] = ()


@dataclass(frozen=True)
class FigureClaim:
    """A figure and its frame; `missing` names what the text leaves open."""

    figure: Figure
    frame: Frame
    sentence: Span
    time: TimeExpression | None = None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Event:
    """Something that takes place: its name, words, time, place and who takes part.

    `act` is a root such as ``meet``, ``sign``, ``consult``, ``visit``, ``announce``, ``found``.
    `key` is the kind of gathering with the countries of its name, the same in every language,
    such as ``business-forum-chile-kenya``; `country` that of the place, ISO 3166 alpha-2.
    """

    span: Span
    act: str
    name: str
    entity: str = ""
    time: TimeExpression | None = None
    place: str = ""
    participants: tuple[str, ...] = ()
    chain: tuple[str, ...] = ()
    key: str = ""
    country: str = ""


DerivationKind = Literal["verbatim", "near_verbatim", "paraphrase", "translation", "same_origin"]


@dataclass(frozen=True)
class Derivation:
    """An edge between two documents, or a document and an unseen origin, with its evidence.

    `first` and `second` are document ids in alphabetical order (direction is a matter of dates);
    `probability` that they are one origin, from 0 to 1; `passages` pairs of spans, first and
    second; `measures` named numbers such as ``containment``, sorted by name.
    """

    first: str
    second: str
    kind: DerivationKind
    probability: float
    passages: tuple[tuple[Span, Span], ...] = ()
    measures: tuple[tuple[str, float], ...] = ()
