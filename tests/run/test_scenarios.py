"""A scenario runs beside the base: what it doesn't touch isn't computed, and the base stays."""

import json
from pathlib import Path

import pytest

from corredor.core.errors import NoRunYet, Problems, UnknownScenario, UnreadableChange
from corredor.core.quantity import Assumed, LookedUp
from corredor.core.study import Finding, Inputs, Result, Study, quantity_of_cell
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.folder import read_programme
from corredor.programme.overlays import Change
from corredor.programme.scenarios import save_scenario, scenario_names
from corredor.programme.specs import COMMON, published_columns
from corredor.run.comparing import compared
from corredor.run.differing import apart, outputs
from corredor.run.execute import Executed, execute
from corredor.run.main_job import Asked, run_folder
from corredor.run.output import base_of, scenario_output
from corredor.run.publish import load_model
from corredor.run.store import Store
from corredor.run.supposing import save, suppose

QUAYS = TableSpec(
    "harbour/quays",
    "harbour/quays.csv",
    "Quays.",
    (
        ColumnSpec("id", "id", "id", filled=True),
        ColumnSpec("depth", "number", "depth [m]", filled=True, low=0),
        *published_columns(),
    ),
)
ROWS = """id,depth,producer,title,retrieved
north,12.5,Port,Depths,2025-01-01
south,9,Port,Depths,2025-01-01
"""


def dredged(inputs: Inputs) -> Result:
    row = inputs.table("harbour/quays")[0]
    price = inputs.assumption("fare")
    found = (
        Finding("harbour.depth", "depth", quantity_of_cell("harbour/quays", row, "depth", "m")),
        Finding("harbour.price", "price", price),
    )
    return Result(found)


def counted(inputs: Inputs) -> Result:
    assert "nowhere" not in inputs.parts["assumptions"]
    return Result()


HARBOUR = Study("harbour", (QUAYS, "assumptions"), (), dredged)
PIERS = Study("piers", ("assumptions",), (), counted)
ASSUMPTIONS = """id,name_en,value,unit,price_year,distribution,low,high,owner,rationale,date
fare,fare,900,USD,2024,triangular,700,1200,Ana,three quotations,2025-01-10
fuel,fuel,800,USD,2024,exact,,,Ana,a quotation,2025-01-10
"""


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one table of a study and two assumptions."""
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: study.name)
    root = tmp_path / "port"
    (root / "harbour").mkdir(parents=True)
    (root / "programme.toml").write_text(
        'id = "port"\ntitle = { en = "Port" }\nlanguages = ["en"]\nsides = ["CL", "VN"]\n'
        'currency = "USD"\nprice_year = 2024\ndraws = 100\n'
    )
    (root / "assumptions.csv").write_text(ASSUMPTIONS)
    (root / "harbour" / "quays.csv").write_text(ROWS)
    return root


def deeper(table: str = "harbour/quays", row: str = "north", value: str = "14") -> Change:
    column = "depth" if table == "harbour/quays" else "value"
    return Change(table, row, column, "", value, "Eva", "dredging", "2026-01-01")


def run(root: Path, name: str = "", studies: tuple[Study, ...] = (HARBOUR, PIERS)) -> Executed:
    programme = read_programme(root, [QUAYS], name)
    return execute(programme, studies, Store(root / "out"), lambda *_: None)


def states(executed: Executed) -> dict[str, str]:
    return {step.study: step.state for step in executed.steps}


def test_a_cell_of_a_scenario_names_who_stands_behind_it(port: Path) -> None:
    changes = [deeper(), deeper("assumptions", "fare", "800")]
    save_scenario(port, "deep", changes, [*COMMON, QUAYS])
    assert scenario_names(port) == ("deep",)
    base, deep = (run(port, name).results["harbour"].findings for name in ("", "deep"))
    assert [found.quantity.value for found in base] == [12.5, 900.0]
    assert [found.quantity.value for found in deep] == [14.0, 800.0]
    cell, price = (found.quantity.origin for found in deep)
    assert isinstance(cell, LookedUp)
    assert (cell.source.producer, cell.source.title) == ("Eva", "dredging")
    assert cell.place is not None
    assert str(cell.place.file) == "scenarios/deep.csv"
    assert isinstance(price, Assumed)
    assert (price.assumption.owner, str(price.assumption.place)) == ("Eva", "scenarios/deep.csv:3")
    assert read_programme(port, [QUAYS]).tables["harbour/quays"][0].number("depth") == 12.5


def test_only_what_asks_for_an_assumption_runs_again(port: Path) -> None:
    assert states(run(port)) == {"harbour": "made", "piers": "made"}
    save_scenario(port, "fuel", [deeper("assumptions", "fuel", "900")], COMMON)
    save_scenario(port, "fare", [deeper("assumptions", "fare", "950")], COMMON)
    assert states(run(port, "fuel")) == {"harbour": "taken", "piers": "taken"}
    assert states(run(port, "fare")) == {"harbour": "made", "piers": "taken"}
    assert states(run(port)) == {"harbour": "taken", "piers": "taken"}
    text = (port / "assumptions.csv").read_text()
    (port / "assumptions.csv").write_text(text + text.splitlines()[2].replace("fuel", "nowhere"))
    with pytest.raises(AssertionError):
        execute(read_programme(port, [QUAYS]), (PIERS,), Store(port / "out"), lambda *_: None, True)


BAD = """table,row,column,value,owner,rationale,date
assumptions,fare,value,9000,Eva,why,2026-01-01
assumptions,fair,value,900,Eva,why,2026-01-01
asumptions,fare,value,900,Eva,why,2026-01-01
assumptions,fuel,valeu,900,Eva,why,2026-01-01
assumptions,fuel,id,other,Eva,why,2026-01-01
assumptions,fuel,unit,USDD,Eva,why,2026-01-01
harbour/quays,north,depth,-1,Eva,why,2026-01-01
harbour/quays,south,depth,deep,Eva,why,2026-01-01
harbour/quays,south,depth,8,,why,2026-01-01
sources,x,kind,office,Eva,why,2026-01-01
assumptions,fuel,name_en,"a, b",Eva,why,soon
"""


def test_what_is_wrong_is_told_where_the_scenario_says_it(port: Path) -> None:
    (port / "scenarios").mkdir()
    (port / "scenarios" / "bad.csv").write_text(BAD)
    with pytest.raises(Problems) as caught:
        read_programme(port, [QUAYS], "bad")
    found = [f"{error.code} {error.place}" for error in caught.value.errors]
    assert found == [
        "E209 scenarios/bad.csv:2:24",
        "E108 scenarios/bad.csv:3",
        "E110 scenarios/bad.csv:4:1",
        "E110 scenarios/bad.csv:5:18",
        "E110 scenarios/bad.csv:6:18",
        "E104 scenarios/bad.csv:7:23",
        "E113 scenarios/bad.csv:8:27",
        "E105 scenarios/bad.csv:9:27",
        "E107 scenarios/bad.csv:10:1",
        "E103 scenarios/bad.csv:10:29",
        "E110 scenarios/bad.csv:11:1",
        "E109 scenarios/bad.csv:12:41",
    ]
    assert all(error.excerpt for error in caught.value.errors)


def test_a_scenario_is_saved_whole_or_not_at_all(port: Path) -> None:
    with pytest.raises(Problems):
        save_scenario(port, "wrong", [deeper(value="deep")], [*COMMON, QUAYS])
    assert not (port / "scenarios").exists()
    save_scenario(port, "deep", [deeper()], [*COMMON, QUAYS])
    save_scenario(port, "deep", [deeper(value="15"), deeper(row="south")], [*COMMON, QUAYS])
    lines = (port / "scenarios" / "deep.csv").read_text().splitlines()
    assert [line.split(",")[1:4] for line in lines[1:]] == [
        ["north", "depth", "15"],
        ["south", "depth", "14"],
    ]


FACTOR = "deflators.usd-2023-2024.factor=1.5"


def test_a_scenario_runs_beside_the_base(tiny: Path) -> None:
    asked = Asked(languages=("en",))
    base = run_folder(tiny, asked)
    before = (tiny / "out" / "run.json").read_bytes()
    file = save(tiny, "more", [FACTOR], "Eva", "a new series", "2026-01-01")
    assert file == tiny / "scenarios" / "more.csv"
    assert not run_folder(tiny, asked).changed
    more = run_folder(tiny, Asked(languages=("en",), scenario="more"))
    assert (tiny / "out" / "run.json").read_bytes() == before
    out = scenario_output(tiny / "out", "more")
    assert base_of(out) == tiny / "out"
    assert json.loads((out / "run.json").read_bytes())["asked"]["scenario"] == "more"
    told = load_model(out)
    assert " – more" in told.title.en
    assert told.changes is not None
    assert [(row["before"], row["after"]) for row in told.changes.records()] == [("1.25", "1.5")]
    assert load_model(tiny / "out").changes is None
    assert not run_folder(tiny, Asked(languages=("en",), scenario="more")).changed
    assert not run_folder(tiny, asked).changed
    steps = [{step["study"]: step["result"] for step in held.record.steps} for held in (base, more)]
    differing = {name for name in steps[0] if steps[0][name] != steps[1][name]}
    held = apart(*outputs(tiny, None, ("more",)))
    assert {one.key.partition(".")[0] for one in held.answer.differences} == differing != set()
    inputs = held.inputs["folder: deflators"]
    assert [(one.path, one.before, one.after) for one in inputs] == [
        ("usd-2023-2024.cells.factor", "1.25", "1.5")
    ]
    with pytest.raises(NoRunYet):
        apart(*outputs(tiny, None, ("less",)))


def test_a_question_writes_nothing(tiny: Path) -> None:
    with pytest.raises(NoRunYet):
        suppose(tiny, ["returning-visitors=0.6"])
    run_folder(tiny, Asked(languages=("en",)))
    before = {path: path.read_bytes() for path in sorted(tiny.rglob("*")) if path.is_file()}
    held = suppose(tiny, [FACTOR, "returning-visitors=0.6"])
    assert held.answer.studies == ("evidence",)
    assert held.answer.differences[0].share == pytest.approx(-1 / 6)
    assert {path: path.read_bytes() for path in sorted(tiny.rglob("*")) if path.is_file()} == before
    assert [(one.column, one.after) for one in held.changes[2:4]] == [
        ("low", "0.3"),
        ("high", "0.9"),
    ]
    assert held.outdated == ()
    for wrong in ("returning-visitors", "=2", "a..b=1"):
        with pytest.raises(UnreadableChange):
            suppose(tiny, [wrong])
    for wrong in ("returning-visitors=many", "returning-visitor=0.6", "stages.nothing.date=2025"):
        with pytest.raises(Problems) as caught:
            suppose(tiny, [FACTOR, wrong])
        assert {str(one.place) for one in caught.value.errors} == {wrong}
    with pytest.raises(UnknownScenario):
        run_folder(tiny, Asked(scenario="none"))


def test_nothing_differs_from_itself() -> None:
    answer = compared({"harbour": Result()}, {"harbour": Result()}, ["harbour"])
    assert (answer.differences, answer.changed, answer.same) == ((), 0, 0)
