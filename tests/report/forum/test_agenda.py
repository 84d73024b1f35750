"""Agendas as pages and as PDF: whose, in which language, and what a hostile name can't do."""

from dataclasses import replace
from html.parser import HTMLParser

import pypdfium2
import pytest

from corredor.core.label import Label
from corredor.core.plain import plain
from corredor.report.forum.agenda import agenda, agenda_page, agenda_pdf
from corredor.report.forum.day import ForumDay


class Page(HTMLParser):
    """The tags and the text of a page."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text = ""
        self.language = ""
        self.feed(content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        held = dict(attrs)
        self.links += [str(held[name]) for name in ("href", "src") if name in held]
        if tag == "html":
            self.language = held["lang"] or ""

    def handle_data(self, data: str) -> None:
        self.text += data


def pdf_text(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()


@pytest.mark.parametrize(("person", "language"), [("ana", "es"), ("ivan", "ru"), ("hostile", "en")])
def test_it_is_in_the_persons_language(day: ForumDay, person: str, language: str) -> None:
    page = Page(agenda_page(day, person))
    assert page.language == language
    assert plain(day.people[person].name) in " ".join(page.text.split())


def test_it_stands_by_itself(day: ForumDay) -> None:
    page = Page(agenda_page(day, "ana"))
    assert page.links == []
    assert not {"script", "link", "img", "iframe", "form"} & set(page.tags)


def test_it_lists_the_persons_own_day_in_order(day: ForumDay) -> None:
    (only,) = agenda(day, "ivan")["days"]
    assert [entry["hours"][:5] for entry in only["entries"]] == [
        *("09:00", "10:00", "11:00", "12:00", "16:00"),
    ]
    assert [entry["meeting"] for entry in only["entries"]] == [False, False, True, True, False]


def test_who_sits_nowhere_is_told_so(day: ForumDay) -> None:
    empty = replace(day, meetings=(), sessions=day.sessions[2:])
    assert agenda(empty, "hostile")["days"] == []
    assert "Nothing" in Page(agenda_page(empty, "hostile")).text


def test_a_session_open_to_all_gives_way_to_a_meeting(day: ForumDay) -> None:
    early = replace(day.meetings[0], begins=day.sessions[0].begins, ends=day.sessions[0].ends)
    busy = replace(day, meetings=(early, *day.meetings[1:]))
    assert "opening" not in [one.id for one in busy.sessions_of("ana")]
    assert "opening" in [one.id for one in busy.sessions_of("luis")]


def test_without_consent_no_other_reads_the_name(day: ForumDay) -> None:
    for person in day.people:
        text = Page(agenda_page(day, person)).text + pdf_text(agenda_pdf(day, person))
        assert ("Callado" in text) is (person == "luis")


def test_the_pdf_holds_the_words_in_all_letters(day: ForumDay) -> None:
    text = pdf_text(agenda_pdf(day, "ivan"))
    for word in ("Иван Щёголев", "Ana Núñez", "Ацтека Сталь", "11:00–11:30", "Большой зал"):
        assert word in text


def test_markup_in_a_name_is_text(day: ForumDay) -> None:
    """A name can't become a tag, Typst markup or code."""
    page = Page(agenda_page(day, "hostile"))
    assert "b" not in page.tags
    assert "<b>*x*</b>" in page.text
    assert '<b>*x*</b> #eval("1") ATTENDEE' in pdf_text(agenda_pdf(day, "hostile"))


def test_a_name_in_letters_that_no_font_has_is_romanised(day: ForumDay) -> None:
    wang = replace(day.people["ana"], name="王小明 Núñez 😀")
    changed = replace(day, people={**day.people, "ana": wang})
    text = pdf_text(agenda_pdf(changed, "ana"))
    assert "WangXiaoMing Núñez" in text
    assert "王小明" in Page(agenda_page(changed, "ana")).text


def test_a_very_long_name_stays_on_the_paper(day: ForumDay) -> None:
    long = replace(day, title=Label("T" * 400, "", ""))
    document = pypdfium2.PdfDocument(agenda_pdf(long, "ana"))
    width, _ = document[0].get_size()
    page = document[0].get_textpage()
    boxes = [page.get_charbox(at) for at in range(page.count_chars())]
    assert max(box[2] for box in boxes) <= width
    document.close()


def test_the_pdf_is_tagged_and_says_its_title(day: ForumDay) -> None:
    content = agenda_pdf(day, "ivan")
    document = pypdfium2.PdfDocument(content)
    assert "Иван Щёголев" in document.get_metadata_value("Title")
    document.close()
    assert b"pdfuaid:part" in content
    assert b"/MarkInfo" in content


def test_the_same_day_gives_the_same_bytes(day: ForumDay) -> None:
    assert agenda_pdf(day, "ana") == agenda_pdf(replace(day), "ana")


def test_an_agenda_tells_what_the_other_offers_and_needs(day: ForumDay) -> None:
    stated = {name: replace(held, offers=("Acero <i>", "Cobre", "Zinc"), needs=("N" * 200,))
              for name, held in day.people.items()}  # fmt: skip
    told = replace(day, people=stated)
    page = Page(agenda_page(told, "ivan"))
    assert page.text.count("Acero <i>; Cobre") == 1
    assert "i" not in page.tags
    assert "Zinc" not in page.text
    assert "N" * 139 + "…" in page.text
    assert "Acero <i>; Cobre" in pdf_text(agenda_pdf(told, "ivan"))
