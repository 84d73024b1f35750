"""Beyond this computer: users, roles, TLS or a proxy; and nothing without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from corredor.web.access import added_user
from corredor.web.app import app
from corredor.web.passwords import fits, hashed
from corredor.web.refusals import WrongAccess
from corredor.web.settings import Settings, User, read_access

PASSWORD = "una frase larga y propia"
KEPT = hashed(PASSWORD, log_n=4)
USERS = {role: User(role, role.title(), role, KEPT) for role in ("reader", "editor", "decider")}


def written(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    path.chmod(0o600)
    return path


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.5", "corredor.example"])
@pytest.mark.parametrize(
    "settings",
    [
        Settings(),
        Settings(users=USERS, names=("corredor.example",)),
        Settings(certificate=Path("a"), key=Path("b"), names=("corredor.example",)),
        Settings(users=USERS, proxies=("10.0.0.1",)),
    ],
)
def test_beyond_this_computer_nothing_starts_without_users_tls_and_a_name(folder, host, settings):
    from dataclasses import replace

    with pytest.raises(WrongAccess):
        app(folder, replace(settings, host=host))


def test_a_file_of_access(folder, tmp_path):
    path = written(tmp_path / "access.toml", f"""\
hosts = ["corredor.example"]
[proxy]
addresses = ["10.0.0.1"]
[[users]]
id = "ana"
name = "Ana Ruiz"
role = "decider"
password = "{KEPT}"
""")  # fmt: skip
    held = read_access(path, folder, "0.0.0.0", 443)
    held.check()
    assert (held.users["ana"].role, held.proxies, held.secure) == ("decider", ("10.0.0.1",), True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("users = 3", "users"),
        ('[[users]]\nid = "a"\nname = "A"\nrole = "king"', "role"),
        ('[[users]]\nid = "a"\nname = "A"\nrole = "reader"', "no password"),
        ("[tls]\ncertificate = 'no'\nkey = 'no'", "no"),
        ("passwords = 1", "passwords"),
        ("= =", "TOML"),
    ],
)
def test_a_wrong_file_of_access_is_told(folder, tmp_path, text, said):
    with pytest.raises(WrongAccess, match=said):
        read_access(written(tmp_path / "access.toml", text), folder)


def test_a_file_that_others_see_is_refused(folder, tmp_path):
    path = written(tmp_path / "access.toml", "")
    path.chmod(0o644)
    with pytest.raises(WrongAccess, match="chmod"):
        read_access(path, folder)
    with pytest.raises(WrongAccess, match="programme folder"):
        read_access(written(folder / "access.toml", ""), folder)


def test_a_user_is_added_and_all_else_stays(folder, tmp_path, monkeypatch):
    monkeypatch.setattr("corredor.web.access.hashed", lambda text: hashed(text, log_n=4))
    path = tmp_path / "access.toml"
    added_user(path, folder, "ana", 'Ana "la" Ruiz', "editor", PASSWORD)
    before = path.read_text("utf-8")
    added_user(path, folder, "ivan", "Иван", "reader", PASSWORD)
    assert path.read_text("utf-8").startswith(before)
    held = read_access(path, folder)
    assert held.users["ana"].name == 'Ana "la" Ruiz'
    assert fits(PASSWORD, held.users["ivan"].password)
    assert PASSWORD not in path.read_text("utf-8")
    for id, password in (("ana", PASSWORD), ("no id", PASSWORD), ("eva", "short")):
        with pytest.raises(WrongAccess):
            added_user(path, folder, id, "x", "reader", password)


def log_in(reader, user: str, password: str = PASSWORD):
    fields = {"name": user, "password": password, "to": "/en/check", **reader.fields("/en/login")}
    fields |= {"name": user, "password": password}
    return reader.post("/en/login", fields)


def test_who_has_not_logged_in_is_sent_to_the_form_and_back(visit):
    reader = visit(settings=Settings(users=USERS))
    sent = reader.get("/en/check")
    assert sent.headers["location"] == "/en/login?to=%2Fen%2Fcheck"
    assert reader.get("/report/en/index.html").status_code == 303
    assert log_in(reader, "reader", "wrong").status_code == 401
    assert log_in(reader, "nobody").status_code == 401
    before = reader.client.cookies["corredor-8765-form"]
    assert log_in(reader, "reader").status_code == 303
    assert reader.client.cookies["corredor-8765-form"] != before
    assert reader.get("/en/check").status_code == 200
    reader.post("/en/logout", {})
    assert reader.get("/en/check").status_code == 303


def test_passwords_can_not_be_tried_at_will(visit):
    reader = visit(settings=Settings(users=USERS))
    codes = [log_in(reader, "reader", f"wrong {at}").status_code for at in range(7)]
    assert codes[0] == 401
    assert codes[-1] == 429
    assert log_in(reader, "reader").status_code == 429


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil", "/evil", ""])
def test_a_login_leads_nowhere_else(visit, to):
    reader = visit(settings=Settings(users=USERS))
    fields = reader.fields("/en/login") | {"name": "reader", "password": PASSWORD, "to": to}
    assert reader.post("/en/login", fields).headers["location"] == "/en/"


DEEDS = {
    "/en/tables/row": "editor",
    "/en/run": "editor",
    "/en/forum/changes": "editor",
    "/en/review": "decider",
    "/en/review/x": "decider",
    "/en/conflicts/x": "decider",
    "/en/screening": "decider",
    "/en/screening/agree": "decider",
    "/en/whatif/cancel": "reader",
    "/en/whatif/scenario": "editor",
    "/en/forum/plan": "decider",
}


@pytest.mark.parametrize("role", ["reader", "editor", "decider"])
def test_each_role_does_what_is_its_own(visit, role):
    reader = visit(settings=Settings(users=USERS))
    log_in(reader, role)
    order = ("reader", "editor", "decider")
    token = reader.fields("/en/check")["token"]
    for address, least in DEEDS.items():
        code = reader.post(address, {"token": token, "table": "terms"}).status_code
        assert (code == 403) == (order.index(role) < order.index(least)), address
    fields = {"token": token, "table": "decisions", "cell:fact": "x", "action": "save"}
    code = reader.post("/en/tables/row", fields).status_code
    assert (code == 403) == (role != "decider")  # not round by the tables either


def test_with_tls_cookies_are_bound_to_the_host(visit):
    held = Settings(users=USERS, proxies=("127.0.0.1",), names=("corredor.example",))
    reader = visit(settings=held, origin="https://corredor.example")
    cookie = reader.get("/en/login").headers["set-cookie"]
    assert cookie.startswith("__Host-form=")
    assert "secure" in cookie.lower()
    assert "max-age" in reader.get("/en/login").headers["strict-transport-security"]
    assert log_in(reader, "editor").status_code == 303


def test_a_proxy_tells_who_asks_and_nobody_else_may(visit):
    behind = Settings(
        users=USERS, proxies=("127.0.0.1",), user_header="X-User", names=("c.example",)
    )
    reader = visit(settings=behind, origin="https://c.example")
    assert reader.get("/en/check", **{"x-user": "editor"}).status_code == 200
    assert reader.get("/en/check", **{"x-user": "nobody"}).status_code == 303
    from dataclasses import replace

    direct = visit(settings=replace(behind, proxies=("10.0.0.1",)), origin="https://c.example")
    assert direct.get("/en/check", **{"x-user": "editor"}).status_code == 403
