"""Reading documents in a process of its own, started with the first one that needs it."""

from __future__ import annotations

import hashlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections import OrderedDict
from pathlib import PurePosixPath
from types import TracebackType
from typing import Final

from corredor.core.errors import N_, CorredorError
from corredor.programme.texts.extraction import VERSION, Extraction, unpacked
from corredor.programme.texts.limits import SECONDS, stopped

EXTRACTED: Final = {".html": "HTML", ".htm": "HTML", ".xhtml": "HTML", ".pdf": "PDF"}
"""Formats from which text is taken, by the endings of file names."""
_LENGTH: Final = 8
_LONGEST_ANSWER: Final = 300_000_000
_KEPT: Final = 50_000_000
"""Code points of extracted texts that are kept for the next reading."""
_MODULE: Final = "corredor.programme.texts.worker"
_ENVIRONMENT: Final = {
    "PYTHONHASHSEED": "0",
    "PYTHONIOENCODING": "utf-8",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}

_Key = tuple[str, str, int]


class _Memory:
    """The extractions of this process, the least recently used dropped first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, Extraction] = OrderedDict()
        self._length = 0
        self._lock = threading.Lock()

    def find(self, key: _Key) -> Extraction | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def keep(self, key: _Key, extraction: Extraction) -> None:
        with self._lock:
            if key in self._kept:
                return
            self._kept[key] = extraction
            self._length += len(extraction.text)
            while self._length > _KEPT:
                _, dropped = self._kept.popitem(last=False)
                self._length -= len(dropped.text)


_MEMORY: Final = _Memory()


class TextReader:
    """A reader of HTML and PDF: ``with TextReader() as reader: reader.extraction(...)``.

    Its process is started for the first document that isn't known yet, serves all others, and is
    ended with the block; one that breaks off or takes too long is ended and started anew.
    """

    def __init__(self, seconds: int = SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> TextReader:
        """Return the reader itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End its process."""
        self.close()

    def close(self) -> None:
        """End the process, if there is one."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                _close(stream)
        process.wait()

    def extraction(self, content: bytes, file: str) -> Extraction:
        """Return what is taken from a document.

        Parameters
        ----------
        content
            Its bytes.
        file
            Its path; its ending, one of `EXTRACTED`, gives the format.

        Raises
        ------
        CorredorError
            E008, E017 to E024.
        """
        format = EXTRACTED[PurePosixPath(file).suffix.lower()]
        key = (hashlib.sha256(content).hexdigest(), format, VERSION)
        known = _MEMORY.find(key)
        if known is not None:
            return known
        found = self._asked(content, format, file)
        if isinstance(found, CorredorError):
            raise found
        _MEMORY.keep(key, found)
        return found

    def _asked(self, content: bytes, format: str, file: str) -> Extraction | CorredorError:
        header = {
            "format": format,
            "file": file,
            "size": len(content),
            "seconds": self._seconds + 1,
        }
        request = json.dumps(header).encode() + b"\n" + content
        process = self._process or _started()
        self._process = process
        answers: queue.Queue[bytes | None] = queue.Queue()
        exchange = threading.Thread(
            target=lambda: answers.put(_answer(process, request)), daemon=True
        )
        exchange.start()
        done = False
        try:
            answer = answers.get(timeout=self._seconds)
            done = answer is not None
        except queue.Empty:
            return stopped(file, N_("it took too long"), self._seconds)
        finally:
            if not done:
                process.kill()
                exchange.join()
                self.close()
        try:
            return unpacked(answer or b"")
        except (ValueError, KeyError, TypeError):
            self.close()
            return stopped(file, N_("it broke off, or needs more memory"), self._seconds)


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 - this program itself, with fixed arguments
        [sys.executable, "-P", "-m", _MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_ENVIRONMENT},
    )


def _answer(process: subprocess.Popen[bytes], request: bytes) -> bytes | None:
    """Send a request and return its answer; None where the process is gone."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write(request)
        process.stdin.flush()
        head = process.stdout.read(_LENGTH)
        length = int.from_bytes(head)
        if len(head) < _LENGTH or length > _LONGEST_ANSWER:
            return None
        answer = process.stdout.read(length)
    except (OSError, ValueError):
        return None
    return answer if len(answer) == length else None


def _close(stream: object) -> None:
    close = getattr(stream, "close", None)
    try:
        if close is not None:
            close()
    except OSError:
        return
