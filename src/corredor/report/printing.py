"""Printing: pages as PDF by Typst, from a template and data; the one door to Typst.

Data go in as JSON, and a template shows them as text: nothing that a user wrote is ever read as
markup. The fonts are those of Typst itself and those beside this file, so that every
machine prints the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from html import escape
from pathlib import Path
from threading import local
from typing import TYPE_CHECKING, Any, Final

from corredor.core.names.letters import in_latin

if TYPE_CHECKING:
    from typst import Compiler

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with title and language."""
FONTS: Final = Path(__file__).parent / "fonts"
"""Letters of the drawings and of the report: as wide as the drawings count them."""
BREAK_HERE: Final = "\u200b"
_LONG: Final = re.compile(r"\S{24}(?=\S)")
"""So many letters without a blank that a line may have to end among them."""
_PRINTABLE: Final = re.compile(
    "[\u0000-\u024f\u0300-\u04ff\u1e00-\u1fff\u2010-\u203a\u20a0-\u20c0\u2190-\u2200]+"
)
"""Letters, marks and signs that the fonts have."""


def printed(template: Path, data: Any, day: date, drawings: Sequence[str] = ()) -> bytes:
    """Return a document as PDF/UA-1, byte-equal for equal data.

    Parameters
    ----------
    template
        A Typst file, which reads its data with ``json(bytes(sys.inputs.data))``.
    data
        Texts, numbers, lists and mappings.
    day
        The day that the document gives as its own.
    drawings
        SVG texts, which go in as they are: ``json(bytes(sys.inputs.drawings))``.
    """
    from typst import TypstError

    held = _each(data, _breakable)
    try:
        return _compiled(template, held, day, drawings)
    except TypstError:
        # A letter that no font has: PDF/UA allows no empty boxes.
        spelt = [_romanised(one, escape) for one in drawings]
        return _compiled(template, _each(held, _romanised), day, spelt)


def _compiled(template: Path, data: Any, day: date, drawings: Sequence[str]) -> bytes:
    made = _compiler(template.parent).compile(
        template.read_bytes(),
        format="pdf",
        sys_inputs={
            "data": json.dumps(data, ensure_ascii=False, sort_keys=True),
            "drawings": json.dumps(list(drawings), ensure_ascii=False),
        },
        pdf_standards=[STANDARD],
        timestamp=datetime.combine(day, time(), UTC),
    )
    if not isinstance(made, bytes):
        raise TypeError(template.name)
    return made


class _Held(local):
    """Compilers of a thread, by their folder: one of them sets one document at a time."""

    def __init__(self) -> None:
        self.compilers: dict[Path, Compiler] = {}


_HELD: Final = _Held()


def _compiler(root: Path) -> Compiler:
    held = _HELD.compilers
    if root not in held:
        held[root] = _new_compiler(root)
    return held[root]


def _new_compiler(root: Path) -> Compiler:
    from typst import Compiler, Fonts

    return Compiler(root=root, font_paths=Fonts(include_system_fonts=False, font_paths=[FONTS]))


def _romanised(text: str, written: Callable[[str], str] = str) -> str:
    """Return a text with the letters that the fonts lack in Latin, `written` as its markup asks."""
    return "".join(
        part if _PRINTABLE.fullmatch(part) else written(in_latin(part))
        for part in re.split(f"({_PRINTABLE.pattern})", text)
        if part
    )


def _breakable(text: str) -> str:
    """Return a text whose very long words may be broken over lines."""
    return _LONG.sub(lambda found: f"{found[0]}{BREAK_HERE}", text)


def _each(data: Any, change: Callable[[str], str]) -> Any:
    """Return data with each of their texts changed."""
    if isinstance(data, str):
        return change(data)
    if isinstance(data, dict):
        return {key: _each(held, change) for key, held in data.items()}  # pyright: ignore[reportUnknownVariableType]
    if isinstance(data, list):
        return [_each(held, change) for held in data]  # pyright: ignore[reportUnknownVariableType]
    return data
