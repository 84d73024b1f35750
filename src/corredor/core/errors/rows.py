"""Codes E10x to E12x: rows and cells of the folder's tables."""

from corredor.core.errors.base import N_, RowError


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
    found = N_("{column} is empty (rows: {count}); the report in this language shows {shown}")
    expected = N_("expected the label in each language of the programme")
    fix = N_("fill the column where it is empty")


class MissingLabel(RowError):
    """Ids of claims.csv for which terms.csv has no label."""

    code = "W116"
    found = N_("ids without label: {values} (in all: {count})")
    expected = N_("expected a row of {table} for each, with its label in each language")
    fix = N_("add the rows to {table}; until then the report shows the ids")


class DecimalCommas(RowError):
    """A table with semicolons, in which 1234,5 was read as 1234.5."""

    code = "N117"
    found = N_("cells are separated by {delimiter}, and decimal commas were read as such")
    expected = N_("expected commas between cells and points before decimals")
    fix = N_("nothing to do, if that is what you meant")


class UnitRedefined(RowError):
    """A unit of units.csv that corredor knows with a meaning of its own."""

    code = "E118"
    found = N_("unit {unit} is known already")
    expected = N_("expected units that corredor does not know")
    fix = N_("give your unit another name, or remove the row")


class EmptyTable(RowError):
    """A table without even a first line."""

    code = "E119"
    found = N_("the table is empty")
    expected = N_("expected at least its first line: {head}")
    fix = N_("write that line, or remove the file")


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


class LinesAboveHead(RowError):
    """A table whose first lines are a title or another thing than the names of its columns."""

    code = "E129"
    found = N_("the names of the columns stand in line {line}")
    expected = N_("expected them in the first line of the table")
    fix = N_("remove what stands above them: a title, merged cells, a line sep=")
