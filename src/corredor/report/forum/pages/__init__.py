"""Pages of the forum in HTML: one file each, without script or request.

May import: Jinja, the rooms below. May not import: studies, programme, run.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

FOLDER: Final = Path(__file__).parent


def page(name: str, data: Mapping[str, Any]) -> bytes:
    """Return a page; every text of the data is escaped."""
    return _environment().get_template(f"{name}.html.j2").render(**data, style=_style()).encode()


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def _style() -> Markup:
    return Markup((FOLDER / "page.css").read_text(encoding="utf-8"))  # noqa: S704 - our own file
