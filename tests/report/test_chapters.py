"""The chapters speak no language: every word in them goes through the catalogue."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from corredor.report.html import CHAPTERS
from corredor.studies.evidence.inputs import STAGES

TEMPLATES = sorted(CHAPTERS.rglob("*.j2"))
ALLOWED = {"page.html.j2": {"corredor"}}
"""The name of the software is the same in every language."""


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(CHAPTERS).as_posix())
def test_no_words_outside_the_catalogue(path: Path) -> None:
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    text = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\0"
        for output in tree.find_all(nodes.Output)
        for node in output.nodes
    )
    bare = re.sub(r"<[^<>]*>", "", text)
    words = set(re.findall(r"[^\W\d_]+", bare))
    assert words <= ALLOWED.get(path.name, set())
    assert not re.search(r"\d", bare)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(CHAPTERS).as_posix())
def test_attributes_that_are_read_go_through_the_catalogue(path: Path) -> None:
    spoken = re.findall(r'(?:alt|title|aria-label|placeholder)="([^"]*)"', path.read_text("utf-8"))
    assert all(text.startswith("{{") for text in spoken)


def test_the_scale_of_stages_is_that_of_the_study() -> None:
    text = (CHAPTERS / "studies" / "evidence.html.j2").read_text(encoding="utf-8")
    listed = re.search(r"set scale = \[(.*?)\]", text)
    assert listed is not None
    assert tuple(re.findall(r'"(\w+)"', listed[1])) == STAGES[:8]
