"""Shelf: pages that were made once, packed and with their tags, for whoever asks the same again."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from starlette.responses import Response

LEVEL: Final = 6
FOREVER: Final = "public, max-age=31536000, immutable"
HELD: Final = "private, no-cache"
"""Pages may be kept, and are asked for again: mostly the answer is that nothing changed."""
UNKEPT: Final = "no-store"
STYLES: Final = "x-corredor-styles"
"""Header by which a handler names the digests of style elements; it does not leave the house."""


@dataclass(frozen=True)
class Ready:
    """A page as it is sent: packed, its tag, its type, and what else its head says."""

    packed: bytes
    tag: str
    media: str
    headers: Mapping[str, str]

    def response(self, asked: Mapping[str, str], cache: str = HELD) -> Response:
        """Return it as a response, or that the browser has it already.

        Parameters
        ----------
        asked
            The headers of the request.
        cache
            How long it may be kept.
        """
        headers = {
            **self.headers,
            "etag": f'"{self.tag}"',
            "cache-control": cache,
            "vary": "accept-encoding, cookie",
        }
        if f'"{self.tag}"' in asked.get("if-none-match", ""):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        if "gzip" in asked.get("accept-encoding", ""):
            headers["content-encoding"] = "gzip"
            return Response(self.packed, media_type=self.media, headers=headers)
        return Response(gzip.decompress(self.packed), media_type=self.media, headers=headers)


def packed(content: bytes, media: str, headers: Mapping[str, str] | None = None) -> Ready:
    """Return a page ready to be sent; its tag is a digest of its bytes."""
    tag = hashlib.sha256(content).hexdigest()[:32]
    return Ready(gzip.compress(content, LEVEL, mtime=0), tag, media, headers or {})


class Shelf:
    """Pages by what they were made of; the last used ones are kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, Ready] = OrderedDict()
        self._lock = threading.Lock()

    def kept(self, key: Hashable) -> Ready | None:
        """Return a page that is kept."""
        with self._lock:
            found = self._held.get(key)
            if found is not None:
                self._held.move_to_end(key)
            return found

    def put(self, key: Hashable, ready: Ready) -> Ready:
        """Keep a page and return it."""
        with self._lock:
            self._held[key] = ready
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        return ready
