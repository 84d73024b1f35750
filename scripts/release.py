"""Build the wheel and prove that it works where nothing but it and its requirements is installed.

    python scripts/release.py [--all] [--keep FOLDER]

The wheel goes into ``dist/``, beside it the bill of materials. An empty environment gets the
packages of ``requirements.lock`` by their hashes, then the wheel. There a new programme is made,
checked and run from another folder, and the example after it: no study may fail, and what takes an
extra that is missing must say which. With ``--all`` the extras are installed too.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterable
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

import bill

ROOT: Final = Path(__file__).resolve().parent.parent
DIST: Final = ROOT / "dist"
MOST_MEGABYTES: Final = 450
"""Goal of the size of an installation without extras [MB]."""
MEGABYTE: Final = 1_000_000


def called(*command: object, cwd: Path = ROOT) -> str:
    """Run a command as a user would, without this environment; return what it said."""
    kept = {name: os.environ[name] for name in ("HOME", "PATH", "LANG") if name in os.environ}
    said = {**kept, "CORREDOR_LANG": "en"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=said, capture_output=True, text=True
    )
    told = done.stdout + done.stderr
    if done.returncode or "Traceback" in told:
        sys.exit(f"{' '.join(map(str, command))}\nended with {done.returncode}\n{told[-4000:]}")
    return told


def built() -> Path:
    """Build the wheel and return it."""
    called(sys.executable, "-m", "hatchling", "build", "--target", "wheel")
    return DIST / f"corredor-{distribution('corredor').version}-py3-none-any.whl"


def locked(names: Iterable[str]) -> str:
    """Return the lines of the lock for some packages."""
    entries = re.split(r"^(?=\S)", (ROOT / "requirements.lock").read_text("utf-8"), flags=re.M)
    wanted = set(names)
    return "".join(entry for entry in entries if re.split(r"[=\[ ]", entry)[0] in wanted)


def environment(folder: Path, wheel: Path, *, everything: bool) -> Path:
    """Make an environment with the wheel and what it requires; return its scripts."""
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    parts = bill.parts()
    names = [name for name, part in parts.items() if everything or bill.CORE in part.asked_by]
    lock = folder / "requirements.txt"
    lock.write_text(locked(names), "utf-8")
    pip = (scripts / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    called(*pip, "--no-deps", "--require-hashes", "--requirement", lock)
    called(*pip, "--no-deps", wheel)
    called(scripts / "python", "-m", "pip", "check")
    return scripts


def size_of(folder: Path) -> tuple[int, float]:
    """Return how many packages an environment holds and their size with byte-code [MB]."""
    site = next(folder.rglob("site-packages"))
    aside = ("pip", "setuptools", "_distutils_hack", "pkg_resources")
    held = [path for path in site.iterdir() if not path.name.startswith(aside)]
    files = (file for path in held for file in ([path] if path.is_file() else path.rglob("*")))
    size = sum(file.lstat().st_size for file in files if file.is_file())
    return sum(path.suffix == ".dist-info" for path in held), size / MEGABYTE


def tried(scripts: Path, desk: Path, *, everything: bool) -> tuple[list[str], list[str]]:
    """Use the installed command from another folder.

    Returns
    -------
    The extras that the report names as missing, and the lines of the run.
    """
    corredor = scripts / "corredor"
    called(corredor, "--version", cwd=desk)
    called(corredor, "init", "new", "--sides", "RU", "MX", cwd=desk)
    called(corredor, "check", "new", cwd=desk)
    called(corredor, "run", "new", "--only", "evidence", cwd=desk)
    shutil.copytree(
        ROOT / "examples" / "russia-mexico", desk / "full", ignore=shutil.ignore_patterns("out")
    )
    said = called(corredor, "run", "full", cwd=desk)
    pages = (desk / "full" / "out" / "report" / "en").glob("*.html")
    told = "".join(page.read_text("utf-8") for page in pages)
    extras = sorted(set(re.findall(r"corredor\[(\w+)\]", told)))
    if bool(extras) == everything:
        sys.exit(f"extras that the report names as missing: {extras or 'none'}")
    return extras, said.strip().splitlines()


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="install the extras too")
    parser.add_argument("--keep", type=Path, help="make the environment there and keep it")
    asked = parser.parse_args()
    wheel = built()
    sbom = json.dumps(bill.sbom(bill.parts()), indent=1)
    (DIST / f"{wheel.stem}.cdx.json").write_text(f"{sbom}\n", "utf-8")
    with tempfile.TemporaryDirectory() as made:
        folder = asked.keep or Path(made) / "environment"
        scripts = environment(folder.absolute(), wheel, everything=asked.all)
        packages, size = size_of(folder)
        desk = Path(made) / "desk"
        desk.mkdir()
        extras, said = tried(scripts, desk, everything=asked.all)
    megabytes = wheel.stat().st_size / MEGABYTE
    print(f"wheel: {megabytes:.1f} MB; installed: {packages} packages, {size:.0f} MB")
    print(f"extras that the report names as missing: {', '.join(extras) or 'none'}")
    print(next(line for line in said if "not computed" in line))
    if not asked.all and size > MOST_MEGABYTES:
        print(f"more than {MOST_MEGABYTES} MB", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
