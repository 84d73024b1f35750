"""The programme folder: read as a whole, or refused with all that is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from corredor.core.assumption import Assumption
from corredor.core.attached import AttachedFile
from corredor.core.claim import Claim, Decision, Fact
from corredor.core.derivation import accepted_derivations
from corredor.core.errors import (
    CorredorError,
    DecisionElsewhere,
    MissingLanguage,
    NotAProgramme,
    Problems,
    UnknownReference,
)
from corredor.core.label import Label
from corredor.core.source import Document, Source
from corredor.core.study import Settings
from corredor.core.table import Row, TableSpec
from corredor.programme.claims import read_claims, with_empty_chains
from corredor.programme.diagnostics import Diagnostics
from corredor.programme.documents import read_documents
from corredor.programme.inventory import attached_files, check_files
from corredor.programme.listing import raw_digests
from corredor.programme.measures import Measures
from corredor.programme.opening import SETTINGS_BYTES, TABLE_BYTES, Root
from corredor.programme.overlays import BASE, NO_CELLS, Cells, Change, Overlay
from corredor.programme.reconcile import reconcile
from corredor.programme.records import (
    read_assumptions,
    read_decisions,
    read_measures,
    read_sources,
)
from corredor.programme.references import check_languages, check_lines, check_references
from corredor.programme.rows import ReadTable, read_table
from corredor.programme.settings import FILE, ProgrammeToml, read_settings
from corredor.programme.sheets import Sheet, sheet_of
from corredor.programme.specs import COMMON, UNITS
from corredor.programme.toml_places import TomlPlaces
from corredor.programme.varying import changes_of, check_rows, read_overlay

__all__ = ["Programme", "raw_digests", "read_programme"]


@dataclass(frozen=True)
class Programme:
    """A programme folder that has been read and found without errors.

    `tables` holds the rows of every table by the name of its specification, none where the
    folder doesn't have it; `files` the files that studies' tables name, by path. The selectors
    of `claims` are resolved to their place in the document. `borders` and `lines` are what the
    map draws, `wanted` the studies to run (empty: all); `remarks` are warnings and notes.
    `scenario` is the name of the scenario that it was read with, empty for the folder as it
    stands, and `changes` what that scenario says.
    """

    root: Path
    settings: Settings
    title: Label
    languages: tuple[str, ...]
    borders: str
    lines: tuple[tuple[str, ...], ...]
    wanted: tuple[str, ...]
    documents: Mapping[str, Document] = field(repr=False)
    sources: Mapping[str, Source] = field(repr=False)
    tables: Mapping[str, tuple[Row, ...]] = field(repr=False)
    claims: Mapping[str, Claim] = field(repr=False)
    facts: Mapping[str, Fact] = field(repr=False)
    assumptions: Mapping[str, Assumption] = field(repr=False)
    decisions: tuple[Decision, ...] = field(repr=False)
    files: Mapping[str, AttachedFile] = field(default_factory=dict[str, AttachedFile], repr=False)
    remarks: tuple[CorredorError, ...] = ()
    scenario: str = ""
    changes: tuple[Change, ...] = field(default=(), repr=False)


def read_programme(
    root: Path,
    study_tables: Sequence[TableSpec] = (),
    scenario: str = "",
    scenario_text: str | None = None,
) -> Programme:
    """Read a programme folder.

    Parameters
    ----------
    root
        The folder.
    study_tables
        Specifications of the tables that studies read besides the common ones.
    scenario
        Name of the scenario whose cells are read in the place of the folder's; empty for none.
    scenario_text
        What the scenario would say; None: what its file says.

    Raises
    ------
    Problems
        All errors, warnings and notes, if there is an error among them.
    UnknownScenario
        E418: the folder has no such scenario.
    """
    held, diagnostics = Root(root), Diagnostics()
    if not held.has(FILE):
        raise Problems([NotAProgramme(None, folder=root)])
    settings, text = settings_of(held, diagnostics)
    currency = settings.currency if settings else Measures().currency
    specs = (*COMMON, *study_tables)
    overlay = BASE
    if scenario:
        overlay = read_overlay(held, scenario, specs, diagnostics, scenario_text)
    tables = _tables(held, specs, currency, overlay, diagnostics)
    check_rows(overlay, tables, diagnostics)
    documents = read_documents(held, tables["documents"], diagnostics)
    claims = read_claims(tables["claims"], documents, diagnostics)
    assumptions = read_assumptions(tables["assumptions"], diagnostics)
    check_references(tables, diagnostics)
    decisions = read_decisions(tables["decisions"])
    facts = _facts(claims, decisions, tables, diagnostics)
    files = attached_files(held, tables, diagnostics)
    check_files(held, tables, diagnostics)
    if settings is not None:
        _check_settings(settings, text, tables, diagnostics)
    _add_excerpts(text, tables, overlay, diagnostics)
    diagnostics.raise_errors()
    if settings is None:
        raise Problems(diagnostics.sorted())
    return Programme(
        root=root,
        settings=settings.settings,
        title=settings.label,
        languages=tuple(settings.languages),
        borders=settings.map.borders,
        lines=tuple(tuple(line) for line in settings.map.lines),
        wanted=tuple(settings.studies.run),
        documents=documents,
        sources=read_sources(tables["sources"]),
        tables={name: table.rows for name, table in tables.items()},
        claims=claims,
        facts=facts,
        assumptions=assumptions,
        decisions=decisions,
        files=files,
        remarks=diagnostics.sorted(),
        scenario=scenario,
        changes=changes_of(overlay, tables),
    )


def _add_excerpts(
    settings: str, tables: Mapping[str, ReadTable], overlay: Overlay, diagnostics: Diagnostics
) -> None:
    sheets = [Sheet(FILE, settings, ",")]
    sheets += [table.sheet for table in tables.values() if table.sheet is not None]
    sheets += [overlay.sheet] if overlay.sheet is not None else []
    diagnostics.add_excerpts({sheet.file: sheet.excerpt for sheet in sheets})


def settings_of(root: Root, diagnostics: Diagnostics) -> tuple[ProgrammeToml | None, str]:
    """Return the settings of a folder, None where they have errors, and their text."""
    try:
        text = root.read_text(FILE, SETTINGS_BYTES)
    except CorredorError as error:
        diagnostics.add(error)
        return None, ""
    return read_settings(text, diagnostics), text


def sides_of(folder: Path) -> tuple[str, str]:
    """Return the two countries of a folder, of which nothing but the settings is read.

    Raises
    ------
    NotAProgramme
        E001: it has no settings.
    Problems
        Its settings have errors.
    """
    held, diagnostics = Root(folder), Diagnostics()
    if not held.has(FILE):
        raise NotAProgramme(None, folder=folder)
    settings, _ = settings_of(held, diagnostics)
    if settings is None:
        raise Problems(diagnostics.sorted())
    return settings.settings.sides


def _tables(
    root: Root,
    specs: Sequence[TableSpec],
    currency: str,
    overlay: Overlay,
    diagnostics: Diagnostics,
) -> dict[str, ReadTable]:
    """Read all tables by name; ``units.csv`` first, for the others are read with its units."""
    units = table_of(root, UNITS, Measures(currency), diagnostics)
    measures = read_measures(units, currency, diagnostics)
    tables = {UNITS.name: units}
    for spec in specs:
        if spec.name not in tables:
            others = overlay.cells(spec.name)
            tables[spec.name] = table_of(root, spec, measures, diagnostics, others)
    return tables


def table_of(
    root: Root,
    spec: TableSpec,
    measures: Measures,
    diagnostics: Diagnostics,
    others: Cells = NO_CELLS,
) -> ReadTable:
    """Return a table of a folder: without rows where the folder doesn't have it.

    `others` are cells of a scenario in the place of the table's own.
    """
    if not root.has(spec.file):
        return ReadTable(spec)
    try:
        text = root.read_text(spec.file, TABLE_BYTES)
    except CorredorError as error:
        diagnostics.add(error)
        return ReadTable(spec, unreadable=True)
    sheet = sheet_of(spec.file, text, frozenset(column.name for column in spec.columns))
    found = Diagnostics()
    table = read_table(sheet, spec, measures, found, others)
    errors = found.sorted()
    diagnostics.extend(with_empty_chains(errors) if spec.name == "claims" else errors)
    return table


def _facts(
    claims: Mapping[str, Claim],
    decisions: Sequence[Decision],
    tables: Mapping[str, ReadTable],
    diagnostics: Diagnostics,
) -> dict[str, Fact]:
    derivations = accepted_derivations(tables["derivations"].rows)
    facts, problems = reconcile(claims.values(), decisions, derivations)
    if tables["claims"].unreadable:
        return facts
    left_out = tables["claims"].ids - claims.keys()
    by_fact = {decision.fact: decision for decision in decisions}
    for error in problems:
        if left_out and isinstance(error, (UnknownReference, DecisionElsewhere)):
            key = str(error.fields.get("value", error.fields.get("fact")))
            decision = by_fact[key]
            if left_out & {decision.claim, *decision.considered}:
                continue  # the claims that it speaks of have errors of their own
        diagnostics.add(error)
    return facts


def _check_settings(
    settings: ProgrammeToml,
    text: str,
    tables: Mapping[str, ReadTable],
    diagnostics: Diagnostics,
) -> None:
    """Check what the settings say against the tables."""
    check_languages(tables, settings.languages, diagnostics)
    known = tables["places"].ids
    lines = settings.map.lines
    missing = [language for language in settings.languages if not getattr(settings.label, language)]
    if not missing and all(point in known for line in lines for point in line):
        return
    places = TomlPlaces(FILE, text)
    spots = [
        [places.value(("map", "lines", i, j)) for j in range(len(line))]
        for i, line in enumerate(lines)
    ]
    check_lines(lines, tables, spots, diagnostics)
    for language in missing:
        place = places.key(("title",))
        shown = settings.label.spoken(language)[0]
        diagnostics.add(MissingLanguage(place, column=f"title.{language}", count=1, shown=shown))
