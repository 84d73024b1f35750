"""PROV-JSON: what each study took and gave, and from what each number was derived.

W3C Member Submission "The PROV-JSON Serialization", 24 April 2013, of the PROV data model.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import quote

from corredor.core.quantity import Assumed, Cited, Derived, LookedUp, Quantity
from corredor.report.linked.names import json_bytes
from corredor.report.model import ReportModel
from corredor.run.record import RunRecord

FILE: Final = "prov.json"
PREFIX: Final = "c"
PUBLISHED: Final = "publish"
"""The activity that made the pages and tables out of all results."""

Records = dict[str, dict[str, Any]]


def prov_json(model: ReportModel, record: RunRecord) -> bytes:
    """Return the provenance of a run as PROV-JSON, without times: a run has none.

    Parameters
    ----------
    model
        What the run found.
    record
        What it read and wrote, by digest.
    """
    writer = _Writer()
    software = writer.agent(f"corredor-{record.version}", f"corredor {record.version}")
    for name, digest in sorted(record.raw.items()):
        writer.entity(f"folder/{name}", {"c:sha256": digest})
    _studies(writer, record, software)
    for name, digest in sorted(record.outputs.items()):
        made = writer.entity(f"out/{name}", {"c:sha256": digest})
        writer.relation("wasGeneratedBy", entity=made, activity=name_of(PUBLISHED))
    _numbers(writer, model)
    prefixes = {PREFIX: f"urn:corredor:{quote(model.settings.id, safe='')}:"}
    return json_bytes({"prefix": prefixes} | writer.held)


class _Writer:
    """Collects the records of a document."""

    def __init__(self) -> None:
        self.held: dict[str, Records] = {"entity": {}, "activity": {}, "agent": {}}

    def entity(self, name: str, fields: dict[str, Any]) -> str:
        self.held["entity"][name_of(name)] = fields
        return name_of(name)

    def agent(self, name: str, label: str) -> str:
        kind = {"$": "prov:SoftwareAgent", "type": "xsd:QName"}
        self.held["agent"][name_of(name)] = {"prov:type": kind, "prov:label": label}
        return name_of(name)

    def activity(self, name: str, label: str, agent: str) -> str:
        self.held["activity"][name_of(name)] = {"prov:label": label}
        self.relation("wasAssociatedWith", activity=name_of(name), agent=agent)
        return name_of(name)

    def relation(self, kind: str, **ends: str) -> None:
        records = self.held.setdefault(kind, {})
        records[f"_:{kind}{len(records) + 1}"] = {f"prov:{end}": at for end, at in ends.items()}


def name_of(name: str) -> str:
    """Return the qualified name of a thing; what a local name can't hold is percent-encoded.

    Examples
    --------
    >>> name_of("folder/claims 1.csv")
    'c:folder/claims%201.csv'
    """
    return f"{PREFIX}:{quote(name, safe='/-._~@')}"


def _studies(writer: _Writer, record: RunRecord, software: str) -> None:
    results = {step["study"]: f"result/{step['study']}" for step in record.steps}
    for step in record.steps:
        writer.entity(results[step["study"]], {"c:sha256": step["result"]})
    published = writer.activity(PUBLISHED, "report and tables", software)
    for step in sorted(record.steps, key=lambda step: str(step["study"])):
        study = step["study"]
        done = writer.activity(f"study/{study}", f"study {study}", software)
        for name, digest in sorted(step["inputs"].items()):
            kind, _, what = name.partition(": ")
            taken = results.get(what, "") if kind == "study" else f"slice/{kind}/{what or digest}"
            if not taken:
                continue
            if kind != "study":
                writer.entity(f"{taken}@{digest[:12]}", {"c:sha256": digest, "prov:label": name})
                taken = f"{taken}@{digest[:12]}"
            writer.relation("used", activity=done, entity=name_of(taken))
        writer.relation("wasGeneratedBy", entity=name_of(results[study]), activity=done)
        writer.relation("used", activity=published, entity=name_of(results[study]))


def _numbers(writer: _Writer, model: ReportModel) -> None:
    """Write every number of the ledger that has a lineage, and each step of it."""
    ledger = model.ledger
    for name, claim in sorted(model.claims.items()):
        quoted = writer.entity(f"claim/{name}", {"prov:value": claim.selector.exact})
        document = model.documents[claim.document]
        source = writer.entity(f"document/{document.id}", {"c:sha256": document.sha256})
        writer.relation("wasDerivedFrom", generatedEntity=quoted, usedEntity=source)
    for key in sorted(set(ledger.names.values())):
        quantity = ledger[key]
        made = writer.entity(f"number/{key}", _fields(quantity))
        for used in _under(quantity, model):
            writer.relation("wasDerivedFrom", generatedEntity=made, usedEntity=name_of(used))


def _fields(quantity: Quantity) -> dict[str, Any]:
    value = {"$": repr(quantity.value), "type": "xsd:double"}
    made: dict[str, Any] = {"prov:value": value, "c:unit": quantity.unit}
    match quantity.origin:
        case Derived(method):
            return made | {"c:method": f"{method.module}.{method.name}"}
        case Assumed(assumption):
            return made | {"c:owner": assumption.owner, "c:rationale": assumption.rationale}
        case LookedUp() as origin:
            cell = " ".join((origin.table, origin.row, origin.column))
            return made | {"c:cell": cell, "c:publisher": origin.source.producer}
        case Cited():
            return made


def _under(quantity: Quantity, model: ReportModel) -> list[str]:
    """Return the names of what a number was directly derived from."""
    match quantity.origin:
        case Derived(_, inputs):
            return sorted({f"number/{model.ledger.key_of(one)}" for one in inputs.values()})
        case Cited() as origin:
            named = {origin.claim.id, *(claim.id for claim in origin.agreeing)}
            return [f"claim/{name}" for name in sorted(named) if name in model.claims]
        case _:
            return []
