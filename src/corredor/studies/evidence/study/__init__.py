"""The evidence study: from claims and facts to findings, tables and flags.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain, pairwise
from typing import Annotated

from corredor.core.claim import Fact
from corredor.core.derivation import accepted_derivations
from corredor.core.derive import derive, tally
from corredor.core.errors import (
    InputAbsent,
    MissingConversion,
    MixedBasis,
    NotComputed,
    QuantityError,
)
from corredor.core.finding import Finding, FindingTable
from corredor.core.quantity import Quantity
from corredor.core.study import Absent, Inputs, Result, Study, quantity_of_fact
from corredor.studies.evidence.calc import change, deflated_amount
from corredor.studies.evidence.inputs import (
    PROPOSALS,
    STAGE_HISTORY,
    proposals,
    stage_history,
)
from corredor.studies.evidence.study import doubts, flags, tables
from corredor.studies.evidence.study.kinship import derivations_table, kin_of, probabilities
from corredor.studies.evidence.study.support import (
    origins_findings,
    support_table,
    supported,
    unseen_table,
)
from corredor.units import NOMINAL, money_in


def documents_count(table: FindingTable) -> Annotated[float, "document"]:
    """Number of documents in the index."""
    return float(len(table.rows))


def claims_count(table: FindingTable) -> Annotated[float, "claim"]:
    """Number of claims quoted from the documents."""
    return float(sum(int(str(count)) for count in table.column("claims")))


def figures_count(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of facts that are figures."""
    return float(len(table.rows))


def corroborated_count(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of figures on which independent sources agree."""
    return float(table.column("stance").count("corroborated"))


def single_source_count(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of figures that rest on one independent source."""
    return float(table.column("stance").count("single_source"))


def disputed_count(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of figures on which sources disagree."""
    return float(table.column("stance").count("disputed"))


def decided_count(table: FindingTable) -> Annotated[float, "fact"]:
    """Number of figures on which a person has decided."""
    return float(table.column("stance").count("decided"))


def conflicts_count(table: FindingTable) -> Annotated[float, "conflict"]:
    """Number of facts of which two readings can't both be taken."""
    names = ("subject", "property", "period")
    return float(len(set(zip(*(table.column(name) for name in names), strict=True))))


def events_count(table: FindingTable) -> Annotated[float, "event"]:
    """Number of events in the timeline."""
    return float(len(table.rows))


def proposals_count(table: FindingTable) -> Annotated[float, "proposal"]:
    """Number of proposals in the register."""
    return float(len(table.rows))


COUNTS: tuple[tuple[str, str, Callable[[FindingTable], float]], ...] = (
    ("documents", "evidence.documents", documents_count),
    ("claims", "evidence.documents", claims_count),
    ("figures", "evidence.facts", figures_count),
    ("corroborated", "evidence.facts", corroborated_count),
    ("single_source", "evidence.facts", single_source_count),
    ("disputed", "evidence.facts", disputed_count),
    ("decided", "evidence.facts", decided_count),
    ("conflicts", "evidence.conflicts", conflicts_count),
    ("events", "evidence.timeline", events_count),
    ("proposals", "evidence.proposals", proposals_count),
)


def run(inputs: Inputs) -> Result:
    """Say what is claimed, how well it is supported, and where sources differ."""
    if not inputs.claims:
        absent = InputAbsent(None, study="evidence", input="claims.csv")
        return Result(absent=(Absent("evidence", absent),))
    facts = [inputs.facts[key] for key in sorted(inputs.facts)]
    register = proposals(inputs.table("evidence/proposals"))
    history = stage_history(inputs.table("evidence/stages"))
    claims = [inputs.claims[name] for name in sorted(inputs.claims)]
    kin = kin_of(inputs.documents, accepted_derivations(inputs.table("derivations")), claims)
    held = supported(facts, kin.ties, inputs.sources, inputs.ensemble)
    made = (
        tables.facts_table(facts),
        tables.conflicts_table(facts),
        tables.timeline_table(facts),
        tables.items_table(facts),
        tables.statements_table(facts),
        tables.series_table(facts),
        tables.proposals_table(register, history),
        tables.stages_table(history),
        tables.origins_table(claims),
        tables.documents_table(inputs.documents.values(), claims),
        derivations_table(kin),
        support_table(held),
        unseen_table(claims, inputs.sources),
    )
    by_key = {table.key: table for table in made}
    changes, absent_changes = _changes(inputs, facts)
    documents = [inputs.documents[name] for name in sorted(inputs.documents)]
    raised = chain(
        flags.disputed(facts),
        flags.unknown_basis(facts),
        flags.doubtful_changes(changes),
        flags.falling_stages(history),
        flags.undated_ends(history),
        flags.without_stage(register, history),
        flags.unnamed_publishers(documents),
        flags.undated_documents(documents),
        flags.open_dates(facts),
        flags.one_sided(register, history, inputs.claims),
        doubts.weak_corroboration(held),
        doubts.undecided_derivations(kin),
        doubts.translations_not_sought(kin),
    )
    counts = tuple(
        Finding(f"evidence.count.{label}", label, tally(function, by_key[table]))
        for label, table, function in COUNTS
    )
    found = (
        *counts,
        *_fact_findings(facts),
        *changes,
        *origins_findings(held),
        *probabilities(kin),
    )
    return Result(found, made, tuple(raised), absent_changes)


def _fact_findings(facts: list[Fact]) -> Iterator[Finding]:
    for fact in facts:
        if tables.value_key(fact):
            subject = (fact.subject, fact.property)
            yield Finding(
                f"evidence.fact.{fact.key}", "fact_value", quantity_of_fact(fact), subject
            )


def _changes(inputs: Inputs, facts: list[Fact]) -> tuple[tuple[Finding, ...], tuple[Absent, ...]]:
    """Set each figure of a series against the one before, in prices of one year."""
    found: list[Finding] = []
    absent: list[Absent] = []
    for (subject, name, scope, _), members in tables.series_of(facts).items():
        series = ".".join(part for part in (subject, name, scope) if part)
        for earlier, later in pairwise(members):
            key = f"evidence.change.{series}.{earlier.period}.{later.period}"
            try:
                _refuse_mixed_basis(key, earlier, later)
                quantity = _change(inputs, key, quantity_of_fact(earlier), quantity_of_fact(later))
            except (QuantityError, NotComputed) as error:
                absent.append(Absent(key, error))
            else:
                found.append(Finding(key, "change", quantity, (subject, name)))
    return tuple(found), tuple(absent)


def _refuse_mixed_basis(key: str, earlier: Fact, later: Fact) -> None:
    first, second = tables.basis_of(earlier), tables.basis_of(later)
    if first and second and first != second and "unknown" not in (first, second):
        names = {"first": earlier.key, "basis": first, "second": later.key, "other_basis": second}
        raise MixedBasis(None, key=key, **names)


def _change(inputs: Inputs, key: str, earlier: Quantity, later: Quantity) -> Quantity:
    then, now = money_in(earlier.unit), money_in(later.unit)
    if len(then) == len(now) == 1 and then[0].code == now[0].code and then != now:
        years = (then[0].year, now[0].year)
        deflator = None if NOMINAL in years else inputs.deflator(then[0].code, *years)
        if deflator is None:
            units = {"source": then[0].unit, "target": now[0].unit}
            raise MissingConversion(None, key=key, table="deflators.csv", **units)
        earlier = derive(deflated_amount, amount=earlier, deflator=deflator)
    return derive(change, earlier=earlier, later=later)


STUDY = Study(
    name="evidence",
    tables=(
        "documents",
        "sources",
        "claims",
        "facts",
        "deflators",
        "derivations",
        PROPOSALS,
        STAGE_HISTORY,
    ),
    needs=(),
    run=run,
)
