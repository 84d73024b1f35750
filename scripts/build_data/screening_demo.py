"""Build src/corredor/data/screening_demo: a list of invented names that shows how lists work.

Run it with the day of making: ``python scripts/build_data/screening_demo.py 2026-11-22``. Every
name is invented. Numbers can belong to nobody: IMO numbers begin with 000, tax numbers with 00.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FOLDER: Final = Path(__file__).parents[2] / "src" / "corredor" / "data" / "screening_demo"
LABEL: Final = "SYNTHETIC demonstration entry; the name is invented and belongs to nobody"
DATASET: Final = "demo"
SOURCE: Final = """\
producer = "corredor"
title = "Synthetic demonstration list: invented names only, for learning and for tests"
url = "scripts/build_data/screening_demo.py"
licence = "CC0-1.0"
retrieved = "{day}"
sha256 = "{sha256}"
demo = "a programme screened against this list alone is not screened"
"""

# id, schema, names, aliases, former names, weak aliases, country, topics
ORGANISATIONS: Final = (
    (
        "zarvex",
        ("Zarvex Mashinostroenie AO", "АО «Зарвекс Машиностроение»"),
        ("Zarvex Machine Works JSC", "Maquinaria Zarvex", "Zarwex Maschinostrojenije"),
        ("OAO Zarvexmash",),
        ("ZMW",),
        "ru",
    ),
    (
        "quorvanta",
        ("Quorvanta Petroquímica, S.A. de C.V.",),
        ("Quorvanta Petrochemicals", "Кворванта Нефтехимия"),
        ("Petroquorva del Golfo, S. de R.L. de C.V.",),
        (),
        "mx",
    ),
    (
        "trasnovia",
        ("Trasnovia Bank PJSC", "ПАО «Банк Трасновия»"),
        ("Banco Trasnovia", "PAO Bank Trasnoviya"),
        (),
        ("TRB",),
        "ru",
    ),
    (
        "ulvandor",
        ("Ulvandor Shipping Ltd",),
        ("Ulvandor Maritime", "Ульвандор Шиппинг"),
        (),
        (),
        "zz",
    ),
    (
        "milbrenko",
        ("Milbrenko Microelectronics LLC", "ООО «Мильбренко Микроэлектроника»"),
        ("Milbrenko Semiconductors", "Microelectrónica Milbrenko"),
        (),
        (),
        "ru",
    ),
    ("oxtalquir", ("Grupo Oxtalquir, S.A.P.I. de C.V.",), ("Oxtalquir Group",), (), (), "mx"),
    (
        "veldraska",
        ("Veldraska Aviation AO", "АО «Вельдраска Авиация»"),
        ("Veldraska Air",),
        (),
        (),
        "ru",
    ),
)
PERSONS: Final = (
    (
        "kvintolov",
        ("Zharvek Ulianovich Kvintolov", "Жарвек Ульянович Квинтолов"),
        ("Jarvek Quintolov", "Scharwek Kwintolow"),
        (),
        ("Zhara",),
        "ru",
        "1961-02-28",
    ),
    (
        "oxtalpa",
        ("Brunila Oxtalpa Quijandre",),
        ("Brunila Oxtalpa de Quijandre",),
        (),
        (),
        "mx",
        "1972",
    ),
    (
        "drenkovska",
        ("Milora Drenkovskaya", "Милора Дренковская"),
        ("Milora Drenkovska",),
        (),
        (),
        "ru",
        "1980-07",
    ),
)
VESSELS: Final = (
    ("demo-star", ("DEMO STAR ZARVEX",), ("ULVANDOR PRIDE",), "0001236", "zz"),
    ("demo-gull", ("GAVIOTA DE ULVANDOR",), (), "0002345", "zz"),
)
AIRCRAFT: Final = (("demo-wing", ("ZZ-VEL",), "00001", "ru"),)
# entity, programme, provision, from, to
SANCTIONS: Final = (
    ("zarvex", "DEMO-1", "asset freeze", "2025-01-01", ""),
    ("zarvex", "DEMO-2", "export control: licence needed", "2024-06-01", ""),
    ("quorvanta", "DEMO-1", "asset freeze", "2025-03-15", ""),
    ("trasnovia", "DEMO-3", "debt of more than fourteen days", "2023-09-01", ""),
    ("ulvandor", "DEMO-4", "transport: no entry to ports", "2025-05-20", ""),
    ("milbrenko", "DEMO-2", "export control: licence needed", "2024-02-10", ""),
    ("oxtalquir", "DEMO-1", "asset freeze", "2020-01-01", "2024-12-31"),
    ("veldraska", "DEMO-4", "transport: no landing", "2025-05-20", ""),
    ("kvintolov", "DEMO-1", "asset freeze", "2025-01-01", ""),
    ("kvintolov", "DEMO-5", "travel ban", "2025-01-01", ""),
    ("drenkovska", "DEMO-5", "travel ban", "2024-04-04", ""),
    ("demo-star", "DEMO-4", "transport: no entry to ports", "2025-05-20", ""),
    ("demo-wing", "DEMO-4", "transport: no landing", "2025-05-20", ""),
)
# owner, asset, percentage, from
HOLDINGS: Final = (
    ("zarvex", "zarvex-mexico", "50", "2024-01-01"),
    ("zarvex-mexico", "nolquira", "50.00", "2024-03-01"),
    ("quorvanta", "nolquira", "25-50", "2023-01-01"),
    ("kvintolov", "zarvex", "49.99", "2019-01-01"),
    ("trasnovia", "brastemida", "", "2022-01-01"),
)
# Held by listed ones and not listed themselves.
OTHERS: Final = (
    ("zarvex-mexico", "Zarvex México, S.A. de C.V.", "mx"),
    ("nolquira", "Comercializadora Nolquira, S. de R.L. de C.V.", "mx"),
    ("brastemida", "ООО «Брастемида»", "ru"),
)


def entity(
    name: str, schema: str, properties: dict[str, list[str]], target: bool = True
) -> dict[str, Any]:
    """Return an entity as FollowTheMoney writes it."""
    held = {key: values for key, values in properties.items() if values}
    caption = held.get("name", [schema])[0]
    return {
        "id": f"demo-{name.removeprefix('demo-')}",
        "caption": caption,
        "schema": schema,
        "properties": held,
        "datasets": [DATASET],
        "target": target,
        "last_seen": "{day}",
    }


def named(names: tuple[str, ...], aliases: tuple[str, ...], country: str) -> dict[str, list[str]]:
    """Return the properties that every listed thing has."""
    return {
        "name": list(names),
        "alias": list(aliases),
        "country": [country] if country != "zz" else [],
        "notes": [LABEL],
        "topics": ["sanction"],
    }


def entities() -> Iterator[dict[str, Any]]:
    """Yield all entities in order."""
    for name, names, aliases, former, weak, country in ORGANISATIONS:
        more = {"previousName": list(former), "weakAlias": list(weak)}
        yield entity(name, "Company", named(names, aliases, country) | more)
    for name, names, aliases, former, weak, country, born in PERSONS:
        more = {"previousName": list(former), "weakAlias": list(weak), "birthDate": [born]}
        made = named(names, aliases, country) | more
        if name == "oxtalpa":
            made["topics"] = ["role.pep"]
        yield entity(name, "Person", made)
    for name, names, former, imo, country in VESSELS:
        more = {"previousName": list(former), "imoNumber": [f"IMO{imo}"]}
        yield entity(name, "Vessel", named(names, (), country) | more)
    for name, names, serial, country in AIRCRAFT:
        more = {"serialNumber": [serial], "registrationNumber": list(names)}
        yield entity(name, "Airplane", named(names, (), country) | more)
    for name, other, country in OTHERS:
        yield entity(
            name, "Company", {"name": [other], "country": [country], "notes": [LABEL]}, False
        )
    for number, (subject, programme, provision, starts, ends) in enumerate(SANCTIONS, 1):
        held = {
            "entity": [f"demo-{subject.removeprefix('demo-')}"],
            "program": [programme],
            "provisions": [provision],
            "startDate": [starts],
            "endDate": [ends] if ends else [],
        }
        yield entity(f"sanction-{number}", "Sanction", held, False)
    for number, (owner, asset, share, starts) in enumerate(HOLDINGS, 1):
        held = {
            "owner": [f"demo-{owner}"],
            "asset": [f"demo-{asset}"],
            "percentage": [share] if share else [],
            "startDate": [starts],
        }
        yield entity(f"holding-{number}", "Ownership", held, False)


def main(day: str) -> None:
    """Write the list and its source."""
    lines = [json.dumps(one, ensure_ascii=False, sort_keys=True) + "\n" for one in entities()]
    content = "".join(lines).replace("{day}", day).encode()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / "screening_demo.json").write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (FOLDER / "source.toml").write_text(SOURCE.format(day=day, sha256=digest), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
