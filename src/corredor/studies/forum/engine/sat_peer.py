"""A second process of the propositional search, spoken to by pickles over its own pipes.

It runs `python -m corredor.studies.forum.engine.sat_service`, which needs no guard in the caller's
main module, and ends when its input does.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any, Self


class Peer:
    """A process that holds a search of its own."""

    def __init__(self) -> None:
        """Start the process."""
        command = [sys.executable, "-m", "corredor.studies.forum.engine.sat_service"]
        self.running = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )

    def ask(self, *question: Any) -> Any:
        """Send a question and wait for its answer.

        Raises
        ------
        RuntimeError
            The process has ended.
        """
        out, back = self.running.stdin, self.running.stdout
        if out is None or back is None:
            raise RuntimeError("the peer has no pipes")
        try:
            pickle.dump(question, out)
            out.flush()
            return pickle.load(back)  # noqa: S301 - our own process
        except (EOFError, BrokenPipeError) as error:
            raise RuntimeError("the peer of the search has ended") from error

    def close(self) -> None:
        """End the process, whatever it is doing."""
        self.running.kill()
        self.running.communicate()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        self.close()
