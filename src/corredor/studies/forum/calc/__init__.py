"""Algorithms of a forum: integers and arrays in, tuples, arrays and frozen records out.

May import: stdlib, numpy, scipy, corredor.units.
May not import: anything else of the project; tables come as arguments.
"""
