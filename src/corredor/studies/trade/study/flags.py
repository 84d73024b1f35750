"""What a person must look at in the figures of a corridor: one function per rule."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from corredor.core.errors import N_
from corredor.core.finding import Flag, Ref
from corredor.studies.trade.calc.mirror.claim import Caution
from corredor.studies.trade.calc.mirror.ledger import Mark, Verdict, lasting
from corredor.studies.trade.study.case import Case, way_slug
from corredor.studies.trade.study.claims import Tested
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.mirror import Audited, latest_whole
from corredor.studies.trade.study.statistics import alpha2

FAR = 2


def country(code: str) -> Ref:
    """Return a country as a sentence names it."""
    return Ref("term", alpha2(code))


def ends(exporter: str, importer: str) -> dict[str, Ref]:
    """Return both ends of a direction of trade as a sentence names them."""
    return {"exporter": country(exporter), "importer": country(importer)}


def year(value: int) -> Ref:
    """Return a year as a sentence names it."""
    return Ref("date", str(value))


def mirror_flags(case: Case, found: Sequence[Audited]) -> Iterator[Flag]:
    """Yield what is to be said of the reports of both sides."""
    yield from old_reports(case, found)
    yield from unexplained(found)
    yield from structural(case, found)


def old_reports(case: Case, found: Sequence[Audited]) -> Iterator[Flag]:
    """Corridors with no year that both sides report, or whose last such year is not the last."""
    whole = latest_whole(found)
    for corridor in case.corridors:
        fields = {"first": country(corridor.first), "second": country(corridor.second)}
        one = whole.get(corridor.id)
        if one is None:
            sentence = N_(
                "No year has reports of both {first} and {second}: every figure of their trade is "
                "one side's word, an estimate, or made of both."
            )
            yield Flag(f"trade.one_sided.{corridor.slug}", "warning", sentence, fields)
            continue
        last = max(
            (when for stats in case.statistics for when in case.years(stats, corridor)), default=0
        )
        if last > one.year:
            fields |= {"year": year(one.year), "last": year(last)}
            sentence = N_(
                "{first} and {second} both report their trade up to {year}; figures up to {last} "
                "come from one side or are made of what there is."
            )
            yield Flag(f"trade.one_sided.{corridor.slug}", "warning", sentence, fields)


def unexplained(found: Sequence[Audited]) -> Iterator[Flag]:
    """Gaps of the last whole year that freight and timing do not explain."""
    for one in latest_whole(found).values():
        for result in one.findings:
            way = result.direction
            fields = {**ends(way.exporter, way.importer), "year": year(one.year)}
            key = way_slug(way.exporter, way.importer)
            if result.verdict == Verdict.UNEXPLAINED:
                sentence = N_(
                    "Trade from {exporter} to {importer} in {year}: the importer reports {gap} as "
                    "much as the exporter, which freight, insurance and goods under way don't "
                    "explain."
                )
                name = f"trade.mirror_gap.{one.year}.{key}"
                fields["gap"] = Ref("figure", name)
                yield Flag(f"trade.unexplained.{key}", "warning", sentence, fields)
            if Mark.CIF_BELOW_FOB in result.marks:
                sentence = N_(
                    "Trade from {exporter} to {importer} in {year}: the importer, who adds "
                    "freight, reports less than the exporter; a sign of another route, another "
                    "valuation or another year."
                )
                yield Flag(f"trade.cif_below_fob.{key}", "note", sentence, fields)


def structural(case: Case, found: Sequence[Audited]) -> Iterator[Flag]:
    """Gaps beyond a factor of two for years in a row: a matter of how goods are booked."""
    least = round(limit(case.inputs, "lasting_years").value)
    for corridor in case.corridors:
        for place, (exporter, importer) in enumerate(corridor.ways):
            held = [one for one in found if one.corridor.id == corridor.id]
            for stats in dict.fromkeys(one.stats.id for one in held):
                gaps = [one.findings[place].gap for one in held if one.stats.id == stats]
                years = lasting(gaps, FAR, least) or lasting(gaps, 1 / FAR, least)
                if not years:
                    continue
                known = [
                    one.year
                    for one in held
                    if one.stats.id == stats and not math.isnan(one.findings[place].gap)
                ]
                fields = {**ends(exporter, importer), "since": year(known[-years])}
                sentence = N_(
                    "From {since} on the two reports of trade from {exporter} to {importer} lie "
                    "beyond a factor of two apart in every year: that is how goods are booked, by "
                    "origin or by country of dispatch, and not an accident."
                )
                key = f"trade.structural_gap.{way_slug(exporter, importer)}.{stats}"
                yield Flag(key, "warning", sentence, fields)


def claim_flags(found: Iterable[Tested]) -> Iterator[Flag]:
    """Announced totals without a split, of one source, beside measures of other years."""
    for one in found:
        name, held = one.row.text("id"), one.comparison
        said = {"claimed": Ref("figure", one.quantity.key)}
        if Caution.UNSPLIT in held.cautions:
            sentence = N_(
                "The announced total {claimed} has no split into exports and imports: nobody can "
                "say which side's figures it adds."
            )
            yield Flag(f"trade.unsplit.{name}", "warning", sentence, said)
        if Caution.OTHER_YEAR in held.cautions and held.compared:
            fields = {
                **said,
                "claimed_year": year(one.claimed.year),
                "last": year(max(measure.year for measure in held.compared)),
            }
            sentence = N_(
                "No statistics that are loaded cover {claimed_year}; the announced {claimed} "
                "stands beside measures up to {last}."
            )
            yield Flag(f"trade.other_year.{name}", "note", sentence, fields)
        if Caution.FIGURE_OF_OTHER_YEAR in held.cautions:
            measure = held.agreeing[-1]
            fields = {**said, "agreeing": year(measure.year)}
            fields["claimed_year"] = year(one.claimed.year)
            sentence = N_(
                "The announced {claimed} of {claimed_year} equals, up to its rounding, a statistic "
                "of {agreeing}."
            )
            yield Flag(f"trade.old_figure.{name}", "note", sentence, fields)
