"""Arithmetic of air services: floats and arrays in, floats, arrays and frozen records out.

May import: numpy, corredor.units.
May not import: anything else of the project; tables come as arguments.
"""
