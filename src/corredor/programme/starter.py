"""Starter: a new programme folder that checks and runs at once, for ``corredor init``."""

from __future__ import annotations

import csv
import io
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path, PurePosixPath
from string import Template
from typing import Final

from corredor.core.errors import N_, FolderNotEmpty, Translate, UnknownLanguage
from corredor.core.label import LANGUAGES
from corredor.core.slugs import slug
from corredor.core.table import TableSpec
from corredor.programme.atomic import unwritable
from corredor.programme.documents import FOLDER
from corredor.programme.hints import translated
from corredor.programme.specs import COMMON

SAMPLE: Final = f"{FOLDER}/sample.txt"
"""The sample document."""
_MODE: Final = 0o755
_FAIR: Final = {
    "name_es": "feria comercial",
    "name_en": "trade fair",
    "name_ru": "торговая ярмарка",
}
_PARTICIPANTS: Final = {
    "name_es": "empresas participantes",
    "name_en": "participating companies",
    "name_ru": "компании-участницы",
}
_OUTLET: Final = {
    "name_es": "medio de muestra",
    "name_en": "sample outlet",
    "name_ru": "пример издания",
}
_ORGANISER: Final = {
    "name_es": "organizador de la feria",
    "name_en": "organiser of the fair",
    "name_ru": "организатор ярмарки",
}
_TITLES: Final = {"es": "Documento de muestra", "en": "Sample document", "ru": "Образец документа"}
_QUOTES: Final = {
    "es": "participaron 42 empresas",
    "en": "42 companies took part",
    "ru": "приняли участие 42 компании",
}

NEXT: Final = N_(
    "Every table holds its first line and waits for rows; the README of each folder says what its "
    "columns hold. Delete the tables and folders that you don't need."
)
COLUMN: Final = N_("column")
HOLDS: Final = N_("what it holds")
NEEDED: Final = N_("must be filled")

Rows = list[dict[str, str]]


def start_programme(
    folder: Path,
    language: str,
    study_tables: Sequence[TableSpec] = (),
    sides: tuple[str, str] = ("RU", "MX"),
    say: Translate | None = None,
) -> tuple[Path, ...]:
    """Write a new programme folder: settings with comments, empty tables, one sample claim.

    Without the sample, each folder of tables says in a README what its columns hold.

    Parameters
    ----------
    folder
        A folder that doesn't exist or is empty.
    language
        Language of the comments and the sample: es, en or ru.
    study_tables
        Specifications of the tables that studies read besides the common ones.
    sides
        Codes of the two countries.
    say
        Translates texts of the catalogues: a folder without sample is wanted. None: with sample.

    Returns
    -------
    tuple of Path
        The files written, sorted.

    Raises
    ------
    FolderNotEmpty
        E012: the folder holds files; nothing was written.
    UnknownLanguage
        E411: there is no template in this language.
    UnwritableFile
        E025: the system refuses to write; nothing was written.
    """
    if language not in LANGUAGES:
        raise UnknownLanguage(None, language=language, known=LANGUAGES)
    target = Path(os.path.abspath(folder))  # noqa: PTH100 - resolve() would follow a last link
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise FolderNotEmpty(None, folder=folder)
        texts = _texts(target.name, language, (*COMMON, *study_tables), sides, say)
        _build(target, texts)
    except OSError as error:
        raise unwritable(target, error) from None
    return tuple(sorted(target / name for name in texts))


def _build(target: Path, texts: Mapping[str, str]) -> None:
    """Write all files beside the folder, then put them in its place at once."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        for name, text in texts.items():
            path = beside / name
            path.parent.mkdir(parents=True, exist_ok=True)
            # Spreadsheet programs take a table without mark for an old code page.
            encoding = "utf-8-sig" if path.suffix == ".csv" else "utf-8"
            path.write_text(text, encoding=encoding, newline="")
        beside.chmod(_MODE)
        if target.is_dir():
            target.rmdir()
        beside.replace(target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _texts(
    name: str,
    language: str,
    specs: Sequence[TableSpec],
    sides: tuple[str, str],
    say: Translate | None,
) -> dict[str, str]:
    """Return the texts of all files by path."""
    title = "".join(c if c.isprintable() and c not in '"\\' else " " for c in name).strip()
    fields = {"id": slug(name, "programme"), "title": title or "corredor"}
    fields |= {"first": sides[0], "second": sides[1]}
    texts = {
        file: Template(_template(language, file)).substitute(fields)
        for file in ("programme.toml", "README.md")
    }
    if say is not None:
        head, _, _ = texts["README.md"].rstrip().rpartition("\n\n")
        texts["README.md"] = f"{head}\n\n{say(NEXT)}\n"
        guides = _guides(specs, language, say)
        guides["README.md"] = texts["README.md"] + "\n" + guides["README.md"]
        return texts | guides | {spec.file: _table(spec, []) for spec in specs}
    texts[SAMPLE] = _template(language, PurePosixPath(SAMPLE).name)
    rows = _sample_rows(language)
    return texts | {spec.file: _table(spec, rows.get(spec.name, [])) for spec in specs}


def _guides(specs: Sequence[TableSpec], language: str, say: Translate) -> dict[str, str]:
    """Return for each folder a README that says what the columns of its tables hold."""

    def meant(meaning: str) -> str:
        return translated(meaning, language) or meaning

    made: dict[str, list[str]] = {}
    for spec in sorted(specs, key=lambda one: one.file):
        folder = PurePosixPath(spec.file).parent
        name = str(folder / "README.md")
        rows = [
            f"| `{one.name}` | {meant(one.meaning)} | {say(NEEDED) if one.filled else ''} |"
            for one in spec.columns
        ]
        head = [f"## {spec.file}", "", meant(spec.meaning), "", *_head(say)]
        made.setdefault(name, []).extend([*head, *rows, ""])
    return {name: "\n".join(lines) for name, lines in made.items()}


def _head(say: Translate) -> tuple[str, str]:
    return f"| {say(COLUMN)} | {say(HOLDS)} | |", "|---|---|---|"


def _template(language: str, file: str) -> str:
    return files("corredor.programme").joinpath("template", language, file).read_text("utf-8")


def _table(spec: TableSpec, rows: Rows) -> str:
    text = io.StringIO()
    names = [column.name for column in spec.columns]
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _sample_rows(language: str) -> dict[str, Rows]:
    return {
        "documents": [
            {
                "id": "sample",
                "file": PurePosixPath(SAMPLE).name,
                "title": _TITLES[language],
                "language": language,
            }
        ],
        "sources": [
            {"id": "outlet", "kind": "outlet", **_OUTLET},
            {"id": "organiser", "kind": "organisation", **_ORGANISER},
        ],
        "terms": [{"id": "fair", **_FAIR}, {"id": "participating-companies", **_PARTICIPANTS}],
        "claims": [
            {
                "id": "c001",
                "kind": "figure",
                "document": "sample",
                "quote": _QUOTES[language],
                "subject": "fair",
                "property": "participating-companies",
                "period": "2024-10",
                "value": "42",
                "unit": "company",
                "qualifier": "exact",
                "basis": "count",
                "chain": "outlet organiser",
            }
        ],
    }
