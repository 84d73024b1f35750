"""Passwords: kept as scrypt digests (RFC 7914), each with its own salt and its own cost."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from typing import Final

LOG_N: Final = 17
"""Binary logarithm of scrypt's cost: 128 MiB with blocks of `BLOCK`, as OWASP recommends."""
BLOCK: Final = 8
LANES: Final = 1
MOST_LOG_N: Final = 20
SALT: Final = 16
"""Bytes of a salt."""
LONGEST: Final = 1024
"""Characters of the longest password."""
SHORTEST: Final = 12
"""Characters of the shortest password that may be set (NIST SP 800-63B asks for 8)."""


def hashed(password: str, log_n: int = LOG_N, salt: bytes = b"") -> str:
    """Return what is kept of a password.

    Examples
    --------
    >>> kept = hashed("correct horse battery", log_n=4)
    >>> fits("correct horse battery", kept), fits("another", kept)
    (True, False)
    """
    salt = salt or secrets.token_bytes(SALT)
    digest = _scrypt(password, salt, log_n)
    return f"scrypt:{log_n}:{_text(salt)}:{_text(digest)}"


def fits(password: str, kept: str) -> bool:
    """Whether a password is the one of which this was kept; False where nothing sound was kept."""
    try:
        name, log_n, salt, digest = kept.split(":")
        cost, before = int(log_n), base64.b64decode(digest, validate=True)
        if name != "scrypt" or not 1 <= cost <= MOST_LOG_N or len(password) > LONGEST:
            return False
        held = _scrypt(password, base64.b64decode(salt, validate=True), cost)
    except ValueError:
        return False
    return hmac.compare_digest(held, before)


def is_kept_form(text: str) -> bool:
    """Whether a text has the form in which passwords are kept."""
    parts = text.split(":")
    return len(parts) == len(("scrypt", "cost", "salt", "digest")) and parts[0] == "scrypt"


def _scrypt(password: str, salt: bytes, log_n: int) -> bytes:
    cost = 2**log_n
    room = 2 * 128 * BLOCK * (cost + LANES)
    return hashlib.scrypt(password.encode(), salt=salt, n=cost, r=BLOCK, p=LANES, maxmem=room)


def _text(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")
