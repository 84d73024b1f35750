"""Liquefied gas: voyage, boil-off, canal, chain from wellhead to pipe, ships needed.

May import: numpy, corredor.units. May not import: anything else of the project.
Every price of gas states its heating value once, for the whole chain; all heat here is HHV
unless the caller's numbers all say otherwise.
"""
