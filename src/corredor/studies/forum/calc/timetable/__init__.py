"""Timetables: the immutable instance, checks of a solution, bounds by counting.

May import: stdlib, numpy. May not import: anything else of the project, a solver.
Solvers live in engine; whatever they say, `checks` recounts from the instance alone.
"""
