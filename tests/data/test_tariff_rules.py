"""Rules of duty as rows: digests, dates and sources of every one."""

import hashlib
from datetime import date
from importlib.resources import files

from corredor.data.tables import read_data_source, read_data_table


def test_the_digest_of_the_source_is_that_of_the_table() -> None:
    content = files("corredor.data").joinpath("tariff_rules", "tariff_rules.csv").read_bytes()
    assert read_data_source("tariff_rules").sha256 == hashlib.sha256(content).hexdigest()


def test_every_rule_has_a_source_a_check_and_a_status() -> None:
    for row in read_data_table("tariff_rules"):
        assert row["source"], row["id"]
        assert date.fromisoformat(row["customs_from"]) <= date.fromisoformat(
            row["last_checked"]
        ) or (row["customs_from"] > "2027"), row["id"]
        assert row["status"] in ("published", "unverified")
        if "[unverified]" in row["note"]:
            assert row["status"] == "unverified", row["id"]


def test_rates_are_shares_or_bounds() -> None:
    for row in read_data_table("tariff_rules"):
        bounds = row["rate_low"], row["rate_high"]
        assert bool(row["rate"]) != all(bounds), row["id"]
        cells = [float(cell) for cell in (row["rate"], *bounds) if cell]
        assert all(0 <= cell <= 2 for cell in cells)
