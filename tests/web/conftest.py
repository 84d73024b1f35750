"""A page of the tiny programme, and somebody who looks at it and fills in its forms."""

import html
import re
import shutil
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from corredor.run.main_job import run_folder
from corredor.web.app import app
from corredor.web.office import Office
from corredor.web.settings import Settings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the client's library has a successor that isn't here
    from starlette.testclient import TestClient

TINY = Path(__file__).parent.parent / "programmes" / "tiny"
PORT = 8765
HERE = f"http://127.0.0.1:{PORT}"
INPUT = re.compile(r"<input[^>]*>")
AREA = re.compile(r'<textarea[^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', re.DOTALL)
SELECT = re.compile(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', re.DOTALL)


class Reader:
    """A browser without script."""

    def __init__(self, folder: Path, client: TestClient, office: Office, origin: str) -> None:
        self.folder = folder
        self.client = client
        self.office = office
        self.origin = origin

    def get(self, address: str, **headers: str):
        return self.client.get(address, headers=headers)

    def fields(self, address: str) -> dict[str, str]:
        """Return what the forms of a page would send as they stand."""
        text = self.get(address).text
        found: dict[str, str] = {}
        for tag in INPUT.findall(text):
            name, value = (re.search(rf'\b{what}="([^"]*)"', tag) for what in ("name", "value"))
            if name and 'type="radio"' not in tag:
                found[name[1]] = html.unescape(value[1]) if value else ""
        for name, value in AREA.findall(text):
            found[name] = html.unescape(value)
        for name, options in SELECT.findall(text):
            chosen = re.search(r'value="([^"]*)" selected', options)
            found[name] = html.unescape(chosen[1]) if chosen else ""
        return found

    def token(self) -> str:
        return self.fields("/en/run").get("token") or self.fields("/en/login")["token"]

    def post(self, address: str, fields: dict[str, str], **headers: str):
        held = {"token": "", **fields}
        held["token"] = held["token"] or self.token()
        return self.client.post(address, data=held, headers={"origin": self.origin, **headers})


@pytest.fixture(scope="session")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the tiny programme after a run; it is copied before anything is done to it."""
    folder = tmp_path_factory.mktemp("web") / "tiny"
    shutil.copytree(TINY, folder, ignore=shutil.ignore_patterns("out"))
    run_folder(folder)
    return folder


@pytest.fixture
def folder(ran: Path, tmp_path: Path) -> Path:
    """Return a copy of the programme that ran."""
    return Path(shutil.copytree(ran, tmp_path / "tiny"))


@pytest.fixture
def visit(folder: Path) -> Iterator[Callable[..., Reader]]:
    """Return what opens the page of a folder."""
    with ExitStack() as stack:

        def opened(root: Path = folder, settings: Settings | None = None, origin: str = HERE):
            made = app(root, replace(settings or Settings(), port=PORT))
            client = TestClient(
                made, base_url=origin, follow_redirects=False, client=("127.0.0.1", 50000)
            )
            stack.enter_context(client)
            return Reader(root, client, made.state.office, origin)

        yield opened


@pytest.fixture
def reader(visit: Callable[..., Reader]) -> Reader:
    """Return a reader of the tiny programme's page."""
    return visit()
