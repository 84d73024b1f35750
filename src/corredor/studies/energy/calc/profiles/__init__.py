"""Profiles: hourly series of demand, sun, wind and price, each with what it is and whence.

May import: numpy, corredor.units. May not import: anything else of the project.
A profile is measured, forecast or synthetic; its kind goes wherever its numbers go.
"""
