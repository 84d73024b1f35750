"""Walking: no seating has fewer changes of zone than the bound."""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from corredor.studies.forum.calc.seating import Hall, Place, changes
from corredor.studies.forum.calc.walking import fewest_changes


@st.composite
def cases(draw):
    slots = draw(st.integers(1, 3))
    row = st.tuples(*[st.integers(0, 2)] * slots)
    hall = Hall(
        (0, 1), (draw(row), draw(row)), tuple(sorted(draw(st.integers(0, 1)) for _ in range(slots)))
    )
    people, when = [], []
    for slot in range(slots):
        room = sum(tables[slot] for tables in hall.tables)
        for _ in range(draw(st.integers(0, min(room, 2)))):
            taken = {who for own, at in zip(people, when, strict=True) if at == slot for who in own}
            free = st.sampled_from(sorted({*range(6)} - taken))
            people.append(tuple(sorted(draw(st.sets(free, min_size=1, max_size=2)))))
            when.append(slot)
    return hall, people, when


@settings(max_examples=80, deadline=None)
@given(cases())
def test_no_seating_has_fewer_changes_than_the_bound(case):
    hall, people, slots = case
    least = fewest_changes(hall, people, slots)
    every = product(
        *([Place(room, table + 1) for room in (0, 1) for table in range(hall.tables[room][slot])]
          for slot in slots)
    )  # fmt: skip
    for places in every:
        if len({*zip(slots, places, strict=True)}) == len(slots):
            assert sum(changes(hall, people, slots, places).values()) >= least
