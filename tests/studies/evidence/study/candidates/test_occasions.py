"""Events of documents as candidates: one subject and one year for what is one event."""

from __future__ import annotations

from hashlib import sha256

from corredor.core.source import Document
from corredor.studies.evidence.calc.corpus import Corpus, merged
from corredor.studies.evidence.study.candidates.rows import Known, candidate_rows
from corredor.studies.evidence.study.comparison import compared_corpus
from corredor.studies.evidence.study.reading import analyse

NAMED = "The Kenya-Japan Business Forum was held in Nairobi on May 14, 2024."
UNDATED = "The Kenya-Japan Business Forum was held in Nairobi."
LATER = "The Kenya-Japan Business Forum was held in Nairobi on June 3, 2025."
SUBJECT = "business-forum-japan-kenya"


def forums(*texts: str) -> list[dict[str, str]]:
    held = {
        f"d{number}": Document(
            id=f"d{number}",
            file="d.txt",
            title="",
            publisher="",
            author="",
            published="",
            language="en",
            reports_on="",
            url="",
            licence="",
            sha256=sha256(text.encode()).hexdigest(),
            text=text,
        )
        for number, text in enumerate(texts)
    }
    corpus = merged(Corpus((analyse(document, ("KE", "JP")),)) for document in held.values())
    rows = candidate_rows(corpus, compared_corpus(corpus, held, {}), Known(held, {})).candidates
    return [row for row in rows if row["kind"] == "event"]


def test_a_gathering_has_its_year() -> None:
    (found,) = forums(NAMED)
    assert (found["subject"], found["period"], found["value"]) == (SUBJECT, "2024", "2024-05-14")


def test_an_undated_account_takes_the_year_of_the_dated_one() -> None:
    first, second = forums(NAMED, UNDATED)
    assert first["period"] == second["period"] == "2024"
    assert (second["value"], second["doubt"]) == ("", "date")


def test_the_forums_of_two_years_are_two_facts() -> None:
    first, second = forums(NAMED, LATER)
    assert first["subject"] == second["subject"] == SUBJECT
    assert (first["period"], second["period"]) == ("2024", "2025")


def test_which_of_two_years_an_undated_account_is_of_stays_open() -> None:
    assert [row["period"] for row in forums(NAMED, LATER, UNDATED)] == ["2024", "2025", ""]


def test_the_forum_is_the_one_with_the_fuller_name() -> None:
    first, second = forums(NAMED, "A business forum was held in Nairobi on May 14, 2024.")
    assert first["subject"] == second["subject"] == SUBJECT
    assert "subject" in second["doubt"].split()
    assert f"{SUBJECT}=" in second["names"] or SUBJECT in first["names"]
