"""Demand: gravity, its fit, choice between itineraries, segments, spill; always with a range.

May import: numpy, corredor.units. May not import: anything else of the project.
Begin with `segments.segment_traffic`; a forecast leaves the room through `forecast_interval`.
"""
