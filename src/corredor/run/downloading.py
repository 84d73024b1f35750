"""One file over https: bounded in size and time, redirected within https only, resumed, atomic.

What arrives is kept beside the place of the file until it is whole; a download that was cut off
goes on where it stopped if the server still has the same file.
"""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import os
import ssl
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Final, NamedTuple

from corredor import __version__
from corredor.core.errors import N_, CorredorError, FetchFailed, Wording
from corredor.programme.atomic import unwritable

MEGABYTE: Final = 1_000_000
CHUNK: Final = 1 << 16
SECONDS: Final = 1800
"""Longest time of one download [s]."""
SILENCE: Final = 30
"""Longest wait for the next bytes [s]."""
REDIRECTS: Final = 5
HTTPS: Final = frozenset({"https"})
OFFLINE: Final = N_("there is no connection, or its name is unknown")
UNTRUSTED: Final = N_("its certificate can't be trusted")
UNSAFE: Final = N_("it is not an address of https, or leads to one that isn't")
LARGE: Final = N_("it sends more than that")
SLOW: Final = N_("it takes longer than that")
CUT: Final = N_("the connection broke off")
DENIED: Final = N_("the server refuses it or doesn't have it")
PAGE: Final = N_("it answers with a web page, not with a list")
_PAGES: Final = (b"<!doctype html", b"<html")
_NO_MORE: Final = 416
_PARTIAL: Final = 206


@dataclass(frozen=True)
class Transport:
    """How files are fetched.

    Parameters
    ----------
    schemes
        Schemes of addresses that may be opened: https, and in tests others.
    seconds, silence
        Longest time of a download, and of a wait within it [s].
    clock
        Tells the seconds that have passed.
    """

    schemes: frozenset[str] = HTTPS
    seconds: float = SECONDS
    silence: float = SILENCE
    clock: Callable[[], float] = time.monotonic


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Redirects to allowed schemes, and not many."""

    max_redirections = REDIRECTS

    def __init__(self, schemes: frozenset[str]) -> None:
        self.schemes = schemes

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the request that follows, or refuse it."""
        if urllib.parse.urlsplit(newurl).scheme not in self.schemes:
            raise _Unsafe(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Unsafe(Exception):
    """An address that may not be opened."""


def partial_path(target: Path) -> Path:
    """Return where a download is kept until it is whole."""
    return target.with_name(f".{target.name}.part")


class Arrived(NamedTuple):
    """A file that came whole: its SHA-256, and the day on which the server says it was changed."""

    sha256: str
    modified: str


def download(
    address: str,
    target: Path,
    megabytes: int,
    transport: Transport,
    headers: Mapping[str, str] | None = None,
    secret: Mapping[str, str] | None = None,
) -> Arrived:
    """Fetch a file to the place of its parts.

    Parameters
    ----------
    address
        Of https.
    target
        Where the file is to stand; this writes `partial_path` of it and never the file itself.
    megabytes
        Most that is taken [MB].
    headers, secret
        Headers of the request beside our own; secret ones are not told to where it is redirected.

    Raises
    ------
    FetchFailed
        E420: it can't be had; what had come stays for the next attempt.
    UnwritableFile
        E025: the system doesn't let us write.
    """
    partial, tag = partial_path(target), target.with_name(f".{target.name}.tag")

    def failed(problem: str) -> CorredorError:
        return FetchFailed(
            address=address,
            problem=Wording(problem),
            megabytes=megabytes,
            seconds=int(transport.seconds),
        )

    if urllib.parse.urlsplit(address).scheme not in transport.schemes:
        raise failed(UNSAFE)
    try:
        if partial.is_symlink():
            partial.unlink()
        request = _request(address, partial, tag)
        for name, value in (headers or {}).items():
            request.add_header(name, value)
        for name, value in (secret or {}).items():
            request.add_unredirected_header(name, value)
        with _opened(request, transport) as answer:
            _keep(answer, partial, tag, megabytes * MEGABYTE, transport)
            modified = _day(answer.headers.get("Last-Modified", ""))
    except (_Unsafe, _Bound, http.client.HTTPException, OSError) as error:
        if (isinstance(error, _Bound) and error.size) or _beyond(error):
            partial.unlink(missing_ok=True)
        problem = _problem(error)
        if not problem and isinstance(error, OSError):
            raise unwritable(partial, error) from None
        raise failed(problem) from None
    tag.unlink(missing_ok=True)
    with partial.open("rb") as stream:
        begins = stream.read(CHUNK).lstrip(b"\xef\xbb\xbf \r\n\t").lower()
        stream.seek(0)
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if begins.startswith(_PAGES):
        partial.unlink()
        raise failed(PAGE)
    return Arrived(digest, modified)


def _day(said: str) -> str:
    """Return the day of a date as HTTP writes it, ISO 8601; empty where it is none."""
    try:
        return email.utils.parsedate_to_datetime(said).date().isoformat()
    except ValueError:
        return ""


class _Bound(Exception):
    """More bytes or seconds than a download may take."""

    def __init__(self, *, size: bool) -> None:
        self.size = size


def _beyond(error: Exception) -> bool:
    """Whether the server has less of the file than stands here."""
    return isinstance(error, urllib.error.HTTPError) and error.code == _NO_MORE


def _problem(error: Exception) -> str:
    """Return why a download failed; empty where it wasn't the network."""
    match error:
        case _Unsafe():
            return UNSAFE
        case _Bound():
            return LARGE if error.size else SLOW
        case urllib.error.HTTPError():
            return DENIED
        case urllib.error.URLError():
            return UNTRUSTED if isinstance(error.reason, ssl.SSLError) else OFFLINE
        case http.client.HTTPException() | TimeoutError() | ConnectionError() | ssl.SSLError():
            return CUT
        case _:
            return ""


def _request(address: str, partial: Path, tag: Path) -> urllib.request.Request:
    """Return the request, for the rest of the file where a part of it stands."""
    request = urllib.request.Request(address)  # noqa: S310 - the scheme has been checked
    request.add_header("User-Agent", f"corredor/{__version__}")
    request.add_header("Accept-Encoding", "identity")
    if partial.exists() and tag.exists() and partial.stat().st_size:
        request.add_header("Range", f"bytes={partial.stat().st_size}-")
        request.add_header("If-Range", tag.read_text(encoding="latin-1").strip())
    return request


def _opened(request: urllib.request.Request, transport: Transport) -> Any:
    """Return the answer of the server."""
    opener = urllib.request.build_opener(_Redirects(transport.schemes))
    return opener.open(request, timeout=transport.silence)


def _keep(answer: Any, partial: Path, tag: Path, most: int, transport: Transport) -> None:
    """Write what comes; raise where it is too much, too slow or not all that was announced."""
    resumed = answer.status == _PARTIAL
    size = partial.stat().st_size if resumed else 0
    stretch = answer.headers.get("Content-Range", "")
    if resumed and not stretch.startswith(f"bytes {size}-"):
        partial.unlink()
        raise http.client.HTTPException("another part")
    mark = answer.headers.get("ETag", "")
    if mark and not mark.startswith("W/"):
        tag.write_text(mark, encoding="latin-1")
    elif not resumed:
        tag.unlink(missing_ok=True)
    began = transport.clock()
    with partial.open("ab" if resumed else "wb") as stream:
        while chunk := answer.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise _Bound(size=True)
            if transport.clock() - began > transport.seconds:
                raise _Bound(size=False)
            stream.write(chunk)
        stream.flush()
        os.fsync(stream.fileno())
    if answer.length:
        raise http.client.IncompleteRead(b"", answer.length)
