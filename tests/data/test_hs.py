"""Sections and headings of the Harmonized System."""

from corredor.data.tables import read_data_table

LANGUAGES = ("es", "en", "ru")


def test_sections_hold_every_chapter_once() -> None:
    sections = read_data_table("hs", "sections")
    held = [
        chapter for row in sections for chapter in range(int(row["first"]), int(row["last"]) + 1)
    ]
    assert held == list(range(1, 98))
    assert len(sections) == 21
    named = {int(row["chapter"]) for row in read_data_table("isic", "hs")}
    assert set(held) - named == {77}  # reserved for future use


def test_headings_are_sorted_and_named_in_every_language() -> None:
    rows = read_data_table("hs")
    codes = [row["heading"] for row in rows]
    assert codes == sorted(set(codes))
    chapters = {row["chapter"] for row in read_data_table("isic", "hs")}
    assert {code[:2] for code in codes} <= chapters
    for language in LANGUAGES:
        assert all(row[language].strip() for row in rows)
        assert len({row[language] for row in rows}) == len(rows)


def test_every_heading_that_a_rule_names_has_a_name() -> None:
    named = {row["heading"] for row in read_data_table("hs")}
    lines = {
        line
        for row in read_data_table("tariff_rules")
        for column in ("lines", "but_lines")
        for line in row[column].split()
    }
    assert {line for line in lines if len(line) == 4} <= named
