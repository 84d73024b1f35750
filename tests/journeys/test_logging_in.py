"""Shared use: people log in, each does what is the role's own, and two decide on a hit."""

import pytest

from corredor.web.passwords import hashed

PASSWORD = "correct horse battery"
ROLES = {"rita": "reader", "eva": "editor", "dora": "decider", "dan": "decider"}


@pytest.fixture(scope="module")
def shared(serving, programme, tmp_path_factory):
    access = tmp_path_factory.mktemp("access") / "access.toml"
    kept = hashed(PASSWORD, log_n=4)
    access.write_text(
        "".join(
            f'[[users]]\nid = "{id}"\nname = "{id.title()} Ruiz"\nrole = "{role}"\n'
            f'password = "{kept}"\n'
            for id, role in ROLES.items()
        ),
        "utf-8",
    )
    access.chmod(0o600)
    served = serving(programme, "--access", str(access))
    policy = served.folder / "screening" / "policy.csv"
    policy.write_text(policy.read_text("utf-8") + "four_eyes,yes,two decide,Ana Ruiz\n", "utf-8")
    return served


def log_in(page, language: str, who: str, say) -> None:
    page.goto(f"/{language}/tables")
    page.locator("[name=name]").fill(who)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name=say(language, "Log in")).click()
    assert page.url.endswith(f"/{language}/tables")  # where one wanted to go


def test_each_role_finds_what_it_may_do(shared, opened, say, way):
    language, script = way
    page = opened(shared, java_script_enabled=script)
    page.watch.refused = True
    log_in(page, language, "rita", say)
    page.goto(f"/{language}/run")
    assert page.get_by_role("button", name=say(language, "Run the studies")).count() == 0
    assert page.goto(f"/{language}/tables/row?table=terms&line=2").status == 403
    page.goto(f"/{language}/")
    page.get_by_role("button", name=say(language, "Log out")).click()
    assert page.goto(f"/{language}/").url.startswith(f"{shared.origin}/{language}/login")


def test_two_decide_each_under_a_login_of_their_own(shared, opened, say):
    first, second = opened(shared), opened(shared)
    log_in(first, "es", "dora", say)
    log_in(second, "ru", "dan", say)
    first.goto("/es/screening")
    form = first.locator("form:has([name=party][value='zarvex'])").first
    form.locator("[value=false_positive]").check()
    form.locator("[name=reason]").fill("otra fábrica")
    form.get_by_role("button", name=say("es", "Propose")).click()
    assert not (shared.folder / "screening" / "decisions.csv").exists()
    assert first.get_by_role("button", name=say("es", "I agree: decide it")).count() == 0
    second.goto("/ru/screening")
    second.get_by_role("button", name=say("ru", "I agree: decide it")).click()
    row = shared.rows("screening/decisions.csv")[0]
    assert (row["person"], row["second_person"]) == ("Dora Ruiz", "Dan Ruiz")
    assert row["reason"] == "otra fábrica"
