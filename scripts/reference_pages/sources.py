"""The page on what numbers rest on: tables of the package, and publications of formulas."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import corredor
from reference_pages.folder import intro, plain

PACKAGE = Path(corredor.__file__).parent
NAMED = re.compile(
    r"doi:|ISBN|https?://|\bCFR\b|ICAO (Doc|Annex)|IATA R|RFC \d|ISO \d|W3C|Regulation \(|"
    r"^References$|^Sources?$|Article \d|Green Book|\b[A-ZÁ-Ž][a-zà-ž]+ (\(?(19|20)\d\d)"
)
SECTION = re.compile(r"^(References|Sources?|Notes)\n-+\n(.*?)(?=^\w+\n-+\n|\Z)", re.M | re.S)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁ-Ž`])")


def page() -> str:
    lines = [intro("sources"), "## Tables\n"]
    lines += ["| table | published by | title | licence | taken on |", "|---|---|---|---|---|"]
    for path in sorted((PACKAGE / "data").glob("*/source.toml")):
        held = tomllib.loads(path.read_text("utf-8"))
        title = plain(held["title"])
        title = f"[{title}](<{held['url']}>)" if held.get("url", "").startswith("http") else title
        cells = (plain(held["producer"]), title, plain(held["licence"]), str(held["retrieved"]))
        lines.append(f"| `{path.parent.name}` | {' | '.join(cells)} |")
    lines += ["", "## Formulas\n"]
    for study in sorted(path for path in (PACKAGE / "studies").iterdir() if path.is_dir()):
        found = list(cited(study))
        if found:
            lines += [f"### {study.name}\n", "| formula | after |", "|---|---|"]
            lines += [f"| `{name}` | {plain(text)} |" for name, text in found]
            lines.append("")
    return "\n".join(lines)


def cited(study: Path) -> Iterator[tuple[str, str]]:
    """Yield the formulas of a study that name a publication, with the words that do."""
    for path in sorted((study / "calc").rglob("*.py")) or [study / "calc.py"]:
        if not path.exists():
            continue
        room = ".".join(path.relative_to(study / "calc").with_suffix("").parts)
        room = room.removesuffix(".__init__")
        tree = ast.parse(path.read_text("utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
                words = after(ast.get_docstring(node) or "")
                name = getattr(node, "name", "")
                if words and not name.startswith("_"):
                    yield ".".join(part for part in (room, name) if part), words


def after(docstring: str) -> str:
    """Return the sentences of a docstring that name a publication.

    Examples
    --------
    >>> after("Mean of both. After Ito 1951, doi:10.1112/jlms/s1-10.37.26. Symmetric.")
    'After Ito 1951, doi:10.1112/jlms/s1-10.37.26.'
    """
    sections = [" ".join(text.split()) for _, text in SECTION.findall(docstring)]
    head = re.split(r"^\w+\n-+\n", docstring, maxsplit=1, flags=re.M)[0]
    sentences = [" ".join(text.split()) for text in SENTENCE.split(head)]
    return " ".join(text for text in (*sentences, *sections) if NAMED.search(text))
