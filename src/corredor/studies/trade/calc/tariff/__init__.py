"""Tariffs: dated rules as data, the calendar that checks them, duties, partial equilibrium.

May import: numpy, corredor.units, modules of this room.
May not: hold a rate, a date or a list of goods; those stand in tables.
"""
