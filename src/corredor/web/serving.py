"""Serving: the one door to uvicorn."""

from __future__ import annotations

from pathlib import Path

from corredor.web.opening import Loaded, Opening
from corredor.web.settings import Settings

QUIET_SECONDS = 5
"""How long a connection may say nothing [s]."""
MOST_AT_ONCE = 200
"""Connections that are served at once."""


def serve(folder: Path, settings: Settings) -> None:
    """Serve a folder until the user ends it.

    Raises
    ------
    WrongAccess
        It would be reached from elsewhere without users and TLS.
    """
    import uvicorn

    settings.check()

    def load() -> Loaded:
        from corredor.web.app import Desk  # it brings the whole of corredor along

        return Desk(folder, settings)

    uvicorn.run(
        Opening(folder, settings, load),
        host=settings.host,
        port=settings.port,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.key,
        proxy_headers=False,
        server_header=False,
        access_log=False,
        log_level="warning",
        limit_concurrency=MOST_AT_ONCE,
        timeout_keep_alive=QUIET_SECONDS,
    )
