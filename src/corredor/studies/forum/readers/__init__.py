"""Readers of the forum: opened streams to records, as hostile input; they open nothing.

May import: core, a parser library, calc's instance and inputs of this study.
May not import: programme, report, run, another study.
"""
