"""Tokens: who is logged in, and which forms were made by this page."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

SESSION_SECONDS: Final = 12 * 3600
"""How long a login holds [s]."""
MOST_SESSIONS: Final = 10_000
BYTES: Final = 24


@dataclass
class Tokens:
    """The secret of one start of the page, and who is logged in since."""

    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _sessions: OrderedDict[str, tuple[str, float]] = field(
        default_factory=OrderedDict[str, tuple[str, float]], repr=False
    )
    _lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def form_token(self, session: str) -> str:
        """Return a new token for the forms of a session; empty where nobody logs in."""
        nonce = secrets.token_urlsafe(BYTES)
        return f"{nonce}.{self._sign(nonce, session)}"

    def is_ours(self, token: str, session: str) -> bool:
        """Whether a token was made here, for this session."""
        nonce, _, signed = token.partition(".")
        made = self._sign(nonce, session)
        return bool(nonce) and hmac.compare_digest(signed.encode(), made.encode())

    def _sign(self, nonce: str, session: str) -> str:
        return hmac.new(self.secret, f"{nonce}\n{session}".encode(), hashlib.sha256).hexdigest()

    def log_in(self, user: str) -> str:
        """Return the token of a new session of a user."""
        token = secrets.token_urlsafe(BYTES)
        with self._lock:
            self._sessions[_kept(token)] = (user, time.monotonic() + SESSION_SECONDS)
            while len(self._sessions) > MOST_SESSIONS:
                self._sessions.popitem(last=False)
        return token

    def user_of(self, token: str) -> str:
        """Return the user of a session; empty where there is none, or it is over."""
        with self._lock:
            user, end = self._sessions.get(_kept(token), ("", 0.0))
        return user if time.monotonic() < end else ""

    def log_out(self, token: str) -> None:
        """End a session."""
        with self._lock:
            self._sessions.pop(_kept(token), None)


def _kept(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


class Bucket:
    """How often each of many may do a thing: `most` at once, then one every `seconds`."""

    def __init__(self, most: int, seconds: float, known: int = 10_000) -> None:
        self._most = most
        self._seconds = seconds
        self._known = known
        self._held: OrderedDict[str, tuple[float, float]] = OrderedDict()
        self._lock = threading.Lock()

    def take(self, who: str) -> float:
        """Take one turn; return 0, or the seconds until there is one."""
        now = time.monotonic()
        with self._lock:
            left, last = self._held.pop(who, (float(self._most), now))
            left = min(float(self._most), left + (now - last) / self._seconds)
            done = left >= 1
            self._held[who] = (left - 1 if done else left, now)
            while len(self._held) > self._known:
                self._held.popitem(last=False)
        return 0.0 if done else (1 - left) * self._seconds
