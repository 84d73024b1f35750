"""The other end of `sat_peer`: a process that answers questions about one search until they end."""

from __future__ import annotations

import pickle
import sys
from typing import Any, BinaryIO

from corredor.studies.forum.engine.sat import Search, solve


def answer_all(source: BinaryIO, sink: BinaryIO) -> None:
    """Answer questions until there are no more."""
    search: Search | None = None
    while True:
        try:
            kind, *question = pickle.load(source)  # noqa: S301 - our own process
        except EOFError:
            return
        answer: Any = None
        if kind == "solve":
            answer = solve(question[0], workers=1, **question[1])
        elif kind == "load":
            search = Search(*question)
        elif search is not None:
            before = search.spent()
            found, slots = search.attempt(*question)
            answer = found, slots, search.spent() - before
        pickle.dump(answer, sink)
        sink.flush()


if __name__ == "__main__":
    answer_all(sys.stdin.buffer, sys.stdout.buffer)
