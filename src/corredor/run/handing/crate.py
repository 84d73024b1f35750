"""Crate: the output folder as an RO-Crate, after the profile of a run of a process.

RO-Crate 1.1, doi:10.5281/zenodo.5841615; Process Run Crate 0.5,
https://w3id.org/ro/wfrun/process/0.5. The action, its instrument, what it took and what it gave.
The files of the user's folder lie outside of the crate: they are named by their digests.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from corredor.report.linked.names import digest_iri, json_bytes
from corredor.report.model import ReportModel
from corredor.run.record import RunRecord

FILE: Final = "ro-crate-metadata.json"
CONTEXT: Final = "https://w3id.org/ro/crate/1.1/context"
CRATE: Final = "https://w3id.org/ro/crate/1.1"
PROFILE: Final = "https://w3id.org/ro/wfrun/process/0.5"
RUN, SOFTWARE, TERMS = "#run", "#corredor", "#terms-of-use"
KINDS: Final[Mapping[str, str]] = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".json": "application/json",
    ".pdf": "application/pdf",
}
NO_DAY: Final = "1970-01-01"
"""Stands where the folder states no day at all."""

Node = dict[str, Any]


def crate(model: ReportModel, record: RunRecord) -> bytes:
    """Return ``ro-crate-metadata.json`` of a run's output folder.

    Parameters
    ----------
    model
        What the run found.
    record
        What it read and wrote, by digest.
    """
    files = [_file(name, digest) for name, digest in sorted(record.outputs.items())]
    taken = [_taken(name, digest) for name, digest in sorted(record.raw.items())]
    language = model.languages[0]
    root: Node = {
        "@id": "./",
        "@type": "Dataset",
        "name": model.title.spoken(language)[0],
        "description": f"Studies of a corridor between {' and '.join(model.settings.sides)}.",
        "datePublished": newest_day(model),
        "license": {"@id": TERMS},
        "conformsTo": {"@id": PROFILE},
        "hasPart": _refs(files),
        "mentions": {"@id": RUN},
    }
    return json_bytes(
        {
            "@context": CONTEXT,
            "@graph": [_descriptor(), root, *_around(model, record, files, taken), *files, *taken],
        }
    )


def _descriptor() -> Node:
    return {
        "@id": FILE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": CRATE},
    }


def _around(
    model: ReportModel, record: RunRecord, files: list[Node], taken: list[Node]
) -> Iterator[Node]:
    yield {
        "@id": RUN,
        "@type": "CreateAction",
        "name": f"corredor run of {model.settings.id}",
        "instrument": {"@id": SOFTWARE},
        "object": _refs({node["@id"]: node for node in taken}.values()),
        "result": _refs(files),
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
    }
    yield {
        "@id": SOFTWARE,
        "@type": "SoftwareApplication",
        "name": "corredor",
        "version": record.version,
        "identifier": f"sha256:{record.code}",
    }
    yield {"@id": PROFILE, "@type": "CreativeWork", "name": "Process Run Crate", "version": "0.5"}
    yield {
        "@id": TERMS,
        "@type": "CreativeWork",
        "name": "Terms of the sources",
        "description": "Each source keeps its own terms, which datapackage.json and the report "
        "state; the report of a programme belongs to whoever made the programme.",
    }


def _file(name: str, digest: str) -> Node:
    kind = KINDS.get(name[name.rfind(".") :], "application/octet-stream")
    return {
        "@id": name,
        "@type": "File",
        "name": name,
        "encodingFormat": kind,
        "sha256": digest,
    }


def _taken(name: str, digest: str) -> Node:
    """Return a file of the user's folder, which is named and not part of the crate."""
    return {
        "@id": digest_iri(digest),
        "@type": "CreativeWork",
        "name": name,
        "identifier": f"sha256:{digest}",
    }


def _refs(nodes: Any) -> list[Node]:
    return [{"@id": node["@id"]} for node in nodes]


def newest_day(model: ReportModel) -> str:
    """Return the newest day that the folder states of a document or an assumption."""
    stated = [document.published for document in model.documents.values()]
    stated += [assumption.date for assumption in model.assumptions.values()]
    whole = [day for day in stated if len(day) == len(NO_DAY) and day[:4].isdecimal()]
    return max(whole, default=NO_DAY)
