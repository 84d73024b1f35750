"""Tables of worth: proposals at a glance, measures, rates, yearly flows, who gains and pays."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.inputs import APPRAISALS
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.judged import Judged
from corredor.studies.appraisal.study.lines import Line
from corredor.studies.appraisal.study.measures import PROFILE
from corredor.studies.appraisal.study.proposals import PROPOSALS
from corredor.studies.appraisal.study.tables.made import (
    ANALYSIS,
    MILLION,
    OF_FLOWS,
    PROPOSAL,
    made,
    millions,
)


def judgements(found: Found) -> FindingTable:
    """Gate, stage, worth, chance and worth as of today of each proposal."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            gate, case = one.case.gate, one.case
            ranked = one.is_ranked
            yield (
                case.id,
                gate.gate,
                gate.because,
                case.stage,
                one.main,
                case.key(f"{one.main}_value") if ranked else None,
                case.key("built"),
                case.key("worth_today") if ranked else None,
                case.klass.state,
            )

    columns = (
        PROPOSAL,
        Column("gate", "word", "gate"),
        Column("because", "word", "because"),
        Column("stage", "word", "stage"),
        ANALYSIS,
        Column("value", "figure", "net_present_value"),
        Column("built", "figure", "chance_built"),
        Column("today", "figure", "worth_today"),
        Column("overrun", "word", "overrun_state"),
    )
    return made("judgements", columns, rows(), OF_FLOWS)


def proposed(found: Found) -> FindingTable:
    """Who proposes what to whom, by which claims, and who appraised it when."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            said, row = one.case.proposed, one.case.row
            yield (
                *(one.case.id, said.proposer, said.counterpart, said.claims),
                *(row.text(name) for name in ("owner", "date", "rationale")),
            )

    columns = (
        *(PROPOSAL, Column("proposer", "term", "proposer")),
        Column("counterpart", "term", "counterpart"),
        Column("claims", "claim", "claims"),
        *(Column("owner", "text", "appraised_by"), Column("date", "date", "date")),
        Column("rationale", "text", "rationale"),
    )
    return made("proposed", columns, rows(), (APPRAISALS.name, PROPOSALS))


def measures(found: Found) -> FindingTable:
    """What the flows of each analysis come to."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for analysis, held in one.measures.items():
                spread = one.spreads[analysis]
                ends = [q / MILLION for q in spread.quantiles] if spread else [None] * 3
                key = one.case.key(f"{analysis}_value")
                ratio = one.worths[analysis].ratio
                yield (
                    *(one.case.id, analysis, key, *ends),
                    *((spread.error / MILLION, spread.below) if spread else (None, None)),
                    one.case.key(f"{analysis}_ratio") if ratio is not None else None,
                    *(held.modified, held.payback, held.discounted, *held.paybacks, held.never),
                    *(millions(held.annual), millions(held.annual_cost), held.immediate),
                )

    columns = (
        *(PROPOSAL, ANALYSIS, Column("value", "figure", "net_present_value")),
        *(Column(f"p{n}", "number", f"value_p{n}", f"M{found.money}") for n in (10, 50, 90)),
        Column("error", "number", "median_error", f"M{found.money}"),
        Column("below", "number", "share_below_nothing", "share"),
        Column("ratio", "figure", "benefit_cost_ratio"),
        Column("modified", "number", "modified_rate", "share"),
        Column("payback", "number", "payback", "year"),
        Column("discounted", "number", "discounted_payback", "year"),
        *(Column(f"payback_p{n}", "number", f"payback_p{n}", "year") for n in (10, 50, 90)),
        Column("never", "number", "never_paid_back", "share"),
        Column("annual", "number", "equivalent_annual", f"M{found.money}/year"),
        Column("annual_cost", "number", "equivalent_annual_cost", f"M{found.money}/year"),
        Column("immediate", "number", "immediate_return", "share"),
    )
    return made("measures", columns, rows(), OF_FLOWS)


def rates(found: Found) -> FindingTable:
    """Every rate of return, or the proof that there is none."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for analysis, held in one.measures.items():
                proof = "proven" if held.rates.certified else "not_proven"
                if held.rates.conventional:
                    proof = "one_sign_change"
                values = [rate.value for rate in held.rates.rates]
                state = ("no_rate", "one_rate")[len(values)] if len(values) < 2 else "many_rates"
                for value in values or (None,):
                    yield one.case.id, analysis, state, value, proof

    columns = (
        *(PROPOSAL, ANALYSIS, Column("state", "word", "rates_state")),
        *(Column("rate", "number", "rate_of_return", "share"), Column("proof", "word", "proof")),
    )
    return made("rates", columns, rows(), OF_FLOWS)


def profile(found: Found) -> FindingTable:
    """Worth of each analysis at a range of rates."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for analysis, held in one.measures.items():
                for rate, value in zip(PROFILE, held.profile, strict=True):
                    yield one.case.id, analysis, rate, value / MILLION

    columns = (
        *(PROPOSAL, ANALYSIS, Column("rate", "number", "discount_rate", "share")),
        Column("value", "number", "net_present_value", f"M{found.money}"),
    )
    return made("profile", columns, rows(), OF_FLOWS)


def yearly(found: Found) -> FindingTable:
    """Net flows year by year at the central values."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            first = int(one.case.row.number("base_year") or 0)
            for analysis, held in one.measures.items():
                for year, flow in enumerate(held.flows):
                    yield one.case.id, analysis, str(first + year), float(flow) / MILLION

    columns = (
        *(PROPOSAL, ANALYSIS, Column("year", "date", "year")),
        Column("flow", "number", "net_flow", f"M{found.money}"),
    )
    return made("years", columns, rows(), OF_FLOWS)


def lines(found: Found) -> FindingTable:
    """Present value of each flow."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            for analysis, worth in one.worths.items():
                for line in one.case.lines:
                    if line.id in worth.lines:
                        key = one.case.key(f"{analysis}_part") + f".{line.id}"
                        row = line.row
                        yield (
                            *(one.case.id, analysis, line.id, line.account, row.text("side"), key),
                            _time(one, line),
                            "derived" if row.text("finding") else "assumed",
                            *(row.text(name) for name in ("rationale", "owner", "date")),
                        )

    columns = (
        *(PROPOSAL, ANALYSIS, Column("line", "term", "flow_line")),
        *(Column("account", "word", "account"), Column("side", "text", "country")),
        Column("value", "figure", "present_value"),
        *(Column("when", "date", "time_of_flow"), Column("status", "word", "status")),
        *(Column("rationale", "text", "rationale"), Column("owner", "text", "owner")),
        Column("date", "date", "date"),
    )
    return made("lines", columns, rows(), OF_FLOWS)


def _time(one: Judged, line: Line) -> str:
    """Return the years of a flow, or its day, in EDTF."""
    first = int(one.case.row.number("base_year") or 0)
    years = [str(first + year) for year in (line.years[0], line.years[-1])]
    return line.row.text("day") or "/".join(dict.fromkeys(years))


def sides(found: Found) -> FindingTable:
    """Who gains and who pays, by the countries of the flows."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            worth = one.worths.get(one.main)
            sums: dict[str, float] = {}
            for line in one.case.lines:
                side = line.row.text("side")
                if worth and side and line.id in worth.lines:
                    value = line.sign * worth.lines[line.id].value
                    sums[side] = sums.get(side, 0.0) + value
            for side, value in sorted(sums.items()):
                yield (
                    one.case.id,
                    side,
                    "side_gains" if value >= 0 else "side_pays",
                    value / MILLION,
                )

    columns = (
        *(PROPOSAL, Column("side", "text", "country"), Column("who", "word", "who_gains")),
        Column("value", "number", "net_present_value", f"M{found.money}"),
    )
    return made("sides", columns, rows(), OF_FLOWS)


def conventions(found: Found) -> FindingTable:
    """Central worth and place of each proposal under each convention of discounting."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.places:
            moved = "other_place" if one.moved else "same_place"
            yield one.proposal, one.scheme, one.worth / MILLION, one.place, moved

    columns = (
        *(PROPOSAL, Column("convention", "word", "discount_convention")),
        Column("value", "number", "net_present_value", f"M{found.money}"),
        Column("place", "number", "order_of_worth", "1"),
        Column("moved", "word", "place_moved"),
    )
    return made("conventions", columns, rows(), OF_FLOWS)
