"""The one entrance: a file of flows and its format in, a reading or a table out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Final

from corredor.core.attached import AttachedFile
from corredor.core.errors import NotAChoice, Place
from corredor.studies.trade.inputs.flows import Flow, FlowTable
from corredor.studies.trade.readers import baci, comtrade, imts, mapped_csv
from corredor.studies.trade.readers.account import Account, Reading
from corredor.studies.trade.readers.columns import table_of

FORMATS: Final = (baci.FORMAT, comtrade.FORMAT, imts.FORMAT, mapped_csv.FORMAT)
"""Formats of files of flows."""


@dataclass(frozen=True)
class FlowFile:
    """A file of flows of the programme and how it is to be read.

    Parameters
    ----------
    format
        One of `FORMATS`.
    file
        The file.
    source
        Id of the source in the flows; the format's name where it is empty.
    codes
        BACI's own file of country codes.
    columns
        Mapping of the columns of a table of another publisher.
    level
        Digits of products that are taken of UN Comtrade, 0 for all goods; None takes all.
    """

    format: str
    file: AttachedFile
    source: str = ""
    codes: AttachedFile | None = None
    columns: str = ""
    level: int | None = None


def read_flows(wanted: FlowFile) -> Reading:
    """Open a file and return its reading; it is closed when the flows end.

    Raises
    ------
    NotAChoice
        E110: the format is unknown.
    CorredorError
        E127: a mapping can't be read; and while the flows are walked what the reader raises.
    """
    if wanted.format not in FORMATS:
        place = Place(wanted.file.path)
        raise NotAChoice(place, column="format", value=wanted.format, known=FORMATS)
    opened = ExitStack()
    try:
        reading = _reading(wanted, opened)
    except BaseException:
        opened.close()
        raise
    return Reading(_closing(reading.flows, opened), reading.account)


def _reading(wanted: FlowFile, opened: ExitStack) -> Reading:
    codes = known_codes(wanted)
    stream, file = opened.enter_context(wanted.file.open()), wanted.file.path
    match wanted.format:
        case baci.FORMAT:
            return baci.read(stream, file, source=wanted.source, codes=codes)
        case comtrade.FORMAT:
            return comtrade.read(stream, file, source=wanted.source, level=wanted.level)
        case imts.FORMAT:
            return imts.read(stream, file, source=wanted.source)
        case _:
            return mapped_csv.read(stream, file, source=wanted.source, columns=wanted.columns)


def known_codes(wanted: FlowFile) -> dict[str, str]:
    """Return alpha-3 by number of BACI's own file of codes; empty without one."""
    if wanted.codes is None:
        return {}
    with wanted.codes.open() as stream:
        return baci.country_codes(stream, wanted.codes.path)


def _closing(flows: Iterator[Flow], opened: ExitStack) -> Iterator[Flow]:
    with opened:
        yield from flows


def flow_table(wanted: FlowFile) -> tuple[FlowTable, Account]:
    """Read a file that fits into memory, and return its flows and the account of its rows.

    Raises
    ------
    CorredorError
        As `read_flows` and `table_of`.
    """
    reading = read_flows(wanted)
    return table_of(reading), reading.account
