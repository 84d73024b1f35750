"""A model of a small forum as its study tells it: two days, four sectors, one exchange."""

from collections.abc import Callable
from typing import Any

import pytest

from corredor.core.finding import Cell, Column, Finding, FindingTable, Flag
from corredor.core.label import Label
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import Result, Settings
from corredor.report.model import ReportModel

Rows = tuple[tuple[Cell, ...], ...]
Remodel = Callable[..., ReportModel]

COLUMNS = {
    "forum.slots": "slot:text date:date begins:text ends:text part:word meetings:number:1 "
    "tables:number:1 interpreters:number:1",
    "forum.sessions": "session:term kind:word slot:text date:date begins:text ends:text room:term "
    "languages:text interpreter:text people:number:person",
    "forum.sectors": "side:term sector:term other_side:term other:term meetings:number:1",
    "forum.network": "organisation:term other:term meetings:number:1 score:number:1",
    "forum.coverage": "side:term sector:term people:number:person "
    "people_with_meetings:number:person meetings:number:1",
    "forum.fairness": "side:term meetings:number:1 people:number:person",
    "forum.timetable": "method:word breaks:number:1",
    "forum.composition": "session:term side:term people:number:person officials:number:person",
    "forum.unmet": "statement:text side:term organisation:term sector:term kind:word text:text "
    "language:word best_score:number:1 reason:word",
    "forum.meetings": "id:text first:text second:text slot:text",
    "forum.placement": "applicant:text host:term",
    "forum.changes": "meeting:text first:text what:word",
    "forum.changes_of_kind": "what:word changes:number:1",
    "forum.outcomes": "result:word meetings:number:1",
    "forum.agreements": "organisation:term other:term result:word agreement:text next_step:text "
    "owner:term due:date proposal:term",
    "forum.places": "host:term places:number:1 placed:number:person",
}
LABELS = {
    "opening": Label("Plenaria", "Plenary", "Пленарное заседание"),
    "digital": Label("Panel: Puente Digital", "Panel: Digital Bridge", "Панель: «Цифровой мост»"),
    "grain": Label("Mesa de trabajo: granos", "Working table: grain", "Рабочий стол: зерно"),
    "coffee": Label("Café", "Coffee", "Кофе"),
    "hall": Label("Salón", "Hall", "Зал"),
    "mill": Label("Molinos (ficticia)", "Mills (fictitious)", "Мельницы (вымышл.)"),
    "fields": Label("Campos (ficticia)", "Fields (fictitious)", "Поля (вымышл.)"),
}
CLOCK = ("09:00", "09:30", "10:00", "10:30", "11:00", "11:30")
SLOTS = tuple(
    (f"{day}-{at}", date, begins, begins[:3] + str(int(begins[3:]) + 25).zfill(2), "morning")
    for day, date in (("a", "2027-04-21"), ("b", "2027-04-22"))
    for at, begins in enumerate(CLOCK)
)


def _sitting(session: str, kind: str, day: str, slots: tuple[int, ...]) -> Rows:
    held = {slot[0]: slot for slot in SLOTS}
    rows = [held[f"{day}-{at}"] for at in slots]
    return tuple((session, kind, *row[:4], "hall", "es ru", "", 12) for row in rows)


ROWS: dict[str, Rows] = {
    "forum.slots": tuple((*slot, at % 5, 4, 1) for at, slot in enumerate(SLOTS)),
    "forum.sessions": (
        *_sitting("opening", "plenary", "a", (0, 1, 2)),
        *_sitting("coffee", "break", "a", (3,)),
        *_sitting("digital", "panel", "a", (4, 5)),
        *_sitting("grain", "working_table", "a", (4,)),
        *_sitting("grain", "working_table", "b", (0, 1)),
        *_sitting("coffee", "break", "b", (2,)),
        *_sitting("coffee", "break", "b", (5,)),
    ),
    "forum.sectors": (
        ("RU", "isic.A", "MX", "isic.A", 9),
        ("RU", "isic.A", "MX", "isic.10", 4),
        ("MX", "isic.J", "RU", "isic.10", 3),
        ("RU", "isic.J", "MX", "isic.J", 2),
    ),
    "forum.network": (("mill", "fields", 3, 1.4),),
    "forum.coverage": (
        ("RU", "isic.A", 5, 4, 13),
        ("MX", "isic.A", 4, 4, 9),
        ("MX", "isic.10", 2, 2, 4),
        ("RU", "isic.10", 2, 1, 3),
    ),
    "forum.fairness": (("RU", 0, 2), ("RU", 3, 5), ("MX", 2, 3), ("MX", 4, 3)),
    "forum.timetable": (("colouring", 7),),
    "forum.composition": (("grain", "RU", 4, 1), ("grain", "MX", 5, 2)),
    "forum.unmet": (
        ("n-ru-1", "RU", "fields", "isic.A", "need", "Ищем силосы", "ru", 0.1, "nobody_answers"),
        ("n-mx-1", "MX", "mill", "isic.10", "need", "Compramos trigo", "es", 0.9, "not_met"),
        ("n-mx-2", "MX", "mill", "isic.10", "need", "Compramos avena", "es", 0.95, "not_met"),
        (
            "o-mx-1",
            "MX",
            "mill",
            "isic.10",
            "offer",
            "Vendemos harina",
            "es",
            0.2,
            "nobody_answers",
        ),
    ),
    "forum.meetings": (("m-1", "person-of-mill", "person-of-fields", "a-4"),),
    "forum.placement": (("student-of-fields", "mill"),),
    "forum.changes": (("m-1", "person-of-mill", "moved"),),
    "forum.changes_of_kind": (("moved", 1),),
    "forum.outcomes": (("agreement", 1),),
    "forum.agreements": (
        ("mill", "fields", "agreement", "Trigo", "Muestras", "mill", "2027-06-01", ""),
    ),
    "forum.places": (("mill", 3, 1),),
}
NUMBERS = {
    "forum.count.participants.mx": ("forum_participants_of_side", 6.0, "person"),
    "forum.count.participants.ru": ("forum_participants_of_side", 7.0, "person"),
    "forum.count.meetings": ("forum_meetings_held", 18.0, "1"),
    "forum.count.breaks": ("forum_breaks", 7.0, "1"),
    "forum.count.breaks.bound": ("forum_breaks_bound", 5.0, "1"),
    "forum.count.breaks.gap": ("forum_breaks_gap", 2.0, "1"),
    "forum.count.placement.blocking": ("forum_placement_blocking", 0.0, "1"),
    "forum.count.something": ("event", 3.0, "event"),
}


def _column(text: str) -> Column:
    name, kind, *unit = text.split(":")
    return Column(name, kind, name, "".join(unit))  # pyright: ignore[reportArgumentType]


def _table(key: str, rows: Rows) -> FindingTable:
    columns = tuple(_column(text) for text in COLUMNS[key].split())
    label = key.replace(".", "_")
    return FindingTable(key, label, columns, rows, ("forum/participants",))


def _finding(key: str, label: str, value: float, unit: str) -> Finding:
    source = TableSource("Committee", "its list", "", "", "2027-04-01", "")
    return Finding(key, label, Quantity(key, value, unit, LookedUp("forum", key, label, source)))


@pytest.fixture
def forum() -> Remodel:
    """Return a maker of the model, with its tables or any field changed by name."""

    def made(*, rows: dict[str, Rows] = ROWS, **changes: Any) -> ReportModel:
        result = Result(
            findings=tuple(_finding(key, *number) for key, number in NUMBERS.items()),
            tables=tuple(_table(*item) for item in rows.items()),
            flags=(Flag("forum.not_screened", "warning", "Nobody was screened."),),
        )
        fields: dict[str, Any] = {
            "title": Label("Corredor", "Corridor", "Коридор"),
            "settings": Settings("test", ("RU", "MX"), ("CU",), "USD", "2024", 1, 10),
            "languages": ("es", "en", "ru"),
            "documents": {},
            "sources": {},
            "labels": LABELS,
            "rows": {},
            "places": (),
            "lines": (),
            "borders": "un",
            "claims": {},
            "facts": {},
            "assumptions": {},
            "results": {"forum": result},
            "version": "0",
        }
        return ReportModel(**(fields | changes))

    return made


@pytest.fixture
def tables_of_forum() -> dict[str, Rows]:
    """Return the rows of all tables by key."""
    return dict(ROWS)
