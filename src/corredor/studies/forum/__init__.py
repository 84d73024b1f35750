"""The forum: who should meet whom, when, and the day itself.

May import: core, data, units. May not import: programme, report, run, another study.
"""
