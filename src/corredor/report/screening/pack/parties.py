"""Parties in a printed pack: as asked, with results, hits with their words, and decisions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from corredor.core.errors import N_
from corredor.report.screening.pack.sections import Kinds, Said, kinds_of, pairs_of, table_of
from corredor.report.screening.pack.words import Words

RESULTS: Final = {
    "list": N_("List"),
    "regime": N_("Regime"),
    "result": N_("Result"),
    "because": N_("Because"),
    "entry": N_("Entry"),
    "listed_name": N_("Name on the list"),
    "alias": N_("Kind of name"),
    "score": N_("Score"),
}
HIT: Final = {
    "said": N_("Name or number that met it"),
    "matcher": N_("Found by"),
    "decision": N_("Decision"),
}
DECISIONS: Final = {
    "list": N_("List"),
    "entry": N_("Entry"),
    "decision": N_("Decision"),
    "person": N_("Decided by"),
    "second_person": N_("Second person"),
    "date": N_("Date"),
    "expires": N_("Expires"),
    "standing": N_("Standing"),
    "reason": N_("Reason"),
}
SDN: Final = "US-OFAC-SDN"
BEYOND: Final = N_(
    "Measures may also meet those who are no US persons and deal with this entry: read its "
    "programme."
)
"""What a reader outside the regime must know of a hit on the list `SDN`."""


def party_sections(
    words: Words, parties: Sequence[Said], by_kind: Kinds, *, alone: bool
) -> Iterator[dict[str, Any]]:
    """Yield a section for each party with a hit, and one for all others with like results."""
    rows: dict[str, list[Said]] = {}
    for row in by_kind.get("result", []):
        rows.setdefault(row["party"], []).append(row)
    alike: dict[tuple[Any, ...], list[Said]] = {}
    for party in parties:
        held = rows.get(party["party"], [])
        decided = any(one["party"] == party["party"] for one in by_kind.get("decision", []))
        if alone or decided or any(row.get("entry") for row in held):
            yield _party(words, party, held, by_kind)
        elif held:
            key = tuple(tuple(row.get(name) for name in RESULTS) for row in held)
            alike.setdefault(key, []).append(party)
    for held in alike.values():
        said = N_("Parties without hit: {count}")
        heading = words.say(said, count=str(len(held)))
        like = rows[held[0]["party"]]
        section = table_of(heading, words, RESULTS, like, kinds_of(by_kind, "result"))
        section["notes"] = [
            f"{words.text(one['party'])}: {' | '.join(map(words.text, one['names']))}"
            for one in held
        ]
        yield section


def _party(words: Words, party: Said, rows: Sequence[Said], by_kind: Kinds) -> dict[str, Any]:
    """Return the section of a party: as asked, its normal forms, results, hits and decisions."""
    name = words.text(party["names"][0])
    section = table_of(name, words, RESULTS, rows, kinds_of(by_kind, "result"))
    section["before"] = [
        words.say(N_("Id: {id}"), id=words.text(party["party"])),
        words.say(N_("As typed: {names}"), names=" | ".join(map(words.text, party["names"]))),
        *(_form(words, form) for form in party.get("forms", ())),
        *(
            f"{words.text(kind).upper()}: {words.text(value)}"
            for kind, value in party.get("identifiers", ())
        ),
    ]
    section["notes"] = [
        words.flag(flag)
        for flag in by_kind.get("flag", [])
        if words.parties_of(flag) & {party["party"], *party["subjects"]}
    ]
    hits: dict[tuple[Any, Any], list[Said]] = {}
    for row in rows:
        if row.get("entry"):
            hits.setdefault((row.get("list"), row["entry"]), []).append(row)
    section["blocks"] = [
        *(_hit(words, held, by_kind) for held in hits.values()),
        *_decided(words, party, by_kind.get("decision", [])),
    ]
    return section


def _form(words: Words, form: Said) -> str:
    """Return a name's normal form on a line."""
    if not form["screenable"]:
        said = N_("“{name}” can't be screened: {why}")
        return words.say(
            said, name=words.text(form["text"]), why=words.word(f"name_{form['reason']}")
        )
    tokens = words.text(" ".join(str(token["key"]) for token in form["tokens"]))
    said = N_("Normalised: {tokens} (script: {script})")
    return words.say(said, tokens=tokens, script=words.word(form["script"]))


def _hit(words: Words, measures: Sequence[Said], by_kind: Kinds) -> dict[str, Any]:
    """Return a hit: list and entry, measures, which words met, and the entry as published."""
    row = measures[0]
    key = (row.get("list"), row["entry"])
    shown = {"list": row.get("list"), "entry": row["entry"], "name": row.get("listed_name")}
    said = N_("{list}, entry {entry}: {name}")
    title = words.say(said, **{name: words.text(value) for name, value in shown.items()})
    block = pairs_of(title, words, HIT, row)
    block["pairs"] += [[words.say(N_("Measure")), _measure(words, one)] for one in measures]
    for one in by_kind.get("alignment", []):
        if (one["party"], one["list"], one["entry"]) == (row["party"], *key):
            block["pairs"].append([words.word(one["how"]), _met(words, one)])
    for one in by_kind.get("entry", []):
        if (one["list"], one["id"]) == key:
            block["pairs"] += _published(words, one)
    if any(one.get("regime") == SDN for one in measures):
        block["pairs"].append(["", words.say(BEYOND)])
    return block


def _measure(words: Words, row: Said) -> str:
    """Return what a regime orders and since when, on a line."""
    span = "/".join(words.text(row.get(name)) or "…" for name in ("from", "to"))
    parts = [words.text(row.get("regime")), words.text(row.get("programme"))]
    return " · ".join(part for part in (*parts, words.word(row.get("measure")), span) if part)


def _published(words: Words, entry: Said) -> list[list[str]]:
    """Return what the publisher says of an entry."""
    names = " | ".join(
        f"{words.text(name['text'])} ({words.word(name['kind'])})" for name in entry["names"]
    )
    numbers = " ".join(f"{kind}:{value}" for kind, value in entry["identifiers"])
    said = {
        N_("Names on the list"): names,
        N_("Numbers on the list"): words.text(numbers),
        N_("Countries on the list"): ", ".join(map(words.text, entry["countries"])),
        N_("Remarks on the list"): words.text(entry["remarks"]),
    }
    return [[words.say(name), text] for name, text in said.items() if text]


def _met(words: Words, one: Said) -> str:
    """Return how two words met: both, what they weigh and how alike they are."""
    asked, listed = (words.text(one[side]) or "–" for side in ("asked", "listed"))
    said = N_("{asked} ~ {listed} (weight {weight}, likeness {likeness})")
    weight, likeness = (words.number(one[name]) for name in ("weight", "similarity"))
    return words.say(said, asked=asked, listed=listed, weight=weight, likeness=likeness)


def _decided(words: Words, party: Said, rows: Sequence[Said]) -> Iterator[dict[str, Any]]:
    held = [row for row in rows if row["party"] in {party["party"], *party["subjects"]}]
    for row in held:
        yield pairs_of(words.say(N_("Decision")), words, DECISIONS, row)
