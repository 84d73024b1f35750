"""What every request passes: host, origin, token, size, number; what every answer bears."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.datastructures import Headers

from corredor.web.guard import AT_ONCE, LARGEST, visitor_of
from corredor.web.settings import Settings

OFFICIAL = ("/es/", "/en/check", "/report/ru/index.html", "/en/none", "/en/tables/row?table=x")


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example:8765", "localhost.evil", "127.0.0.2", "",
     "[::1", "a@b"],
)  # fmt: skip
def test_another_host_is_refused_so_that_no_name_can_be_bound_to_this_computer(reader, host):
    answer = reader.get("/en/", host=host)
    assert answer.status_code == 400
    assert "Studies" not in answer.text


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_the_names_of_this_computer_are_served(reader, host):
    assert reader.get("/en/check", host=host).status_code == 200


@pytest.mark.parametrize("address", OFFICIAL)
def test_every_answer_bears_the_headers_and_no_inline_script(reader, address):
    answer = reader.get(address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "<script>" not in answer.text
    assert " onclick=" not in answer.text
    assert "http://" not in answer.text.partition("<body")[0]


def test_a_change_needs_origin_and_token(reader):
    fields = {"kind": "run", "token": reader.token()}
    send = reader.client.post
    assert send("/en/run", data=fields).status_code == 403  # says not where it comes from
    for origin in ("null", "http://evil.example", "http://127.0.0.1:9999", "file://127.0.0.1:8765"):
        assert send("/en/run", data=fields, headers={"origin": origin}).status_code == 403
    own = {"origin": reader.origin}
    assert (
        send("/en/run", data=fields, headers={**own, "sec-fetch-site": "same-site"}).status_code
        == 403
    )
    assert send("/en/run", data={"kind": "run"}, headers=own).status_code == 403
    wrong = {**fields, "token": fields["token"][:-1] + "x"}
    assert send("/en/run", data=wrong, headers=own).status_code == 403
    assert send("/en/run", json=fields, headers=own).status_code == 400
    assert not reader.office.jobs.running


def test_a_token_of_another_start_or_visitor_is_none(reader, visit):
    other = visit().token()
    own = {"origin": reader.origin}
    reader.token()
    fields = {"kind": "run", "token": other}
    assert reader.client.post("/en/run", data=fields, headers=own).status_code == 403
    reader.client.cookies.clear()
    reader.client.cookies.set("corredor-8765-form", other)
    assert reader.client.post("/en/run", data=fields, headers=own).status_code == 403


def test_cookies_are_out_of_reach_of_scripts_and_other_sites(reader):
    held = reader.get("/en/check").headers["set-cookie"].lower()
    assert "httponly" in held
    assert "samesite=strict" in held


def test_other_pages_may_link_here_and_not_fetch(reader):
    elsewhere = {"sec-fetch-site": "cross-site"}
    assert reader.get("/en/check", **elsewhere, **{"sec-fetch-mode": "navigate"}).status_code == 200
    assert reader.get("/en/check", **elsewhere, **{"sec-fetch-mode": "no-cors"}).status_code == 403


def test_what_is_too_large_is_not_read(reader):
    own = {"origin": reader.origin, "content-type": "application/x-www-form-urlencoded"}
    send = reader.client.post
    assert send("/en/run", content=b"a=" + b"x" * LARGEST, headers=own).status_code == 413

    def drops():
        for _ in range(30):
            yield b"x" * (LARGEST // 20)

    assert send("/en/run", content=drops(), headers=own).status_code == 413
    many = "&".join(f"f{at}=1" for at in range(1000)).encode()
    assert send("/en/run", content=many, headers=own).status_code == 400
    assert send("/en/run", content=b"\xff=%ff", headers=own).status_code == 400


def test_too_many_changes_must_wait(reader):
    sent = [reader.client.post("/en/run", headers={"origin": reader.origin}).status_code
            for _ in range(AT_ONCE + 5)]  # fmt: skip
    assert sent[0] != 429
    assert sent[-1] == 429
    assert reader.get("/en/check").status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/report/en/..%2f..%2frun.json",
        "/report/en/%2e%2e/%2e%2e/run.json",
        "/report/..%2f..%2f..%2fetc/passwd",
        "/report/en/../../../programme.toml",
        "/static/x/desk.css",
        "/static/..%2f..%2fpages/home.html.j2",
        "/en/documents/..%2f..%2fprogramme.toml",
        "/en/tables/show?table=../../programme",
        "/en/forum/people/..%2fana/calendar.ics",
        "/report/en/index.html%00.txt",
    ],
)
def test_no_address_leads_out(reader, address):
    answer = reader.get(address)
    assert 400 <= answer.status_code < 500
    assert "root:" not in answer.text
    assert "seed = 1" not in answer.text


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.text(max_size=30), st.text(max_size=30), st.sampled_from(["tables/show", "whatif", "forum"])
)
def test_whatever_is_asked_is_answered_clearly(reader, path, value, page):
    from urllib.parse import quote

    for address in (
        f"/en/{quote(path, safe='')}",
        f"/es/{page}?table={quote(value)}&assumption={quote(value)}&find={quote(value)}&page={quote(value)}",
    ):
        answer = reader.get(
            address,
            cookie="corredor-8765-form=" + quote(value),
            **{"accept-language": quote(value)},
        )
        assert answer.status_code < 500
        assert value not in ("<", ">") or f"find={value}" not in answer.text


def test_refusals_speak_the_language_of_the_address_else_of_the_browser(reader):
    assert '<html lang="ru">' in reader.get("/ru/none").text
    assert '<html lang="es">' in reader.get("/none", **{"accept-language": "es-MX,es"}).text
    assert reader.get("/", **{"accept-language": "ru"}).headers["location"] == "/ru/"


@pytest.mark.parametrize(
    ("peer", "stated", "counted"),
    [
        ("203.0.113.9", ["198.51.100.1"], "203.0.113.9"),  # no proxy of ours: it may say anything
        ("10.0.0.2", [], "10.0.0.2"),
        ("10.0.0.2", ["198.51.100.1"], "198.51.100.1"),
        ("10.0.0.2", ["forged, 198.51.100.1", "10.0.0.3"], "198.51.100.1"),
        ("10.0.0.2", [" , "], "10.0.0.2"),
    ],
)
def test_behind_a_proxy_each_visitor_is_counted(peer, stated, counted):
    raw = [(b"x-forwarded-for", one.encode()) for one in stated]
    held = Settings(proxies=("10.0.0.2", "10.0.0.3"))
    assert visitor_of(Headers(raw=raw), peer, held) == counted
