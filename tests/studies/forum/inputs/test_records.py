"""Rows of the forum's tables as records."""

from datetime import date, time

import pytest

from corredor.core.errors import CorredorError, Place
from corredor.core.table import Row
from corredor.studies.forum.inputs import TABLES
from corredor.studies.forum.inputs import records as read


def row(**cells):
    return Row(cells, Place("forum/table.csv", 2), dict.fromkeys(cells, 1))


def test_tables_refer_to_tables_that_there_are():
    names = {table.name for table in TABLES}
    assert len(names) == len(TABLES)
    for table in TABLES:
        assert all(table.column(name) for name in table.key)
        for column in table.columns:
            for other in column.refers:
                assert other in names or not other.startswith("forum/")


def test_of_a_person_only_what_the_forum_needs_is_asked():
    columns = {column.name for table in TABLES for column in table.columns}
    assert not columns & {"email", "phone", "passport", "birth_date", "address"}


def test_people_keep_their_languages_sorted_and_consent_is_explicit():
    (person,) = read.people([row(id="a", languages=("ru", "es", "es"), capacity=4.0, consent="")])
    assert (person.languages, person.capacity, person.consents) == (("es", "ru"), 4, False)


def test_slots_come_in_the_order_of_time():
    late = row(id="b", date="2026-03-02", begins="9:00", ends="09:30")
    early = row(id="a", date="2026-03-01", begins="15:00", ends="15:30")
    found = read.slots([late, early])
    assert [slot.id for slot in found] == ["a", "b"]
    assert (found[1].date, found[1].begins) == (date(2026, 3, 2), time(9))


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"date": "2026-03", "begins": "09:00", "ends": "10:00"}, "E109"),
        ({"date": "2026-03-01", "begins": "9h", "ends": "10:00"}, "E110"),
        ({"date": "2026-03-01", "begins": "10:00", "ends": "10:00"}, "E110"),
    ],
)
def test_slots_that_can_not_be_read(cells, code):
    with pytest.raises(CorredorError) as caught:
        read.slots([row(id="a", **cells)])
    assert caught.value.code == code


def test_nobody_wishes_to_meet_oneself():
    with pytest.raises(CorredorError) as caught:
        read.wishes([row(participant="a", other="a", kind="wish")])
    assert caught.value.code == "E110"


@pytest.mark.parametrize("text", ["a = ", "= a", "a = = b", "a b a", "a=a"])
def test_rankings_that_can_not_be_read(text):
    with pytest.raises(CorredorError):
        read.ranking(row(ranking=text))


def test_rankings_have_groups_of_equals():
    assert read.ranking(row(ranking="a b=c = d e")) == (("a",), ("b", "c", "d"), ("e",))
    assert read.ranking(row(ranking="")) == ()


def test_counts_are_whole():
    with pytest.raises(CorredorError):
        read.rooms([row(id="r", tables=1.5)])


def test_a_time_of_a_slot_is_local_and_has_no_offset():
    with pytest.raises(CorredorError) as raised:
        read.slots([row(id="a", date="2026-03-02", begins="09:00+01:00", ends="09:30")])
    place = raised.value.place
    assert place is not None
    assert (raised.value.code, place.line) == ("E110", 2)
