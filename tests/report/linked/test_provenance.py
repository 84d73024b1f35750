from __future__ import annotations

import rdflib
from rdflib.namespace import PROV, RDF

from corredor.report.linked import provenance
from corredor.report.model import ReportModel


def graph(model: ReportModel) -> rdflib.Graph:
    made = rdflib.Graph()
    made.parse(data=provenance(model), format="json-ld")
    return made


def test_another_reader_finds_every_claim_in_its_document(model: ReportModel) -> None:
    quoted = list(graph(model).subject_objects(PROV.wasQuotedFrom))
    assert len(quoted) == len(model.claims)
    entities = set(graph(model).subjects(RDF.type, PROV.Entity))
    assert {document for _, document in quoted} <= entities


def test_every_fact_is_derived_from_its_claims(model: ReportModel) -> None:
    pairs = list(graph(model).subject_objects(PROV.wasDerivedFrom))
    assert len(pairs) == sum(len(fact.claims) for fact in model.facts.values())


def test_what_is_attributed_is_attributed_to_an_agent(model: ReportModel) -> None:
    made = graph(model)
    agents = set(made.subjects(RDF.type, PROV.Agent))
    attributed = set(made.objects(None, PROV.wasAttributedTo))
    assert attributed
    assert attributed <= agents


def test_what_is_retold_is_an_entity(model: ReportModel) -> None:
    made = graph(model)
    sources = set(made.objects(None, PROV.hadPrimarySource))
    assert sources <= set(made.subjects(RDF.type, PROV.Entity))
