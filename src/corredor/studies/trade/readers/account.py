"""What a reader gives: a stream of flows, and an account of every row of the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from corredor.core.errors import (
    N_,
    BrokenDataFile,
    CorredorError,
    EmptyDataFile,
    MixedLevels,
    OtherDataFormat,
    Place,
    UnknownAreas,
    UnreconciledRows,
    Wording,
)
from corredor.studies.trade.inputs.flows import TOTAL, Flow

WORLD: Final = N_("partner World, the sum of the others")
LEFTOVER: Final = N_("leftover that is no country")
FORMER: Final = N_("country that no longer is")
GROUP: Final = N_("group of countries")
UNKNOWN_AREA: Final = N_("unknown area")
OTHER_FLOW: Final = N_("other flow than exports and imports; re-exports are inside exports")
BREAKDOWN: Final = N_("part of another row: one means of transport or procedure")
OTHER_LEVEL: Final = N_("other level of detail")
OWN_COUNTRY: Final = N_("partner is the reporter itself")
OTHER_INDICATOR: Final = N_("other indicator")
OTHER_FREQUENCY: Final = N_("neither year nor month")
NO_VALUE: Final = N_("no value")
REASONS: Final = (
    *(WORLD, LEFTOVER, FORMER, GROUP, UNKNOWN_AREA, OTHER_FLOW, BREAKDOWN, OTHER_LEVEL),
    *(OWN_COUNTRY, OTHER_INDICATOR, OTHER_FREQUENCY, NO_VALUE),
)
"""Why a row is no flow between two countries."""
_MOST_CODES: Final = 500
_SHOWN: Final = 12


@dataclass
class Account:
    """What a reader has read so far; complete when its flows are exhausted.

    Parameters
    ----------
    format, file
        Name of the format, and the file that mistakes are placed in.
    rows
        Records read: rows of a table, or filled cells where periods are columns.
    flows
        Flows made of them.
    left_out
        Records that are none, by reason of `REASONS`.
    unknown
        Codes of areas that no table knows, with their rows.
    levels
        Flows by number of digits of their product; 0 is all goods.
    editions
        Classifications that the file names, such as ``H5``.
    warnings
        What a person must know.
    """

    format: str
    file: str
    rows: int = 0
    flows: int = 0
    left_out: Counter[str] = field(default_factory=Counter[str])
    unknown: Counter[str] = field(default_factory=Counter[str])
    levels: Counter[int] = field(default_factory=Counter[int])
    editions: Counter[str] = field(default_factory=Counter[str])
    warnings: list[CorredorError] = field(default_factory=list[CorredorError])

    def broken(self, line: int, problem: str) -> BrokenDataFile:
        """Return the refusal of a damaged file, `problem` being a text of the catalogues."""
        return BrokenDataFile(Place(self.file, line), problem=Wording(problem), format=self.format)

    def other(self, line: int, problem: str, head: str, known: tuple[str, ...]) -> OtherDataFormat:
        """Return the refusal of a file of another format; `head` is what was expected."""
        return OtherDataFormat(
            Place(self.file, line),
            format=self.format,
            problem=Wording(problem),
            head=head,
            known=known,
        )

    def miss(self, code: str, count: int = 1) -> None:
        """Count rows of an area that no table knows."""
        self.left_out[UNKNOWN_AREA] += count
        room = code in self.unknown or len(self.unknown) < _MOST_CODES
        self.unknown[code if room else "…"] += count

    def made(self, flow: Flow) -> Flow:
        """Count a flow and return it."""
        self.flows += 1
        self.levels[0 if flow.product == TOTAL else len(flow.product)] += 1
        return flow

    def close(self) -> None:
        """Reconcile the counts, and warn of what sums will lack.

        Raises
        ------
        EmptyDataFile
            E143: no row is a flow between two countries.
        UnreconciledRows
            E142: a row is neither a flow nor left out by name.
        """
        made = self.flows + sum(self.left_out.values())
        if self.rows != made:
            raise UnreconciledRows(Place(self.file), rows=self.rows, made=made)
        if not self.flows:
            raise EmptyDataFile(Place(self.file))
        if self.unknown:
            codes = tuple(sorted(self.unknown))[:_SHOWN]
            count = sum(self.unknown.values())
            self.warnings.append(UnknownAreas(Place(self.file), codes=codes, count=count))
        if len(self.levels) > 1:
            levels = tuple(str(level) if level else TOTAL for level in sorted(self.levels))
            self.warnings.append(MixedLevels(Place(self.file), levels=levels))


@dataclass
class Reading:
    """Flows, made as they are asked for, and the account that fills meanwhile.

    Parameters
    ----------
    flows
        To be walked once; a mistake in the file is raised where it is met.
    account
        Complete once `flows` is exhausted.
    """

    flows: Iterator[Flow]
    account: Account
