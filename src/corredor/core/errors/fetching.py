"""Codes E42x: what servers answer, and what may be asked of them."""

from corredor.core.errors.base import N_, RunError


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
