"""Traces: what the page in the browser keeps in the folder beside its tables, and of whom.

Below ``.desk/`` lie the log of what was done, a line each with the digest of the line before, and
the list of those who have checked in. No study reads them; whoever is erased goes from them too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, cast

from corredor.core.errors import Place
from corredor.programme.atomic import write_atomic

LOG: Final = ".desk/log.jsonl"
ARRIVALS: Final = ".desk/arrivals.json"
FIRST: Final = "0" * 64
"""What stands for the line before the first."""
BEFORE: Final = "before"
ERASED: Final = "erased"
GONE: Final = "[…]"
LARGEST: Final = 50_000_000
"""Bytes of a file that are read."""


def line_of(held: Mapping[str, Any], before: bytes) -> bytes:
    """Return a line of the log, bound to the line before."""
    made = {**held, BEFORE: digest_of_line(before)}
    return json.dumps(made, ensure_ascii=False, sort_keys=True).encode() + b"\n"


def digest_of_line(line: bytes) -> str:
    """Return the digest of a line of the log, `FIRST` where there is none."""
    return hashlib.sha256(line).hexdigest() if line else FIRST


def lines_of(folder: Path) -> list[bytes]:
    """Return the lines of the log, none where there is no log."""
    return _read(folder / LOG).splitlines()


def arrivals_of(folder: Path) -> dict[str, str]:
    """Return when each has checked in, by id."""
    try:
        held: Any = json.loads(_read(folder / ARRIVALS) or b"{}")
        return {str(name): str(time) for name, time in held.items()}
    except (ValueError, AttributeError):
        return {}


def arrivals_as_bytes(held: Mapping[str, str]) -> bytes:
    """Return arrivals as their file holds them."""
    return json.dumps(dict(held), ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"


def traces_of(folder: Path, person: str, pattern: re.Pattern[str]) -> tuple[Place, ...]:
    """Return where the page's own files speak of a person."""
    places = [
        Place(LOG, at)
        for at, line in enumerate(lines_of(folder), 1)
        if _without(_held(line), person, pattern) is not None
    ]
    if person in arrivals_of(folder):
        places.append(Place(ARRIVALS))
    return tuple(places)


def forget(folder: Path, person: str, pattern: re.Pattern[str]) -> int:
    """Take a person out of the page's own files; return in how many lines of the log it stood.

    The lines are bound together anew. A line at the end tells how many were changed, and the digest
    of the last line as it was, by which an older copy of the log can be told to be the same one.
    """
    here = arrivals_of(folder)
    if here.pop(person, None) is not None:
        write_atomic(folder / ARRIVALS, arrivals_as_bytes(here))
    before = lines_of(folder)
    changed, made, last = 0, list[bytes](), b""
    for line in before:
        held = _held(line)
        clean = _without(held, person, pattern)
        changed += clean is not None
        bound = line_of(clean or held, last) if held else line + b"\n"
        made.append(bound)
        last = bound.rstrip(b"\n")
    if changed:
        told = {"lines": str(changed), "last": digest_of_line(before[-1])}
        time = str(_held(before[-1]).get("time", ""))
        entry = {"time": time, "user": "", "action": ERASED, "subject": LOG, "details": told}
        made.append(line_of(entry, last))
        write_atomic(folder / LOG, b"".join(made))
    return changed


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(LARGEST)
    except OSError:
        return b""


def _held(line: bytes) -> dict[str, Any]:
    try:
        held: Any = json.loads(line)
    except ValueError:
        return {}
    return dict(held) if isinstance(held, dict) else {}  # pyright: ignore[reportUnknownArgumentType]


def _without(
    held: Mapping[str, Any], person: str, pattern: re.Pattern[str]
) -> dict[str, Any] | None:
    """Return a line without a person; None where it does not speak of the person.

    Whoever did something stays: that is the purpose of the log.
    """
    word = re.compile(rf"(?<![\w-]){re.escape(person)}(?![\w-])")

    def clean(text: str) -> str:
        return pattern.sub(GONE, word.sub(GONE, text))

    stated: Any = held.get("details")
    details = cast("dict[str, Any]", stated) if isinstance(stated, dict) else {}
    made = {
        **held,
        "subject": clean(str(held.get("subject", ""))),
        "details": {str(name): clean(str(value)) for name, value in details.items()},
    }
    same = made["subject"] == held.get("subject", "") and made["details"] == details
    return None if same else made
