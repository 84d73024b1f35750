"""Pages: templates in the reader's language; whatever they print is escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import Response

from corredor.core.label import LANGUAGES, Label
from corredor.data.glossary import glossary
from corredor.report import i18n
from corredor.report.i18n import LOCALES, Speech
from corredor.report.i18n.dates import date_in_words
from corredor.web.hints import hint

HERE: Final = Path(__file__).parent
CHAPTERS: Final = Path(i18n.__file__).parents[1] / "chapters"
"""Where the style of the report lies, which the page shares."""
STATIC: Final = HERE / "static"
HTML: Final = "text/html; charset=utf-8"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(HERE / "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


@cache
def speech_of(language: str) -> Speech:
    """Return the wording of a language."""
    return Speech(language)


def word(name: str, language: str) -> str:
    """Return a word of the glossary in a language; an unknown one as it stands."""
    entry = glossary().get(name)
    return entry.label.spoken(language)[0] if entry else name.replace("_", " ")


def render(name: str, language: str, /, **fields: Any) -> str:
    """Return a page in a language.

    Parameters
    ----------
    name
        Name of the template.
    language
        One of the report's languages.
    fields
        What it tells.
    """
    speech = speech_of(language)

    def spoken(label: Label) -> str:
        return label.spoken(language)[0]

    def day(edtf: str) -> str:
        try:
            return date_in_words(edtf, speech) if edtf else ""
        except ValueError:
            return edtf

    def term(name: str) -> str:
        return word(name, language)

    def hinted(meaning: str) -> Markup:
        return hint(meaning, language)

    verbs: Mapping[str, Any] = {
        "_": speech.translate,
        "language": language,
        "languages": [(one, speech_of(one).own_name) for one in LANGUAGES],
        "spoken": spoken,
        "word": term,
        "day": day,
        "hint": hinted,
        "static": static_address,
    }
    return _environment().get_template(f"{name}.html.j2").render(verbs | fields)


def page(name: str, language: str, status: int = 200, /, **fields: Any) -> Response:
    """Return a page in a language as a response."""
    held = render(name, language, **fields)
    return Response(held, status, media_type=HTML, headers={"content-language": language})


@cache
def static_files() -> Mapping[str, tuple[bytes, str]]:
    """Return the page's own files by name, with their types."""
    return {
        "page.css": ((CHAPTERS / "page.css").read_bytes(), "text/css; charset=utf-8"),
        "desk.css": ((STATIC / "desk.css").read_bytes(), "text/css; charset=utf-8"),
        "icon.svg": ((STATIC / "icon.svg").read_bytes(), "image/svg+xml"),
        "desk.js": ((STATIC / "desk.js").read_bytes(), "text/javascript; charset=utf-8"),
    }


def static_address(name: str) -> str:
    """Return the address of one of the page's own files, which changes with its content."""
    content, _ = static_files()[name]
    return f"/static/{hashlib.sha256(content).hexdigest()[:12]}/{name}"


def preferred(accepted: str) -> str:
    """Return the language that a browser prefers of those that corredor speaks.

    Examples
    --------
    >>> preferred("de, ru;q=0.8, es;q=0.9"), preferred("")
    ('es', 'en')
    """
    found: list[tuple[float, int, str]] = []
    for at, part in enumerate(accepted[:1000].split(",")):
        name, _, quality = part.strip().partition(";")
        try:
            weight = float(quality.partition("=")[2] or 1)
        except ValueError:
            weight = 0.0
        language = name.strip().lower()[:2]
        if language in LOCALES and weight > 0:
            found.append((-weight, at, language))
    return min(found)[2] if found else "en"
