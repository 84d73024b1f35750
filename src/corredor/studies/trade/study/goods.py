"""Goods: what is said to be sold set against what statistics name, period by period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corredor.core.claim import Fact
from corredor.core.errors import N_
from corredor.core.finding import Cell, FindingTable, Flag, Ref
from corredor.core.table import Row
from corredor.studies.trade.calc.mirror.composition import Composition, compare_goods
from corredor.studies.trade.inputs.tables import GOODS, PRODUCTS
from corredor.studies.trade.study.case import Case, code_of
from corredor.studies.trade.study.claims import fact_of
from corredor.studies.trade.study.columns import day, made, ratio, share, term, text, word
from corredor.studies.trade.study.limits import limit
from corredor.studies.trade.study.statistics import alpha2
from corredor.units import SHARE

NAMED, BEFORE, NEVER, LEFT_OUT = STANDINGS = (
    *("good_named", "good_named_before", "good_never_named", "good_left_out"),
)
"""How a claimed good stands to statistics: named in the last period, in an earlier one alone, in
none; or named in the last period and left out by the claim."""
STALE, FITS, OPEN = "composition_stale", "composition_fits", "composition_open"
BY_VALUE, BY_NAME = "by_value", "by_name"
HEADING: Final = 4
Way = tuple[str, str]


@dataclass
class Named:
    """What statistics name of one way of trade in one period.

    `values` by code, all in one unit; `unnumbered` are codes named without a number; `whole` is
    what all goods come to, 0 where that isn't known. `sources` say so.
    """

    values: dict[str, float] = field(default_factory=dict[str, float])
    unnumbered: set[str] = field(default_factory=set[str])
    whole: float = 0.0
    sources: dict[str, None] = field(default_factory=dict[str, None])

    @property
    def codes(self) -> set[str]:
        """All codes that are named."""
        return {*self.values, *self.unnumbered}


@dataclass(frozen=True)
class Compared:
    """A claimed list of goods of one way of trade, and what statistics name."""

    way: Way
    claimed: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Fact | None]
    named: Mapping[str, Named]
    standing: Mapping[str, str]
    omitted: tuple[tuple[str, float | None], ...]
    verdict: str
    method: str
    composition: Composition | None


def compared(case: Case) -> list[Compared]:
    """Return each claimed list of goods against statistics.

    Raises
    ------
    CorredorError
        E108, E110: a fact that no claims speak of, a country that no statistics know.
    """
    lists: dict[Way, list[Row]] = {}
    for row in case.inputs.table(PRODUCTS.name):
        if row.text("fact"):
            lists.setdefault((code_of(row, "exporter"), code_of(row, "importer")), []).append(row)
    found: list[Compared] = []
    for way, rows in lists.items():
        named = statistics_of(case, way)
        claimed = {row.text("id"): tuple(row.text("code").split()) for row in rows}
        facts = {row.text("id"): fact_of(case.inputs, row) for row in rows}
        found.append(_compared(case, way, claimed, facts, named))
    return found


def statistics_of(case: Case, way: Way) -> dict[str, Named]:
    """Return by period what statistics name of one way of trade, files before reports of them."""
    found: dict[str, Named] = {}
    for one in case.files.baskets:
        for product, value in one.named(*way).items():
            held = found.setdefault(str(one.year), Named())
            code = product[:HEADING]
            held.values[code] = held.values.get(code, 0.0) + value
            held.sources[one.source] = None
    if found:
        return dict(sorted(found.items()))
    for row in case.inputs.table(GOODS.name):
        if (code_of(row, "exporter"), code_of(row, "importer")) == way:
            _add(found.setdefault(row.text("period"), Named()), row)
    return dict(sorted(found.items()))


def _add(held: Named, row: Row) -> None:
    code, value = row.text("code"), row.number("value")
    held.sources[row.text("producer") or row.text("id")] = None
    if row.text("unit") == SHARE:
        held.whole = 1.0
    if not code:
        held.whole = held.whole or value or 0.0
    elif value is None:
        held.unnumbered.add(code)
    else:
        held.values[code] = held.values.get(code, 0.0) + value


def _compared(
    case: Case,
    way: Way,
    claimed: Mapping[str, tuple[str, ...]],
    facts: Mapping[str, Fact | None],
    named: Mapping[str, Named],
) -> Compared:
    least = limit(case.inputs, "goods_least").value
    periods = [period for period, held in named.items() if held.codes]
    if not periods:
        return Compared(way, claimed, facts, named, {}, (), OPEN, BY_NAME, None)
    standing = {name: _standing(codes, named, periods) for name, codes in claimed.items()}
    last = named[periods[-1]]
    omitted = tuple(_omitted(claimed, last, least))
    composition = _composition(claimed, named, periods, least)
    if composition is not None:
        verdict = STALE if composition.stale else FITS
        return Compared(
            way, claimed, facts, named, standing, omitted, verdict, BY_VALUE, composition
        )
    verdict = _by_name(list(standing.values()))
    return Compared(way, claimed, facts, named, standing, omitted, verdict, BY_NAME, None)


def _meets(codes: Sequence[str], known: Iterable[str]) -> bool:
    """Whether a claimed good and a named one overlap, whichever is coarser."""
    return any(code.startswith(one) or one.startswith(code) for code in codes for one in known)


def _standing(codes: Sequence[str], named: Mapping[str, Named], periods: Sequence[str]) -> str:
    seen = [_meets(codes, named[period].codes) for period in periods]
    return NAMED if seen[-1] else BEFORE if any(seen) else NEVER


def _omitted(
    claimed: Mapping[str, Sequence[str]], last: Named, least: float
) -> Iterator[tuple[str, float | None]]:
    """Yield goods of the last period that no claim names, by share, then those without one."""
    every = [code for codes in claimed.values() for code in codes]
    whole = last.whole or sum(last.values.values())
    shares = {code: value / whole for code, value in last.values.items() if whole}
    for code, part in sorted(shares.items(), key=lambda pair: (-pair[1], pair[0])):
        if part >= least and not _meets(every, [code]):
            yield code, part
    for code in sorted(last.unnumbered):
        if not _meets(every, [code]):
            yield code, None


def _composition(
    claimed: Mapping[str, Sequence[str]],
    named: Mapping[str, Named],
    periods: Sequence[str],
    least: float,
) -> Composition | None:
    """Compare by value, where every period has numbers and the last names nothing without one."""
    numbered = {period: held for period, held in named.items() if held.values}
    if len(numbered) < 2 or any(named[period].unnumbered for period in periods):
        return None
    flows = {at: dict(held.values) for at, held in enumerate(numbered.values())}
    for at, held in enumerate(numbered.values()):
        rest = held.whole - sum(held.values.values())
        if rest > 0:
            flows[at][""] = rest
    known = {code for held in numbered.values() for code in held.values}
    codes = {one for wanted in claimed.values() for one in _at_level(wanted, known)}
    return compare_goods(sorted(codes), flows, least)


def _at_level(codes: Sequence[str], known: Iterable[str]) -> Iterator[str]:
    """Yield claimed codes as coarse as statistics name them."""
    for code in codes:
        coarser = [one for one in known if code.startswith(one)]
        yield min(coarser, key=len) if coarser else code


def _by_name(standing: Sequence[str]) -> str:
    """Return the verdict by names alone: stale where most goods once named no longer are."""
    once = [one for one in standing if one in (NAMED, BEFORE)]
    if not once:
        return OPEN
    return STALE if once.count(BEFORE) > once.count(NAMED) else FITS


def goods_table(found: Iterable[Compared]) -> FindingTable:
    """Each claimed good, and whether statistics name it in their last period."""
    columns = (
        *(
            term("exporter"),
            term("importer"),
            term("good", "claimed_good"),
            text("code", "hs_code"),
        ),
        *(word("standing", "good_standing"), day("last_named"), day("last", "last_period")),
        share("share", "share_of_flow"),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        rows += _goods_rows(one)
    return made("goods", "claimed_goods", columns, rows, "trade/products", "trade/goods", "facts")


def _goods_rows(one: Compared) -> Iterator[tuple[Cell, ...]]:
    ends = (alpha2(one.way[0]), alpha2(one.way[1]))
    periods = [period for period, held in one.named.items() if held.codes]
    last = periods[-1] if periods else ""
    for name, codes in one.claimed.items():
        seen = [period for period in periods if _meets(codes, one.named[period].codes)]
        part = _share(codes, one.named[last]) if last else None
        said = (" ".join(codes), one.standing.get(name, ""), seen[-1] if seen else "", last)
        yield (*ends, name, *said, part)
    for code, part in one.omitted:
        shown = None if part is None else ratio(part)
        yield (*ends, "", code, LEFT_OUT, last, last, shown)


def _share(codes: Sequence[str], last: Named) -> float | None:
    whole = last.whole or sum(last.values.values())
    held = [value for code, value in last.values.items() if _meets(codes, [code])]
    return ratio(sum(held) / whole) if held and whole else None


def verdicts_table(found: Iterable[Compared]) -> FindingTable:
    """Whether each claimed list of goods fits what statistics name last."""
    columns = (
        *(term("exporter"), term("importer"), word("verdict", "composition_verdict")),
        *(word("method", "composition_method"), day("first", "first_period")),
        *(day("last", "last_period"), text("sources", "statistics")),
        *(share("peak", "share_at_peak"), share("latest", "share_at_last")),
    )
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        periods = [period for period, held in one.named.items() if held.codes] or [""]
        held = one.composition
        sources = dict.fromkeys(name for period in one.named.values() for name in period.sources)
        ends = (alpha2(one.way[0]), alpha2(one.way[1]))
        shares = (ratio(held.share[held.peak]), ratio(held.share[held.latest])) if held else ()
        said = (*ends, one.verdict, one.method, periods[0], periods[-1], " · ".join(sources))
        rows.append((*said, *(shares or (None, None))))
    return made("composition", "claimed_lists", columns, rows, "trade/products", "trade/goods")


def goods_flags(found: Iterable[Compared]) -> Iterator[Flag]:
    """Yield lists that no longer fit, and goods that they leave out."""
    for one in found:
        fields = {
            "exporter": Ref("term", alpha2(one.way[0])),
            "importer": Ref("term", alpha2(one.way[1])),
        }
        key = "-".join(one.way).lower()
        periods = [period for period, held in one.named.items() if held.codes]
        if not periods:
            sentence = N_(
                "The goods that {exporter} is said to sell to {importer} can't be checked: no "
                "statistics by product are loaded. Bring a file of BACI or UN Comtrade in "
                "{table}."
            )
            fields["table"] = Ref("text", "trade/flows.csv")
            yield Flag(f"trade.goods_unchecked.{key}", "warning", sentence, fields)
        elif one.verdict == STALE:
            fields["last"] = Ref("date", periods[-1])
            sentence = N_(
                "The list of what {exporter} sells to {importer} is stale: most of what "
                "statistics once named of it they no longer name in {last}."
            )
            yield Flag(f"trade.stale_composition.{key}", "warning", sentence, fields)
        if one.omitted:
            fields = {name: fields[name] for name in ("exporter", "importer")}
            fields["codes"] = Ref("text", " ".join(code for code, _ in one.omitted))
            sentence = N_(
                "The list of what {exporter} sells to {importer} leaves out goods that statistics "
                "name, by their codes: {codes}."
            )
            yield Flag(f"trade.goods_left_out.{key}", "note", sentence, fields)
