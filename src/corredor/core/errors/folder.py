"""Codes E0xx: files, settings and keys of a programme folder."""

from corredor.core.errors.base import N_, FolderError


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
    fix = N_("save the file again as UTF-8, which Excel calls “CSV UTF-8”")


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
    fix = N_(
        "allow writing in {folder}, make room if the disk is full, or copy the programme to where "
        "you may write"
    )


class SpreadsheetFile(FolderError):
    """A table of the folder that was saved in a spreadsheet's own format."""

    code = "W026"
    found = N_("nothing reads {file}: it is in a spreadsheet's own format")
    expected = N_("expected {table}")
    fix = N_("save it there from the spreadsheet, in Excel as “CSV UTF-8”")
