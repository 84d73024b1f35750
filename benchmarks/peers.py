"""Peers: the programs of others, each in an environment of its own with versions pinned.

``python benchmarks/peers.py [NAME …]`` makes the environments that aren't there yet, with pip,
outside of the repository: under the folder that `CORREDOR_PEERS` names, by default in the user's
cache. Benchmarks find them there; tests never do. Peers pull in other versions of our own
dependencies, so that none shares our environment, save those that our lock has anyhow.
"""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Callable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from measure import Peer

PINS = {
    "ecomplexity": ("ecomplexity==0.5.3",),
    "extremitypathfinder": ("extremitypathfinder==2.7.2",),
    "matching": ("matching==1.4.3",),
    "nomenklatura": ("nomenklatura==4.17.4", "followthemoney==4.11.2"),
    "numpy-financial": ("numpy-financial==1.0.0", "pyxirr==0.10.8"),
    "openap": ("openap==2.6.2", "openap-top==1.11.0"),
    "pycontrails": ("pycontrails==0.63.5",),
    "pyfixest": ("pyfixest==0.60.0",),
    "quantulum3": ("quantulum3==0.10.0",),
    "rapidfuzz": ("rapidfuzz==3.14.6", "numpy==2.4.6"),
    "scikit-learn": ("scikit-learn==1.9.1",),
    "statsmodels": ("statsmodels==0.15.0",),
}
"""Packages of each environment; openap-top without its pin moves openap back to 2.4."""
MADE = "pins.txt"
"""File of an environment with the pins that it was made for."""


@dataclass(frozen=True)
class Answer:
    """Numbers that a peer's code printed last, or why there are none."""

    numbers: tuple[float, ...] = ()
    why: str = ""

    def peer(self, name: str, leaves_out: str = "", *, at: int = 0, times: float = 1.0) -> Peer:
        """Return the number at a place, times a factor, as a measure's peer."""
        value = self.numbers[at] * times if self.numbers else None
        return Peer(name, value, leaves_out, self.why)


def folder() -> Path:
    """Return where the environments stand."""
    named = os.environ.get("CORREDOR_PEERS")
    return Path(named) if named else Path.home() / ".cache" / "corredor" / "peers"


def python_of(peer: str) -> Path | None:
    """Return the interpreter of a peer; None where its environment isn't made for its pins."""
    place = folder() / peer
    made = place / MADE
    whole = made.is_file() and made.read_text("utf-8").split() == list(PINS[peer])
    return place / "bin" / "python" if whole else None


def answer(peer: str, code: str, *arguments: str, given: str = "") -> Answer:
    """Run code in a peer's environment and return the numbers of the last line that it prints."""
    python = python_of(peer)
    if python is None:
        return Answer(why=f"not installed (`python benchmarks/peers.py {peer}`)")
    command = [str(python), "-W", "ignore", "-c", code, *arguments]
    return answer_of(command, given)


def answer_of(command: list[str], given: str = "") -> Answer:
    """Run a command and return the numbers of the last line that it prints."""
    run = subprocess.run(command, input=given, check=False, capture_output=True, text=True)
    if run.returncode:
        said = run.stderr.strip().splitlines() or [f"exit code {run.returncode}"]
        return Answer(why=f"failed: {said[-1]}")
    return Answer(tuple(float(word) for word in run.stdout.strip().splitlines()[-1].split()))


def here(work: Callable[[], float]) -> Answer:
    """Measure a peer in our own environment; where it isn't installed, the answer says so."""
    try:
        return Answer((work(),))
    except ImportError as error:
        return Answer(why=f"not installed ({error.name})")


def version(package: str) -> str:
    """Return the version of a package in a peer's environment, or else in ours; "–" for none."""
    for peer, pins in PINS.items():
        if package in {pin.partition("==")[0] for pin in pins}:
            places = [str(place) for place in (folder() / peer).glob("lib/python*/site-packages")]
            found = metadata.distributions(name=package, path=places)
            return next((one.version for one in found), "–")
    return own_version(package)


def own_version(package: str) -> str:
    """Return the version of a package in our environment; "–" for none."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "–"


def make(peer: str) -> None:
    """Make the environment of a peer."""
    place = folder() / peer
    venv.create(place, with_pip=True, clear=True)
    command = [str(place / "bin" / "python"), "-m", "pip", "install", "--quiet", *PINS[peer]]
    subprocess.run(command, check=True)
    (place / MADE).write_text("\n".join(PINS[peer]) + "\n", "utf-8")


def main(asked: list[str]) -> int:
    """Make the environments that are asked for and not there; 1 where one could not be made."""
    failed = False
    for peer in asked or PINS:
        if peer not in PINS:
            print(f"{peer}: none of {', '.join(PINS)}", file=sys.stderr)
            failed = True
        elif python_of(peer) is None:
            print("Making", folder() / peer, flush=True)
            try:
                make(peer)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{peer}: {error}", file=sys.stderr)
                failed = True
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
