"""Precedent corridors: how a comparable corridor developed after its start, honestly bounded.

May import: numpy, corredor.units, modules of this room.
May not: choose precedents by their outcome, or print a rate before levels and shares.
"""
