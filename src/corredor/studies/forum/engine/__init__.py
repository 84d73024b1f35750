"""Engines of the forum: one door to each third-party library, opened when it is called.

May import: its own library, calc and inputs of this study.
May not import: core, programme, report, run, another study.
"""
