"""The crate, read by the library of the community: an action with what it took and gave."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from rocrate.rocrate import ROCrate

from corredor import __version__


def test_another_reader_finds_the_run(out: Path) -> None:
    crate = ROCrate(str(out))
    run = crate.get("#run")
    assert run is not None
    assert run.type == "CreateAction"
    assert run["instrument"]["name"] == "corredor"
    assert run["instrument"]["version"] == __version__
    results = {entity.id for entity in run["result"]}
    assert results == {entity.id for entity in crate.data_entities}
    assert {"report/report-es.pdf", "report/ru/index.html", "tables/findings.csv"} <= results
    assert {entity["name"] for entity in run["object"]} >= {"programme.toml", "claims.csv"}
    conforms: Any = crate.root_dataset["conformsTo"]
    assert conforms.id.startswith("https://w3id.org/ro/wfrun/process/")


def test_digests_are_those_of_the_files(out: Path) -> None:
    held = json.loads((out / "ro-crate-metadata.json").read_text("utf-8"))
    files = [node for node in held["@graph"] if node["@type"] == "File"]
    assert files
    for node in files:
        assert hashlib.sha256((out / node["@id"]).read_bytes()).hexdigest() == node["sha256"]
    ids = [node["@id"] for node in held["@graph"]]
    assert len(set(ids)) == len(ids)
