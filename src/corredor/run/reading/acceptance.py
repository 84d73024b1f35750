"""Acceptance on the folder: the studies' tables are known here."""

from __future__ import annotations

from pathlib import Path

from corredor.programme.acceptance import Accepted, accept
from corredor.run.output import claim_output, locked
from corredor.run.plan import installed_studies
from corredor.run.reading.arrivals import check_is_programme


def accept_folder(folder: Path, person: str, date: str) -> Accepted:
    """Move the decided candidates of a folder while nothing else runs on it.

    Raises
    ------
    Problems
        See `corredor.programme.acceptance.accept`.
    """
    check_is_programme(folder)
    specs = [spec for study in installed_studies().values() for spec in study.own_tables]
    with locked(claim_output(folder)):
        return accept(folder, specs, person, date)
