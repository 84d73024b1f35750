"""The printed form of an evidence pack.

May import: core, data and the other rooms of the report. May not import: studies, run.
Start with `evidence`, which is given records and returns pages; `printed` holds their form.
"""
