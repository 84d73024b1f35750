"""Fetching lists of sanctions into a programme folder, each read once before it is kept."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from corredor.core.attached import AttachedFile
from corredor.core.errors import (
    N_,
    LicenceNotAccepted,
    ListNotOpen,
    NotAProgramme,
    PathLeavesFolder,
    UnknownList,
    Wording,
)
from corredor.data.tables import read_data_table
from corredor.programme.appending import append_to_table
from corredor.programme.atomic import make_folder, unwritable, write_atomic
from corredor.programme.rewriting import rewritten
from corredor.run.downloading import Transport, download, partial_path
from corredor.studies.screening.inputs.tables import LISTS
from corredor.studies.screening.readers.lists import ListFile, read_list, regime_of_list

ROOM: Final = "screening"
"""Folder of the programme in which the lists stand."""
MAIN: Final = "main"
ANEW: Final = ("published", "retrieved", "sha256", "licence", "source")
"""Cells that are written anew when a list is fetched again."""
GIVEN_OUT: Final = N_("its publisher gives it to those whom it knows")
OPEN: Final = ("yes", "licensed")


@dataclass(frozen=True)
class Fetched:
    """A list that was fetched and read.

    Parameters
    ----------
    list
        Its id in `data/list_regimes`.
    row
        What describes it, by the columns of the table of lists.
    entries
        How many entries were read.
    changed
        Whether the files differ from those that stood there.
    """

    list: str
    row: Mapping[str, str]
    entries: int
    changed: bool


def lists_known() -> tuple[Mapping[str, str], ...]:
    """Return the lists that may be fetched, each with publisher, licence and page."""
    rows = read_data_table("list_regimes")
    return tuple(row for row in rows if row["open"] in OPEN)


def fetch_lists(
    folder: Path,
    only: Sequence[str],
    accept_licence: bool,
    today: str,
    say: Callable[[str, Mapping[str, str]], None] = lambda name, row: None,
    transport: Transport | None = None,
    addresses: Sequence[Mapping[str, str]] | None = None,
) -> Iterator[Fetched]:
    """Yield lists as they are fetched; each is kept whole or not at all.

    Parameters
    ----------
    folder
        The programme.
    only
        Ids of lists; where there is none, all whose licence needs no acceptance.
    accept_licence
        Whether the user accepts the licences that are shown.
    today
        Day of retrieval, ISO 8601.
    say
        Told the id and the row of a list before it is fetched.
    transport, addresses
        How and from where; https and `data/list_regimes` unless tests say otherwise.

    Raises
    ------
    NotAProgramme, PathLeavesFolder, UnknownList, LicenceNotAccepted, ListNotOpen
        E001, E007, E421, E422, E423: before anything is fetched.
    FetchFailed
        E420: a file can't be had.
    CorredorError
        What came can't be read; the old files stay.
    """
    if not (folder / "programme.toml").is_file():
        raise NotAProgramme(folder=folder)
    wanted = _wanted(only, accept_licence)
    files = read_data_table("list_regimes", "files") if addresses is None else addresses
    if not (folder / ROOM).resolve().is_relative_to(folder.resolve()):
        raise PathLeavesFolder(path=ROOM)
    make_folder(folder / ROOM)
    for row in wanted:
        say(row["list"], row)
        own = [file for file in files if file["list"] == row["list"]]
        yield _fetched(folder / ROOM, row, own, today, transport or Transport())


def _wanted(only: Sequence[str], accept_licence: bool) -> list[Mapping[str, str]]:
    if not only:
        return [row for row in lists_known() if row["open"] == "yes"]
    wanted: list[Mapping[str, str]] = []
    for name in dict.fromkeys(only):
        row = regime_of_list(name)
        if not row:
            known = tuple(one["list"] for one in lists_known())
            raise UnknownList(list=name, known=known)
        if row["open"] not in OPEN:
            raise ListNotOpen(list=name, reason=Wording(GIVEN_OUT), page=row["page"])
        if row["open"] != "yes" and not accept_licence:
            raise LicenceNotAccepted(list=name, licence=row["licence"], page=row["page"])
        wanted.append(row)
    return wanted


def _fetched(
    room: Path,
    row: Mapping[str, str],
    files: Sequence[Mapping[str, str]],
    today: str,
    transport: Transport,
) -> Fetched:
    """Fetch the files of a list, read them, and only then put them in their places."""
    arrived = {
        file["part"]: download(
            file["address"], room / file["file"], int(file["megabytes"]), transport
        )
        for file in files
    }
    digests = {part: one.sha256 for part, one in arrived.items()}
    parts = {file["part"]: _attached(room / file["file"], digests[file["part"]]) for file in files}
    main = parts.pop(MAIN)
    wanted = ListFile(row["format"], main, parts, row["regime"] if parts else "")
    reading = read_list(wanted)
    try:
        entries = sum(1 for _ in reading.entries)
    except Exception:
        for file in files:
            partial_path(room / file["file"]).unlink(missing_ok=True)
        raise
    changed = False
    for file in files:
        target = room / file["file"]
        changed |= not target.exists() or _digest(target) != digests[file["part"]]
        try:
            partial_path(target).replace(target)
        except OSError as error:
            raise unwritable(target, error) from None
    names = {file["part"]: file["file"] for file in files}
    described = {
        "list": row["list"],
        "format": row["format"],
        "file": names.pop(MAIN),
        **names,
        "regime": wanted.regime,
        "publisher": row["publisher"],
        "published": reading.account.published or arrived[MAIN].modified,
        "retrieved": today,
        "sha256": digests[MAIN],
        "licence": row["licence"],
        "source": next(file["address"] for file in files if file["part"] == MAIN),
    }
    return Fetched(row["list"], described, entries, changed)


def _attached(target: Path, digest: str) -> AttachedFile:
    path = partial_path(target)
    return AttachedFile(target.name, path.stat().st_size, digest, partial(_open, path))


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def record(folder: Path, fetched: Sequence[Fetched]) -> str:
    """Write what was fetched into the table of lists, and return the path of that table.

    Rows of new lists are added at its end; of a list that has a row only what changed with the
    edition is written, and all else that a person wrote stays.

    Raises
    ------
    CorredorError
        The table can't be read or written; then it is as it was.
    """
    path = folder / LISTS.file
    by_list = {one.list: one.row for one in fetched}
    if path.exists() and path.stat().st_size:
        known: set[str] = set()

        def renewed(_: int, cells: Mapping[str, str]) -> Mapping[str, str]:
            row = by_list.get(cells.get("list", "").strip())
            if row is None:
                return {}
            known.add(row["list"])
            return {name: row[name] for name in ANEW if name in cells and row[name]}

        changed = rewritten(folder, LISTS, renewed).file
        if changed.old != changed.new:
            write_atomic(path, changed.content)
        by_list = {name: row for name, row in by_list.items() if name not in known}
    append_to_table(folder, LISTS, list(by_list.values()))
    return LISTS.file
