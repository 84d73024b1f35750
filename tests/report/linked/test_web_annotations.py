from __future__ import annotations

import json
from typing import Any

from corredor.report.linked import web_annotations
from corredor.report.model import ReportModel


def page(model: ReportModel) -> dict[str, Any]:
    return json.loads(web_annotations(model))


def test_every_claim_is_one_annotation(model: ReportModel) -> None:
    items = page(model)["items"]
    assert len(items) == len(model.claims) > 0
    assert len({item["id"] for item in items}) == len(items)


def test_the_selectors_lead_back_to_the_words(model: ReportModel) -> None:
    texts = {document.sha256: document.text for document in model.documents.values()}
    by_state = {item["target"]["state"]["value"]: None for item in page(model)["items"]}
    assert len(by_state) == len({claim.document for claim in model.claims.values()})
    claims = {claim.selector.exact for claim in model.claims.values()}
    for item in page(model)["items"]:
        quote, position = item["target"]["selector"]
        assert quote["exact"] in claims
        found = {text[position["start"] : position["end"]] for text in texts.values()}
        assert quote["exact"] in found
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert any(around in text for text in texts.values())


def test_no_more_of_a_document_than_the_passage_is_exported(model: ReportModel) -> None:
    content = web_annotations(model).decode()
    assert all(document.text not in content for document in model.documents.values())


def test_the_same_model_gives_the_same_bytes(model: ReportModel) -> None:
    assert web_annotations(model) == web_annotations(model)


def test_the_types_are_those_of_the_recommendation(model: ReportModel) -> None:
    held = page(model)
    assert held["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert held["type"] == "AnnotationPage"
    for item in held["items"]:
        assert item["type"] == "Annotation"
        kinds = [selector["type"] for selector in item["target"]["selector"]]
        assert kinds == ["TextQuoteSelector", "TextPositionSelector"]
