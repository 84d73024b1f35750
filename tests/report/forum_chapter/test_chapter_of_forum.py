"""The chapter on the forum: no orphan number, no person, every part alone, its words right."""

import re

import pytest

from corredor.core.label import LANGUAGES
from corredor.report.audit import audit_pages
from corredor.report.forum.overview import Forum
from corredor.report.html import render, render_pages
from corredor.report.i18n import Speech

PEOPLE = ("person-of-mill", "person-of-fields", "student-of-fields")


def chapter(model, language: str = "en") -> str:
    page = render(model, language)
    start = page.index('id="study-forum"')
    return page[start : page.index("</section>", start)]


def text_of(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<svg.*?</svg>|<[^>]+>", "", page, flags=re.DOTALL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_hold_no_orphan(forum, language: str) -> None:
    model = forum()
    assert audit_pages(render_pages(model, language), model) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_person_is_named(forum, language: str) -> None:
    page = chapter(forum(), language)
    assert not [name for name in PEOPLE if name in page]


def test_ids_of_sectors_and_countries_are_printed_as_their_names(forum) -> None:
    page = text_of(chapter(forum(), "ru"))
    assert "isic." not in page
    assert "Сельское хозяйство, лесоводство и рыболовство" in page
    assert "Россия" in page
    assert "Мексика" in page


def test_a_part_that_is_missing_leaves_the_others(forum, tables_of_forum) -> None:
    for gone in tables_of_forum:
        model = forum(rows={key: rows for key, rows in tables_of_forum.items() if key != gone})
        assert audit_pages(render_pages(model, "en"), model) == ()
    assert "Programme" not in text_of(chapter(forum(rows={})))


def test_slots_in_a_row_are_one_sitting_and_a_pause_parts_two(forum) -> None:
    first, second = Forum(forum(), Speech("en")).days().values()
    spans = [
        (one.first.text("session"), one.first.text("begins"), one.last.text("ends"))
        for one in (*first, *second)
    ]
    assert spans == [
        ("opening", "09:00", "10:25"),
        ("coffee", "10:30", "10:55"),
        ("digital", "11:00", "11:55"),
        ("grain", "11:00", "11:25"),
        ("grain", "09:00", "09:55"),
        ("coffee", "10:00", "10:25"),
        ("coffee", "11:30", "11:55"),
    ]


def test_needs_are_told_by_reason_the_nearest_miss_and_the_farthest_first(forum) -> None:
    found = Forum(forum(), Speech("en")).unmet()
    assert {reason: [row.text("text") for row in rows] for reason, rows in found.items()} == {
        "not_met": ["Compramos avena", "Compramos trigo"],
        "nobody_answers": ["Ищем силосы"],
    }
    page = chapter(forum())
    assert re.search(r'<q lang="ru"><bdi[^>]*>Ищем силосы', page)


def test_the_bound_and_the_gap_stand_beside_the_breaks(forum) -> None:
    said = text_of(chapter(forum()))
    assert re.search(r"Idle times of all people ?7\D.*Gap to the bound ?2\D", said)


def test_a_number_that_the_chapter_does_not_know_is_told_too(forum) -> None:
    assert text_of(chapter(forum())).count("3 events") == 1


def test_an_agreement_is_told_with_its_next_step(forum) -> None:
    said = text_of(chapter(forum()))
    assert "Mills (fictitious) – Fields (fictitious) agreement Trigo" in said
    assert "Next step: Muestras · Mills (fictitious) · 1 June 2027" in said
