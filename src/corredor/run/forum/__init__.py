"""The forum on a folder: import of forms, freezing, agendas and sheets, one person's data.

May import: programme, studies, report, data, core, units.
May not import: cli, web.
"""
