import pytest

from corredor import units


@pytest.mark.parametrize(
    ("entry", "prefix"), [(entry, prefix) for entry in units.NAMES for prefix in entry.prefixes]
)
def test_prefixes_scale(entry: units.Name, prefix: str) -> None:
    # SI Brochure, 9th edition, table 7.
    power = {"m": -3, "c": -2, "h": 2, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}[prefix]
    assert units.conversion(prefix + entry.name, entry.name).factor == pytest.approx(10.0**power)


def test_no_two_names_are_spelt_alike_and_none_like_money() -> None:
    spelt = [prefix + entry.name for entry in units.NAMES for prefix in ("", *entry.prefixes)]
    assert len(spelt) == len(set(spelt))
    assert [name for name in spelt if units.is_bare_money(name)] == []
