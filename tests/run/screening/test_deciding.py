"""Decisions: bound to what both sides say, and void when either says something else."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corredor.core.errors import CorredorError
from corredor.run.screening.deciding import Decided, decide
from corredor.run.screening.screened import screen_folder
from corredor.run.screening.standing import entries_named, standings

Call = Callable[..., tuple[int, str]]
ENTRY = "demo-zarvex"


def decided(**fields: str) -> Decided:
    said = {"party": "zarvex", "list": "demo", "entry": ENTRY, "decision": "false_positive",
            "person": "Ana Ruiz", "reason": "another city", "date": "2026-11-22"}  # fmt: skip
    return Decided(**{**said, **fields})


def standing(folder: Any) -> str:
    held = screen_folder(folder.root)
    (one,) = standings(held, entries_named(held))
    return one.standing


def refused(folder: Any, one: Decided) -> str:
    before = {p: p.read_bytes() for p in folder.root.rglob("*.csv")}
    with pytest.raises(CorredorError) as caught:
        decide(folder.root, one)
    assert {p: p.read_bytes() for p in folder.root.rglob("*.csv")} == before
    return caught.value.code


def test_a_decision_is_written_and_in_force(folder: Any) -> None:
    decide(folder.root, decided(reason="=1+1", second="Luis Mora", expires="2027-01-01"))
    (row,) = csv.DictReader(io.StringIO(folder.text("decisions")))
    assert row["reason"] == " =1+1"  # no formula to a spreadsheet
    assert (row["second_person"], row["expires"]) == ("Luis Mora", "2027-01-01")
    assert {len(row["query"]), len(row["entry"])} == {64}
    assert standing(folder) == "in_force"


def test_it_is_void_when_the_party_changes(folder: Any) -> None:
    decide(folder.root, decided())
    folder.write("parties", folder.text("parties").replace(",Zarvex,", ",Zarvex Norte,"))
    assert standing(folder) == "party_changed"
    folder.write("parties", folder.text("parties").replace(",Zarvex Norte,", ",Zarvex,"))
    assert standing(folder) == "in_force"
    rows = [row for row in folder.text("parties").splitlines() if not row.startswith("zarvex")]
    folder.write("parties", "\n".join(rows) + "\n")
    assert standing(folder) == "party_unknown"


def test_it_is_void_when_the_entry_changes(listed: Any) -> None:
    decide(listed.root, decided(list="un", entry="UN1"))
    assert standing(listed) == "in_force"
    listed.rename("ZARVEX TRADING")
    assert standing(listed) == "entry_changed"


def test_it_ends_on_its_day(folder: Any) -> None:
    decide(folder.root, decided(expires="2026-11-23"))
    assert standing(folder) == "in_force"
    folder.write("policy", folder.text("policy").replace("2026-11-22", "2026-11-23"))
    assert standing(folder) == "expired"


def test_it_is_renewed_after_it_ended(folder: Any) -> None:
    decide(folder.root, decided(expires="2026-11-22", date="2026-05-22"))
    assert standing(folder) == "expired"
    before = folder.text("decisions")
    decide(folder.root, decided(expires="2027-05-22"))
    assert folder.text("decisions").startswith(before)
    held = screen_folder(folder.root)
    found = [one.standing for one in standings(held, entries_named(held))]
    assert found == ["superseded", "in_force"]


def test_four_eyes(folder: Any) -> None:
    folder.write("policy", f"{folder.text('policy')}four_eyes,yes,we are two,Ana\n")
    assert refused(folder, decided()) == "E438"
    assert refused(folder, decided(second="ana ruiz")) == "E436"
    decide(folder.root, decided(second="Luis Mora"))
    assert standing(folder) == "in_force"


def test_what_can_not_be_decided_on(folder: Any) -> None:
    assert refused(folder, decided(party="nobody")) == "E108"
    assert refused(folder, decided(list="nowhere")) == "E110"
    assert refused(folder, decided(entry="demo-none")) == "E435"
    decide(folder.root, decided())
    assert refused(folder, decided(decision="true")) == "E107"


def test_a_row_that_stands_there_stays_as_it_is(folder: Any) -> None:
    folder.write("parties", f"{folder.text('parties')}q,Quorvanta Petroquímica,,organisation,,,\n")
    decide(folder.root, decided())
    before = folder.text("decisions")
    decide(folder.root, decided(party="q", entry="demo-quorvanta"))
    assert folder.text("decisions").startswith(before)


@pytest.fixture
def listed(folder: Any) -> Any:
    """Return a folder with a list file of one entry, whose name may be changed."""
    file = folder.root / "screening" / "un.xml"

    def rename(name: str) -> None:
        file.write_text(
            '<CONSOLIDATED_LIST dateGenerated="2026-11-20T00:00:00"><INDIVIDUALS/><ENTITIES>'
            f"<ENTITY><DATAID>UN1</DATAID><FIRST_NAME>{name}</FIRST_NAME>"
            "<UN_LIST_TYPE>X</UN_LIST_TYPE></ENTITY></ENTITIES></CONSOLIDATED_LIST>",
            encoding="utf-8",
        )

    rename("ZARVEX")
    folder.write("lists", "list,format,file\nun,un_xml,un.xml\n")
    folder.rename = rename
    return folder


def test_command(folder: Any, corredor: Call) -> None:
    code, said = corredor(
        *("screening", "decide", folder.root, "--party", "zarvex", "--entry", f"demo:{ENTRY}"),
        *("--decision", "escalate", "--person", "Ana Ruiz", "--reason", "ask the bank"),
    )
    assert (code, "decisions.csv" in said) == (0, True), said
    assert "until either side changes" in said


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"--entry": "demo"}, "LIST:ID"),
        ({"--decision": "clear"}, "false_positive"),
        ({"--reason": "  "}, "write a text"),
        ({"--person": "a\x1b[2Jb"}, "write a text"),
        ({"--expires": "2026-01-01", "--date": "2026-01-01"}, "ended before"),
        ({"--expires": "tomorrow"}, "tomorrow"),
    ],
)
def test_wrong_use(
    folder: Any, corredor: Call, change: dict[str, str], expected: str, tmp_path: Path
) -> None:
    given = {"--party": "zarvex", "--entry": f"demo:{ENTRY}", "--decision": "true",
             "--person": "Ana", "--reason": "same number", **change}  # fmt: skip
    options = [part for pair in given.items() for part in pair]
    code, said = corredor("screening", "decide", folder.root, *options)
    assert (code, expected in said) == (2, True), said
    assert not (folder.root / "screening" / "decisions.csv").exists()
