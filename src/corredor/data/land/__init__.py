"""The world's land and borders, for maps.

May import: core. May not: read anything but the two files beside it.
`land` gives the topology, `source` says who drew it and whose borders it shows.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from corredor.core.source import TableSource

_FOLDER: Final = Path(__file__).parent
FILE: Final = "land_110m.json"


@cache
def land() -> Mapping[str, Any]:
    """Return the TopoJSON topology at 1 : 110 million.

    Its objects are ``land``, ``countries`` (each with its ISO 3166 codes: numeric as ``id``,
    alpha-3 as property ``a3``) and ``borders``, the lines between two countries. The mapping is
    shared: do not change it.

    Examples
    --------
    >>> sorted(land()["objects"])
    ['borders', 'countries', 'land']
    """
    return json.loads((_FOLDER / FILE).read_text(encoding="utf-8"))


@cache
def source() -> TableSource:
    """Return who made the topology, under which licence, and the digest of its file."""
    stated = tomllib.loads((_FOLDER / "source.toml").read_text(encoding="utf-8"))
    return TableSource(
        **{
            name: str(stated[name])
            for name in ("producer", "title", "url", "licence", "retrieved", "sha256")
        }
    )
