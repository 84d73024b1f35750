"""Packs of evidence: a chain of records, and beside it a table and printed pages, sealed together.

The table and the pages are made from the records alone and bear the digest of the last of them;
the seal, the chain's last line, bears the digests of the table and the pages.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from corredor.core.finding import Cell
from corredor.programme.atomic import make_folder
from corredor.report.screening.pack.evidence import evidence_pdf
from corredor.run.digests import canonical, digest_of
from corredor.run.output import claim_output, write_below
from corredor.run.publish import safe_cell
from corredor.run.screening.chain import SEAL, Record, chained, head_of, read_chain
from corredor.run.screening.records import Request, records_of
from corredor.run.screening.screened import Screened, screen_folder

CHAIN: Final = ".jsonl"
FOLDER: Final = "screening"
"""Folder below ``out/`` for packs that are sent nowhere else."""
HEAD: Final = 12
"""Digits of a digest in the name of a pack."""
ASKED: Final = ("asked_by", "role", "purpose", "time")
ALL: Final = "all"
"""What stands in the name of a pack on all parties."""


@dataclass(frozen=True)
class Pack:
    """A pack: its files by name, the chain first, and the digest of its seal."""

    name: str
    files: Mapping[str, bytes]
    seal: str


def make_pack(screened: Screened, request: Request) -> Pack:
    """Return the evidence of a screening.

    Raises
    ------
    UnknownReference
        E108: nobody of the id asked for is screened.
    """
    records = records_of(screened, request)
    head = head_of(records)
    name = f"screening-{request.party or ALL}-{head[:HEAD]}"
    beside = {f"{name}.csv": results_csv(records, head)}
    said = [{"kind": one.kind, "body": one.body} for one in records]
    for language in request.languages:
        beside[f"{name}.{language}.pdf"] = evidence_pdf(said, language, head, request.day)
    files = {file: digest_of(content) for file, content in beside.items()}
    seal = Record(SEAL, {"records": len(records), "head": head, "files": files})
    content = chained([*records, seal])
    sealed = read_chain(content, name).seal
    return Pack(name, {f"{name}{CHAIN}": content, **beside}, sealed)


def write_pack(folder: Path, request: Request, target: Path | None = None) -> tuple[Path, Pack]:
    """Screen a folder and write the evidence.

    Parameters
    ----------
    folder
        The programme.
    request
        Who asks what.
    target
        Where to; ``out/screening`` of the programme if nowhere is said.

    Returns
    -------
    tuple
        The folder written to, and the pack.

    Raises
    ------
    CorredorError, Problems
        See `screen_folder` and `make_pack`; E025: the system doesn't let us write.
    """
    pack = make_pack(screen_folder(folder), request)
    if target is None:
        target = claim_output(folder) / FOLDER
    make_folder(target)
    # The chain last: whoever finds it finds all that it seals.
    for name in reversed(list(pack.files)):
        write_below(target, name, pack.files[name])
    return target, pack


def results_csv(records: Sequence[Record], head: str) -> bytes:
    """Return the results as a table that is safe to open in a spreadsheet, one row each.

    Each row says who asked and when, of when the list is, what was decided, and the chain's head.
    """
    asked = next(one.body for one in records if one.kind == "request")
    lists = {str(one.body.get("list")): one.body for one in records if one.kind == "list"}
    decided = _decided(records)
    rows = [one.body for one in records if one.kind == "result"]
    names = list(dict.fromkeys(name for row in rows for name in row))
    more = ("published", "age_at_request", "sha256")
    columns = [*ASKED, *names, *(f"list_{name}" for name in more), "decision", "decided_by", "head"]
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        of_list = lists.get(str(row.get("list")), {})
        key = (str(row.get("party")), str(row.get("list")), str(row.get("entry")))
        cells: list[Any] = [asked[name] for name in ASKED]
        cells += [row.get(name) for name in names]
        cells += [of_list.get(name) for name in more]
        cells += [*decided.get(key, ("", "")), head]
        writer.writerow([safe_cell(_flat(cell)) for cell in cells])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def _decided(records: Iterable[Record]) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Return decision and people by party, list and entry; one that no longer holds says so."""
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for one in records:
        if one.kind == "decision":
            held = {name: str(value) for name, value in one.body.items()}
            people = ", ".join(held[name] for name in ("person", "second_person") if held[name])
            said = f"{held['decision']} ({held['standing']})"
            found[held["party"], held["list"], held["entry"]] = (said, people)
    return found


def _flat(cell: Any) -> Cell:
    if cell is None or isinstance(cell, str | int | float):
        return cell
    return tuple(map(str, cell)) if isinstance(cell, list | tuple) else canonical(cell).decode()  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def request_of(body: Mapping[str, Any]) -> Request:
    """Return the request that a pack's record holds.

    Raises
    ------
    ValueError
        It holds none that can be followed.
    """
    texts = {name: str(body.get(name, "")) for name in ("party", *ASKED, "clock")}
    languages: Any = body.get("languages")
    if not isinstance(languages, list) or datetime.fromisoformat(texts["time"]).tzinfo is None:
        raise ValueError(body)
    return Request(**texts, languages=tuple(dict.fromkeys(map(str, languages))))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
