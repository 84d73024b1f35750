"""An index as bytes: the same index gives the same bytes, on every computer of one byte order."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from typing import Any, Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from corredor.studies.screening.calc.index.budget import Budget
from corredor.studies.screening.calc.index.name_index import NameIndex
from corredor.studies.screening.calc.index.ranges import Rows
from corredor.studies.screening.calc.index.spellings import Spellings
from corredor.studies.screening.calc.index.words import Words

VERSION: Final = 2
"""Number of this form of the arrays; bytes of another are not read."""
_ROWS: Final = ("names", "postings", "leading")
_ARRAYS: Final = ("owners", "joined", "joined_at", "whole", "whole_names")
_WORDS: Final = ("exact", "initial", "generic", "openings", "first", "length")


def arrays_of(index: NameIndex) -> dict[str, NDArray[Any]]:
    """Return the arrays of an index by name, in order of their names."""
    words = index.words
    rows: dict[str, Rows] = {name: getattr(index, name) for name in _ROWS}
    rows |= {"letters": words.spellings.letters, "buckets": words.spellings.buckets}
    rows |= {"by_spelling": words.by_spelling, "by_exact": words.by_exact}
    found: dict[str, NDArray[Any]] = {name: getattr(index, name) for name in _ARRAYS}
    found |= {name: getattr(words, name) for name in _WORDS}
    for name, held in rows.items():
        found |= {f"{name}.starts": held.starts, f"{name}.values": held.values}
    return dict(sorted(found.items()))


def size_of(index: NameIndex) -> int:
    """Return the memory of the arrays of an index [bytes]."""
    return sum(held.nbytes for held in arrays_of(index).values())


def to_bytes(index: NameIndex) -> bytes:
    """Return an index as the bytes of an npz file without compression."""
    settings = json.dumps({"version": VERSION, **asdict(index.budget)}, sort_keys=True)
    file = io.BytesIO()
    budget = np.frombuffer(settings.encode(), np.uint8)
    np.savez(file, allow_pickle=False, budget=budget, **arrays_of(index))
    return file.getvalue()


def from_bytes(stored: bytes) -> NameIndex:
    """Return the index that `to_bytes` wrote.

    Raises
    ------
    ValueError
        If the bytes are of another form or another version.
    """
    try:
        with np.load(io.BytesIO(stored), allow_pickle=False) as file:
            held = {name: file[name] for name in file.files}
        settings = json.loads(held["budget"].tobytes())
        version = settings.pop("version")
    except (OSError, EOFError, KeyError, ValueError, BadZipFile) as error:
        raise ValueError("these bytes are no index") from error
    if version != VERSION:
        raise ValueError(f"index of form {version}, expected {VERSION}")
    settings["edits"] = tuple(tuple(pair) for pair in settings["edits"])

    def rows(name: str) -> Rows:
        return Rows(held[f"{name}.starts"], held[f"{name}.values"])

    words = Words(
        spellings=Spellings(rows("letters"), rows("buckets")),
        by_spelling=rows("by_spelling"),
        by_exact=rows("by_exact"),
        **{name: held[name] for name in _WORDS},
    )
    return NameIndex(
        budget=Budget(**settings),
        words=words,
        **{name: rows(name) for name in _ROWS},
        **{name: held[name] for name in _ARRAYS},
    )
