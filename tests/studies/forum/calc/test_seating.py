"""Seating: tables are there and taken once, places are kept, people stay where they are."""

from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.forum.calc.seating import NOWHERE, Hall, Place, changes, seated


@st.composite
def cases(draw):
    rooms, slots = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    counts = st.lists(st.integers(0, 3), min_size=slots, max_size=slots).map(tuple)
    hall = Hall(
        tuple(draw(st.integers(0, 1)) for _ in range(rooms)),
        tuple(draw(counts) for _ in range(rooms)),
        tuple(sorted(draw(st.integers(0, 1)) for _ in range(slots))),
    )
    free = {(who, slot) for who in range(6) for slot in range(slots)}
    people, when = [], []
    for _ in range(draw(st.integers(0, 8))):
        slot = draw(st.integers(-1, slots - 1))
        able = sorted(who for who, at in free if at == slot or slot < 0)
        pair = sorted(draw(st.sets(st.sampled_from(able), max_size=2))) if able else []
        free -= {(who, slot) for who in pair}
        people.append(tuple(pair))
        when.append(slot)
    return hall, people, when


@given(cases())
def test_a_table_is_there_and_taken_once_and_none_is_left_free_for_nothing(case):
    hall, people, slots = case
    places = seated(hall, people, slots)
    held = [(slot, place) for slot, place in zip(slots, places, strict=True) if place != NOWHERE]
    assert len(set(held)) == len(held)
    for slot, place in held:
        assert 1 <= place.table <= hall.tables[place.room][slot]
    for slot in range(len(hall.days)):
        room = sum(row[slot] for row in hall.tables)
        assert sum(at == slot for at, _ in held) == min(room, slots.count(slot))


@given(cases())
def test_places_that_can_be_kept_are_kept(case):
    hall, people, slots = case
    places = seated(hall, people, slots)
    again = seated(hall, people, slots, dict(enumerate(places)))
    assert again == places


def test_people_stay_in_their_part_of_the_venue_where_they_can():
    hall = Hall((0, 1), ((1, 1, 1), (1, 1, 1)), (0, 0, 0))
    people, slots = [(0, 1), (2, 3), (0, 4), (2, 5), (0, 6), (2, 7)], [0, 0, 1, 1, 2, 2]
    assert sum(changes(hall, people, slots, seated(hall, people, slots)).values()) == 0
    apart = [Place(at % 2 ^ (slot == 1), 1) for at, slot in enumerate(slots)]
    assert sum(changes(hall, people, slots, apart).values()) == 4
