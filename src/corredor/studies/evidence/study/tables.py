"""The tables of the evidence study, each a plain rearrangement of claims and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from corredor.core.claim import BOUNDS, LOWER_BOUNDS, Claim, Fact
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.period import parse_period
from corredor.core.source import Document
from corredor.studies.evidence.inputs import ENDS, IATI_STATUS, STAGES, Proposal, StageEntry

SUBJECT = Column("subject", "term", "subject")
PROPERTY = Column("property", "term", "property")
PERIOD = Column("period", "date", "period")
STANCE = Column("stance", "word", "stance")
INDEPENDENT = Column("independent", "number", "independent", "source")
CLAIMS = Column("claims", "claim", "claims")

Row = tuple[Cell, ...]


def value_key(fact: Fact) -> str:
    """Return the key of the number that a fact has; empty if it has none."""
    taken = fact.taken
    return f"facts.{fact.key}" if taken is not None and taken.value is not None else ""


def basis_of(fact: Fact) -> str:
    """Return whether the number of a fact is a flow, a stock or a count; empty if it has none."""
    taken = fact.taken
    return taken.basis if taken is not None else ""


def other_end_key(fact: Fact) -> str:
    """Return the key of the claim that bounds a fact on its other side, the narrowest; or empty.

    A fact known by bounds alone is an interval: "between 150 and 200" is at least 150, and at
    most 200. While its sources disagree it has no end at all.
    """
    taken = fact.taken
    if taken is None or taken.qualifier not in BOUNDS or fact.conflicts:
        return ""
    upper = taken.qualifier in LOWER_BOUNDS
    others = [
        (claim.value if upper else -claim.value, claim.key)
        for claim in fact.claims
        if claim.value is not None
        and claim.unit == taken.unit
        and claim.qualifier in BOUNDS
        and (claim.qualifier in LOWER_BOUNDS) != upper
    ]
    return min(others)[1] if others else ""


def claim_ids(fact: Fact) -> tuple[str, ...]:
    """Return the ids of a fact's claims, the one whose reading it takes first."""
    ids = [claim.id for claim in fact.claims]
    return tuple(sorted(ids, key=lambda name: (name != fact.claim, name)))


def scope_of(fact: Fact) -> str:
    """Return the scope that all claims of a fact share; empty if they differ."""
    scopes = {claim.scope for claim in fact.claims}
    return scopes.pop() if len(scopes) == 1 else ""


def facts_table(facts: Iterable[Fact]) -> FindingTable:
    """Every fact that is a figure, with its stance and the number of independent sources."""
    rows: list[Row] = [
        (
            fact.subject,
            fact.property,
            fact.period,
            scope_of(fact),
            value_key(fact),
            other_end_key(fact),
            fact.stance,
            fact.independent,
            claim_ids(fact),
        )
        for fact in sorted(facts, key=lambda fact: fact.key)
        if fact.kind == "figure"
    ]
    columns = (
        SUBJECT,
        PROPERTY,
        PERIOD,
        Column("scope", "term", "scope"),
        Column("value", "figure", "value"),
        Column("other_end", "figure", "other_end"),
        STANCE,
        INDEPENDENT,
        CLAIMS,
    )
    return FindingTable("evidence.facts", "facts", columns, tuple(rows), ("claims", "decisions"))


def _reading(claim: Claim) -> tuple[Cell, Cell, Cell]:
    return claim.id, claim.key if claim.value is not None else "", claim.chain


def conflicts_table(facts: Iterable[Fact]) -> FindingTable:
    """Pairs of claims of one fact that can't both be taken, side by side.

    Claims that say the same in the same scope are one reading, shown by its first claim; each
    reading is shown once at least, and not against every other one.
    """
    by_fact = sorted(facts, key=lambda fact: fact.key)
    rows: list[Row] = []
    for fact in by_fact:
        claims = {claim.id: claim for claim in fact.claims}
        shown: set[tuple[object, ...]] = set()
        for conflict in fact.conflicts:
            first, second = claims[conflict.first], claims[conflict.second]
            pair = {_content(first), _content(second)}
            if pair <= shown:
                continue
            shown |= pair
            rows.append(
                (
                    fact.subject,
                    fact.property,
                    fact.period,
                    conflict.kind,
                    *_reading(first),
                    *_reading(second),
                )
            )
    columns = (
        SUBJECT,
        PROPERTY,
        PERIOD,
        Column("kind", "word", "conflict_kind"),
        Column("first", "claim", "first"),
        Column("first_value", "figure", "first_value"),
        Column("first_sources", "source", "first_sources"),
        Column("second", "claim", "second"),
        Column("second_value", "figure", "second_value"),
        Column("second_sources", "source", "second_sources"),
    )
    return FindingTable("evidence.conflicts", "conflicts", columns, tuple(rows), ("claims",))


def _content(claim: Claim) -> tuple[object, ...]:
    return (claim.value, claim.unit, claim.qualifier, claim.scope, claim.basis, claim.text)


def timeline_table(facts: Iterable[Fact]) -> FindingTable:
    """Events in the order of their dates; those that no document dates stand last."""
    dated: list[tuple[tuple[tuple[int, ...], str], Row]] = []
    for fact in facts:
        if fact.kind != "event":
            continue
        taken = fact.taken
        date = taken.text if taken is not None else ""
        row = (date, fact.subject, fact.property, fact.stance, fact.independent, claim_ids(fact))
        dated.append(((moment(date), fact.key), row))
    rows = tuple(row for _, row in sorted(dated))
    columns = (Column("date", "date", "date"), SUBJECT, PROPERTY, STANCE, INDEPENDENT, CLAIMS)
    return FindingTable("evidence.timeline", "timeline", columns, rows, ("claims", "decisions"))


def moment(date: str) -> tuple[int, ...]:
    """Return a sort key of an EDTF date in which yearless ones come late and an empty one last."""
    return parse_period(date).order[:3] if date else (2,)


def items_table(facts: Iterable[Fact]) -> FindingTable:
    """Members of the lists that documents give: goods, sectors, companies, proposals."""
    rows: list[Row] = [
        (
            fact.subject,
            fact.property,
            fact.claims[0].text,
            fact.stance,
            fact.independent,
            claim_ids(fact),
        )
        for fact in sorted(facts, key=lambda fact: fact.key)
        if fact.kind == "item"
    ]
    columns = (SUBJECT, PROPERTY, Column("item", "term", "item"), STANCE, INDEPENDENT, CLAIMS)
    return FindingTable("evidence.items", "items", columns, tuple(rows), ("claims",))


def statements_table(facts: Iterable[Fact]) -> FindingTable:
    """What people and bodies said, by speaker; the words stand with the quotations."""
    said = [fact.claims[0] for fact in facts if fact.kind == "statement"]
    rows: list[Row] = [
        (claim.subject, claim.text, claim.document, (claim.id,))
        for claim in sorted(said, key=lambda claim: (claim.subject, claim.document, claim.id))
    ]
    columns = (
        Column("speaker", "term", "speaker"),
        Column("kind", "word", "speech"),
        Column("document", "document", "document"),
        CLAIMS,
    )
    return FindingTable("evidence.statements", "statements", columns, tuple(rows), ("claims",))


def series_of(facts: Iterable[Fact]) -> dict[tuple[str, str, str, str], list[Fact]]:
    """Return the facts with a number that make a series.

    One series has one subject, property, scope and kind of period (years, months), is in the order
    of its periods, and has at least two of them.
    """
    series: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in sorted(facts, key=lambda fact: fact.key):
        grain = parse_period(fact.period).grain if fact.period else ""
        if fact.kind == "figure" and grain and value_key(fact):
            key = (fact.subject, fact.property, scope_of(fact), grain)
            series.setdefault(key, []).append(fact)
    for members in series.values():
        members.sort(key=lambda fact: parse_period(fact.period).order)
    return {key: members for key, members in series.items() if len(members) > 1}


def series_table(facts: Iterable[Fact]) -> FindingTable:
    """Figures of one property over its periods."""
    rows: list[Row] = [
        (fact.subject, fact.property, fact.period, scope, value_key(fact))
        for (_, _, scope, _), members in series_of(facts).items()
        for fact in members
    ]
    value = Column("value", "figure", "value")
    columns = (SUBJECT, PROPERTY, PERIOD, Column("scope", "term", "scope"), value)
    return FindingTable("evidence.series", "series", columns, tuple(rows), ("claims",))


def rank(entry: StageEntry) -> int:
    """Return the place of a stage on the scale."""
    return STAGES.index(entry.stage)


def in_time(entries: Iterable[StageEntry]) -> list[StageEntry]:
    """Return entries by date and then by stage; those without a date by stage alone, first."""
    return sorted(
        entries,
        key=lambda entry: (bool(entry.date), moment(entry.date), rank(entry)),
    )


def current_stage(entries: Iterable[StageEntry]) -> StageEntry | None:
    """Return the highest stage reached since the proposal last was suspended or cancelled.

    A document that repeats an earlier stage later does not lower a proposal. An end without date
    counts only where nothing is dated; see `flags.undated_ends`.
    """
    ordered = in_time(entries)
    dated = [entry for entry in ordered if is_dated(entry)]
    ends = [at for at, entry in enumerate(dated) if entry.stage in ENDS]
    if not dated:
        return next((entry for entry in ordered if entry.stage in ENDS), None) or _highest(ordered)
    if not ends:
        return _highest(ordered)
    return _highest(dated[ends[-1] + 1 :]) or dated[ends[-1]]


def _highest(entries: Iterable[StageEntry]) -> StageEntry | None:
    rising = [entry for entry in entries if entry.stage not in ENDS]
    return max(rising, key=rank, default=None)


def is_dated(entry: StageEntry) -> bool:
    """Whether an entry has a date with a year, so that it can be put in order."""
    return bool(entry.date) and not parse_period(entry.date).yearless


def proposals_table(
    proposals: Iterable[Proposal], history: Mapping[str, list[StageEntry]]
) -> FindingTable:
    """The register of proposals with the stage that each has reached, the most advanced first."""
    rows: list[Row] = []
    reached = [(proposal, current_stage(history.get(proposal.id, []))) for proposal in proposals]
    reached.sort(key=lambda pair: (_advance(pair[1]), pair[0].id))
    for proposal, entry in reached:
        rows.append(
            (
                proposal.id,
                proposal.proposer,
                proposal.counterpart,
                proposal.sector,
                entry.stage if entry else "",
                entry.date if entry else "",
                IATI_STATUS[entry.stage] if entry else "",
                entry.claims if entry else (),
            )
        )
    columns = (
        Column("proposal", "term", "proposal"),
        Column("proposer", "term", "proposer"),
        Column("counterpart", "term", "counterpart"),
        Column("sector", "term", "sector"),
        Column("stage", "word", "stage"),
        Column("date", "date", "date"),
        Column("iati", "text", "iati_status"),
        CLAIMS,
    )
    sources = ("evidence/proposals", "evidence/stages")
    return FindingTable("evidence.proposals", "proposals", columns, tuple(rows), sources)


def _advance(entry: StageEntry | None) -> int:
    """Return a sort key: completed first, ended ones and those without a stage last."""
    if entry is None:
        return len(STAGES)
    return rank(entry) if entry.stage in ENDS else -rank(entry)


def stages_table(history: Mapping[str, list[StageEntry]]) -> FindingTable:
    """The history of every proposal's stages."""
    rows: list[Row] = [
        (entry.proposal, entry.stage, entry.date, entry.claims)
        for entries in history.values()
        for entry in in_time(entries)
    ]
    columns = (
        Column("proposal", "term", "proposal"),
        Column("stage", "word", "stage"),
        Column("date", "date", "date"),
        CLAIMS,
    )
    return FindingTable("evidence.stages", "stages", columns, tuple(rows), ("evidence/stages",))


def origins_table(claims: Iterable[Claim]) -> FindingTable:
    """Ultimate sources, and how many claims rest on each."""
    counted = Counter(claim.chain[-1] for claim in claims)
    rows: list[Row] = [(source, counted[source]) for source in sorted(counted)]
    rows.sort(key=lambda row: -int(str(row[1])))
    columns = (Column("source", "source", "origin"), Column("claims", "number", "claims", "claim"))
    return FindingTable("evidence.origins", "origins", columns, tuple(rows), ("claims", "sources"))


def documents_table(documents: Iterable[Document], claims: Iterable[Claim]) -> FindingTable:
    """The documents, and how many claims quote each."""
    counted = Counter(claim.document for claim in claims)
    rows: list[Row] = [
        (doc.id, doc.publisher, doc.published, doc.language, counted[doc.id])
        for doc in sorted(documents, key=lambda doc: doc.id)
    ]
    columns = (
        Column("document", "document", "document"),
        Column("publisher", "text", "publisher"),
        Column("published", "date", "published"),
        Column("language", "word", "language"),
        Column("claims", "number", "claims", "claim"),
    )
    sources = ("documents", "claims")
    return FindingTable("evidence.documents", "documents", columns, tuple(rows), sources)
