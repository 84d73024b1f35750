"""Pieces for tests of studies: quantities without a folder, and a study run without a run.

May import units and core. For the tests of this project and of studies that others write.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from io import BytesIO
from typing import Any, Final

from corredor.core.assumption import Assumption, Distribution, Shape
from corredor.core.attached import AttachedFile
from corredor.core.claim import Claim, Qualifier, Selector
from corredor.core.draws import Ensemble
from corredor.core.errors import Place
from corredor.core.finding import Finding, FindingTable
from corredor.core.label import Label
from corredor.core.quantity import Assumed, Quantity
from corredor.core.study import Inputs, Result, Study

__all__ = ["ENSEMBLE", "assumed", "attached", "claimed", "run_study"]

ENSEMBLE: Final = Ensemble(seed=1, size=4000)
"""The draws that tests use."""


def assumed(
    name: str,
    value: float,
    unit: str,
    *,
    low: float | None = None,
    high: float | None = None,
    shape: Shape | None = None,
    ensemble: Ensemble = ENSEMBLE,
) -> Quantity:
    """Return an assumption as a quantity: certain, or uncertain between `low` and `high`.

    Examples
    --------
    >>> assumed("load_factor", 0.7, "1", low=0.6, high=0.8).draws.shape
    (4000,)
    """
    form: Shape = shape or ("exact" if low is None else "triangular")
    distribution = Distribution(form, value, low, high)
    held = Assumption(name, Label(en=name), unit, distribution, "test", "test", "", Place("test"))
    key = f"assumptions.{name}"
    return Quantity(key, float(value), unit, Assumed(held), ensemble.column(key, distribution))


def claimed(
    name: str,
    value: float | None,
    unit: str,
    *,
    chain: tuple[str, ...] = ("outlet",),
    document: str = "d1",
    qualifier: Qualifier = "exact",
    **changes: Any,
) -> Claim:
    """Return a claim of one figure, with any of its fields changed by name.

    Examples
    --------
    >>> claimed("c1", 150.0, "person", qualifier="more_than").key
    'claims.c1'
    """
    fields: dict[str, Any] = {
        "id": name,
        "kind": "figure",
        "document": document,
        "selector": Selector(f"{value:g} {unit}" if value is not None else name),
        "subject": "subject",
        "property": "property",
        "period": "2024",
        "scope": "",
        "value": value,
        "written": f"{value:g}" if value is not None else "",
        "text": "",
        "unit": unit,
        "qualifier": qualifier,
        "basis": "",
        "chain": chain,
        "note": "",
        "place": Place("claims.csv", 2),
    }
    return Claim(**(fields | changes))


def run_study(
    study: Study,
    parts: Mapping[str, Any],
    findings: Mapping[str, Finding] | None = None,
    ensemble: Ensemble = ENSEMBLE,
    files: Mapping[str, bytes] | None = None,
    found: Mapping[str, FindingTable] | None = None,
) -> Result:
    """Run a study on parts given by hand; what it doesn't declare it can't read.

    `files` are the bytes of attached files by path from the programme folder, `findings` and
    `found` what other studies found.

    Examples
    --------
    >>> from corredor.core.study import Result
    >>> study = Study("harbour", tables=("claims",), needs=(), run=lambda inputs: Result())
    >>> run_study(study, {"claims": {}})
    Result(findings=(), tables=(), flags=(), absent=())
    """
    declared = {name: part for name, part in parts.items() if name in study.reads}
    held = {path: attached(path, content) for path, content in (files or {}).items()}
    return study.run(Inputs(study.name, ensemble, declared, findings or {}, held, found or {}))


def attached(path: str, content: bytes) -> AttachedFile:
    """Return bytes as an attached file.

    Examples
    --------
    >>> attached("screening/list.csv", b"id").size
    2
    """
    digest = hashlib.sha256(content).hexdigest()
    return AttachedFile(path, len(content), digest, partial(BytesIO, content))
