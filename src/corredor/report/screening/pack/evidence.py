"""The printed form of an evidence pack: its records as sections, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from corredor.core.errors import N_
from corredor.core.label import Label
from corredor.core.plain import plain
from corredor.report.i18n import Speech
from corredor.report.printing import printed
from corredor.report.screening.pack.parties import party_sections
from corredor.report.screening.pack.sections import (
    Kinds,
    Said,
    empty,
    kinds_of,
    pairs_of,
    table_of,
)
from corredor.report.screening.pack.words import Words

PRINTED: Final = Path(__file__).parent / "printed"
WHO: Final = {
    "asked_by": N_("Asked by"),
    "role": N_("Role"),
    "purpose": N_("Purpose"),
    "time": N_("Time"),
    "clock": N_("Time taken from"),
}
LISTS: Final = {
    "list": N_("List"),
    "publisher": N_("Publisher"),
    "published": N_("Date of the list"),
    "age_at_request": N_("Age in days when asked"),
    "entries": N_("Entries read"),
    "use": N_("What it shows"),
    "override_reason": N_("Why it is used though old"),
}
MEANINGS: Final = {
    "MATCH": N_("An entry is so alike that it is taken for the party until a person decides."),
    "REVIEW": N_("An entry may be the party, or not all could be looked at: a person must look."),
    "NO_HIT_WITHIN_COVERAGE": N_(
        "Nothing was found in the lists named here, within the coverage stated; no more is said."
    ),
    "NOT_SCREENABLE": N_("It could not be screened, for the reason stated; that is no pass."),
}
"""What each result means, for a reader who sees nothing but the sheet."""
HEAD: Final = N_("sha256 of the chain of records, the seal left out: {digest}")
NOTE: Final = N_(
    "Whose law binds you is for you to judge; these are the lists that you loaded. A sheet of "
    "paper proves nothing: verify the file of records with its seal."
)
OTHERS: Final = {
    "ownership": N_("Ownership"),
    "goods": N_("Goods"),
    "assets": N_("Vessels, aircraft and securities"),
    "gate": N_("Gate"),
    "recall": N_("Share of altered names of the lists that were found again"),
    "coverage": N_("Coverage, and what could not be screened"),
    "search": N_("What was looked for; nothing within these bounds is left out"),
    "holdings": N_("Holdings, as their sources state them"),
    "lookback": N_("Look-back"),
    "unread": N_("Lists that could not be read"),
}
"""Headings of further tables, in their order; a table without one bears its own name."""
HIDDEN: Final = frozenset({"query", "entry_digest"})
"""Columns that say nothing to a reader of paper."""
OWN: Final = frozenset(
    {"request", "software", "policy", "list", "party", "result", "entry", "decision", "flag"}
    | {"alignment", "columns"}
)
"""Kinds of records that have a section of their own."""


def evidence_pdf(records: Sequence[Said], language: str, head: str, day: date) -> bytes:
    """Return an evidence pack as PDF, byte-equal for equal records.

    Parameters
    ----------
    records
        Mappings with ``kind`` and ``body``, the seal left out.
    language
        ``es``, ``en`` or ``ru``.
    head
        Digest of the last of the records in their chain.
    day
        The day that the document gives as its own.

    Raises
    ------
    UnknownLanguage
        E411: corredor doesn't speak it.
    """
    return printed(PRINTED / "evidence.typ", evidence(records, language, head), day)


def evidence(records: Sequence[Said], language: str, head: str) -> dict[str, Any]:
    """Return what the pages say: plain texts in sections, tables and pairs."""
    by_kind: dict[str, list[Said]] = {}
    for one in records:
        by_kind.setdefault(str(one["kind"]), []).append(one["body"])
    names = {one["party"]: str(one["names"][0]) for one in by_kind.get("party", [])}
    words = Words(Speech(language), names)
    (request,) = by_kind["request"]
    parties = by_kind.get("party", [])
    return {
        "lang": language,
        "heading": words.say(N_("Evidence of screening")),
        "title": _title(request, language),
        "subject": _subject(words, parties, request),
        "warnings": [*_warnings(words, by_kind)],
        "sections": [
            _who(words, request),
            _list_section(words, by_kind),
            *party_sections(words, parties, by_kind, alone=bool(request["party"])),
            *_others(words, by_kind),
            _method(words, by_kind),
            _meanings(words),
        ],
        "head": words.say(HEAD, digest=head),
        "note": words.say(NOTE),
    }


def _title(request: Said, language: str) -> str:
    label = Label(**{name: str(text) for name, text in request["programme"]["title"].items()})
    return plain(label.spoken(language)[0])


def _subject(words: Words, parties: Sequence[Said], request: Said) -> str:
    if request["party"] and parties:
        return words.text(parties[0]["names"][0])
    return words.say(N_("All parties: {count}"), count=str(len(parties)))


def _warnings(words: Words, by_kind: Kinds) -> Iterator[str]:
    """Yield what a reader must know before the results: what is said of no party in particular."""
    if not by_kind.get("list"):
        yield words.say(N_("No list was loaded: nobody was screened."))
    for flag in by_kind.get("flag", []):
        if flag["severity"] != "note" and not words.parties_of(flag):
            yield words.flag(flag)


def _who(words: Words, request: Said) -> dict[str, Any]:
    held = dict(request) | {"clock": words.word(request["clock"])}
    return pairs_of(words.say(N_("Who asked")), words, WHO, held)


def _list_section(words: Words, by_kind: Kinds) -> dict[str, Any]:
    rows = by_kind.get("list", [])
    section = table_of(words.say(N_("Lists")), words, LISTS, rows, kinds_of(by_kind, "list"))
    said = N_("{list}: sha256 {digest}")
    section["notes"] = [
        words.say(said, list=words.text(row.get("list")), digest=words.text(row["sha256"]))
        for row in rows
        if row.get("sha256")
    ]
    return section


def _others(words: Words, by_kind: Kinds) -> Iterator[dict[str, Any]]:
    """Yield a section for each further table, its columns named as the study names them."""
    labels = {one["of"]: one for one in by_kind.get("columns", [])}
    known = [kind for kind in OTHERS if kind in by_kind and kind not in OWN]
    more = sorted(by_kind.keys() - set(OTHERS) - OWN)
    for kind in (*known, *more):
        rows = by_kind[kind]
        meant = labels.get(kind, {"label": kind, "columns": []})
        heading = words.say(OTHERS[kind]) if kind in OTHERS else words.word(meant["label"])
        names = {one["name"]: words.word(one["label"]) for one in meant["columns"]}
        names |= {name: words.word(name) for row in rows for name in row if name not in names}
        columns = {name: said for name, said in names.items() if name not in HIDDEN}
        yield table_of(heading, words, columns, rows, kinds_of(by_kind, kind))


def _method(words: Words, by_kind: Kinds) -> dict[str, Any]:
    (software,) = by_kind["software"]
    (policy,) = by_kind["policy"]
    pairs = [
        [words.say(N_("Software")), f"{software['name']} {software['version']}"],
        [words.say(N_("Libraries")), words.text(software["libraries"])],
        [words.say(N_("sha256 of the code")), words.text(software["code"])],
        [words.say(N_("sha256 of all inputs")), words.text(software["configuration"])],
        *([words.word(one["rule"]), _rule(words, one["value"])] for one in policy["rules"]),
    ]
    return {**empty(words.say(N_("How it was screened"))), "pairs": pairs}


def _rule(words: Words, value: Any) -> str:
    return words.word(value) if value in ("yes", "no") else words.cell(value) or "—"


def _meanings(words: Words) -> dict[str, Any]:
    pairs = [
        [f"{words.word(name)} ({name.replace('_', ' ')})", words.say(said)]
        for name, said in MEANINGS.items()
    ]
    return {**empty(words.say(N_("What the results mean"))), "pairs": pairs}
