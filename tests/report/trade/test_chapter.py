"""The chapter on trade: what it shows of a folder, and that each of its digits has an origin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from corredor.run.main_job import run_folder

CODES = {"BRA": 76, "TUR": 792, "MEX": 484, "DEU": 276}
PRODUCTS = ("10110", "310210", "720110", "870810")
BACI = "t,i,j,k,v,q\n" + "".join(
    f"2022,{one},{other},{code},{(place + 1) * (one % 7 + 1) * (other % 5 + 1)}.5,NA\n"
    for one in CODES.values()
    for other in CODES.values()
    for place, code in enumerate(PRODUCTS)
    if one != other
)
TABLES = {
    "corridors": "id,first,second\nbrazil-turkey,BR,TR\n",
    "flows": "id,format,file,producer\nbaci,baci,baci.csv,CEPII\n",
    "baci": BACI,
    "tariffs": (
        "id,name_en,importer,origin,line,date,known\n"
        "car,Light vehicle,US,MX,8703.23,2026-03-01,claim=none derivative=no\n"
    ),
    "fdi": (
        "id,investor,host,year,component,value,unit,price_year\n"
        "one,TR,BR,2020,total,2,MUSD,2020\ntwo,TR,BR,2021,total,90,MUSD,2021\n"
    ),
}


@pytest.fixture
def pages(tiny: Path) -> dict[str, str]:
    """Return the chapter in each language; the run fails on any number without an origin."""
    settings = tiny / "programme.toml"
    text = re.sub(r"run = \[[^]]*\]", 'run = ["trade"]', settings.read_text("utf-8"))
    settings.write_text(text, encoding="utf-8")
    (tiny / "trade").mkdir()
    for name, content in TABLES.items():
        (tiny / "trade" / f"{name}.csv").write_text(content, encoding="utf-8")
    run_folder(tiny)
    made: dict[str, str] = {}
    for page in sorted((tiny / "out" / "report").glob("*/study-trade.html")):
        whole = page.read_text("utf-8")
        begin = whole.index('id="study-trade"')
        made[page.parent.name] = whole[begin : whole.index("</section>", begin)]
    return made


def test_the_brief_shows_mirror_goods_duties_and_what_stands_against_growth(pages):
    for page in pages.values():
        for key in ("mirror", "partners", "products", "potential", "duty_calendar"):
            assert f'<figure class="drawing" data-table="trade.{key}">' in page
    page = re.sub(r"<[^>]+>", "", pages["en"])
    assert "Brazil – Türkiye" in page
    assert "no rate of growth is stated" in page
    assert "small base" in page
    assert "E501" not in page
