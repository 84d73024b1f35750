"""What a pack says, record by record: who asked what, of whom, against what, and what was found.

Everything comes from the folder, the request and the software, so that the same three give the
same records on any machine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Final

from corredor import __version__
from corredor.core.errors import CorredorError
from corredor.core.finding import Cell, Flag
from corredor.run.code import LIBRARIES, versions
from corredor.run.screening.chain import Record
from corredor.run.screening.screened import Screened
from corredor.run.screening.sides import party_of
from corredor.run.screening.standing import entries_named, standings
from corredor.studies.screening.inputs.entries import Entry, entry_digest
from corredor.studies.screening.inputs.rows import Party
from corredor.studies.screening.readers.age import list_age
from corredor.studies.screening.study.forms import name_reader

STATED, SYSTEM = "stated", "system"
"""Where the time of a request comes from: whoever asked, or the computer's clock."""
SUBJECTS: Final[Mapping[str, str]] = {"assets": "asset", "gate": "subject"}
"""Columns that say whom a row of a table is about, where they aren't called ``party``."""
KINDS: Final[Mapping[str, str]] = {"parties": "result", "lists": "list"}
"""Kinds of the records of tables whose names say something else."""
RESULTS: Final = ("parties", "assets")
"""Tables of results, which stand before the others."""
HOLDINGS: Final = "holdings"
"""Table of holdings, of which a party needs those that prove something about it."""
APART: Final = frozenset({"lists", "policy", *RESULTS})
"""Tables that the rest is told apart from."""
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Request:
    """Who asks for evidence, why and when.

    Parameters
    ----------
    party
        Id of the party; empty for all.
    asked_by, role, purpose
        In the asker's words.
    time
        ISO 8601 with its offset from UTC.
    clock
        `STATED` or `SYSTEM`.
    languages
        Languages of the printed form.
    """

    party: str
    asked_by: str
    role: str
    purpose: str
    time: str
    clock: str
    languages: tuple[str, ...]

    @property
    def day(self) -> date:
        """The day of the request, where it was made."""
        return datetime.fromisoformat(self.time).date()


def records_of(screened: Screened, request: Request) -> tuple[Record, ...]:
    """Return the records of a pack, all but its seal.

    Raises
    ------
    UnknownReference
        E108: nobody of the id asked for is screened.
    """
    held = screened.parties
    wanted = (party_of(held, request.party),) if request.party else tuple(held.values())
    made = [
        _request(screened, request),
        _software(screened),
        *_policy(screened),
        *_lists(screened, request),
        *(Record("party", _party(party)) for party in wanted),
        *_results(screened, wanted, bool(request.party)),
        *_flags(screened, wanted, bool(request.party)),
        *(Record("unread", problem_of(one.key, one.error)) for one in screened.result.absent),
    ]
    return tuple(Record(one.kind, _clean(dict(one.body))) for one in made)


def _clean(value: Any) -> Any:
    """Return JSON without halves of letters, which UTF-8 can't write: they come from damage."""
    if isinstance(value, str):
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", value)
    if isinstance(value, Mapping):
        pairs: Mapping[str, Any] = value  # pyright: ignore[reportUnknownVariableType]
        return {_clean(name): _clean(held) for name, held in pairs.items()}
    if isinstance(value, list | tuple):
        return [_clean(held) for held in value]  # pyright: ignore[reportUnknownVariableType]
    return value


def _request(screened: Screened, request: Request) -> Record:
    said = asdict(request)
    title = asdict(screened.programme.title)
    programme = {"id": screened.programme.settings.id, "title": title}
    return Record("request", {"programme": programme, **said})


def _software(screened: Screened) -> Record:
    """Return the version, and the digests of the code and of all that was configured."""
    inputs = dict(screened.step.inputs)
    return Record(
        "software",
        {
            "name": "corredor",
            "version": __version__,
            "libraries": versions((*LIBRARIES, "typst")),
            "code": inputs.pop("code", ""),
            "configuration": screened.step.key,
            "inputs": inputs,
        },
    )


def _policy(screened: Screened) -> Iterator[Record]:
    """Yield what was settled: each rule as it held, and the rows that state some of them."""
    columns = ("rule", "value", "rationale", "owner")
    stated = [
        {name: row.text(name) for name in columns} for row in screened.rows("screening/policy")
    ]
    yield Record("policy", {"rules": list(screened.found("policy")), "stated": stated})


def _lists(screened: Screened, request: Request) -> Iterator[Record]:
    yield from _columns(screened, "lists")
    for row in screened.found("lists"):
        age = list_age(str(row.get("published") or ""), request.day, 0)
        yield Record("list", {**row, "age_at_request": age.days})


def _columns(screened: Screened, name: str) -> Iterator[Record]:
    """Yield what the columns of a table mean: their kinds, units, and words of the glossary."""
    table = screened.tables.get(name)
    if table is not None:
        columns = [asdict(column) for column in table.columns]
        of = KINDS.get(name, name)
        yield Record("columns", {"of": of, "label": table.label, "columns": columns})


def _party(party: Party) -> dict[str, Any]:
    return {
        "party": party.id,
        "names": list(party.names),
        "schema": party.schema,
        "country": party.country,
        "identifiers": [list(pair) for pair in party.identifiers],
        "subjects": list(party.subjects),
        "role": party.role,
        "proposals": list(party.proposals),
        "digest": party.digest,
        "place": str(party.row.place),
        "forms": [_form(name, party.schema) for name in party.names],
    }


def _form(name: str, schema: str) -> dict[str, Any]:
    """Return the normal form of a name: what was compared instead of it."""
    said = asdict(name_reader().form(name, schema))
    tokens = [
        {part: token[part] for part in ("written", "key", "kind")} for token in said["tokens"]
    ]
    return {**said, "tokens": tokens}


def _results(screened: Screened, wanted: Sequence[Party], only: bool) -> Iterator[Record]:
    """Yield the rows of the tables about some parties, with the entries that were hit."""
    ids = {name for party in wanted for name in (party.id, *party.subjects, *party.proposals)}
    rows = {
        name: [row for row in screened.found(name) if not only or _is_about(name, row, ids)]
        for name in screened.tables
    }
    for name in (name for name in RESULTS if name in rows):
        yield from _table(screened, name, rows[name])
    hits = {
        (str(row["list"]), str(row["entry"]))
        for name in RESULTS
        for row in rows.get(name, ())
        if row.get("entry")
    }
    entries = entries_named(screened, hits)
    for held, entry in sorted(hits & entries.keys()):
        yield Record("entry", {"list": held, **_entry(entries[held, entry])})
    for one in standings(screened, entries):
        if not only or one.party in ids:
            yield Record("decision", asdict(one))
    _add_proofs(screened, rows)
    for name in sorted(screened.tables.keys() - APART):
        if rows[name]:
            yield from _table(screened, name, rows[name])


def _table(screened: Screened, name: str, rows: Sequence[Mapping[str, Cell]]) -> Iterator[Record]:
    yield from _columns(screened, name)
    yield from (Record(KINDS.get(name, name), dict(row)) for row in rows)


def _add_proofs(screened: Screened, rows: dict[str, list[dict[str, Cell]]]) -> None:
    """Add the holdings that prove what a rule of ownership says of those asked for."""
    proofs = {
        held for row in rows.get("ownership", ()) for held in str(row.get("proof") or "").split()
    }
    ids = {row["holding"] for row in rows.get(HOLDINGS, ())} | proofs
    if HOLDINGS in rows:
        rows[HOLDINGS] = [row for row in screened.found(HOLDINGS) if row["holding"] in ids]


def _is_about(table: str, row: Mapping[str, Cell], ids: set[str]) -> bool:
    """Whether a row is about one of some parties, or about none in particular."""
    if table == HOLDINGS:
        return bool({row["owner"], row["asset"]} & ids)
    column = SUBJECTS.get(table, "party")
    return column not in row or row[column] in ids


def _entry(entry: Entry) -> dict[str, Any]:
    """Return an entry as its publisher has it, but for dates of birth, which aren't compared."""
    said = asdict(entry)
    del said["birth"]
    return {**said, "digest": entry_digest(entry)}


def _flags(screened: Screened, wanted: Sequence[Party], only: bool) -> Iterator[Record]:
    """Yield what a person must look at; for some parties, what speaks of nobody else."""
    own = {name for party in wanted for name in (party.id, *party.subjects, *party.proposals)}
    own |= {str(row.get("good")) for row in screened.found("goods") if row.get("party") in own}
    own |= {str(row.get("list")) for row in screened.found("lists")}
    for flag in screened.result.flags:
        named = {ref.id for ref in flag.fields.values() if ref.kind == "term"}
        if not only or named | {flag.subject} <= own | {""}:
            yield Record("flag", _flag(flag))


def _flag(flag: Flag) -> dict[str, Any]:
    fields = {name: {"kind": ref.kind, "id": ref.id} for name, ref in flag.fields.items()}
    said = {"key": flag.key, "severity": flag.severity, "sentence": flag.sentence}
    return {**said, "fields": fields, "subject": flag.subject}


def problem_of(key: str, error: CorredorError) -> dict[str, str]:
    """Return what is wrong with an input as a record keeps it."""
    return {"key": key, "code": error.code, "place": str(error.place or ""), "said": error.line()}
