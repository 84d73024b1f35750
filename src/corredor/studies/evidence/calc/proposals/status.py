"""Stages in the words of registers: IATI and AidData, by the tables of the register's inputs."""

from __future__ import annotations

from collections.abc import Mapping

from corredor.studies.evidence.calc.records import Stage


def status_of(stage: Stage, table: Mapping[str, str]) -> str:
    """Return the status that a register's table gives for a stage; empty where it has none.

    Parameters
    ----------
    stage
        A stage of the scale.
    table
        The register's status by stage, such as `IATI_STATUS` or `AIDDATA_STATUS` of the inputs.

    Examples
    --------
    >>> status_of("signed", {"signed": "commitment"}), status_of("interest", {})
    ('commitment', '')
    """
    return table.get(stage, "")
