"""The case: corridors of the programme, and the statistics that speak of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corredor.core.errors import N_, UnreadableCell, Wording
from corredor.core.study import Absent, Inputs
from corredor.core.table import Row
from corredor.studies.trade.inputs.tables import CORRIDORS, PRODUCTS
from corredor.studies.trade.study.files import FilesRead, files_of
from corredor.studies.trade.study.statistics import Statistics, alpha2, alpha3, embedded

ANOTHER: Final = N_("another country than its partner in the same row")
COUNTED: Final = N_("a country that statistics of trade know")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@dataclass(frozen=True)
class Corridor:
    """A pair of countries [ISO 3166-1 alpha-3] and the years that are looked at."""

    id: str
    first: str
    second: str
    since: int = FIRST_YEAR
    until: int = LAST_YEAR

    @property
    def ways(self) -> tuple[tuple[str, str], tuple[str, str]]:
        """Both directions of trade, the first country's exports before."""
        return (self.first, self.second), (self.second, self.first)

    @property
    def slug(self) -> str:
        """The pair as it stands in keys of findings."""
        return way_slug(self.first, self.second)


def way_slug(exporter: str, importer: str) -> str:
    """Return a direction of trade as it stands in keys of findings.

    Examples
    --------
    >>> way_slug("RUS", "MEX")
    'rus-mex'
    """
    return f"{exporter}-{importer}".lower()


@dataclass(frozen=True)
class Case:
    """What the study looks at.

    Parameters
    ----------
    inputs
        What it was given.
    corridors
        The pairs, those of the folder or the programme's two sides.
    statistics
        Sources of totals, the user's before those that come with the program.
    files
        The user's files by product.
    absent
        Files that can't be read, and why.
    """

    inputs: Inputs
    corridors: tuple[Corridor, ...]
    statistics: tuple[Statistics, ...]
    files: FilesRead
    absent: tuple[Absent, ...]

    @property
    def reports(self) -> Sequence[Statistics]:
        """Sources of what each side reports."""
        return [stats for stats in self.statistics if not stats.reconciled]

    def years(self, stats: Statistics, corridor: Corridor) -> list[int]:
        """Return the years of a source that a corridor looks at."""
        found = stats.years(corridor.first, corridor.second)
        return [year for year in found if corridor.since <= year <= corridor.until]


def code_of(row: Row, column: str) -> str:
    """Return a country of a row by its code of three letters.

    Raises
    ------
    UnreadableCell
        E127: no statistics know the country.
    """
    code = row.text(column)
    found = alpha3().get(code)
    if found is None:
        near = next(one for one in alpha3() if one != code)
        shape = Wording(COUNTED)
        raise UnreadableCell(row.at(column), column=column, value=code, shape=shape, example=near)
    return found


def two_countries(row: Row, first: str, second: str) -> None:
    """Refuse a pair of a country with itself.

    Raises
    ------
    UnreadableCell
        E127.
    """
    code = row.text(second)
    if code and code == row.text(first):
        near = next(one for one in ("CL", "VN") if one != code)
        shape = Wording(ANOTHER)
        raise UnreadableCell(row.at(second), column=second, value=code, shape=shape, example=near)


def corridors(inputs: Inputs) -> tuple[tuple[Corridor, ...], tuple[Absent, ...]]:
    """Return the corridors of the folder, and the rows that are none, with the reason.

    Without a row, the programme's two sides.

    Raises
    ------
    UnreadableCell
        E127: no row is a corridor; what is wrong with the first.
    """
    rows = inputs.table(CORRIDORS.name)
    if not rows:
        first, second = (alpha3().get(code, code) for code in inputs.settings.sides)
        return (Corridor(way_slug(alpha2(first), alpha2(second)), first, second),), ()
    found: list[Corridor] = []
    absent: list[Absent] = []
    for row in rows:
        try:
            found.append(_corridor(row))
        except UnreadableCell as error:
            absent.append(Absent(f"trade.corridor.{row.text('id')}", error))
    if not found:
        raise absent[0].error
    return tuple(found), tuple(absent)


def _corridor(row: Row) -> Corridor:
    two_countries(row, "first", "second")
    return Corridor(
        row.text("id"),
        code_of(row, "first"),
        code_of(row, "second"),
        int(row.number("from") or FIRST_YEAR),
        int(row.number("to") or LAST_YEAR),
    )


def case_of(inputs: Inputs) -> Case:
    """Return the case of a folder; a file that can't be read leaves the others standing."""
    found, absent = corridors(inputs)
    pairs = [way for corridor in found for way in corridor.ways]
    for row in inputs.table(PRODUCTS.name):
        try:
            pairs.append((code_of(row, "exporter"), code_of(row, "importer")))
        except UnreadableCell as error:
            absent = (*absent, Absent(f"trade.products.{row.text('id')}", error))
    files = files_of(inputs, list(dict.fromkeys(pairs)))
    return Case(inputs, found, (*files.totals, *embedded()), files, (*absent, *files.absent))
