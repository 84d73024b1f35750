"""The glossary: one copy in docs, one in the package, no gaps."""

from __future__ import annotations

import csv
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from corredor.core.assumption import SHAPES
from corredor.core.claim import BASES, KINDS, QUALIFIERS, STANCES
from corredor.core.derivation import DERIVATION_KINDS
from corredor.core.finding import FLAG_SEVERITIES
from corredor.core.label import LANGUAGES
from corredor.data.glossary import FILE, glossary
from corredor.programme.specs import ORGANISATION_KINDS, SOURCE_KINDS
from corredor.studies.evidence.inputs import STAGES

DOCS = Path(__file__).parents[2] / "docs" / "glossary.csv"
PACKAGE = FILE.parents[2]
CONFLICT_KINDS = ("value", "bound", "definition", "basis", "date")
VOCABULARIES = {
    "shapes": SHAPES,
    "bases": BASES,
    "kinds": KINDS,
    "qualifiers": QUALIFIERS,
    "stances": STANCES,
    "severities": FLAG_SEVERITIES,
    "languages": LANGUAGES,
    "organisations": ORGANISATION_KINDS,
    "sources": SOURCE_KINDS,
    "stages": STAGES,
    "conflicts": CONFLICT_KINDS,
    "derivations": (*DERIVATION_KINDS, "found", "accepted"),
    "origins": ("cited", "assumed", "looked_up", "derived"),
}


def rows() -> list[list[str]]:
    with DOCS.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_both_copies_are_one_text() -> None:
    assert DOCS.read_bytes() == FILE.read_bytes()
    source = tomllib.loads(FILE.with_name("source.toml").read_text(encoding="utf-8"))
    assert source["sha256"] == hashlib.sha256(FILE.read_bytes()).hexdigest()


def test_every_cell_is_filled_and_every_identifier_stands_once_in_order() -> None:
    head, *body = rows()
    assert head == ["identifier", *("en", "es", "ru"), "definition"]
    assert all(len(row) == len(head) and all(cell.strip() for cell in row) for row in body)
    names = [row[0] for row in body]
    assert names == sorted(set(names))
    assert not [cell for row in body for cell in row[1:] if re.search(r"\d", cell)]


@pytest.mark.parametrize("name", VOCABULARIES)
def test_every_closed_vocabulary_has_labels(name: str) -> None:
    assert set(VOCABULARIES[name]) <= set(glossary())


def test_every_label_in_code_and_chapters_is_in_the_glossary() -> None:
    code = "\n".join(path.read_text("utf-8") for path in PACKAGE.glob("studies/**/*.py"))
    used = set(re.findall(r'Column\(\s*"\w+",\s*"\w+",\s*"(\w+)"', code))
    used |= set(re.findall(r'FindingTable\(\s*"[\w.]+",\s*"(\w+)"', code))
    used |= set(re.findall(r'Finding\(\s*f?"[^"]+",\s*"(\w+)"', code))
    chapters = "\n".join(
        path.read_text("utf-8") for path in PACKAGE.glob("report/chapters/**/*.j2")
    )
    used |= set(re.findall(r'\b(?:word|heading)\(["\'](\w+)["\']\)', chapters))
    assert {"stance", "facts", "fact_value", "attribution_chain"} <= used
    assert not used - set(glossary())
