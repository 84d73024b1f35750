"""Lexicons: the word lists of `corredor.data.language` in the form that calc takes.

May import: regex, core, data, calc, inputs.
May not import: programme, report, another study.
"""
