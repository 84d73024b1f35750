"""Verification: whether a pack is as it was written, and its folder still gives the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import (
    N_,
    CorredorError,
    FileTooLarge,
    OtherSeal,
    PackDiffers,
    PackFileChanged,
    PackUnsealed,
    Place,
    Problems,
    UnknownLanguage,
    UnreadableFile,
    Wording,
)
from corredor.programme.atomic import refusal
from corredor.run.digests import digest_of
from corredor.run.screening.chain import LONGEST_PACK, Chain, Record, read_chain
from corredor.run.screening.pack import CHAIN, Pack, make_pack, request_of
from corredor.run.screening.screened import screen_folder

ABSENT: Final = N_("it isn't there")
OTHER_BYTES: Final = N_("its bytes are others")
OTHER_CODE: Final = N_("another version of corredor or of its libraries")
OTHER_FOLDER: Final = N_("the folder or one of its files says something else")
OTHER_RESULT: Final = N_("the same folder gives another result")
NO_SUCH_LINE: Final = N_("there are fewer lines")
MORE_LINES: Final = N_("there are more lines")
_DIGEST: Final = re.compile("[^0-9a-z]")
"""What a digest that was copied from a page may hold besides its digits."""
MOST_SHOWN: Final = 20
"""Lines that differ and are named; the rest is left out."""


@dataclass(frozen=True)
class Verified:
    """A pack that is as it was written.

    Parameters
    ----------
    seal
        Digest of its seal.
    records
        How many records it holds, the seal left out.
    files
        Files beside it that were compared.
    replayed
        Whether its folder was screened again and gave the same bytes.
    """

    seal: str
    records: int
    files: tuple[str, ...]
    replayed: bool


def verify(path: Path, folder: Path | None = None, seal: str = "") -> Verified:
    """Check a pack and the files beside it; with its folder, screen again and compare.

    Parameters
    ----------
    path
        The chain, a file that ends in ``.jsonl``.
    folder
        The programme; nothing in it is written or taken from its store.
    seal
        The digest that was shown when the pack was made, or the one printed on its pages; empty
        where nobody kept it.

    Raises
    ------
    Problems
        E430 to E434, each with its line.
    CorredorError
        E431: it is no such file; E009, E011: it can't be read.
    """
    if path.suffix != CHAIN:
        raise PackUnsealed(Place(path.name), lines=0)
    content = _read(path)
    chain = read_chain(content, path.name)
    problems: list[CorredorError] = []
    if seal and _DIGEST.sub("", seal.lower()) not in (chain.seal, chain.head):
        place = Place(path.name, len(chain.records))
        problems.append(OtherSeal(place, found=chain.seal, expected=seal))
    sealed, digests = chain.records[-1].body, _digests(chain, path.name)
    problems += _changed_files(path, digests)
    if problems:
        raise Problems(problems)
    if folder is not None:
        differences = list(_differences(path, chain, content, folder))
        if differences:
            raise Problems(differences[:MOST_SHOWN])
    return Verified(chain.seal, int(sealed["records"]), tuple(digests), folder is not None)


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LONGEST_PACK:
            raise FileTooLarge(Place(path.name), file=path.name, size=size, limit=LONGEST_PACK)
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFile(Place(path.name), file=path, problem=Wording(ABSENT)) from None
    except OSError as error:
        raise UnreadableFile(Place(path.name), file=path, problem=refusal(error)) from None


def _digests(chain: Chain, file: str) -> dict[str, str]:
    """Return the digests of the files that the seal names."""
    body, lines = chain.records[-1].body, len(chain.records)
    held: Any = body.get("files")
    pairs: dict[Any, Any] = held if isinstance(held, dict) else {}  # pyright: ignore[reportUnknownVariableType]
    sound = type(body.get("records")) is int and isinstance(held, dict)
    if not sound or any(Path(str(name)).name != name for name in pairs):
        raise PackUnsealed(Place(file, lines), lines=lines - 1)
    return {str(name): str(digest) for name, digest in pairs.items()}


def _changed_files(path: Path, digests: dict[str, str]) -> Iterator[CorredorError]:
    for name, digest in sorted(digests.items()):
        beside = path.with_name(name)
        try:
            same = digest_of(beside.read_bytes()) == digest
        except OSError:
            problem = Wording(ABSENT)
        else:
            if same:
                continue
            problem = Wording(OTHER_BYTES)
        yield PackFileChanged(Place(name), file=name, problem=problem, sha256=digest)


def _differences(path: Path, chain: Chain, content: bytes, folder: Path) -> Iterator[PackDiffers]:
    """Yield the lines in which a new screening of the folder says something else."""
    first = chain.records[0]
    try:
        request = request_of(first.body)
        again = make_pack(screen_folder(folder, fresh=True), request)
    except (ValueError, UnknownLanguage):
        raise PackUnsealed(Place(path.name, 1), lines=len(chain.records)) from None
    if again.files[f"{again.name}{CHAIN}"] == content:
        return
    now = _records(again)
    code = _software(chain.records, "code") != _software(now, "code")
    code |= _software(chain.records, "libraries") != _software(now, "libraries")
    inputs = _software(chain.records, "inputs") != _software(now, "inputs")
    why = OTHER_CODE if code else OTHER_FOLDER if inputs else OTHER_RESULT
    for number, (one, other) in enumerate(zip(chain.records, now, strict=False), 1):
        if one != other:
            yield PackDiffers(Place(path.name, number), problem=Wording(why))
    if len(now) != len(chain.records):
        why = NO_SUCH_LINE if len(now) < len(chain.records) else MORE_LINES
        place = Place(path.name, min(len(now), len(chain.records)) + 1)
        yield PackDiffers(place, problem=Wording(why))


def _records(pack: Pack) -> tuple[Record, ...]:
    name = f"{pack.name}{CHAIN}"
    return read_chain(pack.files[name], name).records


def _software(records: Sequence[Record], name: str) -> Any:
    """Return what a chain says of the software that made it."""
    held = (one.body.get(name) for one in records if one.kind == "software")
    return next(held, None)
