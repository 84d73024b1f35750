"""Appraisal: which proposals are worth doing, at what risk, in which phases.

May import core, data, units and its own modules. May not import another study.
The arithmetic is in `calc`.
"""
