"""Energy: what the chapter on supply offers shows beside tables: plots, and an overview of rows.

May import: core, data and the report. May not import: studies, programme, run.
"""
