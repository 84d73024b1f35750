"""Small lists in each format, in the folder `lists`, and their readers."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO

import pytest

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

COLUMNS = (
    "id=Folio; name=Razón social; alias=Otros nombres; rfc=RFC; schema=Tipo; programme=Oficio; "
    "starts=Desde"
)

LISTS = Path(__file__).parent / "lists"
READERS: dict[str, Reader] = {
    "ofac_csv": ofac_csv.read,
    "ofac_xml": ofac_xml.read,
    "ofac_advanced": ofac_xml.read,
    "eu_xml": eu_xml.read,
    "eu_csv": eu_csv.read,
    "un_xml": un_xml.read,
    "uk_csv": uk_csv.read,
    "uk_conlist": uk_csv.read,
    "opensanctions_csv": opensanctions_csv.read,
    "csl_csv": csl_csv.read,
    "ftm_json": ftm_json.read,
    "mapped_csv": mapped_csv.read,
}


@pytest.fixture(scope="session")
def samples() -> dict[str, tuple[bytes, Reader]]:
    """Bytes of a small list, and its reader, by format."""
    files = {path.stem: path.read_bytes() for path in sorted(LISTS.iterdir())}
    return {name: (files[name], read) for name, read in READERS.items()}


@pytest.fixture(scope="session")
def reading(samples: dict[str, tuple[bytes, Reader]]) -> Callable[..., Reading]:
    """Read a sample, or by its reader other bytes or a stream."""

    def made(name: str, raw: bytes | BinaryIO | None = None, **said: Any) -> Reading:
        own, read = samples[name]
        given = own if raw is None else raw
        stream = io.BytesIO(given) if isinstance(given, bytes) else given
        return read(stream, "list.file", Stated(**{"columns": COLUMNS, **said}))

    return made


@pytest.fixture(scope="session")
def sdn_parts() -> dict[str, bytes]:
    """Files beside the sample of the SDN list."""
    parts = ("aliases", "addresses", "comments")
    return {part: (LISTS / f"ofac_{part}.csv").read_bytes() for part in parts}
