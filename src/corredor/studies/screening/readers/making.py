"""An entry under construction: names and marks once each, in the order in which they come."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from corredor.studies.screening.inputs.entries import (
    ALIAS,
    FORMER,
    NAME_KINDS,
    PRIMARY,
    Entry,
    ListedName,
    Measure,
)
from corredor.studies.screening.readers.words import (
    identifier_type,
    identifier_words,
)

LONGEST_REMARKS: Final = 20_000
"""Characters of remarks that are kept."""
_IMO: Final = re.compile(r"\bIMO(?:\s*(?:No\.?|number|:))*\s*(\d{7})\b", re.ASCII | re.IGNORECASE)
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_VALUE_ENDS: Final = re.compile(r"\s+(?:expires|issued)\b|\s*\(", re.IGNORECASE)
_LETTERED: Final = ("swift", "call_sign", "aircraft")
"""Identifiers that may be of letters alone."""
_AFTER_WORD: Final = re.compile(r"[\s:(]")


@dataclass
class Draft:
    """What is known of an entry so far; `entry` makes it."""

    id: str
    line: int
    schema: str = "unknown"
    names: dict[tuple[str, str], ListedName] = field(
        default_factory=dict[tuple[str, str], ListedName]
    )
    measures: dict[Measure, None] = field(default_factory=dict[Measure, None])
    identifiers: dict[tuple[str, str], None] = field(default_factory=dict[tuple[str, str], None])
    countries: dict[str, None] = field(default_factory=dict[str, None])
    birth: dict[str, None] = field(default_factory=dict[str, None])
    remarks: dict[str, None] = field(default_factory=dict[str, None])

    def name(self, text: str, kind: str = ALIAS, language: str = "", script: str = "") -> None:
        """Add a name; of the same text the better kind stays."""
        said = " ".join(text.split())
        if not said:
            return
        made = ListedName(said, kind, language.strip().lower(), script.strip().lower())
        key = (said, made.language)
        held = self.names.get(key)
        if held is None or NAME_KINDS.index(kind) < NAME_KINDS.index(held.kind):
            self.names[key] = made

    def order(self, measures: Iterable[Measure]) -> None:
        """Add measures."""
        self.measures.update(dict.fromkeys(measures))

    def mark(self, kind: str, value: str) -> None:
        """Add an identifier; of an IMO number its digits alone."""
        said = " ".join(value.split())
        if kind == "imo":
            found = _IMO.search(said)
            said = found[1] if found else said.upper().removeprefix("IMO").strip()
            if not (said.isascii() and said.isdigit()):
                kind = "registration"
                said = " ".join(value.split())
        if said:
            self.identifiers[kind, said] = None

    def marks_in(self, text: str) -> None:
        """Add the IMO numbers that a text names."""
        for number in _IMO.findall(text):
            self.mark("imo", number)

    def country(self, name: str) -> None:
        """Add a country."""
        if said := " ".join(name.split()):
            self.countries[said] = None

    def born(self, text: str) -> None:
        """Add a date of birth, or what is known of it."""
        if text:
            self.birth[text] = None

    def remark(self, text: str) -> None:
        """Add a remark."""
        if said := text.strip():
            self.remarks[said] = None

    def entry(self) -> Entry:
        """Return the entry, its primary name first; `names` must hold one."""
        names = sorted(self.names.values(), key=lambda name: name.kind != PRIMARY)
        if names[0].kind != PRIMARY:
            first = names[0]
            names[0] = ListedName(first.text, PRIMARY, first.language, first.script)
        return Entry(
            self.id,
            self.schema,
            tuple(names),
            tuple(self.measures),
            tuple(self.identifiers),
            tuple(self.countries),
            tuple(self.birth),
            "; ".join(self.remarks)[:LONGEST_REMARKS],
            self.line,
        )


def kind_of_alias(word: str) -> str:
    """Return the kind of a name, by the publisher's abbreviation for it.

    Examples
    --------
    >>> kind_of_alias("f.k.a."), kind_of_alias("aka"), kind_of_alias("Low"), kind_of_alias("Good")
    ('former', 'alias', 'weak', 'alias')
    """
    said = "".join(letter for letter in word.casefold() if letter.isalpha())
    if said.startswith(("low", "weak")):
        return "weak"
    return FORMER if said.startswith(("fka", "formerly", "former", "previous")) else ALIAS


def identifier_in(text: str) -> tuple[str, str] | None:
    """Return the identifier that a remark states, with its type; None where it states none.

    Examples
    --------
    >>> identifier_in("Tax ID No. 7708004767 (Russia)")
    ('inn', '7708004767')
    >>> identifier_in("Aircraft Manufacturer's Serial Number (MSN) 1023409321")
    ('msn', '1023409321')
    >>> identifier_in("Identity unknown") is None
    True
    """
    text = " ".join(text.split())
    said = text.casefold()
    for word in identifier_words():
        if said.startswith(word) and _AFTER_WORD.match(said, len(word)):
            break
    else:
        return None
    rest = text[len(word) :].lstrip(" :")
    if rest.startswith("("):
        rest = rest.partition(")")[2].strip()
    country = next(iter(_IN_BRACKETS.findall(rest)), "")
    value = _VALUE_ENDS.split(rest, maxsplit=1)[0].strip(" .,;")
    kind = identifier_type(word, country.strip())
    meant = any(letter.isdigit() for letter in value) or (kind in _LETTERED and value)
    return (kind, value) if meant else None
