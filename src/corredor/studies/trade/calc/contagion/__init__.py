"""Contagion by provenance: what an input of the corridor makes of duties in a third market.

May import: numpy, corredor.units, modules of this study's calc.
May not: advise on a way round a measure; it shows exposure and its source.
"""
