"""Data package: the tables of a run described after Data Package v2 and Table Schema.

Data Package 2.0 (Open Knowledge Foundation, 2024), https://datapackage.org. Each table has its
fields with types and units, its keys where they are known, its size and its digest.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final

from corredor.core.finding import Column, FindingTable
from corredor.core.quantity import LookedUp
from corredor.report.linked.names import json_bytes
from corredor.report.model import ReportModel
from corredor.run.digests import digest_of

FILE: Final = "datapackage.json"
PACKAGE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
RESOURCE: Final = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA: Final = "https://datapackage.org/profiles/2.0/tableschema.json"
KEYS: Final[Mapping[str, str]] = {"findings": "key", "claims": "id"}
"""Tables whose rows have a key, and its column."""
GUARD: Final = (
    "A text that begins with = + - @, a tab or a carriage return has an apostrophe before it, "
    "so that no spreadsheet computes it."
)


def data_package(
    model: ReportModel, tables: Mapping[str, FindingTable], files: Mapping[str, bytes]
) -> bytes:
    """Return ``datapackage.json`` of some tables.

    Parameters
    ----------
    model
        What a run found.
    tables
        Tables by the path of their CSV files, below the folder of the package.
    files
        The contents of these files.
    """
    held = {name: _names(table, name) for name, table in tables.items()}
    keys = {
        name: frozenset(str(cell) for cell in table.column(KEYS[name]))
        for table in tables.values()
        if (name := table.key) in KEYS
    }
    language = model.languages[0]
    made = {
        "$schema": PACKAGE,
        "name": _slug(model.settings.id),
        "title": model.title.spoken(language)[0],
        "description": GUARD,
        "languages": list(model.languages),
        "sources": list(_sources(model)),
        "resources": [
            _resource(table, path, files[path], held[path], keys)
            for path, table in sorted(tables.items())
        ],
    }
    return json_bytes(made)


def _names(table: FindingTable, path: str) -> str:
    return _slug(table.key) or _slug(path)


def _slug(text: str) -> str:
    """Return a name as the standard wants it: small letters, digits, dots, dashes."""
    return "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "-" for c in text.lower())


def _sources(model: ReportModel) -> Iterator[dict[str, str]]:
    """Yield the documents and the published tables that the numbers come from."""
    for _, document in sorted(model.documents.items()):
        yield _filled(
            title=document.title or document.file,
            path=document.url,
            publisher=document.publisher,
            license=document.licence,
        )
    found = {
        (origin.source.title, origin.source.url, origin.source.producer, origin.source.licence)
        for quantity in model.ledger.quantities.values()
        if isinstance(origin := quantity.origin, LookedUp) and origin.source.title
    }
    for title, url, producer, licence in sorted(found):
        yield _filled(title=title, path=url, publisher=producer, license=licence)


def _filled(**fields: str) -> dict[str, str]:
    return {name: text for name, text in fields.items() if text}


def _resource(
    table: FindingTable,
    path: str,
    content: bytes,
    name: str,
    keys: Mapping[str, Collection[str]],
) -> dict[str, Any]:
    made: dict[str, Any] = {
        "$schema": RESOURCE,
        "name": name,
        "type": "table",
        "path": path,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest_of(content)}",
        "schema": _schema(table, keys),
    }
    if table.sources:
        made["sources"] = [{"title": source} for source in table.sources]
    if table.method:
        made["description"] = table.method
    return made


def _schema(table: FindingTable, keys: Mapping[str, Collection[str]]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "$schema": SCHEMA,
        "fieldsMatch": "equal",
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key in KEYS:
        made["primaryKey"] = [KEYS[table.key]]
    links = [
        {"fields": [column.name], "reference": {"resource": name, "fields": [KEYS[name]]}}
        for column in table.columns
        for name in _led_to(table, column, keys)
    ]
    return made | ({"foreignKeys": links} if links else {})


def _led_to(
    table: FindingTable, column: Column, keys: Mapping[str, Collection[str]]
) -> Iterator[str]:
    """Yield the table that every filled cell of a column names a row of."""
    name = {"figure": "findings", "claim": "claims"}.get(column.kind, "")
    cells = [cell for cell in table.column(column.name) if cell not in ("", None, ())]
    if name in keys and cells and all(isinstance(c, str) and c in keys[name] for c in cells):
        yield name


def _field(table: FindingTable, column: Column) -> dict[str, Any]:
    made: dict[str, Any] = {"name": column.name, "title": column.label.replace("_", " ")}
    if column.kind == "number":
        return made | {"type": "number"} | ({"unit": column.unit} if column.unit else {})
    if any(isinstance(cell, tuple) for cell in table.column(column.name)):
        return made | {"type": "list", "delimiter": " ", "itemType": "string"}
    return made | {"type": "string"}
