"""Opening: a page is there at once, and the folder's own as soon as it is read."""

from __future__ import annotations

import threading
import time
import warnings

import pytest

from corredor.web.app import Desk
from corredor.web.opening import Opening
from corredor.web.settings import Settings, User

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from starlette.testclient import TestClient

HERE = "http://127.0.0.1:8765"


def client(folder, load, settings=None):
    made = Opening(folder, settings or Settings(), load)
    return TestClient(made, base_url=HERE, follow_redirects=False, client=("127.0.0.1", 50000))


def test_the_studies_are_listed_before_the_folder_is_read(folder):
    go = threading.Event()

    def load():
        go.wait(30)
        return Desk(folder, Settings())

    with client(folder, load) as visitor:
        assert visitor.get("/", headers={"accept-language": "ru"}).headers["location"] == "/ru/"
        page = visitor.get("/es/")
        assert page.status_code == 200
        assert "data-opening" in page.text
        assert 'href="/report/es/study-evidence.html"' in page.text
        assert "Corredor del alga" in page.text
        assert "script-src 'self'" in page.headers["content-security-policy"]
        assert visitor.get("/es/", headers={"host": "evil.example"}).status_code == 400
        go.set()
        assert visitor.get("/es/check").status_code == 200  # waits until it is there
        until = time.monotonic() + 60
        while "data-opening" in visitor.get("/es/").text and time.monotonic() < until:
            time.sleep(0.05)
        assert 'class="state fresh"' in visitor.get("/es/").text


def test_nobody_sees_the_studies_before_a_login(folder):
    settings = Settings(users={"ana": User("ana", "Ana", "reader", "x")})
    with client(folder, lambda: Desk(folder, settings), settings) as visitor:
        assert visitor.get("/es/").headers["location"].startswith("/es/login")


def test_a_folder_that_does_not_open_is_told(folder, caplog: pytest.LogCaptureFixture):
    def load():
        raise OSError("the disk is gone")

    with client(folder, load) as visitor:
        answer = visitor.get("/ru/check")
        assert answer.status_code == 500
        assert '<html lang="ru">' in answer.text
        assert "disk" not in answer.text
    assert "the disk is gone" in caplog.text
