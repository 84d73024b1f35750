from typing import Any

from corredor.programme.texts.layout import PrintedLine, compounds_of, paragraphs_of_page
from corredor.programme.texts.pdf import extract_pdf


def test_paragraphs_are_joined_and_running_lines_left_out(printer: Any):
    first = [
        "Annual note",
        "",
        "The port of the island opened a new quay on Monday, and the ministry of trans-",
        "port said that it had cost 1.3 billion pesos, more than twice the sum of the",
        "plan of 2019. Ships from Viet Nam come in June.",
        "",
        "The governor was glad. \u201cIt took years,\u201d she said.",
        "Page 1",
    ]
    pages = [first, ["Trade grew by 12 % in 2024.", "Page 2"], ["No more is known.", "Page 3"]]
    found = extract_pdf(printer.pdf([printer.page(lines) for lines in pages]), "a.pdf")
    paragraphs = found.text.splitlines()
    assert paragraphs[0] == "Annual note"
    assert "ministry of transport said" in paragraphs[1]
    assert "of the plan of 2019. Ships" in paragraphs[1]
    assert paragraphs[2].startswith("The governor")
    assert "Page" not in found.text
    assert [found.text[start:].split()[0] for start in found.pages] == ["Annual", "Trade", "No"]


def test_statements_are_kept_and_names_of_programs_are_not(printer: Any):
    page = printer.page(["Some text stands here."])
    stated = extract_pdf(printer.pdf([page], "/Title(Port note)/Author(Ana Lima)"), "a.pdf")
    assert (stated.title, stated.author, stated.published) == ("Port note", "Ana Lima", "")
    made = extract_pdf(
        printer.pdf([page], "/Title(note.docx)/Author(user)/CreationDate(D:20240513)"), "a.pdf"
    )
    assert (made.title, made.author, made.published) == ("", "", "")


def test_pages_without_text_are_counted(printer: Any):
    pages = [printer.page(["One."]), printer.picture, printer.page(["Three."])]
    found = extract_pdf(printer.pdf(pages), "a.pdf")
    assert (found.text, found.pages, found.blank) == ("One.\nThree.\n", (0, 5, 5), (2,))


def line(text: str, bottom: float, left: float = 72, right: float = 500) -> PrintedLine:
    return PrintedLine(text, left, right, bottom, bottom + 12)


def test_a_short_line_an_indent_a_gap_and_a_bullet_end_a_paragraph():
    lines = [
        line("The first paragraph goes to the margin and ends here", 700),
        line("early.", 685, right=100),
        line("The second one", 670),
        line("Begins with no stop but an indent follows", 655, left=90),
        line("After a gap", 600),
        line("\u2022 a bullet", 585),
    ]
    assert list(paragraphs_of_page(lines)) == [
        "The first paragraph goes to the margin and ends here early.",
        "The second one",
        "Begins with no stop but an indent follows",
        "After a gap",
        "\u2022 a bullet",
    ]


def test_hyphens_of_compounds_and_numbers_stay():
    lines = [line("in the years 2024-", 700), line("2025 the line Hanoi-", 685)]
    lines.append(line("Valparaíso and an eco-", 670))
    lines.append(line("nomic plan", 655))
    expected = "in the years 2024-2025 the line Hanoi-Valparaíso and an economic plan"
    assert list(paragraphs_of_page(lines)) == [expected]
    assert list(paragraphs_of_page([])) == []


def test_a_compound_that_stands_elsewhere_keeps_its_hyphen():
    lines = [line("a long-term plan", 700, right=120), line("and a long-", 600)]
    lines.append(line("term loan of the gov\x02", 585))
    lines.append(line("ernment", 570))
    found = list(paragraphs_of_page(lines, compounds_of([lines])))
    assert found == ["a long-term plan", "and a long-term loan of the government"]
