"""The process that reads documents of others: bytes in, what was taken from them out.

It runs apart so that a document which breaks the reader, or takes too much time or memory,
takes nothing else with it. Each request is one line of JSON and the bytes that it announces;
each answer its length in eight bytes and itself.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
from collections.abc import Callable
from typing import BinaryIO, Final

from corredor.core.errors import N_, CorredorError, DamagedDocument, Place, Wording
from corredor.programme.texts.extraction import Extraction, packed
from corredor.programme.texts.html import FORMAT as HTML
from corredor.programme.texts.html import extract_html
from corredor.programme.texts.limits import MEGABYTES, stopped
from corredor.programme.texts.pdf import FORMAT as PDF
from corredor.programme.texts.pdf import extract_pdf

Extract = Callable[[bytes, str], Extraction]

READERS: Final[dict[str, Extract]] = {HTML: extract_html, PDF: extract_pdf}
LENGTH: Final = 8
"""Bytes that give the length of an answer."""
_BYTES_PER_MEGABYTE: Final = 1_000_000


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        content = requests.read(request["size"])
        _alarm(request["seconds"])
        answer = packed(_extracted(content, request["format"], request["file"]))
        _alarm(0)
        answers.write(len(answer).to_bytes(LENGTH) + answer)
        answers.flush()


def _extracted(content: bytes, format: str, file: str) -> Extraction | CorredorError:
    try:
        return READERS[format](content, file)
    except CorredorError as error:
        return error
    except MemoryError:
        return stopped(file, N_("it needs more memory"))
    except RecursionError:
        problem = Wording(N_("its elements are nested too deeply or too long"))
    except Exception:  # a reader's own fault on a document that nobody foresaw
        problem = Wording(N_("the reader can make nothing of it"))
    return DamagedDocument(Place(file), file=file, format=format, problem=problem)


def _alarm(seconds: int) -> None:
    """End this process after some seconds even if the one that started it is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _confine() -> None:
    """Bound this process's memory, where the system can."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        most = MEGABYTES * _BYTES_PER_MEGABYTE
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def main() -> None:
    """Serve on the standard streams; what libraries print goes nowhere."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    _confine()
    with answers, contextlib.suppress(BrokenPipeError):
        serve(sys.stdin.buffer, answers)


if __name__ == "__main__":
    main()
