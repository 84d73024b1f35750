"""The timetable: rows after the SSIM, and a calendar that any program reads (RFC 5545)."""

import csv
import io
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.label import Label
from corredor.report.icalendar import OCTETS, escaped, folded, icalendar
from corredor.report.ssim import SSIM, ssim, ssim_date
from corredor.report.timetable import Period, periods, utc_variation

OVER_MIDNIGHT = (
    *("hav-mid", "outbound", "FV", "1", 1, "VVO", "SVO", "2026-10-26", "", "17"),
    *("05:10", "+10:00", "07:00", "+03:00", 0, "B77W", "77W", "", 530, "8:50"),
)


def lines(stream: bytes) -> list[str]:
    return stream.decode().replace("\r\n ", "").split("\r\n")


def values(stream: bytes, name: str) -> list[str]:
    return [line.partition(":")[2] for line in lines(stream) if line.startswith(f"{name}:")]


def test_ssim_rows(services) -> None:
    rows = list(csv.DictReader(io.StringIO(ssim(services()).decode())))
    first, back = rows
    assert first["airline_designator"] + first["flight_number"] == "FV6849"
    assert (first["period_from"], first["period_to"]) == ("26OCT26", "22MAR27")
    assert first["days_of_operation"] == "1  4   "
    assert (first["std_passenger"], first["departure_utc_variation"]) == ("0840", "+0300")
    assert (back["arrival_utc_variation"], back["arrival_date_variation"]) == ("+0300", "+1")
    assert tuple(first) == SSIM
    assert (first["aircraft_type"], first["configuration"]) == ("77W", "Y457")


def changed(services, **cells: str | int):
    """Return rows of the SSIM of a timetable of one row, with some cells changed."""
    model = services(rows={"routes.timetable": (OVER_MIDNIGHT,)})
    names = [column.name for column in model.tables["routes.timetable"].columns]
    row = tuple(dict(zip(names, OVER_MIDNIGHT, strict=True), **cells).values())
    model = services(rows={"routes.timetable": (OVER_MIDNIGHT, row)})
    return list(csv.DictReader(io.StringIO(ssim(model).decode())))


def test_periods_of_a_leg_are_its_variations(services) -> None:
    assert [row["itinerary_variation"] for row in changed(services, arrives="08:00")] == [
        "01",
        "02",
    ]
    other = changed(services, sequence=2)
    assert [row["itinerary_variation"] for row in other] == ["01", "01"]


def test_what_nobody_assigned_stays_empty(services) -> None:
    row = changed(services, number="", type_code="")[1]
    assert (row["flight_number"], row["aircraft_type"]) == ("", "")
    assert row["airline_designator"] == "FV"


def test_a_period_without_an_end() -> None:
    assert ssim_date(date(2026, 1, 5)) == "05JAN26"


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
        timedelta(), 1, "B77W", "77W", "",
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
