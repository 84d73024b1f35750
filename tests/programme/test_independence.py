"""Independence: what an accepted derivation does to the number of sources."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corredor.core.claim import Claim
from corredor.core.derivation import AcceptedDerivation, DerivationKind
from corredor.core.errors import Problems
from corredor.programme.folder import read_programme
from corredor.programme.independence import independent_sources, originals_of
from corredor.programme.reconcile import reconcile
from corredor.testing import claimed

TINY = Path(__file__).parents[1] / "programmes" / "tiny"
FACT = "kelp-fair.visitors.2023"
HEAD = "first,second,kind,person,date,note\n"


def said(first: str, second: str, kind: DerivationKind = "verbatim") -> AcceptedDerivation:
    return AcceptedDerivation(first, second, kind, "desk", "2025-01-02")


def claim(name: str, *chain: str) -> Claim:
    return claimed(name, 300.0, "person", document=name, chain=chain or (name,))


def stance(*derivations: AcceptedDerivation) -> tuple[str, int]:
    facts, problems = reconcile([claim("note"), claim("copy")], (), derivations)
    assert not problems
    (fact,) = facts.values()
    return fact.stance, fact.independent


def test_an_accepted_derivation_is_no_second_source() -> None:
    assert stance() == ("corroborated", 2)
    assert stance(said("note", "copy")) == ("single_source", 1)
    assert stance(said("copy", "note")) == ("single_source", 1)
    assert stance(said("note", "copy", "unrelated")) == ("corroborated", 2)


def test_two_rows_that_contradict_each_other_leave_one_original() -> None:
    both = originals_of([said("note", "copy"), said("copy", "note")])
    assert both == {"note": ["copy"]}


def test_the_counted_claims_are_named() -> None:
    facts, _ = reconcile([claim("note"), claim("copy")], ())
    assert next(iter(facts.values())).counted == ("copy", "note")


LINKS = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)


@given(st.lists(LINKS, min_size=1, max_size=5), LINKS, st.integers(0, 4))
def test_a_derived_document_never_raises_the_number(
    chains: list[list[str]], chain: list[str], at: int
) -> None:
    held = [claim(f"d{number}", *links) for number, links in enumerate(chains)]
    original = f"d{min(at, len(chains) - 1)}"
    after = [*held, claim("copy", *chain)]
    originals = originals_of([said(original, "copy")])
    assert independent_sources(after, (), originals) <= independent_sources(held)


def folder(tmp_path: Path, rows: str) -> Path:
    place = tmp_path / "tiny"
    copytree(TINY, place, ignore=lambda *_: ["out"])
    (place / "derivations.csv").write_text(HEAD + rows, encoding="utf-8")
    return place


def tiny(place: Path) -> tuple[str, int]:
    from corredor.studies.evidence.inputs import PROPOSALS, STAGE_HISTORY

    fact = read_programme(place, (PROPOSALS, STAGE_HISTORY)).facts[FACT]
    return fact.stance, fact.independent


def test_derivations_are_read_from_the_folder(tmp_path: Path) -> None:
    assert tiny(TINY) == ("corroborated", 2)
    place = folder(tmp_path, "gazette-en,faro-es,translation,The desk,2023-06-01,\n")
    assert tiny(place) == ("single_source", 1)


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("gazette-en,nobody,translation,The desk,2023-06-01,\n", "E108"),
        ("gazette-en,faro-es,stolen,The desk,2023-06-01,\n", "E110"),
        ("gazette-en,faro-es,translation,,2023-06-01,\n", "E103"),
    ],
)
def test_a_wrong_row_is_told(tmp_path: Path, row: str, code: str) -> None:
    with pytest.raises(Problems) as caught:
        tiny(folder(tmp_path, row))
    assert code in {error.code for error in caught.value.errors}


def test_a_reliability_is_a_letter_of_the_code(tmp_path: Path) -> None:
    place = folder(tmp_path, "")
    sources = place / "sources.csv"
    lines = sources.read_text("utf-8").splitlines()
    graded = [f"{line},{'reliability' if not at else 'B'}" for at, line in enumerate(lines)]
    sources.write_text("\n".join(graded) + "\n", encoding="utf-8")
    from corredor.studies.evidence.inputs import PROPOSALS, STAGE_HISTORY

    programme = read_programme(place, (PROPOSALS, STAGE_HISTORY))
    assert {source.reliability for source in programme.sources.values()} == {"B"}
