"""Digests: canonical JSON and the names of contents."""

from __future__ import annotations

import hashlib
import json
from typing import Any


def canonical(value: Any) -> bytes:
    """Return a JSON value as canonical bytes: sorted keys, no blanks, UTF-8.

    Examples
    --------
    >>> canonical({"b": 1, "a": [1.5, None]})
    b'{"a":[1.5,null],"b":1}'
    """
    text = json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def digest_of(content: bytes) -> str:
    """Return the sha256 of some bytes, 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()
