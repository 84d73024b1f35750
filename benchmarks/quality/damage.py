"""Damage the example folder in hundreds of ways, and see that each damage is told where it is.

``python benchmarks/quality/damage.py [EVERY [FOLDER]]``: all kinds, or one of so many as said.
Printed: the share that ended without a traceback, and of the kinds that must be told of, the
share whose file, and line where there is one, was named.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

from corredor.core.errors import CorredorError, Problems
from corredor.core.table import ColumnSpec, TableSpec
from corredor.programme.sheets import sheet_of
from corredor.programme.specs import COMMON
from corredor.run.checking import wrong_rows
from corredor.run.main_job import load
from corredor.run.output import check_output
from corredor.run.plan import installed_studies, ordered

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "russia-mexico"
EVERY: Final = 1
PROCESSES: Final = 2
HUGE: Final = 5_000_000
"""Characters of a huge cell."""
NUL: Final = b"\0"

Damage = Callable[[Path], int]
"""Damages a file and returns the line that is damaged; 0 for the whole file."""


@dataclass(frozen=True)
class Kind:
    """A kind of damage: what is done to which file; `silent` where no one need be told."""

    name: str
    file: str
    damage: Damage
    silent: bool = False


@dataclass(frozen=True)
class Told:
    """What came of it: a traceback or the problems, and whether they name file and line."""

    kind: Kind
    line: int
    trace: str
    problems: tuple[CorredorError, ...]

    @property
    def is_pointed_at(self) -> bool:
        """Whether a problem that is no note names the file, and the line where there is one."""
        places = [one.place for one in self.problems if one.place and one.severity != "note"]
        return any(
            place.file == self.kind.file and self.line in (0, place.line) for place in places
        )


class Line(NamedTuple):
    """What is printed of a kind: whether it may be passed over, ended calmly and was found."""

    name: str
    silent: bool
    calm: bool
    found: bool
    said: str


def kinds(folder: Path) -> Iterator[Kind]:
    """Yield all kinds of damage that a folder allows."""
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    present = {spec.file: spec for spec in (*COMMON, *specs) if (folder / spec.file).is_file()}
    for file, spec in sorted(present.items()):
        records = _records(folder / file, spec)
        yield from _of_table(file, spec, records)
        for number, column in enumerate(spec.columns):
            if column.name in records[0] and len(records) > 1:
                yield from _of_column(file, spec, column, number)
    yield from _of_settings()
    yield from _of_documents(folder)
    yield from _of_scenarios()


def _records(path: Path, spec: TableSpec) -> list[list[str]]:
    text = path.read_text("utf-8-sig")
    names = frozenset(column.name for column in spec.columns)
    return [record.cells for record in sheet_of(spec.file, text, names).records()]


def _of_table(file: str, spec: TableSpec, records: list[list[str]]) -> Iterator[Kind]:
    def kind(name: str, damage: Damage, silent: bool = False) -> Kind:
        return Kind(f"{file}: {name}", file, damage, silent)

    filled = next((one.name for one in spec.columns if one.filled), "")
    yield kind("a needed column removed", lambda path: _without_column(path, filled))
    yield kind("a column renamed", lambda path: _in_head(path, filled, f"{filled}-x"))
    yield kind("a column twice", lambda path: _in_head(path, filled, f"{filled},{filled}"))
    yield kind("an unknown column", lambda path: _widened(path))
    yield kind("a title above it", lambda path: _whole(path, b"A title\n" + path.read_bytes()) or 1)
    yield kind("empty", lambda path: _whole(path, b""))
    yield kind("only blank lines", lambda path: _whole(path, b"\n\n\n"))
    yield kind("a folder in its place", _folder)
    yield kind("a link out of the folder", _link)
    yield kind("a link in a circle", _circle)
    yield kind("not to be read", _noise)
    yield kind("cut in the midst of a letter", _cut_letter)
    if len(records) > 1:
        yield kind(
            "a byte of nothing", lambda path: _in_line(path, 2, lambda row: row[:3] + NUL + row[3:])
        )
        yield kind("a line in another code page", lambda path: _in_line(path, 2, _cp1251))
        yield kind(
            "a quotation never closed", lambda path: _in_line(path, 2, lambda row: b'"' + row)
        )
        yield kind(
            "text after a quotation", lambda path: _in_line(path, 2, lambda row: b'"x"y' + row)
        )
        yield kind("a cell too many", lambda path: _in_line(path, 2, lambda row: row + b",x,y"))
        yield kind("a cell too few", lambda path: _in_line(path, 2, _shorter))
        yield kind("a huge cell", lambda path: _in_line(path, 2, _huge))
        yield kind("UTF-16 without its mark", lambda path: _recoded(path, "utf-16-le"))
        yield kind("UTF-16 with its mark", lambda path: _recoded(path, "utf-16"), silent=True)
        yield kind("Windows line ends", _crlf, silent=True)
        yield kind("semicolons", lambda path: _semicolons(path, spec), silent=True)
    if spec.key == ("id",) and len(records) > 1:
        yield kind("a row twice", _repeated)


def _of_column(file: str, spec: TableSpec, column: ColumnSpec, number: int) -> Iterator[Kind]:
    del number
    for name, text in _garbage(column):
        yield Kind(
            f"{file}: {column.name} is {name}",
            file,
            lambda path, text=text: _cell(path, spec, column.name, text),
        )


def _garbage(column: ColumnSpec) -> Iterator[tuple[str, str]]:
    """Yield what no cell of a column may hold."""
    if column.filled:
        yield "empty", ""
    match column.kind:
        case "number":
            words = (
                "abc",
                "NaN",
                "inf",
                "-inf",
                "1e400",
                "1.234.567",
                "１２",
                "0x1F",
                "--5",
                "9" * 400,
            )
            yield from ((word[:20], word) for word in words)
            if column.low > -1e12:
                yield "too low", str(column.low - 1)
            if column.high < 1e12:
                yield "too high", str(column.high + 1)
        case "id" | "ids":
            yield "no id", "Ñandú X!"
            yield "a way out", "../../etc/passwd"
            if column.refers:
                yield "an id that nothing has", "nobody-has-this-id"
        case "date":
            yield from (
                ("no date", "yesterday"),
                ("no day", "2024-02-30"),
                ("turned round", "31/12/2024"),
            )
        case "unit":
            yield from (("no unit", "furlongs per bottle"), ("half a unit", "USD/"))
        case "choice":
            yield "no choice", "none-of-these"
        case "country":
            yield from (("no country", "QQ"), ("a name", "México"))
        case "currency":
            yield "no currency", "QQQ"
        case "price_year":
            yield "no year", "last"
        case "file":
            yield from (
                ("a file that isn't there", "gone.csv"),
                ("a way out", "../../../etc/passwd"),
            )
        case "text":
            return


TOML: Final = {
    "a bracket open": ('id = "', 'id = ["'),
    "no quotation mark": ('id = "', "id = "),
    "an unknown key": ('id = "', 'idd = "'),
    "a key twice": ('id = "', 'id = "x"\nid = "'),
    "a number as a text": ("price_year = ", 'price_year = "x" # '),
    "a wrong currency": ("currency = ", 'currency = "QQQ" # '),
    "one side": ("sides = [", 'sides = ["RU"] # ['),
    "a side that is none": ("sides = [", 'sides = ["RU", "QQ"] # ['),
    "no sides": ("sides = [", "# ["),
    "an unknown language": ("languages = [", 'languages = ["de"] # ['),
    "few draws": ('id = "', 'draws = 1\nid = "'),
    "a huge seed": ('id = "', 'seed = 99999999999999999999\nid = "'),
    "an unknown study": ("run = [", 'run = ["alchemy", '),
    "a table as a text": ("[map]", 'map = "x"\n[maps]'),
    "a line to nowhere": ("lines = [", 'lines = [["nowhere", "moscow"], '),
    "no title": ("title = {", "titel = {"),
}


def _of_settings() -> Iterator[Kind]:
    file = "programme.toml"
    for name, (old, new) in TOML.items():
        yield Kind(f"{file}: {name}", file, lambda path, o=old, n=new: _replaced(path, o, n))
    for name, content in {"empty": b"", "noise": bytes(range(256)), "nothing": NUL * 100}.items():
        yield Kind(f"{file}: {name}", file, lambda path, c=content: _whole(path, c))
    yield Kind(f"{file}: deep", file, lambda path: _whole(path, b"x = " + b"[" * 100_000))
    yield Kind(f"{file}: huge", file, lambda path: _whole(path, b"#" * HUGE))
    yield Kind(f"{file}: a folder", file, _folder)


def _of_documents(folder: Path) -> Iterator[Kind]:
    files = sorted(path.name for path in (folder / "documents").iterdir() if path.suffix == ".txt")
    for name in files:
        file = f"documents/{name}"
        yield Kind(f"{file}: digits changed", "claims.csv", lambda path, n=name: _digits(path, n))
        yield Kind(
            f"{file}: removed", "documents/index.csv", lambda path, n=name: _removed(path, n)
        )
        yield Kind(f"{file}: empty", file, lambda path: _whole(path, b""))
        yield Kind(f"{file}: in another code page", file, _other_letters)
        yield Kind(f"{file}: with a control character", file, lambda path: _prefixed(path, NUL))


def _of_scenarios() -> Iterator[Kind]:
    head = b"table,row,column,value,owner,rationale,date\n"
    rows = {
        "an unknown table": b"nothing,fuel-price,value,900,A,why,2026-01-01\n",
        "an unknown row": b"assumptions,nothing,value,900,A,why,2026-01-01\n",
        "an unknown column": b"assumptions,fuel-price,nothing,900,A,why,2026-01-01\n",
        "a value out of bounds": b"assumptions,fuel-price,value,9,A,why,2026-01-01\n",
        "a unit that is none": b"assumptions,fuel-price,unit,xx,A,why,2026-01-01\n",
        "nobody behind it": b"assumptions,fuel-price,value,900,,why,2026-01-01\n",
    }
    for name, row in rows.items():
        yield Kind(
            f"a scenario: {name}", "scenarios/other.csv", lambda path, r=row: _new(path, head + r)
        )
    yield Kind("a scenario: empty", "scenarios/other.csv", lambda path: _new(path, b"") * 0)


def _new(path: Path, content: bytes) -> int:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return 2


def _whole(path: Path, content: bytes) -> int:
    path.write_bytes(content)
    return 0


def _prefixed(path: Path, content: bytes) -> int:
    path.write_bytes(content + path.read_bytes())
    return 1


def _folder(path: Path) -> int:
    path.unlink()
    path.mkdir()
    return 0


def _link(path: Path) -> int:
    path.unlink()
    path.symlink_to("/etc/hostname")
    return 0


def _circle(path: Path) -> int:
    path.unlink()
    path.symlink_to(path.name)
    return 0


def _noise(path: Path) -> int:
    return _whole(path, bytes(range(128, 256)) * 50)


def _cut_letter(path: Path) -> int:
    return _whole(path, path.read_bytes().rstrip(b"\n") + "я".encode()[:1])


def _recoded(path: Path, encoding: str) -> int:
    return _whole(path, path.read_text("utf-8-sig").encode(encoding))


def _crlf(path: Path) -> int:
    return _whole(path, path.read_bytes().replace(b"\n", b"\r\n"))


def _other_letters(path: Path) -> int:
    path.write_bytes("Съезд открылся.\n".encode("cp1251") + path.read_bytes())
    return 1


def _semicolons(path: Path, spec: TableSpec) -> int:
    import csv

    records = _records(path, spec)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=";", lineterminator="\n").writerows(records)
    return 0


def _in_line(path: Path, number: int, change: Callable[[bytes], bytes]) -> int:
    lines = path.read_bytes().splitlines(keepends=True)
    row = lines[number - 1].rstrip(b"\r\n")
    lines[number - 1] = change(row) + b"\n"
    return _whole(path, b"".join(lines)) or number


def _cp1251(row: bytes) -> bytes:
    return row + "Ярмарка".encode("cp1251")


def _shorter(row: bytes) -> bytes:
    return row.split(b",", 1)[0] + b",x"


def _huge(row: bytes) -> bytes:
    return b'"' + b"x" * HUGE + b'"' + row


def _in_head(path: Path, old: str, new: str) -> int:
    text = path.read_text("utf-8")
    head, end, rest = text.partition("\n")
    names = [new if name == old else name for name in head.split(",")]
    return _whole(path, (",".join(names) + end + rest).encode()) or 1


def _widened(path: Path) -> int:
    text = path.read_text("utf-8")
    head, end, rest = text.partition("\n")
    return _whole(path, (head.rstrip("\r") + ",surprise" + end + rest).encode()) or 1


def _without_column(path: Path, name: str) -> int:
    import csv

    with path.open(encoding="utf-8", newline="") as stream:
        records = list(csv.reader(stream))
    at = records[0].index(name)
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = [row[:at] + row[at + 1 :] for row in records]
        csv.writer(stream, lineterminator="\n").writerows(rows)
    return 1


def _repeated(path: Path) -> int:
    content = path.read_bytes().rstrip(b"\r\n") + b"\n"
    text = content.decode()
    import csv
    import io

    records = list(csv.reader(io.StringIO(text)))
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(records[1])
    path.write_text(text + line.getvalue(), "utf-8")
    return len(text.splitlines()) + 1


def _cell(path: Path, spec: TableSpec, column: str, text: str) -> int:
    """Put a text into the cell of the first row that fills the column, else of the first row."""
    import csv

    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream)
        records = [next(reader)]
        ends = [reader.line_num]
        for record in reader:
            records.append(record)
            ends.append(reader.line_num)
    del spec
    at = records[0].index(column)
    chosen = next((n for n, row in enumerate(records[1:], 1) if len(row) > at and row[at]), 1)
    records[chosen][at] = text
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(records)
    return ends[chosen - 1] + 1


def _replaced(path: Path, old: str, new: str) -> int:
    text = path.read_text("utf-8")
    at = text.index(old)
    path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
    return 0


def _digits(path: Path, name: str) -> int:
    """Change the digits of a document; the claims that quote them are to be named."""
    document = path.parent / "documents" / name
    text = document.read_text("utf-8")
    document.write_text(text.translate(str.maketrans("0123456789", "1234567890")), "utf-8")
    return 0


def _removed(path: Path, name: str) -> int:
    (path.parent / name).unlink()
    return 0


def told(kind: Kind, source: Path, work: Path) -> Told:
    """Damage a copy of a folder and read it as ``corredor check`` does."""
    shutil.rmtree(work, ignore_errors=True)
    left_out = shutil.ignore_patterns("out")
    shutil.copytree(source, work, ignore=left_out, copy_function=_linked)
    for path in (work / kind.file, *(work / "documents").iterdir()):
        if path.is_file():  # not to damage the source through its link
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content)
    line = kind.damage(work / kind.file)
    try:
        return Told(kind, line, "", checked(work))
    except Exception:
        return Told(kind, line, traceback.format_exc(), ())


def _linked(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # another disk
        shutil.copy2(source, target)


def checked(folder: Path) -> tuple[CorredorError, ...]:
    """Return all problems of a folder."""
    from corredor.run.checking import wrong_scenarios

    try:
        programme, studies = load(folder)
        check_output(folder)
        chosen = ordered(studies, programme.wanted)
        wrong = wrong_rows(programme, chosen)
        if not wrong:
            wrong = wrong_scenarios(folder, programme, ordered(studies))
        for error in (*programme.remarks, *wrong):
            error.line()
    except Problems as problems:
        return problems.errors
    except CorredorError as error:
        return (error,)
    return (*programme.remarks, *wrong)


def part(source: Path, step: int, share: int) -> list[Line]:
    """Damage the folder in those ways that fall to one process."""
    with tempfile.TemporaryDirectory(dir=source.parent) as name:
        chosen = list(kinds(source))[::step][share::PROCESSES]
        return [line_of(told(kind, source, Path(name) / "programme")) for kind in chosen]


def line_of(one: Told) -> Line:
    """Return what the script prints of a kind, without its functions and errors."""
    said = "; ".join(str(error)[:100] for error in one.problems[:2]) or "nothing"
    name = f"{one.kind.name}: line {one.line}"
    return Line(name, one.kind.silent, not one.trace, one.is_pointed_at, one.trace or said)


def main(arguments: list[str]) -> None:
    """Damage the folder in all ways and print the scores."""
    step = int(arguments[0]) if arguments else EVERY
    source = Path(arguments[1]).resolve() if arguments[1:] else EXAMPLE
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        parts = [pool.submit(part, source, step, share) for share in range(PROCESSES)]
        every = [line for made in parts for line in made.result()]
    loud = [line for line in every if not line.silent]
    for line in every:
        if not line.calm or not (line.silent or line.found):
            print(f"  {line.name}: {line.said}", file=sys.stderr)
    calm, found = sum(line.calm for line in every), sum(line.found for line in loud)
    print(f"without traceback: {calm / len(every):.4f} ({calm}/{len(every)})")
    print(f"pointed at: {found / len(loud):.4f} ({found}/{len(loud)})")


if __name__ == "__main__":
    main(sys.argv[1:])
