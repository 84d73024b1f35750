"""Instances as MiniZinc data: what is read and what is refused."""

from io import BytesIO

import pytest

from corredor.core.errors import UnreadableInstance
from corredor.studies.forum.readers.dzn import read_dzn

GOOD = {
    "nBusiness": "3",
    "nMeetings": "2",
    "nTables": "2",
    "nTotalSlots": "4",
    "nMorningSlots": "3",
    "requested": "[| 1,2,1,\n| 3,1,2,\n|]",
    "forbidden": "[{0,2},{},1..1]",
    "fixed": "[0,0]",
    "precedences": "[{},{1}]",
}


def text_of(**changed):
    values = {**GOOD, **changed}
    return "".join(f"{name} = {value};\n" for name, value in values.items() if value is not None)


def read(text):
    return read_dzn(BytesIO(text.encode()))


def test_numbers_begin_at_zero_and_sessions_become_slots():
    instance = read("% an instance\n" + text_of())
    assert [meeting.people for meeting in instance.meetings] == [(0, 1), (0, 2)]
    assert [meeting.slots for meeting in instance.meetings] == [(0, 1, 2), (3,)]
    assert instance.unavailable == ((1,), (), (0,))
    assert instance.precedences == ((0, 1),)
    assert instance.capacity == (2, 2, 2, 2)
    assert instance.balance == 2


def test_either_session_and_fixed_slots():
    instance = read(text_of(requested="[|1,2,3|1,3,3|]", fixed="[4,0]"))
    assert [meeting.slots for meeting in instance.meetings] == [(3,), (0, 1, 2, 3)]


def test_a_slot_fixed_outside_its_session_leaves_none():
    assert read(text_of(fixed="[4,0]")).meetings[0].slots == ()


@pytest.mark.parametrize(
    "changed",
    [
        {"nTables": "two"},
        {"nTables": None},
        {"requested": "[|1,2,1|]"},
        {"requested": "[|1,2|1,3|]"},
        {"requested": "[|1,2,1|1,9,1|]"},
        {"requested": "[|1,1,1|1,3,1|]"},
        {"requested": "[|1,2,7|1,3,1|]"},
        {"forbidden": "[{0},{0}]"},
        {"forbidden": "[{0},{a},{0}]"},
        {"forbidden": "[{0},{9},{0}]"},
        {"forbidden": "[{0},{0},1..999999999]"},
        {"fixed": "[0]"},
        {"fixed": "[0,5]"},
        {"precedences": "[{},{3}]"},
        {"nTotalSlots": "999999999"},
        {"fixed": "function f()"},
    ],
)
def test_what_is_no_instance_is_refused(changed):
    with pytest.raises(UnreadableInstance):
        read(text_of(**changed))


@pytest.mark.parametrize("text", ["", "nonsense", text_of() + "fixed = [0,0];"])
def test_other_texts_are_refused(text):
    with pytest.raises(UnreadableInstance):
        read(text)


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(UnreadableInstance, match="E128"):
        read_dzn(BytesIO(b"\xff\xfe\xff"))
