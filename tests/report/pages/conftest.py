"""A programme by hand, for the pages: three documents, two readings in conflict, hostile names."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Annotated, Any

import pytest

from corredor.core.assumption import Assumption, Distribution
from corredor.core.claim import Claim, Conflict, Decision, Fact, Selector
from corredor.core.derive import derive
from corredor.core.draws import Ensemble
from corredor.core.errors import InputAbsent, Place
from corredor.core.finding import Column, Finding, FindingTable
from corredor.core.label import Label
from corredor.core.quantity import Assumed, LookedUp, Quantity
from corredor.core.source import Document, RowRef, Source, TableSource
from corredor.core.study import Absent, Result, Settings
from corredor.core.table import Row
from corredor.report.model import MapPlace, ReportModel
from corredor.studies.evidence.study import STUDY
from corredor.testing import claimed, run_study
from corredor.units import Share

TEXTS = {
    "nota": "El foro reunió a más de 150 empresarios. La inversión pasó de 2.8 a 86.4 millones "
    "de dólares. El comercio fue de 1,300 millones de dólares en 2024.",
    "note": "Some 300 people took part in the forum on 23 June. Mexico would sell beef & avocado. "
    "A direct flight was proposed.",
    "zametka": "Отношениям двух стран 135 лет: они установлены 1 декабря 1890 года.",
}
LANGUAGE = {"nota": "es", "note": "en", "zametka": "ru"}
TITLES = {"nota": "El foro: 150 & más", "note": "The <b>forum</b>", "zametka": "Отношениям 135 лет"}


def filled_seats(load: Share) -> Annotated[float, "%"]:
    """Share of the seats that are filled."""
    return 100 * load


def document(name: str) -> Document:
    text = TEXTS[name]
    return Document(
        id=name,
        file=f"{name}.txt",
        title=TITLES[name],
        publisher="Canal 22",
        author="",
        published="2025-06-24" if name == "nota" else "",
        language=LANGUAGE[name],
        reports_on="",
        url="https://example.org/?a=1&b=2",
        licence="CC BY 4.0",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
    )


def said(name: str, source: str, exact: str, matter: str, **changes: Any) -> Claim:
    start = TEXTS[source].index(exact)
    selector = Selector(exact, "", "", start, start + len(exact))
    value, unit = changes.pop("value", None), changes.pop("unit", "")
    subject, of, period = (*matter.split("."), "")[:3]
    fields = {
        "document": source,
        "selector": selector,
        "subject": subject,
        "property": of,
        "period": period,
        "chain": ("diario", "embajador"),
        "written": f"{value:g}" if value is not None else "",
    }
    return claimed(name, value, unit, **(fields | changes))


EVENT, ITEM = {"kind": "event"}, {"kind": "item"}
CLAIMS = {
    claim.id: claim
    for claim in (
        said("c01", "nota", "más de 150 empresarios", "foro.asistentes.2025-06",
             value=150.0, unit="person", qualifier="more_than"),
        said("c02", "note", "300 people", "foro.asistentes.2025-06",
             value=300.0, unit="person", chain=("agencia",)),
        said("c03", "nota", "2.8", "mexico.inversion.2022",
             value=2.8, unit="MUSD_2024", basis="unknown", note="léase con la tabla 7"),
        said("c04", "nota", "86.4 millones", "mexico.inversion.2024",
             value=86.4, unit="MUSD_2024", basis="unknown", written="86.40"),
        said("c05", "nota", "1,300 millones de dólares", "mexico.comercio.2024",
             value=1300.0, unit="MUSD_2024"),
        said("c06", "zametka", "135 лет", "relaciones.edad.2025", value=135.0, unit="year"),
        said("c07", "zametka", "1 декабря 1890 года", "relaciones.inicio",
             text="1890-12-01", **EVENT),
        said("c08", "note", "23 June", "foro.dia", text="XXXX-06-23", **EVENT),
        said("c09", "note", "beef & avocado", "mexico.ventas", text="aguacate", **ITEM),
        said("c10", "note", "A direct flight was proposed", "vuelos.etapa", text="", **EVENT),
    )
}  # fmt: skip


def fact(*names: str, **changes: Any) -> Fact:
    claims = tuple(CLAIMS[name] for name in names)
    first = claims[0]
    made = Fact(
        key=first.fact,
        kind=first.kind,
        subject=first.subject,
        property=first.property,
        period=first.period,
        claims=claims,
        stance="single_source",
        independent=len({claim.chain[-1] for claim in claims}),
        claim=first.id,
        conflicts=(),
        decision=None,
    )
    return replace(made, **changes)


DECISION = Decision(
    CLAIMS["c01"].fact, "c01", "the 2nd outlet names no list", "A. Pérez", "2025-07-01",
    ("c01", "c02"), Place("decisions.csv", 2),
)  # fmt: skip
FACTS = {
    one.key: one
    for one in (
        fact("c01", "c02", stance="decided", decision=DECISION,
             conflicts=(Conflict("c01", "c02", "value"),)),
        *(fact(f"c{number:02}") for number in range(3, 11)),
    )
}  # fmt: skip

LABELS = {
    "foro": Label("Foro 2025", "Forum 2025", "Форум 2025"),
    "mexico": Label("México", "Mexico", "Мексика"),
    "relaciones": Label("Relaciones", "Relations", "Отношения"),
    "asistentes": Label("asistentes", "participants", "участники"),
    "inversion": Label("inversión directa", "direct investment", "прямые инвестиции"),
    "comercio": Label("comercio bilateral", "bilateral trade", "взаимная торговля"),
    "edad": Label("antigüedad", "age", "возраст"),
    "inicio": Label("establecimiento", "establishment", "установление"),
    "dia": Label("día", "day", "день"),
    "etapa": Label("etapa", "stage", "стадия"),
    "ventas": Label("quiere vender", "wants to sell", "хочет продавать"),
    "aguacate": Label("aguacate <script>alert(1)</script>", "avocado \"1\" & 'co'", ""),
    "diario": Label("El Diario", "El Diario", "Диарио"),
    "agencia": Label("Agencia 24", "Agency 24", "Агентство 24"),
    "embajador": Label("Embajador", "Ambassador", "Посол"),
    "moscu": Label("Moscú", "Moscow", "Москва"),
    "merida": Label("Mérida", "Mérida", "Мерида"),
    "vuelos": Label("Vuelos directos", "Direct flights", "Прямые рейсы"),
    "transporte": Label("transporte", "transport", "транспорт"),
}


def row(file: str, **cells: Any) -> Row:
    return Row(cells, Place(file, 2), {})


def evidence(settings: Settings, documents: dict[str, Document]) -> Result:
    proposal = row(
        "evidence/proposals.csv", id="vuelos", proposer=("embajador",), sector="transporte",
        name_es="Vuelos directos", name_en="Direct flights", name_ru="Прямые рейсы",
    )  # fmt: skip
    stage = row(
        "evidence/stages.csv", proposal="vuelos", stage="proposed", date="2025-06", claims=("c10",)
    )
    parts = {
        "settings": settings,
        "documents": documents,
        "sources": SOURCES,
        "claims": CLAIMS,
        "facts": FACTS,
        "deflators": (),
        "derivations": (),
        "evidence/proposals": (proposal,),
        "evidence/stages": (stage,),
    }
    return run_study(STUDY, parts)


SOURCES = {
    name: Source(name, kind, LABELS[name], "MX")
    for name, kind in (("diario", "outlet"), ("agencia", "outlet"), ("embajador", "person"))
}
ASSUMPTION = Assumption(
    "load_factor",
    Label("ocupación", "load factor", "загрузка"),
    "1",
    Distribution("triangular", 0.7, 0.6, 0.85),
    "A. Pérez",
    "as on 3 similar routes",
    "2025-07-01",
    Place("assumptions.csv", 2),
)


def routes(settings: Settings) -> Result:
    """What a study without a chapter of its own returns."""
    column = Ensemble(settings.seed, settings.draws).column(
        "assumptions.load_factor", ASSUMPTION.distribution
    )
    load = Quantity("assumptions.load_factor", 0.7, "1", Assumed(ASSUMPTION), column)
    source = TableSource("INEGI", "Índice 2023", "https://example.org/?a=1&b=2", "CC BY", "", "")
    origin = LookedUp("deflators", "us", "factor", source, RowRef("deflators.csv", 2))
    price = Quantity("deflators.us.factor", 1.0425, "USD_2024/USD_2023", origin)
    columns = (
        Column("place", "term", "place"),
        Column("distance", "number", "distance", "km"),
        Column("flight", "text", "flight"),
    )
    rows = (("moscu", 9600.0, "SU 150"), ("merida", 0.5, '<i a="1">'))
    return Result(
        (
            Finding("routes.filled", "filled_seats", derive(filled_seats, load=load)),
            Finding("routes.deflator", "deflator", price),
        ),
        (FindingTable("routes.legs", "legs", columns, rows, ("routes/legs",)),),
        (),
        (Absent("routes.fare", InputAbsent(None, study="routes", input="fares_2025.csv")),),
    )


def place(name: str, country: str, latitude: float, longitude: float) -> MapPlace:
    source = TableSource("INEGI", "Localidades", "", "", "2025-01-01", "")

    def coordinate(column: str, value: float) -> Quantity:
        origin = LookedUp("places", name, column, source, RowRef("places.csv", 2))
        return Quantity(f"places.{name}.{column}", value, "degree", origin)

    north, east = coordinate("latitude", latitude), coordinate("longitude", longitude)
    return MapPlace(name, LABELS[name], north, east, country)


@pytest.fixture(scope="session")
def model() -> ReportModel:
    settings = Settings("demo", ("RU", "MX"), ("CU",), "USD", "2024", 20250623, 400)
    documents = {name: document(name) for name in TEXTS}
    return ReportModel(
        title=Label("Rusia y México 2025", "Russia and Mexico 2025", "Россия и Мексика 2025"),
        settings=settings,
        languages=("es", "en", "ru"),
        documents=documents,
        sources=SOURCES,
        labels=LABELS,
        rows={name: RowRef("terms.csv", at + 2) for at, name in enumerate(LABELS)},
        places=(place("moscu", "RU", 55.75, 37.62), place("merida", "MX", 20.97, -89.62)),
        lines=(("moscu", "merida"),),
        borders="un",
        claims=CLAIMS,
        facts=FACTS,
        assumptions={"load_factor": ASSUMPTION},
        results={"evidence": evidence(settings, documents), "routes": routes(settings)},
        version="0.1.0",
    )
