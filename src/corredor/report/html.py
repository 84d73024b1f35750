"""HTML: the report as two linked pages per language, without script or request from outside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from corredor.core.claim import STANCES
from corredor.core.finding import FLAG_SEVERITIES, Finding, Flag
from corredor.core.quantity import Method, Quantity
from corredor.data.glossary import glossary
from corredor.report.accounts import (
    changes,
    has_mixed_prices,
    in_order,
    parts_of,
    settled,
    users_of,
)
from corredor.report.cells import ROWS_DRAWN, Tables, conflict_place
from corredor.report.energy.overview import Supplied
from corredor.report.entries import Entry, best_first, entries
from corredor.report.figure import INDEX, LINEAGE, Emitter
from corredor.report.forum.overview import Forum
from corredor.report.i18n import Speech
from corredor.report.model import PLACES, Drawing, ReportModel
from corredor.report.plots import drawings
from corredor.report.screening.overview import Screened
from corredor.report.services import Services
from corredor.report.trade.overview import Traded
from corredor.report.trail import claims_of, explained, groups
from corredor.units import COUNTED

PAGES: Final = (INDEX, LINEAGE)
"""The pages of a report in one language, by the names under which they link to each other."""
CHAPTERS: Final = Path(__file__).parent / "chapters"
URGENT: Final = 6
"""Flags on page one."""
HEADLINES: Final = 10
ALL_FIGURES: Final = "figures"
"""Label of the count of figures, of which the counts by stance are parts."""
"""Counts on page one."""


@dataclass(frozen=True)
class Chapter:
    """A chapter of the page: its fragment, its title and its body."""

    id: str
    title: Markup
    body: Markup
    is_appendix: bool = False


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(CHAPTERS),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> Markup:
    return Markup((CHAPTERS / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file


def _own(study: str) -> str:
    """Return the name of a study's chapter: one written for it, else the general one."""
    own = f"studies/{study}"
    return own if f"{own}.html.j2" in _environment().list_templates() else "study"


def render(model: ReportModel, language: str, page: str = INDEX) -> str:
    """Return one page of the report in one language, see `render_pages`."""
    return render_pages(model, language)[page]


def render_pages(model: ReportModel, language: str) -> Mapping[str, str]:
    """Return the report in one language: what was found, and where each number comes from.

    Parameters
    ----------
    model
        What is told.
    language
        One of ``es``, ``en``, ``ru``.

    Returns
    -------
    mapping of str
        Whole HTML documents by their names in `PAGES`, byte-equal for equal models.
    """
    index = _Page(Emitter(model, Speech(language)))
    lineage = _Page(replace(index.emit, page=LINEAGE), index.tables.placed)
    body = index.body()
    numbers = lineage.numbers()
    appendices = index.appendices()
    made = {INDEX: index.html([*body, *appendices])}
    return made | {LINEAGE: lineage.html([*numbers, lineage.glossary()])}


class _Page:
    def __init__(self, emit: Emitter, placed: set[str] | None = None) -> None:
        self.emit = emit
        self.model = emit.model
        self.speech = emit.speech
        self.tables = Tables(emit, set() if placed is None else placed)

    def html(self, chapters: Sequence[Chapter]) -> str:
        """Return the page with its chapters."""
        return self._render("page", chapters=chapters, style=_style(), page=self.emit.page)

    def numbers(self) -> list[Chapter]:
        """Return the chapters on where the printed numbers come from, one for each kind."""
        found = groups(self.model, explained(self.model, self.emit.printed.keys))
        return [
            Chapter(kind, self.emit.heading(kind), self._part(f"lineage/{kind}", groups=held))
            for kind, held in found.items()
        ]

    def body(self) -> list[Chapter]:
        say, model = self.emit.say, self.model
        flags = self._flags()
        opening = {
            "urgent": self._urgent(),
            "headline": self._headline(),
            "answers": self._answers(),
        }
        texts: list[tuple[str, Markup, str, dict[str, Any]]] = [
            ("summary", say("Summary"), "summary", opening)
        ]
        for study, result in model.results.items():
            if result.findings or result.tables:
                fields = {"study": study, "result": result}
                texts.append((f"study-{study}", self.emit.heading(study), _own(study), fields))
        if flags:
            texts.append(("flags", self.emit.heading("flags"), "flags", {"flags": flags}))
        if model.partial:
            texts.append(("not-computed", say("Not computed"), "not_computed", {}))
        return [
            Chapter(name, title, self._part(file, **fields)) for name, title, file, fields in texts
        ]

    def appendices(self) -> list[Chapter]:
        say, printed, made = self.emit.say, self.emit.printed, list[Chapter]()
        model = self.model

        def add(name: str, title: Markup, file: str, **fields: Any) -> None:
            made.append(Chapter(name, title, self._part(file, **fields), is_appendix=True))

        add("methods", say("How to read this report"), "methods")
        names = sorted(name for name in printed.claims if name in self.model.claims)
        if model.assumptions:
            add("assumptions", self.emit.heading("assumptions"), "assumptions")
        add("quotations", say("Quotations"), "claims", names=names)
        add("documents", say("Documents and sources"), "documents")
        add("about", say("About this report"), "about")
        return made

    def glossary(self) -> Chapter:
        """Return the chapter of the words that the pages printed, in all languages."""
        printed = self.emit.printed.words
        entries = [entry for name, entry in glossary().items() if name in printed]
        body = self._part("glossary", entries=entries)
        return Chapter("glossary", self.emit.say("Glossary"), body, is_appendix=True)

    def _headline(self) -> list[Finding]:
        """Return the counts of page one: findings that count things and speak of nothing else."""
        counts = [
            finding
            for finding in self.model.findings.values()
            if finding.quantity.unit in COUNTED
            and not finding.subject
            and finding.label not in STANCES
        ]
        return counts[:HEADLINES]

    def _answers(self) -> dict[str, Markup]:
        """Return what each study comes to in a few sentences, for those that say it."""
        written, stances = _environment().list_templates(), self._stances()
        found = {
            study: self._part(f"answers/{study}", stances=stances)
            for study, result in self.model.results.items()
            if (result.findings or result.tables) and f"answers/{study}.html.j2" in written
        }
        return {study: said for study, said in found.items() if said.strip()}

    def _stances(self) -> dict[str, str]:
        """Return the keys of the counts of figures by stance, and of all figures together."""
        wanted = (*sorted(STANCES), ALL_FIGURES)
        found = {f.label: key for key, f in self.model.findings.items() if not f.subject}
        return {label: found[label] for label in wanted if label in found}

    def _urgent(self) -> list[Flag]:
        """Return flags for page one: the most severe, and of these one of each study in turn."""
        ranked: list[tuple[int, int, Flag]] = []
        for result in self.model.results.values():
            turns = Counter[str]()
            for flag in result.flags:
                ranked.append((-FLAG_SEVERITIES.index(flag.severity), turns[flag.severity], flag))
                turns[flag.severity] += 1
        ranked.sort(key=lambda one: one[:2])
        return [flag for _, _, flag in ranked if flag.severity != "note"][:URGENT]

    def _flags(self) -> list[Flag]:
        """Return the flags, the most severe first, else in the order of the studies."""
        return sorted(self.model.flags, key=lambda flag: -FLAG_SEVERITIES.index(flag.severity))

    def _part(self, name: str, **fields: Any) -> Markup:
        return Markup(self._render(name, **fields))  # noqa: S704 - the template escaped it

    def _render(self, name: str, **fields: Any) -> str:
        return _environment().get_template(f"{name}.html.j2").render(self._verbs | fields)

    @cached_property
    def _verbs(self) -> dict[str, Any]:
        emit, speech, model = self.emit, self.speech, self.model
        verbs: dict[str, Callable[..., Any]] = {
            "_": emit.say,
            "figure": emit.figure,
            "reference": emit.reference,
            "quote": emit.quote,
            "claim": emit.claim,
            "mark": emit.mark,
            "passage": emit.passage,
            "document": emit.document,
            "term": emit.term,
            "source": emit.source,
            "record": emit.record,
            "title": emit.title,
            "date": emit.date,
            "word": emit.word,
            "heading": emit.heading,
            "flag": emit.flag,
            "error": emit.error,
            "code": emit.code,
            "table": self.tables.table,
            "cell": self._cell,
            "rows": self._rows,
            "link": self.tables.link,
            "finding_of": self._finding_of,
            "method": self._method,
            "scale_of": emit.scale_of,
            "settled": partial(settled, model),
            "changes": partial(changes, model),
            "has_mixed_prices": partial(has_mixed_prices, model),
            "parts_of": partial(parts_of, model=model),
            "in_order": partial(in_order, model=model, language=speech.language),
            "conflict_place": conflict_place,
            "key_of": model.ledger.key_of,
            "claims_of": self._claims_of,
            "maps": self._maps,
            "drawings": self._drawings,
            "drawn_tables": self._drawn_tables,
            "tables_of": self._tables_of,
            "country": speech.country,
            "best_first": best_first,
            "joined": speech.joined,
        }
        return verbs | {
            "model": model,
            "users": users_of(model) if emit.page == INDEX else {},
            "rows_drawn": ROWS_DRAWN,
            "services": Services(model, speech),
            "forum": Forum(model, speech),
            "screened": Screened(model),
            "traded": Traded(model),
            "supplied": Supplied(model),
            "speech": speech,
            "languages": [(name, Speech(name).own_name) for name in model.languages],
            "sides": [speech.country(code) for code in model.settings.sides],
            "transit": [speech.country(code) for code in model.settings.transit],
        }

    def _method(self, method: Method) -> Markup:
        """Print the text of a method; in English where the catalogue doesn't have it."""
        said = self.speech.translate(method.summary)
        is_english = said == method.summary and self.speech.language != "en"
        return Markup('<span data-method="{}.{}"{}>{}</span>').format(
            method.module, method.name, Markup(' lang="en"') if is_english else "", said
        )

    def _rows(self, key: str, **only: str) -> list[Entry]:
        """Return the rows of a table that have given cells; none where there is no such table."""
        return entries(self.model, key, only)

    def _cell(self, row: Entry, column: str) -> Markup:
        """Print a cell of a row."""
        return self.tables.cell(row.table, row.at, column)

    def _claims_of(self, quantity: Quantity) -> Any:
        return claims_of(self.model, quantity)

    def _finding_of(self, key: str) -> Finding | None:
        """Return the finding that is kept under a key; None for a root or a step between."""
        return self._found.get(key)

    @cached_property
    def _found(self) -> Mapping[str, Finding]:
        ledger = self.model.ledger
        return {ledger.key_of(one.quantity): one for one in self.model.findings.values()}

    @cached_property
    def _drawn(self) -> Mapping[str, tuple[Drawing, ...]]:
        return {study: drawings(self.model, study, self.speech) for study in self.model.results}

    def _drawings(self, study: str) -> tuple[Drawing, ...]:
        return tuple(d for d in self._drawn[study] if d.table_key != PLACES)

    def _maps(self) -> tuple[Drawing, ...]:
        """Return the maps of the places, which stand on page one."""
        return tuple(d for made in self._drawn.values() for d in made if d.table_key == PLACES)

    def _drawn_tables(self, study: str) -> set[str]:
        return {drawing.table_key for drawing in self._drawings(study)}

    def _tables_of(self, study: str) -> Any:
        """Return the tables of a study by key; None under a key that it did not make."""
        result = self.model.results[study]
        return _Given({table.key: table for table in result.tables})


class _Given(dict[str, Any]):
    """A mapping for templates that has None under every other key."""

    def __missing__(self, key: str) -> None:
        return None
