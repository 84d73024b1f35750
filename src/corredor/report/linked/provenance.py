"""PROV-O: which fact comes from which claims, and these from which documents and sources.

W3C PROV-O, Recommendation of 30 April 2013; documents also as schema.org ``NewsArticle``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from corredor.core.claim import Claim
from corredor.core.source import Document, Source
from corredor.report.linked.names import digest_iri, document_iri, json_bytes, own_iri, said
from corredor.report.model import ReportModel

CONTEXT: Final = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
AGENTS: Final = {
    "person": ("prov:Agent", "prov:Person"),
    "outlet": ("prov:Agent", "prov:Organization"),
    "office": ("prov:Agent", "prov:Organization"),
    "company": ("prov:Agent", "prov:Organization"),
    "organisation": ("prov:Agent", "prov:Organization"),
}
"""Kinds of source that can say something; the other kinds are entities."""


def provenance(model: ReportModel) -> bytes:
    """Return the provenance of all facts with their claims, documents and sources, in JSON-LD."""
    programme = model.settings.id
    nodes = [
        *(_document(model, document) for _, document in sorted(model.documents.items())),
        *(_source(programme, source) for _, source in sorted(model.sources.items())),
        *(_claim(model, claim) for _, claim in sorted(model.claims.items())),
        *_facts(model),
        {
            "@id": own_iri(programme, "software", model.version),
            "@type": ["prov:Agent", "prov:SoftwareAgent"],
            "rdfs:label": f"corredor {model.version}",
        },
    ]
    return json_bytes({"@context": CONTEXT, "@graph": nodes})


def _ref(iri: str) -> dict[str, str]:
    return {"@id": iri}


def _document(model: ReportModel, document: Document) -> dict[str, Any]:
    made: dict[str, Any] = {
        "@id": document_iri(document),
        "@type": ["prov:Entity", "schema:NewsArticle"],
        "schema:inLanguage": document.language,
        "schema:identifier": digest_iri(document.sha256),
    }
    stated = {
        "schema:headline": document.title,
        "schema:author": document.author,
        "schema:publisher": document.publisher,
        "schema:datePublished": document.published,
        "schema:license": document.licence,
        "schema:isBasedOn": document.reports_on,
    }
    return made | {name: value for name, value in stated.items() if value}


def _source(programme: str, source: Source) -> dict[str, Any]:
    names = {"es": source.name.es, "en": source.name.en, "ru": source.name.ru}
    labels = [{"@language": language, "@value": name} for language, name in names.items() if name]
    return {
        "@id": own_iri(programme, "source", source.id),
        "@type": list(AGENTS.get(source.kind, ("prov:Entity",))),
        "rdfs:label": labels,
    }


def _claim(model: ReportModel, claim: Claim) -> dict[str, Any]:
    programme = model.settings.id
    made: dict[str, Any] = {
        "@id": own_iri(programme, "claim", claim.id),
        "@type": ["prov:Entity", "schema:Claim"],
        "rdfs:label": said(model, claim, model.languages[0]),
        "prov:wasQuotedFrom": _ref(document_iri(model.documents[claim.document])),
    }
    links = [(own_iri(programme, "source", name), model.sources.get(name)) for name in claim.chain]
    speaking = [iri for iri, source in links if source is not None and source.kind in AGENTS]
    retold = [iri for iri, source in links if source is not None and source.kind not in AGENTS]
    if speaking:
        made["prov:wasAttributedTo"] = [_ref(iri) for iri in speaking]
    if retold:
        made["prov:hadPrimarySource"] = [_ref(iri) for iri in retold]
    return made


def _facts(model: ReportModel) -> Iterator[dict[str, Any]]:
    programme = model.settings.id
    for key, fact in sorted(model.facts.items()):
        yield {
            "@id": own_iri(programme, "fact", key),
            "@type": "prov:Entity",
            "rdfs:label": f"{key}: {fact.stance}",
            "prov:wasDerivedFrom": [
                _ref(own_iri(programme, "claim", claim.id)) for claim in fact.claims
            ],
            "prov:wasAttributedTo": _ref(own_iri(programme, "software", model.version)),
        }
