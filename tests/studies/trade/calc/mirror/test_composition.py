"""What flows say of announced lists of goods."""

from corredor.studies.trade.calc.mirror.composition import compare_goods


def test_a_list_that_fits_older_years_is_stale_and_leaves_goods_out() -> None:
    flows = {
        2019: {"8708": 60.0, "8517": 20.0, "9018": 15.0, "0901": 5.0},
        2023: {"0901": 1.2, "2208": 0.5, "8708": 0.3},
    }
    found = compare_goods(["8708", "8517", "9018", "22"], flows, 0.1)
    assert found.stale
    assert (found.peak, found.latest) == (2019, 2023)
    assert found.supported == ("8708", "22")
    assert found.irregular == ("8517", "9018")
    assert [code for code, _ in found.omitted] == ["0901"]


def test_russian_goods_of_june_2023_leave_fertilisers_out() -> None:
    flows = {2023: {"72": 51.0, "31": 31.0, "76": 5.0, "99": 13.0}}
    found = compare_goods(["72", "76", "26", "1001"], flows, 0.05)
    assert not found.stale
    assert found.supported == ("72", "76")
    assert found.absent == ("26", "1001")
    assert found.omitted == (("31", 0.31), ("99", 0.13))
