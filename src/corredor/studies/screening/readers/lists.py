"""The one entrance: a format's name and a file in, a reading out."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from importlib.resources import files
from typing import Final

from corredor.core.attached import AttachedFile
from corredor.core.errors import NotAChoice, Place
from corredor.data.tables import read_data_table
from corredor.studies.screening.inputs.entries import Entry
from corredor.studies.screening.readers import (
    csl_csv,
    eu_csv,
    eu_xml,
    ftm_json,
    mapped_csv,
    ofac_csv,
    ofac_xml,
    opensanctions_csv,
    uk_csv,
    un_xml,
)
from corredor.studies.screening.readers.formats import Reader, Stated
from corredor.studies.screening.readers.reading import Reading

READERS: Final[Mapping[str, Reader]] = {
    module.read.format: module.read
    for module in (
        *(ofac_csv, ofac_xml, eu_xml, eu_csv, un_xml, uk_csv),
        *(opensanctions_csv, ftm_json, csl_csv, mapped_csv),
    )
}
"""Readers by the names of their formats."""
DEMO: Final = "screening_demo"
"""The table that holds the demonstration list."""
DEMO_REGIME: Final = "DEMO"
FORMATS: Final = tuple(READERS)


@dataclass(frozen=True)
class ListFile:
    """A list of the programme and how it is to be read.

    Parameters
    ----------
    format
        One of `FORMATS`.
    file
        The file, or the main one of several.
    parts
        Files beside it: ``aliases``, ``addresses`` and ``comments`` of OFAC's tables.
    regime
        Whose list it is; empty for the one that the format or the file itself names.
    encoding
        As the user states it; empty for UTF-8, or what an XML file declares.
    columns, measure
        Mapping of the columns, and what is ordered: for tables of other publishers.
    fragment
        Whether it is a part of a list on purpose.
    """

    format: str
    file: AttachedFile
    parts: Mapping[str, AttachedFile] = field(default_factory=dict[str, AttachedFile])
    regime: str = ""
    encoding: str = ""
    columns: str = ""
    measure: str = ""
    fragment: bool = False


def read_list(wanted: ListFile) -> Reading:
    """Open a list and return its reading; the files are closed when the entries end.

    Raises
    ------
    NotAChoice
        E110: the format is unknown.
    CorredorError
        While the entries are walked: E008, E023, E127 and E130 to E133.
    """
    reader = READERS.get(wanted.format)
    if reader is None:
        place = Place(wanted.file.path)
        raise NotAChoice(place, column="format", value=wanted.format, known=FORMATS)
    opened = ExitStack()
    try:
        stream = opened.enter_context(wanted.file.open())
        reading = reader(stream, wanted.file.path, _stated(wanted, opened))
    except BaseException:
        opened.close()
        raise
    return replace(reading, entries=_closing(reading.entries, opened))


def _stated(wanted: ListFile, opened: ExitStack) -> Stated:
    parts = {
        name: (opened.enter_context(file.open()), file.path)
        for name, file in sorted(wanted.parts.items())
        if wanted.format == ofac_csv.FORMAT
    }
    return Stated(
        regime=wanted.regime,
        encoding=wanted.encoding,
        fragment=wanted.fragment,
        columns=wanted.columns,
        measure=wanted.measure,
        parts=parts,
    )


def _closing(entries: Iterator[Entry], opened: ExitStack) -> Iterator[Entry]:
    with opened:
        yield from entries


def regime_of_list(name: str) -> Mapping[str, str]:
    """Return what is known of a list by its id in `data/list_regimes`; empty where nothing is.

    Examples
    --------
    >>> regime_of_list("uk")["regime"], regime_of_list("nowhere")
    ('UK', {})
    """
    return next(
        (row for row in read_data_table("list_regimes") if row["list"] == name), dict[str, str]()
    )


def demo_list() -> Reading:
    """Return the reading of the synthetic demonstration list; every name in it is invented.

    Examples
    --------
    >>> sum(entry.listed for entry in demo_list().whole())
    13
    """
    path = files("corredor.data").joinpath(DEMO, f"{DEMO}.json")
    return ftm_json.read(io.BytesIO(path.read_bytes()), f"{DEMO}.json", Stated(regime=DEMO_REGIME))
