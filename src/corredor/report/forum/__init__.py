"""The forum in the report: its drawings, and what it hands out, such as agendas and badges.

May import: core, units, data and the other rooms of the report. May not import: studies, run.
`day` holds the records of what is handed out; `coverage`, `network` and `overview` draw.
"""
