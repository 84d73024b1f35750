"""A name that many bear is told as such, and its gate stays closed."""

from __future__ import annotations

import pytest

GIVEN = ("Ignat", "Foma", "Prov", "Zosima", "Savva", "Nifont", "Trofim", "Luka", "Avdey", "Pimen")
FAMILIES = ("Polikarpov", *(f"{name}ov" for name in GIVEN))


def listed(many):
    names = [(1, "Yevgraf Polikarpov")]
    names += [(at, f"Yevgraf {name}") for at, name in enumerate(FAMILIES[1:], 10)]
    names += [(at, f"{name} Polikarpov") for at, name in enumerate(GIVEN, 30)]
    rows = [{"id": str(at), "name": name, "schema": "person"} for at, name in names]
    return rows if many else rows[:1]


@pytest.mark.parametrize(("many", "said"), [(True, True), (False, False)])
def test_the_bearer_of_a_common_name_is_told_as_such_and_stays_behind_the_gate(folder, many, said):
    ran = folder().list("sdn", listed(many)).party("y", "Евграф Поликарпов", "person").run()
    told = ran.flags["hit.y.sdn.1"]
    assert ("Nothing but the name" in told.sentence) == said
    assert (told.severity, ran.gate("y")) == ("blocker", "closed")


def test_a_name_with_a_word_more_is_not_told_as_the_same(folder):
    made = folder().list("sdn", listed(True)).party("y", "Yevgraf Savvich Polikarpov", "person")
    told = made.run().flags["hit.y.sdn.1"]
    assert "Nothing but the name" not in told.sentence
