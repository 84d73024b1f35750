"""What a person must look at in the evidence: one function per rule, one sentence each."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping

from corredor.core.claim import Claim, Fact
from corredor.core.errors import N_
from corredor.core.finding import Finding, Flag, Ref
from corredor.core.lineage import claims_under
from corredor.core.source import Document
from corredor.studies.evidence.inputs import ENDS, STAGES, Proposal, StageEntry
from corredor.studies.evidence.study.tables import basis_of, in_time, is_dated, rank

SIGNED = STAGES.index("signed")


def disputed(facts: Iterable[Fact]) -> Iterator[Flag]:
    """Facts whose sources disagree and on which nobody has decided."""
    for fact in facts:
        if fact.stance == "disputed":
            yield Flag(
                f"evidence.disputed.{fact.key}",
                "warning",
                N_("Sources disagree: {subject}, {property}. Decide it in decisions.csv."),
                {"property": Ref("term", fact.property), "subject": Ref("term", fact.subject)},
                fact.key,
            )


def undated_documents(documents: Iterable[Document]) -> Iterator[Flag]:
    """Documents that do not say when they were published."""
    for document in documents:
        if not document.published:
            yield Flag(
                f"evidence.undated.{document.id}",
                "note",
                N_("{document} states no date of publication; relative dates stay open."),
                {"document": Ref("document", document.id)},
                document.id,
            )


def unnamed_publishers(documents: Iterable[Document]) -> Iterator[Flag]:
    """Documents that do not say who published them."""
    for document in documents:
        if not document.publisher:
            yield Flag(
                f"evidence.unnamed.{document.id}",
                "note",
                N_("{document} does not name its publisher; its independence can't be judged."),
                {"document": Ref("document", document.id)},
                document.id,
            )


def unknown_basis(facts: Iterable[Fact]) -> Iterator[Flag]:
    """Figures of which nobody says whether they are a flow or a stock."""
    for fact in facts:
        if basis_of(fact) == "unknown":
            yield Flag(
                f"evidence.basis.{fact.key}",
                "warning",
                N_("{value} ({property}, {subject}): a flow or a stock? No source says."),
                {
                    "value": Ref("figure", f"facts.{fact.key}"),
                    "property": Ref("term", fact.property),
                    "subject": Ref("term", fact.subject),
                },
                fact.key,
            )


def doubtful_changes(changes: Iterable[Finding]) -> Iterator[Flag]:
    """Changes between two figures of which one may be a flow and the other a stock."""
    for finding in changes:
        if any(claim.basis == "unknown" for claim in claims_under(finding.quantity)):
            yield Flag(
                f"{finding.key}.basis",
                "warning",
                N_("The change {value} holds only if both figures are flows, or both stocks."),
                {"value": Ref("figure", finding.key)},
                finding.key,
            )


def open_dates(facts: Iterable[Fact]) -> Iterator[Flag]:
    """Events that no document dates."""
    for fact in facts:
        if fact.kind == "event" and all(not claim.text for claim in fact.claims):
            yield Flag(
                f"evidence.open_date.{fact.key}",
                "note",
                N_("No document gives a date: {subject}, {property}. {claim}"),
                {
                    "property": Ref("term", fact.property),
                    "subject": Ref("term", fact.subject),
                    "claim": Ref("claim", fact.claims[0].id),
                },
                fact.key,
            )


def one_sided(
    proposals: Iterable[Proposal],
    history: Mapping[str, list[StageEntry]],
    claims: Mapping[str, Claim],
) -> Iterator[Flag]:
    """Proposals below signature that rest on one ultimate source."""
    for proposal in proposals:
        entries = history.get(proposal.id, [])
        origins = {claims[name].chain[-1] for entry in entries for name in entry.claims}
        if len(origins) == 1 and all(rank(entry) < SIGNED for entry in entries):
            yield Flag(
                f"evidence.one_sided.{proposal.id}",
                "note",
                N_("{proposal} is known from {source} alone; no consent is shown."),
                {"proposal": Ref("term", proposal.id), "source": Ref("source", origins.pop())},
                proposal.id,
            )


def falling_stages(history: Mapping[str, list[StageEntry]]) -> Iterator[Flag]:
    """Proposals of which a later document reports a lower stage than an earlier one."""
    for name, entries in history.items():
        dated = [e for e in in_time(entries) if is_dated(e) and e.stage not in ENDS]
        for earlier, later in itertools.pairwise(dated):
            if rank(later) < rank(earlier):
                yield Flag(
                    f"evidence.falling.{name}",
                    "warning",
                    N_("{proposal} stood at {earlier} and is later reported at {later}."),
                    {
                        "proposal": Ref("term", name),
                        "earlier": Ref("word", earlier.stage),
                        "later": Ref("word", later.stage),
                    },
                    name,
                )
                break


def undated_ends(history: Mapping[str, list[StageEntry]]) -> Iterator[Flag]:
    """Proposals that a document calls suspended or cancelled without saying since when."""
    for name, entries in history.items():
        for entry in entries:
            if entry.stage in ENDS and not is_dated(entry) and any(map(is_dated, entries)):
                yield Flag(
                    f"evidence.undated_end.{name}",
                    "warning",
                    N_("{proposal} is reported as {stage} without a date; it may have ended."),
                    {"proposal": Ref("term", name), "stage": Ref("word", entry.stage)},
                    name,
                )
                break


def without_stage(
    proposals: Iterable[Proposal], history: Mapping[str, list[StageEntry]]
) -> Iterator[Flag]:
    """Proposals of which no claim says how far they are."""
    for proposal in proposals:
        if not history.get(proposal.id):
            yield Flag(
                f"evidence.no_stage.{proposal.id}",
                "warning",
                N_("No claim says how far {proposal} has come."),
                {"proposal": Ref("term", proposal.id)},
                proposal.id,
            )
