"""Texts of our own tables stand in each language of the report; a user's own stay as they are."""

import pytest

from corredor.data.tables import read_data_table
from corredor.studies.routes.study.spoken import LANGUAGES, TEXTS, spoken_cells

OURS = {
    *(row["condition"] for row in read_data_table("gates")),
    *(row["source"] for row in read_data_table("gates")),
    *(row["exempt"] for row in read_data_table("closures", "acts")),
} - {""}


def test_every_text_of_our_tables_stands_in_each_language() -> None:
    rows = {row["en"]: row for row in read_data_table(TEXTS)}
    assert rows.keys() == OURS
    assert all(row[language] for row in rows.values() for language in LANGUAGES)


@pytest.mark.parametrize("text", sorted(OURS)[:3])
def test_ours_are_spoken_and_a_users_own_stand_apart(text: str) -> None:
    own, *said = spoken_cells([text, "mi abogado confirma", text, ""])
    assert own == "mi abogado confirma"
    assert said[LANGUAGES.index("en")] == text
    assert len(set(said)) == len(LANGUAGES)


def test_gates_of_a_run_hold_both(routes) -> None:
    result = routes("hav-mid")
    table = next(one for one in result.tables if one.key == "routes.gates")
    rows = [row for row in table.records() if row["gate"] == "sanctions"]
    assert [bool(row["condition"]) for row in rows] == [True]
    assert not any(row["condition_ru"] for row in rows)
    served = next(row for row in table.records() if row["gate"] == "servicing")
    assert str(served["condition_ru"]).startswith("Общий запрет")
