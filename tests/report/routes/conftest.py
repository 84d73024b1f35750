"""A model of two air services, as the routes study tells it: tables with their units."""

from collections.abc import Callable
from typing import Any

import pytest

from corredor.core.finding import Cell, Column, Finding, FindingTable, Flag, Ref
from corredor.core.label import Label
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import TableSource
from corredor.core.study import Result, Settings
from corredor.report.model import ReportModel

Rows = tuple[tuple[Cell, ...], ...]
Remodel = Callable[..., ReportModel]

LABELS = {
    "hav-mid": Label("Moscú–La Habana–Mérida", "Moscow–Havana–Mérida", "Москва — Гавана — Мерида"),
    "direct": Label("Moscú–Cancún", "Moscow–Cancún", "Москва — Канкун"),
    "rossiya": Label("Rossiya", "Rossiya", "«Россия»"),
}
STATIONS = "origin:text destination:text"
FLIGHT = "service:term direction:word origin:text destination:text"
COLUMNS = {
    "routes.verdicts": "service:term carrier:term aircraft:text path:text verdict:word "
    "binding:word where:text required:figure available:figure relaxation:word "
    "relaxed_at:text before:figure after:figure even_empty:word cause:word cause_at:text",
    "routes.hindrances": "service:term constraint:word where:text state:word required:figure "
    "available:figure",
    "routes.avoided": "service:term area:text",
    "routes.tracks": f"{FLIGHT} point:number latitude:number:degree longitude:number:degree "
    "place:text clearance:number:km owner:text by_choice:word",
    "routes.closures": "service:term area:text barred:word from:date to:date exempt:text "
    "exempt_es:text exempt_en:text exempt_ru:text "
    "confidence:word source:text read:date known_to:date",
    "routes.legs": f"{FLIGHT} alternate:text length:number:km detour:number "
    "air_distance:number:km tailwind:number:knot payload:number:tonne max_payload:figure "
    "binding:word trip_fuel:figure block_time:figure",
    "routes.payload_range": "service:term aircraft:text distance:number:km payload:number:tonne",
    "routes.edto": f"{FLIGHT} reading:word along:number:km distance:number:nautical_mile "
    "time:number:minute nearest:text",
    "routes.cost": "service:term item:word amount:figure",
    "routes.fuel_items": f"{FLIGHT} item:word mass:number:kg",
    "routes.stops": "service:term path:text verdict:word time:number:hour fuel:number:tonne "
    "reason:word where:text",
    "routes.timetable": "service:term direction:word carrier:text number:text sequence:number "
    "origin:text destination:text from:date to:date days:text departs:text "
    "departure_offset:text arrives:text arrival_offset:text day_change:number aircraft:text "
    "type_code:text configuration:text block_time:number:minute block_clock:text",
    "routes.gates": "service:term gate:word place:text state:word condition:text condition_es:text "
    "condition_en:text condition_ru:text from:date to:date source:text source_es:text "
    "source_en:text source_ru:text read:date",
}
TRACKS: dict[tuple[str, str, str], tuple[tuple[float, float, float | None, str], ...]] = {
    ("hav-mid", "SVO", "HAV"): (
        (55.97, 37.41, None, ""),
        (70.4, 31.6, 0.0, "NO"),
        (71.2, 28.6, 0.0, "NO"),
        (71.3, 27.6, 0.0, "NO"),
        (66.5, -23.5, 0.0, "IS"),
        (46.7, -52.6, 0.0, "CA"),
        (25.0, -80.2, 0.0, "US"),
        (22.99, -82.41, None, ""),
    ),
    ("hav-mid", "HAV", "MID"): ((22.99, -82.41, None, ""), (20.94, -89.66, None, "")),
    ("direct", "SVO", "CUN"): (
        (55.97, 37.41, None, ""),
        (71.2, 28.6, 92.6, "NO"),
        (66.5, -23.5, 92.6, "IS"),
        (46.7, -52.6, 92.6, "CA"),
        (25.0, -80.2, 92.6, "US"),
        (21.04, -86.87, None, ""),
    ),
}
CLOSED = (  # noqa: SIM905
    "AT BE BG CA CH CY CZ DE DK EE ES FI FO FR GB GL GR HR HU IE IS IT LT LU LV NL NO PL PT RO SE "
    "SI SK UA US"
).split()
DIVERSIONS = {
    "all_airports": (5, 22, 41, 60, 48, 30, 52, 71, 96, 90, 62, 30, 44, 58, 40, 20, 6),
    "emergency_states": (5, 22, 41, 66, 80, 90, 96, 104, 120, 130, 122, 90, 78, 64, 50, 22, 6),
    "open_states": (5, 22, 41, 70, 110, 150, 190, 230, 280, 306, 280, 230, 180, 130, 90, 40, 6),
}
CURVE = ((0, 65), (9_400, 65), (12_600, 41), (14_700, 0))


def _tracks() -> Rows:
    return tuple(
        (
            *(service, "outbound", origin, destination, at, *place),
            *("" if area else "end", off, area, "closed" if area else ""),
        )
        for (service, origin, destination), points in TRACKS.items()
        for at, (*place, off, area) in enumerate(points, 1)
    )


def _edto() -> Rows:
    long = tuple(
        (
            *("hav-mid", "outbound", "SVO", "HAV", name),
            *(650.0 * n, minutes * 400 / 60, minutes, "KEF"),
        )
        for name, profile in DIVERSIONS.items()
        for n, minutes in enumerate(profile)
    )
    short = ("hav-mid", "outbound", "HAV", "MID", "all_airports")
    return (*long, (*short, 0.0, 0.0, 0.0, "HAV"), (*short, 782.0, 0.0, 0.0, "MID"))


COSTS = {
    "fuel": 171_000.0,
    "flight_crew": 16_400.0,
    "cabin_crew": 13_900.0,
    "airframe_maintenance": 31_000.0,
    "depreciation": 66_000.0,
    "landing": 3_100.0,
}
NUMBERS = {
    "routes.payload.direct": (30.4, "tonne"),
    "routes.payload.less": (26.1, "tonne"),
    "routes.detour.direct": (1.09, "1"),
    "routes.cost_per_rotation.hav-mid": (sum(COSTS.values()), "USD_2024"),
    "routes.max_payload.hav-mid.svo-hav": (41_200.0, "kg"),
    **{f"routes.cost.hav-mid.{name}": (amount, "USD_2024") for name, amount in COSTS.items()},
}
LEGS = (
    ("outbound", "SVO", "HAV", "VRA", 10_404, 1.084, 11_420, -20.1, 41.2),
    ("outbound", "HAV", "MID", "CUN", 782, 1.0, 800, -9.0, 44.5),
    ("inbound", "MID", "HAV", "VRA", 782, 1.0, 790, 8.0, 44.5),
    ("inbound", "HAV", "SVO", "LED", 10_404, 1.084, 10_210, 18.3, 44.5),
)
MOST = "routes.max_payload.hav-mid.svo-hav"
ROWS: dict[str, Rows] = {
    "routes.verdicts": (
        (
            *("hav-mid", "rossiya", "B77W", "SVO HAV MID", "not_flyable", "landing_mass"),
            *("MID-HAV", "", "", "gate", "HAV", "", "", "even_empty", "fuel_carried", "HAV"),
        ),
        (
            *("direct", "rossiya", "A359", "SVO CUN", "flyable_with_conditions", "takeoff_mass"),
            *("SVO-CUN", "routes.payload.direct", "routes.payload.less"),
            *("payload", "SVO-CUN", "routes.payload.direct", "routes.payload.less", "", "", ""),
        ),
    ),
    "routes.tracks": _tracks(),
    "routes.closures": tuple(
        (
            *(service, area, "state", "2022-02-27", "", "", "emergencias", "emergencies"),
            *("чрезвычайные случаи", "high"),
            *("Reglamento (UE) 2022/334, artículo 3 quinquies", "2026-11-22", "2026-11-01"),
        )
        for service in ("hav-mid", "direct")
        for area in CLOSED
    ),
    "routes.legs": tuple(("hav-mid", *leg, MOST, "takeoff_mass", "", "") for leg in LEGS),
    "routes.payload_range": tuple(("hav-mid", "B77W", *point) for point in CURVE),
    "routes.edto": _edto(),
    "routes.cost": (
        *(("hav-mid", name, f"routes.cost.hav-mid.{name}") for name in COSTS),
        ("hav-mid", "total", "routes.cost_per_rotation.hav-mid"),
    ),
    "routes.fuel_items": (
        ("hav-mid", "outbound", "SVO", "HAV", "taxi_fuel", 900),
        ("hav-mid", "outbound", "SVO", "HAV", "trip_fuel", 104_000),
    ),
    "routes.stops": (
        ("hav-mid", "SVO HAV MID", "refused", None, None, "outage", "HAV"),
        ("hav-mid", "SVO PMV MID", "flyable", 18.2, 131.0, "", ""),
        ("direct", "SVO HAV MID", "refused", None, None, "outage", "HAV"),
        ("direct", "SVO PMV MID", "flyable", 18.2, 131.0, "", ""),
    ),
    "routes.timetable": (
        (
            *("hav-mid", "outbound", "FV", "6849", 1, "SVO", "HAV", "2026-10-26", "2027-03-22"),
            *("14", "08:40", "+03:00", "18:00", "-05:00", 0, "B77W", "77W", "Y457", 1040, "17:20"),
        ),
        (
            *("hav-mid", "inbound", "FV", "6850", 1, "HAV", "SVO", "2026-10-26", "2026-10-26"),
            *("1", "20:20", "-05:00", "17:15", "+03:00", 1, "B77W", "77W", "Y457", 775, "12:55"),
        ),
    ),
    "routes.gates": (
        (
            *("hav-mid", "fuel", "HAV", "closed", "", "Jet A-1 en la estación"),
            *("Jet A-1 at the station", "Jet A-1 на станции", "2026-02-10", "", ""),
            *("NOTAM A0356/26", "NOTAM A0356/26", "NOTAM A0356/26", "2026-02-10"),
        ),
        *(
            (
                *("hav-mid", "servicing", place, "conditional", "counsel confirms", "", "", ""),
                *("", "", "BIS", "", "", "", ""),
            )
            for place in ("HAV", "MID")
        ),
        ("hav-mid", "rights", "RU:5 MX:HAV-MID", "unknown", *("" for _ in range(11))),
    ),
    "routes.hindrances": (
        (
            *("direct", "breakeven_load_factor", "", "conditional"),
            *("routes.payload.direct", "routes.payload.less"),
        ),
        ("direct", "flight_duty", "outbound", "conditional", "", ""),
    ),
    "routes.avoided": (("direct", "BR"), ("direct", "US")),
}


def _column(text: str) -> Column:
    name, kind, *unit = text.split(":")
    return Column(name, kind, name, "".join(unit))  # pyright: ignore[reportArgumentType]


def table(key: str, rows: Rows) -> FindingTable:
    columns = tuple(_column(text) for text in COLUMNS[key].split())
    return FindingTable(key, key.partition(".")[2], columns, rows, ("routes/services",))


def finding(key: str, value: float, unit: str) -> Finding:
    source = TableSource("Airline", "its timetable", "", "", "2026-11-22", "")
    noun, service = key.split(".")[1:3]
    origin = LookedUp("routes/services", key, noun, source)
    return Finding(key, noun, Quantity(key, value, unit, origin), (service,))


@pytest.fixture
def services() -> Remodel:
    """Return a maker of the model, with any of its tables or fields changed by name."""

    def made(*, rows: dict[str, Rows] = ROWS, **changes: Any) -> ReportModel:
        findings = tuple(finding(key, *number) for key, number in NUMBERS.items())
        flags = (
            Flag(
                "routes.fuel.hav-mid",
                "blocker",
                "{station} has no fuel",
                {"station": Ref("text", "HAV")},
                "hav-mid",
            ),
        )
        tables = tuple(table(*item) for item in rows.items())
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
            "results": {"routes": Result(findings=findings, tables=tables, flags=flags)},
            "version": "0",
        }
        return ReportModel(**(fields | changes))

    return made
