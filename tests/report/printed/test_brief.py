"""The brief: page one, and the entries on which its numbers rest under the report's own numbers."""

from __future__ import annotations

from itertools import chain
from pathlib import Path

import pytest

from corredor.core.label import LANGUAGES
from corredor.report.i18n import Speech
from corredor.report.leaves import joined
from corredor.report.model import ReportModel
from corredor.report.printed.brief import MOST, brief_of
from corredor.report.printed.document import BRIEF, REPORT, documents


def both(out: Path, model: ReportModel, language: str):
    pages = (out / "report" / language).glob("*.html")
    page = joined({path.name: path.read_text("utf-8") for path in pages})
    held = documents(page, model, language, [])
    return dict(held[REPORT]["chapters"]), dict(held[BRIEF]["chapters"])


def entries_in(blocks) -> dict[str, list]:
    levelled = chain(*(column for one in blocks if one[0] == "level" for column in one[1]))
    entries = [one for one in (*blocks, *levelled) if one[0] == "entry"]
    return {entry[1]: entry for entry in entries}


def places_in(held) -> set[str]:
    if not isinstance(held, list):
        return set()
    if held and held[0] == "r":
        return {place for _, place in held[1]}
    return set().union(*map(places_in, held)) if held else set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_page_one_with_entries_of_the_report(
    out: Path, model: ReportModel, language: str
) -> None:
    report, brief = both(out, model, language)
    assert set(brief) <= {"summary", "quotations", "assumptions", "sources"}
    texts = [block for block in brief["summary"] if block[0] == "h"]
    assert texts == [block for block in report["summary"] if block[0] == "h"]
    whole = entries_in([block for chapter in report.values() for block in chapter])
    own = entries_in([block for chapter in brief.values() for block in chapter])
    assert 0 < len(own) < len(whole)
    for place, entry in own.items():
        assert entry[2] == whole[place][2]
    led = set().union(*(places_in(chapter) for chapter in brief.values())) - {""}
    assert led <= set(own)


def test_what_rests_on_many_entries_keeps_its_number_and_loses_its_link() -> None:
    def entry(number: int) -> list:
        return ["entry", f"o{number}", str(number), ["x"], []]

    many = MOST + 1
    made = {
        "summary": [["p", ["7", ["r", [("15", "o15")]], "8", ["r", [("16–17", "o16")]]]]],
        "quotations": [["h", 2, ["Q"]], *(entry(at) for at in range(1, many + 1))],
        "sources": [["h", 2, ["S"]], *(entry(at) for at in range(15, 20))],
    }
    roots = {15: [1, 2], 16: list(range(1, many + 1)), 17: [], 18: [3]}
    brief = brief_of(made, roots, Speech("en"))
    assert list(entries_in(brief["quotations"])) == ["o1", "o2"]
    assert list(entries_in(brief["sources"])) == ["o15", "o16", "o17"]
    wide = {"summary": [["table", {"rows": [[["r", [("99", "o99")]]]]}]]}
    (table, _) = brief_of(wide, {}, Speech("en"))["summary"]
    assert table == ["table", {"rows": [[["r", [("99", "")]]]]}]
