"""The drawings of the forum: nothing cut or covered, widths that add up, sides the right way."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from corredor.core.label import LANGUAGES
from corredor.report import marks
from corredor.report.i18n import Speech
from corredor.report.ink import FIRST, INK, SECOND
from corredor.report.marks import WIDTH, Path, Rule, Text
from corredor.report.plots import drawings

KEYS = ["day-2027-04-21", "day-2027-04-22", "sectors", "coverage", "fairness"]


@pytest.fixture
def drawn(monkeypatch):
    """Collect the marks of each drawing as they are handed over."""
    kept = []
    for name in ("programme", "network", "coverage"):
        module = f"corredor.report.forum.{name}.specification"

        def spy(given, height, original=marks.specification):
            kept.append(tuple(given))
            return original(kept[-1], height)

        monkeypatch.setattr(module, spy)
    return kept


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_neither_cut_nor_covered(forum, drawn, language: str) -> None:
    made = drawings(forum(), "forum", Speech(language))
    assert [drawing.key for drawing in made] == KEYS
    for drawing, held in zip(made, drawn, strict=True):
        height = float(ET.fromstring(drawing.svg).attrib["height"])
        texts = [mark for mark in held if isinstance(mark, Text)]
        for text in texts:
            left, top, right, bottom = text.box
            assert -0.5 <= left <= right <= WIDTH + 0.5, text
            assert -0.5 <= top <= bottom <= height + 0.5, text
        for first, second in combinations(texts, 2):
            assert not overlap(first.box, second.box), (drawing.key, first, second)


def overlap(one, other) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > 1 and down > 2


def test_alternative_texts_hold_no_digits(forum) -> None:
    for drawing in drawings(forum(), "forum", Speech("en")):
        assert drawing.alt
        assert not any(letter.isdigit() for letter in drawing.alt)


def network(forum, drawn, rows):
    drawings(forum(rows={"forum.sectors": rows}), "forum", Speech("en"))
    (held,) = drawn
    return held


def test_bands_are_as_wide_as_the_meetings_are_many(forum, drawn, tables_of_forum) -> None:
    rows = tables_of_forum["forum.sectors"]
    held = network(forum, drawn, rows)
    bands = [mark for mark in held if isinstance(mark, Path) and len(mark.points) > 4]
    wide = sorted(band.points[-1][1] - band.points[0][1] for band in bands)
    counts = sorted(row[4] for row in rows)
    assert [w / wide[0] for w in wide] == pytest.approx([n / counts[0] for n in counts])
    assert sorted(band.color for band in bands) == sorted([FIRST, FIRST, INK, INK])


def test_bars_hold_all_meetings_of_both_sides(forum, drawn, tables_of_forum) -> None:
    held = network(forum, drawn, tables_of_forum["forum.sectors"])
    bars = [mark for mark in held if isinstance(mark, Rule)]
    sums: dict[str, float] = dict.fromkeys((FIRST, SECOND), 0.0)
    for bar in bars:
        sums[bar.color] += bar.y2 - bar.y
    assert sums[FIRST] == pytest.approx(sums[SECOND])


def test_a_row_that_names_the_other_side_first_is_turned(forum, drawn) -> None:
    rows = (("MX", "isic.J", "RU", "isic.10", 3),)
    texts = [mark for mark in network(forum, drawn, rows) if isinstance(mark, Text)]
    names = {mark.text: mark.align for mark in texts}
    assert names["Food products"] == names["Russia"] == "right"
    assert names["Information and"] == names["Mexico"] == "left"


def test_small_sectors_are_put_together_and_none_is_lost(forum, drawn) -> None:
    codes = [f"isic.{number:02}" for number in (*range(10, 34), 35, 36)]
    rows = tuple(("RU", code, "MX", code, 2 + at) for at, code in enumerate(codes))
    texts = [mark.text for mark in network(forum, drawn, rows) if isinstance(mark, Text)]
    assert texts.count("other sectors") == 2
    numbers = [int(text) for text in texts if text.isdigit()]
    assert sum(numbers) == 2 * sum(row[4] for row in rows)


def test_a_column_is_as_high_as_its_people_are_many(forum, drawn, tables_of_forum) -> None:
    rows = tables_of_forum["forum.fairness"]
    drawings(forum(rows={"forum.fairness": rows}), "forum", Speech("en"))
    (held,) = drawn
    columns = [
        m for m in held if isinstance(m, Rule) and m.x == m.x2 and m.color in (FIRST, SECOND)
    ]
    highs = [column.y - column.y2 for column in columns]
    assert [high / highs[0] for high in highs] == pytest.approx(
        [row[2] / rows[0][2] for row in rows]
    )


def test_a_sector_without_meetings_is_drawn_pale(forum, drawn) -> None:
    rows = (("RU", "isic.A", 4, 1, 3), ("MX", "isic.A", 2, 2, 3))
    drawings(forum(rows={"forum.coverage": rows}), "forum", Speech("en"))
    (held,) = drawn
    texts = [mark.text for mark in held if isinstance(mark, Text)]
    assert "1 / 4" in texts
    assert "2" in texts
    wings = [m for m in held if isinstance(m, Rule) and m.color == FIRST][:2]
    pale, full = (abs(wing.x2 - wing.x) for wing in wings)
    assert full / pale == pytest.approx(1 / 4)
