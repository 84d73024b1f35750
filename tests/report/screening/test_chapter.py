"""The chapter on screening: what it shows of a folder, in words, in each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corredor.run.main_job import run_folder

LISTS = """\
list,format,file,regime,columns,measure,published,fragment
sdn,mapped_csv,sdn.csv,US-OFAC-SDN,id=id; name=name; schema=schema,asset_freeze,2026-11-20,
eu,mapped_csv,sdn.csv,EU-FSF,id=id; name=name; schema=schema,asset_freeze,2026-11-20,yes
demo,demo,,,,,,
"""
SDN = """\
id,name,schema
77,Kvartsit Trubostal AO,organisation
78,Yevgraf Polikarpov,person
"""
PARTIES = """\
id,name,schema
kvartsit,Кварцит Трубосталь,organisation
lumbre,"Tejidos Lumbre, S.A. de C.V.",organisation
someone,Евграф Поликарпов,person
"""
OWNERSHIP = """\
id,owner,asset,share,source
h-one,kvartsit,lumbre,50,Register of shareholders
"""
POLICY = """\
rule,value,rationale,owner
as_of,2026-11-22,day of the meeting,Ana
required_regimes,US-OFAC-SDN UK,asked for by the bank,Ana
"""
GOODS = """\
id,code,edition
chips,8542.31,2022
parts,880330,2017
"""
TABLES = {
    "lists": LISTS,
    "sdn": SDN,
    "parties": PARTIES,
    "ownership": OWNERSHIP,
    "policy": POLICY,
    "goods": GOODS,
}


@pytest.fixture
def pages(tiny: Path) -> dict[str, str]:
    """Return the chapter in each language, as the reader sees it."""
    settings = tiny / "programme.toml"
    text = re.sub(r"run = \[[^]]*\]", 'run = ["screening"]', settings.read_text("utf-8"))
    settings.write_text(text, encoding="utf-8")
    (tiny / "screening").mkdir()
    for name, content in TABLES.items():
        (tiny / "screening" / f"{name}.csv").write_text(content, encoding="utf-8")
    run_folder(tiny)
    made: dict[str, str] = {}
    for page in sorted((tiny / "out" / "report").glob("*/study-screening.html")):
        whole = page.read_text("utf-8")
        begin = whole.index('id="study-screening"')
        made[page.parent.name] = whole[begin : whole.index("</section>", begin)]
    return made


def test_the_chapter_shows_what_was_found_and_what_was_not_asked(pages):
    said = re.sub(r"<[^>]+>", " ", pages["en"])
    assert "Kvartsit Trubostal AO" in said
    for word in ("match", "no hit within coverage", "not screenable", "no list loaded"):
        assert word in said
    for name in ("US-OFAC-SDN", "EU-FSF", "UK", "CHPL", "h-one"):
        assert name in said
    assert "in other letters" in said
    assert "on the list" in said
    assert "ask for the edition" in said


def test_no_name_that_was_typed_for_a_person_is_shown(pages):
    for page in pages.values():
        assert "Поликарпов" not in page
        assert "Yevgraf Polikarpov" in page  # what the list says of whom it names


def test_nothing_promises_too_much(pages):
    assert len(pages) >= 1
    for page in pages.values():
        assert not re.search(r"\bclear(?:ed)?\b", page, re.IGNORECASE)
        assert not re.search(r"class=\"[^\"]*(?:green|safe|passed)", page)
