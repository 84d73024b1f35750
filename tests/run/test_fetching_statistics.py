"""Fetching statistics from a server on this machine: what is asked, kept, recorded and refused."""

import csv
import hashlib
import io
import json
import threading
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import CorredorError
from corredor.run.asking_statistics import Question, key_of
from corredor.run.downloading import Transport
from corredor.run.fetching_statistics import Answer, fetch_statistics, record, sources_known
from corredor.run.fetching_warehouse import pair_as_csv
from corredor.studies.trade.engine.packing import pack_flows
from corredor.studies.trade.engine.tables import product_tables
from corredor.studies.trade.inputs.flows import Flow
from corredor.studies.trade.readers import mapped_csv

HTTP = Transport(schemes=frozenset({"http"}), seconds=20, silence=5)
ROW = {
    "period": "2021",
    "reporterCode": 643,
    "partnerCode": 484,
    "partner2Code": 0,
    "flowCode": "X",
    "classificationCode": "H5",
    "cmdCode": "TOTAL",
    "customsCode": "C00",
    "motCode": 0,
    "cifvalue": None,
    "fobvalue": 7.5,
    "primaryValue": 7.5,
    "isReported": True,
    "isAggregate": True,
}
IMTS = b"""COUNTRY,INDICATOR,COUNTERPART_COUNTRY,FREQUENCY,TIME_PERIOD,OBS_VALUE,OBS_STATUS
RUS,XG_FOB_USD,MEX,A,2020,1164600000,A
"""
WDI = json.dumps(
    [
        {"page": 1, "pages": 1, "per_page": 20000, "total": 2},
        [
            {
                "indicator": {"id": "NY.GDP.MKTP.CD", "value": "GDP"},
                "country": {"id": "MX", "value": "Mexico"},
                "countryiso3code": "MEX",
                "date": year,
                "value": value,
            }
            for year, value in (("2021", 1.3e12), ("2022", None))
        ],
    ]
).encode()
Pages = Callable[[str], bytes]


@dataclass
class Site:
    """What the server answers, by path, and what it was asked."""

    port: int = 0
    answer: Callable[[str], tuple[int, bytes]] = lambda path: (404, b"")
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list[Any])


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            status, content = made.answer(self.path)
            self.send_response(status)
            if status == 302:
                self.send_header("Location", content.decode())
                content = b""
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield made
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "programme.toml").write_text('id = "x"\n', encoding="utf-8")
    return tmp_path


Fetch = Callable[..., list[Answer]]


@pytest.fixture
def fetch(site: Site, folder: Path) -> Fetch:
    def fetched(source: str, product: str = "TOTAL", key: str = "", **more: Any) -> list[Answer]:
        sources = [
            {**row, "address": f"http://127.0.0.1:{site.port}/{row['address'].split('/', 3)[3]}"}
            for row in sources_known()
        ]
        question = Question(source, "RU", "MX", more.get("years", (2021, 2021)), product)
        return list(
            fetch_statistics(
                *(folder, question, "2026-11-22", key),
                transport=HTTP,
                sources=sources,
                pause=0,
            )
        )

    return fetched


def answered(rows: list[dict[str, Any]]) -> bytes:
    return json.dumps({"elapsedTime": "0", "count": len(rows), "data": rows, "error": ""}).encode()


def test_both_countries_are_asked_and_each_answer_is_kept_with_its_record(
    site: Site, folder: Path, fetch: Fetch
):
    def answer(path: str) -> tuple[int, bytes]:
        turned = "reporterCode=484" in path
        both = {"reporterCode": 484, "partnerCode": 643} if turned else {}
        return 200, answered([ROW | both])

    site.answer = answer
    answers = fetch("comtrade")
    assert [one.file for one in answers] == [
        "comtrade-rus-mex-2021-2026-11-22.json",
        "comtrade-mex-rus-2021-2026-11-22.json",
    ]
    assert "/public/v1/preview/C/A/HS?reporterCode=643&partnerCode=484" in site.asked[0][0]
    kept = folder / "trade" / answers[0].file
    side = tomllib.loads((folder / "trade" / f"{kept.name}.source.toml").read_text("utf-8"))
    assert side["sha256"] == hashlib.sha256(kept.read_bytes()).hexdigest()
    assert (side["flows"], side["retrieved"]) == (1, "2026-11-22")
    assert record(folder, answers) == "trade/flows.csv"
    assert record(folder, answers) == "trade/flows.csv"  # a second time adds nothing
    with (folder / "trade/flows.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["comtrade-rus-mex-2021", "comtrade-mex-rus-2021"]
    assert {row["format"] for row in rows} == {"comtrade"}


def test_a_key_goes_in_a_header_and_nowhere_else(site: Site, folder: Path, fetch: Fetch):
    def answer(path: str) -> tuple[int, bytes]:
        return (200, answered([ROW])) if path == "/other" else (302, b"/other")

    site.answer = answer
    answers = fetch("comtrade", key="s3cret-key")
    record(folder, answers)
    first, second = site.asked[0], site.asked[1]
    assert first[0].startswith("/data/v1/get/C/A/HS?")
    assert "s3cret-key" in first[1].values()
    assert "s3cret-key" not in second[1].values()  # a server that it leads to isn't told
    assert "s3cret-key" not in first[0]
    for path in folder.rglob("*"):
        assert path.is_dir() or b"s3cret-key" not in path.read_bytes()


def test_an_answer_that_may_be_cut_is_not_kept(site: Site, folder: Path, fetch: Fetch):
    rows = [ROW | {"cmdCode": f"{code:06d}"} for code in range(10101, 10601)]
    site.answer = lambda path: (200, answered(rows))
    with pytest.raises(CorredorError, match="E424"):
        fetch("comtrade", "AG6")
    assert list((folder / "trade").iterdir()) == []


@pytest.mark.parametrize(
    ("status", "content", "code"),
    [
        (404, b"", "E420"),
        (200, b"<html>please log in</html>", "E420"),
        (200, b'{"error": "wrong key"}', "E141"),
        (200, b'{"data": [{"reporterCode": 1', "E140"),
        (200, answered([ROW | {"primaryValue": "much"}]), "E105"),
    ],
)
def test_what_is_no_answer_leaves_nothing(
    site: Site, folder: Path, fetch: Fetch, status: int, content: bytes, code: str
):
    site.answer = lambda path: (status, content)
    with pytest.raises(CorredorError, match=code):
        fetch("comtrade")
    assert [path for path in (folder / "trade").iterdir() if path.suffix == ".json"] == []


def test_a_year_without_data_is_told_and_not_kept(site: Site, folder: Path, fetch: Fetch):
    site.answer = lambda path: (200, answered([] if "period=2022" in path else [ROW]))
    answers = fetch("comtrade", years=(2021, 2022))
    assert [bool(one.file) for one in answers] == [True, False, True, False]
    assert record(folder, answers) == "trade/flows.csv"


def test_totals_of_the_imf_and_indicators_of_the_world_bank(site: Site, folder: Path, fetch: Fetch):
    site.answer = lambda path: (200, IMTS if "IMTS" in path else WDI)
    answers = fetch("imts")
    assert answers[0].file == "imts-rus-mex-2026-11-22.csv"
    assert site.asked[0][1]["Accept"] == "application/vnd.sdmx.data+csv"
    (values,) = fetch("wdi", "NY.GDP.MKTP.CD", years=(2021, 2022))
    assert (values.flows, values.row) == (1, {})
    assert "RUS;MEX/indicator/NY.GDP.MKTP.CD" in site.asked[-1][0]


def test_what_is_asked_is_checked_before_anything_is_asked(site: Site, folder: Path, fetch: Fetch):
    for source, years, code in (
        ("nobody", (2021, 2021), "E421"),
        ("comtrade-key", (2021, 2021), "E421"),
        ("comtrade", (2022, 2021), "E113"),
    ):
        with pytest.raises(CorredorError, match=code):
            fetch(source, years=years)
    with pytest.raises(CorredorError, match="E110"):
        list(fetch_statistics(folder, Question("imts", "XX", "MX", (2020, 2021)), "2026-11-22"))
    assert site.asked == []


def test_a_key_is_read_of_a_file_of_the_users(tmp_path: Path):
    path = tmp_path / "keys.toml"
    path.write_text('comtrade = "abc"\n', encoding="utf-8")
    assert key_of("comtrade", path) == "abc"
    assert key_of("comtrade", None, " def ") == "def"
    with pytest.raises(CorredorError, match="E004"):
        key_of("imts", path)
    path.write_text("comtrade = ", encoding="utf-8")
    with pytest.raises(CorredorError, match="E005"):
        key_of("comtrade", path)


def test_a_pair_of_a_warehouse_becomes_a_table_that_is_read_again(tmp_path: Path):
    flows = [
        Flow("RUS", "MEX", "720711", 2021, "X", "fob", "reported", 5.25, "s"),
        Flow("MEX", "RUS", "720711", 2021, "M", "cif", "reported", 6.5, "s"),
        Flow("RUS", "MEX", "720711", 2019, "X", "fob", "reported", 1.0, "s"),
        Flow("RUS", "CUB", "720711", 2021, "X", "fob", "reported", 9.0, "s"),
    ]
    pack_flows(flows, tmp_path / "x.parquet")
    with product_tables([tmp_path / "x.parquet"], tmp_path) as tables:
        content, count = pair_as_csv(tables, "RUS", "MEX", (2020, 2022))
    found = list(mapped_csv.read(io.BytesIO(content), "x.csv").flows)
    said = sorted((one.reporter, one.partner, one.flow, one.value) for one in found)
    assert count == 2
    assert said == [("MEX", "RUS", "M", 6.5), ("RUS", "MEX", "X", 5.25)]
