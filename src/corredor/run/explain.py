"""Explain: the lineage tree of a number, as lines of text in the user's language."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from corredor.core.claim import Claim
from corredor.core.errors import N_, UnknownFinding
from corredor.core.lineage import walk
from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from corredor.report.i18n import Speech
from corredor.report.model import ReportModel
from corredor.report.numerals import numeral, prices_of
from corredor.report.wording import Wording

NEAR: Final = 3


@dataclass(frozen=True)
class Line:
    """One line of the tree: how deep it stands and what it says."""

    depth: int
    text: str


def keys(model: ReportModel) -> tuple[str, ...]:
    """Return every key of a finding, fact, claim, assumption, cell or table."""
    known = {*model.ledger.quantities, *model.tables}
    known |= {claim.key for claim in model.claims.values()}
    known |= {f"facts.{key}" for key in model.facts}
    return tuple(sorted(known))


def explain(model: ReportModel, key: str, speech: Speech, folder: Path) -> tuple[Line, ...]:
    """Return the lineage of what stands under a key.

    Parameters
    ----------
    key
        Key of a finding, a fact, a claim, an assumption, a cell or a table.

    Raises
    ------
    UnknownFinding
        E403: the last run has nothing under that key.
    """
    if key in model.ledger:
        return tuple(_tree(model, model.ledger[key], key, speech))
    if key in model.tables:
        return tuple(_table(model, key, speech))
    fact = model.facts.get(key.removeprefix("facts."))
    if fact is not None:
        said = speech.translate(N_("no number: {stance}")).format(
            stance=Wording(model, speech).word(fact.stance)
        )
        lines = [Line(0, f"{key} — {said}")]
        for claim in fact.claims:
            lines += _claim(model, claim, 1, speech)
        return tuple(lines)
    claim = model.claims.get(key.removeprefix("claims."))
    if claim is not None:
        return tuple(_claim(model, claim, 0, speech))
    near = difflib.get_close_matches(key, keys(model), NEAR, cutoff=0) or ["evidence.facts"]
    raise UnknownFinding(None, key=key, near=near[0], folder=folder)


def _tree(model: ReportModel, top: Quantity, key: str, speech: Speech) -> Iterator[Line]:
    for step in walk(top):
        quantity = step.quantity
        name = key if step.depth == 0 else (quantity.key or quantity.digest[:12])
        role = f"{step.role}: " if step.role else ""
        shown = numeral(quantity, speech)
        title = f" ({shown.title})" if shown.title else ""
        yield Line(step.depth, f"{role}{name} = {shown.text}{title}")
        if step.repeated and isinstance(quantity.origin, Derived):
            yield Line(step.depth + 1, speech.translate(N_("as above")))
            continue
        yield from _origin(model, quantity, step.depth + 1, speech)


def _origin(model: ReportModel, quantity: Quantity, depth: int, speech: Speech) -> Iterator[Line]:
    match quantity.origin:
        case Derived(method, _, choices, _):
            yield Line(depth, f"{speech.translate(method.summary)} [{method.module}.{method.name}]")
            for name in sorted(choices):
                yield Line(depth, f"{name}: {choices[name]}")
        case Cited(_, _, agreeing, stance, _):
            yield Line(depth, Wording(model, speech).word(stance))
            for claim in agreeing:
                yield from _claim(model, claim, depth, speech)
        case Assumed(held):
            text = N_("assumed by {owner} on {date}: {rationale}")
            said = {"owner": held.owner, "date": held.date, "rationale": held.rationale}
            yield Line(depth, f"{speech.translate(text).format(**said)} [{held.place}]")
        case LookedUp(table, row, column, source, place):
            where = f"{place.file}:{place.line}" if place else table
            yield Line(depth, f"{where} {row} {column}")
            if source.title:
                text = N_("{producer}: {title}, retrieved {date}")
                said = {
                    "producer": source.producer,
                    "title": source.title,
                    "date": source.retrieved,
                }
                yield Line(depth, speech.translate(text).format(**said))


def _claim(model: ReportModel, claim: Claim, depth: int, speech: Speech) -> Iterator[Line]:
    document = model.documents[claim.document]
    selector = claim.selector
    where = f"{document.file}:{selector.start}-{selector.end}"
    yield Line(depth, f"{claim.key} “{selector.exact}” [{where}; {claim.place}]")
    links = [model.sources[name].name.spoken(speech.language)[0] or name for name in claim.chain]
    yield Line(depth + 1, " → ".join(links))
    if prices_of(claim.unit, speech):
        yield Line(depth + 1, prices_of(claim.unit, speech))
    if claim.note:
        yield Line(depth + 1, claim.note)


def _table(model: ReportModel, key: str, speech: Speech) -> Iterator[Line]:
    table = model.tables[key]
    yield Line(0, key)
    text = speech.translate(N_("made from {tables}"))
    yield Line(1, text.format(tables=", ".join(table.sources)))
    yield Line(1, ", ".join(column.name for column in table.columns))
