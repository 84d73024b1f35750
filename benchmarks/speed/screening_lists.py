"""Lists of sanctions read, each format that is large, beside followthemoney on its own format."""

from __future__ import annotations

import json
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import peers
from measure import Measure

from corredor.studies.screening.readers import eu_xml, ftm_json, ofac_csv, ofac_xml
from corredor.studies.screening.readers.reading import Reading

PEERS = ("followthemoney",)
COUNT = 200_000
MICRO = 1e6
GOAL, MEMORY = 20.0, 1.0
"""Goals: microseconds a record of a FollowTheMoney file, gigabytes."""
ENTITIES = """
import json, sys, time
from followthemoney import model
from followthemoney.proxy import EntityProxy
model.get("Person")
start, count = time.process_time(), 0
for line in open(sys.argv[1], encoding="utf-8"):
    EntityProxy.from_dict(json.loads(line))
    count += 1
print((time.process_time() - start) / count)
"""


def ftm(count: int) -> Iterator[str]:
    """Yield entities, a tenth of them sanctions, a twentieth ownerships."""
    for i in range(count):
        held: dict[str, list[str]] = {
            "name": [f"Zarvex Mashinostroenie {i} AO", f"АО Зарвекс Машиностроение {i}"],
            "alias": [f"Zarvex Engineering {i}"],
            "country": ["ru"],
            "registrationNumber": [f"10277000{i}"],
            "topics": ["sanction"],
            "address": ["12A, ul. Nigde, Nowhere"],
        }
        schema = "Company" if i % 3 else "Person"
        if i % 10 == 0:
            schema = "Sanction"
            held = {"entity": [f"Q{i + 1}"], "program": ["X"], "startDate": ["2025-01-01"]}
        elif i % 20 == 1:
            schema, held = "Ownership", {"owner": [f"Q{i + 1}"], "asset": [f"Q{i + 2}"]}
        one = {"id": f"Q{i}", "caption": "", "schema": schema, "properties": held}
        one |= {"datasets": ["demo"], "target": schema in ("Company", "Person")}
        one |= {"last_seen": "2026-01-01T00:00:00"}
        yield json.dumps(one, ensure_ascii=False) + "\n"


def sdn_csv(count: int) -> Iterator[str]:
    """Yield rows of OFAC's table."""
    rest = '-0- ,"DEMO] [RUSSIA-EO14024",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"Registration ID 10277'
    for i in range(count):
        yield f'{i + 1},"ZARVEX {i} AO",{rest}{i} (Russia); Linked To: NOBODY {i}."\n'


def sdn_xml(count: int) -> Iterator[str]:
    """Yield OFAC's plain XML."""
    yield "<sdnList><publshInformation><Publish_Date>02/20/2026</Publish_Date></publshInformation>"
    for i in range(count):
        yield f"<sdnEntry><uid>{i + 1}</uid><lastName>ZARVEX {i}</lastName>"
        yield "<sdnType>Entity</sdnType>"
        yield "<programList><program>DEMO</program></programList><akaList><aka><type>a.k.a.</type>"
        yield f"<category>weak</category><lastName>ZX {i}</lastName></aka></akaList></sdnEntry>\n"
    yield "</sdnList>"


def fsf_xml(count: int) -> Iterator[str]:
    """Yield the European Union's XML with ten languages of each name."""
    yield '<export generationDate="2026-01-01">'
    for i in range(count):
        yield f'<sanctionEntity euReferenceNumber="EU.{i}"><subjectType code="enterprise"/>'
        for language in ("EN", "ES", "FR", "DE", "IT", "PT", "PL", "BG", "EL", "RU"):
            yield f'<nameAlias wholeName="Zarvex {language} {i}" nameLanguage="{language}"/>'
        yield '<regulation programme="DEMO" entryIntoForceDate="2025-01-01"/></sanctionEntity>\n'
    yield "</export>"


CASES: dict[str, tuple[Callable[[int], Iterator[str]], Callable[..., Reading], float]] = {
    "ftm_json": (ftm, ftm_json.read, 1.0),
    "ofac_csv": (sdn_csv, ofac_csv.read, 0.1),
    "ofac_xml": (sdn_xml, ofac_xml.read, 0.1),
    "eu_xml": (fsf_xml, eu_xml.read, 0.02),
}


def measures() -> Iterator[Measure]:
    with tempfile.TemporaryDirectory() as folder:
        for name, (make, read, share) in CASES.items():
            path = Path(folder) / name
            with path.open("w", encoding="utf-8") as stream:
                stream.writelines(make(int(COUNT * share)))
            taken, entries, records = timed(path, read)
            peer = goal = None
            if name == "ftm_json":
                goal, without = GOAL, "topics, sanctions and ownerships told apart, damage told"
                peer = peers.answer("nomenklatura", ENTITIES, str(path)).peer(
                    "followthemoney", without, times=MICRO
                )
            size = path.stat().st_size / 1e6
            note = f"{entries:,} entries, {records / taken:,.0f} records a second, {size:.0f} MB"
            each = taken / records * MICRO
            yield Measure(f"a record of {name}", each, "CPU µs", goal, peer, note)
            path.unlink()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    yield Measure("most memory of all this", peak, "GB", MEMORY)


def timed(path: Path, read: Callable[..., Reading]) -> tuple[float, int, int]:
    """Return the CPU time of reading a list [s], its entries and its records."""
    began = time.process_time()
    with path.open("rb") as stream:
        reading = read(stream, path.name)
        entries = sum(1 for _ in reading.entries)
    return time.process_time() - began, entries, reading.account.rows
