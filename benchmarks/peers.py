"""Environments of the peers: one for each, with versions pinned, outside of the repository.

``python benchmarks/peers.py [NAME …]`` makes them with pip under the folder that
`CORREDOR_PEERS` names, by default the user's cache; benchmarks then find them there. Tests never
do. Peers pull in other versions of our own dependencies, so that none shares our environment.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

PINS = {
    "openap": ("openap==2.6.2", "openap-top==1.11.0"),
    "pycontrails": ("pycontrails==0.63.5",),
    "extremitypathfinder": ("extremitypathfinder==2.7.2",),
    "pyproj": ("pyproj==3.7.2",),
}
"""Packages of each environment; openap-top without its pin moves openap back to 2.4."""


def folder() -> Path:
    """Return where the environments stand."""
    named = os.environ.get("CORREDOR_PEERS")
    return Path(named) if named else Path.home() / ".cache" / "corredor" / "peers"


def python_of(peer: str) -> Path | None:
    """Return the interpreter of a peer; None where its environment isn't made."""
    found = folder() / peer / "bin" / "python"
    return found if found.exists() else None


def answer(peer: str, code: str, *arguments: str, given: str = "") -> list[float] | None:
    """Run a peer's code and return the numbers that it prints last; None where it isn't made."""
    python = python_of(peer)
    if python is None:
        return None
    command = [str(python), "-W", "ignore", "-c", code, *arguments]
    run = subprocess.run(command, input=given, check=True, capture_output=True, text=True)
    return [float(word) for word in run.stdout.strip().splitlines()[-1].split()]


def main() -> None:
    for peer in sys.argv[1:] or PINS:
        place = folder() / peer
        if python_of(peer) is None:
            venv.create(place, with_pip=True)
        command = [str(place / "bin" / "python"), "-m", "pip", "install", "-q", *PINS[peer]]
        subprocess.run(command, check=True)
        print(place, *PINS[peer])


if __name__ == "__main__":
    main()
