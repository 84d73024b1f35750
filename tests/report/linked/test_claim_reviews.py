from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from corredor.report.linked import claim_reviews
from corredor.report.linked.claim_reviews import RATINGS
from corredor.report.model import ReportModel


def reviews(model: ReportModel) -> list[dict[str, Any]]:
    return json.loads(claim_reviews(model))["@graph"]


def test_figures_and_events_have_one_review_each(model: ReportModel) -> None:
    kinds = [fact.kind for fact in model.facts.values()]
    assert len(reviews(model)) == kinds.count("figure") + kinds.count("event")


def test_a_rating_tells_of_sources_never_of_truth(model: ReportModel) -> None:
    english = replace(model, languages=("en",))
    ratings = {review["reviewRating"]["alternateName"] for review in reviews(english)}
    assert ratings <= set(RATINGS.values())
    assert all("ratingValue" not in review["reviewRating"] for review in reviews(english))


def test_a_disputed_fact_names_every_reading(model: ReportModel) -> None:
    disputed = [fact for fact in model.facts.values() if fact.stance == "disputed"]
    if not disputed:
        pytest.skip("the programme has no disputed fact")
    shown = [review["claimReviewed"] for review in reviews(model)]
    for fact in disputed:
        assert any(all(claim.written in text for claim in fact.claims) for text in shown)


def test_each_review_names_the_documents_in_which_the_claim_appears(model: ReportModel) -> None:
    for review in reviews(model):
        assert review["itemReviewed"]["appearance"]
        assert review["itemReviewed"]["author"]
