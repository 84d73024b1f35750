"""Publish: from a programme and its results to the pages and tables of ``out/``."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path
from typing import Any, Final

from corredor import __version__
from corredor.core.errors import CorredorError, Problems
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.label import LANGUAGES, Label
from corredor.core.quantity import Cited, Derived
from corredor.core.source import RowRef
from corredor.core.study import Result, quantity_of_cell
from corredor.programme.folder import Programme
from corredor.report.audit import audit_pages
from corredor.report.html import render_pages
from corredor.report.i18n import Speech
from corredor.report.leaves import dealt
from corredor.report.model import MapPlace, ReportModel
from corredor.run.code import DRAWING, PRINTING, source_digest, versions
from corredor.run.digests import canonical, digest_of
from corredor.run.execute import Executed, Progress, is_failed
from corredor.run.paper import AT_ONCE, Papers
from corredor.run.record import no_run, read_record
from corredor.run.store import Store
from corredor.run.varied import changes_table
from corredor.run.workers import Workers

APART: Final = ("places", "results")
CHAPTERS: Final = ("evidence", "screening", "forum", "routes", "energy", "trade", "appraisal")
"""Order of the chapters of a folder that names no studies."""
LABELLED: Final = ("terms", "organisations", "places", "sources")
"""Tables whose names the report uses, the first to name an id first; studies' tables follow."""


def report_model(programme: Programme, executed: Executed) -> ReportModel:
    """Gather what the pages are made from."""
    labels: dict[str, Label] = {}
    rows: dict[str, RowRef] = {}
    others = sorted(set(programme.tables) - set(LABELLED))
    for table in (*LABELLED, *others):
        for row in programme.tables.get(table, ()):
            name = row.text("id")
            if name and name not in labels and row.label != Label():
                labels[name] = row.label
                rows[name] = row.ref
    places = tuple(
        MapPlace(
            row.text("id"),
            row.label,
            quantity_of_cell("places", row, "latitude", "degree"),
            quantity_of_cell("places", row, "longitude", "degree"),
            row.text("country"),
        )
        for row in sorted(programme.tables["places"], key=lambda row: row.text("id"))
    )
    return ReportModel(
        title=_title(programme, labels),
        settings=programme.settings,
        languages=programme.languages,
        documents=programme.documents,
        sources=programme.sources,
        labels=labels,
        rows=rows,
        places=places,
        lines=programme.lines,
        borders=programme.borders,
        claims=programme.claims,
        facts=programme.facts,
        assumptions=programme.assumptions,
        results=_in_order(programme.wanted, executed.results),
        version=__version__,
        changes=changes_table(programme.changes),
    )


def _title(programme: Programme, labels: Mapping[str, Label]) -> Label:
    """Return the title of a report; a scenario has its own, as ``terms.csv`` names it or its id."""
    name = programme.scenario
    if not name:
        return programme.title
    label = labels.get(name, Label())
    texts = {
        language: f"{programme.title.spoken(language)[0]} – {label.spoken(language)[0] or name}"
        for language in LANGUAGES
    }
    return Label(**texts)


def _in_order(wanted: Sequence[str], results: Mapping[str, Result]) -> dict[str, Result]:
    """Return results in the order in which the folder names their studies, others after them."""
    names = dict.fromkeys((*wanted, *CHAPTERS, *results))
    return {name: results[name] for name in names if name in results}


def keep_model(model: ReportModel, executed: Executed, store: Store) -> str:
    """Keep all that the pages depend on, and return its digest.

    The results of the studies are in it by their own digests.
    """
    held = {f.name: getattr(model, f.name) for f in fields(model) if f.name not in APART}
    held["places"] = [[getattr(place, f.name) for f in fields(place)] for place in model.places]
    digests = {step.study: step.result for step in executed.steps}
    held["results"] = [(study, digests[study]) for study in model.results]
    return store.put_record(held)


def kept_model(out: Path) -> str:
    """Return the digest of what the last run's pages were made from; empty if there is none."""
    record = read_record(out)
    return record.model if record else ""


def load_model(out: Path) -> ReportModel:
    """Return what the last run's pages were made from.

    Raises
    ------
    NoRunYet
        E405: nothing has run here, or what it kept was removed.
    """
    digest = kept_model(out)
    store = Store(out)
    held: dict[str, Any] | None = store.get_record(digest) if digest else None
    if held is None:
        raise no_run(out)
    results = {study: store.get_record(digest) for study, digest in held.get("results", ())}
    if not results or None in results.values():
        raise no_run(out)
    try:
        places = tuple(MapPlace(*place) for place in held["places"])
        held |= {"places": places, "results": results}
        return ReportModel(**held)
    except (TypeError, KeyError):  # kept by a version whose records had other fields
        raise no_run(out) from None


def pages(
    model: ReportModel, digest: str, store: Store, progress: Progress, workers: Workers
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the report in each of its languages and the keys under which the store holds it.

    Raises
    ------
    Problems
        E406: a page prints a number that leads back to nothing. The page isn't kept.
    """
    code = source_digest(("report", "data", "core", "units")) + versions(DRAWING)
    made: dict[str, bytes] = {}
    papers = Papers(model, digest, store, code + versions(PRINTING), progress)
    keys = {one: digest_of(canonical([one, digest, code])) for one in model.languages}
    held = {language: _kept_leaves(store, key) for language, key in keys.items()}
    missing = [language for language, found in held.items() if found is None]
    begun: dict[str, Future[Fresh]] = {}
    if workers.count > 1 and len(missing) > 1:
        begun = {one: workers.submit(fresh_pages, model, one) for one in missing}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for language, leaves in held.items():
            name = f"report/{language}"
            progress(name, "started")
            if leaves is None:
                at_work = begun.get(language)
                leaves, orphans = at_work.result() if at_work else fresh_pages(model, language)
                if orphans:
                    raise Problems(orphans)
                _keep_leaves(store, keys[language], leaves)
            progress(name, "taken" if held[language] is not None else "made")
            made |= {f"{name}/{leaf}": content for leaf, content in leaves.items()}
            papers.ask(language, leaves, pool)
        made |= papers.made()
    return made, (*keys.values(), *papers.keys.values())


def _kept_leaves(store: Store, key: str) -> dict[str, bytes] | None:
    """Return the pages of a language that the store holds; None if one of them is gone."""
    kept = store.recall(key)
    names: Mapping[str, str] | None = store.get_record(kept) if kept else None
    if names is None:
        return None
    held = {name: store.get(digest) for name, digest in names.items()}
    found = {name: content for name, content in held.items() if content is not None}
    return found if len(found) == len(names) else None


def _keep_leaves(store: Store, key: str, leaves: Mapping[str, bytes]) -> None:
    names = {name: store.put(content) for name, content in leaves.items()}
    store.remember(key, store.put_record(names))


Fresh = tuple[Mapping[str, bytes], tuple[CorredorError, ...]]


def fresh_pages(model: ReportModel, language: str) -> Fresh:
    """Return the pages of a language as bytes, and the numbers in them that lead to nothing."""
    made = dealt(render_pages(model, language), Speech(language))
    return {name: page.encode() for name, page in made.items()}, tuple(audit_pages(made, model))


def tables_as_csv(model: ReportModel) -> dict[str, bytes]:
    """Return findings, claims and all tables as CSV files, safe to open in a spreadsheet."""
    made = {f"tables/{key}.csv": csv_bytes(table) for key, table in sorted(model.tables.items())}
    for table in (findings_table(model), claims_table(model)):
        made[f"tables/{table.key}.csv"] = csv_bytes(table)
    return made


def findings_table(model: ReportModel) -> FindingTable:
    """Return all findings as one table with value, unit, interval, origin and method."""
    rows: list[tuple[Cell, ...]] = []
    for key, found in sorted(model.findings.items()):
        quantity = found.quantity
        low, high = quantity.interval or (None, None)
        origin = quantity.origin
        method = origin.method.summary if isinstance(origin, Derived) else ""
        claims = tuple(c.id for c in origin.agreeing) if isinstance(origin, Cited) else ()
        kind = type(origin).__name__.lower()
        rows.append((key, quantity.value, quantity.unit, low, high, kind, method, claims))
    columns = (
        Column("key", "text", "finding"),
        Column("value", "number", "value"),
        Column("unit", "text", "unit"),
        Column("low", "number", "low"),
        Column("high", "number", "high"),
        Column("origin", "text", "origin"),
        Column("method", "text", "method"),
        Column("claims", "claim", "claims"),
    )
    return FindingTable("findings", "findings", columns, tuple(rows), ())


def claims_table(model: ReportModel) -> FindingTable:
    """Return all claims with their exact words and places."""
    rows: list[tuple[Cell, ...]] = [
        (
            claim.id,
            claim.kind,
            claim.document,
            claim.selector.exact,
            claim.selector.start,
            claim.selector.end,
            claim.fact,
            claim.value,
            claim.unit,
            claim.text,
            claim.qualifier,
            claim.chain,
        )
        for _, claim in sorted(model.claims.items())
    ]
    columns = (
        Column("id", "text", "claim"),
        Column("kind", "text", "kind"),
        Column("document", "text", "document"),
        Column("quote", "text", "quote"),
        Column("start", "number", "start"),
        Column("end", "number", "end"),
        Column("fact", "text", "fact"),
        Column("value", "number", "value"),
        Column("unit", "text", "unit"),
        Column("text", "text", "text"),
        Column("qualifier", "text", "qualifier"),
        Column("chain", "source", "chain"),
    )
    return FindingTable("claims", "claims", columns, tuple(rows), ("claims",))


def csv_bytes(table: FindingTable) -> bytes:
    """Return one table as CSV."""
    return _csv(tuple(column.name for column in table.columns), list(table.rows))


def _csv(head: tuple[str, ...], rows: list[tuple[Cell, ...]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    # The mark makes a spreadsheet read UTF-8.
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def safe_cell(cell: Cell) -> str | float | int | None:
    """Return a cell as CSV holds it; a text that a spreadsheet would compute is quoted.

    Examples
    --------
    >>> safe_cell("=1+1"), safe_cell(-2.5), safe_cell(("a", "b"))
    ("'=1+1", -2.5, 'a b')
    """
    if isinstance(cell, tuple):
        cell = " ".join(cell)
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{cell}"
    return cell


def summary_of(model: ReportModel) -> Mapping[str, int]:
    """Return the counts that a run ends with."""
    return {
        "findings": len(model.findings),
        "tables": len(model.tables),
        "flags": len(model.flags),
        "warnings": sum(flag.severity != "note" for flag in model.flags),
        "absent": len(model.absent),
        "failed": sum(is_failed(result) for result in model.results.values()),
    }
