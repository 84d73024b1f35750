"""Drift between a document and its retelling."""

from decimal import Decimal

from corredor.studies.evidence.calc.corpus import Analysis
from corredor.studies.evidence.calc.derivation.fingerprint import fingerprint
from corredor.studies.evidence.calc.derivation.words import Prepared
from corredor.studies.evidence.calc.frames import drifts
from corredor.studies.evidence.calc.records import (
    Derivation,
    Figure,
    FigureClaim,
    FigureReading,
    Frame,
    Proposal,
    Span,
    Stage,
)

TEXT = "Chile offered rice to Kenya."


def analysis(document: str, stage: Stage, chain: tuple[str, ...]) -> Analysis:
    reading = FigureReading(Decimal(5), Decimal(5), "USD")
    figure = Figure(Span(0, 5), Span(0, 5), "money", (reading,))
    frame = Frame("exports", "chile-kenya-exports", "2023", chain=chain)
    claim = FigureClaim(figure, frame, Span(0, 28))
    proposal = Proposal(
        Span(0, 28), Span(14, 18), stage, Span(6, 13), "chile", "kenya", ("CL", "KE"), "trade"
    )
    print_of = fingerprint(Prepared(TEXT, "en", (Span(0, 28),)))
    return Analysis(document, "", "en", "", (), (), (), (), (), (claim,), (proposal,), (), print_of)


ONE = analysis("one", "offered", ("daily", "envoy"))
TWO = analysis("two", "signed", ("daily",))
TEXTS = {"one": TEXT, "two": TEXT}


def test_a_retelling_that_drops_the_source_and_raises_the_stage() -> None:
    edge = Derivation("one", "two", "paraphrase", 0.9)
    found = drifts((ONE, TWO), (edge,), TEXTS)
    assert [(d.kind, d.before, d.after) for d in found] == [
        ("attribution", "envoy", "daily"),
        ("stage", "offered", "signed"),
    ]


def test_documents_without_a_common_origin_do_not_drift() -> None:
    assert drifts((ONE, TWO), (), TEXTS) == ()


def test_an_origin_that_is_no_document_says_nothing() -> None:
    edge = Derivation("elsewhere", "two", "same_origin", 0.9)
    assert drifts((ONE, TWO), (edge,), TEXTS) == ()
