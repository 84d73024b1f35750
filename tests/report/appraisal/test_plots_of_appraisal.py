"""The drawings of the appraisal: nothing cut or covered, ends where the numbers are."""

from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from corredor.report.i18n import Speech
from corredor.report.marks import WIDTH, Text
from corredor.report.plots import drawings

LANGUAGES = ("es", "en", "ru")
KEYS = ["frontier", "phases", "tornado-plant", "profile-plant"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_neither_cut_nor_covered(appraised, written, language: str) -> None:
    drawn = drawings(appraised(), "appraisal", Speech(language))
    assert [drawing.key for drawing in drawn] == KEYS
    for drawing, texts in zip(drawn, written, strict=True):
        height = float(ET.fromstring(drawing.svg).attrib["height"])
        for text in texts:
            left, top, right, bottom = text.box
            assert -0.5 <= left <= right <= WIDTH + 0.5, text
            assert -0.5 <= top <= bottom <= height + 0.5, text
        for first, second in combinations(texts, 2):
            assert not overlap(first, second), (drawing.key, first, second)


def overlap(first: Text, second: Text) -> bool:
    a, b = first.box, second.box
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 2


def test_same_bytes_twice_and_alternative_texts_without_digits(appraised) -> None:
    drawn = drawings(appraised(), "appraisal", Speech("ru"))
    assert drawings(appraised(), "appraisal", Speech("ru")) == drawn
    for drawing in drawn:
        assert drawing.alt
        assert not any(letter.isdigit() for letter in drawing.alt)


def test_no_tables_no_drawing(appraised) -> None:
    assert drawings(appraised(rows={}), "appraisal", Speech("en")) == ()


def test_a_profile_is_drawn_of_the_analysis_that_it_is_judged_by(appraised) -> None:
    model = appraised()
    rows = {table.key.partition(".")[2]: table.rows for table in model.tables.values()}
    rows["judgements"] = tuple((*row[:4], "financial", *row[5:]) for row in rows["judgements"])
    keys = [drawing.key for drawing in drawings(appraised(rows=rows), "appraisal", Speech("en"))]
    assert keys == KEYS[:3]


def test_a_frontier_of_nothing_is_not_drawn(appraised) -> None:
    tables = appraised().tables.values()
    rows = {table.key.partition(".")[2]: table.rows for table in tables}
    rows["frontier"] = tuple((row[0], 0.0, (), (), ()) for row in rows["frontier"])
    drawn = [
        [one.key for one in drawings(model, "appraisal", Speech("en"))]
        for model in (appraised(), appraised(rows=rows))
    ]
    assert ["frontier" in keys for keys in drawn] == [True, False]
