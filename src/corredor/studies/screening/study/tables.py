"""The tables of screening: every result with its list, its day and its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.screening.calc.score import Part
from corredor.studies.screening.calc.score.records import EQUAL, TRANSLITERATION
from corredor.studies.screening.inputs.entries import entry_digest
from corredor.studies.screening.study.gate import Gate, goods_digests, parts, unowned
from corredor.studies.screening.study.holdings import LISTED, UNSEEN, Owned
from corredor.studies.screening.study.lists import ScreenedList
from corredor.studies.screening.study.results import Answer, Hit, numbers_of
from corredor.studies.screening.study.rules import rules
from corredor.studies.screening.study.screen import Screening
from corredor.studies.screening.study.words import NO_HIT, NO_OWNERS, NOT_SCREENABLE

TO_PERCENT: Final = 100
DIGITS: Final = 6
SCORE_DIGITS: Final = 4
YES_NO: Final = {True: "yes", False: "no"}
BETWEEN: Final = " · "
ITSELF: Final = "listed_itself"
"""Answer on the ownership of a body that is on a list itself."""


def text(name: str, label: str = "") -> Column:
    """Return a column of texts as they stand."""
    return Column(name, "text", label or name)


def word(name: str, label: str = "") -> Column:
    """Return a column of words of the glossary."""
    return Column(name, "word", label or name)


def number(name: str, label: str = "", unit: str = "1") -> Column:
    """Return a column of numbers."""
    return Column(name, "number", label or name, unit)


def date(name: str, label: str = "") -> Column:
    """Return a column of dates."""
    return Column(name, "date", label or name)


def term(name: str, label: str = "") -> Column:
    """Return a column of ids of the folder."""
    return Column(name, "term", label or name)


def made(
    key: str, label: str, columns: Sequence[Column], rows: Iterable[tuple[Cell, ...]], *used: str
) -> FindingTable:
    """Return a table of the study; `used` are the tables of the folder that it was made from."""
    return FindingTable(f"screening.{key}", label, tuple(columns), tuple(rows), used)


def tables(screening: Screening, gates: Sequence[Gate]) -> list[FindingTable]:
    """Return the tables of results, those with rows."""
    all_of_them = (
        lists(screening),
        parties(screening),
        alignment(screening),
        coverage(screening),
        search(screening),
        ownership(screening),
        holdings(screening),
        goods(screening),
        assets(screening),
        gate(gates),
        of_proposals(screening),
        policy(screening),
    )
    return [table for table in all_of_them if table.rows]


def lists(screening: Screening) -> FindingTable:
    """Which files were read, whose they are, of when, and what they can't show."""
    columns = (
        *(text("list"), text("publisher"), text("regime"), text("format", "list_format")),
        *(date("published"), date("retrieved"), number("age", "list_age", "day")),
        *(number("rows", "list_rows"), number("entries", "list_entries")),
        *(number("left_out", "list_left_out"), word("fragment"), word("demo", "demo_list")),
        *(word("use", "list_use"), text("override_reason"), text("sha256", "digest")),
        *(text("file"), text("encoding"), word("replaced", "list_replaced"), text("warnings")),
    )
    current = {one.id for one in screening.lists}
    rows = [_list_row(one, one.id in current) for one in screening.every]
    return made("lists", "screened_lists", columns, rows, "screening/lists")


def _list_row(one: ScreenedList, is_current: bool) -> tuple[Cell, ...]:
    taken, row = one.snapshot, one.row
    counts = (taken.rows, taken.entries, taken.left_out) if taken else (None, None, None)
    codes = sorted({error.code for error in taken.warnings}) if taken else []
    codes += [one.error.code] if one.error else []
    return (
        *(one.id, taken.publisher if taken else row.text("publisher")),
        *(BETWEEN.join(one.regimes), row.text("format")),
        *(taken.published if taken else row.text("published"), row.text("retrieved")),
        one.age.days if one.age else None,
        *counts,
        YES_NO[bool(taken and taken.fragment)],
        YES_NO[bool(taken and taken.demo)],
        one.refused or one.silent or "whole_list",
        *(row.text("override_reason"), taken.sha256 if taken else ""),
        *(row.text("file"), taken.encoding if taken else ""),
        *("" if is_current else "yes", " ".join(codes)),
    )


def parties(screening: Screening) -> FindingTable:
    """The result of each party by list and regime; each measure of a hit is a row."""
    columns = (
        *(term("party"), text("list"), text("regime"), word("result"), word("because")),
        *(text("said", "asked_name"), text("entry", "list_entry"), text("listed_name")),
        *(word("alias", "alias_strength"), text("programme", "list_programme")),
        *(word("measure"), date("from", "valid_from"), date("to", "valid_to")),
        *(number("score", "match_likelihood"), text("explained"), text("matcher")),
        *(word("decision"), text("query", "query_digest"), text("entry_digest")),
    )
    ids = {party.id for party in screening.parties}
    rows = [_party_row(one) for one in screening.answers if one.party in ids]
    used = ("screening/parties", "screening/lists", "screening/decisions", "organisations")
    return made("parties", "screened_parties", columns, rows, *used)


def _party_row(one: Answer) -> tuple[Cell, ...]:
    hit, measure = one.hit, one.measure
    head = (one.party, one.list, one.regime, one.result, one.because)
    if hit is None or measure is None:
        return (*head, *("",) * 8, None, *("",) * 5)
    return (
        *head,
        *(hit.said, hit.entry.id, hit.name.text, hit.name.kind),
        *(measure.programme, measure.type, measure.starts, measure.ends),
        None if hit.score is None else round(hit.score, SCORE_DIGITS),
        *(explained(hit), hit.matcher, hit.decision.kind if hit.decision else ""),
        *(hit.query, entry_digest(hit.entry)),
    )


def explained(hit: Hit) -> str:
    """Return the alignment of a hit in one line; the chapter says it in words.

    Such as ``лукойл = LUKOIL (transliteration) · оао ~ OAO (form)``.
    """
    if not hit.parts:
        return hit.said
    marks = {True: "=", False: "~"}
    return BETWEEN.join(
        f"{part.query or '–'} {marks[part.similarity == 1]} {part.listed or '–'} ({how_met(part)})"
        for part in hit.parts
    )


def how_met(part: Part) -> str:
    """Return what relates two words: equal ones are written alike, else only their letters meet."""
    if part.how == EQUAL and part.query.casefold() != part.listed.casefold():
        return TRANSLITERATION
    return part.how


def alignment(screening: Screening) -> FindingTable:
    """Which words of a name met which words of the list, hit by hit."""
    columns = (
        *(term("party"), text("list"), text("entry", "list_entry"), word("how", "how_met")),
        *(text("asked", "asked_word"), text("listed", "listed_word")),
        *(number("weight", "word_weight"), number("similarity", "word_similarity")),
    )
    rows = [
        *(
            (
                *(hit.party, hit.list.id, hit.entry.id, f"met_{how_met(part)}"),
                *(part.query, part.listed),
                *(round(part.weight, SCORE_DIGITS), round(part.similarity, SCORE_DIGITS)),
            )
            for hit in screening.hits
            for part in hit.parts
        )
    ]
    return made("alignment", "name_alignment", columns, rows, "screening/lists")


def coverage(screening: Screening) -> FindingTable:
    """What was not screened and why: parties by list, regime and reason."""
    columns = (
        *(text("list"), text("regime"), word("result"), word("because")),
        number("parties", "parties_counted"),
    )
    counts = Counter(
        (one.list, one.regime, one.result, one.because)
        for one in screening.answers
        if one.result in (NOT_SCREENABLE, NO_HIT)
    )
    if bodies := len(unowned(screening)):
        counts["", "", NOT_SCREENABLE, NO_OWNERS] = bodies
    rows = [(*key, count) for key, count in sorted(counts.items())]
    return made("coverage", "screening_coverage", columns, rows, "screening/lists")


def ownership(screening: Screening) -> FindingTable:
    """What each rule makes of each body that is held, with its proof."""
    columns = (
        *(term("party", "body_held"), text("rule", "ownership_rule"), word("answer")),
        *(number("low", "least_distance", "percent"), number("high", "most_distance", "percent")),
        *(number("unstated", "unstated_part", "percent"), text("missing", "missing_coverage")),
        *(term("listed", "listed_owners"), text("proof"), word("checked", "proof_checked")),
        *(word("flags", "red_flags"), date("as_of"), text("source")),
    )
    day = screening.policy.as_of.isoformat() if screening.policy.as_of else ""
    sources = {held.rule.regime: held.rule.source for held in rules() if held.rule.holds(day)}
    rows = [
        (
            *(one.body, one.rule, _answer(one), _percent(one.low), _percent(one.high)),
            *(_percent(one.unstated), _missing(one)),
            *(one.listed, " ".join(one.proof), YES_NO[one.checked] if one.proof else ""),
            *(one.flags, day, sources.get(one.rule, "")),
        )
        for one in screening.owned
    ]
    return made("ownership", "screened_ownership", columns, rows, "screening/ownership")


def _answer(one: Owned) -> str:
    return ITSELF if one.answer == LISTED else one.answer


def _missing(one: Owned) -> str:
    """Return the regimes without a list; what is missing of owners stands in the flags."""
    return " ".join(name for name in one.missing if name != UNSEEN)


def _percent(value: Fraction) -> float:
    return round(float(value * TO_PERCENT), DIGITS)


def holdings(screening: Screening) -> FindingTable:
    """All holdings that were followed, as their sources state them."""
    columns = (
        *(
            text("holding"),
            term("owner", "holding_owner"),
            term("asset", "body_held"),
            text("share", "share_text"),
        ),
        *(word("control", "control_held"), date("from", "valid_from"), date("to", "valid_to")),
        *(text("source"), date("date")),
    )
    rows = [
        (
            *(one.id, one.holding.owner, one.holding.asset, one.text),
            *(YES_NO[one.holding.control], one.holding.starts, one.holding.ends),
            *(one.source, one.date),
        )
        for one in screening.stated.held
    ]
    return made("holdings", "screened_holdings", columns, rows, "screening/ownership")


def goods(screening: Screening) -> FindingTable:
    """What each list of goods says of each code; a code only indicates."""
    columns = (
        *(text("good"), text("code", "goods_code"), text("edition", "hs_edition")),
        *(text("description"), text("list"), word("outcome", "goods_outcome"), text("tier")),
        *(text("listed", "listed_codes"), term("party"), term("proposal")),
        *(text("query", "query_digest"), text("entry_digest")),
    )
    rows = [
        (
            *(line.row.text(name) for name in ("id", "code", "edition", "description")),
            line.list,
            "LISTED" if line.found.is_listed else line.found.answer,
            line.found.answer if line.found.is_listed else "",
            " ".join(line.found.listed),
            *(line.row.text("party"), line.row.ids("proposal")),
            *goods_digests(line),
        )
        for line in screening.goods
    ]
    return made("goods", "screened_goods", columns, rows, "screening/goods")


def assets(screening: Screening) -> FindingTable:
    """What lists say of each vessel, aircraft and security."""
    columns = (
        *(text("asset"), word("kind", "asset_kind"), word("number_kind"), text("number")),
        *(word("fault", "number_fault"), text("list"), text("regime"), word("result")),
        *(word("because"), text("entry", "list_entry"), text("listed_name"), word("measure")),
    )
    held = {one.party.id: one for one in screening.assets}
    rows: list[tuple[Cell, ...]] = []
    for one in (answer for answer in screening.answers if answer.party in held):
        row, party = held[one.party].row, held[one.party].party
        fault = next((f"number_{n.fault}" for n in numbers_of(party) if n.fault), "")
        hit = one.hit
        rows.append(
            (
                *(row.text(name) for name in ("id", "kind", "number_kind", "number")),
                *(fault, one.list, one.regime, one.result, one.because),
                *((hit.entry.id, hit.name.text) if hit else ("", "")),
                one.measure.type if one.measure else "",
            )
        )
    return made("assets", "screened_assets", columns, rows, "screening/assets")


def gate(gates: Sequence[Gate]) -> FindingTable:
    """Who and what may go on: what forum and appraisal read."""
    columns = (
        *(
            term("subject"),
            word("kind", "subject_kind"),
            word("gate", "gate_passage"),
            word("result"),
        ),
        word("because"),
    )
    rows = [(g.subject, g.kind, g.gate, g.result, g.because) for g in gates]
    used = ("screening/parties", "screening/lists", "screening/decisions", "screening/policy")
    return made("gate", "screening_gate", columns, rows, *used)


def of_proposals(screening: Screening) -> FindingTable:
    """Parties, assets and goods of each proposal, each with its own gate."""
    columns = (
        *(term("proposal"), term("part", "proposal_part"), word("kind", "subject_kind")),
        *(word("gate", "gate_passage"), word("result"), word("because")),
    )
    rows = [
        (name, part.subject, part.kind, part.gate, part.result, part.because)
        for name, part in parts(screening)
    ]
    used = ("screening/parties", "screening/assets", "screening/goods", "screening/lists")
    return made("parts", "screening_parts", columns, rows, *used)


def policy(screening: Screening) -> FindingTable:
    """What was settled before anybody was screened, and what the defaults were."""
    held = screening.policy
    columns = (word("rule"), text("value", "rule_value"), word("stated"))
    values = {
        "as_of": held.as_of.isoformat() if held.as_of else "",
        "required_regimes": " ".join(held.required),
        "four_eyes": YES_NO[held.four_eyes],
        "draft": YES_NO[bool(held.draft)],
        "ended_before": held.ended_before.isoformat() if held.ended_before else "",
        "owners_required": YES_NO[held.owners_required],
        "second_opinion": _second_opinion(screening),
        **{name: f"{value:g}" for name, value in held.numbers.items()},
        "match_from": _by_schema({n: t.match for n, t in screening.matched.thresholds.items()}),
        "review_from": _by_schema({n: t.review for n, t in screening.matched.thresholds.items()}),
    }
    rows = [
        (f"rule_{name}", value, YES_NO[name in held.stated])
        for name, value in sorted(values.items())
    ]
    return made("policy", "screening_policy", columns, rows, "screening/policy")


def _second_opinion(screening: Screening) -> str:
    """Return whether a second matcher was asked for, and if so which ones looked."""
    if not screening.policy.second_opinion:
        return YES_NO[False]
    return f"{YES_NO[True]}: {screening.matched.second.matchers}"


def _by_schema(values: Mapping[str, float]) -> str:
    return BETWEEN.join(f"{name} {value:g}" for name, value in sorted(values.items()))


def search(screening: Screening) -> FindingTable:
    """What was looked for in the lists: nothing within this budget was left out."""
    held = screening.matched.coverage
    edits = {count: length for length, count in held.budget.edits}
    columns = (
        *(number("names", "names_searched"), number("wordless", "names_wordless")),
        *(number("asked", "names_asked"), number("truncated", "names_truncated")),
        *(number("one_edit", "rule_one_edit_from"), number("two_edits", "rule_two_edits_from")),
        *(number("share", "covered_share"), text("keys", "search_keys")),
    )
    row = (
        *(held.names, held.wordless, held.asked, held.truncated),
        *(edits.get(1), edits.get(2), held.budget.share, " ".join(held.keys)),
    )
    return made("search", "screening_search", columns, [row], "screening/lists")
