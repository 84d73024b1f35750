"""ClaimReview: each figure or dated event that sources claim, with where it appears.

schema.org ``ClaimReview`` and ``Claim``. The rating says how many sources stand behind a claim
and whether they differ; it never says that something is true.
"""

from __future__ import annotations

from typing import Any, Final

from corredor.core.claim import Claim, Fact
from corredor.core.errors import N_
from corredor.report.i18n import Speech
from corredor.report.linked.names import document_iri, json_bytes, own_iri, said
from corredor.report.model import ReportModel

CONTEXT: Final = "https://schema.org"
REVIEWED: Final = ("figure", "event")
RATINGS: Final = {
    "single_source": N_("Reported by one independent source"),
    "corroborated": N_("Reported by independent sources that agree"),
    "disputed": N_("Sources differ"),
    "decided": N_("Sources were weighed by a person"),
}


def claim_reviews(model: ReportModel) -> bytes:
    """Return a review for each figure and dated event, in the programme's first language."""
    language = model.languages[0]
    speech = Speech(language)
    reviews = [
        _review(model, fact, language, speech)
        for _, fact in sorted(model.facts.items())
        if fact.kind in REVIEWED
    ]
    return json_bytes({"@context": CONTEXT, "@graph": reviews})


def _review(model: ReportModel, fact: Fact, language: str, speech: Speech) -> dict[str, Any]:
    programme = model.settings.id
    shown = fact.taken or fact.claims[0]
    return {
        "@type": "ClaimReview",
        "@id": own_iri(programme, "review", fact.key),
        "inLanguage": language,
        "claimReviewed": "; ".join(
            dict.fromkeys(said(model, claim, language) for claim in fact.claims)
        ),
        "author": {"@type": "Organization", "name": model.title.spoken(language)[0]},
        "itemReviewed": {
            "@type": "Claim",
            "name": said(model, shown, language),
            "author": _authors(model, fact, language),
            "appearance": _appearances(model, fact.claims),
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": speech.translate(RATINGS[fact.stance]),
        },
    }


def _authors(model: ReportModel, fact: Fact, language: str) -> list[dict[str, str]]:
    """Return the ultimate sources of a fact's claims."""
    ends = dict.fromkeys(claim.chain[-1] for claim in fact.claims if claim.chain)
    return [
        {
            "@type": "Person" if model.sources[name].kind == "person" else "Organization",
            "name": model.sources[name].name.spoken(language)[0] or name,
        }
        for name in ends
        if name in model.sources
    ]


def _appearances(model: ReportModel, claims: tuple[Claim, ...]) -> list[dict[str, str]]:
    named = dict.fromkeys(claim.document for claim in claims)
    made: list[dict[str, str]] = []
    for name in named:
        document = model.documents[name]
        held = {
            "@type": "CreativeWork",
            "@id": document_iri(document),
            "headline": document.title or document.reports_on,
            "datePublished": document.published,
        }
        made.append({key: value for key, value in held.items() if value})
    return made
