"""A small programme served by the command, and a real browser that goes through it.

Every page that is opened is watched: no request leaves this computer, no script fails, and the
policy of the page refuses nothing that it needs.
"""

import csv
import io
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from corredor.run.main_job import run_folder
from corredor.run.reading import Asked, read_folder
from corredor.web.pages import speech_of

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or ""
TINY = ROOT / "tests" / "programmes" / "tiny"
FILES = {
    "organisations.csv": """\
id,name_es,name_en,name_ru,organisation,country,isic,size
acero,Acero,Steel,Сталь,,CL,24,large
fjord,Fjord,Fjord,Фьорд,,NO,28,medium
""",
    "participants.csv": """\
id,name,organisation,side,rank,languages,away,capacity,consent,consent_date
ana,Ana Núñez,acero,CL,company,es en,,5,yes,2026-01-02
bo,Bo Berg,fjord,NO,company,en ru,,5,yes,2026-01-02
luis,Luis Callado,acero,CL,company,en,,5,yes,2026-01-02
vera,Vera Lind,fjord,NO,company,en,,5,no,
""",
    "offers.csv": """\
id,participant,language,text,isic,hs
o1,ana,es,Acero,24,
o2,bo,en,Machines,28,
""",
    "needs.csv": """\
id,participant,language,text,isic,hs
n1,bo,en,Steel,24,
n2,luis,en,Machines,28,
""",
    "wishes.csv": """\
participant,other,kind,by,reason
bo,ana,wish,,steel
luis,bo,wish,,machines
""",
    "slots.csv": """\
id,date,begins,ends,part,time_zone
s1,2026-06-09,09:00,09:30,morning,America/Mexico_City
s2,2026-06-09,09:30,10:00,morning,
s3,2026-06-09,10:00,10:30,morning,
""",
    "rooms.csv": """\
id,name_es,name_en,name_ru,zone,tables,seats,closed
hall,Salón,Hall,Зал,a,3,50,
annex,Anexo,Annex,Пристройка,a,2,20,
""",
}
SCREENED = {
    "parties.csv": """\
id,name,other_names,schema,country,identifiers,role
zarvex,АО «Зарвекс Машиностроение»,Zarvex,organisation,RU,inn:7830002293,supplier
quorvanta,"Quorvanta Petroquímica, S.A. de C.V.",,organisation,MX,,buyer
trasnovia,Trasnovia Bank PJSC,,organisation,RU,,bank
""",
    "lists.csv": "list,format,published,publisher,fragment\ndemo,demo,2026-11-01,corredor,\n",
    "policy.csv": "rule,value,rationale,owner\nas_of,2026-11-22,the day of the meeting,Ana Ruiz\n",
}
APPRAISED = {
    "appraisals.csv": """\
proposal,base_year,financial_rate,economic_rate,reinvestment_rate,reference_class,borrowed,\
own_overrun,overrun_reason,delay,stage,sector,sponsor,host,horizon,sunk,volatility,wait,owner,\
rationale,date
kelp-ferry,2024,ferry-rate,ferry-rate,,,,,,,,,,,ferry-horizon,,,,The desk,A ferry.,2024-01-01
""",
    "flows.csv": """\
id,proposal,name_es,name_en,name_ru,account,first,last,amount,finding,times,by,conversion,side,\
owner,rationale,date
ship,kelp-ferry,Barco,Ship,Судно,investment,0,0,ferry-cost,,,,,NO,The desk,Second-hand.,2024-01-01
fares,kelp-ferry,Pasajes,Fares,Билеты,revenue,1,10,ferry-fares,,,,,NO,The desk,Full.,2024-01-01
""",
}
ASSUMED = """\
ferry-rate,Tasa del transbordador,Rate of the ferry,Ставка для парома,0.08,share,exact,,,The desk,\
What a bank asks.,2024-01-01
ferry-horizon,Horizonte,Horizon,Горизонт,10,year,exact,,,The desk,Until it is scrap.,2024-01-01
ferry-cost,Precio del barco,Price of the ship,Цена судна,2000000,USD_2024,exact,,,The desk,\
Second-hand.,2024-01-01
ferry-fares,Ingresos,Fares,Выручка,400000,USD_2024/year,exact,,,The desk,Full boats.,2024-01-01
"""
TEA = """Norway and Chile trade more

OSLO – Norway exported goods worth 1,250.5 million US dollars to Chile in 2023, said Lind Vera, \
Norway’s ambassador to Chile. Chile exported goods worth 870.25 million US dollars to Norway in \
2022, she said. Norway exported goods worth 990.75 million US dollars to Chile in 2021.
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    reason = "needs Debian's chromium: apt install chromium"
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skipif(not CHROMIUM, reason=reason))


@pytest.fixture(scope="session")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme that ran: evidence with candidates, and screening."""
    folder = tmp_path_factory.mktemp("journeys") / "kelp"
    begin(folder, '"evidence", "screening"', screening=SCREENED)
    (folder / "documents" / "tea.en.txt").write_text(TEA, "utf-8")
    read_folder(folder, Asked(jobs=1))
    run_folder(folder)
    return folder


@pytest.fixture(scope="session")
def fair(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a programme that ran: a forum and an appraisal."""
    folder = tmp_path_factory.mktemp("journeys") / "fair"
    begin(folder, '"forum", "appraisal"', forum=FILES, appraisal=APPRAISED)
    with (folder / "assumptions.csv").open("a", encoding="utf-8") as stream:
        stream.write(ASSUMED)
    run_folder(folder)
    return folder


def begin(folder: Path, studies: str, **tables: Mapping[str, str]) -> None:
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
    for below, files in tables.items():
        (folder / below).mkdir()
        for name, text in files.items():
            (folder / below / name).write_text(text, "utf-8")
    toml = folder / "programme.toml"
    toml.write_text(toml.read_text("utf-8").replace('"evidence"', studies), "utf-8")


@dataclass
class Served:
    """A folder that is served, and where."""

    folder: Path
    origin: str

    def rows(self, file: str) -> list[dict[str, str]]:
        text = (self.folder / file).read_text("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text)))

    def git(self, *words: str) -> str:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *words]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=True)
        return done.stdout.decode()


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable]:
    """Return what serves a copy of a programme by ``corredor serve``."""
    with ExitStack() as stack:

        def serve(programme: Path, *options: str) -> Served:
            folder = tmp_path_factory.mktemp("served") / "kelp"
            shutil.copytree(programme, folder)
            with socket.socket() as held:
                held.bind(("127.0.0.1", 0))
                port = held.getsockname()[1]
            command = [sys.executable, "-m", "corredor", "serve", str(folder), "--port", str(port)]
            told = stack.enter_context((folder.parent / "told").open("wb"))
            server = subprocess.Popen([*command, *options], stderr=told)
            stack.callback(server.wait)
            stack.callback(server.terminate)
            served = Served(folder, f"http://127.0.0.1:{port}")
            await_page(served.origin)
            return served

        yield serve


def await_page(origin: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"{origin}/en/check") as answer:
                assert answer.status == 200
                return
        except OSError:
            time.sleep(0.05)
    pytest.fail("the page did not come up")


@pytest.fixture(scope="session")
def desk(serving: Callable[..., Served], programme: Path) -> Served:
    """Return the desk of the programme, on this computer alone."""
    served = serving(programme)
    if shutil.which("git"):
        (served.folder / ".gitignore").write_text("out/\n.desk/\n", "utf-8")
        served.git("init", "-q")
        served.git("add", "-A")
        served.git("commit", "-qm", "as it was")
    return served


@pytest.fixture(scope="session")
def floor(serving: Callable[..., Served], fair: Path) -> Served:
    """Return the desk of the forum and the appraisal, on this computer alone."""
    return serving(fair)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="needs the package playwright")
    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with playwright.sync_playwright() as held:
        made = held.chromium.launch(executable_path=CHROMIUM, args=options)
        yield made
        made.close()


@dataclass
class Watched:
    """What went wrong in the pages of a test."""

    origins: set[str]
    foreign: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    refused: bool = False
    """Whether the test means to be refused, which browsers report as a fault."""

    def request(self, request: Any) -> None:
        if not request.url.startswith((*self.origins, "data:", "blob:", "about:")):
            self.foreign.append(request.url)

    def message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)


@pytest.fixture
def opened(browser: Any) -> Iterator[Callable]:
    """Return what opens a window on a served folder; at the end all must have been sound."""
    with ExitStack() as stack:
        watched: list[Watched] = []

        def open_window(served: Served, **how: Any) -> Any:
            how.setdefault("viewport", {"width": 1200, "height": 900})
            context = browser.new_context(base_url=served.origin, accept_downloads=True, **how)
            stack.callback(context.close)
            context.set_default_timeout(10_000)
            watch = Watched({served.origin})
            watched.append(watch)
            page = context.new_page()
            page.on("request", watch.request)
            page.on("console", watch.message)
            page.on("pageerror", lambda error: watch.faults.append(str(error)))
            page.watch = watch
            return page

        yield open_window
        for one in watched:
            assert one.foreign == []
            assert one.refused or one.faults == []


@pytest.fixture(params=[("es", True), ("en", False), ("ru", True)], ids=lambda way: way[0])
def way(request: pytest.FixtureRequest) -> tuple[str, bool]:
    """Return a language, and whether the browser runs scripts: nothing may depend on them."""
    return request.param


@pytest.fixture(params=["es", "en", "ru"])
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(scope="session")
def say() -> Callable[[str, str], str]:
    """Return what gives a text of the desk in a language."""
    return lambda language, text: speech_of(language).translate(text)
