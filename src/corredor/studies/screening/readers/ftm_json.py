"""Entities of FollowTheMoney, one JSON object in a line, as OpenSanctions and others publish.

Sanctions and ownerships are entities of their own that refer to others by id, and stand
anywhere in the file; so it is walked twice, first for these, then for those they are about.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from corredor.core.errors import N_, NotUtf8, OtherListFormat, Place, Wording
from corredor.studies.screening.inputs.entries import Entry, Measure
from corredor.studies.screening.readers.formats import Stated, reads
from corredor.studies.screening.readers.ftm_entities import (
    entry_of,
    holdings_of,
    measures_of_sanction,
    properties_of,
)
from corredor.studies.screening.readers.lines import CONTROL, LONGEST_LINE, byte_lines
from corredor.studies.screening.readers.reading import LONG, Account
from corredor.studies.screening.readers.words import iso_day

FORMAT: Final = "ftm_json"
HEAD: Final = N_("one JSON object in each line, with id, schema and properties")
NO_OBJECT: Final = N_("a line is no JSON object with id, schema and properties")
HIDDEN: Final = N_("a sanction or ownership is written so that it is not seen as one")
SANCTION, OWNERSHIP = "Sanction", "Ownership"
CHUNK: Final = 1 << 20
"""Bytes read at a time in the first walk [B]."""
RELATIONS: Final = (b'"Sanction"', b'"Ownership"')
"""Without these bytes a line is no relation."""
_ODD: Final = re.compile(rb"\\u[dD][89a-fA-F]")
"""The written form of half a character, which may lack its other half."""
_MARK: Final = b"\xef\xbb\xbf"
_LONGEST_SCHEMA: Final = 64
_decode: Final = json.JSONDecoder().decode


@reads(FORMAT)
def read(stream: BinaryIO, account: Account, stated: Stated) -> Iterator[Entry]:
    """Read entities of FollowTheMoney; the stream must be one that can be wound back.

    Without a stated regime a sanction has that of the list from which it was collected.
    """
    regime = stated.regime
    sanctions: dict[str, tuple[Measure, ...]] = {}
    relations = _first_walk(stream, account, regime, sanctions)
    stream.seek(0)
    following = iter(relations)
    skipped = next(following, 0)
    newest = ""
    lines = byte_lines(stream, lambda number: account.broken(number, LONG))
    for number, raw in enumerate(lines, 1):
        if number == skipped:
            skipped = next(following, 0)
            continue
        if raw.isspace():
            continue
        said = _object(raw, number, account)
        account.rows += 1
        entry = entry_of(said, number, sanctions, regime)
        if entry is None:
            if said["schema"] in (SANCTION, OWNERSHIP):
                raise account.broken(number, HIDDEN)
            account.leave_out(said["schema"])
            continue
        seen = said.get("last_seen")
        if type(seen) is str and seen > newest:
            newest = seen[:_LONGEST_SCHEMA]
        account.entries += 1
        yield entry
    account.published = iso_day(newest[:10])


def _first_walk(
    stream: BinaryIO, account: Account, regime: str, sanctions: dict[str, tuple[Measure, ...]]
) -> array[int]:
    """Fill in the measures on each id and the holdings, and return the lines that said so."""
    relations = array("Q")
    for number, raw in _marked_lines(stream, account):
        said = _object(raw, number, account)
        schema = said["schema"]
        if schema not in (OWNERSHIP, SANCTION):
            continue
        relations.append(number)
        account.rows += 1
        account.left_out[schema] += 1
        held = properties_of(said)
        if schema == OWNERSHIP:
            account.holdings += holdings_of(held, number)
            continue
        measures = measures_of_sanction(said, held, regime)
        for target in held.get("entity", ()):
            sanctions[target] = tuple(dict.fromkeys((*sanctions.get(target, ()), *measures)))
    return relations


def _marked_lines(stream: BinaryIO, account: Account) -> Iterator[tuple[int, bytes]]:
    """Yield the lines that may be sanctions or ownerships, found without reading the others."""
    before, rest = 0, b""
    while chunk := stream.read(CHUNK):
        block = rest + chunk
        ends = block.rfind(b"\n") + 1
        rest = block[ends:]
        if len(rest) > LONGEST_LINE:
            raise account.broken(before + 1, LONG)
        yield from _marked(block[:ends], before)
        before += block.count(b"\n", 0, ends)
    yield from _marked(rest, before)


def _marked(block: bytes, before: int) -> Iterator[tuple[int, bytes]]:
    at = 0
    for found in sorted(place for word in RELATIONS for place in _places(block, word)):
        if found < at:
            continue
        starts = block.rfind(b"\n", at, found) + 1 or at
        ends = block.find(b"\n", found) + 1 or len(block)
        before += block.count(b"\n", at, starts)
        yield before + 1, block[starts:ends].removeprefix(_MARK)
        before += 1
        at = ends


def _places(block: bytes, word: bytes) -> Iterator[int]:
    at = block.find(word)
    while at >= 0:
        yield at
        at = block.find(word, at + 1)


def _object(raw: bytes, number: int, account: Account) -> dict[str, Any]:
    """Return the object of a line; texts without halves of characters and NUL."""
    held: Any = None
    try:
        held = _decode(raw.decode().strip())
        if b"\\u" in raw:
            _check_escapes(raw, held)
    except UnicodeDecodeError as error:
        sample = raw[max(0, error.start - 20) : error.start + 20].decode("cp1252", "replace")
        byte = f"0x{raw[error.start]:02x}"
        place = Place(account.file, number)
        raise NotUtf8(place, byte=byte, guess="cp1252", sample=sample) from None
    except UnicodeEncodeError:
        raise account.broken(number, CONTROL) from None
    except (ValueError, RecursionError):
        pass
    if type(held) is dict:
        said = cast("dict[str, Any]", held)
        if (
            type(said.get("id")) is str
            and type(said.get("schema")) is str
            and type(said.get("properties")) is dict
        ):
            return said
    if number > 1:
        raise account.broken(number, NO_OBJECT)
    raise OtherListFormat(
        Place(account.file, number),
        format=FORMAT,
        problem=Wording(NO_OBJECT),
        head=Wording(HEAD),
        known=(FORMAT, "opensanctions_csv", "mapped_csv"),
    )


def _check_escapes(raw: bytes, held: object) -> None:
    """Raise UnicodeEncodeError where an escape stands for NUL or half a character."""
    if b"\\u0000" in raw:
        raise UnicodeEncodeError("utf-8", "\0", 0, 1, CONTROL)
    if _ODD.search(raw):
        json.dumps(held, ensure_ascii=False).encode()
