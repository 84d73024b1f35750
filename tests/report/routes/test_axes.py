from hypothesis import example, given
from hypothesis import strategies as st

from corredor.report.axes import Axis, tick_text
from corredor.report.i18n import Speech


@example(1.0, 400_001.0, 2)  # no multiple of the first step lies on it
@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.integers(2, 12))
def test_ticks_are_few_round_and_on_the_axis(low: float, width: float, most: int) -> None:
    axis = Axis(low, low + width, 0.0, 100.0)
    ticks = axis.ticks(most)
    assert 1 <= len(ticks) <= most + 1
    assert all(-0.01 <= axis.at(tick) <= 100.01 for tick in ticks)


def test_numbers_of_ticks_are_written_as_the_language_does() -> None:
    assert tick_text(12_000.0, Speech("en")) == "12,000"
    assert tick_text(0.5, Speech("ru")) == "0,5"
