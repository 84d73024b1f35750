"""Arithmetic of trade: flows and mirrors, indicators, potential, tariffs, gravity, equilibrium.

May import: numpy, corredor.units.
May not import: anything else of the project; tables come as arguments.
"""
