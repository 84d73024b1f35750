"""Fetching statistics of trade into a programme folder, each answer read once before it is kept.

A key for a server comes with the request alone: it is not in the address, and nothing writes it
into the folder.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from corredor.core.errors import (
    AnswerCut,
    CorredorError,
    EmptyDataFile,
    NotAProgramme,
    PathLeavesFolder,
)
from corredor.data.tables import read_data_table
from corredor.programme.appending import append_to_table
from corredor.programme.atomic import make_folder, unwritable, write_atomic
from corredor.programme.rewriting import rewritten
from corredor.run.asking_statistics import Question, addresses, source_of
from corredor.run.downloading import Transport, download, partial_path
from corredor.studies.trade.inputs.tables import FILES
from corredor.studies.trade.readers import comtrade, imts, wdi
from corredor.studies.trade.readers.account import Account

ROOM: Final = "trade"
"""Folder of the programme in which the files stand."""
TABLE: Final = "trade_sources"
ANEW: Final = ("file", "title", "url", "licence", "retrieved")
"""Cells that are written anew when a source is fetched again."""
PAUSE: Final = 1.2
"""Wait between two questions to one server [s]."""
ENDINGS: Final = {"imts": "csv"}
SIDE: Final = """\
# What was asked and what came; written by corredor fetch.
file = "{file}"
sha256 = "{sha256}"
rows = {rows}
flows = {flows}
address = "{address}"
publisher = "{publisher}"
title = "{title}"
licence = "{licence}"
retrieved = "{retrieved}"
"""


@dataclass(frozen=True)
class Answer:
    """A file that was fetched and read; `row` describes it by the columns of the table of files.

    Without a file the source has nothing of what was asked.
    """

    source: str
    file: str
    flows: int
    row: Mapping[str, str]


def sources_known() -> tuple[Mapping[str, str], ...]:
    """Return the sources that may be fetched, each with publisher, terms and page."""
    return read_data_table(TABLE)


def fetch_statistics(
    folder: Path,
    question: Question,
    today: str,
    key: str = "",
    say: Callable[[Mapping[str, str]], None] = lambda row: None,
    transport: Transport | None = None,
    sources: Sequence[Mapping[str, str]] | None = None,
    pause: float = PAUSE,
) -> Iterator[Answer]:
    """Yield answers as they come, both countries as reporters; each is kept whole or not at all.

    Parameters
    ----------
    folder
        The programme.
    today
        Day of retrieval, ISO 8601.
    key
        For the server; with it the source's own door for keys is used.
    say
        Told the row of the source before the first question.
    transport, sources, pause
        How, from where and with which waits; as `data/trade_sources` says unless tests say else.

    Raises
    ------
    NotAProgramme, PathLeavesFolder, UnknownList
        E001, E007, E421: before anything is fetched.
    FetchFailed, AnswerCut
        E420, E424: an answer can't be had, or isn't all.
    CorredorError
        What came can't be read; the old files stay.
    """
    if not (folder / "programme.toml").is_file():
        raise NotAProgramme(folder=folder)
    source = source_of(question.source, key, sources_known() if sources is None else sources)
    if not (folder / ROOM).resolve().is_relative_to(folder.resolve()):
        raise PathLeavesFolder(path=ROOM)
    make_folder(folder / ROOM)
    say(source)
    secret = {source["key_header"]: key} if key and source["key_header"] else {}
    headers = {"Accept": source["accept"]} if source["accept"] else {}
    for number, (name, address) in enumerate(addresses(question, source)):
        if number:
            time.sleep(pause)
        target = folder / ROOM / f"{name}-{today}.{ENDINGS.get(source['format'], 'json')}"
        yield _answer(target, name, address, source, today, transport, headers, secret)


def _answer(
    target: Path,
    name: str,
    address: str,
    source: Mapping[str, str],
    today: str,
    transport: Transport | None,
    headers: Mapping[str, str],
    secret: Mapping[str, str],
) -> Answer:
    """Fetch one answer, read it, and only then put it in its place with the record beside it."""
    megabytes = int(source["megabytes"])
    arrived = download(address, target, megabytes, transport or Transport(), headers, secret)
    part = partial_path(target)
    try:
        with part.open("rb") as stream:
            account = _read(stream, target.name, source["format"])
        most = int(source["rows"])
        if most and account.rows >= most:
            raise AnswerCut(source=source["title"], count=account.rows, most=most)
    except EmptyDataFile:
        part.unlink(missing_ok=True)
        return Answer(name, "", 0, {})
    except CorredorError:
        part.unlink(missing_ok=True)
        raise
    try:
        part.replace(target)
    except OSError as error:
        raise unwritable(target, error) from None
    side = SIDE.format(
        file=target.name,
        sha256=arrived.sha256,
        rows=account.rows,
        flows=account.flows,
        address=address,
        publisher=source["publisher"],
        title=source["title"],
        licence=source["licence"],
        retrieved=today,
    )
    write_atomic(target.with_name(f"{target.name}.source.toml"), side.encode())
    return Answer(name, target.name, account.flows, _row(name, target, address, source, today))


def _row(
    name: str, target: Path, address: str, source: Mapping[str, str], today: str
) -> Mapping[str, str]:
    """Return the row of the table of files; empty for a file that is none of flows."""
    if source["format"] not in ("comtrade", "imts"):
        return {}
    return {
        "id": name,
        "format": source["format"],
        "file": target.name,
        "fragment": "yes",
        "producer": source["publisher"],
        "title": source["title"],
        "url": address,
        "licence": source["licence"],
        "retrieved": today,
    }


def _read(stream: BinaryIO, file: str, form: str) -> Account:
    """Read an answer to its end, and return the account of its rows."""
    if form == wdi.FORMAT:
        return wdi.read(stream, file)[1]
    reading = (comtrade if form == comtrade.FORMAT else imts).read(stream, file)
    for _ in reading.flows:
        pass
    return reading.account


def record(folder: Path, answers: Sequence[Answer]) -> str:
    """Write what was fetched into the table of files, and return the path of that table.

    Rows of new files are added at its end; of a file that has a row only what changed is written.

    Raises
    ------
    CorredorError
        The table can't be read or written; then it is as it was.
    """
    path = folder / FILES.file
    by_id = {one.row["id"]: one.row for one in answers if one.row}
    if path.exists() and path.stat().st_size:
        known: set[str] = set()

        def renewed(_: int, cells: Mapping[str, str]) -> Mapping[str, str]:
            row = by_id.get(cells.get("id", "").strip())
            if row is None:
                return {}
            known.add(row["id"])
            return {name: row[name] for name in ANEW if name in cells}

        changed = rewritten(folder, FILES, renewed).file
        if changed.old != changed.new:
            write_atomic(path, changed.content)
        by_id = {name: row for name, row in by_id.items() if name not in known}
    if by_id:
        append_to_table(folder, FILES, list(by_id.values()))
    return FILES.file
