"""Codes E13x to E15x: files of publishers that a row names: lists, statistics, hourly numbers."""

from corredor.core.errors.base import N_, RowError


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


class RetiredList(RowError):
    """A list that its publisher no longer keeps."""

    code = "W135"
    found = N_("this list is no longer kept by its publisher since {day}")
    expected = N_("expected its successor: {successor}")
    fix = N_("fetch the successor; whoever was listed since then is not in this file")


class UndatedList(RowError):
    """A list that doesn't say of when it is."""

    code = "W136"
    found = N_("the file doesn't say on which day it was published")
    expected = N_("expected the day of publication, by which its age is known")
    fix = N_("write the day into the row of the list")


class ListPartAbsent(RowError):
    """A list that is read without one of its files."""

    code = "W137"
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
    found = N_("codes of areas that are unknown: {codes} (rows left out: {count})")
    expected = N_("expected codes of ISO 3166 or of UN Comtrade")
    fix = N_("look up what they mean; sums over countries are without them")


class MixedLevels(RowError):
    """A file whose products are of several levels of detail."""

    code = "W146"
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
