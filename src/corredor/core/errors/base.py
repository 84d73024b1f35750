"""What every error has: a code, a place, what was found and expected, how to mend it."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

__all__ = [
    "N_",
    "SEVERITIES",
    "CorredorError",
    "EvidenceError",
    "FolderError",
    "NotComputed",
    "Place",
    "Problems",
    "QuantityError",
    "RowError",
    "RunError",
    "Severity",
    "Translate",
    "Wording",
    "catalogue",
]

Severity = Literal["error", "warning", "note"]
Translate = Callable[[str], str]

SEVERITIES: Final = ("error", "warning", "note")
LETTERS: Final[dict[str, Severity]] = {"E": "error", "W": "warning", "N": "note"}
"""What the first letter of a code says of its severity."""
SHOWN_CHARACTERS: Final = 120
PACKAGE: Final = f"{__name__.rpartition('.')[0]}."


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a text for the catalogues and return it unchanged.

    Examples
    --------
    >>> N_("The shallowest quay has {depth}.")
    'The shallowest quay has {depth}.'
    """
    return message


class Wording(str):
    """A field's value that is itself a text of the catalogues: ``Wording(N_("a number"))``."""

    __slots__ = ()


@dataclass(frozen=True, order=True)
class Place:
    """A place in a file of the user: `line` and `column` count from 1; 0 is the whole file.

    Examples
    --------
    >>> str(Place("claims.csv", 14, 6))
    'claims.csv:14:6'
    """

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return ``file:line:column`` as far as it is known."""
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class CorredorError(Exception):
    """Something wrong in what the user gave, with its place and its mending.

    Parameters
    ----------
    place
        Where it stands; None where no file is at fault.
    excerpt
        The line of the file as it stands there.
    fields
        The values that the templates name.

    Examples
    --------
    >>> from corredor.core.errors import EmptyCell
    >>> EmptyCell(Place("claims.csv", 14, 6), column="unit", kind="a unit").line()
    'claims.csv:14:6: E103 unit is empty; expected a unit; fill the cell'
    """

    code: ClassVar[str] = ""
    severity: ClassVar[Severity] = "error"
    found: ClassVar[str] = ""
    expected: ClassVar[str] = ""
    fix: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        """Take the severity from the letter of the code."""
        super().__init_subclass__()
        if "severity" not in vars(cls):
            cls.severity = LETTERS.get(cls.code[:1], cls.severity)

    def __init__(self, place: Place | None = None, *, excerpt: str = "", **fields: object) -> None:
        missing = self.field_names() - fields.keys()
        if missing:
            raise TypeError(f"{type(self).__name__} needs {sorted(missing)}")
        self.place = place
        self.excerpt = excerpt
        self.fields = fields
        super().__init__(self.line())

    def __reduce__(self) -> tuple[Callable[[], CorredorError], tuple[()]]:
        """Let an error cross to another process with its fields."""
        kind, place, excerpt, fields = type(self), self.place, self.excerpt, self.fields
        return _Remake(kind, place, excerpt, fields), ()

    @classmethod
    def field_names(cls) -> frozenset[str]:
        """Names of the values that the templates of this class need."""
        texts = (cls.found, cls.expected, cls.fix)
        return frozenset(
            name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name
        )

    def parts(self, translate: Translate = N_) -> tuple[str, str, str]:
        """Return what was found, what was expected and how to mend it."""
        shown = {name: _shown(value, translate) for name, value in self.fields.items()}
        found, expected, fix = (
            translate(text).format_map(shown) if text else ""
            for text in (self.found, self.expected, self.fix)
        )
        return found, expected, fix

    def line(self, translate: Translate = N_) -> str:
        """Return the one-line form: ``claims.csv:14:6: E104 …; expected …; fix``."""
        said = "; ".join(part for part in self.parts(translate) if part)
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.code} {said}"

    @property
    def order(self) -> tuple[int, Place, str, str]:
        """What errors are sorted by, the most severe first, then by place."""
        return (
            SEVERITIES.index(self.severity),
            self.place or Place(""),
            self.code,
            self.line(),
        )


@dataclass(frozen=True)
class _Remake:
    kind: type[CorredorError]
    place: Place | None
    excerpt: str
    fields: dict[str, object]

    def __call__(self) -> CorredorError:
        return self.kind(self.place, excerpt=self.excerpt, **self.fields)


def _shown(value: object, translate: Translate) -> str:
    """Return a value as a message shows it: short, on one line, without control characters."""
    if isinstance(value, Wording):
        return translate(value)
    if isinstance(value, (tuple, list, set, frozenset)):
        return ", ".join(_shown(item, translate) for item in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in str(value))
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


class Problems(Exception):
    """All that is wrong with one input, the most severe first.

    Examples
    --------
    >>> from corredor.core.errors import EmptyCell
    >>> late = EmptyCell(Place("claims.csv", 14, 6), column="unit", kind="a unit")
    >>> early = EmptyCell(Place("claims.csv", 9, 6), column="unit", kind="a unit")
    >>> [error.place.line for error in Problems([late, early]).errors]
    [9, 14]
    """

    def __init__(self, errors: Iterable[CorredorError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: error.order))
        super().__init__("\n".join(error.line() for error in self.errors))

    def __reduce__(self) -> tuple[type[Problems], tuple[tuple[CorredorError, ...]]]:
        """Let the problems cross to another process."""
        return Problems, (self.errors,)


class FolderError(CorredorError):
    """Files, settings and keys of a programme folder (E0xx)."""


class RowError(CorredorError):
    """Rows and cells of the folder's tables (E1xx)."""


class QuantityError(CorredorError):
    """Numbers, units and money (E2xx)."""


class EvidenceError(CorredorError):
    """Quotations, attribution chains and decisions (E3xx)."""


class RunError(CorredorError):
    """Studies, their needs, finding keys and output (E4xx)."""


class NotComputed(CorredorError):
    """A finding that could not be made; the others stand (E5xx)."""


def _leaves(kind: type[CorredorError]) -> Iterable[type[CorredorError]]:
    for child in kind.__subclasses__():
        if child.code and child.__module__.startswith(PACKAGE):
            yield child
        yield from _leaves(child)


def catalogue() -> dict[str, type[CorredorError]]:
    """Return every code with its class, in the order of the numbers.

    Examples
    --------
    >>> catalogue()["E104"].__name__
    'UnknownUnit'
    """
    return {kind.code: kind for kind in sorted(_leaves(CorredorError), key=lambda k: k.code[1:])}
