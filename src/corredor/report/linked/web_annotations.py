"""Web Annotation: each claim as an annotation of the passage that it quotes.

W3C Web Annotation Data Model, Recommendation of 23 February 2017, sections 3.1, 4.2.4 and 4.2.5.
"""

from __future__ import annotations

from typing import Any

from corredor.core.claim import Claim
from corredor.core.source import Document
from corredor.report.linked.names import digest_iri, document_iri, json_bytes, own_iri, said
from corredor.report.model import ReportModel

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def web_annotations(model: ReportModel) -> bytes:
    """Return all claims as one page of annotations, in JSON-LD.

    A passage is given by its words with their context and by its offsets in code points of the
    normal text, whose digest names the state of the document that was quoted. Nothing of the
    document but the passage and its context is in it.
    """
    programme = model.settings.id
    items = [
        _annotation(model, claim, model.documents[claim.document])
        for _, claim in sorted(model.claims.items())
    ]
    return json_bytes(
        {
            "@context": CONTEXT,
            "id": own_iri(programme, "annotations", "all"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    )


def _annotation(model: ReportModel, claim: Claim, document: Document) -> dict[str, Any]:
    return {
        "id": own_iri(model.settings.id, "claim", claim.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": said(model, claim, model.languages[0]),
            },
            {
                "type": "TextualBody",
                "purpose": "tagging",
                "format": "text/plain",
                "value": claim.fact,
            },
        ],
        "target": {
            "type": "SpecificResource",
            "source": {
                "id": document_iri(document),
                "type": "Text",
                "format": "text/plain",
                "language": document.language,
            },
            "state": {"type": "State", "value": digest_iri(document.sha256)},
            "selector": _selectors(claim),
        },
    }


def _selectors(claim: Claim) -> list[dict[str, Any]]:
    selector = claim.selector
    found: list[dict[str, Any]] = [
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        }
    ]
    if selector.start is not None and selector.end is not None:
        found.append({"type": "TextPositionSelector", "start": selector.start, "end": selector.end})
    return found
