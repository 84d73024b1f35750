"""Claims lined up: agreement, refinement, conflict, and what is no conflict."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.frames import (
    Comparison,
    agreements,
    attribution_drift,
    stage_drift,
)
from corredor.studies.evidence.calc.frames.values import rounded
from corredor.studies.evidence.calc.proposals import Spoken, stage_history
from corredor.studies.evidence.calc.records import (
    Figure,
    FigureClaim,
    FigureReading,
    Frame,
    Proposal,
    Qualifier,
    Span,
)


def claim(
    number: str,
    frame: Frame,
    unit: str = "USD",
    qualifier: Qualifier = "exact",
    others: tuple[str, ...] = (),
) -> FigureClaim:
    readings = tuple(
        FigureReading(Decimal(n), Decimal(n), unit, qualifier) for n in (number, *others)
    )
    kind = "money" if len(unit) == 3 and unit.isupper() else "count"
    return FigureClaim(Figure(Span(0, 5), Span(0, 5), kind, readings), frame, Span(0, 40))


def frame(
    measure: str = "fdi",
    subject: str = "japan-kenya-investment",
    period: str = "2022",
    scope: str = "",
    event: str = "",
    chain: tuple[str, ...] = (),
) -> Frame:
    return Frame(measure, subject, period=period, scope=scope, event=event, chain=chain)


def outcome(first: FigureClaim, second: FigureClaim) -> tuple[str, str]:
    (found,) = agreements({"a": [first], "b": [second]})
    return found.outcome, found.kind


def test_same_number_agrees() -> None:
    assert outcome(claim("5", frame()), claim("5", frame())) == ("agree", "")


def test_two_periods_are_no_conflict() -> None:
    pair = claim("5", frame(period="2022")), claim("90", frame(period="2024"))
    assert outcome(*pair) == ("unaligned", "period")


def test_a_rounded_number_refines() -> None:
    assert outcome(claim("86.4", frame()), claim("86", frame()))[0] == "refine"
    assert outcome(claim("100", frame()), claim("104", frame(), qualifier="about"))[0] == "refine"


def test_other_population() -> None:
    attendance = ("participants", "forum", "")
    first = claim(
        "80", frame(*attendance, scope="entrepreneurs", event="forum"), "person", "more_than"
    )
    second = claim("200", frame(*attendance, scope="people", event="forum-japan"), "person")
    assert outcome(first, second) == ("conflict", "population")


def test_a_bound_that_nobody_would_give() -> None:
    attendance = ("participants", "forum", "")
    first = claim("80", frame(*attendance, event="forum"), "person", "more_than")
    second = claim("200", frame(*attendance, event="forum"), "person")
    third = claim("85", frame(*attendance, event="forum"), "person")
    assert outcome(first, second) == ("conflict", "bound")
    assert outcome(first, third)[0] == "refine"


def test_a_thousandfold_difference_is_one_of_scale() -> None:
    assert outcome(claim("5", frame()), claim("5000", frame())) == ("conflict", "scale")
    assert outcome(claim("5", frame(), others=("7",)), claim("7", frame())) == ("conflict", "scale")


def test_currencies() -> None:
    assert outcome(claim("5", frame()), claim("5", frame(), "EUR")) == ("conflict", "currency")
    assert outcome(claim("5", frame()), claim("6", frame(), "EUR"))[0] == "unaligned"


def test_other_sources() -> None:
    first, second = frame(chain=("daily", "bank")), frame(chain=("ministry",))
    assert outcome(claim("5", first), claim("8", second)) == ("conflict", "attribution")


def test_unknown_measures_and_other_subjects_meet_nothing() -> None:
    unknown = claim("5", frame(measure=""))
    assert agreements({"a": [unknown], "b": [unknown]}) == ()
    other = claim("5", frame(subject="chile-peru-investment"))
    assert agreements({"a": [claim("5", frame())], "b": [other]}) == ()


CLAIMS = {
    "a": [claim("5", frame()), claim("9", frame(period="2024"))],
    "b": [claim("6", frame())],
    "c": [claim("5", frame(), qualifier="more_than")],
}


@given(st.permutations(sorted(CLAIMS)))
def test_order_says_nothing(order: list[str]) -> None:
    assert agreements({name: CLAIMS[name] for name in order}) == agreements(CLAIMS)


def test_a_dropped_source_is_drift() -> None:
    claims = {
        "a": [claim("5", frame(chain=("daily", "envoy")))],
        "b": [claim("5", frame(chain=("daily",)))],
    }
    compared: tuple[Comparison, ...] = agreements(claims)
    (drift,) = attribution_drift(compared, claims, {("a", "b")})
    assert (drift.before, drift.after) == ("envoy", "daily")
    assert attribution_drift(compared, claims, set()) == ()


def test_a_higher_stage_in_a_retelling_is_drift() -> None:
    def spoken(document: str, stage: str, rank: int) -> Spoken:
        proposal = Proposal(
            Span(0, 9),
            Span(0, 5),
            stage,  # type: ignore[arg-type]
            Span(6, 9),
            countries=("JP", "KE"),
            sector="gas",
        )
        return Spoken("", rank, document, 0, frozenset({"gas", "supply"}), proposal)

    courses = stage_history([spoken("a", "proposed", 1), spoken("b", "signed", 5)])
    (drift,) = stage_drift(courses, {("b", "a")})
    assert (drift.kind, drift.before, drift.after) == ("stage", "proposed", "signed")


@pytest.mark.parametrize(("fine", "coarse", "wanted"), [("86.4", "86", 1), ("86.4", "80", 0)])
def test_rounding(fine: str, coarse: str, wanted: int) -> None:
    assert rounded(Decimal(fine), Decimal(coarse)) is bool(wanted)
