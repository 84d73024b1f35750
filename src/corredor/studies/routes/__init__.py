"""Routes: can an air service fly, what does it carry, cost and need, and who would take it.

May import core, data, units and its own modules. May not import another study.
Begin with `study`; the arithmetic is in `calc`, the tables of the folder in `inputs`.
"""
