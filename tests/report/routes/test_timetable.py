"""The timetable: rows after the SSIM, and a calendar that any program reads (RFC 5545)."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.label import Label
from corredor.report.timetable import (
    OCTETS,
    SSIM,
    Period,
    escaped,
    folded,
    icalendar,
    periods,
    ssim,
    utc_variation,
)
from corredor.studies.routes.calc.schedule.ssim import FIELDS

OVER_MIDNIGHT = (
    *("hav-mid", "outbound", "FV", "1", 1, "VVO", "SVO", "2026-10-26", "", "17"),
    *("05:10", "+10:00", "07:00", "+03:00", 0, "77W", 530),
)


def lines(stream: bytes) -> list[str]:
    return stream.decode().replace("\r\n ", "").split("\r\n")


def values(stream: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines(stream) if line.startswith(f"{name}:")]


def test_columns_are_those_of_the_study() -> None:
    assert (*FIELDS, "service") == SSIM


def test_ssim_rows(services) -> None:
    rows = list(csv.DictReader(io.StringIO(ssim(services()).decode())))
    first, back = rows
    assert first["airline_designator"] + first["flight_number"] == "FV6849"
    assert (first["period_from"], first["period_to"]) == ("26OCT26", "22MAR27")
    assert first["days_of_operation"] == "1  4   "
    assert (first["std_passenger"], first["departure_utc_variation"]) == ("0840", "+0300")
    assert (back["arrival_utc_variation"], back["arrival_date_variation"]) == ("+0300", "+1")


def test_events_are_in_utc_and_recur(services) -> None:
    stream = icalendar(services())
    assert values(stream, "DTSTART") == ["20261026T054000Z", "20261027T012000Z"]
    assert values(stream, "DTEND") == ["20261026T230000Z", "20261027T141500Z"]
    assert values(stream, "RRULE") == ["FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270322T054000Z"]


def test_days_of_the_week_move_with_utc(services) -> None:
    stream = icalendar(services(rows={"routes.timetable": (OVER_MIDNIGHT,)}))
    assert values(stream, "DTSTART") == ["20261025T191000Z"]
    assert values(stream, "RRULE") == ["FREQ=WEEKLY;BYDAY=SA,SU"]


def test_ids_stay_and_differ(services) -> None:
    first, second = (values(icalendar(services()), "UID") for _ in range(2))
    assert first == second
    assert len(set(first)) == len(first) == 2
    assert values(icalendar(services(title=Label("A", "A", "A"))), "UID") == first


def test_the_stream_is_well_formed(services) -> None:
    title = Label("Vuelo; Moscú, La Habana\\Mérida " + "ñ" * 60, "", "")
    stream = icalendar(services(title=title))
    assert stream.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert stream.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= OCTETS for line in stream.split(b"\r\n"))
    assert b"\n" not in stream.replace(b"\r\n", b"")
    assert values(stream, "NAME") == [r"Vuelo\; Moscú\, La Habana\\Mérida " + "ñ" * 60]
    begins, ends = values(stream, "BEGIN"), values(stream, "END")
    assert sorted(begins) == sorted(ends)
    for name in ("UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY"):
        assert len(values(stream, name)) == begins.count("VEVENT")


def test_no_timetable_no_event(services) -> None:
    assert periods(services(rows={})) == ()
    assert b"VEVENT" not in icalendar(services(rows={}))


@given(st.text(max_size=300))
def test_folding_changes_no_letter_and_escaping_leaves_one_line(text: str) -> None:
    line = f"SUMMARY:{escaped(text)}"
    assert "\n" not in line
    assert "\r" not in line
    broken = folded(line)
    assert broken.replace("\r\n ", "") == line
    assert all(len(part.encode()) <= OCTETS for part in broken.split("\r\n"))


@given(
    st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    st.times(),
    st.integers(-48, 56),
    st.sets(st.integers(1, 7), min_size=1),
)
def test_a_rule_names_the_days_on_which_flights_leave_in_utc(
    first: date, clock: time, quarters: int, days: set[int]
) -> None:
    period = Period(
        "s", "XX", "1", 1, "AAA", "BBB", first, first + timedelta(days=20), frozenset(days),
        clock.replace(second=0, microsecond=0), time(12), timedelta(minutes=15 * quarters),
        timedelta(), 1, "77W", "",
    )  # fmt: skip
    for day in period.operating_days():
        local = datetime.combine(day, period.departs)
        moment = period.departure_on(day)
        assert moment.replace(tzinfo=None) == local - period.departure_offset
        assert moment.tzinfo is UTC


@pytest.mark.parametrize(
    ("minutes", "written"), [(0, "+0000"), (-210, "-0330"), (345, "+0545"), (-15, "-0015")]
)
def test_offsets(minutes: int, written: str) -> None:
    assert utc_variation(timedelta(minutes=minutes)) == written
