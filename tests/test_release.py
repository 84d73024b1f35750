"""What goes with a release: one version, citation, changelog, licences, bill of materials."""

import json
import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

import corredor

ROOT = Path(__file__).parent.parent
CHANGES = ("Changed", "Added", "Deprecated", "Removed", "Fixed", "Security")


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


@pytest.fixture(scope="module")
def bill() -> ModuleType:
    sys.path.insert(0, str(ROOT / "scripts"))
    try:
        return import_module("bill")
    finally:
        sys.path.pop(0)


def test_one_version() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    codemeta = json.loads((ROOT / "codemeta.json").read_text("utf-8"))
    told = {str(citation["version"]), codemeta["version"]}
    assert told == {corredor.__version__}


def test_the_citation_file_keeps_its_format(project: dict[str, Any]) -> None:
    """Citation File Format 1.2.0, doi:10.5281/zenodo.5171937: keys, kinds, licence, authors."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    optional = {"abstract", "date-released", "doi", "identifiers", "keywords", "license", "url"}
    optional |= {"contact", "references", "repository-code", "type", "version", "commit"}
    required = {"authors", "cff-version", "message", "title"}
    assert required <= set(citation) <= required | optional
    assert citation["license"] == project["license"]
    for author in citation["authors"]:
        assert set(author) <= {"name", "alias", "website"} or "family-names" in author
    assert len(set(citation["keywords"])) == len(citation["keywords"])


def test_codemeta_says_what_the_project_says(project: dict[str, Any]) -> None:
    """CodeMeta 3.0: terms of schema.org, with the context that defines them."""
    held = json.loads((ROOT / "codemeta.json").read_text("utf-8"))
    assert held["@context"] == "https://w3id.org/codemeta/3.0"
    assert held["@type"] == "SoftwareSourceCode"
    assert (held["name"], held["description"]) == (project["name"], project["description"])
    assert held["license"].endswith(f"/{project['license']}")
    assert held["runtimePlatform"] == f"Python {project['requires-python']}"
    assert [author["name"] for author in held["author"]] == [project["authors"][0]["name"]]


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    releases = re.split(r"^## ", text, flags=re.M)[1:]
    titles = [release.partition("\n")[0] for release in releases]
    assert titles[0] == "Unreleased" or titles[0].startswith(corredor.__version__)
    dated = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) \((\d{4}-\d\d-\d\d)\)", one) for one in titles[1:]]
    assert all(dated)
    numbers = [tuple(map(int, one.groups()[:3])) for one in dated if one]
    assert numbers == sorted(numbers, reverse=True)
    for release in releases:
        sections = re.split(r"^### ", release, flags=re.M)[1:]
        named = [section.partition("\n")[0] for section in sections]
        assert named
        assert set(named) <= set(CHANGES)
        assert len(set(named)) == len(named)
        for section in sections:
            assert re.search(r"^- \w", section, re.M)


def test_the_extra_all_names_every_extra_of_users(project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    (line,) = extras["all"]
    named = set(re.findall(r"\w+", line.partition("[")[2]))
    assert named == set(extras) - {"all", "dev", "docs"}


def test_every_licence_is_allowed_and_listed(bill: ModuleType) -> None:
    parts = bill.parts()
    assert {"numpy", "lxml"} <= {name for name, part in parts.items() if "core" in part.asked_by}
    refused = {name: part.licence for name, part in parts.items() if not bill.allowed(part.licence)}
    assert refused == {}
    assert (ROOT / "docs" / "reference" / "licences.md").read_text("utf-8") == bill.page(parts)


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("(MIT OR GPL-2.0-only) AND (ISC AND BSD-3-Clause)", True),
        ("(MIT AND GPL-2.0-only) OR AGPL-3.0-only", False),
        ("Apache-2.0 WITH LLVM-exception", True),
        ("SSPL-1.0", False),
        ("", False),
    ],
)
def test_licences_are_told_apart(bill: ModuleType, expression: str, fine: bool) -> None:
    assert bill.allowed(expression) is fine


def test_the_bill_of_materials_is_whole(bill: ModuleType) -> None:
    """CycloneDX 1.6: every reference is of a component, each component stands once."""
    parts = bill.parts()
    made = bill.sbom(parts)
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    refs = [one["bom-ref"] for one in (made["metadata"]["component"], *made["components"])]
    assert len(set(refs)) == len(refs) == len(parts) + 1
    assert {one["ref"] for one in made["dependencies"]} == set(refs)
    below = {ref for one in made["dependencies"] for ref in one["dependsOn"]}
    assert below <= set(refs)
    reached, pending = set[str](), [made["metadata"]["component"]["bom-ref"]]
    needs = {one["ref"]: one["dependsOn"] for one in made["dependencies"]}
    while pending:
        ref = pending.pop()
        if ref not in reached:
            reached.add(ref)
            pending += needs[ref]
    required = {one["bom-ref"] for one in made["components"] if one["scope"] == "required"}
    assert required <= reached
    assert json.dumps(made) == json.dumps(bill.sbom(bill.parts()))
