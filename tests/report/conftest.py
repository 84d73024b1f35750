"""What tests of drawings share: the texts of each drawing, as they are written."""

import pytest

from corredor.report import strokes
from corredor.report.marks import Text


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[list[Text]]:
    """Collect the texts of each drawing as they are written."""
    kept: list[list[Text]] = []
    original = strokes.written

    def spy(given):
        drawn = list(given)
        kept.append([mark for mark in drawn if isinstance(mark, Text)])
        return original(drawn)

    monkeypatch.setattr("corredor.report.drawing.written", spy)
    return kept
