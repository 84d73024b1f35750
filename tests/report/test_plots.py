"""The plots: nothing cut, nothing on top of anything else, nothing where there is no table."""

import re
from collections.abc import Callable
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from corredor.core.claim import Claim
from corredor.core.finding import Cell, Column, FindingTable
from corredor.core.label import Label
from corredor.core.quantity import LookedUp, Quantity
from corredor.core.source import Source, TableSource
from corredor.core.study import Result, Settings, quantity_of_claim
from corredor.report import marks
from corredor.report.drawing import svg
from corredor.report.i18n import Speech
from corredor.report.ladder import columns
from corredor.report.marks import WIDTH, Text
from corredor.report.model import MapPlace, ReportModel
from corredor.report.plots import drawings
from corredor.report.readings import lengths, without_price_year
from corredor.testing import claimed

Rows = dict[str, tuple[tuple[Cell, ...], ...]]
Remodel = Callable[..., ReportModel]

# Latitude and longitude as in the GeoNames gazetteer, rounded to a hundredth of a degree.
PLACES = {
    "moscow": (Label("Moscú", "Moscow", "Москва"), "RU", 55.75, 37.62),
    "havana": (Label("La Habana", "Havana", "Гавана"), "CU", 23.13, -82.38),
    "merida": (Label("Mérida", "Mérida", "Мерида"), "MX", 20.97, -89.62),
    "mexico-city": (Label("Ciudad de México", "Mexico City", "Мехико"), "MX", 19.43, -99.13),
    "laguna-verde": (
        Label("Central Laguna Verde", "Laguna Verde power station", "АЭС «Лагуна-Верде»"),
        "MX",
        19.72,
        -96.41,
    ),
}
LABELS = {
    "forum": Label(
        "Primer Foro Empresarial", "First Business Forum", "Первый деловой форум Россия — Мексика"
    ),
    "statement": Label(
        "Declaración de la Embajada sobre el suministro de gas natural licuado y tecnologías",
        "Statement of the embassy on the supply of liquefied natural gas and technologies",
        "Заявление посольства о поставках сжиженного природного газа и технологий переработки",
    ),
    "held": Label("Fecha de realización", "Date held", "Дата проведения"),
    "participants": Label("Participantes", "Participants", "Участники"),
    "investment": Label("Inversión directa", "Direct investment", "Прямые инвестиции"),
    "amount": Label("Monto", "Amount", "Объём"),
    "route": Label("Ruta aérea <Moscú> & La Habana", "Air route", "Авиалиния"),
    "uranium": Label("Uranio para la central", "Uranium", "Уран для атомной электростанции"),
}
COLUMNS = {
    "evidence.timeline": "date:date subject:term property:term stance:word independent:number "
    "claims:claim",
    "evidence.conflicts": "subject:term property:term period:date kind:word first:claim "
    "first_value:figure first_sources:source second:claim second_value:figure "
    "second_sources:source",
    "evidence.series": "subject:term property:term period:date value:figure",
    "evidence.proposals": "proposal:term proposer:term counterpart:term sector:term stage:word "
    "date:date iati:text claims:claim",
    "evidence.stages": "proposal:term stage:word date:date claims:claim",
}
ROWS: Rows = {
    "evidence.timeline": (
        ("1890-12-01", "forum", "held", "single_source", 1, ("c1",)),
        ("2024-06/2024-09", "statement", "held", "corroborated", 2, ("c1",)),
        ("2025-04", "forum", "held", "decided", 2, ("c1",)),
        ("XXXX-06-23", "statement", "held", "single_source", 1, ("c1",)),
        ("", "forum", "held", "single_source", 1, ("c1",)),
        ("", "statement", "held", "disputed", 2, ("c1",)),
    ),
    "evidence.conflicts": (
        (
            *("forum", "participants", "2025-04", "bound"),
            *("c1", "claims.c1", ("la-jornada", "ambassador")),
            *("c2", "claims.c2", ("proceso", "director")),
        ),
        (
            *("forum", "participants", "", "definition"),
            *("c1", "claims.c1", ("ambassador",)),
            *("c3", "claims.c3", ("director",)),
        ),
        ("forum", "held", "", "date", "c1", "", ("proceso",), "c2", "", ("proceso",)),
    ),
    "evidence.series": (
        ("investment", "amount", "2022", "claims.c4"),
        ("investment", "amount", "2024", "claims.c5"),
    ),
    "evidence.proposals": (
        ("route", "director", "", "", "presented", "", "1", ("c1",)),
        ("uranium", "director", "", "", "suspended", "", "6", ("c1",)),
        ("forum", "director", "", "", "", "", "", ()),
    ),
    "evidence.stages": (
        ("route", "proposed", "", ("c1",)),
        ("route", "presented", "", ("c1",)),
        ("uranium", "interest", "", ("c1",)),
        ("uranium", "suspended", "", ("c1",)),
    ),
}
CLAIMS: tuple[Claim, ...] = (
    claimed("c1", 150.0, "person", qualifier="more_than"),
    claimed("c2", 300.0, "person"),
    claimed("c3", 40.0, "company", qualifier="at_most"),
    claimed("c4", 2.8, "MUSD_nominal", period="2022"),
    claimed("c5", 86.4, "MUSD_2024"),
)
SOURCES = (
    Source("la-jornada", "outlet", Label("La Jornada", "La Jornada", "La Jornada")),
    Source("proceso", "outlet", Label("Proceso", "Proceso", "Proceso")),
    Source("ambassador", "person", Label("El embajador", "The ambassador", "Посол")),
    Source("director", "person", Label("El director", "The director", "Директор")),
)


def table(key: str, rows: tuple[tuple[Cell, ...], ...]) -> FindingTable:
    columns = [name.split(":") for name in COLUMNS[key].split()]
    made = tuple(Column(name, kind, name) for name, kind in columns)  # pyright: ignore[reportArgumentType]
    return FindingTable(key, key, made, rows, ("claims",))


def place(name: str) -> MapPlace:
    label, country, latitude, longitude = PLACES[name]
    source = TableSource("GeoNames", "gazetteer", "", "CC BY 4.0", "2025-06-01", "")

    def quantity(column: str, value: float) -> Quantity:
        origin = LookedUp("places", name, column, source)
        return Quantity(f"places.{name}.{column}", value, "degree", origin)

    return MapPlace(
        name, label, quantity("latitude", latitude), quantity("longitude", longitude), country
    )


@pytest.fixture
def corridor() -> Remodel:
    """Return a maker of the model, with any of its fields changed by name."""

    def made(
        *, rows: dict[str, tuple[tuple[Cell, ...], ...]] = ROWS, **changes: Any
    ) -> ReportModel:
        fields: dict[str, Any] = {
            "title": Label("Corredor", "Corridor", "Коридор"),
            "settings": Settings("test", ("RU", "MX"), ("CU",), "USD", "2024", 1, 10),
            "languages": ("es", "en", "ru"),
            "documents": {},
            "sources": {source.id: source for source in SOURCES},
            "labels": LABELS,
            "rows": {},
            "places": tuple(place(name) for name in PLACES),
            "lines": (("moscow", "havana", "merida"),),
            "borders": "un",
            "claims": {claim.id: claim for claim in CLAIMS},
            "facts": {},
            "assumptions": {},
            "results": {"evidence": Result(tables=tuple(table(*item) for item in rows.items()))},
            "version": "0",
        }
        fields |= changes
        return ReportModel(**fields)

    return made


LANGUAGES = ("es", "en", "ru")
KEYS = ["corridor", "timeline", "series", "conflicts", "ladder"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_drawings_of_evidence(corridor, language: str) -> None:
    model = corridor()
    drawn = drawings(model, "evidence", Speech(language))
    assert [drawing.key for drawing in drawn] == KEYS
    for drawing in drawn:
        ET.fromstring(drawing.svg)
        assert drawing.title
        assert drawing.alt
        assert model.table(drawing.table_key) is not None
        assert len(drawing.svg) < (120_000 if drawing.key == "corridor" else 60_000)


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_neither_cut_nor_covered(corridor, written, language: str) -> None:
    drawn = drawings(corridor(), "evidence", Speech(language))
    assert len(written) == len(drawn)
    for drawing, texts in zip(drawn, written, strict=True):
        height = float(ET.fromstring(drawing.svg).attrib["height"])
        for text in texts:
            left, top, right, bottom = text.box
            assert left >= -0.5, text
            assert top >= -0.5, text
            assert right <= WIDTH + 0.5, text
            assert bottom <= height + 0.5, text
        for first, second in combinations(texts, 2):
            if first.angle == second.angle == 0:
                assert not overlap(first, second), (first, second)


def overlap(first: Text, second: Text) -> bool:
    a, b = first.box, second.box
    return min(a[2], b[2]) - max(a[0], b[0]) > 1 and min(a[3], b[3]) - max(a[1], b[1]) > 1


def test_ids_are_unique_across_drawings_of_a_page(corridor) -> None:
    page = "".join(drawing.svg for drawing in drawings(corridor(), "evidence", Speech("es")))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_same_bytes_twice(corridor) -> None:
    first = drawings(corridor(), "evidence", Speech("ru"))
    assert drawings(corridor(), "evidence", Speech("ru")) == first


def test_empty_tables_give_no_drawing(corridor) -> None:
    rows = dict.fromkeys(("evidence.timeline", "evidence.conflicts", "evidence.series"), ())
    rows |= dict.fromkeys(("evidence.proposals", "evidence.stages"), ())
    assert drawings(corridor(rows=rows, places=(), lines=()), "evidence", Speech("en")) == ()
    assert drawings(corridor(rows={}, places=(), lines=()), "evidence", Speech("en")) == ()


def test_a_study_without_drawings(corridor) -> None:
    assert drawings(corridor(), "routes", Speech("en")) == ()


def test_names_of_the_folder_are_text(corridor) -> None:
    drawn = drawings(corridor(), "evidence", Speech("es"))
    assert "Ruta aérea &lt;Moscú&gt; &amp; La Habana" in drawn[-1].svg


def test_an_undated_event_is_not_a_disputed_one(corridor) -> None:
    timeline = drawings(corridor(), "evidence", Speech("en"))[1]
    assert timeline.svg.count(">date not stated<") == 1
    assert timeline.svg.count(">disputed<") == 2
    assert ">23 June, year not stated<" in timeline.svg


def test_a_bound_points_where_it_leads(corridor, written) -> None:
    conflicts = drawings(corridor(), "evidence", Speech("en"))[3]
    assert ">more than 150 people<" in conflicts.svg
    assert ">The ambassador (La\N{NO-BREAK SPACE}Jornada)<" in conflicts.svg
    assert conflicts.svg.count('stroke-dasharray="3,3"') == 1


def test_unlike_units_are_not_measured_against_one_another() -> None:
    people, firms = (quantity_of_claim(claimed("a", 150.0, unit)) for unit in ("person", "company"))
    assert lengths([people, firms]) is None
    assert lengths([people, people]) == [150, 150]
    assert lengths([people, quantity_of_claim(claimed("b", -1.0, "person"))]) is None


def test_money_of_two_price_years_stands_side_by_side() -> None:
    early, late = (
        quantity_of_claim(claimed("a", value, unit))
        for value, unit in ((2800.0, "kUSD_nominal"), (86.4, "MUSD_2024"))
    )
    assert lengths([early, late]) == pytest.approx([2800, 86400])
    assert without_price_year("km") == "km"


def test_columns_of_the_ladder_are_the_stages() -> None:
    from corredor.studies.evidence.inputs import STAGES

    assert tuple(columns()) == STAGES
    assert svg(marks.specification([], 10), "en")
