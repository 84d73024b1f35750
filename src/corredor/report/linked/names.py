"""Names: the IRIs of documents, claims, sources and facts, the same on every machine."""

from __future__ import annotations

import base64
import json
import uuid
from typing import Any

from corredor.core.claim import Claim
from corredor.core.source import Document
from corredor.report.model import ReportModel


def document_iri(document: Document) -> str:
    """Return a document's address, or the name of its text by digest (RFC 6920).

    Examples
    --------
    >>> digest_iri("00" * 32)
    'ni:///sha-256;AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'
    """
    if document.url.startswith(("http://", "https://")):
        return document.url
    return digest_iri(document.sha256)


def digest_iri(sha256: str) -> str:
    """Return the name of a text by its digest (RFC 6920, section 3)."""
    encoded = base64.urlsafe_b64encode(bytes.fromhex(sha256)).decode().rstrip("=")
    return f"ni:///sha-256;{encoded}"


def own_iri(programme: str, kind: str, name: str) -> str:
    """Return the IRI of something that only the programme names (RFC 4122, version 5)."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"corredor:{programme}/{kind}/{name}").urn


def said(model: ReportModel, claim: Claim, language: str) -> str:
    """Return a claim's reading on one line: what, when, how much, in names of a language."""

    def name(of: str) -> str:
        label = model.labels.get(of)
        return (label.spoken(language)[0] if label else "") or of

    what = ", ".join(name(of) for of in (claim.subject, claim.property, claim.scope) if of)
    when = f" ({claim.period})" if claim.period else ""
    if claim.kind == "figure":
        bound = "" if claim.qualifier == "exact" else f"{claim.qualifier} "
        return f"{what}{when}: {bound}{claim.written} {claim.unit}"
    if claim.kind == "statement":
        return f"{what}: {claim.selector.exact}"
    shown = name(claim.text) if claim.kind == "item" else claim.text
    return f"{what}{when}: {shown}" if shown else f"{what}{when}"


def json_bytes(held: Any) -> bytes:
    """Return JSON with sorted keys and a line end: the same for the same content."""
    return (json.dumps(held, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
