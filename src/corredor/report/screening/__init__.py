"""Screening in the report: hits party by party, regimes side by side, what was not screened.

May import: core, units, data and the other rooms of the report. May not import: studies, run.
"""
