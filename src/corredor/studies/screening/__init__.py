"""Screening: who and what may take part, with evidence of what was and was not checked.

May import core, data, units and its own modules. May not import another study.
Begin with `study`; the arithmetic is in `calc`, the tables of the folder in `inputs`.
"""
