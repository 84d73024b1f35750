"""Lexicons: the word lists of `corredor.data.language` in the form that calc takes.

May import: calc, inputs, core, data.
May not import: programme, report, another study.
"""
