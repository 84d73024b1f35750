"""The example programme against the four articles, and the tiny one against its README.

What must come out of the example was read off the articles by hand: figures, dates, lists, who says
so. What must come out of the tiny programme stands in tests/programmes/tiny/README.md.
"""

import gzip
import re
import shutil
from pathlib import Path
from time import monotonic, sleep

import pytest
from babel.messages.pofile import read_po

from corredor.core.claim import Fact
from corredor.core.quantity import Derived
from corredor.data.glossary import glossary
from corredor.programme.folder import Programme
from corredor.report.audit import audit_pages
from corredor.report.i18n import FOLDER, Speech
from corredor.report.model import ReportModel
from corredor.run.main_job import load, run_folder
from corredor.run.publish import load_model

AXES = ("latitude", "longitude")
LONGEST_WAIT = 300.0
"""Time after which a worker no longer waits for the run of another [s]."""


def loaded(folder: Path) -> Programme:
    return load(folder)[0]


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a copy of the example after its one run: no test may write there.

    Workers share the run: the first one makes it, the others wait for its mark.
    """
    base = tmp_path_factory.getbasetemp()
    base = base if worker_id == "master" else base.parent
    folder, done = base / "ran" / "russia-mexico", base / "ran.done"
    try:
        folder.parent.mkdir()
    except FileExistsError:
        until = monotonic() + LONGEST_WAIT
        while not done.exists() and monotonic() < until:
            sleep(0.2)
        return folder
    source = Path(__file__).parent.parent / "examples" / "russia-mexico"
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("out"))
    run_folder(folder)
    done.touch()
    return folder


@pytest.fixture(scope="session")
def model(ran: Path) -> ReportModel:
    """Return what the run of the example left."""
    return load_model(ran / "out")


def number(fact: Fact) -> tuple[float | None, str]:
    return (fact.taken.value, fact.taken.unit) if fact.taken else (None, "")


FIGURES = {
    "trade.amount.2024": (1300.0, "MUSD_2024"),
    "russian-investment.amount.2022": (2.8, "MUSD_2022"),
    "russian-investment.amount.2024": (86.4, "MUSD_2024"),
    "diplomatic-relations.duration.2025": (135.0, "year"),
    "russian-nuclear-industry.duration": (80.0, "year"),
}


@pytest.mark.parametrize("key", FIGURES)
def test_figures_of_the_articles(example: Path, key: str) -> None:
    fact = loaded(example).facts[key]
    assert (number(fact), fact.stance, fact.independent) == (FIGURES[key], "single_source", 1)


def test_attendance_is_disputed_and_has_no_number(example: Path) -> None:
    fact = loaded(example).facts["first-forum.participants"]
    assert (fact.stance, fact.taken) == ("disputed", None)
    readings = {(c.value, c.qualifier, c.chain[-1]) for c in fact.claims}
    assert readings == {(150.0, "more_than", "sofinskiy"), (300.0, "exact", "valkov")}
    assert {conflict.kind for conflict in fact.conflicts} == {"definition"}


def test_dated_events(example: Path) -> None:
    facts = loaded(example).facts
    dates = {f.subject: f.taken.text for f in facts.values() if f.kind == "event" and f.taken}
    assert dates["diplomatic-relations"] in ("1890-12-01", "2025")
    assert dates["barrera-delegation"] == "2024-06"
    assert "XXXX-06-23" in dates.values()
    texts = {claim.text for fact in facts.values() for claim in fact.claims}
    assert {"1890-12-01", "2025-04", "2024-06", "XXXX-06-23"} <= texts


LISTS = {
    ("mexican-exports", "product"): 4,
    ("russian-exports", "product"): 4,
    ("trade", "sector"): 8,
    ("russian-companies", "company"): 4,
    ("mexican-companies", "company"): 3,
}


@pytest.mark.parametrize("key", LISTS)
def test_lists_of_the_articles(example: Path, key: tuple[str, str]) -> None:
    facts = loaded(example).facts.values()
    members = {
        f.claims[0].text for f in facts if f.kind == "item" and (f.subject, f.property) == key
    }
    assert len(members) == LISTS[key]


def test_two_articles_that_repeat_one_interview_are_one_source(example: Path) -> None:
    facts = loaded(example).facts
    shared = [
        f
        for f in facts.values()
        if {"article-interview", "article-corridor"} <= {claim.chain[0] for claim in f.claims}
    ]
    assert shared
    for fact in shared:
        only = {c.chain[0] for c in fact.claims} <= {"article-interview", "article-corridor"}
        assert fact.independent == 1 or not only


def test_the_russian_note_raises_no_count(example: Path) -> None:
    programme = loaded(example)
    with_note = {key: fact.independent for key, fact in programme.facts.items()}
    from corredor.programme.reconcile import reconcile

    claims = [c for c in programme.claims.values() if c.document != "note-russian"]
    without, _ = reconcile(claims, ())
    for key, fact in without.items():
        assert with_note[key] <= fact.independent


def test_what_the_articles_leave_open_is_a_flag(model: ReportModel) -> None:
    flags = {flag.key for flag in model.results["evidence"].flags}
    assert "evidence.disputed.first-forum.participants" in flags
    assert "evidence.basis.russian-investment.amount.2024" in flags
    undated = {flag for flag in flags if flag.startswith("evidence.undated.")}
    assert len(undated) == 5
    assert {f for f in flags if f.startswith("evidence.one_sided.")}


def test_change_of_investment_in_constant_prices(model: ReportModel) -> None:
    """CPI-U annual averages, U.S. Bureau of Labor Statistics: 292.655 (2022), 313.689 (2024)."""
    findings = {f.key: f.quantity for f in model.results["evidence"].findings}
    found = findings["evidence.change.russian-investment.amount.2022.2024"]
    assert found.value == pytest.approx(86.4 / (2.8 * 313.689 / 292.655), rel=1e-5)


STAGES = {
    "working-tables": "proposed",
    "air-route": "presented",
    "uranium-laguna-verde": "proposed",
    "small-modular-reactors": "proposed",
    "lng-supply": "offered",
    "agreement-rspp": "signed",
    "first-forum": "completed",
}


def test_stages_of_the_proposals(model: ReportModel) -> None:
    tables = {table.key: table for table in model.results["evidence"].tables}
    register = {row["proposal"]: row["stage"] for row in tables["evidence.proposals"].records()}
    assert {name: register[name] for name in STAGES} == STAGES


def test_the_example_is_sound_and_anchored(example: Path) -> None:
    programme = loaded(example)
    assert {remark.code for remark in programme.remarks} == {"N317"}
    for claim in programme.claims.values():
        text = programme.documents[claim.document].text
        assert text[claim.selector.start : claim.selector.end] == claim.selector.exact


TINY = {
    "kelp-fair.visitors.2023": ("corroborated", 2, 120.0),
    "kelp-fair.exhibitors.2023": ("disputed", 2, None),
    "kelp-trade.amount.2023": ("decided", 2, 12.0),
    "kelp-trade.amount.2024": ("single_source", 1, 20.0),
}


def test_the_tiny_programme_by_hand(tiny: Path) -> None:
    programme = loaded(tiny)
    found = {
        key: (fact.stance, fact.independent, number(fact)[0])
        for key, fact in programme.facts.items()
        if fact.kind == "figure"
    }
    assert found == TINY
    assert (len(programme.documents), len(programme.claims), len(programme.facts)) == (3, 13, 8)
    run_folder(tiny)
    results = load_model(tiny / "out").results
    values = {f.key: f.quantity.value for f in results["evidence"].findings}
    change = next(value for key, value in values.items() if "change" in key)
    assert change == pytest.approx(20 / (12 * 1.25))
    assert (values["evidence.count.conflicts"], values["evidence.count.proposals"]) == (2, 1)
    assumption = programme.assumptions["returning-visitors"]
    from corredor.core.draws import Ensemble

    draws = Ensemble(1, 200_000).column("x", assumption.distribution)
    assert draws is not None
    assert draws.mean() == pytest.approx(0.5, abs=0.002)
    assert draws.var() == pytest.approx(0.015, rel=0.02)


def test_no_way_by_havana_while_it_has_no_fuel(model: ReportModel) -> None:
    """Press: no fuel in Cuba from February 2026; nonstop the same type carries its passengers."""
    result = model.results["routes"]
    verdicts = next(table for table in result.tables if table.key == "routes.verdicts").records()
    found = {row["service"]: (row["verdict"], row["where"]) for row in verdicts}
    assert found["hav-mid"] == ("not_flyable", "MID-HAV")
    assert found["mid"][0] == found["pmv-mid"][0] == "flyable_with_conditions"
    assert {flag.key for flag in result.flags} >= {"routes.outage.hav-mid.hav", "routes.rescue"}


HEAVIEST = 120_000
"""Heaviest page, packed [byte]."""


def test_every_number_in_every_page_leads_back(ran: Path) -> None:
    every_number_leads_back(ran)


def test_page_one_says_what_each_study_comes_to(ran: Path, model: ReportModel) -> None:
    for language in model.languages:
        page = (ran / "out" / "report" / language / "index.html").read_text("utf-8")
        answers = page[page.index('<dl class="answers">') :]
        answers = answers[: answers.index("</dl>")]
        told = re.findall(r'href="study-(\w+)\.html"', answers)
        assert told == list(model.results)
        assert "facts.trade.amount.2024" in answers
        assert "energy.entry_price.smr-offered" in answers


def test_every_number_in_every_page_of_the_tiny_programme_leads_back(tiny: Path) -> None:
    run_folder(tiny)
    every_number_leads_back(tiny)


def every_number_leads_back(folder: Path) -> None:
    model = load_model(folder / "out")
    for language in ("es", "en", "ru"):
        report = folder / "out" / "report" / language
        pages = {path.name: path.read_text("utf-8") for path in report.iterdir()}
        assert audit_pages(pages, model) == ()
        for page in pages.values():
            assert len(gzip.compress(page.encode())) <= HEAVIEST
            assert not re.search(r"\bsrc=|<link|<script|@import|url\(|srcset=", page)


def test_every_method_is_told_in_the_language_of_the_page(model: ReportModel) -> None:
    origins = [quantity.origin for quantity in model.ledger.quantities.values()]
    told = {origin.method.summary for origin in origins if isinstance(origin, Derived)}
    assert len(told) > 100
    for language in ("es", "ru"):
        speech = Speech(language)
        assert [text for text in sorted(told) if speech.translate(text) == text] == []


def test_every_part_of_a_derivation_has_a_name_in_the_language_of_the_page(
    model: ReportModel,
) -> None:
    origins = [quantity.origin for quantity in model.ledger.quantities.values()]
    held = [origin for origin in origins if isinstance(origin, Derived)]
    names = {name for origin in held for name in (*origin.inputs, *origin.choices)}
    of_things = {
        f"{word}_{name}" for name in model.labels for word in ("annual", "marginal", "energy")
    }
    places = {name for name in names if name.rpartition("_")[2] in AXES}
    for language in ("es", "ru"):
        with (FOLDER / language / "LC_MESSAGES" / "corredor.po").open("rb") as file:
            known = {str(message.id) for message in read_po(file, locale=language)}
        bare = names - of_things - places - set(glossary()) - known
        bare -= {name for name in names if name.startswith("lot_")}  # by the folder's own ids
        assert [name for name in sorted(bare) if not re.search(r"\d", name)] == []


def test_every_finding_and_every_table_is_in_the_reference(model: ReportModel) -> None:
    reference = Path(__file__).parent.parent / "docs" / "reference"
    findings = (reference / "findings.md").read_text("utf-8")
    heads = {".".join(key.split(".")[:2]) for key in model.findings}
    assert heads <= set(re.findall(r"^### `([\w.]+)`$", findings, re.M))
    tables = (reference / "result-tables.md").read_text("utf-8").split("\n## ")
    columns = {part.split("`")[1]: re.findall(r"^\| `(\w+)`", part, re.M) for part in tables[1:]}
    for key, table in model.tables.items():
        named = re.sub(r"^forum\.side\..*", "forum.side", key)
        assert columns.get(named) == [column.name for column in table.columns], key
