"""Results: what the last run of a folder found, for notebooks and scripts."""

from __future__ import annotations

from pathlib import Path

from corredor.report.model import ReportModel
from corredor.run.publish import load_model


def results(folder: Path | str) -> ReportModel:
    """Results of the last run of a programme folder: findings, tables and flags by key.

    Parameters
    ----------
    folder
        The programme folder, whose ``out/`` a run has written.

    Returns
    -------
    ReportModel
        With `findings` and `tables` by key, `flags`, `absent`, `claims`, `facts` and
        `assumptions`.

    Raises
    ------
    NoRunYet
        E405: nothing has run here, or what it kept was removed.

    Examples
    --------
    >>> from tempfile import mkdtemp
    >>> results(mkdtemp())
    Traceback (most recent call last):
    corredor.core.errors...NoRunYet: out: E405 ... has no finished run; ...
    """
    return load_model(Path(folder) / "out")
