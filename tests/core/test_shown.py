"""What a notebook shows: escaped, short, with unit, range and origin."""

from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.shown import MOST_ROWS
from corredor.testing import assumed, claimed

NASTY = '<img src=x onerror="alert(1)">&'


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.opened.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def table_of(rows: tuple[tuple[str | float | tuple[str, ...] | None, ...], ...]) -> FindingTable:
    columns = (Column("quay", "text", "quay"), Column("depth", "number", "depth", "m"))
    return FindingTable("harbour.quays", "quays", columns, rows, ())


def test_a_finding_shows_key_number_unit_range_and_origin() -> None:
    finding = Finding("harbour.depth", "depth", assumed("depth", 12.5, "m", low=12, high=13))
    shown = Tags(finding._repr_html_()).text
    assert shown.startswith("harbour.depth 12.5 m [12.")
    assert shown.endswith("test, : test")


def test_a_share_has_no_unit_and_a_certain_number_no_range() -> None:
    shown = Tags(assumed("load_factor", 0.7, "1")._repr_html_()).text
    assert shown.startswith("assumptions.load_factor 0.7test")


def test_a_cited_number_shows_its_quotation() -> None:
    from corredor.core.quantity import Cited, Quantity

    claim = claimed("c1", 150.0, "person")
    quantity = Quantity("facts.x", 150.0, "person", Cited("x", claim, (claim,), "decided", 1))
    assert "d1: “150 person”" in Tags(quantity._repr_html_()).text


@settings(deadline=None, max_examples=30)
@given(st.text(), st.floats(allow_nan=False) | st.none(), st.lists(st.text(), max_size=3))
def test_no_text_becomes_markup(text: str, value: float | None, ids: list[str]) -> None:
    rows = ((text + NASTY, value), (tuple(ids), value))
    shown = Tags(table_of(rows)._repr_html_())
    assert set(shown.opened) <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert NASTY in shown.text
    keyed = Tags(Finding(f"k.{NASTY}", "depth", assumed(NASTY, 1.0, "m"))._repr_html_())
    assert set(keyed.opened) <= {"div", "code", "b", "br", "small"}


def test_a_long_table_is_cut_and_says_so() -> None:
    long = table_of(tuple((f"q{at}", float(at)) for at in range(MOST_ROWS + 5)))
    shown = Tags(long._repr_html_())
    assert shown.opened.count("tr") == 1 + MOST_ROWS + 1
    assert shown.text.endswith("……")
    whole = Tags(table_of((("q", 1.0),))._repr_html_())
    assert "…" not in whole.text
    assert "depth [m]" in whole.text
