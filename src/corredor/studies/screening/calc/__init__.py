"""Arithmetic of screening: names, candidates, scores, ownership, goods and identifiers.

May import: numpy, corredor.units.
May not import: anything else of the project; tables come as arguments.
"""
