"""Drawings of the appraisal: what swings a worth, its profile, the frontier and the phases.

May import core and the modules of report. May not import run, cli, a study.
"""

from corredor.report.appraisal.frontier import frontier_plot
from corredor.report.appraisal.phases import phases_plot
from corredor.report.appraisal.profile import profiles
from corredor.report.appraisal.tornado import tornados

__all__ = ["frontier_plot", "phases_plot", "profiles", "tornados"]
