"""Lighthouse on the page of a programme: four scores of each page, none below the floor.

``python benchmarks/quality/lighthouse.py [FOLDER]`` needs chromium and the program ``lighthouse``
(``npm install lighthouse@12``, ``node_modules/.bin`` in PATH), and says so where one is missing.
FOLDER is a programme that ran; without one the tiny programme of the tests is run in a copy.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

FLOOR = 98
TINY = Path(__file__).parents[2] / "tests" / "programmes" / "tiny"
KINDS = ("performance", "accessibility", "best-practices", "seo")
PAGES = (
    *("/es/", "/ru/tables", "/en/tables/show?table=claims", "/es/tables/row?table=claims&line=2"),
    *("/ru/whatif", "/en/run", "/report/es/index.html", "/report/ru/study-evidence.html"),
    "/report/en/lineage.html",
)
NOT_OURS = ("is-crawlable", "meta-description", "document-latency-insight")
"""Audits of pages that want to be found by search engines; the last measures the busy machine."""


def main(folder: Path | None) -> int:
    missing = [name for name in ("lighthouse", "chromium") if shutil.which(name) is None]
    if missing:
        print(f"left out: {' and '.join(missing)} not found")
        return 0
    with tempfile.TemporaryDirectory() as name:
        served = folder or prepared(Path(name) / "tiny")
        origin, server = serve(served)
        try:
            worst = min(scores(origin + page, Path(name)) for page in PAGES)
        finally:
            server.terminate()
            server.wait()
    return int(worst < FLOOR)


def prepared(folder: Path) -> Path:
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
    subprocess.run([sys.executable, "-m", "corredor", "run", str(folder)], check=True)
    return folder


def serve(folder: Path) -> tuple[str, subprocess.Popen[bytes]]:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
    command = [sys.executable, "-m", "corredor", "serve", str(folder), "--port", str(port)]
    server = subprocess.Popen(command)
    origin = f"http://127.0.0.1:{port}"
    while True:
        try:
            with urllib.request.urlopen(f"{origin}/en/check"):
                return origin, server
        except OSError:
            time.sleep(0.1)


def scores(address: str, room: Path) -> int:
    """Print the scores of a page with what lowers them; return the lowest."""
    found = room / "lighthouse.json"
    done = subprocess.run(
        [
            *("lighthouse", address, "--quiet", "--output=json", f"--output-path={found}"),
            f"--only-categories={','.join(KINDS)}",
            f"--skip-audits={','.join(NOT_OURS)}",
            "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        ],
        env={**os.environ, "CHROME_PATH": shutil.which("chromium") or ""},
        check=False,
    )
    if done.returncode:
        print(f"{address}: lighthouse failed")
        return 0
    held: dict[str, Any] = json.loads(found.read_bytes())
    reached = {kind: round(100 * (held["categories"][kind]["score"] or 0)) for kind in KINDS}
    print(address, reached, flush=True)
    for kind in KINDS:
        for one in held["categories"][kind]["auditRefs"]:
            audit = held["audits"][one["id"]]
            if one["weight"] and audit["score"] is not None and audit["score"] < 1:
                print(f"    {audit['id']} {audit['score']}: {audit.get('displayValue', '')}")
    return min(reached.values())


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else None))
