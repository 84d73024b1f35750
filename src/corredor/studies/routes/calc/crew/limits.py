"""Limits of flight duty by regime: the rows of their tables, and the row that a duty falls under.

Times are minutes. A regime whose tables nobody has is unknown: it never permits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

MINUTES_PER_HOUR: Final = 60
DAY: Final = 24 * MINUTES_PER_HOUR
ANY_SECTORS: Final = (0, 10**6)
UNKNOWN: Final = "unknown"


@dataclass(frozen=True)
class Limit:
    """One row: for reports in a band of the day, sectors, pilots and rest facility.

    Parameters
    ----------
    kind
        ``basic``, ``extended``, ``unknown_state``, ``augmented``, ``flight_time``, ``rest_home``,
        ``rest_away``, ``flight_28_days``, ``flight_year`` or another of the table.
    start
        First and last minute of the report by the reference clock; the band may pass midnight.
    sectors
        Fewest and most sectors.
    pilots
        Pilots; 0 is any number.
    rest_class
        Class of the rest facility, ``1`` a bunk; empty is none.
    long_sector
        Whether a sector must be longer than the regime's long sector.
    minutes
        The limit [minute].
    """

    kind: str
    start: tuple[int, int]
    sectors: tuple[int, int]
    pilots: int
    rest_class: str
    long_sector: bool
    minutes: int
    source: str

    def holds_at(self, report: int) -> bool:
        """Whether a report at a minute of the day falls within the band."""
        first, last = self.start
        if first <= last:
            return first <= report <= last
        return report >= first or report <= last


def minutes_of(text: str) -> int:
    """Return a time or duration written hours and minutes in minutes.

    Examples
    --------
    >>> minutes_of("13:29")
    809
    """
    hours, _, minutes = text.partition(":")
    return int(hours) * MINUTES_PER_HOUR + int(minutes or 0)


def duty_limits(rows: Iterable[Mapping[str, Any]], regime: str) -> tuple[Limit, ...]:
    """Return the limits of a regime; empty where its tables are known to exist and not had.

    Raises
    ------
    KeyError
        The table doesn't have the regime.
    """
    found = [row for row in rows if row["regime"] == regime]
    if not found:
        raise KeyError(f"no regime of flight duty {regime!r}")
    return tuple(
        Limit(
            row["kind"],
            (minutes_of(row["start_from"] or "0:00"), minutes_of(row["start_to"] or "23:59")),
            (int(row["sectors_from"]), int(row["sectors_to"]))
            if row["sectors_from"]
            else ANY_SECTORS,
            int(row["pilots"] or 0),
            row["rest_class"],
            row["long_sector"] == "1",
            minutes_of(row["hours"]),
            row["source"],
        )
        for row in found
        if row["hours"]
    )


def single(limits: Iterable[Limit], kind: str) -> int | None:
    """Return the one limit of a kind [minute]; None where the regime has none."""
    return next((limit.minutes for limit in limits if limit.kind == kind), None)


def acclimatisation(
    rows: Iterable[Mapping[str, Any]], regime: str, difference: float, elapsed: float
) -> str:
    """Return where a crew is acclimatised: ``departure``, ``destination`` or ``unknown``.

    Parameters
    ----------
    rows
        The table of acclimatisation.
    regime
        The regime.
    difference
        Difference between reference time and local time at the next report [hour].
    elapsed
        Time since the report at reference time [hour].

    Notes
    -----
    ORO.FTL.105(1), table 1; the first line is for less than 4 h, beyond 12 h reads as unknown.
    """
    apart = abs(difference)
    for row in rows:
        if row["regime"] != regime or float(row["elapsed_from"]) > elapsed:
            continue
        if row["elapsed_to"] and elapsed >= float(row["elapsed_to"]):
            continue
        most = float(row["difference_to"])
        if apart < most or (apart == most and row["inclusive"] == "1"):
            return row["state"]
    return UNKNOWN


def local_nights(
    rows: Iterable[Mapping[str, Any]], regime: str, difference: float, elapsed: float
) -> int | None:
    """Return the local nights of rest at home after a rotation over time zones.

    Parameters
    ----------
    rows
        The table of rest after time zones.
    regime
        The regime.
    difference
        Greatest difference between reference time and local time of a rest away [hour].
    elapsed
        Time from the first report of the rotation to its end [hour].

    Returns
    -------
    int or None
        Nights; 0 below the table's least difference, None where the table doesn't say.

    Notes
    -----
    CS FTL.1.235(b)(3)(i).
    """
    mine = [row for row in rows if row["regime"] == regime]
    apart = abs(difference)
    if mine and apart < min(float(row["difference_from"]) for row in mine):
        return 0
    for row in mine:
        if float(row["difference_from"]) <= apart <= float(row["difference_to"]) and (
            float(row["elapsed_from"]) <= elapsed
            and (not row["elapsed_to"] or elapsed < float(row["elapsed_to"]))
        ):
            return int(row["nights"])
    return None


def in_flight_rest(
    rows: Iterable[Mapping[str, Any]], regime: str, crew: str, period: int, rest_class: str
) -> int | None:
    """Return the least rest aboard that a flight duty period asks of a crew [minute].

    Parameters
    ----------
    rows
        The table of in-flight rest.
    regime, crew
        The regime, and ``cabin``.
    period
        Flight duty period [minute].
    rest_class
        Class of the rest facility, ``1`` to ``3``.

    Returns
    -------
    int or None
        Rest [minute]; None where the table allows no such period with that facility.

    Notes
    -----
    CS FTL.1.205(c)(3).
    """
    fitting = [
        (minutes_of(row["period_to"]), minutes_of(row["rest"]))
        for row in rows
        if (row["regime"], row["crew"], row["rest_class"]) == (regime, crew, rest_class)
        and period <= minutes_of(row["period_to"])
    ]
    return min(fitting)[1] if fitting else None
