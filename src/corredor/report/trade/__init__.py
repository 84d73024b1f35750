"""Trade in the report: the brief of a corridor, its mirror, its partners, its duties.

May import: core, units, data and the other rooms of the report. May not import: studies, run.
"""
