"""Errors: what can be wrong, where, what was found, what was expected, how to mend it.

::

    CorredorError
    ├── FolderError       E0xx  files, settings and keys of a programme folder
    ├── RowError          E1xx  rows and cells of its tables
    ├── QuantityError     E2xx  numbers, units, money
    ├── EvidenceError     E3xx  quotations, chains, decisions
    ├── RunError          E4xx  studies, their needs, finding keys, output
    └── NotComputed       E5xx  a finding that could not be made; the others stand
    Problems              several of them, raised together

One class per code. A class's three templates are the message in English and, at once, the
key under which its Spanish and Russian wording stands in the catalogues.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import ClassVar, Final, Literal

Severity = Literal["error", "warning", "note"]
Translate = Callable[[str], str]

SEVERITIES: Final = ("error", "warning", "note")


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
    >>> EmptyCell(Place("claims.csv", 14, 6), column="unit", kind="a unit").line()
    'claims.csv:14:6: E103 unit is empty; expected a unit; fill the cell'
    """

    code: ClassVar[str] = ""
    severity: ClassVar[Severity] = "error"
    found: ClassVar[str] = ""
    expected: ClassVar[str] = ""
    fix: ClassVar[str] = ""

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


SHOWN_CHARACTERS: Final = 120


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


class NotAProgramme(FolderError):
    """The folder given holds no ``programme.toml``."""

    code = "E001"
    found = N_("{folder} is no folder with a programme.toml")
    expected = N_("expected a programme folder")
    fix = N_("give its path, or make a new one with: corredor init NAME")


class UnknownKey(FolderError):
    """A key of ``programme.toml`` that corredor doesn't know."""

    code = "E002"
    found = N_("key {key!s} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("correct its spelling or remove the line")


class MissingKey(FolderError):
    """A key that ``programme.toml`` must have."""

    code = "E003"
    found = N_("key {key} is missing")
    expected = N_("expected {kind}")
    fix = N_("add it to programme.toml")


class WrongSetting(FolderError):
    """A setting whose value is of the wrong kind or out of range."""

    code = "E004"
    found = N_("{key} is {value}")
    expected = N_("expected {kind}")
    fix = N_("write a value of that kind")


class TomlSyntax(FolderError):
    """Text that isn't TOML."""

    code = "E005"
    found = N_("this is not TOML: {problem}")
    expected = N_('expected lines such as: key = "value"')
    fix = N_("close the quotation marks, brackets and braces of this line")


class MissingFile(FolderError):
    """A file that the folder names and doesn't have."""

    code = "E006"
    found = N_("file {file} is missing")
    expected = N_("expected it in the programme folder")
    fix = N_("add the file, or remove what names it")


class PathLeavesFolder(FolderError):
    """A path that leads out of the programme folder."""

    code = "E007"
    found = N_("path {path} leads out of the programme folder")
    expected = N_("expected a relative path inside it, without symbolic links that leave it")
    fix = N_("copy the file into the folder and name it there")


class NotUtf8(FolderError):
    """A text file that isn't UTF-8."""

    code = "E008"
    found = N_("byte {byte} is not UTF-8; read as {guess} the line would be: {sample}")
    expected = N_("expected UTF-8, with or without byte order mark")
    fix = N_("save the file again as UTF-8")


class FileTooLarge(FolderError):
    """A file above the size that corredor reads."""

    code = "E009"
    found = N_("file {file} has {size} bytes")
    expected = N_("expected at most {limit} bytes")
    fix = N_("split the file, or keep only the rows and pages that you need")


class ForeignOutput(FolderError):
    """An output folder that corredor did not make."""

    code = "E010"
    found = N_("{folder} was not made by corredor: it is a file, a link, or holds other files")
    expected = N_("expected no such folder, an empty one, or one with corredor's mark {mark}")
    fix = N_("move it elsewhere, or remove it yourself")


class UnreadableFile(FolderError):
    """A file that the system doesn't let corredor read or write."""

    code = "E011"
    found = N_("file {file} can't be read or written: {problem}")
    expected = N_("expected an ordinary file that you may read and write")
    fix = N_("check its permissions, and that it is no device, pipe or folder")


class FolderNotEmpty(FolderError):
    """A folder for `corredor init` that already holds files."""

    code = "E012"
    found = N_("folder {folder} already holds files")
    expected = N_("expected a new or an empty folder")
    fix = N_("give another name; nothing was written")


class UnknownFile(FolderError):
    """A file that corredor does not read."""

    code = "N013"
    severity = "note"
    found = N_("file {file} is not read by any study")
    expected = N_("expected one of the files that the reference lists")
    fix = N_("check its name, or leave it as a note to yourself")


class TooManyRows(FolderError):
    """A table with more rows than corredor reads."""

    code = "E014"
    found = N_("table {file} has more than {limit} rows")
    expected = N_("expected at most that many")
    fix = N_("split the table into several programmes")


class DuplicateSetting(FolderError):
    """A list in ``programme.toml`` that names one thing twice."""

    code = "E015"
    found = N_("{key} names {value} twice")
    expected = N_("expected each value once")
    fix = N_("remove the second one")


class UnreadableFormat(FolderError):
    """A file in a format that corredor doesn't read."""

    code = "E016"
    found = N_("file {file} is in a format that corredor does not read")
    expected = N_("expected one of {known}")
    fix = N_("save its text as a plain text file in UTF-8")


class ControlCharacter(FolderError):
    """A text file with a character that no text holds."""

    code = "E017"
    found = N_("here stands the control character {character}")
    expected = N_("expected text")
    fix = N_("remove the character; a file with many of them is no text file")


class DamagedDocument(FolderError):
    """A document that isn't what its name says, or is broken."""

    code = "E018"
    found = N_("document {file} can't be read as {format}: {problem}")
    expected = N_("expected a whole file of that format")
    fix = N_("fetch it again, or save its text as a plain text file in UTF-8")


class EncryptedDocument(FolderError):
    """A document that opens with a password only."""

    code = "E019"
    found = N_("document {file} is locked with a password")
    expected = N_("expected a document that opens without one")
    fix = N_("save a copy without password and name that one")


class NoTextInDocument(FolderError):
    """A document without text, such as a PDF of pictures."""

    code = "E020"
    found = N_("document {file} holds no text: {problem}")
    expected = N_("expected text that can be selected and copied")
    fix = N_("where you see text, save it as a plain text file; on a scan run recognition (OCR)")


class TooManyPages(FolderError):
    """A document with more pages than corredor reads."""

    code = "E021"
    found = N_("document {file} has {pages} pages")
    expected = N_("expected at most {limit}")
    fix = N_("keep only the pages that you need")


class ReadingStopped(FolderError):
    """A document whose reading took more time or memory than it may."""

    code = "E022"
    found = N_("reading {file} was stopped: {problem}")
    expected = N_("expected at most {seconds} seconds and {megabytes} MB of memory")
    fix = N_("save its text as a plain text file in UTF-8, or keep only the pages that you need")


class WrongCharset(FolderError):
    """A document that isn't in the encoding that it states."""

    code = "E023"
    found = N_("byte {byte} is not {charset}, in which the document says that it is")
    expected = N_("expected UTF-8, or the encoding that the document states")
    fix = N_("save the page again as UTF-8, or as plain text")


class EmptyDocument(FolderError):
    """A document in which nothing stands."""

    code = "E024"
    found = N_("document {file} is empty")
    expected = N_("expected a text")
    fix = N_("save its text into it, or move it out of documents/, with its row of index.csv")


class UnwritableFile(FolderError):
    """A file or folder that the system doesn't let corredor write."""

    code = "E025"
    found = N_("{file} can't be written: {problem}")
    expected = N_("expected a folder into which you may write")
    fix = N_("allow writing in {folder}, or copy the programme to where you may write")


class RowError(CorredorError):
    """Rows and cells of the folder's tables (E1xx)."""


class UnknownColumn(RowError):
    """A column that the table doesn't have."""

    code = "E101"
    found = N_("column {column} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("correct its name, or remove the column")


class MissingColumn(RowError):
    """A column that the table must have."""

    code = "E102"
    found = N_("column {column} is missing")
    expected = N_("expected it in the first line of the table")
    fix = N_("add the column")


class EmptyCell(RowError):
    """A cell that must not be empty."""

    code = "E103"
    found = N_("{column} is empty")
    expected = N_("expected {kind}")
    fix = N_("fill the cell")


class UnknownUnit(RowError):
    """A unit that can't be read."""

    code = "E104"
    found = N_("unit {unit} is unknown")
    expected = N_("expected a unit such as {near}")
    fix = N_("write {near}, or add {unit} to units.csv")


class NotANumber(RowError):
    """A cell that should hold a number."""

    code = "E105"
    found = N_("{column} is {value}")
    expected = N_("expected a number such as {example}")
    fix = N_("write digits only, with a point before decimals")


class AmbiguousNumber(RowError):
    """A number whose separators allow two readings, a thousandfold apart."""

    code = "E106"
    found = N_("{column} is {value}, which may be {first} or {second}")
    expected = N_("expected a number without group separators")
    fix = N_("write {first} or {second}")


class DuplicateId(RowError):
    """An id that stands in two rows."""

    code = "E107"
    found = N_("{column} {value} stands in line {other} too")
    expected = N_("expected each {column} once")
    fix = N_("give one of the rows another {column}, or remove it")


class UnknownReference(RowError):
    """An id that no row of the other table has."""

    code = "E108"
    found = N_("{column} {value} is not in {table}")
    expected = N_("expected an id of {table}, such as {near}")
    fix = N_("correct the id, or add a row to {table}")


class NotADate(RowError):
    """A cell that should hold a date or a period."""

    code = "E109"
    found = N_("{column} is {value}")
    expected = N_("expected a date or period such as 2024, 2024-06, 2024-06-30 or 2024/2025")
    fix = N_("write year, month and day in this order; leave the cell empty if nobody states it")


class NotAChoice(RowError):
    """A cell with a word that isn't one of the words allowed."""

    code = "E110"
    found = N_("{column} is {value}")
    expected = N_("expected one of {known}")
    fix = N_("write one of these words")


class WrongCellCount(RowError):
    """A row with more or fewer cells than the head of its table."""

    code = "E111"
    found = N_("this row has {count} cells")
    expected = N_("expected {head} as in the first line")
    fix = N_("add or remove separators; put a text that holds one in quotation marks")


class BadId(RowError):
    """An id that holds other characters than an id may."""

    code = "E112"
    found = N_("{column} is {value}")
    expected = N_("expected small letters a-z, digits, - and _, beginning with a letter or digit")
    fix = N_("write an id such as {near}")


class CellOutOfRange(RowError):
    """A number outside the range that its column allows."""

    code = "E113"
    found = N_("{column} is {value}")
    expected = N_("expected a number between {low} and {high}")
    fix = N_("check the unit and the decimal point")


class BrokenTable(RowError):
    """Text that can't be split into rows and cells."""

    code = "E114"
    found = N_("the table can't be read on from here: {problem}")
    expected = N_("expected comma- or semicolon-separated values")
    fix = N_("close the quotation mark that was opened in this row")


class MissingLanguage(RowError):
    """Labels of a table that lack one of the programme's languages."""

    code = "W115"
    severity = "warning"
    found = N_("{column} is empty (rows: {count}); the report in this language shows {shown}")
    expected = N_("expected the label in each language of the programme")
    fix = N_("fill the column where it is empty")


class MissingLabel(RowError):
    """Ids of claims.csv for which terms.csv has no label."""

    code = "W116"
    severity = "warning"
    found = N_("ids without label: {values} (in all: {count})")
    expected = N_("expected a row of {table} for each, with its label in each language")
    fix = N_("add the rows to {table}; until then the report shows the ids")


class EmptyTable(RowError):
    """A table without even a first line."""

    code = "E119"
    found = N_("the table is empty")
    expected = N_("expected at least its first line: {head}")
    fix = N_("write that line, or remove the file")


class DecimalCommas(RowError):
    """A table with semicolons, in which 1234,5 was read as 1234.5."""

    code = "N117"
    severity = "note"
    found = N_("cells are separated by {delimiter}, and decimal commas were read as such")
    expected = N_("expected commas between cells and points before decimals")
    fix = N_("nothing to do, if that is what you meant")


class UnitRedefined(RowError):
    """A unit of units.csv that corredor knows with a meaning of its own."""

    code = "E118"
    found = N_("unit {unit} is known already")
    expected = N_("expected units that corredor does not know")
    fix = N_("give your unit another name, or remove the row")


class LostDigests(RowError):
    """A list of candidates of which nobody can tell which rows were mended."""

    code = "E120"
    found = N_("the column check is gone, by which mended rows are known")
    expected = N_("expected the columns of candidates.csv as corredor wrote them")
    fix = N_("run: corredor read, which writes the column anew; your decisions stay")


class UnnamedId(RowError):
    """An id that an accepted candidate uses and nothing names."""

    code = "E121"
    found = N_("{column} {value} is not in {table}, nor does the column names of this row name it")
    expected = N_("expected an id of {table}, such as {near}, or a name for a new one")
    fix = N_("to add it, write into the column names, after a semicolon: {entry}")


class MissingCountry(RowError):
    """Organisations whose country nobody has filled in."""

    code = "W122"
    severity = "warning"
    found = N_("organisations without country: {values} (in all: {count})")
    expected = N_("expected the country of each organisation's seat")
    fix = N_("fill the column country, if you know it")


class UnknownStation(RowError):
    """A station that isn't in the list of airports."""

    code = "E125"
    found = N_("no airport has the IATA code {station}")
    expected = N_("expected the IATA codes of airports in order, such as SVO HAV MID")
    fix = N_("correct the code")


class UnknownAircraftType(RowError):
    """An aircraft type that isn't in the list of aircraft; there is no generic one."""

    code = "E126"
    found = N_("aircraft type {aircraft} is unknown")
    expected = N_("expected the ICAO designator of one of {known}")
    fix = N_("correct the designator; no other type is put in its place")


class UnreadableCell(RowError):
    """A cell whose text hasn't the shape that its column asks for."""

    code = "E127"
    found = N_("{column} is {value}")
    expected = N_("expected {shape}, such as {example}")
    fix = N_("write it like the example")


class UnreadableInstance(RowError):
    """A file that is no instance of the published scheduling problem."""

    code = "E128"
    found = N_("this is no instance of the scheduling problem: {problem}")
    expected = N_("expected MiniZinc data of the published business-to-business problem")
    fix = N_("take the file from its publisher again, or write it by its reference")


class BrokenList(RowError):
    """A publisher's list that is damaged, cut off or hostile."""

    code = "E130"
    found = N_("the list can't be read on from here: {problem}")
    expected = N_("expected a whole file in the format {format}")
    fix = N_("fetch it again from its publisher; nothing of it was used")


class OtherListFormat(RowError):
    """A list in another format than its row says."""

    code = "E131"
    found = N_("this is no list in the format {format}: {problem}")
    expected = N_("expected {head}")
    fix = N_("write the format of this file into its row; corredor reads {known}")


class UnreconciledList(RowError):
    """Parts of a list that belong to no entry of it: files of two editions, or a cut one."""

    code = "E132"
    found = N_("records that belong to no entry of the list: {count}, such as {example}")
    expected = N_("expected files of one edition, each whole")
    fix = N_("fetch the files together; if this is a part of a list on purpose, mark it fragment")


class EmptyList(RowError):
    """A list without an entry."""

    code = "E133"
    found = N_("the list holds no entry")
    expected = N_("expected at least one")
    fix = N_("fetch it again from its publisher; an empty list shows nothing")


class StaleList(RowError):
    """A list older than the programme allows."""

    code = "E134"
    found = N_("list {list} is of {published}: {age} days old on {as_of}")
    expected = N_("expected at most {limit} days")
    fix = N_("fetch it anew, or state in its row why the old one may be used")


class RetiredList(RowError):
    """A list that its publisher no longer keeps."""

    code = "W135"
    severity = "warning"
    found = N_("this list is no longer kept by its publisher since {day}")
    expected = N_("expected its successor: {successor}")
    fix = N_("fetch the successor; whoever was listed since then is not in this file")


class UndatedList(RowError):
    """A list that doesn't say of when it is."""

    code = "W136"
    severity = "warning"
    found = N_("the file doesn't say on which day it was published")
    expected = N_("expected the day of publication, by which its age is known")
    fix = N_("write the day into the row of the list")


class ListPartAbsent(RowError):
    """A list that is read without one of its files."""

    code = "W137"
    severity = "warning"
    found = N_("the list is read without its file of {part}")
    expected = N_("expected all files of the list")
    fix = N_("fetch that file too and name it in the row of the list")


class BrokenDataFile(RowError):
    """A file of statistics that is damaged, cut off or hostile."""

    code = "E140"
    found = N_("the file can't be read on from here: {problem}")
    expected = N_("expected a whole file in the format {format}")
    fix = N_("take it from its publisher again; nothing of it was used")


class OtherDataFormat(RowError):
    """A file of statistics in another format than its row says."""

    code = "E141"
    found = N_("this is no file in the format {format}: {problem}")
    expected = N_("expected {head}")
    fix = N_("write the format of this file into its row; corredor reads {known}")


class UnreconciledRows(RowError):
    """A file of statistics of which some rows became nothing."""

    code = "E142"
    found = N_("rows read: {rows}; made into flows or left out by name: {made}")
    expected = N_("expected the two to agree")
    fix = N_("report the file's first lines; nothing of it was used")


class EmptyDataFile(RowError):
    """A file of statistics without a flow."""

    code = "E143"
    found = N_("the file holds no flow of goods between two countries")
    expected = N_("expected at least one")
    fix = N_("ask its publisher for partners, not for the world alone")


class RepeatedFlow(RowError):
    """A flow that a file states twice."""

    code = "E144"
    found = N_("{flow} stands {count} times in the file")
    expected = N_("expected each flow once")
    fix = N_("leave out breakdowns, such as means of transport, and take the file again")


class UnknownAreas(RowError):
    """Codes of areas that no table of codes knows."""

    code = "W145"
    severity = "warning"
    found = N_("codes of areas that are unknown: {codes} (rows left out: {count})")
    expected = N_("expected codes of ISO 3166 or of UN Comtrade")
    fix = N_("look up what they mean; sums over countries are without them")


class MixedLevels(RowError):
    """A file whose products are of several levels of detail."""

    code = "W146"
    severity = "warning"
    found = N_("the file holds products of several levels: {levels}")
    expected = N_("expected one level, such as codes of six digits")
    fix = N_("choose the level; sums are made within one level alone")


class BrokenSeries(RowError):
    """A file of hourly numbers that is damaged, cut off or hostile."""

    code = "E150"
    found = N_("the file can't be read on from here: {problem}")
    expected = N_("expected a whole file in the format {format}")
    fix = N_("get it again from its publisher; nothing of it was used")


class OtherSeriesFormat(RowError):
    """A file of hourly numbers in another format than its row says."""

    code = "E151"
    found = N_("this is no file in the format {format}: {problem}")
    expected = N_("expected {head}")
    fix = N_("write the format of this file into its row; corredor reads {known}")


class WrongHours(RowError):
    """A day of an hourly file with hours missing, twice or too many."""

    code = "E152"
    found = N_("{day} has {count} hours for {name}")
    expected = N_("expected hours 1 to 24; on the Sunday of a clock change 23 or 25")
    fix = N_("get the file again, whole; no hour is made up")


class EnrichmentRefused(RowError):
    """Uranium of 20 % and above, for which nothing is computed."""

    code = "E153"
    found = N_("{column} is {value}: high-enriched uranium")
    expected = N_("expected civil fuel: below 20 %, that is a share below 0.2")
    fix = N_("correct the figure; for 20 % and above nothing is computed")


class QuantityError(CorredorError):
    """Numbers, units and money (E2xx)."""


class WrongUnit(QuantityError):
    """A quantity in a unit that its use doesn't allow."""

    code = "E201"
    found = N_("{name} is in {unit}")
    expected = N_("expected a unit of the same kind as {wanted}")
    fix = N_("correct the unit, or the number that it belongs to")


class MixedCurrencies(QuantityError):
    """Two currencies in one computation."""

    code = "E202"
    found = N_("{name} is in {unit}, {other_name} in {other_unit}")
    expected = N_("expected one currency")
    fix = N_("add the exchange rate with its source to rates.csv")


class MixedPriceYears(QuantityError):
    """Two price years in one computation."""

    code = "E203"
    found = N_("{name} is in prices of {year}, {other_name} in prices of {other_year}")
    expected = N_("expected one price year")
    fix = N_("add the deflator with its source to deflators.csv")


class NoNumber(QuantityError):
    """A fact that has no number because its sources disagree."""

    code = "E204"
    found = N_("{name} is disputed and has no number")
    expected = N_("expected a decision")
    fix = N_("decide it in decisions.csv, with a reason")


class BoundIsNoValue(QuantityError):
    """A figure that its source gives as a bound only."""

    code = "E205"
    found = N_("{name} is known as a bound only ({qualifier} {value})")
    expected = N_("expected a value")
    fix = N_("make an assumption in assumptions.csv that names this fact in its rationale")


class UnstatedPriceYear(QuantityError):
    """Money whose price year nobody stated."""

    code = "E206"
    found = N_("the price year of {name} is not stated")
    expected = N_("expected prices of a known year")
    fix = N_("state the price year in the column price_year")


class NotFinite(QuantityError):
    """A computation without a finite result."""

    code = "E207"
    found = N_("{function} has no finite result for {part}; draws without one: {bad} of {draws}")
    expected = N_("expected finite numbers")
    fix = N_("check that no divisor is zero and no logarithm is taken of a negative number")


class NoOrigin(QuantityError):
    """A number that nobody stands behind."""

    code = "E208"
    found = N_("{name} is a bare {kind}")
    expected = N_("expected a quantity: cited, assumed, looked up or derived")
    fix = N_("take the number from a claim, an assumption or a table")


class BadDistribution(QuantityError):
    """An uncertainty whose parameters contradict each other."""

    code = "E209"
    found = N_("{name}: low {low}, value {value}, high {high}")
    expected = N_("expected {rule}")
    fix = N_("correct the three numbers, or choose another distribution")


class ValueOffCentre(BadDistribution):
    """A central value that isn't where low and high put it."""

    code = "E212"
    found = N_("{name}: value {value} between low {low} and high {high}")
    expected = N_("expected {wanted}: {rule}")
    fix = N_("write {wanted}, or choose triangular or pert, which take any value between")


class MissingPriceYear(QuantityError):
    """A row with money and without price year."""

    code = "E210"
    found = N_("{unit} has no price year")
    expected = N_("expected a year or the word nominal in price_year")
    fix = N_("write the year of the prices; nominal where nobody states it")


class UnitMismatch(QuantityError):
    """Claims of one fact in units of different kinds."""

    code = "E211"
    found = N_("{value} is in {unit}, but claim {other} of the same fact is in {other_unit}")
    expected = N_("expected units of one kind within one subject, property and period")
    fix = N_("give one of them another property, or correct the unit")


class FactInTwoPriceYears(QuantityError):
    """Claims of one fact in prices of different years."""

    code = "E214"
    found = N_("{value} is in prices of {year}, claim {other} ({where}) in prices of {other_year}")
    expected = N_("expected one price year within one subject, property and period")
    fix = N_("correct price_year in one of the two rows, or give its claim a property of its own")


class FactInTwoCurrencies(QuantityError):
    """Claims of one fact in different currencies."""

    code = "E213"
    found = N_("{value} is in {currency}, claim {other} ({where}) in {other_currency}")
    expected = N_("expected one currency within one subject, property and period")
    fix = N_("correct unit in one of the two rows, or give its claim a property of its own")


class EvidenceError(CorredorError):
    """Quotations, attribution chains and decisions (E3xx)."""


class QuoteNotFound(EvidenceError):
    """A quotation that doesn't stand in its document."""

    code = "E301"
    found = N_("the quotation is not in {document}: {quote}")
    expected = N_("expected the exact words of the document")
    fix = N_("copy the passage from the document again")


class QuoteDigitsChanged(EvidenceError):
    """A quotation that stands in its document with other digits."""

    code = "E302"
    found = N_("{document} has other digits here: {there}, not {quote}")
    expected = N_("expected the very digits, signs and scale words of the document")
    fix = N_("look at the document: correct the claim, or withdraw it")


class QuoteAmbiguous(EvidenceError):
    """A quotation that stands in its document more than once."""

    code = "E303"
    found = N_("the quotation stands {count} times in {document}")
    expected = N_("expected one place")
    fix = N_("quote a longer passage, or fill prefix, suffix or start")


class DocumentChanged(EvidenceError):
    """A document whose text is no longer the one that was quoted."""

    code = "W304"
    severity = "warning"
    found = N_("the text of {document} has changed since it was quoted")
    expected = N_("expected the text with sha256 {sha256}")
    fix = N_("check the claims on it, then run: corredor anchor --write")


class EmptyChain(EvidenceError):
    """A claim without attribution."""

    code = "E305"
    found = N_("chain is empty")
    expected = N_("expected the ids of sources.csv from the outlet to the ultimate source")
    fix = N_("write at least the outlet")


class ChainRepeats(EvidenceError):
    """An attribution chain that names one source twice."""

    code = "E306"
    found = N_("chain names {source} twice")
    expected = N_("expected each source once, from the outlet to the ultimate source")
    fix = N_("remove one of them")


class StaleDecision(EvidenceError):
    """A decision that does not list all claims of its fact."""

    code = "W307"
    severity = "warning"
    found = N_("the decision on {fact} does not list: {claims}")
    expected = N_("expected a decision that has seen every claim")
    fix = N_("decide again and list the claims in the column considered")


class DecisionElsewhere(EvidenceError):
    """A decision for a claim that belongs to another fact."""

    code = "E308"
    found = N_("claim {claim} does not belong to fact {fact}")
    expected = N_("expected one of {known}")
    fix = N_("correct the claim or the fact of the decision")


class UnreadDocument(EvidenceError):
    """A document that the index doesn't list."""

    code = "W309"
    severity = "warning"
    found = N_("document {file} is not in documents/index.csv")
    expected = N_("expected a row with its title, publisher, date and language")
    fix = N_("run: corredor read, which adds a row; or move the file elsewhere")


class DateNotInQuote(EvidenceError):
    """An event whose date can't be seen in its quotation."""

    code = "W316"
    severity = "warning"
    found = N_("the date {value} does not stand in the quotation: {quote}")
    expected = N_("expected its year, month and day in the quotation, as far as they are given")
    fix = N_("quote the words with the date, or say in note how you read it")


class ReadByNote(EvidenceError):
    """A number or date that only the note of its claim explains."""

    code = "N317"
    severity = "note"
    found = N_("{value} does not stand in the quotation, and a note explains it: {quote}")
    expected = N_("expected the number or date in the quotation")
    fix = N_("nothing to do, if the note is right")


class FigureNotInQuote(EvidenceError):
    """A claim whose number can't be seen in its quotation."""

    code = "W310"
    severity = "warning"
    found = N_("the value {value} does not stand in the quotation: {quote}")
    expected = N_("expected the number in digits in the quotation")
    fix = N_("check the scale and the digits; say in note how you read the number")


class KindsMixed(EvidenceError):
    """Claims of different kinds on one subject, property and period."""

    code = "E311"
    found = N_(
        "claim {claim} is of kind {kind}, but claim {other} of the same fact of {other_kind}"
    )
    expected = N_("expected claims of one kind within one subject, property and period")
    fix = N_("give one of them another property, or correct its kind")


class QuoteMoved(EvidenceError):
    """A quotation that stands elsewhere in its document than the claim says."""

    code = "N312"
    severity = "note"
    found = N_("the quotation stands at offset {now} of {document}, not at {then}")
    expected = N_("expected it where start says")
    fix = N_("if this is the passage that you mean, run: corredor anchor --write")


class QuoteTypography(EvidenceError):
    """A quotation that differs from its document in typography only."""

    code = "N313"
    severity = "note"
    found = N_("{document} has other quotation marks, dashes or spaces here: {there}")
    expected = N_("expected the exact characters of the document")
    fix = N_("nothing to do; copy the passage again if the quotation is to be exact")


class QuoteCut(EvidenceError):
    """A quotation that begins or ends within a number, a range or before a scale word."""

    code = "E314"
    found = N_("the quotation cuts a number; {document} has {there}")
    expected = N_("expected each number whole: with sign, currency, range and scale words")
    fix = N_("quote the whole number, or leave it out")


class ContextChanged(EvidenceError):
    """A quotation whose neighbouring words are no longer those that were stored with it."""

    code = "W315"
    severity = "warning"
    found = N_("the words around the quotation have changed in {document}: {there}")
    expected = N_("expected {context}")
    fix = N_("check that the passage still says the same, then run: corredor anchor")


class ReversedText(EvidenceError):
    """A document with characters that turn round the order in which its text is shown."""

    code = "W320"
    severity = "warning"
    found = N_("here stands the character {character}, after which text is shown in another order")
    expected = N_("expected text that is shown in the order in which it is stored")
    fix = N_("compare the passage with the original before you quote it")


class PagesWithoutText(EvidenceError):
    """Pages of a document from which no text can be taken."""

    code = "W321"
    severity = "warning"
    found = N_("no text was found on these pages of {document}: {pages}")
    expected = N_("expected text on every page")
    fix = N_("look at these pages; run text recognition (OCR) if they hold pictures of text")


class DocumentTooLong(EvidenceError):
    """A document that is too long to be read for candidates."""

    code = "E323"
    found = N_("{document} has {size} characters")
    expected = N_("expected {limit} at most in one document to be read")
    fix = N_("split it into several documents; claims on it can still be made by hand")


class LanguageUntold(EvidenceError):
    """A document whose language can't be told from its text."""

    code = "E322"
    found = N_("the language of {document} can't be told")
    expected = N_("expected a text of some sentences in one of {known}")
    fix = N_("add a row with file and language to index.csv, or move the file out of documents/")


class RunError(CorredorError):
    """Studies, their needs, finding keys and output (E4xx)."""


class CyclicNeeds(RunError):
    """Studies that wait for each other."""

    code = "E401"
    found = N_("studies need each other in a circle: {cycle}")
    expected = N_("expected needs without a circle")
    fix = N_("remove one of these needs from its study")


class UnknownStudy(RunError):
    """A study that isn't installed."""

    code = "E402"
    found = N_("study {study} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("correct its name, or install the package that brings it")


class UnknownFinding(RunError):
    """A key for which the last run has nothing."""

    code = "E403"
    found = N_("nothing is known under the key {key}")
    expected = N_("expected a key of the last run, such as {near}")
    fix = N_("list all keys with: corredor explain {folder} --keys")


class UndeclaredRead(RunError):
    """A study that reads what it didn't declare."""

    code = "E404"
    found = N_("study {study} reads {name}, which it does not declare")
    expected = N_("expected one of {known}")
    fix = N_("add it to the tables or needs of the study")


class NoRunYet(RunError):
    """A folder for which nothing has been computed yet."""

    code = "E405"
    found = N_("{folder} has no finished run")
    expected = N_("expected {folder}/out/run.json")
    fix = N_("run first: corredor run {folder}")


class OrphanNumber(RunError):
    """A digit in the report that leads back to nothing."""

    code = "E406"
    found = N_("the report prints {digits} outside any figure: {context}")
    expected = N_("expected every number to name its finding")
    fix = N_(
        "print it through figure() or table(); this is a fault of the chapter, please report it"
    )


class DuplicateKey(RunError):
    """Two findings or tables under one key."""

    code = "E407"
    found = N_("study {study} makes {key} twice")
    expected = N_("expected each key once")
    fix = N_("give one of them another key")


class ForeignKey(RunError):
    """A finding whose key doesn't begin with the name of its study."""

    code = "E408"
    found = N_("study {study} makes {key}")
    expected = N_("expected a key that begins with {study}.")
    fix = N_("rename the key")


class UnknownCode(RunError):
    """A code that isn't in the catalogue."""

    code = "E409"
    found = N_("code {name} is unknown")
    expected = N_("expected a code such as {near}")
    fix = N_("list all codes with: corredor explain --codes")


class AnotherRun(RunError):
    """Two runs that write one output folder."""

    code = "E410"
    found = N_("another run is writing {folder}")
    expected = N_("expected to be the only one")
    fix = N_("wait until it ends, then run again")


class DuplicateStudy(RunError):
    """Two packages that bring a study of one name."""

    code = "E412"
    found = N_("study {study} is brought by {first} and by {second}")
    expected = N_("expected one study of each name")
    fix = N_("uninstall one of the two packages")


class FolderChanging(RunError):
    """A folder whose files change while they are read."""

    code = "E413"
    found = N_("the files of {folder} changed while they were read")
    expected = N_("expected them to rest for a moment")
    fix = N_("finish writing them, then run again")


class UnknownLanguage(RunError):
    """A language that the report doesn't speak."""

    code = "E411"
    found = N_("language {language} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("choose one of these")


class SchedulerUnreachable(RunError):
    """A scheduler that doesn't answer."""

    code = "E414"
    found = N_("the scheduler at {address} can't be used: {problem}")
    expected = N_("expected the address of a running Dask scheduler, such as tcp://host:8786")
    fix = N_("start it with: dask scheduler; or leave out --scheduler to work on this machine")


class UnknownPlace(RunError):
    """A code that is neither a state's nor an airport's."""

    code = "E415"
    found = N_("no state and no airport has the code {name}")
    expected = N_("expected ISO 3166 codes of states or IATA codes, such as RU or SVO,LED")
    fix = N_("correct the code")


class ClosuresUnknown(RunError):
    """A day for which nobody knows what was closed."""

    code = "E416"
    found = N_("closures of airspace are known from {first} on, not on {day}")
    expected = N_("expected a day from {first} on")
    fix = N_("give a later day, or name no carrier's state to screen with nothing closed")


class RunOutdated(RunError):
    """Results of a folder that has changed since."""

    code = "E417"
    found = N_("{files} changed after the last run of {folder}")
    expected = N_("expected results of the folder as it stands")
    fix = N_("run again: corredor run {folder}")


class UnknownScenario(RunError):
    """A scenario that the folder doesn't have."""

    code = "E418"
    found = N_("there is no scenario {name}")
    expected = N_("expected {file}; the folder has: {known}")
    fix = N_("correct the name, or make it with: corredor whatif FOLDER KEY=VALUE --save {name}")


class UnreadableChange(RunError):
    """A change of a cell that can't be read."""

    code = "E419"
    found = N_("{text} is no change of a cell")
    expected = N_("expected ASSUMPTION=VALUE, ASSUMPTION.COLUMN=VALUE or TABLE.ROW.COLUMN=VALUE")
    fix = N_(
        "write for example fuel-price=900, load-factor.high=0.9 or places.moscow.latitude=55.8"
    )


class FetchFailed(RunError):
    """A list that could not be fetched."""

    code = "E420"
    found = N_("{address} can't be fetched: {problem}")
    expected = N_("expected an answer over https of at most {megabytes} MB within {seconds} s")
    fix = N_("try again later, or fetch it with a browser; what stood there before still stands")


class UnknownList(RunError):
    """A list that corredor doesn't know where to fetch."""

    code = "E421"
    found = N_("list {list} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("correct its name, or fetch the file yourself")


class LicenceNotAccepted(RunError):
    """A list whose licence the user must accept first."""

    code = "E422"
    found = N_("list {list} is under {licence}")
    expected = N_("expected that you accept it: {page}")
    fix = N_("read it; if you may use the list so, add: --accept-licence")


class ListNotOpen(RunError):
    """A list that no address gives to everybody."""

    code = "E423"
    found = N_("list {list} can't be fetched from an open address: {reason}")
    expected = N_("expected a file that you get from its publisher: {page}")
    fix = N_("put that file into the folder screening and name it in lists.csv")


class AnswerCut(RunError):
    """An answer of a server that holds fewer rows than there are."""

    code = "E424"
    found = N_("{source} answers with {count} rows, the most that it gives at once")
    expected = N_("expected fewer rows than {most}, so that none is missing")
    fix = N_("ask for fewer years or products at once, or use a key")


class QueryRefused(RunError):
    """A server of statistics that answers with a refusal, not with data."""

    code = "E425"
    found = N_("{source} answers: {problem}")
    expected = N_("expected data")
    fix = N_("correct what was asked for, or the key")


class PackLineChanged(RunError):
    """A line of an evidence pack that is not as it was written."""

    code = "E430"
    found = N_("this line of the pack was changed: {problem}")
    expected = N_("expected every byte as it was written")
    fix = N_("rely on nothing in this copy; ask for the original")


class PackUnsealed(RunError):
    """An evidence pack without its last line, or a file that is none."""

    code = "E431"
    found = N_("the pack ends after line {lines} without a seal")
    expected = N_("expected a pack of screening (.jsonl) whose last line seals it")
    fix = N_("rely on nothing in this copy; ask for the original")


class PackFileChanged(RunError):
    """A file that belongs to an evidence pack and is not the one that was sealed."""

    code = "E432"
    found = N_("file {file} is not the one that the pack seals: {problem}")
    expected = N_("expected its bytes with sha256 {sha256}")
    fix = N_("rely on the lines of the pack alone, or ask for the original file")


class PackDiffers(RunError):
    """An evidence pack whose screening now gives something else."""

    code = "E433"
    found = N_("screening the folder again gives another line: {problem}")
    expected = N_("expected the same bytes as when the pack was made")
    fix = N_("give the folder with the lists and the version of corredor that the pack names")


class OtherSeal(RunError):
    """An evidence pack with another seal than the one that was kept."""

    code = "E434"
    found = N_("the seal of the pack is {found}")
    expected = N_("expected {expected}, which you gave")
    fix = N_("the pack is whole, but it isn't the one that was sealed; ask for the original")


class NotAHit(RunError):
    """A decision on a party and an entry between which there is no hit."""

    code = "E435"
    found = N_("{party} has no hit on the entry {entry}")
    expected = N_("expected one of: {known}")
    fix = N_("look at the hits with: corredor screening pack {folder} --party {party}")


class SameTwice(RunError):
    """A decision whose second person is the first."""

    code = "E436"
    found = N_("{person} is named as first and as second person")
    expected = N_("expected two people, or one")
    fix = N_("name another person with --second, or leave it out")


class NothingScreened(RunError):
    """Evidence asked of a folder in which the study of screening found nothing."""

    code = "E437"
    found = N_("the study of screening has no results for {folder}")
    expected = N_("expected at least one party and one list")
    fix = N_("fill screening/parties.csv and screening/lists.csv, then: corredor check {folder}")


class SecondPersonMissing(RunError):
    """A decision of one person where the policy asks for two."""

    code = "E438"
    found = N_("{person} alone decides")
    expected = N_("expected two people: the policy of screening asks for four eyes")
    fix = N_("name the second one with --second")


class NotComputed(CorredorError):
    """A finding that could not be made; the others stand (E5xx)."""


class InputAbsent(NotComputed):
    """A study whose input isn't in the folder."""

    code = "E501"
    found = N_("{study} was not computed: {input} is absent or empty")
    expected = N_("expected {input} in the programme folder")
    fix = N_("add it, if you want this chapter")


class EngineMissing(NotComputed):
    """A study whose engine isn't installed."""

    code = "E502"
    found = N_("{study} was not computed: its engine {engine} is not installed")
    expected = N_("expected the extra {extra}")
    fix = N_("install it with: pip install corredor[{extra}]")


class Infeasible(NotComputed):
    """A question without a solution."""

    code = "E503"
    found = N_("{study} has no solution: {reason}")
    expected = N_("expected constraints that can hold together")
    fix = N_("relax one of them")


class UpstreamMissing(NotComputed):
    """A finding that another study should have made."""

    code = "E504"
    found = N_("{study} was not computed: {key} is missing")
    expected = N_("expected it from another study")
    fix = N_("see why {key} was not computed")


class StudyFailed(NotComputed):
    """A study that stopped with a fault of its own."""

    code = "E505"
    found = N_("{study} failed: {problem}")
    expected = N_("expected no fault")
    fix = N_("run with --debug and report what it prints; this is not your fault")


class MixedBasis(NotComputed):
    """A flow set against a stock."""

    code = "E507"
    found = N_("{key} was not computed: {first} is a {basis}, {second} a {other_basis}")
    expected = N_("expected two flows, two stocks or two counts")
    fix = N_("give the two claims different properties")


class NoLegalTrack(NotComputed):
    """Two stations between which closures leave no way."""

    code = "E508"
    found = N_("no legal way leads from {origin} to {destination}: {reason} ({areas})")
    expected = N_("expected a way past the closed areas")
    fix = N_("choose another station or carrier, or less distance from closed areas")


class MissingConversion(NotComputed):
    """A change of money for which the folder has no rate or deflator."""

    code = "E506"
    found = N_("{key} was not computed: no conversion from {source} to {target}")
    expected = N_("expected a row of {table}")
    fix = N_("add it with its source to {table}; nominal money needs a price_year first")


class NoRange(NotComputed):
    """A forecast of demand without a range."""

    code = "E509"
    found = N_("{name} of the market {market} is a bare number")
    expected = N_("expected a range: a forecast of demand without one is none")
    fix = N_("give its assumption a distribution with low and high")


def _leaves(kind: type[CorredorError]) -> Iterable[type[CorredorError]]:
    for child in kind.__subclasses__():
        if child.code and child.__module__ == __name__:
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
