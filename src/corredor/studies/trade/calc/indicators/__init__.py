"""Indicators of trade: advantage, overlap, concentration, intensity, complexity, market share.

May import: numpy, corredor.units, modules of this room.
May not: read files; flows come as arrays with exporters first and products last.
"""
