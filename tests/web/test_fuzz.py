"""Fuzz: whatever is sent to whatever address, the answer is clear and never a fault of the page.

schemathesis makes the requests from a description that is made of the page's own addresses.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its libraries have successors that aren't here
    schemathesis = pytest.importorskip("schemathesis", reason="needs the package schemathesis")

from corredor.web.app import DESK, OUTSIDE

QUERIES = ("table", "line", "find", "page", "assumption", "value", "low", "high", "slot", "room",
           "kind", "document", "start", "end", "to", "cell:id", "study:evidence")  # fmt: skip
FORMS = ("table", "line", "base", "key", "action", "decision", "claim", "reason", "considered",
         "party", "list", "entry", "second", "expires", "person", "kind", "study", "participant",
         "other", "room", "slot", "now", "name", "password", "to", "inquiry", "assumption",
         "cell:id", "cell:value", "proposal", "answer")  # fmt: skip
PARAMETER = re.compile(r"\{(\w+)\}")
TEXT: dict[str, Any] = {"type": "string", "maxLength": 40}
ODD = ("../../etc/passwd", "..%2f..%2fprogramme.toml", "\x00", "=cmd|' /C calc'!A0", "<script>",
       "0", "ns\u202e", "9" * 30, "-1", "C:\\windows", "//evil.example", "%",
       "a" * 3000)  # fmt: skip
"""What else is put into the place of a generated text."""


def described() -> dict[str, Any]:
    """Return an OpenAPI description of the page."""
    paths: dict[str, Any] = {}
    wanted = [(method, f"/en/{path}") for method, path, _, _ in DESK]
    wanted += [(method, path) for method, path, _, _ in OUTSIDE]
    for method, path in wanted:
        if path.endswith("run/events"):
            continue
        names = PARAMETER.findall(path)
        held: dict[str, Any] = {
            "parameters": [
                *({"name": n, "in": "path", "required": True, "schema": TEXT} for n in names),
                *({"name": n, "in": "query", "schema": TEXT} for n in QUERIES if method == "GET"),
            ],
            "responses": {"default": {"description": "a page"}},
        }
        if method == "POST":
            fields = {"type": "object", "properties": dict.fromkeys(FORMS, TEXT)}
            content = {"application/x-www-form-urlencoded": {"schema": fields}}
            held["requestBody"] = {"content": content}
        paths.setdefault(path, {})[method.lower()] = held
    return {"openapi": "3.1.0", "info": {"title": "desk", "version": "1"}, "paths": paths}


def operations() -> Iterator[Any]:
    schema = schemathesis.openapi.from_dict(described())
    for one in schema.get_all_operations():
        yield one.ok()


OPERATIONS = {f"{one.method.upper()} {one.path}": one for one in operations()}


@pytest.mark.parametrize("name", sorted(OPERATIONS))
def test_whatever_is_sent_is_answered_clearly(fuzzed, name):
    reader, token = fuzzed

    @settings(
        max_examples=6,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),  # pyright: ignore[reportArgumentType]
    )
    @given(case=OPERATIONS[name].as_strategy(), data=st.data())
    def sent(case: Any, data: st.DataObject) -> None:
        odd = st.none() | st.sampled_from(ODD)

        def bent(held: Any) -> dict[str, str]:
            pairs = held.items() if isinstance(held, dict) else ()
            return {str(k): data.draw(odd) or str(v) for k, v in pairs}

        path = case.operation.path
        for key, value in bent(case.path_parameters).items():
            path = path.replace(f"{{{key}}}", quote(value, safe="") or "x")
        headers = {"origin": reader.origin, "accept-language": data.draw(odd) or "es"}
        headers = {key: quote(value, safe=":/") for key, value in headers.items()}
        if data.draw(st.integers(0, 4)) == 0:
            headers["cookie"] = f"corredor-8765-form={quote(data.draw(odd) or 'x.y')}"
        if case.operation.method.upper() == "GET":
            answer = reader.client.get(path, params=bent(case.query), headers=headers)
        else:
            form = {"token": token, **bent(case.body)}
            answer = reader.client.post(path, data=form, headers=headers)
        assert answer.status_code < 500
        assert answer.status_code != 200 or "content-security-policy" in answer.headers
        assert "Traceback" not in answer.text
        assert "root:" not in answer.text

    sent()


@pytest.fixture(scope="module")
def fuzzed(ran, tmp_path_factory):
    """Return a reader of a copy whose requests are not counted."""
    import shutil
    from pathlib import Path

    from corredor.web import app as made

    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from starlette.testclient import TestClient

        patch.setattr(made, "AT_ONCE", 10**9)
        folder = Path(shutil.copytree(ran, tmp_path_factory.mktemp("fuzz") / "tiny"))
        origin = "http://127.0.0.1:8765"
        page = made.app(folder)
        patch.setattr(page.state.office.jobs, "start", lambda *_: True)
        with TestClient(
            page, base_url=origin, follow_redirects=False, client=("127.0.0.1", 50000),
            raise_server_exceptions=False,
        ) as client:  # fmt: skip
            reader = SimpleNamespace(client=client, origin=origin)
            text = client.get("/en/run").text
            found = re.search(r'name="token" value="([^"]+)"', text)
            assert found
            yield reader, found[1]


@pytest.mark.parametrize("size", [999_000, 1_000_001])
def test_a_huge_form_is_refused(reader, size):
    answer = reader.client.post(
        "/en/tables/row",
        content=b"a=" + b"x" * (size - 2),
        headers={
            "origin": reader.origin,
            "content-type": "application/x-www-form-urlencoded",
        },
    )
    assert answer.status_code == (413 if size > 1_000_000 else 403)


@pytest.mark.parametrize("cookie", ["", ".", "a" * 5000, "x.y", "%00", "é".encode("latin-1")])
def test_a_broken_cookie_is_no_cookie(reader, cookie):
    name = b"corredor-8765-form="
    value = cookie if isinstance(cookie, bytes) else cookie.encode()
    answer = reader.client.get("/en/", headers={b"cookie": name + value})
    assert answer.status_code == 200
    assert "set-cookie" in answer.headers
