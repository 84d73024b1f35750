"""Records of what publishers' lists say: entries, their names and measures, and holdings.

A list's words are kept as they stand; only their kind is put into the few words below. Dates are
ISO 8601, as precise as the publisher gives them, and empty where it gives none.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import CorredorError

SCHEMAS: Final = ("person", "organisation", "vessel", "aircraft", "unknown")
"""What an entry may be."""
PRIMARY, ALIAS, FORMER, WEAK = NAME_KINDS = ("primary", "alias", "former", "weak")
"""What a name may be; weak is what the publisher calls low quality, or hides among remarks."""
MEASURE_TYPES: Final = (
    *("asset_freeze", "debt", "export_licence", "transport", "arms", "travel_ban", "services"),
    *("watch", "unknown"),
)
"""What a measure may be; `watch` is no sanction: office held, crime or interest of a publisher."""
IDENTIFIER_TYPES: Final = (
    *("imo", "mmsi", "call_sign", "msn", "aircraft", "lei", "inn", "ogrn", "kpp", "rfc", "curp"),
    *("swift", "isin", "tax", "registration", "passport", "national", "other"),
)
"""What an identifier may be; `aircraft` is its registration, that is its tail number."""


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name of an entry.

    Parameters
    ----------
    text
        As the publisher writes it.
    kind
        One of `NAME_KINDS`.
    language, script
        As the publisher states them, in small letters; empty where it doesn't.
    """

    text: str
    kind: str = PRIMARY
    language: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a regime orders against an entry.

    Parameters
    ----------
    regime
        Whose list it is, such as ``US-OFAC-SDN``; those known are in `data/list_regimes`.
    programme
        The publisher's own name of the programme or act.
    type
        One of `MEASURE_TYPES`.
    starts, ends
        From and to which day.
    """

    regime: str
    programme: str
    type: str
    starts: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """Whom or what a list names.

    Parameters
    ----------
    id
        The publisher's own.
    schema
        One of `SCHEMAS`.
    names
        At least one; the first is the primary.
    measures
        None where the publisher names it as owner or holding of others only: that is no hit.
    identifiers
        Types of `IDENTIFIER_TYPES` and values, as written but for spaces at the ends.
    countries
        Codes or names, as the publisher writes them.
    birth
        Dates of birth, ISO 8601 where they can be read so.
    remarks
        What else the publisher says, bounded in length.
    line
        Where the entry begins in its file, from 1.
    """

    id: str
    schema: str
    names: tuple[ListedName, ...]
    measures: tuple[Measure, ...]
    identifiers: tuple[tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()
    birth: tuple[str, ...] = ()
    remarks: str = ""
    line: int = 0

    @property
    def listed(self) -> bool:
        """Whether any measure stands against it."""
        return bool(self.measures)


@dataclass(frozen=True, slots=True)
class Holding:
    """A share that one entry holds in another, as a list states it.

    Parameters
    ----------
    owner, asset
        Ids of entries.
    percentage
        The publisher's text, such as ``50``, ``50-75`` or nothing where it is unknown.
    starts, ends
        From and to which day.
    line
        Where it stands in its file.
    """

    owner: str
    asset: str
    percentage: str = ""
    starts: str = ""
    ends: str = ""
    line: int = 0


@dataclass(frozen=True)
class ListSnapshot:
    """One file of one list: whose it is, of when, and what was read of it.

    Parameters
    ----------
    list
        Its id in the programme's table of lists.
    publisher, regime, format
        Who publishes it, its default regime, and the name of its format.
    published, retrieved
        Date that the publisher gives, and on which the user got it.
    sha256
        Digest of the file, of several files in their order.
    rows, entries, left_out
        Records of the file, entries made of them, and records left out for a stated reason.
    fragment
        Whether it is a part of the list only; then it never shows that something isn't on it.
    demo
        Whether it is the synthetic demonstration list.
    encoding
        In which it was read.
    warnings
        What a person must know of it, each with code and mending.
    """

    list: str
    publisher: str
    regime: str
    format: str
    published: str
    retrieved: str
    sha256: str
    rows: int
    entries: int
    left_out: int
    fragment: bool
    demo: bool
    encoding: str = "utf-8"
    warnings: tuple[CorredorError, ...] = ()


def entry_digest(entry: Entry) -> str:
    """Return a digest of what an entry says, wherever in its file it stands.

    Examples
    --------
    >>> one = Entry("1", "person", (ListedName("A B"),), (), line=1)
    >>> other = Entry("1", "person", (ListedName("A B"),), (), line=9)
    >>> entry_digest(one) == entry_digest(other)
    True
    """
    names = [[name.text, name.kind, name.language, name.script] for name in entry.names]
    measures = [[m.regime, m.programme, m.type, m.starts, m.ends] for m in entry.measures]
    said = [entry.id, entry.schema, names, measures, entry.identifiers, entry.countries]
    text = json.dumps([*said, entry.birth, entry.remarks], ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
