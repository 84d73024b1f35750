"""Store: core records among the objects of ``out/store``, draws beside them. Nothing is pickled."""

from __future__ import annotations

from typing import Any

from corredor.run.codec import decode, encode
from corredor.run.objects import Objects


class Store(Objects):
    """Objects and records of one output folder."""

    def put_record(self, record: Any) -> str:
        """Keep a core record with its draws and return the digest of its JSON.

        Raises
        ------
        TypeError, ValueError
            The record holds what has no canonical form; a study made it.
        """
        content, blobs = encode(record)
        for name in sorted(blobs):
            self.put(blobs[name])
        return self.put(content)

    def get_record(self, digest: str) -> Any | None:
        """Return a record; None if it is not there or was written by other code."""
        content = self.get(digest)
        if content is None:
            return None
        try:
            return decode(content, self._blob)
        except (KeyError, TypeError, ValueError):
            return None

    def _blob(self, digest: str) -> bytes:
        content = self.get(digest)
        if content is None:
            raise KeyError(digest)
        return content
