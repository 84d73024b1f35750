"""The programme's lists, read once: entries, what they cover, and what they can't show."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import CorredorError
from corredor.core.study import Inputs
from corredor.core.table import Row
from corredor.studies.screening.inputs.entries import Entry, Holding, ListSnapshot
from corredor.studies.screening.inputs.joining import joined
from corredor.studies.screening.inputs.rows import Policy
from corredor.studies.screening.inputs.tables import BESIDE, DEMO, YES
from corredor.studies.screening.readers.age import FRESH, LATER, UNDATED, ListAge, list_age
from corredor.studies.screening.readers.lists import (
    ListFile,
    demo_list,
    read_list,
    regime_of_list,
)
from corredor.studies.screening.readers.reading import ListRow, Reading, snapshot
from corredor.studies.screening.study.words import (
    CHANGED_LIST,
    DEMO_LIST,
    FRAGMENT,
    LATER_LIST,
    NO_DAY,
    STALE_LIST,
    UNDATED_LIST,
    UNREAD_LIST,
)

OFAC_TABLES: Final = "ofac_csv"
_STANDINGS: Final[Mapping[str, str]] = {UNDATED: UNDATED_LIST, LATER: LATER_LIST}


@dataclass(frozen=True)
class ScreenedList:
    """A list of the programme as it was read.

    Parameters
    ----------
    row
        Its row.
    snapshot
        What was read of it; None where it could not be read.
    entries
        Its entries; none where the list could not be read.
    holdings
        Shares of entries in others.
    regimes
        Regimes that it speaks for, sorted.
    age
        On the day screened; None where no day is given.
    refused
        Why it may not be used at all; empty where it may.
    silent
        Why it never shows that somebody is not on it; empty where it does.
    changed
        Whether the file is another than the row's digest says.
    error
        What is wrong with the file.
    """

    row: Row
    snapshot: ListSnapshot | None
    entries: tuple[Entry, ...]
    holdings: tuple[Holding, ...]
    regimes: tuple[str, ...]
    age: ListAge | None
    refused: str
    silent: str
    changed: bool = False
    error: CorredorError | None = None

    @property
    def id(self) -> str:
        """Its id."""
        return self.row.text("list")

    @property
    def is_old(self) -> bool:
        """Whether it is used although it is too old, or nobody knows how old."""
        return not self.refused and self.age is not None and self.age.standing != FRESH


def screened_lists(inputs: Inputs, rows: Iterable[Row], policy: Policy) -> tuple[ScreenedList, ...]:
    """Return the lists by id, each read or with the reason why not."""
    held = sorted(rows, key=lambda row: row.text("list"))
    return tuple(_screened(inputs, row, policy) for row in held)


def usable(lists: Iterable[ScreenedList]) -> tuple[ScreenedList, ...]:
    """Return the lists that may be used."""
    return tuple(one for one in lists if not one.refused)


def current(lists: Iterable[ScreenedList]) -> tuple[ScreenedList, ...]:
    """Return the lists that no other one replaces."""
    held = tuple(lists)
    replaced = {one.row.text("replaces") for one in held}
    return tuple(one for one in held if one.id not in replaced)


def _screened(inputs: Inputs, row: Row, policy: Policy) -> ScreenedList:
    try:
        reading, digest, main = _reading(inputs, row)
        entries = joined(reading.entries)
    except CorredorError as error:
        regime = row.text("regime") or str(regime_of_list(row.text("list")).get("regime", ""))
        regimes = (regime,) if regime else ()
        return ScreenedList(row, None, (), (), regimes, None, UNREAD_LIST, UNREAD_LIST, error=error)
    known = regime_of_list(row.text("list"))
    stated = ListRow(
        list=row.text("list"),
        publisher=row.text("publisher") or str(known.get("publisher", "")),
        regime=row.text("regime"),
        retrieved=row.text("retrieved"),
        published=row.text("published"),
        sha256=digest,
        fragment=row.text("fragment") == YES,
        demo=row.text("format") == DEMO,
    )
    taken = snapshot(stated, reading.account)
    age, refused = _standing(taken, row, policy)
    changed = bool(row.text("sha256")) and row.text("sha256").lower() != main
    return ScreenedList(
        row=row,
        snapshot=taken,
        entries=entries,
        holdings=tuple(reading.account.holdings),
        regimes=_regimes(entries, row.text("regime"), str(known.get("regime", ""))),
        age=age,
        refused=refused,
        silent=refused or _silence(taken) or _otherness(row, changed),
        changed=changed,
    )


def _reading(inputs: Inputs, row: Row) -> tuple[Reading, str, str]:
    """Return a list's reading, the digest of all its files and that of the main one."""
    if row.text("format") == DEMO:
        return demo_list(), "", ""
    main = inputs.file(row, "file")
    if main is None:  # refused with its place before any list is read
        raise ValueError(f"{row.text('list')}: no file")
    beside = {name: inputs.file(row, name) for name in BESIDE if row.text("format") == OFAC_TABLES}
    parts = {name: file for name, file in beside.items() if file is not None}
    wanted = ListFile(
        format=row.text("format"),
        file=main,
        parts=parts,
        regime=row.text("regime"),
        encoding=row.text("encoding"),
        columns=row.text("columns"),
        measure=row.text("measure"),
        fragment=row.text("fragment") == YES,
    )
    digests = [main.sha256, *(parts[name].sha256 for name in BESIDE if name in parts)]
    whole = main.sha256
    if len(digests) > 1:
        whole = hashlib.sha256("\n".join(digests).encode()).hexdigest()
    return read_list(wanted), whole, main.sha256


def _standing(taken: ListSnapshot, row: Row, policy: Policy) -> tuple[ListAge | None, str]:
    """Return a list's age, and why it may not be used; a person's reason admits an old one."""
    if policy.as_of is None:
        return None, NO_DAY
    if taken.demo:
        return None, ""
    age = list_age(taken.published, policy.as_of, int(policy.numbers["age_limit"]))
    admitted = age.standing == FRESH or row.text("override_reason").strip()
    return age, "" if admitted else _STANDINGS.get(age.standing, STALE_LIST)


def _silence(taken: ListSnapshot) -> str:
    if taken.demo:
        return DEMO_LIST
    return FRAGMENT if taken.fragment else ""


def _otherness(row: Row, changed: bool) -> str:
    """Return why a file that isn't the one described shows no absence: it may be cut off."""
    return CHANGED_LIST if changed and not row.text("override_reason").strip() else ""


def _regimes(entries: Iterable[Entry], stated: str, known: str) -> tuple[str, ...]:
    """Return the regimes of a list: those of its entries, and the one that it stands for."""
    held = {measure.regime for entry in entries for measure in entry.measures}
    if stated:
        held.add(stated)
    elif not held and known:
        held.add(known)
    return tuple(sorted(held))
