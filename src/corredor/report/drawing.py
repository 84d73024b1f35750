"""Drawing: sheets of marks as SVG, and the one door to the engine that draws maps: Vega-Lite.

The engine's SVG is cleaned: ink becomes ``currentColor``, so that a drawing reads on light and
dark pages; Vega's roles and labels go, since the figure around the drawing speaks for it;
coordinates are rounded; ids are made unique, since many drawings stand in one page.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, Literal, cast
from xml.etree import ElementTree as ET

from corredor.report.ink import INK, SIZE
from corredor.report.lettering import FAMILY
from corredor.report.marks import WIDTH, Sheet
from corredor.report.paths import rounded, shortened
from corredor.report.strokes import legible, written

VERSION: Final = "6.4"
MANY_POINTS: Final = 400
"""Letters from which an outline is that of a map."""
WHOLE: Final = 10
"""Tenths in a pixel."""
LOCALES: Final[Mapping[str, Literal["es-MX", "en-US", "ru-RU"]]] = {
    "es": "es-MX",
    "en": "en-US",
    "ru": "ru-RU",
}

_CONFIG: Final[dict[str, Any]] = {
    "background": None,
    "font": FAMILY,
    "padding": 0,
    "autosize": {"type": "none"},
    "view": {"stroke": None, "fill": None},
    "text": {"color": INK, "fontSize": SIZE, "baseline": "middle", "align": "left"},
}
_DROPPED: Final = frozenset(
    {"role", "class", "pointer-events", "version", "font-family", "stroke-miterlimit"}
)
_SILENT: Final = frozenset(
    {("transform", "translate(0,0)"), ("fill", "none"), ("opacity", "1"), ("text-anchor", "start")}
    | {("fill-opacity", "1"), ("stroke-opacity", "1"), ("stroke-width", "1")}
    | {("stroke-linecap", "butt"), ("stroke-dasharray", ""), ("font-weight", "normal")}
    | {("x2", "0"), ("y2", "0"), ("font-size", f"{SIZE:g}px")}
)
"""What an element has that doesn't say otherwise, in a drawing in letters of `SIZE`."""
_EMPTY: Final = frozenset({"", "M0,0h0v0h0Z"})
_MEASURES: Final = frozenset(
    {"d", "transform", "x", "y", "x1", "x2", "y1", "y2", "dx", "dy", "cx", "cy", "r", "width"}
    | {"height", "viewBox", "points"}
)
_NAMESPACES: Final = re.compile(r' xmlns(?::xlink)?="[^"]*"')
_ID: Final = re.compile(r'(?<= id=")[^"]+|(?<=url\(#)[^)]+')
_REFERENCE: Final = re.compile(r"url\(#([^)]*)\)")


def svg(spec: Mapping[str, Any] | Sheet, language: str) -> str:
    """Return a drawing as an SVG element.

    It refers to nothing outside itself, is hidden from screen readers, and comes out the same
    byte for byte each time. The letters are those of `corredor.report.lettering`.

    Parameters
    ----------
    spec
        A sheet of marks, or a Vega-Lite specification with its data in it; `INK` is the colour
        of the text around.
    language
        ``es``, ``en`` or ``ru``: how the engine writes numbers and dates.
    """
    if not isinstance(spec, Sheet):
        return cleaned(_engine(_with_config(_readable(spec)), language))
    ground = _ground(_with_config(spec.ground)) if spec.ground is not None else ""
    size = {"width": f"{WIDTH}", "height": f"{spec.height}"}
    frame = {**size, "viewBox": f"0 0 {WIDTH} {spec.height}"}
    attributes = "".join(f' {name}="{value}"' for name, value in _outer(frame).items())
    return f"<svg{attributes}>{ground}{''.join(written(spec.marks))}</svg>"


def _with_config(spec: Mapping[str, Any]) -> str:
    config = {**_CONFIG, **spec.get("config", {})}
    return json.dumps({**spec, "config": config}, sort_keys=True)


@lru_cache(maxsize=64)
def _ground(spec: str) -> str:
    """Return the elements of a ground; it has no words, so one drawing serves all languages."""
    drawn = cleaned(_engine(spec, "en"))
    return drawn[drawn.index(">") + 1 : drawn.rindex("<")]


def _engine(spec: str, language: str) -> str:
    """Return what the engine draws."""
    import vl_convert

    locale = LOCALES[language]
    return vl_convert.vegalite_to_svg(
        spec,
        vl_version=VERSION,
        allowed_base_urls=[],
        format_locale=locale,
        time_format_locale=locale,
    )


def _outer(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the attributes of the outermost element."""
    return {
        "xmlns": "http://www.w3.org/2000/svg",
        **attributes,
        "fill": "none",
        "font-family": FAMILY,
        "font-size": f"{SIZE:g}",
        "aria-hidden": "true",
        "focusable": "false",
    }


def _readable(value: Any) -> Any:
    """Return a specification without the characters that XML can't hold.

    They may not reach the engine: it ends the whole program where it meets one.
    """
    match value:
        case str():
            return legible(value)
        case dict():
            pairs = cast("dict[str, Any]", value).items()
            return {name: _readable(part) for name, part in pairs}
        case list() | tuple():
            return [_readable(part) for part in cast("list[Any]", value)]
        case _:
            return value


def cleaned(drawn: str) -> str:
    """Return the engine's SVG as it may stand in a page, see the module."""
    bare = _NAMESPACES.sub("", drawn, count=2)
    root = ET.fromstring(bare)  # noqa: S314 - what it parses, the engine wrote
    _prune(root)
    # The engine counts its ids on from drawing to drawing: they may not enter the digest.
    prefix = "d" + hashlib.sha256(_ID.sub("", bare).encode()).hexdigest()[:10]
    ids = {name: f"{prefix}-{n}" for n, name in enumerate(_ids(root))}
    for element in root.iter():
        _tidy(element, ids)
    outer = _outer(root.attrib)
    root.attrib.clear()
    root.attrib.update(outer)
    return ET.tostring(root, encoding="unicode").replace(" />", "/>")


def _ids(root: ET.Element) -> list[str]:
    return [element.attrib["id"] for element in root.iter() if "id" in element.attrib]


def _prune(element: ET.Element) -> None:
    """Take out what draws nothing, and groups that only hold other elements."""
    kept: list[ET.Element] = []
    for child in element:
        _prune(child)
        if child.tag != "g":
            if not _is_blank(child):
                kept.append(child)
        elif _says_nothing(child):
            kept.extend(child)
        elif len(child):
            kept.append(child)
    element[:] = kept


def _is_blank(element: ET.Element) -> bool:
    """Whether this is a path without extent, or without fill and stroke."""
    if element.tag != "path":
        return False
    unpainted = element.get("fill") is None and element.get("stroke") is None
    return unpainted or element.get("d", "") in _EMPTY


def _says_nothing(group: ET.Element) -> bool:
    return all(
        name in _DROPPED or name.startswith("aria-") or (name, value) in _SILENT
        for name, value in group.attrib.items()
    )


def _outline(element: ET.Element, value: str) -> str:
    """Return the data of a path; the outlines of a ground are drawn to the pixel, as they were cut.

    They are areas and hairlines of many points; what a map tells is drawn to the tenth.
    """
    is_ground = element.get("fill") is not None or float(element.get("stroke-width", "1")) < 1
    return shortened(value, WHOLE if is_ground and len(value) > MANY_POINTS else 1)


def _tidy(element: ET.Element, ids: Mapping[str, str]) -> None:
    kept: dict[str, str] = {}
    for name, value in element.attrib.items():
        if name in _DROPPED or name.startswith("aria-") or (name, value) in _SILENT:
            continue
        if name == "id":
            kept[name] = ids[value]
        elif name in _MEASURES:
            kept[name] = _outline(element, value) if name == "d" else rounded(value)
        elif value == INK:
            kept[name] = "currentColor"
        else:
            kept[name] = _REFERENCE.sub(lambda found: f"url(#{ids[found[1]]})", value)
    element.attrib.clear()
    element.attrib.update(kept)
