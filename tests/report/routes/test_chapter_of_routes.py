"""The chapter on air services: the verdict first, no number without its source, every part."""

import re
from dataclasses import replace

import pytest

from corredor.core.derive import derive
from corredor.core.finding import Finding
from corredor.report.audit import audit
from corredor.report.html import render
from corredor.units import Km


@pytest.mark.parametrize("language", ["es", "en", "ru"])
def test_the_page_holds_no_orphan(services, language: str) -> None:
    model = services()
    assert audit(render(model, language), model) == ()


def test_the_verdict_stands_first_with_what_binds(services) -> None:
    page = chapter(services())
    said = text_of(page).lower()
    assert said.index("not flyable") < said.index("the ways compared") < said.index("timetable")
    assert "what binds: landing mass midhav" in said
    assert "cannot make that flight even empty: hav has no fuel" in said
    assert "beside it: break-even load factor" in said
    assert "flight duty period out (on conditions)" in said
    assert "from 30.4 t to 26.1 t" in said


def test_closures_are_told_by_act(services) -> None:
    page = chapter(services())
    assert page.count("artículo 3 quinquies") == 1
    assert "Austria, Belgium, Bulgaria" in text_of(page)


def test_ways_that_are_the_same_are_told_once(services) -> None:
    page = chapter(services())
    assert page.count('data-table="routes.stops"') == 1


def test_fuel_plans_stand_side_by_side(services) -> None:
    said = text_of(chapter(services()))
    assert "SVOHAV900 kg104,000 kg" in said


def test_gates_that_say_the_same_stand_together(services) -> None:
    said = text_of(chapter(services()))
    assert "servicing: HAV, MIDon conditions" in said
    assert "valid from 10 February 2026 on" in said
    assert "as of 10 February 2026" in said
    assert "date not stated" not in said


def test_what_a_gate_hangs_on_is_told_in_the_language_of_the_report(services) -> None:
    for language, said in {"es": "Jet A-1 en la estación", "ru": "Jet A-1 на станции"}.items():
        page = render(services(), language)
        assert said in text_of(page)
        assert "Jet A-1 at the station" not in text_of(page)


def test_a_users_own_words_are_marked_as_theirs(services) -> None:
    for language in ("es", "en", "ru"):
        page = render(services(), language)
        assert re.search(r"<q><bdi [^>]*>counsel confirms</bdi></q>", page)


def test_no_arrow_leads_from_one_way_to_the_next(services) -> None:
    """The style sheet puts an arrow between neighbours: ways must not be neighbours."""
    page = chapter(services())
    assert page.count('<span class="stop">') == sum(
        one.count('<span class="stop">')
        for one in re.findall(r'<span class="stops">.*?</span></span>', page)
    )


def test_a_right_is_told_by_its_freedom(services) -> None:
    said = text_of(chapter(services()))
    assert "traffic rights: fifth freedom of the air, granted by Mexico (HAVMID)" in said


def test_areas_avoided_by_choice_are_named(services) -> None:
    assert "avoids by choice: Brazil and United States" in text_of(chapter(services()))


def test_a_flight_that_cannot_be_made_has_no_payload(services) -> None:
    model = services()
    rows = {table.key: table.rows for table in model.results["routes"].tables}
    at = [column.name for column in model.tables["routes.legs"].columns].index("max_payload")
    legs = tuple((*leg[:at], "", *leg[at + 1 :]) for leg in rows["routes.legs"])
    said = text_of(chapter(services(rows={**rows, "routes.legs": legs})))
    assert said.count("cannot fly even empty") == len(legs)


def test_airspace_that_leaves_no_way(services) -> None:
    verdict = ("direct", "rossiya", "A359", "SVO CUN", "not_flyable", "airspace", "SVO-CUN")
    verdict = (*verdict, "", "", "airspace", "CA US", "", "", "", "", "")
    said = text_of(chapter(services(rows={"routes.verdicts": (verdict,)})))
    assert "What binds: airspace SVOCUN" in said
    assert "airspace opened: Canada and United States" in said


def test_what_would_prove_the_plan_dead(services) -> None:
    said = text_of(chapter(services()))
    assert "wider zones along them: Canada, Iceland, Norway and United States" in said
    assert "A refusal at one of these gates: fuel: HAV; servicing: HAV, MID" in said


def test_each_service_shows_its_own_rows(services) -> None:
    page = chapter(services())
    tracks = re.findall(r'<table[^>]* data-table="routes\.tracks".*?</table>', page, re.DOTALL)
    assert ["SVO" in one and "CUN" in one for one in tracks] == [False, True]


@pytest.mark.parametrize("gone", ["routes.tracks", "routes.edto", "routes.cost", "routes.verdicts"])
def test_a_part_that_is_missing_leaves_the_others(services, gone: str) -> None:
    from_all = services().results["routes"].tables
    rows = {table.key: table.rows for table in from_all if table.key != gone}
    model = services(rows=rows)
    assert audit(render(model, "en"), model) == ()


def doubled(length: Km) -> Km:
    """Twice a length (ICAO Annex 6, 4.3.6)."""
    return 2 * length


def test_a_method_may_name_its_clause_and_nothing_else(services) -> None:
    plain = services().results["routes"]
    length = derive(doubled, length=replace(plain.findings[0].quantity, value=5.0, unit="km"))
    finding = Finding("routes.length.direct", "length", length, ("direct",))
    model = services(results={"routes": replace(plain, findings=(finding, *plain.findings))})
    page = render(model, "en", "lineage.html")
    assert "ICAO Annex 6, 4.3.6" in page
    assert audit(page, model) == ()
    assert audit(page.replace("Annex 6, 4.3.6", "Annex 6, 4.3.7"), model) != ()


def test_without_verdicts_the_tables_still_stand(services) -> None:
    tables = services().results["routes"].tables
    rows = {table.key: table.rows for table in tables if table.key != "routes.verdicts"}
    page = chapter(services(rows=rows))
    assert {"routes.legs", "routes.edto", "routes.cost"} <= set(
        re.findall(r'data-table="([^"]+)"', page)
    )


def test_numbers_of_single_flights_are_not_listed_with_those_of_the_service(services) -> None:
    page = chapter(services())
    lists = "".join(re.findall(r'<dl class="facts">.*?</dl>', page, re.DOTALL))
    assert "routes.detour.direct" in lists
    assert "routes.max_payload.hav-mid.svo-hav" not in lists


def chapter(model) -> str:
    page = render(model, "en")
    found = re.search(r'<section class="chapter" id="study-routes".*?</section>', page, re.DOTALL)
    assert found is not None
    return found[0]


def text_of(page: str) -> str:
    bare = re.sub(r"<svg.*?</svg>|<[^<>]*>", "", page, flags=re.DOTALL)
    return " ".join(bare.replace("\N{NO-BREAK SPACE}", " ").split())
