"""Candidates: what was found, as rows that a person can accept into the folder's tables.

May import: calc, inputs, core, data, units.
May not import: programme, report, another study.
"""
