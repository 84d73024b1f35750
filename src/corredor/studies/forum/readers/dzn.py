"""Instances of the published business-to-business scheduling problem, as MiniZinc data.

Of the MiniZinc grammar (minizinc.org, handbook, "Data files") only what these files hold is read:
integers, arrays of integers, arrays of sets and tables of integers. Anything else is refused.
"""

from __future__ import annotations

import re
from typing import BinaryIO, Final

from corredor.core.errors import UnreadableInstance
from corredor.studies.forum.calc.timetable.instance import Instance, Meeting

LARGEST_FILE: Final = 4_000_000
"""Bytes beyond which a file isn't read [B]."""
MOST: Final = 100_000
"""Largest number that is believed: of people, meetings, tables or slots [1]."""
COMMENT: Final = re.compile(r"%[^\n]*")
NUMBER: Final = re.compile(r"-?\d{1,9}")
SET: Final = re.compile(r"\{([^{}]*)\}|(-?\d{1,9})\s*\.\.\s*(-?\d{1,9})")
NUMBERS_ONLY: Final = re.compile(r"[\d\s,-]*")
MORNING, AFTERNOON, EITHER = 1, 2, 3
"""Sessions of a meeting as the files number them."""
FREE: Final = 0
"""In place of a slot: the meeting isn't fixed."""


def read_dzn(stream: BinaryIO) -> Instance:
    """Return the instance that an opened .dzn file holds.

    Participants, meetings and slots are numbered from 1 in the file and from 0 in the record; 0
    in a set of forbidden slots is a filler. Slots that the session or a fixed slot rules out are
    left out of `Meeting.slots`; forbidden slots go to `Instance.unavailable`.

    Raises
    ------
    UnreadableInstance
        E128: the text isn't UTF-8, a key is absent, a value has another form or a number is out of
        range.

    Examples
    --------
    >>> from io import BytesIO
    >>> text = "nBusiness = 2; nMeetings = 1; nTables = 1; nTotalSlots = 3; nMorningSlots = 2;"
    >>> text += "requested = [| 1,2,1 |]; forbidden = [{}, {1}]; fixed = [0]; precedences = [{}];"
    >>> read_dzn(BytesIO(text.encode())).meetings
    (Meeting(people=(0, 1), slots=(0, 1), tables=1, needs=()),)
    """
    raw = stream.read(LARGEST_FILE + 1)
    if len(raw) > LARGEST_FILE:
        raise UnreadableInstance(None, problem=f"more than {LARGEST_FILE} bytes")
    try:
        text = COMMENT.sub("", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UnreadableInstance(None, problem=f"byte {error.start} is not UTF-8") from error
    values: dict[str, str] = {}
    for item in text.split(";"):
        name, equals, value = item.partition("=")
        if not equals and item.strip():
            raise UnreadableInstance(None, problem=f"{item.strip()[:40]!r}; expected name = value")
        if name.strip() in values:
            raise UnreadableInstance(None, problem=f"{name.strip()} is given twice")
        values[name.strip()] = value.strip()
    instance = _instance(values)
    problems = instance.problems()
    if problems:
        raise UnreadableInstance(None, problem="; ".join(problems))
    return instance


def _instance(values: dict[str, str]) -> Instance:
    people, count = _whole(values, "nBusiness"), _whole(values, "nMeetings")
    slots, tables = _whole(values, "nTotalSlots"), _whole(values, "nTables")
    morning = _whole(values, "nMorningSlots")
    fixed_name = "fixed" if "fixed" in values else "fixat"
    fixed = _row(values, fixed_name, count)
    rows = _table(values, "requested", count)
    meetings = tuple(_meeting(row, at, slots, morning) for row, at in zip(rows, fixed, strict=True))
    away = _sets(values, "forbidden", people)
    earlier = _sets(values, "precedences", count) if "precedences" in values else [()] * count
    return Instance(
        participants=people,
        slots=slots,
        capacity=(tables,) * slots,
        meetings=meetings,
        unavailable=tuple(tuple(slot - 1 for slot in own if slot != FREE) for own in away),
        precedences=tuple(
            sorted((first - 1, then) for then, own in enumerate(earlier) for first in own)
        ),
    )


def _meeting(row: tuple[int, ...], fixed: int, slots: int, morning: int) -> Meeting:
    first, second, session = row
    if session not in (MORNING, AFTERNOON, EITHER):
        raise UnreadableInstance(None, problem=f"session {session}; expected 1, 2 or 3")
    if not 0 <= fixed <= slots:
        raise UnreadableInstance(None, problem=f"fixed slot {fixed}; expected 0 to {slots}")
    start = morning if session == AFTERNOON else 0
    end = morning if session == MORNING else slots
    allowed = range(start, end) if fixed == FREE else (fixed - 1,)
    held = tuple(slot for slot in allowed if start <= slot < end)
    return Meeting(tuple(sorted((first - 1, second - 1))), held)


def _text(values: dict[str, str], name: str) -> str:
    if name not in values:
        raise UnreadableInstance(None, problem=f"{name} is absent")
    return values[name]


def _whole(values: dict[str, str], name: str) -> int:
    text = _text(values, name)
    if not NUMBER.fullmatch(text):
        raise UnreadableInstance(None, problem=f"{name} = {text[:40]!r}; expected a whole number")
    return _believed(int(text), name)


def _believed(number: int, name: str) -> int:
    if not 0 <= number <= MOST:
        raise UnreadableInstance(None, problem=f"{name}: {number}; expected 0 to {MOST}")
    return number


def _numbers(text: str, name: str) -> tuple[int, ...]:
    if not NUMBERS_ONLY.fullmatch(text):
        raise UnreadableInstance(
            None, problem=f"{name}: {text.strip()[:40]!r}; expected whole numbers"
        )
    return tuple(int(number) for number in NUMBER.findall(text))


def _row(values: dict[str, str], name: str, count: int) -> tuple[int, ...]:
    found = _numbers(_inside(values, name, "[", "]"), name)
    if len(found) != count:
        raise UnreadableInstance(None, problem=f"{name} has {len(found)} numbers; expected {count}")
    return found


def _table(values: dict[str, str], name: str, count: int) -> list[tuple[int, ...]]:
    rows = [
        _numbers(row, name) for row in _inside(values, name, "[|", "|]").split("|") if row.strip()
    ]
    if len(rows) != count or any(len(row) != len(("person", "person", "session")) for row in rows):
        raise UnreadableInstance(
            None, problem=f"{name} has {len(rows)} rows; expected {count} rows of three"
        )
    return rows


def _sets(values: dict[str, str], name: str, count: int) -> list[tuple[int, ...]]:
    inside = _inside(values, name, "[", "]")
    found: list[tuple[int, ...]] = []
    for match in SET.finditer(inside):
        if match[1] is None:
            ends = [_believed(int(match[at]), name) for at in (2, 3)]
            own = tuple(range(ends[0], ends[1] + 1))
        else:
            own = _numbers(match[1], name)
        found.append(tuple(sorted(set(own))))
    if SET.sub("", inside).replace(",", "").strip() or len(found) != count:
        raise UnreadableInstance(None, problem=f"{name} has {len(found)} sets; expected {count}")
    return found


def _inside(values: dict[str, str], name: str, opened: str, closed: str) -> str:
    text = _text(values, name)
    if not (text.startswith(opened) and text.endswith(closed)):
        raise UnreadableInstance(
            None, problem=f"{name} = {text[:40]!r}; expected {opened} … {closed}"
        )
    return text[len(opened) : -len(closed)]
