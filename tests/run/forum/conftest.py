"""A folder with a small forum whose results were made by hand, as a run would have kept them."""

import csv
import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from corredor import __version__
from corredor.core.finding import Column, FindingTable
from corredor.core.study import Inputs, Result, Study
from corredor.programme.folder import read_programme
from corredor.programme.listing import raw_digests
from corredor.run.execute import execute
from corredor.run.forum.gather import study_tables
from corredor.run.main_job import quiet
from corredor.run.output import claim_output
from corredor.run.publish import keep_model, report_model
from corredor.run.record import RunRecord, write_record
from corredor.run.store import Store

FILES = {
    "organisations": """\
id,name_es,name_en,name_ru,organisation,country,isic,size
acero,Acero Azteca,Azteca Steel,Ацтека Сталь,,CL,24,large
ural,Máquinas Ural,Ural Machines,Уралмаш,,NO,28,medium
""",
    "participants": """\
id,name,organisation,side,rank,languages,away,capacity,consent,consent_date
ana,Ana Núñez,acero,CL,company,es en,,5,yes,2026-01-02
ivan,Иван Щёголев,ural,NO,company,ru,,5,yes,2026-01-02
luis,Luis Callado,acero,CL,company,es,,5,no,
vera,Vera Lind,ural,NO,official,en,,5,yes,2026-01-02
""",
    "offers": """\
id,participant,language,text,isic,hs
o1,ana,es,Acero según Ana  NÚÑEZ,24,
o2,ivan,ru,Станки,28,
""",
    "needs": """\
id,participant,language,text,isic,hs
n1,ivan,ru,Сталь,24,
""",
    "wishes": """\
participant,other,kind,by,reason
ivan,ana,wish,,Ana Núñez knows steel
vera,ivan,veto,Ana Núñez,colleagues
""",
    "slots": """\
id,date,begins,ends,part,time_zone
s1,2026-06-09,09:00,09:30,morning,America/Mexico_City
s2,2026-06-09,09:30,10:00,morning,
s3,2026-06-09,10:00,10:30,morning,
""",
    "rooms": """\
id,name_es,name_en,name_ru,zone,tables,seats,closed
hall,Salón,Hall,Зал,a,3,50,
""",
    "sessions": """\
id,name_es,name_en,name_ru,kind,slots,room,chair,participants,languages
opening,Apertura,Opening,Открытие,plenary,s1,hall,vera,ana ivan,es ru
steel,Mesa del acero,Steel table,Стальной стол,working_table,s3,hall,,,en
""",
    "interpreters": """\
id,name,languages,away
olga,Olga Traductora,es ru,
""",
    "hosts": """\
id,name_es,name_en,name_ru,country,places,ranking
uni,Uni,Uni,Уни,CL,2,ana-a = bo-b ce-c
""",
    "applicants": """\
id,name,country,ranking,with,consent
ana-a,Anna Aas,NO,uni,bo-b,yes
bo-b,Bo Berg,NO,uni,ana-a,yes
ce-c,Ce Craft,NO,uni,,yes
""",
    "outcomes": """\
id,participant,other,slot,result,agreement,next_step,owner,due,proposal
r1,ana,ivan,s2,agreement,A joint mill in Puerto Alga,Letter by Ana Núñez,ana,2026-07-01,
r2,vera,ana,s3,held,,,,,
""",
}
MEETINGS = (
    ("m-1", "ana", "ivan", "s2", "09:30", "10:00", 2, "olga"),
    ("m-2", "ana", "vera", "s3", "10:00", "10:30", 1, ""),
)


@dataclass
class ForumFolder:
    """The folder, and a run of it that found given meetings."""

    root: Path

    def write(self, name: str, text: str) -> None:
        path = self.root / "forum" / f"{name}.csv"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def text(self, name: str) -> str:
        return (self.root / "forum" / f"{name}.csv").read_text("utf-8-sig")

    def rows(self, name: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(self.text(name))))

    def run(
        self, meetings: Sequence[tuple[object, ...]] = MEETINGS, screening: Sequence[str] = ()
    ) -> None:
        """Keep what a run that finds these meetings would keep.

        With what the screening says of those who come, empty tables are left out, as a study does.
        """
        programme = read_programme(self.root, study_tables())
        tables = _tables(meetings)
        if screening:
            coming = [(f"p{at}", result) for at, result in enumerate(screening)]
            kinds = {"participant": "text", "screening": "word"}
            tables = (*tables, _table("forum.participants", kinds, coming))
            tables = tuple(table for table in tables if table.rows)
        study = Study("forum", (), (), lambda inputs: _result(inputs, tables))
        out = claim_output(self.root)
        store = Store(out)
        shutil.rmtree(out / "store" / "keys", ignore_errors=True)  # these tables are not computed
        executed = execute(programme, (study,), store, quiet, debug=True)
        digest = keep_model(report_model(programme, executed), executed, store)
        steps = tuple(step.as_json() for step in executed.steps)
        record = RunRecord(__version__, "", {}, raw_digests(self.root), steps, model=digest)
        write_record(out, record)


def _result(_: Inputs, tables: tuple[FindingTable, ...]) -> Result:
    return Result(tables=tables)


def _table(key: str, kinds: Mapping[str, str], rows: Sequence[tuple[object, ...]]) -> FindingTable:
    columns = tuple(Column(name, kind, name) for name, kind in kinds.items())  # pyright: ignore
    return FindingTable(key, key, columns, tuple(rows), ("forum/participants",))  # pyright: ignore


def _tables(meetings: Sequence[tuple[object, ...]]) -> tuple[FindingTable, ...]:
    text = dict.fromkeys(("id", "first", "second", "slot", "date", "begins", "ends"), "text")
    kinds = {**text, "room": "term", "table": "number", "interpreter": "text", "score": "number",
             "sequence": "number", "status": "word"}  # fmt: skip
    rows = [
        (id, one, other, slot, "2026-06-09", begins, ends, "hall", table, who, 0.5, 0, "planned")
        for id, one, other, slot, begins, ends, table, who in meetings
    ]
    sessions: dict[str, str] = dict.fromkeys(
        ("session", "kind", "slot", "date", "begins", "ends", "room", "languages", "interpreter"),
        "text",
    )
    day = "2026-06-09"
    held = [
        ("opening", "plenary", "s1", day, "09:00", "09:30", "hall", ("es", "ru"), "olga"),
        ("steel", "working_table", "s3", day, "10:00", "10:30", "hall", ("en",), ""),
    ]
    seats: dict[str, str] = dict.fromkeys(
        ("session", "participant", "side", "role", "interpreter"), "text"
    )
    sitting = [("steel", "vera", "NO", "official", ""), ("steel", "luis", "CL", "member", "")]
    return (
        _table("forum.meetings", kinds, rows),
        _table("forum.sessions", sessions, held),
        _table("forum.seats", seats, sitting),
    )


@pytest.fixture
def forum(tiny: Path) -> ForumFolder:
    """Return a folder whose last run found two meetings."""
    folder = ForumFolder(tiny)
    for name, text in FILES.items():
        folder.write(name, text)
    folder.run()
    return folder


@pytest.fixture
def corredor(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str]]:
    """Return what calls the command line here and gives its exit code and all that it says."""
    from click.testing import CliRunner

    from corredor.cli import group

    monkeypatch.setenv("CORREDOR_LANG", "en")

    def call(*arguments: object, answer: str = "") -> tuple[int, str]:
        done = CliRunner().invoke(group, [str(one) for one in arguments], input=answer)
        if done.exception and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done.exit_code, done.output

    return call
