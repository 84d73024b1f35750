"""The chain of a pack: records on lines, each with its own digest and that of the line before.

A line is canonical JSON, so that no byte of it can change without changing what it says; what it
says is covered by its digest, and its digest by the next line. The last line seals: after it
nothing may stand. Whoever makes the whole chain anew makes another seal, which is why the seal's
digest is printed and kept elsewhere.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from corredor.core.errors import (
    N_,
    FileTooLarge,
    PackLineChanged,
    PackUnsealed,
    Place,
    Problems,
    Wording,
)
from corredor.run.digests import canonical, digest_of

SEAL: Final = "seal"
"""Kind of the last record."""
BEFORE_ALL: Final = ""
"""What the first record names as digest of the line before."""
MEMBERS: Final = frozenset({"body", "kind", "line", "previous", "sha256"})
LONGEST_PACK: Final = 1_000_000_000
"""Bytes of a pack that is read [B]."""
NOT_JSON: Final = N_("it is no record in canonical JSON")
OTHER_DIGEST: Final = N_("its digest isn't that of what it says")
OTHER_BEFORE: Final = N_("it follows another line than the one above it")
OTHER_NUMBER: Final = N_("its number isn't that of its line")
AFTER_SEAL: Final = N_("it stands after the seal")
NO_END: Final = N_("it has no line end")


@dataclass(frozen=True)
class Record:
    """What one line of a pack says.

    Parameters
    ----------
    kind
        What it is about, such as ``request``, ``list``, ``result`` or ``seal``.
    body
        A JSON mapping.
    """

    kind: str
    body: Mapping[str, Any]


def chained(records: Sequence[Record]) -> bytes:
    r"""Return records as the lines of a chain, in their order.

    Examples
    --------
    >>> lines = chained([Record("note", {"a": 1}), Record("seal", {})]).splitlines()
    >>> [json.loads(line)["line"] for line in lines]
    [1, 2]
    >>> json.loads(lines[1])["previous"] == json.loads(lines[0])["sha256"]
    True
    """
    lines: list[bytes] = []
    previous = BEFORE_ALL
    for number, record in enumerate(records, 1):
        said = _said(number, record.kind, record.body, previous)
        previous = digest_of(canonical(said))
        lines.append(canonical(said | {"sha256": previous}) + b"\n")
    return b"".join(lines)


def head_of(records: Sequence[Record]) -> str:
    """Return the digest that the last of some records has in their chain; empty without one."""
    previous = BEFORE_ALL
    for number, record in enumerate(records, 1):
        previous = digest_of(canonical(_said(number, record.kind, record.body, previous)))
    return previous


def _said(number: int, kind: str, body: Mapping[str, Any], previous: str) -> dict[str, Any]:
    return {"body": body, "kind": kind, "line": number, "previous": previous}


@dataclass(frozen=True)
class Chain:
    """A chain that was found whole.

    Parameters
    ----------
    records
        What it says, the seal the last.
    seal, head
        Digests of the seal and of the record before it.
    """

    records: tuple[Record, ...]
    seal: str
    head: str


def read_chain(content: bytes, file: str) -> Chain:
    """Return the records of a pack, if every byte of it is as it was written.

    Parameters
    ----------
    content
        The bytes of the pack.
    file
        What it is called in what is said of it.

    Raises
    ------
    Problems
        E430: lines aren't as they were written, each named; E431: the seal is missing.
    FileTooLarge
        E009: the pack is longer than any.
    """
    if len(content) > LONGEST_PACK:
        size = len(content)
        raise FileTooLarge(Place(file), file=file, size=size, limit=LONGEST_PACK)
    found = list(_lines(content, file))
    problems = [line for line in found if isinstance(line, PackLineChanged)]
    whole = [line for line in found if not isinstance(line, PackLineChanged)]
    if not problems and (not whole or whole[-1].record.kind != SEAL):
        raise Problems([PackUnsealed(Place(file, len(found)), lines=len(found))])
    if problems:
        raise Problems(problems)
    records = tuple(line.record for line in whole)
    return Chain(records, whole[-1].sha256, whole[-1].previous)


@dataclass(frozen=True)
class _Line:
    record: Record
    previous: str
    sha256: str


def _lines(content: bytes, file: str) -> Iterator[_Line | PackLineChanged]:
    """Yield the lines as they are read, or what is wrong with each."""
    raws = content.split(b"\n")
    last = raws.pop()
    before: str | None = BEFORE_ALL
    sealed = False
    for number, raw in enumerate(raws, 1):
        try:
            line = _line(raw, number, sealed, before)
        except _Changed as changed:
            before = None  # what follows can't be compared with a line that isn't known
            place = Place(file, number)
            yield PackLineChanged(place, problem=Wording(changed.problem))
            continue
        before, sealed = line.sha256, sealed or line.record.kind == SEAL
        yield line
    if last:
        yield PackLineChanged(Place(file, len(raws) + 1), problem=Wording(NO_END))


class _Changed(Exception):
    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


def _line(raw: bytes, number: int, sealed: bool, before: str | None) -> _Line:
    if sealed:
        raise _Changed(AFTER_SEAL)
    held = _parsed(raw)
    sha256 = held.pop("sha256")
    if digest_of(canonical(held)) != sha256:
        raise _Changed(OTHER_DIGEST)
    if held["line"] != number:
        raise _Changed(OTHER_NUMBER)
    if before is not None and held["previous"] != before:
        raise _Changed(OTHER_BEFORE)
    return _Line(Record(held["kind"], held["body"]), held["previous"], sha256)


def _parsed(raw: bytes) -> dict[str, Any]:
    """Return a line as JSON, if it is written as a chain is."""
    try:
        held: Any = json.loads(raw, parse_constant=_refuse)
        same = canonical(held) == raw
    except (ValueError, RecursionError):
        raise _Changed(NOT_JSON) from None
    if not same or not isinstance(held, dict):
        raise _Changed(NOT_JSON)
    said: dict[str, Any] = held  # pyright: ignore[reportUnknownVariableType]
    words = all(isinstance(said.get(name), str) for name in ("kind", "previous", "sha256"))
    number = said.get("line")
    if said.keys() != MEMBERS or not words or type(number) is not int:
        raise _Changed(NOT_JSON)
    if not isinstance(said["body"], dict):
        raise _Changed(NOT_JSON)
    return said


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
