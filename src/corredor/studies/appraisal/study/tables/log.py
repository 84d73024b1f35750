"""Tables of forecasts: those of this run, the folder's own with scores, and all scores together."""

from __future__ import annotations

from collections.abc import Iterator

from corredor.core.finding import Cell, Column, FindingTable
from corredor.studies.appraisal.inputs import APPRAISALS, FORECASTS, HISTORIES
from corredor.studies.appraisal.study.found import Found
from corredor.studies.appraisal.study.log import forecast_of, record
from corredor.studies.appraisal.study.tables.made import PROPOSAL, made

MADE = (Column("made", "date", "made"), Column("resolves", "date", "resolves"))


def forecasts(found: Found) -> Iterator[FindingTable]:
    """Yield the tables of forecasts."""
    yield _log(found)
    yield _own(found)
    yield _scores(found)


def _log(found: Found) -> FindingTable:
    """What this run forecasts, in the columns of the folder's log."""

    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.judged:
            held = forecast_of(one.case.row, one.chances.built, one.chances.horizon)
            yield held.id, held.proposal, held.made, held.resolves, held.chance, held.owner

    columns = (
        *(Column("id", "text", "forecast"), PROPOSAL, *MADE),
        Column("probability", "number", "chance", "share"),
        Column("owner", "text", "owner"),
    )
    return made("forecast_log", columns, rows(), (APPRAISALS.name, HISTORIES.name))


def _own(found: Found) -> FindingTable:
    def rows() -> Iterator[tuple[Cell, ...]]:
        for one in found.log:
            row = one.row
            state = row.text("happened") or ("known" if one.crps is not None else "open_forecast")
            chance = row.number("probability")
            yield (
                *(row.text("id"), row.text("made"), row.text("resolves"), chance),
                *(state, one.brier, one.crps, row.text("unit"), row.text("owner")),
            )

    columns = (
        *(Column("forecast", "term", "forecast"), *MADE),
        Column("chance", "number", "chance", "share"),
        Column("state", "word", "forecast_state"),
        *(Column("brier", "number", "brier_score", "1"), Column("crps", "number", "crps", "1")),
        *(Column("unit", "text", "unit"), Column("owner", "text", "owner")),
    )
    return made("forecasts", columns, rows(), (FORECASTS.name,))


def _scores(found: Found) -> FindingTable:
    held = record(found.log)
    rows = [(held.count, held.rate, held.brier, held.skill)] if held.count else []
    columns = (
        Column("count", "number", "forecasts_known", "1"),
        Column("rate", "number", "share_happened", "share"),
        Column("brier", "number", "brier_score", "1"),
        Column("skill", "number", "brier_skill", "1"),
    )
    return made("scores", columns, rows, (FORECASTS.name,))
