"""Texts of the folder's records that a page prints as they stand: notes, reasons, publishers.

Such a text may hold digits. A page names the record and field that it comes from, and the
audit looks there again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final

from corredor.core.label import LANGUAGES, Label
from corredor.core.quantity import LookedUp
from corredor.data import land
from corredor.report.ledger import Ledger
from corredor.report.model import ReportModel


def record_path(kind: str, name: str, field: str) -> str:
    """Return how a page names a text.

    Examples
    --------
    >>> record_path("documents", "d1", "publisher")
    'documents/d1/publisher'
    """
    return f"{kind}/{name}/{field}"


def text_at(path: str, model: ReportModel) -> Label | str:
    """Return the text under a path; empty if there is none."""
    kind, _, rest = path.partition("/")
    name, _, field = rest.rpartition("/")
    find = _FINDERS.get(kind)
    record = find(model, name) if find else None
    value = getattr(record, field, None)
    return value if isinstance(value, Label | str) else ""


def wordings(text: Label | str) -> tuple[str, ...]:
    """Return all wordings that a page may show of a text."""
    if isinstance(text, str):
        return (text,) if text else ()
    return tuple(filter(None, (getattr(text, language) for language in LANGUAGES)))


def _table_source(ledger: Ledger, key: str) -> Any:
    origin = ledger[key].origin if key in ledger else None
    return origin.source if isinstance(origin, LookedUp) else None


def _decision(model: ReportModel, key: str) -> Any:
    fact = model.facts.get(key)
    return fact.decision if fact else None


@cache
def _map_sources() -> Mapping[str, Any]:
    return {"land": land.source()}


_FINDERS: Final[Mapping[str, Callable[[ReportModel, str], Any]]] = {
    "programme": lambda model, name: model,
    "documents": lambda model, name: model.documents.get(name),
    "claims": lambda model, name: model.claims.get(name),
    "assumptions": lambda model, name: model.assumptions.get(name),
    "decisions": _decision,
    "tables": lambda model, name: _table_source(model.ledger, name),
    "maps": lambda model, name: _map_sources().get(name),
}
