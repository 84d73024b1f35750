"""Codes E40x and E41x: studies, their needs, keys, output, scenarios."""

from corredor.core.errors.base import N_, RunError


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
    expected = N_("expected {record}")
    fix = N_("run first: {command}")


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


class UnknownLanguage(RunError):
    """A language that the report doesn't speak."""

    code = "E411"
    found = N_("language {language} is unknown")
    expected = N_("expected one of {known}")
    fix = N_("choose one of these")


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
