"""The chapter on supply offers: what it shows of a folder, and that each digit has an origin."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from corredor.report.marks import Text
from corredor.run.main_job import run_folder

EXAMPLE = Path(__file__).parents[3] / "examples" / "russia-mexico"
KEPT = ("smr-offered", "diesel-engines", "sun", "battery", "bwrx")
Row = dict[str, str]


def rewritten(source: Path, target: Path, change: Callable[[list[Row]], list[Row]]) -> None:
    with source.open(newline="", encoding="utf-8") as stream:
        read = csv.DictReader(stream)
        rows, head = change(list(read)), list(read.fieldnames or ())
    with target.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, head, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def certain(rows: list[Row]) -> list[Row]:
    exact = {"distribution": "exact", "low": "", "high": "", "owner": "test"}
    return [{**row, **exact, "rationale": "test"} for row in rows]


@pytest.fixture
def folder(tiny: Path) -> Path:
    """Return a folder with the example's offers, few options, no draws and no gas."""
    settings = tiny / "programme.toml"
    text = re.sub(r"run = \[[^]]*\]", 'run = ["energy"]', settings.read_text("utf-8"))
    text = re.sub(r'currency = "\w+"', 'currency = "USD"', text)
    text = re.sub(r"price_year = \d+", "price_year = 2024", text)
    settings.write_text(text, encoding="utf-8")
    shutil.copytree(EXAMPLE / "energy", tiny / "energy")
    rewritten(EXAMPLE / "assumptions.csv", tiny / "assumptions.csv", certain)
    own = tiny / "energy"
    for name in ("lng_routes", "oil"):
        (own / f"{name}.csv").unlink()
    rules: dict[str, Callable[[list[Row]], list[Row]]] = {
        "options": lambda rows: [row for row in rows if row["id"] in KEPT],
        "fuels": lambda rows: [row for row in rows if row["id"] == "diesel"],
        "regions": lambda rows: [{**row, "draws": "0"} for row in rows],
        "offers": lambda rows: [
            {**row, "proposal": "", "supplier": ""}
            for row in rows
            if row["kind"] in ("power", "fuel")
        ],
    }
    for name, rule in rules.items():
        rewritten(own / f"{name}.csv", own / f"{name}.csv", rule)
    return tiny


def overlap(first: Text, second: Text) -> bool:
    (a, b, c, d), (e, f, g, h) = first.box, second.box
    return min(c, g) - max(a, e) > 1 and min(d, h) - max(b, f) > 1


def test_the_answer_comes_first_and_no_label_covers_another(
    folder: Path, written: list[list[Text]]
):
    run_folder(folder)
    pages: dict[str, str] = {}
    for page in sorted((folder / "out" / "report").glob("*/study-energy.html")):
        whole = page.read_text("utf-8")
        begin = whole.index('id="study-energy"')
        pages[page.parent.name] = whole[begin : whole.index("</section>", begin)]
    assert len(pages) == 3
    for page in pages.values():
        for key in ("break_even", "frontier", "merit_order", "week", "fuel_cost"):
            assert f'<figure class="drawing" data-table="energy.{key}">' in page
        for key in ("offers", "entry_prices", "overruns", "cover", "compliance", "profiles"):
            assert f'data-table="energy.{key}"' in page
        assert "E50" not in page
    english = re.sub(r"<[^>]+>", "", pages["en"])
    assert english.index("Worth having below") < english.index("Least-cost plan")
    assert "left out: unit too large" in english
    assert "synthetic" in english
    for texts in written:
        for at, one in enumerate(texts):
            assert one.box[0] > -1
            assert one.box[2] < 681
            assert not [other.text for other in texts[at + 1 :] if overlap(one, other)]
