"""Candidates: what was found, as rows that a person can accept into the folder's tables.

May import: core, data, units, calc, inputs, `study.comparison` and `study.lexicons`.
May not import: programme, report, another study.
"""
