"""Which column of a form is what: proposed from the words of the headers, kept in a TOML file.

A proposal is never used by itself: it is written to a file, a person looks at it, and only the
file is read. Forms such as those of Google, Eventbrite and b2match have headers of the
organiser's own, so the words of three languages are looked for in them.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import (
    N_,
    MissingKey,
    Place,
    TomlSyntax,
    UnknownColumn,
    UnknownKey,
    Wording,
    WrongSetting,
)
from corredor.studies.forum.readers.exports.headers import FIELDS, MANY, NAMES, REQUIRED, likelihood
from corredor.studies.forum.readers.exports.rows import Sheet

HEAD: Final = (
    "# Which column of the form is what. Proposed from the words of the headers:\n"
    "# look at each line before you import. Columns not named here are not read.\n"
)
ANSWERS: Final = (
    "# Answers of the form that can't be read. Say what each means between the marks and take\n"
    "# the # before it away; those that mean nothing are mended in the form.\n"
)
COLUMNS: Final = "columns"
VALUES: Final = "values"


@dataclass(frozen=True)
class ColumnMapping:
    """Columns of a form by what they hold, and words of its answers by what they mean.

    Parameters
    ----------
    columns
        Headers of each field of `FIELDS`.
    values
        For fields of a closed vocabulary: answer of the form → word of the folder's table.
    """

    columns: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict[str, Mapping[str, str]])

    def checked(self, sheet: Sheet, file: str) -> None:
        """Refuse a mapping that doesn't fit a form.

        Raises
        ------
        UnknownColumn
            E101: it names a column that the form doesn't have.
        MissingKey
            E003: it lacks a field without which nobody can be imported.
        """
        for headers in self.columns.values():
            for header in headers:
                if sheet.column(header) is None:
                    raise UnknownColumn(Place(file), column=header, known=sheet.header)
        missing = [name for name in REQUIRED if not self.columns.get(name)]
        if not any(self.columns.get(name) for name in NAMES):
            missing.append(NAMES[0])
        if missing:
            raise MissingKey(Place(file), key=f"{COLUMNS}.{missing[0]}", kind=Wording(KIND))


KIND: Final = N_("the header of a column of the form")


@dataclass(frozen=True)
class Proposal:
    """A mapping that a person must look at.

    Parameters
    ----------
    mapping
        What was found.
    doubtful
        Fields for which several columns are as likely, with these columns; the first is taken.
    unread
        Columns that nothing was found for.
    missing
        Fields that a forum needs and nothing was found for.
    """

    mapping: ColumnMapping
    doubtful: Mapping[str, tuple[str, ...]]
    unread: tuple[str, ...]
    missing: tuple[str, ...]


LEAST: Final = 0.4
"""Likelihood from which a column is proposed."""


def propose_mapping(sheet: Sheet) -> Proposal:
    """Propose which column is what; every column serves one field at most.

    Examples
    --------
    >>> made = propose_mapping(Sheet("f.csv", ("Nombre completo", "Empresa", "País", "Talla"), ()))
    >>> dict(made.mapping.columns)
    {'country': ('País',), 'name': ('Nombre completo',), 'organisation': ('Empresa',)}
    >>> made.unread
    ('Talla',)
    """
    scored = sorted(
        (-likelihood(header, name), at, name)
        for at, header in enumerate(sheet.header)
        for name in FIELDS
    )
    taken: dict[int, str] = {}
    columns: dict[str, tuple[str, ...]] = {}
    doubtful: dict[str, tuple[str, ...]] = {}
    first: dict[str, float] = {}
    for minus, at, name in scored:
        if -minus < LEAST or at in taken:
            continue
        header = sheet.header[at]
        if name in columns and name not in MANY:
            if first[name] == minus:
                doubtful[name] = (*doubtful.get(name, columns[name]), header)
            continue
        taken[at] = name
        columns[name] = (*columns.get(name, ()), header)
        first.setdefault(name, minus)
    if "name" in columns and "family_name" in columns and "given_name" not in columns:
        columns["given_name"] = columns.pop("name")
    if "given_name" in columns and not any(name in columns for name in NAMES):
        columns["name"] = columns.pop("given_name")
    held = {name: columns[name] for name in sorted(columns)}
    missing = [name for name in REQUIRED if name not in held]
    missing += [] if any(name in held for name in NAMES) else [NAMES[0]]
    used = {header for headers in held.values() for header in headers}
    unread = tuple(header for header in sheet.header if header not in used)
    return Proposal(ColumnMapping(held), doubtful, unread, tuple(missing))


Unread = Mapping[str, tuple[Sequence[str], Sequence[str]]]
"""Answers that no word is known for, by field, and the words that may stand for them."""


def mapping_to_toml(proposal: Proposal, answers: Unread | None = None) -> str:
    """Return a proposal as the text of a TOML file, with what a person must look at as comments.

    Parameters
    ----------
    proposal
        Which column may be what.
    answers
        By field, answers of the form that can't be read, and what they may mean.

    Examples
    --------
    >>> made = propose_mapping(Sheet("f.csv", ("Company", "Country", "Full name"), ()))
    >>> mapping_from_toml(mapping_to_toml(made), "m.toml") == made.mapping
    True
    """
    lines = [HEAD, f"[{COLUMNS}]"]
    for name, headers in proposal.mapping.columns.items():
        shown = ", ".join(_string(header) for header in headers)
        lines.append(f"{name} = [{shown}]")
        if name in proposal.doubtful:
            others = ", ".join(_string(header) for header in proposal.doubtful[name])
            lines.append(f"# as likely: {others}")
    lines += [f"# {name} = []  # needed" for name in proposal.missing]
    if proposal.unread:
        shown = ", ".join(_string(header) for header in proposal.unread)
        lines.append(f"# not read: {shown}")
    if not answers:
        return "\n".join([*lines, "", f"# [{VALUES}.rank]", '# "Delegado" = "official"', ""])
    lines += ["", ANSWERS.rstrip()]
    for name, (told, known) in answers.items():
        lines += ["", f"[{VALUES}.{name}]"]
        lines += [f"# {' | '.join(known)}"] if known else []
        lines += [f'# {_string(answer)} = ""' for answer in told]
    return "\n".join([*lines, ""])


def _string(text: str) -> str:
    """Return a TOML string; JSON's escapes are TOML's."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def mapping_from_toml(text: str, file: str) -> ColumnMapping:
    """Read a mapping that a person has looked at.

    Raises
    ------
    TomlSyntax, UnknownKey, WrongSetting
        E005, E002, E004: the file isn't one.
    """
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TomlSyntax(Place(file), problem=str(error)) from None
    for key in read:
        if key not in (COLUMNS, VALUES):
            raise UnknownKey(Place(file), key=key, known=(COLUMNS, VALUES))
    columns = {
        name: _headers(value, f"{COLUMNS}.{name}", file)
        for name, value in _table(read.get(COLUMNS, {}), COLUMNS, file).items()
    }
    values = {
        name: _words(value, f"{VALUES}.{name}", file)
        for name, value in _table(read.get(VALUES, {}), VALUES, file).items()
    }
    for key in (*columns, *values):
        if key not in FIELDS:
            raise UnknownKey(Place(file), key=key, known=tuple(FIELDS))
    return ColumnMapping({name: headers for name, headers in columns.items() if headers}, values)


def _table(value: object, key: str, file: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise WrongSetting(Place(file), key=key, value=value, kind=Wording(N_("a table")))
    return {str(name): held for name, held in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _headers(value: object, key: str, file: str) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list):
        held: list[object] = list(value)  # pyright: ignore[reportUnknownArgumentType]
        headers = tuple(item for item in held if isinstance(item, str))
        if len(headers) == len(held):
            return headers
    shown = str(value)  # pyright: ignore[reportUnknownArgumentType]
    raise WrongSetting(Place(file), key=key, value=shown, kind=Wording(KIND))


def _words(value: object, key: str, file: str) -> dict[str, str]:
    held = _table(value, key, file)
    if not all(isinstance(word, str) for word in held.values()):
        raise WrongSetting(Place(file), key=key, value=value, kind=Wording(N_("a word")))
    return {name: str(word) for name, word in held.items()}
