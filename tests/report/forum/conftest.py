"""A small day of a forum with the names that outputs must bear."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from corredor.core.label import Label
from corredor.report.forum.calendar import uid_of
from corredor.report.forum.day import ForumDay, Meeting, Organisation, Person, Room, Seat, Session

ZONE = ZoneInfo("America/Mexico_City")
HOSTILE = '=cmd|\' /C calc\'!A0 <b>*x*</b> #eval("1") \r\nATTENDEE:mailto:x@y "q"; $2$'


def at(hour: int, minute: int = 0, day: int = 9) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=ZONE)


def person(
    name: str, shown: str, country: str, languages: tuple[str, ...], consents: bool = True
) -> Person:
    house = {
        "MX": Organisation("acero", Label("Acero Azteca", "Azteca Steel", "Ацтека Сталь"), "MX"),
        "RU": Organisation("ural", Label("Máquinas Ural", "Ural Machines", "Уралмаш"), "RU"),
    }
    return Person(
        id=name,
        name=shown,
        organisation=house[country],
        side=country,
        rank="company",
        languages=languages,
        language=next(one for one in ("es", "en", "ru") if one in languages),
        consents=consents,
    )


PEOPLE = (
    person("ana", "Ana Núñez", "MX", ("es", "en")),
    person("ivan", "Иван Щёголев", "RU", ("ru",)),
    person("luis", "Luis Callado", "MX", ("es",), consents=False),
    person("hostile", HOSTILE, "RU", ("ru", "en")),
)


def meeting(first: str, second: str, hour: int, table: str, **more: object) -> Meeting:
    pair = " ".join(sorted((first, second)))
    held: dict[str, object] = {
        "uid": uid_of("small", "meeting", pair),
        "first": first,
        "second": second,
        "begins": at(hour),
        "ends": at(hour, 30),
        "room": "salon",
        "table": table,
        "interpreter": "",
    }
    return Meeting(**(held | more))  # pyright: ignore[reportArgumentType]


def session(name: str, kind: str, hour: int, *seats: Seat, **more: object) -> Session:
    held: dict[str, object] = {
        "uid": uid_of("small", "session", name),
        "id": name,
        "label": Label(f"Sesión {name}", f"Session {name}", f"Заседание {name}"),
        "kind": kind,
        "begins": at(hour),
        "ends": at(hour + 1),
        "room": "aula",
        "languages": ("es", "ru"),
        "interpreter": "olga",
        "seats": seats,
    }
    return Session(**(held | more))  # pyright: ignore[reportArgumentType]


@pytest.fixture
def day() -> ForumDay:
    """Return a day with a meeting moved, one cancelled, and one with a hostile name."""
    return ForumDay(
        programme="small",
        title=Label("Foro «Uno»", 'Forum "One", 2026; first', "Форум «Первый»"),
        zone="America/Mexico_City",
        languages=("es", "en", "ru"),
        people={one.id: one for one in PEOPLE},
        rooms={
            "salon": Room("salon", Label("Salón de la Raza", "Hall", "Большой зал"), "planta-1", 9),
            "aula": Room("aula", Label("Aula Magna", "", ""), "planta-2", 0),
        },
        interpreters={"olga": "Olga Traductora"},
        meetings=(
            meeting("ana", "ivan", 11, "3", interpreter="olga", sequence=2),
            meeting("ana", "hostile", 12, "10"),
            meeting("luis", "ivan", 12, "2"),
            meeting("luis", "hostile", 13, "2", sequence=1, cancelled=True),
        ),
        sessions=(
            session("opening", "plenary", 9),
            session("coffee", "break", 10),
            session(
                "steel",
                "working_table",
                16,
                Seat("ana", "chair"),
                Seat("ivan", "member"),
                Seat("luis", "member"),
            ),
        ),
    )
