"""The data package: each file is there, with the fields, keys, size and digest that it states."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def package(out: Path) -> dict:
    return json.loads((out / "datapackage.json").read_text("utf-8"))


def rows_of(out: Path, resource: dict) -> list[dict[str, str]]:
    with (out / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_it_describes_every_table(out: Path, package: dict) -> None:
    paths = [resource["path"] for resource in package["resources"]]
    assert paths == sorted(f"tables/{path.name}" for path in (out / "tables").iterdir())
    names = [resource["name"] for resource in package["resources"]]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9._-]+", name) for name in (package["name"], *names))


def test_sizes_digests_fields_and_types_are_those_of_the_files(out: Path, package: dict) -> None:
    for resource in package["resources"]:
        content = (out / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = resource["schema"]["fields"]
        head = content.decode("utf-8-sig").partition("\n")[0].split(",")
        assert [field["name"] for field in fields] == head
        for row in rows_of(out, resource):
            for field in fields:
                if field["type"] == "number" and row[field["name"]]:
                    float(row[field["name"]])


def test_foreign_keys_hold_and_primary_keys_are_unique(out: Path, package: dict) -> None:
    held = {resource["name"]: rows_of(out, resource) for resource in package["resources"]}
    followed = 0
    for resource in package["resources"]:
        schema = resource["schema"]
        for name in schema.get("primaryKey", ()):
            keys = [row[name] for row in held[resource["name"]]]
            assert len(set(keys)) == len(keys)
        for link in schema.get("foreignKeys", ()):
            (field,), (target,) = link["fields"], link["reference"]["fields"]
            known = {row[target] for row in held[link["reference"]["resource"]]}
            cells = {row[field] for row in held[resource["name"]]} - {""}
            assert cells <= known
            followed += 1
    assert followed


def test_sources_are_documents_and_published_tables(package: dict) -> None:
    assert all(source["title"] for source in package["sources"])
    assert any("license" in source for source in package["sources"])
