"""The desk in the browser: how soon it is there, how fast it gives pages and answers what if.

The peer gives the same chapter from the disk with the same server.
"""

from __future__ import annotations

import gzip
import http.client
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import Measure, Peer

from corredor.run.main_job import run_folder

TINY = Path(__file__).parents[2] / "tests" / "programmes" / "tiny"
GOALS = {"first": 1.0, "cached": 1.0, "what_if": 0.3, "weight": 120.0}
"""Seconds, kilobytes."""
PAGES = 1000
QUESTIONS = 5
TABLE = "/en/tables/show?table=claims"
CHAPTER = "/report/en/index.html"
PEERS = ("starlette", "uvicorn")
FILES = (
    "import sys, uvicorn; from starlette.staticfiles import StaticFiles; "
    "uvicorn.run(StaticFiles(directory=sys.argv[1]), port=int(sys.argv[2]), log_level='error')"
)
KILOBYTE = 1000.0
SERVE = (
    "import sys; from pathlib import Path; from corredor.web.serving import serve; "
    "from corredor.web.settings import Settings; "
    "serve(Path(sys.argv[1]), Settings(port=int(sys.argv[2])))"
)


def measures() -> list[Measure]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "tiny"
        shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
        run_folder(folder)
        port = free_port()
        begun = time.perf_counter()
        server = subprocess.Popen([sys.executable, "-c", SERVE, str(folder), str(port)])
        try:
            first = first_page(port, begun)
            whole = whole_overview(port, begun)
            cached = thousand_pages(port, CHAPTER, cookie_of(port))
            desk = thousand_pages(port, TABLE, cookie_of(port))
            weight = weight_of(port)
            asked = what_if(port)
        finally:
            server.terminate()
            server.wait()
        peer = as_files(folder / "out")
    return [
        Measure("desk: from start to the first page", first, "s", GOALS["first"]),
        Measure("desk: from start to the whole overview", whole, "s"),
        Measure("desk: a thousand chapters, one connection", cached, "s", GOALS["cached"], peer),
        Measure("desk: a thousand pages of a table, one connection", desk, "s", GOALS["cached"]),
        Measure("desk: weight of the home page, packed", weight, "kB", GOALS["weight"]),
        Measure("desk: what if, one assumption", asked, "s", GOALS["what_if"]),
    ]


def as_files(out: Path) -> Peer:
    """Return the peer that gives the chapter from the disk."""
    port = free_port()
    server = subprocess.Popen([sys.executable, "-c", FILES, str(out), str(port)])
    try:
        first_page(port, 0.0, CHAPTER)
        took = thousand_pages(port, CHAPTER, "")
    finally:
        server.terminate()
        server.wait()
    return Peer("StaticFiles of Starlette", took, "visitors, packing, policies: a bare file")


def free_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return int(held.getsockname()[1])


def first_page(port: int, begun: float, address: str = "/en/") -> float:
    while True:
        try:
            got(http.client.HTTPConnection("127.0.0.1", port), address)
            return time.perf_counter() - begun
        except ConnectionRefusedError:
            time.sleep(0.02)


def whole_overview(port: int, begun: float) -> float:
    while True:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/en/")
        if b"data-opening" not in connection.getresponse().read():
            return time.perf_counter() - begun
        time.sleep(0.05)


def cookie_of(port: int) -> str:
    """Return the cookie of a visitor: pages of the desk are kept for each."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/en/check")
    return connection.getresponse().headers["set-cookie"].partition(";")[0]


def got(connection: http.client.HTTPConnection, address: str, cookie: str = "") -> int:
    connection.request("GET", address, headers={"accept-encoding": "gzip", "cookie": cookie})
    answer = connection.getresponse()
    size = len(answer.read())
    if answer.status != 200:
        raise RuntimeError(f"{address}: {answer.status}")
    return size


def thousand_pages(port: int, address: str, cookie: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    got(connection, address, cookie)
    begun = time.perf_counter()
    for _ in range(PAGES):
        got(connection, address, cookie)
    return time.perf_counter() - begun


def weight_of(port: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/en/")
    text = connection.getresponse().read().decode()
    parts = [part.split('"')[0] for part in text.split('"/static/')[1:]]
    packed = len(gzip.compress(text.encode(), 6))
    return (packed + sum(got(connection, f"/static/{part}") for part in parts)) / KILOBYTE


def what_if(port: int) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    address = "/en/whatif?assumption=returning-visitors&study:evidence=1&value=0.6"
    answered(connection, f"{address}0")
    times: list[float] = []
    for digit in range(1, QUESTIONS + 1):
        begun = time.perf_counter()
        answered(connection, f"{address}{digit}")
        times.append(time.perf_counter() - begun)
    return min(times)


def answered(connection: http.client.HTTPConnection, address: str) -> None:
    """Ask until the page no longer says that it is being computed."""
    while True:
        connection.request("GET", address)
        if b"data-again" not in connection.getresponse().read():
            return
        time.sleep(0.01)
