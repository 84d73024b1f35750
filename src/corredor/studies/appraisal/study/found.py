"""All that a run of the appraisal found, as findings, tables and flags are made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from corredor.studies.appraisal.study.built import Realisation
from corredor.studies.appraisal.study.choice import Portfolio
from corredor.studies.appraisal.study.conventions import Place
from corredor.studies.appraisal.study.judged import Judged
from corredor.studies.appraisal.study.log import Scored
from corredor.studies.appraisal.study.options import Gate
from corredor.studies.appraisal.study.phases import Plan


@dataclass(frozen=True)
class Found:
    """What a run found.

    Parameters
    ----------
    judged
        The proposals.
    by
        The analysis by which they are compared.
    realisation
        The histories and the rates learnt from them.
    plan, gates
        The network of the plan and its gates; None and none without tasks.
    own_gates
        The gates before each proposal that may be compared.
    chosen
        The portfolio; None without budgets.
    places
        The places of the proposals under each convention of discounting.
    log
        The folder's forecasts with their scores.
    money
        Money of the programme, such as ``USD_2024``.
    """

    judged: tuple[Judged, ...]
    by: str
    realisation: Realisation
    plan: Plan | None
    gates: tuple[Gate, ...]
    own_gates: Mapping[str, tuple[Gate, ...]]
    chosen: Portfolio | None
    places: tuple[Place, ...]
    log: tuple[Scored, ...]
    money: str
