"""Duties of many consignments: those of one by one, and the laws of a duty."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.trade.calc.tariff.batch import Consignments, duties
from corredor.studies.trade.calc.tariff.condition import Coded, coded
from corredor.studies.trade.calc.tariff.duty import Consignment, duty
from corredor.studies.trade.calc.tariff.rules import Schedule

WORDS = {
    "claim": ("USMCA", "none"),
    "content_approved": ("yes", "no"),
    "content_overstated": ("yes", "no"),
    "annex": ("I-A", "I-B", "II", "III", "none"),
    "smelted": ("RU", "MX"),
    "cast": ("RU", "MX"),
    "us_metal": ("yes", "no"),
    "derivative": ("yes", "no"),
    "use": ("us_assembly", "sale"),
}
SHARES = ("us_content", "metal_content", "metal_weight", "foreign_parts")
LINES = ("720839", "7326", "761699", "87032301", "870421", "8708", "9403", "8471")


def drawn(seed: int, rows: int) -> Consignments:
    rng = np.random.default_rng(seed)

    def column(words: tuple[str, ...]) -> Coded:
        return Coded(words, rng.integers(0, len(words), rows))

    days = rng.integers(date(2023, 1, 1).toordinal(), date(2028, 6, 1).toordinal(), rows)
    attributes: dict[str, Any] = {name: column(words) for name, words in WORDS.items()}
    attributes |= {name: rng.random(rows) for name in SHARES}
    origins = column(("MX", "RU", "GB", "CN"))
    return Consignments(column(LINES), origins, days.astype(np.int32), attributes)


def row_of(goods: Consignments, row: int) -> Consignment:
    return Consignment(
        goods.lines.words[goods.lines.codes[row]],
        goods.origins.words[goods.origins.codes[row]],
        date.fromordinal(int(goods.days[row])),
        {
            name: column.words[column.codes[row]]
            if isinstance(column, Coded)
            else float(column[row])
            for name, column in goods.attributes.items()
        },
    )


def test_many_at_once_are_one_by_one(us: Schedule) -> None:
    goods = drawn(1, 300)
    found = duties(us, goods)
    assert not found.unsettled.any()
    for row in range(300):
        alone = duty(us, row_of(goods, row))
        assert (alone.low, alone.high) == pytest.approx((found.rate[row],) * 2)
        won = [us.rules[place].id for place in found.rule[:, row] if place >= 0]
        assert list(alone.rules) == won


def test_blocks_and_order_change_nothing(us: Schedule, monkeypatch: pytest.MonkeyPatch) -> None:
    goods = drawn(2, 500)
    plain = duties(us, goods)
    monkeypatch.setattr("corredor.studies.trade.calc.tariff.batch.BLOCK", 7)
    np.testing.assert_array_equal(duties(us, goods).by_layer, plain.by_layer)


def test_layers_sum_to_the_duty(us: Schedule) -> None:
    found = duties(us, drawn(3, 500))
    np.testing.assert_allclose(found.by_layer.sum(0), found.rate)
    assert (found.rate >= 0).all()


def test_an_unknown_word_or_number_leaves_a_row_unsettled(us: Schedule) -> None:
    day = np.full(2, date(2026, 5, 1).toordinal(), np.int32)
    goods = Consignments(
        coded(["7616", "7616"]),
        coded(["MX", "MX"]),
        day,
        {
            "annex": coded(["I-B", "I-B"]),
            "claim": coded(["USMCA", "USMCA"]),
            "us_metal": coded(["no", "no"]),
            "smelted": coded(["MX", ""]),
            "cast": coded(["MX", "MX"]),
        },
    )
    assert duties(us, goods).unsettled.tolist() == [False, True]


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_duty_is_linear_in_content_and_rises_with_the_rate(
    content: float, rate: float, more: float
) -> None:
    assert _content_duty(content, rate) == pytest.approx(content * rate)
    assert _content_duty(content, min(1, rate + more)) >= _content_duty(content, rate)


def _content_duty(content: float, rate: float) -> float:
    from corredor.data.tables import read_data_table
    from corredor.studies.trade.calc.tariff.rules import schedule

    row = dict.fromkeys(read_data_table("tariff_rules")[0], "") | {
        "id": "a", "importer": "XX", "layer": "general", "lines": "*", "origins": "*",
        "base": "content:metal", "rate": repr(rate), "priority": "1",
        "customs_from": "2020-01-01", "last_checked": "2030-01-01",
    }  # fmt: skip
    layers = [{"importer": "XX", "layer": "general", "choice": "priority", "required": "no"}]
    goods = Consignment("72", "MX", date(2024, 1, 1), {"metal": content})
    return duty(schedule("XX", layers, [row]), goods).low


def test_a_duty_on_content_leaves_the_rest_to_other_layers(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    metal = made_rule(
        id="metal", layer="extra", base="content:metal", rate="0.5", displaces="general",
        displaced="base",
    )  # fmt: skip
    rules = made_schedule(metal, made_rule(id="plain", rate="0.1"))
    goods = Consignment("72", "MX", date(2024, 1, 1), {"metal": 0.3})
    assert duty(rules, goods).low == pytest.approx(0.5 * 0.3 + 0.1 * 0.7)


def test_a_specific_duty_needs_a_unit_value(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    rules = made_schedule(made_rule(id="kg", base="per:unit_value", rate="0.6"))
    day = date(2024, 1, 1)
    assert duty(rules, Consignment("17", "MX", day, {"unit_value": 3.0})).low == pytest.approx(0.2)
    unknown = duty(rules, Consignment("17", "MX", day))
    assert (unknown.low, unknown.high) == (0, np.inf)
    assert unknown.unknown == ("unit_value",)


def test_a_floor_tops_up_what_another_layer_charges(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    floor = made_rule(id="floor", layer="extra", base="top_up:general", rate="0.15")
    goods = Consignment("72", "MX", date(2024, 1, 1))
    for general, total in (("0.025", 0.15), ("0.2", 0.2)):
        found = duty(made_schedule(floor, made_rule(id="plain", rate=general)), goods)
        assert found.low == pytest.approx(total)


def test_too_many_unknown_attributes_are_an_error(
    made_rule: Any, made_schedule: Callable[..., Schedule]
) -> None:
    condition = " & ".join(f"word{number}=yes" for number in range(20))
    rules = made_schedule(made_rule(id="a", condition=condition))
    with pytest.raises(ValueError, match="too many"):
        duty(rules, Consignment("72", "MX", date(2024, 1, 1)))
