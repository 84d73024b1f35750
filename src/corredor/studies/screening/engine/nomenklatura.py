"""A second opinion on names: the one door to nomenklatura and followthemoney.

The library needs a compiler where PyICU has no wheel, takes hundreds of megabytes and loads for
half a minute. So it runs in a process of its own, of the interpreter that has it: the one that
`PYTHON` names in the environment, else this one. A programme folder can't name it, for a folder
may come from others. This file is both ends: that interpreter runs it as a script, and need not
have corredor. Lines of JSON go in and come out; nothing is sent anywhere.

Only names are compared, with neither countries nor numbers, which could take a likeness away.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, TextIO

PYTHON: Final = "CORREDOR_NOMENKLATURA_PYTHON"
"""Variable of the environment that names the interpreter with the library."""
LIBRARY: Final = "nomenklatura"
ALGORITHM: Final = "logic-v2"
"""The matcher of the library that is asked."""
LEAST: Final = 0.70
"""Score from which its authors call two names a match [1]."""
TIME_LIMIT: Final = 900.0
"""How long it may take [s]; then all that it said is left aside: no part may depend on speed."""
SCHEMAS: Final[Mapping[str, str]] = {
    "person": "Person",
    "organisation": "Organization",
    "vessel": "Vessel",
    "aircraft": "Airplane",
    "unknown": "LegalEntity",
}
"""Followthemoney's words for schemas."""

Why = Literal["absent", "failed", "late"]


class NoOpinion(Exception):
    """The second matcher did not look: it is absent, failed, or took too long."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why: Why = why


@dataclass(frozen=True)
class Named:
    """Somebody with names.

    Parameters
    ----------
    schema
        One of `SCHEMAS`.
    names, weak
        Full names, and weak aliases.
    """

    schema: str
    names: tuple[str, ...]
    weak: tuple[str, ...] = ()


@dataclass(frozen=True)
class Opinion:
    """What the second matcher said.

    Parameters
    ----------
    version
        Of the library.
    scores
        Score of each pair [1], in the order asked.
    """

    version: str
    scores: tuple[float, ...]


def opinion(
    asked: Sequence[Named],
    listed: Sequence[Named],
    pairs: Sequence[tuple[int, int]],
    limit: float = TIME_LIMIT,
) -> Opinion:
    """Return the scores of pairs of somebody asked for and somebody listed.

    Parameters
    ----------
    asked, listed
        Whom to compare.
    pairs
        Number of the one in `asked` and of the other in `listed`.
    limit
        How long it may take [s].

    Raises
    ------
    NoOpinion
        No interpreter has the library, it failed or answered nonsense, or took too long.
    """
    command = [_interpreter(), __file__]
    lines = _lines([[_said(one) for one in asked], [_said(one) for one in listed], pairs])
    own = {"PYTHONHASHSEED": "0", "PYTHONSAFEPATH": "1", "PYTHONIOENCODING": "utf-8"}
    try:
        done = subprocess.run(  # noqa: S603 - an interpreter that the user names, on this file
            command,
            input=lines,
            capture_output=True,
            check=True,
            encoding="utf-8",
            timeout=limit,
            env={**os.environ, **own},
        )
        return _read(done.stdout, len(pairs))
    except subprocess.TimeoutExpired:
        raise NoOpinion("late") from None
    except subprocess.CalledProcessError as error:
        raise NoOpinion("absent" if error.returncode == _ABSENT else "failed") from error
    except OSError as error:
        raise NoOpinion("absent") from error
    except (ValueError, TypeError, KeyError) as error:
        raise NoOpinion("failed") from error


_ABSENT: Final = 3
"""What the other end returns where it has no library."""


def _interpreter() -> str:
    """Return the interpreter that has the library."""
    named = os.environ.get(PYTHON, "").strip()
    if named:
        return named
    if importlib.util.find_spec(LIBRARY) is None:
        raise NoOpinion("absent")
    return sys.executable


def _said(one: Named) -> dict[str, Any]:
    return {"schema": SCHEMAS[one.schema], "name": one.names, "weakAlias": one.weak}


def _lines(tables: Iterable[Sequence[Any]]) -> str:
    """Return tables as lines of JSON, each table behind the number of its lines."""
    held = (json.dumps(row) for table in tables for row in (len(table), *table))
    return "\n".join(held) + "\n"


def _read(text: str, size: int) -> Opinion:
    """Return what came out: the version, and a line for each pair.

    Raises
    ------
    ValueError, TypeError, KeyError
        It is something else.
    """
    head, *lines = (json.loads(line) for line in text.splitlines())
    scores = tuple(float(line) for line in lines)
    if len(scores) != size or not all(0 <= score <= 1 for score in scores):
        raise ValueError(text[:80])
    return Opinion(str(head["version"]), scores)


def _answers(source: TextIO) -> Iterator[Any]:
    """Yield the version of the library and the score of each pair: the other end."""
    asked, listed, pairs = (_table(source) for _ in range(3))
    model = importlib.import_module("followthemoney").model
    matching = importlib.import_module(f"{LIBRARY}.matching")
    defaults = importlib.import_module(f"{LIBRARY}.matching.types").ScoringConfig.defaults()
    compare = matching.get_algorithm(ALGORITHM).compare
    yield {"version": importlib.import_module("importlib.metadata").version(LIBRARY)}
    ones, others = (
        [model.get_proxy(_entity(f"{side}{at}", row)) for at, row in enumerate(table)]
        for side, table in (("a", asked), ("b", listed))
    )
    for one, other in pairs:
        yield round(compare(ones[one], others[other], defaults).score, 6)


def _table(source: TextIO) -> list[Any]:
    return [json.loads(source.readline()) for _ in range(json.loads(source.readline()))]


def _entity(name: str, row: dict[str, Any]) -> dict[str, Any]:
    properties = {key: row[key] for key in ("name", "weakAlias")}
    return {"id": name, "schema": row["schema"], "properties": properties}


def _serve() -> int:
    """Answer what stands in the input; the library's own prints go to the errors."""
    sink, sys.stdout = sys.stdout, sys.stderr
    try:
        for line in _answers(sys.stdin):
            print(json.dumps(line), file=sink)
    except ModuleNotFoundError as error:
        print(error, file=sys.stderr)
        return _ABSENT
    return 0


if __name__ == "__main__":
    sys.exit(_serve())
