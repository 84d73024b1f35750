"""Readers of registration forms' exports: CSV and XLSX as hostile input, and the column mapping.

May import: the standard library, core.errors for the place of a mistake, inputs of this study.
May not import: calc, engine, study, programme, report, run, another study; they open nothing.
"""

from corredor.studies.forum.readers.exports.headers import FIELDS
from corredor.studies.forum.readers.exports.mapping import (
    ColumnMapping,
    Proposal,
    mapping_from_toml,
    mapping_to_toml,
    propose_mapping,
)
from corredor.studies.forum.readers.exports.sheet import Sheet, SheetRow, read_export

__all__ = [
    "FIELDS",
    "ColumnMapping",
    "Proposal",
    "Sheet",
    "SheetRow",
    "mapping_from_toml",
    "mapping_to_toml",
    "propose_mapping",
    "read_export",
]
