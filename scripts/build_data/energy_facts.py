"""Write the small tables of the energy study into src/corredor/data, typed by hand.

    python scripts/build_data/energy_facts.py

Reactors, peaks of regions, ports of liquefied gas, canal tolls, shapes of demand, and the
checklist of compliance. Each row has its source and date. Where sources disagree both rows stand,
and a programme decides. `confidence` is high where the figure was read in the source named, medium
where it was read in a report of it, low where it is unverified.
"""

# ruff: noqa: E501 - a row is a line

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parents[2] / "src" / "corredor" / "data"
READ: Final = "2026-11-22"

WNA: Final = "World Nuclear Association"
REACTOR_HEAD: Final = (
    "id", "reactor", "property", "value", "low", "high", "unit", "state", "confidence",
    "source", "date",
)  # fmt: skip
LV: Final = "laguna_verde"
RITM: Final = "ritm_200n"
BWRX: Final = "bwrx_300"
NUSCALE: Final = "nuscale"
AUDIT: Final = (
    "Auditoría Superior de la Federación, audit of the fuel of Laguna Verde, public account"
)
REACTORS: Final = (
    (LV, "net_power", "1640", "", "", "MW", "disputed", "medium", "CFE, as published", ""),
    (LV, "net_power", "1634", "", "", "MW", "disputed", "high", AUDIT, "2021"),
    (LV, "net_power", "1608", "", "", "MW", "disputed", "low", "quoted without a source", ""),
    (LV, "net_power", "1552", "", "", "MW", "disputed", "high", f"{WNA}, reactor table", "2024-12"),
    (LV, "net_power", "1600", "", "", "MW", "disputed", "high", f"{WNA}, reactor table", "2015-02"),
    (LV, "units", "2", "", "", "1", "stated", "high", f"{WNA}, Nuclear Power in Mexico", "2024"),
    (LV, "gross_power_of_unit", "820", "", "", "MW", "stated", "medium", "CFE, uprate 2007 to 2011", ""),
    (LV, "bundles_of_core", "444", "", "", "1", "stated", "medium", "CFE, as published", ""),
    (LV, "cycle", "18", "", "", "month", "stated", "medium", "CFE, as published", ""),
    (LV, "enrichment", "0.05", "", "", "share", "at_most", "high", f"{AUDIT}: up to 5.0 %", "2021"),
    (LV, "licensed_to", "2050", "", "", "year", "unit_1", "medium", "as published of unit 1; the page was not kept", ""),
    (LV, "uranium_requirement", "237000", "", "", "kgU/year", "disputed", "high", f"{WNA}, reactor table", "2024-12"),
    (LV, "uranium_requirement", "270000", "", "", "kgU/year", "disputed", "high", f"{WNA}, reactor table", "2015-02"),
    (LV, "generation", "12", "", "", "TWh", "year_2023", "high", f"{WNA}, reactor table", "2024-12"),
    (RITM, "power", "55", "", "", "MW", "stated", "high", "Rosatom; energy press", "2024-05"),
    (RITM, "heat", "190", "", "", "MW", "stated", "high", "Rosatom", "2024"),
    (RITM, "life", "60", "", "", "year", "stated", "high", "Rosatom", "2024"),
    (RITM, "refuelling", "66", "60", "72", "month", "stated", "high", "Rosatom: every five to six years", "2024"),
    (RITM, "enrichment", "0.1975", "", "0.2", "share", "at_most", "medium", "Rosatom: up to 20 %", "2024"),
    (RITM, "price", "", "", "", "USD/kW", "confidential", "high", "contract for Jizzakh, Uzbekistan, six of 55 MW; cost not published", "2024-05"),
    (RITM, "start", "2028", "", "", "year", "announced", "high", "Ust-Kuyga, Yakutia; licence of April 2023", "2023-04"),
    (BWRX, "power", "300", "", "", "MW", "stated", "high", "GE Hitachi", "2025"),
    (BWRX, "life", "60", "", "", "year", "stated", "high", "GE Hitachi", "2025"),
    (BWRX, "refuelling", "18", "12", "24", "month", "stated", "low", "GE Hitachi", "2025"),
    (BWRX, "enrichment", "0.0495", "", "0.05", "share", "at_most", "low", "GE Hitachi, fuel GNF2", "2025"),
    (BWRX, "price", "20333", "", "", "CAD/kW", "first_unit", "high", "Ontario Power Generation, Darlington: 6.1 bn C$ for 300 MW", "2025-05"),
    (BWRX, "price", "25667", "", "", "CAD/kW", "first_unit_with_shared_works", "high", "Ontario Power Generation, Darlington: 7.7 bn C$ for 300 MW", "2025-05"),
    (BWRX, "price", "17417", "", "", "CAD/kW", "four_units", "high", "Ontario Power Generation, Darlington: 20.9 bn C$ for 1,200 MW", "2025-05"),
    (NUSCALE, "power", "77", "", "", "MW", "stated", "high", "NuScale Power", "2023"),
    (NUSCALE, "life", "60", "", "", "year", "stated", "high", "NuScale Power", "2023"),
    (NUSCALE, "refuelling", "21", "18", "24", "month", "stated", "low", "NuScale Power", "2023"),
    (NUSCALE, "enrichment", "0.0495", "", "", "share", "at_most", "low", "NuScale Power", "2023"),
    (NUSCALE, "start", "", "", "", "year", "cancelled", "high", "first project in the United States, cancelled", "2023-11"),
)  # fmt: skip

PEAK_HEAD: Final = ("id", "region", "year", "value", "unit", "kind", "confidence", "source", "date")
CENACE: Final = "CENACE, as published; the page was not kept"
PEAKS: Final = (
    ("bcs", "2018", "504.9", "MW", "measured", "medium", CENACE, ""),
    ("bcs", "2019", "539.8", "MW", "measured", "medium", CENACE, ""),
    ("bcs", "2020", "513", "MW", "measured", "medium", CENACE, ""),
    ("bcs", "2023", "660", "MW", "measured", "medium", CENACE, "2023"),
    (
        "bcs",
        "2023",
        "646",
        "MW",
        "forecast",
        "medium",
        f"{CENACE}: forecast for the summer",
        "2023",
    ),
    ("mexico", "2024", "55000", "MW", "at_least", "high", "Sener, PRODESEN 2024-2038", "2024"),
)

PORT_HEAD: Final = (
    "id", "name_es", "name_en", "name_ru", "country", "longitude", "latitude", "role", "source",
    "date",
)  # fmt: skip
GAZETTEER: Final = "position of the terminal or roads, to a tenth of a degree, by public maps"
PORTS: Final = (
    ("sabine_pass", "Sabine Pass", "Sabine Pass", "Сабин-Пасс", "US", "-93.87", "29.73", "loading"),
    ("sakhalin", "Sajalín (Prigorodnoye)", "Sakhalin (Prigorodnoye)", "Сахалин (Пригородное)", "RU", "142.9", "46.62", "loading"),
    ("sabetta", "Sabetta", "Sabetta", "Сабетта", "RU", "72.1", "71.27", "loading"),
    ("murmansk", "Múrmansk", "Murmansk", "Мурманск", "RU", "33.0", "68.97", "transfer"),
    ("ust_luga", "Ust-Luga", "Ust-Luga", "Усть-Луга", "RU", "28.4", "59.68", "loading"),
    ("altamira", "Altamira", "Altamira", "Альтамира", "MX", "-97.85", "22.4", "receiving"),
    ("ensenada", "Ensenada (Costa Azul)", "Ensenada (Costa Azul)", "Энсенада (Коста-Асуль)", "MX", "-116.63", "31.85", "receiving"),
    ("manzanillo", "Manzanillo", "Manzanillo", "Мансанильо", "MX", "-104.3", "19.05", "receiving"),
    ("la_paz", "La Paz (Pichilingue)", "La Paz (Pichilingue)", "Ла-Пас (Пичилинге)", "MX", "-110.32", "24.2", "receiving"),
    ("mejillones", "Mejillones", "Mejillones", "Мехильонес", "CL", "-70.45", "-23.1", "receiving"),
    ("futtsu", "Futtsu", "Futtsu", "Фуццу", "JP", "139.83", "35.34", "receiving"),
)  # fmt: skip

TOLL_HEAD: Final = (
    "id", "canal", "tariff", "from", "to", "state", "part", "volume", "value", "unit",
    "price_year", "confidence", "source", "date",
)  # fmt: skip
NGI: Final = (
    "Panama Canal tariff for carriers of liquefied gas, as reported by Natural Gas Intelligence"
)
ARGUS: Final = "Panama Canal tariff proposed for carriers of liquefied gas, as reported by Argus"
BANDS_2017: Final = {
    "laden": ("2.88", "2.47", "2.38", "2.25"),
    "ballast": ("2.56", "2.16", "2.07", "1.97"),
    "round_trip_ballast": ("2.30", "2.10", "1.84"),
}
VOLUMES: Final = ("60000", "30000", "30000", "")
NEW: Final = (("laden", "300000", "1.35"), ("ballast", "270000", "1.215"))


def tolls() -> list[tuple[str, ...]]:
    made: list[tuple[str, ...]] = []
    for state, rates in BANDS_2017.items():
        made.extend(
            ("panama", "2017", "2017-10-01", "2023-12-31", state, "band", volume, rate,
             "USD/m^3", "2017", "medium", NGI, "2017")
            for volume, rate in zip(VOLUMES, rates, strict=False)
        )  # fmt: skip
    for state, passage, rate in NEW:
        made.append(
            ("panama", "2023", "2024-01-01", "", state, "passage", "", passage, "USD", "2023",
             "medium", f"{ARGUS}; derived from its two examples", "2023")
        )  # fmt: skip
        made.append(
            ("panama", "2023", "2024-01-01", "", state, "band", "", rate, "USD/m^3", "2023",
             "medium", f"{ARGUS}; derived from its two examples", "2023")
        )  # fmt: skip
    return made


SHAPE_HEAD: Final = ("id", "shape", "part", "place", "value", "kind", "source", "date")
OWN: Final = (
    "corredor: a made-up shape of a hot, dry coast with cooling and hotels, humped in the late "
    "afternoon and the evening; not measured"
)
SHAPES: Final = {
    "month": (0.76, 0.76, 0.80, 0.85, 0.95, 1.09, 1.26, 1.33, 1.29, 1.14, 0.93, 0.80),
    "hour": (
        0.90, 0.86, 0.83, 0.81, 0.80, 0.81, 0.84, 0.88, 0.94, 0.99, 1.03, 1.06,
        1.08, 1.10, 1.12, 1.14, 1.15, 1.14, 1.13, 1.16, 1.15, 1.10, 1.03, 0.96,
    ),
    "day": (1.00, 1.01, 1.01, 1.01, 1.02, 0.99, 0.96),
}  # fmt: skip

CHECK_HEAD: Final = (
    "id", "subject", "name_es", "name_en", "name_ru", "party", "source", "date", "confidence",
)  # fmt: skip
CHECKS: Final = (
    ("safeguards", "nuclear", "Acuerdo de salvaguardias amplias con el OIEA y su protocolo adicional", "Comprehensive safeguards agreement with the IAEA, and its additional protocol", "Соглашение о всеобъемлющих гарантиях с МАГАТЭ и дополнительный протокол", "MX", "IAEA INFCIRC/197 and its additional protocol", "1973; 2011", "medium"),
    ("tlatelolco", "nuclear", "Tratado de Tlatelolco: uso pacífico únicamente", "Treaty of Tlatelolco: peaceful use only", "Договор Тлателолко: только мирное использование", "MX", "Treaty of Tlatelolco", "1967", "high"),
    ("supplier_state", "nuclear", "Seguridades del Estado proveedor según las directrices del Grupo de Suministradores Nucleares", "Assurances to the supplier's state under the guidelines of the Nuclear Suppliers Group", "Заверения государству-поставщику по руководящим принципам Группы ядерных поставщиков", "sides", "IAEA INFCIRC/254, part 1", "current edition", "medium"),
    ("bilateral", "nuclear", "Acuerdo bilateral sobre usos pacíficos que cubra el material y el equipo", "Bilateral agreement on peaceful uses that covers the material and the equipment", "Двустороннее соглашение о мирном использовании, охватывающее материал и оборудование", "sides", "to be read: agreement in force and its annexes", "", "low"),
    ("regulator", "nuclear", "Licencia de la Comisión Nacional de Seguridad Nuclear y Salvaguardias", "Licence of Mexico's nuclear safety commission (CNSNS)", "Лицензия национальной комиссии по ядерной безопасности и гарантиям (CNSNS)", "MX", "Ley Reglamentaria del artículo 27 constitucional en materia nuclear", "1985", "medium"),
    ("ownership_of_nuclear", "nuclear", "La generación nuclear es exclusiva del Estado", "Nuclear generation is reserved to the state", "Атомная генерация закреплена за государством", "MX", "Constitución Política de los Estados Unidos Mexicanos, articles 27 and 28", "current", "high"),
    ("liability", "nuclear", "Responsabilidad civil por daños nucleares (Convención de Viena)", "Civil liability for nuclear damage (Vienna Convention)", "Гражданская ответственность за ядерный ущерб (Венская конвенция)", "MX", "IAEA INFCIRC/500", "1989", "medium"),
    ("spent_fuel", "nuclear", "Destino del combustible gastado y costo de su devolución o almacén", "Where spent fuel goes, and the cost of its return or storage", "Обращение с отработавшим топливом и стоимость возврата или хранения", "sides", "to be agreed in the contract", "", "low"),
    ("us_content", "nuclear", "Permisos de exportación de terceros para equipo y combustible con contenido de origen", "Export permits of third states for equipment and fuel with their content", "Экспортные разрешения третьих государств на оборудование и топливо с их содержанием", "third", "10 CFR 110 and 10 CFR 810", "current", "medium"),
    ("russian_restriction", "nuclear", "Restricción rusa a exportar uranio enriquecido a EE. UU.: comprobar el destino y la ruta de fabricación", "Russian restriction on exports of enriched uranium to the United States: check the destination and where fuel is fabricated", "Ограничение России на вывоз обогащённого урана в США: проверить назначение и место изготовления топлива", "RU", "Government of the Russian Federation, decree of 14 November 2024", "2024-11", "high"),
    ("force_majeure", "nuclear", "Aviso de fuerza mayor reportado del proveedor usual antes de la parada de marzo de 2025", "Force majeure reported of the usual supplier before the outage of March 2025", "Сообщение о форс-мажоре обычного поставщика перед остановом в марте 2025 года", "RU", "Energía a Debate, after Energy Intelligence", "2024-11", "medium"),
    ("sanctions", "all", "Revisión de sanciones de todas las partes, buques y bancos", "Screening of all parties, vessels and banks", "Проверка всех сторон, судов и банков по санкционным спискам", "third", "study of screening in this report", "", "high"),
    ("sanctioned_gas", "lng", "Sanciones a plantas rusas de GNL y a buques: comprobar planta, buque y seguro", "Sanctions on Russian plants of liquefied gas and on vessels: check plant, vessel and insurance", "Санкции против российских заводов СПГ и судов: проверить завод, судно и страхование", "RU", "to be checked against the lists in force", "", "medium"),
    ("terminal_permit", "lng", "Permisos de almacenamiento, regasificación y manifestación de impacto ambiental", "Permits of storage and regasification, and environmental statement", "Разрешения на хранение и регазификацию, экологическая экспертиза", "MX", "Ley del Sector Hidrocarburos; Ley General del Equilibrio Ecológico", "2025", "medium"),
    ("procurement", "all", "Procedimiento de contratación de la empresa pública y análisis costo-beneficio", "Procurement of the public company, and analysis of costs and benefits", "Закупочная процедура госкомпании и анализ затрат и выгод", "MX", "SHCP, Lineamientos para la elaboración y presentación de los análisis costo y beneficio", "2013", "medium"),
    ("grid_code", "power", "Código de Red: interconexión, reserva y unidad mayor", "Grid code: connection, reserve and largest unit", "Сетевой кодекс: присоединение, резерв и крупнейший блок", "MX", "CRE, Código de Red 2.0", "2021", "medium"),
)  # fmt: skip

STATED: Final = {
    "reactors": ("Power reactors: power, need of fuel, state and price, each with its source", REACTOR_HEAD),
    "regional_peaks": ("Peaks of demand of regions, as published", PEAK_HEAD),
    "gas_ports": ("Ports of liquefied gas", PORT_HEAD),
    "canal_tolls": ("Canal tolls of carriers of liquefied gas, by tariff and state of the ship", TOLL_HEAD),
    "demand_shapes": ("Shapes of yearly, weekly and daily demand; synthetic", SHAPE_HEAD),
    "supply_compliance": ("What to check before energy is bought: agreements, licences, restrictions", CHECK_HEAD),
}  # fmt: skip


def numbered(rows: Sequence[Sequence[str]], *names: int) -> list[tuple[str, ...]]:
    """Put an id before each row, from some of its cells, with a number where it is not alone."""
    counts: dict[str, int] = {}
    made: list[tuple[str, ...]] = []
    for row in rows:
        base = "-".join(row[at].replace("_", "-") for at in names)
        counts[base] = counts.get(base, 0) + 1
        made.append((base if counts[base] == 1 else f"{base}-{counts[base]}", *row))
    return made


def write(name: str, rows: Sequence[Sequence[str]]) -> None:
    title, head = STATED[name]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        if len(row) != len(head):
            raise SystemExit(f"{name}: {row}")
        writer.writerow(row)
    content = text.getvalue().encode()
    folder = DATA / name
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.csv").write_bytes(content)
    lines = (
        'producer = "The corredor contributors; each row has its own source"',
        f'title = "{title}"',
        'url = ""',
        'licence = "CC0-1.0 as a compilation of facts"',
        f'retrieved = "{READ}"',
        f'sha256 = "{hashlib.sha256(content).hexdigest()}"',
        'confidence = "high: read in the source named; medium: read in a report of it; low: unverified"',
    )
    (folder / "source.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(name, len(rows), len(content))


if __name__ == "__main__":
    write("reactors", numbered(REACTORS, 0, 1))
    write("regional_peaks", numbered(PEAKS, 0, 1))
    write("gas_ports", [(*row, GAZETTEER, READ) for row in PORTS])
    write("canal_tolls", numbered(tolls(), 0, 1, 4))
    write(
        "demand_shapes",
        [
            (
                f"hot-coast-{part}-{at}",
                "hot_coast",
                part,
                str(at),
                str(value),
                "synthetic",
                OWN,
                READ,
            )
            for part, values in SHAPES.items()
            for at, value in enumerate(values, 1)
        ],
    )
    write("supply_compliance", CHECKS)
