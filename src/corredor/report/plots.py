"""Plots: which drawings the report has of which study."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from corredor.report.appraisal import frontier_plot, phases_plot, profiles, tornados
from corredor.report.edto_plot import diversion_plots
from corredor.report.energy.chain_plots import chain_plots
from corredor.report.energy.curve_plots import break_plots, frontier_plots, merit_plots
from corredor.report.energy.week_plot import week_plots
from corredor.report.forum.coverage import coverage_plot, fairness_plot
from corredor.report.forum.network import sector_network
from corredor.report.forum.programme import programme_plots
from corredor.report.i18n import Speech
from corredor.report.ladder import ladder
from corredor.report.maps import corridor_map
from corredor.report.model import Drawing, ReportModel
from corredor.report.payload_plot import payload_plots
from corredor.report.readings import conflicts, series
from corredor.report.timeline import timeline
from corredor.report.tracks import track_maps
from corredor.report.trade.duty_plot import duty_plots
from corredor.report.trade.mirror_plot import mirror_plots
from corredor.report.trade.opportunity import goods_maps, opportunity_plots
from corredor.report.trade.treemap import partner_maps
from corredor.report.waterfall import waterfalls

Drawer = Callable[[ReportModel, Speech], tuple[Drawing, ...]]

DRAWERS: Final[Mapping[str, tuple[Drawer, ...]]] = {
    "evidence": (corridor_map, timeline, series, conflicts, ladder),
    "routes": (track_maps, payload_plots, diversion_plots, waterfalls),
    "trade": (mirror_plots, partner_maps, goods_maps, opportunity_plots, duty_plots),
    "appraisal": (frontier_plot, phases_plot, tornados, profiles),
    "energy": (break_plots, frontier_plots, merit_plots, week_plots, chain_plots),
    "forum": (programme_plots, sector_network, coverage_plot, fairness_plot),
}
"""By study, in the order of the report; each draws one table and nothing where that is empty."""


def drawings(model: ReportModel, study: str, speech: Speech) -> tuple[Drawing, ...]:
    """Return the drawings of a study in a language; a study that has none gives none."""
    return tuple(drawing for drawer in DRAWERS.get(study, ()) for drawing in drawer(model, speech))
