"""A folder that is screened against the demonstration list by a study made for the tests.

The study finds a party wherever one of its names holds a word of five letters or more of an
entry: enough to see that what is found goes into the evidence whole.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from corredor.core.finding import Column, FindingTable, Flag, Ref
from corredor.core.study import Inputs, Result, Study
from corredor.programme.folder import read_programme
from corredor.run.screening import screened
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.inputs.tables import TABLES
from corredor.studies.screening.readers.lists import demo_list

PARTIES = """\
id,name,other_names,schema,country,identifiers,role
zarvex,АО «Зарвекс Машиностроение»,Zarvex,organisation,RU,inn:7830002293,supplier
bolero,"Bolero del Pacífico, S.A. de C.V.",,organisation,MX,,buyer
generic,Corporación,,organisation,MX,,
"""
LISTS = """\
list,format,published,publisher,fragment
demo,demo,2026-11-01,corredor,
"""
POLICY = """\
rule,value,rationale,owner
as_of,2026-11-22,the day of the meeting,Ana Ruiz
"""
RESULT = {
    **dict.fromkeys(("party", "list", "regime"), "text"),
    "result": "word",
    **dict.fromkeys(("entry", "listed_name", "programme", "measure", "from", "to"), "text"),
    **{"alias": "word", "score": "number", "explained": "text", "matcher": "text"},
}
LIST = {
    **dict.fromkeys(("list", "publisher", "published", "sha256"), "text"),
    **{"entries": "number", "demo": "text", "fragment": "text", "coverage": "text"},
}


def table(key: str, kinds: dict[str, str], rows: list[tuple[Any, ...]]) -> FindingTable:
    columns = tuple(Column(name, kind, name) for name, kind in kinds.items())  # pyright: ignore
    return FindingTable(key, key, columns, tuple(rows), ("screening/parties",))


def words_of(text: str) -> set[str]:
    return set(re.findall(r"\w{5,}", text.casefold()))


def results(name: str, names: list[str], entries: list[Entry]) -> Iterator[tuple[Any, ...]]:
    """Yield the results of a party, in the way of the study."""
    if name == "generic":
        yield (name, "demo", "DEMO", "NOT_SCREENABLE", *[""] * 7, None, "generic", "")
        return
    found = False
    for entry in entries:
        for listed in entry.names:
            if set.union(*map(words_of, names)) & words_of(listed.text) and entry.listed:
                found = True
                measure = entry.measures[0]
                yield (
                    *(name, "demo", "DEMO", "MATCH", entry.id, listed.text),
                    *(measure.programme, measure.type, "", "", listed.kind, 0.9375),
                    f"{listed.text} = equal",
                    "corredor",
                )
                break
    if not found:
        yield (name, "demo", "DEMO", "NO_HIT_WITHIN_COVERAGE", *[""] * 7, None, "", "corredor")


def run(inputs: Inputs) -> Result:
    entries = list(demo_list().entries)
    rows: list[tuple[Any, ...]] = []
    gate: list[tuple[Any, ...]] = []
    for row in inputs.table("screening/parties"):
        names = [row.text("name"), row.text("other_names")]
        found = list(results(row.text("id"), names, entries))
        rows += found
        state = "open" if found[0][3] == "NO_HIT_WITHIN_COVERAGE" else "closed"
        gate.append((row.text("id"), state, found[0][3]))
    lists = [("demo", "corredor", "2026-11-01", "0" * 64, len(entries), "yes", "", "two edits")]
    flags = tuple(
        Flag(f"screening.hit.{name}", "blocker", "{party} is hit", {"party": Ref("term", name)})
        for name, state, _ in gate
        if state == "closed"
    )
    tables = (
        table("screening.parties", RESULT, rows),
        table("screening.lists", LIST, lists),
        table("screening.gate", dict.fromkeys(("subject", "gate", "result"), "text"), gate),
        table("screening.ownership", dict.fromkeys(("party", "proof"), "text"), [("zarvex", "x")]),
    )
    return Result(tables=tables, flags=flags)


STUDY = Study("screening", (*TABLES, "organisations"), (), run)


@dataclass
class ScreenedFolder:
    """A folder with parties, lists and a policy."""

    root: Path

    def write(self, name: str, text: str) -> None:
        path = self.root / "screening" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        return (self.root / "screening" / f"{name}.csv").read_text("utf-8-sig")


@pytest.fixture
def folder(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> ScreenedFolder:
    """Return a folder, and let the study of the tests screen it."""
    made = ScreenedFolder(tiny)
    made.write("parties", PARTIES)
    made.write("lists", LISTS)
    made.write("policy", POLICY)

    def load(root: Path) -> Any:
        return read_programme(root, TABLES), {"screening": STUDY}

    monkeypatch.setattr(screened, "load", load)
    monkeypatch.setattr("corredor.run.execute.study_source", lambda study: "tests")
    return made


@pytest.fixture
def corredor(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Return what calls the command line here and gives its exit code and all that it says."""
    from click.testing import CliRunner

    from corredor.cli import group

    monkeypatch.setenv("CORREDOR_LANG", "en")

    def call(*arguments: object) -> tuple[int, str]:
        done = CliRunner().invoke(group, [str(one) for one in arguments])
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.output

    return call
