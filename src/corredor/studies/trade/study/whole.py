"""The run of the trade study, from the folder's rows and statistics to its result."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from corredor.core.errors import CorredorError
from corredor.core.finding import Finding, FindingTable, Flag
from corredor.core.study import Absent, Inputs, Result
from corredor.studies.trade.study import (
    claims,
    duties,
    equilibrium,
    exposure,
    files,
    flags,
    goods,
    gravity,
    investment,
    mirror,
    partial,
    precedents,
    reliability,
    shares_won,
    structure,
    weight,
)
from corredor.studies.trade.study.case import Case, case_of


@dataclass
class Made:
    """What the parts of the study made, in the order of the brief."""

    findings: list[Finding] = field(default_factory=list[Finding])
    tables: list[FindingTable] = field(default_factory=list[FindingTable])
    flags: list[Flag] = field(default_factory=list[Flag])
    absent: list[Absent] = field(default_factory=list[Absent])

    def add(
        self,
        findings: Iterable[Finding] = (),
        tables: Iterable[FindingTable] = (),
        flags: Iterable[Flag] = (),
        absent: Iterable[Absent] = (),
    ) -> None:
        """Take what a part made; tables without rows are left out."""
        self.findings += findings
        self.tables += [table for table in tables if table.rows]
        self.flags += flags
        self.absent += absent


def run(inputs: Inputs) -> Result:
    """Make the brief of each corridor; what can't be made leaves the rest standing."""
    try:
        case = case_of(inputs)
    except CorredorError as error:
        return Result(absent=(Absent("trade", error),))
    made = Made(absent=list(case.absent))
    for name, part in PARTS.items():
        try:
            part(case, made)
        except CorredorError as error:
            made.absent.append(Absent(f"trade.{name}", error))
    return Result(tuple(made.findings), tuple(made.tables), tuple(made.flags), tuple(made.absent))


def announced(case: Case, made: Made) -> None:
    """Set announced totals against statistics."""
    found, absent = claims.tested(case)
    table = claims.measures_table(found)
    made.add(
        claims.claim_findings(found, table),
        (claims.claims_table(found), table),
        flags.claim_flags(found),
        absent,
    )


def mirrored(case: Case, made: Made) -> None:
    """Audit what both sides report of the same trade."""
    found = mirror.audits(case)
    tables = (mirror.mirror_table(found), mirror.totals_table(found))
    made.add(mirror.headline(found), tables, flags.mirror_flags(case, found))


def weighed(case: Case, made: Made) -> None:
    """Say what the corridor is in the whole of each side's trade."""
    tables = (
        weight.weight_table(case),
        weight.partners_table(case),
        reliability.reliability_table(case),
        reliability.spread_table(case),
    )
    made.add(weight.weight_findings(case), tables)


def named_goods(case: Case, made: Made) -> None:
    """Set what is said to be sold against what statistics name."""
    found = goods.compared(case)
    tables = (goods.verdicts_table(found), goods.goods_table(found))
    made.add((), tables, goods.goods_flags(found))


def structured(case: Case, made: Made) -> None:
    """Say what flows by product, what both sides are good at, and what could flow."""
    tables = (
        structure.products_table(case),
        structure.structure_table(case),
        structure.potential_table(case),
        structure.complexity_table(case),
    )
    made.add((), tables, (), structure.missing(case))


def suggested(case: Case, made: Made) -> None:
    """Say how far trade lies from what size, distance and ties suggest."""
    found = gravity.readings(case)
    tables = (
        gravity.pairs_table(case, found),
        gravity.estimates_table(found),
        gravity.drops_table(found),
    )
    made.add((), tables, (), gravity.missing(found))


def charged(case: Case, made: Made) -> None:
    """Say what goods pay at borders, and what their inputs change."""
    found, absent = duties.answers(case.inputs)
    tables = (
        duties.duties_table(found),
        duties.timeline_table(found),
        duties.faults_table(found),
    )
    made.add((), tables, duties.duty_flags(found), absent)


def touched(case: Case, made: Made) -> None:
    """Say which goods meet another duty in a third market because of an input."""
    found, absent = exposure.exposed(case.inputs)
    table = exposure.exposure_table(found)
    made.add((), (table,), exposure.exposure_flags(found), absent)


def changed_duties(case: Case, made: Made) -> None:
    """Say what a change of a duty does to imports."""
    found, absent = partial.scenarios(case.inputs)
    table = partial.scenarios_table(found)
    made.add(partial.scenario_findings(found), (table,), (), absent)


def changed_borders(case: Case, made: Made) -> None:
    """Say what cheaper or dearer trade between two countries does to all."""
    found, absent = equilibrium.scenarios(case)
    table = equilibrium.outcomes_table(found)
    made.add((), (table,), equilibrium.equilibrium_flags(found), absent)


def invested(case: Case, made: Made) -> None:
    """Say what is known of direct investment, and what of its change may be stated."""
    found, absent = investment.stated(case.inputs)
    changed = investment.changes(case.inputs, found)
    tables = (investment.changes_table(changed), investment.series_table(found))
    findings = investment.fdi_findings(found, changed)
    made.add(findings, tables, investment.fdi_flags(changed), absent)


def preceded(case: Case, made: Made) -> None:
    """Say how comparable corridors developed."""
    asked = precedents.in_question(case)
    if asked is None:
        return
    stats, compared = asked
    effects = list(precedents.effects(case, stats, compared))
    tables = (
        precedents.development_table(stats, compared),
        precedents.nearness_table(precedents.nearness(stats, compared)),
        precedents.effects_table(effects),
    )
    made.add((), tables, precedents.precedent_flags(effects), precedents.missing(stats, compared))


def read_files(case: Case, made: Made) -> None:
    """Say what was read of each file."""
    made.add((), (files.files_table(case.files.files),))


def split(case: Case, made: Made) -> None:
    """Split the change of each side's exports."""
    made.add((), (shares_won.market_share_table(case),))


PARTS = {
    "claims": announced,
    "mirror": mirrored,
    "weight": weighed,
    "market_share": split,
    "goods": named_goods,
    "structure": structured,
    "gravity": suggested,
    "duties": charged,
    "exposure": touched,
    "scenarios": changed_duties,
    "equilibrium": changed_borders,
    "fdi": invested,
    "precedents": preceded,
    "files": read_files,
}
"""Parts of the brief, in its order."""
