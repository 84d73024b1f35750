"""Russian aluminium in Mexican goods for the United States."""

from datetime import date

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.trade.calc.contagion.exposure import Provenance, Use, exposures
from corredor.studies.trade.calc.tariff.rules import Schedule, schedule

METAL = Provenance("7601", {"smelted": "RU", "cast": "MX"}, {"smelted": "CA", "cast": "MX"})
KNOWN = {"claim": "USMCA", "us_metal": "no", "use": "sale", "derivative": "yes"}
USES = (
    Use("7601", "761699", "annex list", {"annex": "I-B", "metal_content": 1.0}),
    Use("7601", "870810", "use table", {"annex": "I-B", "metal_weight": 0.6, "metal_content": 0.4}),
    Use("7601", "940320", "use table", {"annex": "none"}),
    Use("7207", "730890", "use table", {"annex": "I-A"}),
)


@pytest.fixture(scope="module")
def rules() -> Schedule:
    tables = read_data_table("tariff_rules", "layers"), read_data_table("tariff_rules")
    return schedule("US", *tables)


def test_downstream_lines_meet_200_per_cent_for_the_metal(rules: Schedule) -> None:
    found = exposures(rules, METAL, USES, "MX", date(2026, 5, 1), KNOWN)
    assert [one.use.line for one in found] == ["761699", "870810"]
    for one in found:
        assert (one.without.high, one.with_input.low) == (0.25, 2.0)
        assert one.more == (1.75, 1.75)
        assert one.rules == ("us_russian_metal_annex",)


def test_before_april_2026_the_metal_content_was_charged_otherwise(rules: Schedule) -> None:
    found = exposures(rules, METAL, USES[:2], "MX", date(2025, 12, 1), KNOWN)
    assert [(one.use.line, round(one.without.high, 6)) for one in found] == [
        ("870810", 0.2),
        ("761699", 0.5),
    ]
    assert all(one.with_input.low == 2.0 for one in found)


def test_unknown_attributes_show_an_interval(rules: Schedule) -> None:
    (found,) = exposures(rules, METAL, [Use("7601", "761699", "x")], "MX", date(2026, 5, 1), KNOWN)
    assert found.with_input.unknown == ("annex",)
    assert found.more[1] > found.more[0] >= 0


def test_another_input_touches_nothing(rules: Schedule) -> None:
    other = Provenance("7601", {"smelted": "CA", "cast": "MX"}, {"smelted": "MX", "cast": "MX"})
    assert exposures(rules, other, USES, "MX", date(2026, 5, 1), KNOWN) == ()
