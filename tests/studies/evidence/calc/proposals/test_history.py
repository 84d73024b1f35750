"""The course of a proposal over documents."""

from hypothesis import given
from hypothesis import strategies as st

from corredor.studies.evidence.calc.proposals import Spoken, spoken_of, stage_history, status_of
from corredor.studies.evidence.calc.proposals.history import rank_of
from corredor.studies.evidence.calc.records import STAGES, Mention, Proposal, Span, Stage
from corredor.studies.evidence.inputs import AIDDATA_STATUS, IATI_STATUS


def spoken(document: str, stage: Stage, date: str, words: str, sector: str = "gas") -> Spoken:
    proposal = Proposal(
        Span(0, 9), Span(0, 5), stage, Span(6, 9), countries=("JP", "KE"), sector=sector
    )
    return Spoken(date, rank_of(proposal), document, 0, frozenset(words.split()), proposal)


ENTRIES = [
    spoken("a", "offered", "2024-05", "supply gas"),
    spoken("b", "signed", "2025-01", "contract supply gas"),
    spoken("c", "proposed", "", "gas supply"),
    spoken("d", "proposed", "2024-01", "railway line", "rail-transport"),
]


def test_one_course_for_one_thing_between_two_sides() -> None:
    courses = stage_history(ENTRIES)
    assert [[entry.document for entry in course.entries] for course in courses] == [
        ["c", "a", "b"],
        ["d"],
    ]


@given(st.permutations(ENTRIES))
def test_order_says_nothing(entries: list[Spoken]) -> None:
    assert stage_history(entries) == stage_history(ENTRIES)


def test_stages_in_the_words_of_registers() -> None:
    assert set(IATI_STATUS) == set(STAGES) > set(AIDDATA_STATUS)
    assert status_of("signed", AIDDATA_STATUS) == "commitment"
    assert status_of("interest", AIDDATA_STATUS) == ""


def test_a_site_meets_across_languages() -> None:
    texts = {"en": "a terminal in Mombasa", "es": "una terminal en Mombasa"}
    entries = list[Spoken]()
    for language, text in texts.items():
        at = text.index("Mombasa")
        mombasa = Mention(Span(at, at + 7), "place", "Mombasa", "mombasa", country="KE")
        proposal = Proposal(
            Span(0, len(text)),
            Span(0, len(text)),
            "offered",
            Span(0, 1),
            countries=("JP", "KE"),
            sector="maritime-transport",
        )
        entries += spoken_of(language, text, [proposal], (mombasa,))
    assert len(stage_history(entries)) == 1
