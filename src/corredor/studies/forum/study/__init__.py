"""The forum study: from the folder's rows to findings, tables and flags.

May import: core, data, units and every room of this study.
May not import: programme, report, run, another study.
"""
